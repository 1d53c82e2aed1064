"""One system in a process of its own, asked one question after the other.

    python benchmarks/one_system.py SYSTEM KNOWLEDGE QUESTIONS.jsonl OUTCOMES.json

`comparison.py` starts this for each system in turn, so that each has its own memory. What is
written is an `Outcomes` as JSON.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import asking
from benchmarks.measures import Verdict
from benchmarks.peers import PEERS, Names, Ranking
from benchmarks.questions import Asked, read_files
from knowledge import open_knowledge
from knowledge.store import Store

ROUNDS = "Rounds"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question."""

    place: int | None  # of the first accepted concept, from 0
    score: float  # of the best concept; 0 where there is none
    ms: float
    refused: bool | None = None  # None: a threshold upon the score is to say
    misses: bool = False  # answered with choices, none of them right
    has_intent: bool = False


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came of all questions, in order, and what it took to be ready for them."""

    outcomes: list[Outcome]
    build_s: float
    anonymous_mb: float


def main() -> None:
    """Ask all questions and write what came of them."""
    system, knowledge, asked_file, outcomes_file = sys.argv[1:]
    asked = list(read_files([Path(asked_file)]))
    ask = ask_rounds if system == ROUNDS else lambda file, asked: ask_peer(system, file, asked)
    Path(outcomes_file).write_text(json.dumps(asdict(ask(Path(knowledge), asked))), "utf-8")


def ask_rounds(file: Path, asked: Sequence[Asked]) -> Outcomes:
    """What Rounds replies; ready is when the file is open, which was built before."""
    start = time.perf_counter()
    knowledge = open_knowledge(file)
    opened_s = time.perf_counter() - start
    outcomes = [_outcome(verdict) for verdict, _ in asking.verdicts(knowledge, asked)]
    return Outcomes(outcomes, opened_s, asking.anonymous_mb())


def _outcome(verdict: Verdict) -> Outcome:
    return Outcome(
        verdict.place,
        verdict.score,
        verdict.ms,
        verdict.outcome == "refused",
        verdict.outcome == "not in choices",
        verdict.has_intent,
    )


def ask_peer(system: str, file: Path, asked: Sequence[Asked]) -> Outcomes:
    """What a peer ranks, built over the names of the knowledge."""
    store = Store(file)
    names, same = _names(store), _same_concepts(store, asked)
    store.close()
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        peer = PEERS[system](names, Path(folder))
        build_s = time.perf_counter() - start
        peer.rank(asking.WARM_UP)
        asking.settle()  # as for Rounds
        outcomes = [_ranked(peer.rank, each, same[each.id]) for each in asked]
        return Outcomes(outcomes, build_s, asking.anonymous_mb())


def _names(store: Store) -> Names:
    rows = store.rows(
        "SELECT name.text, concept.curie FROM name JOIN concept ON concept.id = concept_id "
        "WHERE name.language = 'en' ORDER BY name.id"
    )
    return Names([text for text, _ in rows], [curie for _, curie in rows])


def _same_concepts(store: Store, asked: Sequence[Asked]) -> dict[str, set[str]]:
    """For each question the ids, as the names have them, of its accepted concepts."""
    found: dict[str, set[str]] = {}
    for each in asked:
        numbers = {number for curie in each.accepted for number in store.identified(curie)}
        found[each.id] = {store.brief(number).id for number in numbers}
    return found


def _ranked(rank: Callable[[str], Ranking], asked: Asked, accepted: set[str]) -> Outcome:
    start = time.perf_counter()
    ranking = rank(asked.question)
    ms = (time.perf_counter() - start) * 1000
    place = next((n for n, (concept, _) in enumerate(ranking) if concept in accepted), None)
    return Outcome(place, ranking[0][1] if ranking else 0.0, ms)


if __name__ == "__main__":
    main()
