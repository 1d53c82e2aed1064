"""Concepts and genes that may be meant, in short: what a list of choices shows of each."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.asking.question import Question
from knowledge.matching.candidate import Candidate
from knowledge.matching.wording import Wording, wording
from knowledge.record.readout import Concept, Readout
from knowledge.replies.reply import Match
from knowledge.replies.unread import Unread
from knowledge.store import Store


class Matches:
    """Tells of candidates in short; reads no more of a record than is looked at."""

    def __init__(self, store: Store, readout: Readout) -> None:
        self._store = store
        self._readout = readout

    def of(self, candidate: Candidate, question: Question | None = None) -> Match:
        """A candidate in short, as replies show it; with the question how it was read."""
        brief = self._store.brief(candidate.concept)

        def concept() -> Concept:
            return self._readout.concept(brief.number)  # whoever holds the match holds the file

        return Match(
            brief.id,
            Unread(lambda: concept().ids),
            brief.name,
            brief.kind,
            candidate.name,
            candidate.kind,
            candidate.how,
            round(candidate.score, 1),
            Unread(lambda: concept().definitions),
            Unread(lambda: concept().types),
            self._store.retirement(candidate.name) if candidate.how == "successor" else None,
            _read_as(self._store, question, candidate, brief.name) if question else (),
        )

    def of_gene(self, curie: str) -> Match:
        """A gene in short, to be chosen among other things."""
        symbol = next((row["symbol"] for row in self._store.ties_of_gene(curie)), curie)
        return Match(curie, (curie,), symbol, "gene", symbol, None, "gene", 100.0)


def _read_as(
    store: Store, question: Question, candidate: Candidate, title: str
) -> Sequence[Wording]:
    """How the words of the question were read as those of a name; empty where none led there.

    Or where it is the title, typed as it stands, which says it all.
    """
    if candidate.how == "pinned" or (candidate.how == "exact" and candidate.name == title):
        return ()

    def read() -> tuple[Wording, ...]:
        found = wording(store, question, candidate)
        return () if found is None else (found,)

    return Unread(read)
