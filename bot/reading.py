"""What goes on a person's reading list, and what is on it, as CURIEs."""

from __future__ import annotations

from collections.abc import Sequence

from bot.phrases import words
from bot.state import MOST_READING, Added, Entry, ReadingKind, ReadingList

_KINDS = {"PMID": ReadingKind.PMID, "DOI": ReadingKind.DOI}


def entry_of(curie: str) -> tuple[ReadingKind, str]:
    """The kind and reference under which a CURIE is kept."""
    prefix, _, local = curie.partition(":")
    return (_KINDS[prefix], local) if prefix in _KINDS else (ReadingKind.CONCEPT, curie)


def curie_of(entry: Entry) -> str:
    """The CURIE of what is kept."""
    prefixes = {kind: prefix for prefix, kind in _KINDS.items()}
    prefix = prefixes.get(entry.kind)
    return f"{prefix}:{entry.reference}" if prefix else entry.reference


async def listed(kept: ReadingList, user_id: int) -> tuple[str, ...]:
    """All that is on somebody's list, the latest first."""
    return tuple(curie_of(entry) for entry in await kept.show(user_id))


async def put_on(kept: ReadingList, user_id: int, curies: Sequence[str]) -> str:
    """Put publications and concepts on somebody's list; what came of it, in words."""
    done = [await kept.add(user_id, *entry_of(curie)) for curie in curies]
    added, there = done.count(Added.ADDED), done.count(Added.THERE)
    if Added.FULL in done:
        return words.LIST_FULL.format(most=MOST_READING, added=added)
    if there:
        return words.LIST_ADDED_COUNT.format(added=added, there=there)
    return words.LIST_ADDED.format(added=added)
