"""Counts of what was useful and of what was not found; answers without a mention."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Make the tables of counts; a study channel that there is waits for mentions as before."""
    op.add_column("guild", sa.Column("counts_unfound", sa.Boolean))
    op.add_column(
        "study_channel",
        sa.Column("unmentioned", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "usefulness",
        sa.Column("month", sa.String, primary_key=True),
        sa.Column("concept_id", sa.String, primary_key=True),
        sa.Column("section", sa.String, primary_key=True),
        sa.Column("useful", sa.Boolean, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "unfound",
        sa.Column("month", sa.String, primary_key=True),
        sa.Column("concept_id", sa.String, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
