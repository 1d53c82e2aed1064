"""A folder that holds one release whole, and beside it the next one while it is being fetched.

``medgen/`` is the release in use, with ``manifest.json``; ``medgen.coming/`` is the next one.
It takes the place of the first when all of it is there. A process killed in between leaves one of
the two or both, never half a release in ``medgen/``.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.download.part import Part, write_whole
from knowledge.download.release import Distribution, Files
from knowledge.download.transfer import PAGE, Client, shown
from knowledge.download.versions import Stored, Version
from knowledge.errors import DownloadError

_MANIFEST = "manifest.json"
_RELEASE = "RELEASE"
_GZIP = b"\x1f\x8b"


class Manifest(BaseModel):
    """What lies in a folder, by name."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    files: dict[str, Stored] = {}

    @classmethod
    def of(cls, folder: Path) -> Manifest:
        """The manifest of a folder; empty where there is none that can be read."""
        try:
            return cls.model_validate_json((folder / _MANIFEST).read_bytes())
        except (FileNotFoundError, ValidationError):
            return cls()

    def keep(self, folder: Path) -> None:
        """Write it into the folder, in one step."""
        write_whole(folder / _MANIFEST, self.model_dump_json(indent=1))


@dataclass(frozen=True, slots=True)
class Change:
    """What an update found of one file: "new", "changed" or "unchanged"; and its size, if known."""

    name: str
    what: str
    size: int | None


@dataclass(slots=True)
class Holding:
    """The release of one distribution in `folder`, and the next one beside it."""

    distribution: Distribution
    folder: Path
    _coming: Path = field(init=False)
    _former: Path = field(init=False)

    def __post_init__(self) -> None:
        self._coming = self.folder.with_name(f"{self.folder.name}.coming")
        self._former = self.folder.with_name(f"{self.folder.name}.former")

    async def compare(self, client: Client) -> list[Change]:
        """What the server offers against what is held, fetching nothing and writing nothing."""
        changes = []
        for name, address in self.distribution.addresses.items():
            held = _held(self.folder, name, address)
            offered = await client.look(address, held)
            changes.append(Change(name, _word(held, offered), (offered or held or _NONE).size))
        return changes

    async def refresh(self, client: Client) -> list[Change]:
        """Fetch what has changed, and put the release in place when all of it fits together.

        Raises:
            DownloadError: a file could not be fetched, or they are not of one release.
        """
        self._recover()
        self._coming.mkdir(parents=True, exist_ok=True)
        before = Manifest.of(self.folder).files
        files = await self._gather(client)
        if self.distribution.misfit(files):
            # The server was rewriting its files; what has changed since is fetched once more.
            files = await self._gather(client)
        if problem := self.distribution.misfit(files):
            remedy = "The server seems to be changing its files: run the command again in an hour."
            what = f"the files of {self.distribution.title} are not of one release"
            raise DownloadError(what, problem, remedy)
        self._put_in_place(files)
        return [
            Change(name, _changed(before.get(name), stored), stored.size)
            for name, (_, stored) in files.items()
        ]

    def _recover(self) -> None:
        """Finish what a process that was killed while putting a release in place left."""
        if self._former.exists() and not self.folder.exists():
            self._former.rename(self.folder)
        elif self._former.exists():
            shutil.rmtree(self._former)

    async def _gather(self, client: Client) -> Files:
        """Each file in its newest version: where it lies and what is known of it."""
        return {
            name: await self._newest(client, name, address)
            for name, address in self.distribution.addresses.items()
        }

    async def _newest(self, client: Client, name: str, address: str) -> tuple[Path, Stored]:
        places = (self._coming, self.folder)
        found = ((place / name, _held(place, name, address)) for place in places)
        path, held = next(((path, held) for path, held in found if held), (None, None))
        part = Part(self._coming / name)
        version = await client.fetch(address, part, held)
        if version is None and path and held:
            return path, held
        stored = _examined(part, version or Version(address=shown(address)))
        # Noted before it has its name: a file that is noted and missing is found in its part.
        files = {**Manifest.of(self._coming).files, name: stored}
        Manifest(files=files).keep(self._coming)
        part.finish()
        return part.target, stored

    def _put_in_place(self, files: Files) -> None:
        manifest = Manifest(files={name: stored for name, (_, stored) in files.items()})
        is_new = any(path.parent == self._coming for path, _ in files.values())
        if not is_new and manifest == Manifest.of(self.folder):
            shutil.rmtree(self._coming)
            return
        for name, (path, _) in files.items():
            if path.parent != self._coming:
                _link(path, self._coming / name)
        self._tell_date(manifest.files)
        manifest.keep(self._coming)
        for path in self._coming.iterdir():
            if path.name not in {*files, _MANIFEST, _RELEASE}:
                path.unlink()
        if self.folder.exists():
            self.folder.rename(self._former)
        self._coming.rename(self.folder)
        if self._former.exists():
            shutil.rmtree(self._former)

    def _tell_date(self, files: Mapping[str, Stored]) -> None:
        dated = files.get(self.distribution.dated_by or "")
        if dated and dated.modified:
            write_whole(self._coming / _RELEASE, f"{dated.modified.date().isoformat()}\n")


_NONE = Version(address="")


def _held(folder: Path, name: str, address: str) -> Stored | None:
    """What is known of a file in a folder that came from this address and is as it was fetched."""
    stored = Manifest.of(folder).files.get(name)
    path = folder / name
    if stored is None or stored.address != shown(address) or not path.is_file():
        return None
    return stored if _checksum(path) == stored.sha256 else None


def _word(held: Stored | None, offered: Version | None) -> str:
    if offered is None:
        return "unchanged"
    return "changed" if held else "new"


def _changed(before: Stored | None, now: Stored) -> str:
    if before is None:
        return "new"
    return "unchanged" if before.sha256 == now.sha256 else "changed"


def _examined(part: Part, version: Version) -> Stored:
    """What is to be known of a file that has arrived; one that is not what it should be is dropped.

    Raises:
        DownloadError: it is a web page, no gzip file where one is expected, or a damaged one.
    """
    with part.path.open("rb") as file:
        beginning = file.read(64).lstrip()
    packed = part.target.suffix == ".gz"
    problem = None
    if beginning.startswith(b"<"):
        problem = PAGE
    elif not beginning or packed != beginning.startswith(_GZIP):
        problem = f"is {'no' if packed else 'a'} gzip file" if beginning else "is empty"
    elif packed:
        problem = _damage(part.path)
    if problem:
        part.drop()
        raise DownloadError(version.address, problem, "Run the command again: it starts anew.")
    return Stored(
        **version.model_dump(exclude={"size"}),
        size=part.size,
        sha256=_checksum(part.path),
        fetched=datetime.now(UTC).replace(microsecond=0),
    )


def _damage(path: Path) -> str | None:
    """Why a gzip file cannot be unpacked to its end; None if it can."""
    try:
        with gzip.open(path, "rb") as unpacked:
            while unpacked.read(1 << 20):
                pass
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        return f"is damaged ({error})"
    return None


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _link(path: Path, target: Path) -> None:
    """The same file under a second name; a copy where the file system knows no such thing."""
    target.unlink(missing_ok=True)
    try:
        os.link(path, target)
    except OSError:
        shutil.copy2(path, target)
