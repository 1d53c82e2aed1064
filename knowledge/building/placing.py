"""The one place where a knowledge file changes hands: put in place, kept, and taken back.

Beside ``NAME.db`` lies ``NAME.previous.db``, the file that was in force before. Every step is one
rename, so that whoever looks at any moment, and whoever is killed at any moment, finds a whole
file under the name. What a killed step leaves behind is put right by the next one:

1. the file in force gets a second name, ``.NAME.db.kept``
2. the new file takes the place
3. ``.NAME.db.kept`` becomes ``NAME.previous.db``
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from knowledge.connections import reading
from knowledge.errors import KnowledgeFileError
from knowledge.store import Store

# Where a file cannot have two names: some network and removable drives.
_NO_SECOND_NAME = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


def previous_of(file: Path) -> Path:
    """Where the file that was in force before is kept: ``NAME.previous.db``."""
    return file.with_name(f"{file.stem}.previous{file.suffix}")


def draft_of(file: Path) -> Path:
    """Where a build writes before its file is put in place."""
    return file.with_name(f".{file.name}.building")


def lock_of(file: Path) -> Path:
    """What whoever builds or changes the file holds meanwhile."""
    return file.with_name(f".{file.name}.lock")


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Nobody else builds or changes this file meanwhile; what a killed one left is put right."""
    with FileLock(lock_of(file), mode=0o600):
        _tidy(file)
        yield


def place(new: Path, file: Path) -> None:
    """Put a whole new file in place, inside `alone`; the one that was in force is kept.

    A file with the same bytes takes no place: what was in force before stays within reach. And
    a damaged file is not kept where that would cost the good one that is.
    """
    settle(new)
    if not file.exists() or (previous_of(file).exists() and not _is_knowledge(file)):
        new.replace(file)
    elif _are_equal(new, file):
        new.unlink()
    else:
        _exchange(new, file)
    settle(file.parent)


def roll_back(file: Path) -> None:
    """Put the previous file in force and keep the present one, so that a second call undoes it.

    Raises:
        KnowledgeFileError: there is no previous file, or this Rounds cannot use it.
    """
    file = file.resolve()
    previous = previous_of(file)
    if not file.parent.is_dir():
        remedy = "Name the knowledge file that is in use with --knowledge"
        raise KnowledgeFileError(file, "there is no such folder", remedy)
    with alone(file):
        if not previous.is_file():
            remedy = "One is kept whenever `rounds build` puts a new file in another's place"
            raise KnowledgeFileError(previous, "there is no previous file to go back to", remedy)
        Store(previous).close()  # raises, if it cannot be used
        if file.exists():
            _exchange(previous, file)
        else:
            previous.replace(file)
        settle(file.parent)


def _exchange(new: Path, file: Path) -> None:
    _name_twice(file)
    new.replace(file)
    _kept_of(file).replace(previous_of(file))


def _kept_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.kept")


def _tidy(file: Path) -> None:
    """Take away the draft of a build that was killed, and finish its renames.

    Only one that was killed leaves these behind: the lock keeps others out.
    """
    draft_of(file).unlink(missing_ok=True)
    _copy_of(file).unlink(missing_ok=True)
    kept = _kept_of(file)
    if not kept.exists():
        return
    if file.exists() and _are_equal(kept, file):
        kept.unlink()  # killed before the new file took the place
    else:
        kept.replace(previous_of(file))


def _are_equal(one: Path, other: Path) -> bool:
    filecmp.clear_cache()  # what it remembers goes by the clock
    return filecmp.cmp(one, other, shallow=False)


def _is_knowledge(file: Path) -> bool:
    """Whether some Rounds can use the file: this one or an earlier one."""
    try:
        with reading(file) as db:
            return db.execute("SELECT 1 FROM meta WHERE key = 'schema'").fetchone() is not None
    except sqlite3.Error:
        return False


def _name_twice(file: Path) -> None:
    kept = _kept_of(file)
    try:
        os.link(file, kept)
    except OSError as error:
        if error.errno not in _NO_SECOND_NAME:
            raise
        shutil.copy2(file, _copy_of(file))
        _copy_of(file).replace(kept)


def _copy_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.copying")


def settle(path: Path) -> None:
    """Have a file, or the renames in a folder, outlast a power failure."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
