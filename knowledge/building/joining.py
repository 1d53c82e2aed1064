"""What a build tells `resolve` of the staged records, and what its report says of the outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from knowledge.building.resolve import Conflict, Resolution, prefix_of
from knowledge.building.stage import Stage
from knowledge.model import NameKind
from knowledge.text import normal_form

# Ids that a source has given up and that are no record: whoever names one means its successor.
_GIVEN_UP = """
DELETE FROM staged_identifier
WHERE curie IN (SELECT former FROM staged_retired)
AND curie NOT IN (SELECT record FROM staged_record)
"""


def equivalents(stage: Stage) -> list[tuple[str, str]]:
    """Which record has which id, the most trusted first: whatever the order of the sources.

    Each record its own; then what joins records of the same name; then the best-ranked source's
    word. An id that its own source has given up is taken for the one that took its place, and is
    no identifier any more.
    """
    sole = "GROUP BY former HAVING count(DISTINCT record) = 1"
    retired = stage.db.execute(f"SELECT former, min(record) FROM staged_retired {sole}")
    led = {former: record for former, record in retired if former not in stage.kinds}
    rows = stage.db.execute(
        "SELECT source_id, record, curie FROM staged_identifier WHERE equivalent"
    )
    shared = [
        (stage.source_ranks[source], record, led.get(curie, curie))
        for source, record, curie in rows
    ]
    stage.db.execute(_GIVEN_UP)
    joined = {each for _, *pair in shared if pair[1] in stage.kinds for each in pair}
    names = {key: normal_form(name) for key, name in _preferred_names(stage, joined).items()}

    def most_trusted(claim: tuple[int, str, str]) -> tuple[bool, int, str, str]:
        rank, record, curie = claim
        return names.get(record) != names.get(curie), rank, record, curie

    shared.sort(key=most_trusted)
    return [*((key, key) for key in stage.kinds), *((record, curie) for _, record, curie in shared)]


def _preferred_names(stage: Stage, records: Collection[str]) -> dict[str, str]:
    """The preferred name of each of these records."""
    sql = "SELECT record, text FROM staged_name WHERE kind = ? ORDER BY rowid DESC"
    rows = stage.db.execute(sql, (NameKind.PREFERRED,))
    return {record: name for record, name in rows if record in records}


def told(stage: Stage, conflicts: Iterable[Conflict]) -> list[str]:
    """The mappings in conflict, in words, with the names of what they would have joined."""
    spoken_of = {curie for conflict in conflicts for curie in conflict.records}
    names = _preferred_names(stage, spoken_of)
    return [conflict.told(names) for conflict in conflicts]


def unjoined(resolution: Resolution) -> dict[str, int]:
    """How many records of each authority are of a concept without a CUI, where there are CUIs."""
    with_cui = {number for key, number in resolution.concept_of.items() if prefix_of(key) == "UMLS"}
    if not with_cui:
        return {}
    apart = (key for key, number in resolution.concept_of.items() if number not in with_cui)
    return dict(sorted(Counter(map(prefix_of, apart)).items()))
