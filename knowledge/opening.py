"""A knowledge file opened whole, its tables and its arrays; or looked through for damage."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

from knowledge import schema
from knowledge.connections import Connections, damage, reading
from knowledge.errors import KnowledgeFileError
from knowledge.names.arrays import Arrays, ArraysError

_REBUILD = "Build it again with `rounds build`"


def opened(path: Path) -> tuple[Connections, Arrays]:
    """The tables and the arrays of one file, even where another takes its place meanwhile.

    Raises:
        KnowledgeFileError: it is missing, foreign, outdated, or its arrays are damaged.
    """
    while True:
        with ExitStack() as undo:
            tables = undo.enter_context(closing(_tables(path)))
            try:
                arrays = Arrays(path)
            except (OSError, ArraysError) as error:
                raise KnowledgeFileError(path, f"it is damaged ({error})", _REBUILD) from error
            if arrays.identity == tables.identity:
                undo.pop_all()
                return tables, arrays


def inspect(path: Path) -> tuple[str, ...]:
    """What is in a file, as source and release, once all its pages and arrays were read.

    Raises:
        KnowledgeFileError: it is missing, foreign, outdated or damaged.
    """
    tables, arrays = opened(path)  # raises
    tables.close()
    try:
        with reading(path) as db:
            found = (*damage(db, 1), *arrays.damaged())
            sources = db.execute("SELECT name, coalesce(release, retrieved) FROM source").fetchall()
    except sqlite3.DatabaseError as error:
        raise KnowledgeFileError(path, f"it is damaged ({error})", _REBUILD) from error
    if found:
        raise KnowledgeFileError(path, f"it is damaged ({found[0]})", _REBUILD)
    return tuple(f"{name} {release}" for name, release in sources)


def _tables(path: Path) -> Connections:
    if not path.is_file():
        raise KnowledgeFileError(path, "there is no such file", _REBUILD)
    with ExitStack() as undo:
        try:
            tables = undo.enter_context(closing(Connections(path)))
            found = tables.rows("SELECT value FROM meta WHERE key = 'schema'")
        except sqlite3.DatabaseError as error:
            problem = f"it is not a knowledge file of Rounds ({error})"
            raise KnowledgeFileError(path, problem, _REBUILD) from error
        version = str(found[0]["value"]) if found else None
        if version != str(schema.VERSION):
            problem = f"it has schema {version}, this Rounds reads schema {schema.VERSION}"
            raise KnowledgeFileError(path, problem, _REBUILD)
        undo.pop_all()
    return tables
