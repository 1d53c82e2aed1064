"""Settings of single channels, apart from those of their guild."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Make the table; no channel has a choice of its own, so what held before holds on."""
    op.create_table(
        "channel",
        sa.Column("guild_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("channel_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("in_thread", sa.Boolean),
        sa.Column("private", sa.Boolean),
        sa.Column("plain_text", sa.Boolean),
    )
