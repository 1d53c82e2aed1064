"""Answers without a mention in one study channel, apart from the others."""

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"


def upgrade() -> None:
    """Add the choice; no channel has made it, so each is as all study channels are."""
    op.add_column("channel", sa.Column("unmentioned", sa.Boolean))
