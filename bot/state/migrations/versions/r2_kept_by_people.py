"""History, which its owner turns on, and reading lists."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Make both tables, and the switch of the first."""
    op.add_column("person", sa.Column("history", sa.Boolean))
    op.create_table(
        "history",
        sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("concept_id", sa.String, primary_key=True),
        sa.Column("asked_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_history_asked_at", "history", ["asked_at"])
    op.create_table(
        "reading_list",
        sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("reference", sa.String, primary_key=True),
        sa.Column("added_at", sa.BigInteger, nullable=False),
    )
