"""Settings of guilds and people."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    """Make the tables of settings."""
    op.create_table(
        "guild",
        sa.Column("guild_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("in_thread", sa.Boolean),
        sa.Column("private", sa.Boolean),
        sa.Column("plain_text", sa.Boolean),
        sa.Column("language", sa.String),
        sa.Column("disclaimer", sa.String),
        sa.Column("report_channel_id", sa.BigInteger),
    )
    op.create_table(
        "study_channel",
        sa.Column("guild_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("channel_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("in_thread", sa.Boolean, nullable=False),
    )
    op.create_table(
        "refused_command",
        sa.Column("guild_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("channel_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("command", sa.String, primary_key=True),
    )
    op.create_table(
        "pinned_meaning",
        sa.Column("guild_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("channel_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("abbreviation", sa.String, primary_key=True),
        sa.Column("concept_id", sa.String, nullable=False),
    )
    op.create_table(
        "departure",
        sa.Column("guild_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("left_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "person",
        sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("private", sa.Boolean),
        sa.Column("plain_text", sa.Boolean),
        sa.Column("sort_order", sa.String),
    )
