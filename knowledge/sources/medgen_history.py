"""Former ids of a MedGen release, each leading to the concept that is current.

CUIs by MERGED, then MedGen_CUI_history, then the UID that both had (MedGen_UID_CUI_history);
ids of HPO, Orphanet and Mondo by their own histories.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.errors import SourceFormatError
from knowledge.records import IdentifierRecord, Record, RetiredRecord
from knowledge.sources.medgen_folder import SOURCE, Release
from knowledge.sources.medgen_ids import curie_of
from knowledge.sources.tally import Tally

_UIDS = "MedGen_UID_CUI_history.txt"
_UID_LAYOUT = "UID CUI Date IsCurrent"
_HISTORIES = {
    "hpo": "HPO_CUI_history.txt",
    "orphanet": "ORDO_CUI_history.txt",
    "mondo": "MONDO_CUI_history.txt",
}
_BEGINNINGS = {"hpo": "HP:", "orphanet": "Orphanet_", "mondo": "MONDO:"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class _Change:
    """What became of an id: the id that took its place, when, and whether it was merged there."""

    current: str
    since: str | None = None
    merged: bool = False


def read_former_ids(release: Release) -> Iterator[Record]:
    """Yield former CUIs and UIDs; a chain of changes is followed, and a circle leads nowhere."""
    led = _changes(release)
    current = dict(_current_uids(release, led))
    for former, change in _former_of_uids(release, current):
        led.setdefault(former, change)
    for former in led:
        change = _followed(former, led)
        if change.current in release.held and former not in release.held:
            yield _retired(change, former)
    have_uid = {cui for curie, cui in release.mapped.items() if curie.startswith("MEDGEN:")}
    for uid, change in current.items():
        curie = curie_of("medgen", uid)
        if curie not in release.mapped and change.current in have_uid:
            yield _retired(change, curie)
        elif curie not in release.mapped:
            yield IdentifierRecord(change.current, SOURCE, change.current, curie)


def _retired(change: _Change, former: str) -> RetiredRecord:
    cui = change.current
    return RetiredRecord(cui, SOURCE, cui, former, change.since, change.merged)


def _changes(release: Release) -> dict[str, _Change]:
    """What MERGED and, where that says nothing, MedGen_CUI_history say of former CUIs."""
    merged = release.rows("MERGED.RRF", "CUI toCUI", "CUI toCUI")
    led = {former: _Change(current, merged=True) for _, (former, current) in merged}
    layout = "Previous_CUI Current_CUI Date_Of_Action"
    for _, (former, current, since) in release.rows(
        "MedGen_CUI_history.txt", layout, layout, separator="\t"
    ):
        known = led.get(former)
        if known is None:
            led[former] = _Change(current, since)
        elif known.current == current:
            led[former] = _Change(current, since, merged=True)
    return led


def _followed(former: str, led: Mapping[str, _Change]) -> _Change:
    """Where a chain of changes ends, with the date of its last step.

    A circle ends where it began, which is a former id and no concept.
    """
    change, seen = led[former], {former}
    merged = change.merged
    while (following := led.get(change.current)) and change.current not in seen:
        seen.add(change.current)
        merged = merged or following.merged
        change = following
    return _Change(change.current, change.since, merged)


def _current_uids(release: Release, led: Mapping[str, _Change]) -> Iterator[tuple[str, _Change]]:
    """The UIDs whose current CUI NAMES holds, or is led to."""
    for _, (uid, cui, since, is_current) in _uid_rows(release):
        if is_current == "1":
            ended = _followed(cui, led).current if cui in led else cui
            if ended in release.held:
                yield uid, _Change(ended, since)


def _former_of_uids(
    release: Release, current: Mapping[str, _Change]
) -> Iterator[tuple[str, _Change]]:
    """The CUIs that these UIDs had before; the file is read again, for it is long."""
    for _, (uid, cui, _since, is_current) in _uid_rows(release, Tally(SOURCE)):  # counted before
        if is_current != "1" and uid in current and cui != current[uid].current:
            yield cui, current[uid]


def _uid_rows(
    release: Release, left_out: Tally | None = None
) -> Iterator[tuple[int, tuple[str, ...]]]:
    wanted = "UID CUI Date IsCurrent"
    return release.rows(_UIDS, _UID_LAYOUT, wanted, separator="\t", left_out=left_out)


def read_mapped_ids(release: Release) -> Iterator[Record]:
    """Yield the ids of HPO, Orphanet and Mondo that no other file maps to a concept.

    A current one is an id of the concept; a retired one leads to the concept it had last.
    """
    for authority, name in _HISTORIES.items():
        last: dict[str, tuple[bool, tuple[int, int, int], str, str]] = {}
        layout = "source_id CUI Date IsCurrent"
        for line, (identifier, cui, since, is_current) in release.rows(
            name, layout, layout, separator="\t"
        ):
            if not identifier.startswith(_BEGINNINGS[authority]):
                # These files have no header; their ids tell one from another.
                expected = f"an id that begins with {_BEGINNINGS[authority]}"
                raise SourceFormatError(release.folder / name, line, expected, f"“{identifier}”")
            curie = curie_of(authority, identifier)
            if cui in release.held and curie not in release.mapped:
                row = (is_current == "1", _day(since), cui, since)
                last[curie] = max(last.get(curie, row), row)
        for curie, (is_current_id, _, cui, since) in last.items():
            if is_current_id:
                release.mapped[curie] = cui
                yield IdentifierRecord(cui, SOURCE, cui, curie)
            else:
                yield _retired(_Change(cui, since), curie)


def _day(date: str) -> tuple[int, int, int]:
    """A date such as "12 Jun 2019" as (year, month, day); 0 for what is not told."""
    day, month, year = (["0", "0", *date.split()] if date.strip() else ["0"] * 3)[-3:]
    known = month[:3].casefold() in _MONTHS
    return (
        int(year) if year.isdigit() else 0,
        _MONTHS.index(month[:3].casefold()) + 1 if known else 0,
        int(day) if day.isdigit() else 0,
    )
