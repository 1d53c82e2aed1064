"""Which version of a file a server offers, by what its headers say, and how to ask about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pydantic import BaseModel, ConfigDict

_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class Version(BaseModel):
    """One version of a file at one address. `last_modified` and `etag` are as the server wrote."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    address: str  # without password and query
    size: int | None = None
    last_modified: str | None = None
    etag: str | None = None

    @classmethod
    def of(cls, address: str, headers: Mapping[str, str]) -> Version:
        """The version that the headers of a whole answer (200) or of a part (206) describe."""
        length = headers.get("Content-Length", "")
        size = int(length) if length.isdecimal() else None
        if "Content-Range" in headers:
            size = (content_range(headers) or (0, None))[1]
        modified, etag = headers.get("Last-Modified"), headers.get("ETag")
        return cls(address=address, size=size, last_modified=modified, etag=etag)

    def is_same(self, other: Version) -> bool:
        """Whether both are surely the same bytes: tag or time agree, and nothing contradicts."""
        pairs = [
            (mine, theirs)
            for mine, theirs in (
                (self.etag, other.etag),
                (self.last_modified, other.last_modified),
            )
            if mine and theirs
        ]
        same_size = self.size is None or other.size is None or self.size == other.size
        return bool(pairs) and same_size and all(mine == theirs for mine, theirs in pairs)

    @property
    def modified(self) -> datetime | None:
        """When the file was last changed on its server; None where that cannot be read."""
        try:
            time = parsedate_to_datetime(self.last_modified or "")
        except ValueError:
            return None
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)

    @property
    def conditions(self) -> dict[str, str]:
        """Headers that ask for the file only if it is another version than this."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}

    def rest(self, begun: int) -> dict[str, str]:
        """Headers that ask for the bytes from `begun` on, or all if it is another version.

        Empty where the server gave nothing to tell versions apart by. A weak tag does not
        promise equal bytes (RFC 9110, 13.1.5), a time does well enough.
        """
        strong = self.etag if self.etag and not self.etag.startswith("W/") else None
        told = strong or self.last_modified
        return {"Range": f"bytes={begun}-", "If-Range": told} if told else {}


class Stored(Version):
    """A file that lies whole in a folder: its version, its checksum, when it was fetched."""

    size: int
    sha256: str
    fetched: datetime


def content_range(headers: Mapping[str, str]) -> tuple[int, int | None] | None:
    """(first byte, size of the whole file or None) of a partial answer; None if it does not say."""
    match = _CONTENT_RANGE.fullmatch(headers.get("Content-Range", ""))
    if match is None:
        return None
    return int(match[1]), None if match[2] == "*" else int(match[2])
