"""What a message was understood as: which concepts, why, and what is asked of them.

A finding holds candidates and intents, and nothing of any record: `compose` makes the reply of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from knowledge.asking.question import Question
from knowledge.identifiers import Identifier
from knowledge.matching.candidate import Candidate
from knowledge.replies.reply import EVERYTHING, Accompaniment, Ambiguity, Notice, Only, Reason

# Why nothing fits a message of which the words, or some of them, may be those of a name.
UNFIT = frozenset[Reason]({"nothing_fits", "other_language"})
_MOST = 10  # choices among names that are merely close


@dataclass(frozen=True, slots=True)
class Gene:
    """A gene to choose among other things, by its CURIE."""

    curie: str


Named = Candidate | Gene


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a record is asked to list, and the message or part of one that names it."""

    named: Named
    within: Question | None = None


@dataclass(frozen=True, slots=True)
class OneConcept:
    """One concept is meant; `others` may have been meant too, `runners_up` scored less.

    `asked`: whether its record lists these; then `within` is the part of the message that names it.
    """

    kind: ClassVar[str] = "answer"
    meant: Candidate
    intents: tuple[str, ...] = ()
    others: tuple[Named, ...] = ()
    runners_up: tuple[Candidate, ...] = ()
    cited: Identifier | None = None  # the publication that was asked for, which it lists
    only: Only = EVERYTHING
    asked: tuple[Wanted, ...] = ()
    within: Question | None = None
    assumed: frozenset[str] = frozenset()  # the intents that no word asks for
    notice: Accompaniment | None = None
    urgent: bool = False

    @property
    def shown(self) -> tuple[Candidate, ...]:
        """The concepts that the reply names: what is meant, and what else may have been."""
        return (self.meant, *(each for each in self.others if isinstance(each, Candidate)))

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All concepts that were found, best first."""
        return (*self.shown, *self.runners_up)


@dataclass(frozen=True, slots=True)
class OneGene:
    """A gene is meant, which sources tie conditions to."""

    kind: ClassVar[str] = "gene"
    candidates: ClassVar[tuple[Candidate, ...]] = ()
    curie: str
    intents: tuple[str, ...] = ("gene_conditions",)
    called: str = ""  # what it was called, where that is no symbol of it
    notice: Accompaniment | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Several:
    """Several may be meant, best first, or several were named; fields as those of `Choices`."""

    kind: ClassVar[str] = "choices"
    reason: Ambiguity
    named: tuple[Named, ...]
    intents: tuple[str, ...] = ()
    subject: str | None = None
    more: int = 0
    cited: Identifier | None = None  # the publication that all of them rest on
    assumed: frozenset[str] = frozenset()
    notice: Accompaniment | None = None
    urgent: bool = False

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The concepts among what was found, best first."""
        return self.shown

    @property
    def shown(self) -> tuple[Candidate, ...]:
        """The concepts that the reply names, without genes."""
        return tuple(each for each in self.named if isinstance(each, Candidate))


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing fits; `candidates` are the nearest, the other fields as those of `NoMatch`."""

    kind: ClassVar[str] = "no_match"
    reason: Reason
    candidates: tuple[Candidate, ...] = ()
    intents: tuple[str, ...] = ()
    subject: str | None = None
    detail: str | None = None
    link: str | None = None
    last: int | None = None  # the concept spoken of, whose sources are asked for, or which stays so
    assumed: frozenset[str] = frozenset()
    notice: Accompaniment | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Stopped:
    """Nothing is to be looked up, and the reply is this notice."""

    kind: ClassVar[str] = "notice"
    candidates: ClassVar[tuple[Candidate, ...]] = ()
    intents: ClassVar[tuple[str, ...]] = ()
    reply: Notice


LookedUp = OneConcept | OneGene | Several | Nothing
# Each has a `kind`, as the reply that it comes to, `candidates`, best first, and `intents`.
Finding = LookedUp | Stopped


def several(
    reason: Ambiguity,
    candidates: Sequence[Candidate],
    intents: tuple[str, ...],
    subject: str | None = None,
) -> Several:
    """The candidates to choose from; of merely close names the best, and how many more."""
    shown = candidates[:_MOST] if reason in {"close", "name"} else candidates
    more = len(candidates) - len(shown)
    return Several(reason, tuple(shown), intents, subject, more)


def with_assumed(found: LookedUp, question: Question) -> LookedUp:
    """The same, with those of its intents that no word of a long message asks for."""
    if isinstance(found, OneGene):
        return found
    first = next(iter(found.candidates), None)
    assumed = question.assumed(first.covered if first else ())
    return replace(found, assumed=assumed) if assumed else found


def accompanied(found: LookedUp, notice: Accompaniment, *, urgent: bool) -> LookedUp:
    """The same, with the fixed line that goes with it."""
    return replace(found, notice=notice, urgent=urgent)
