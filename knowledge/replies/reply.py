"""What a question can come to: an answer, a gene, choices, no match, a notice. Facts only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.matching.candidate import Candidate, How
from knowledge.matching.wording import Wording
from knowledge.model import (
    AssociatedGene,
    Caveat,
    Citation,
    ClinicalFeature,
    Definition,
    Frozen,
    Kind,
    LiteratureSearch,
    MadeLink,
    ModeOfInheritance,
    NameKind,
    Provenance,
    Relation,
    Retirement,
    Term,
    Withheld,
)
from knowledge.record.readout import Concept

# The fixed line that goes with a reply: the question is about a person, or about a dose.
Accompaniment = Literal["personal", "dose"]

# What the record of a gene answers: which conditions it is tied to.
OF_GENES = frozenset({"definition", "gene_conditions", "causes_genes", "reverse_lookup", "related"})

# Why there are choices instead of an answer.
Ambiguity = Literal[
    "abbreviation",
    "name",
    "kind",
    "close",
    "identifier",
    "gene_or_condition",
    "citation",
    "linked",
    "terms",
    "compare",
    "reverse_lookup",
    "instead",
    "gene_in_part",
    "of_gene",
    "of_these",
]

# Why nothing fits, or what was asked for that Rounds does not do yet.
Reason = Literal[
    "nothing_fits",
    "no_topic",
    "no_choice",
    "no_pair",
    "other_language",
    "other_script",
    "unknown_identifier",
    "malformed_identifier",
    "unknown_citation",
    "unknown_gene",
    "no_terms",
    "not_offered",
    "only_quotes",
    "unheld",
]


# What may be meant: a concept, or a gene that conditions are tied to.
MatchKind = Kind | Literal["gene"]


@dataclass(frozen=True, slots=True)
class Match:
    """A concept that may be meant, in short, with why: the name that matched, how and how well."""

    id: str
    ids: Sequence[str]  # every identifier as CURIE, `id` first
    name: str
    kind: MatchKind
    matched: str
    matched_kind: NameKind | None
    how: How
    score: float  # 0–100
    definitions: Sequence[Definition] = ()
    types: Sequence[str] = ()  # semantic types, as stated
    retirement: Retirement | None = None  # of the id that was asked for
    wordings: Sequence[Wording] = ()  # of the concept of an answer that a name led to: one

    @property
    def definition(self) -> Definition | None:
        """The first of its definitions."""
        return next(iter(self.definitions), None)

    @property
    def wording(self) -> Wording | None:
        """How its name was read, and who gives it; None where no name led to it, or it is none."""
        return next(iter(self.wordings), None)


@dataclass(frozen=True, slots=True)
class Only:
    """What of a section is wanted; with none of them all of it."""

    free: bool = False  # citations with a free full text
    since: int | None = None  # citations of that year or later
    year: int | None = None  # citations of that year
    author: str | None = None  # citations by an author: a surname, or six digits that stand for it
    system: int | None = None  # features of a body system: the number of its term of HPO


EVERYTHING = Only()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a section was narrowed down to, and how many were left out by that."""

    only: Only
    left_out: int
    system: str = ""  # what the record calls the body system
    author: str = ""  # how the record spells the author, else how the message did


@dataclass(frozen=True, slots=True)
class OfKind:
    """What the record of a narrower condition lists in a section.

    `kinship`: the hierarchies that say that it is one.
    """

    term: Term
    stated: tuple[AssociatedGene | ModeOfInheritance, ...]
    kinship: tuple[Provenance, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a record as it answers a question; without `items` the record lists none."""

    key: str
    items: Sequence[Frozen]
    caveats: Sequence[Caveat] = ()
    withheld: Sequence[Withheld] = ()
    searches: tuple[LiteratureSearch, ...] = ()  # behind the citations that were searched for
    links: Sequence[MadeLink] = ()  # made by Rounds, beside what the record lists
    total: int | None = None  # as many are there in all; None: those shown
    # Of modes of inheritance, where none is listed as such: what the record says that names one.
    elsewhere: Sequence[Frozen] = ()
    # Of genes and modes of inheritance, where none is listed: what narrower conditions list.
    kinds: Sequence[OfKind] = ()
    narrowing: Narrowing | None = None

    @property
    def empty(self) -> bool:
        """Whether the record lists nothing here."""
        return not self.items


@dataclass(frozen=True, slots=True)
class Listing:
    """What a record lists of one thing that was asked after: a feature, or a gene.

    `stated` is of the thing itself, present and absent, empty where it is not listed; `narrower`
    and `broader` are listed features that are kinds of it, or of which it is a kind. `elsewhere`:
    what records of narrower conditions list of it, where this one does not. `kinship`: the
    hierarchies that say what is a kind of what.
    """

    wanted: Match
    stated: tuple[ClinicalFeature | AssociatedGene, ...]
    narrower: tuple[ClinicalFeature, ...] = ()
    broader: tuple[ClinicalFeature, ...] = ()
    elsewhere: tuple[Relation, ...] = ()
    kinship: tuple[Provenance, ...] = ()

    @property
    def all(self) -> tuple[Frozen, ...]:
        """All statements in the order in which they are told."""
        return (*self.stated, *self.narrower, *self.broader, *self.elsewhere)


@dataclass(frozen=True, slots=True)
class Answer:
    """One concept is meant. `sections` are those asked for; `others` may have been meant too.

    `instead`: the ids of the nearest runners-up, where what was typed is not quite its name.
    `asked`: what its record lists of each thing that was asked after; that is then its one section.
    """

    concept: Concept
    match: Match
    sections: tuple[Section, ...]
    intents: tuple[str, ...] = ()
    others: tuple[Match, ...] = ()
    runners_up: Sequence[Candidate] = ()  # what comes next, best first
    contents: Sequence[tuple[str, int]] = ()  # each section of the record with its count
    is_summary: bool = False  # no section was asked for: the card of the whole record
    notice: Accompaniment | None = None
    urgent: bool = False  # a symptom was named that needs prompt care
    instead: Sequence[str] = ()
    listed_under: tuple[str, ...] = ()  # the sections with the publication that was asked for
    only: Only = EVERYTHING  # what of its sections was asked for
    asked: tuple[Listing, ...] = ()
    unasked: frozenset[str] = frozenset()  # intents that no word asks for and nothing is held of

    @property
    def pinned(self) -> str | None:
        """The abbreviation of which this is the meaning settled here, as it was typed."""
        return self.match.matched if self.match.how == "pinned" else None


@dataclass(frozen=True, slots=True)
class Tied:
    """A condition that sources tie to a gene, and what each of them states of the tie.

    `modes`: how the condition is inherited, as its record lists it.
    """

    match: Match
    stated: tuple[AssociatedGene, ...]
    modes: Sequence[ModeOfInheritance] = ()


@dataclass(frozen=True, slots=True)
class GeneAnswer:
    """A gene is meant. The conditions tied to it, those of most sources first.

    `asked` are the sources that tie genes to conditions at all, whatever they say of this one.
    """

    id: str  # "NCBIGene:4000"
    symbol: str | None  # None: no source gives one
    url: str | None
    conditions: tuple[Tied, ...]
    asked: tuple[Provenance, ...]
    intents: tuple[str, ...] = ("gene_conditions",)
    called: str = ""  # what it was called, where that is no symbol of it: "dystrophin"
    notice: Accompaniment | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Several concepts may be meant, best first, or several were named.

    `instead`: the ids of what comes next, for whoever means none of them.
    """

    reason: Ambiguity
    matches: tuple[Match, ...]
    intents: tuple[str, ...] = ()
    subject: str | None = None  # the abbreviation, gene or id that has several meanings
    more: int = 0  # as many again would fit as well
    notice: Accompaniment | None = None
    urgent: bool = False
    cited: Citation | None = None  # the publication that all of them rest on, where it was fetched
    unasked: frozenset[str] = frozenset()  # intents that no word asks for
    runners_up: Sequence[Candidate] = ()  # what comes next, best first
    instead: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NoMatch:
    """Nothing fits; `nearest` are the closest names, `subject` and `detail` facts for the reply."""

    reason: Reason
    nearest: tuple[Match, ...] = ()
    intents: tuple[str, ...] = ()
    subject: str | None = None
    detail: str | None = None
    link: str | None = None
    notice: Accompaniment | None = None
    urgent: bool = False
    asked: tuple[Provenance, ...] = ()  # the sources that were looked in, where they were a few
    spoken: str | None = None  # the name of the concept that is still spoken of
    spoken_id: str | None = None
    unasked: frozenset[str] = frozenset()  # intents that no word asks for


@dataclass(frozen=True, slots=True)
class Notice:
    """Nothing was looked up: an emergency, thoughts of self-harm, or a patient's data.

    `language` is the code of the language in which the message said so.
    """

    kind: Literal["emergency", "self_harm", "patient_data"]
    detail: str | None = None
    language: str | None = None


Reply = Answer | GeneAnswer | Choices | NoMatch | Notice


def wished(reply: Answer | Choices | NoMatch) -> tuple[str, ...]:
    """The intents of a reply that a word asks for, or that the record holds something of."""
    return tuple(each for each in reply.intents if each not in reply.unasked)


def of_conditions(gene: GeneAnswer) -> tuple[str, ...]:
    """What was asked beside a gene that its own record answers no part of: features, studies."""
    return tuple(each for each in gene.intents if each not in OF_GENES)
