"""Every revision of the tables, applied in order when the state is opened.

A new one is a file in `versions` with the next number; `down_revision` names the one before.
Nothing is ever taken back: an older program refuses a newer database.
"""

from __future__ import annotations

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.errors import StateUnusableError

# Any number that other programs in the same database are unlikely to choose.
_LOCK = 0x526F756E6473


def revisions() -> tuple[str, ...]:
    """The names of all revisions, first to last."""
    return tuple(each.revision for each in _scripts().walk_revisions())[::-1]


def upgrade(connection: Connection, target: str = "head") -> None:
    """Bring a database to a revision, within the transaction of the connection.

    Raises:
        StateUnusableError: the database is of a revision that this program does not know.
    """
    if connection.dialect.name == "postgresql":
        # Who starts together would all make the tables; SQLite lets one write anyway. Alembic's
        # `op` belongs to the whole process: two at once would mix up their connections.
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    scripts = _scripts()
    context = MigrationContext.configure(
        connection,
        opts={
            "fn": lambda found, _: scripts._upgrade_revs(target, found),  # noqa: SLF001  # as Alembic's own `upgrade` does
            "version_table": "rounds_revision",
        },
    )
    found = context.get_current_revision()
    if found and found not in revisions():
        raise StateUnusableError(
            f"it was written by a newer Rounds (revision {found}); install that version"
        )
    with Operations.context(context):
        context.run_migrations()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(Path(__file__).parent))
