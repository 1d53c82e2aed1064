"""How a record itself is cited."""

from __future__ import annotations

from bot.phrases import words
from knowledge.model import Provenance


def cite_line(name: str, curie: str, stated: Provenance, link: str) -> str:
    """A record as it is cited: name, id, source with its release, and where it is read."""
    source = words.VIA.format(name=stated.source, via=stated.via) if stated.via else stated.source
    return words.CITE_RECORD.format(
        name=name, id=curie, source=source, dated=dated(stated), link=link
    )


def dated(stated: Provenance) -> str:
    """The release of a source, or the day it was retrieved, in words."""
    if stated.release and stated.release[0].isdigit():
        return words.RELEASED.format(release=stated.release)
    return stated.release or words.RETRIEVED.format(date=stated.retrieved)
