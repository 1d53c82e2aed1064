"""Records of MedGen, fetched by CUI, UID or name, each saved in a file with its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.download.eutils import Eutils, Json
from knowledge.download.pubmed_queries import plain
from knowledge.download.saved import Saved
from knowledge.errors import EutilsError
from knowledge.identifiers import parse
from knowledge.sources.medgen_summary import check, names_in
from knowledge.text import normal_form

KIND = "medgen"  # the folder within that of saved answers

_TOGETHER = 25  # CUIs in one search
_HITS = 20  # of a name; the one that bears it is among the first, or it is no name of a concept
_CUI = re.compile(r"C(?:N\d{6}|\d{7})")


@dataclass(slots=True)
class Fetched:
    """What came of what was asked for."""

    saved: dict[str, Path] = field(default_factory=dict)  # what was asked for → its file
    titles: dict[str, str] = field(default_factory=dict)  # … → the concept, named with its CUI
    unknown: list[str] = field(default_factory=list)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)  # … → concepts it may mean


async def fetch(client: Eutils, saved: Saved, wanted: Sequence[str]) -> Fetched:
    """Save the record of each CUI, UID (``MEDGEN:…``) or name.

    Raises:
        EutilsError: MedGen gave no usable answer; what came before it is saved.
    """
    fetched = Fetched()
    uids: dict[str, str] = {}
    cuis: dict[str, str] = {}
    for each in dict.fromkeys(wanted):
        if held := _held(saved, each):
            _note(fetched, each, saved, held)
        elif cui := _cui(each):
            cuis[each] = cui
        elif uid := _uid(each):
            uids[each] = uid
        else:
            await _by_name(client, saved, each, fetched)
    await _by_number(client, saved, cuis, uids, fetched)
    return fetched


def _cui(text: str) -> str | None:
    return next((each.local for each in parse(text) if each.prefix == "UMLS"), None)


def _uid(text: str) -> str | None:
    """A UID; a bare number is one here, where nothing else could be meant."""
    return next((each.local for each in parse(text) if each.prefix == "MEDGEN"), None)


def _held(saved: Saved, wanted: str) -> dict[str, Json] | None:
    """The record of a CUI that is saved and young enough."""
    cui = _cui(wanted)
    kept = saved.find(KIND, cui) if cui else None
    return kept.answer if kept else None


async def _by_number(
    client: Eutils,
    saved: Saved,
    cuis: dict[str, str],
    uids: dict[str, str],
    fetched: Fetched,
) -> None:
    """Look CUIs up together, then ask for all records at once."""
    found = list(uids.values())
    together = list(dict.fromkeys(cuis.values()))
    for start in range(0, len(together), _TOGETHER):
        some = together[start : start + _TOGETHER]
        term = " OR ".join(f"{cui}[ConceptId]" for cui in some)
        found += (await client.search("medgen", term, 4 * _TOGETHER)).ids
    records = await _records(client, list(dict.fromkeys(found)))
    by_cui = {str(record.get("conceptid")): record for record in records.values()}
    for each in (*cuis, *uids):
        record = by_cui.get(cuis[each]) if each in cuis else records.get(uids[each])
        if record:
            _keep(fetched, each, saved, record)
        else:
            fetched.unknown.append(each)


async def _by_name(client: Eutils, saved: Saved, wanted: str, fetched: Fetched) -> None:
    """The one concept with exactly this name; else none, but the titles of those found."""
    words = plain(wanted)
    if not words:
        fetched.unknown.append(wanted)
        return
    found: tuple[str, ...] = ()
    for tag in ("XTIT", "TITL"):
        term = f'"{words}"[{tag}]'
        found = found or (await client.search("medgen", term, _HITS, sort="relevance")).ids
    records = await _records(client, found)
    meant = [each for each in records.values() if _is_called(each, wanted)]
    if len(meant) == 1:
        _keep(fetched, wanted, saved, meant[0])
    elif records:
        fetched.choices[wanted] = tuple(map(_named, records.values()))
    else:
        fetched.unknown.append(wanted)


def _is_called(record: dict[str, Json], name: str) -> bool:
    """Whether a concept has exactly this name: MedGen also finds those that hold its words."""
    return normal_form(name) in map(normal_form, names_in(record))


async def _records(client: Eutils, uids: Sequence[str]) -> dict[str, dict[str, Json]]:
    if not uids:
        return {}
    return (await client.summaries("medgen", uids)).records


def _keep(fetched: Fetched, wanted: str, saved: Saved, record: dict[str, Json]) -> None:
    """Save a record that can be read, under its CUI."""
    problem = check(str(record.get("uid")), record)
    cui = str(record.get("conceptid"))
    if problem or not _CUI.fullmatch(cui):
        raise EutilsError("unreadable", problem or "a record of MedGen without CUI")
    saved.keep(KIND, cui, record)
    _note(fetched, wanted, saved, record)


def _note(fetched: Fetched, wanted: str, saved: Saved, record: dict[str, Json]) -> None:
    fetched.saved[wanted] = saved.path(KIND, str(record.get("conceptid")))
    fetched.titles[wanted] = _named(record)


def _named(record: dict[str, Json]) -> str:
    return f"{record.get('title')} ({record.get('conceptid')})"
