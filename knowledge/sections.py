"""The parts of a record, their order, and which of them answer which intent.

Keys and facts only: titles and sentences are phrases of the bot. Which words ask for an intent
stands in ``data/language``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.model import (
    AssociatedGene,
    CrossReference,
    Definition,
    Frozen,
    Kind,
    ModeOfInheritance,
    Name,
    Relation,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a record: its key, the part of a concept behind it, and who can have it."""

    key: str
    field: str
    kinds: frozenset[Kind] = frozenset(Kind)


_CONDITIONS = frozenset({Kind.DISEASE, Kind.GROUP, Kind.UNSTATED})

# In the order in which a record shows them.
PARTS = (
    Part("definition", "definitions"),
    Part("clinical_features", "clinical_features", _CONDITIONS),
    Part("features_by_system", "clinical_features", _CONDITIONS),
    Part("reported_absent", "reported_absent", _CONDITIONS),
    Part("course", "course", _CONDITIONS),
    Part("conditions", "conditions"),  # a disease can be a feature of others too
    Part("inheritance", "inheritance", _CONDITIONS),
    Part("genes", "genes", _CONDITIONS),
    Part("guidelines", "guidelines", _CONDITIONS),
    Part("reviews", "reviews", _CONDITIONS),
    Part("studies", "studies", _CONDITIONS),
    Part("publications", "publications"),
    Part("hierarchy", "parents"),
    Part("related", "related"),
    Part("identifiers", "identifiers"),
    Part("synonyms", "names"),
    Part("resources", "resources"),
)
# Sections that show again, in another order, what a section before them states.
VIEWS = frozenset({"features_by_system"})
# Sections that list publications.
CITED = ("guidelines", "reviews", "studies", "publications")
# Intents that ask for publications.
PUBLISHED = frozenset({"studies", "guidelines", "citation"})
# Sections that list features, each with its body systems.
FEATURES = frozenset({"clinical_features", "features_by_system", "reported_absent"})
# The branches of HPO whose statements tell how a disease goes rather than what it shows.
COURSE = frozenset({"Clinical course", "Clinical modifier", "Past medical history"})
KEYS = tuple(part.key for part in PARTS)

# Intent → sections that can serve it, and whether one of them is what was asked for itself.
# Records have no section of their own for treatment, prognosis and the like: the reply says so.
_SERVING = {
    "definition": ("definition",),
    "clinical_features": ("clinical_features", "reported_absent"),
    "reported_absent": ("reported_absent",),
    "body_systems": ("features_by_system", "reported_absent"),
    "causes_genes": ("genes",),
    "inheritance": ("inheritance",),
    "management": ("guidelines",),
    "diagnosis": ("clinical_features", "reported_absent", "guidelines"),
    "prognosis": ("course", "studies", "guidelines"),
    "epidemiology": ("studies",),
    "prevention": ("guidelines",),
    "studies": ("studies", "reviews", "publications"),
    "guidelines": ("guidelines",),
    "identifiers": ("identifiers",),
    "codes": ("identifiers",),
    "synonyms": ("synonyms",),
    "hierarchy": ("hierarchy",),
    "related": ("related", "hierarchy"),
    "resources": ("resources",),
    "gene_conditions": ("genes",),
    "reverse_lookup": ("conditions",),
    "citation": ("guidelines", "studies", "reviews", "publications"),
    "cite": ("cite",),  # the record itself
}
INTENTS = (*_SERVING, "compare")
WITHOUT_SECTION = frozenset(
    {"management", "diagnosis", "prognosis", "epidemiology", "prevention", "codes"}
)

# A feature has none of these, so a question for them means the disease of the same name.
OF_CONDITIONS_ONLY = frozenset(
    intent
    for intent, keys in _SERVING.items()
    if any(part.kinds == _CONDITIONS for part in PARTS if part.key in keys)
)


@cache
def held_by(kind: Kind) -> tuple[str, ...]:
    """The sections that a record of this kind can have."""
    return tuple(part.key for part in PARTS if kind in part.kinds)


# What the card of a whole record shows; its other sections are named with their counts.
# What is said of the concept comes before what it is called.
_SUMMARY = ("definition", "inheritance", "genes", "conditions", "synonyms", "identifiers")


@cache
def summary(kind: Kind) -> tuple[str, ...]:
    """The sections of the card of a whole record of this kind."""
    shown = (key for key in _SUMMARY if can_have(kind, key))
    return tuple(key for key in shown if key != "conditions" or kind is Kind.FEATURE)


@cache
def can_have(kind: Kind, key: str) -> bool:
    """Whether a concept of this kind can have anything in the section."""
    return all(kind in part.kinds for part in PARTS if part.key == key)


@lru_cache(maxsize=256)
def serving(intents: tuple[str, ...]) -> tuple[str, ...]:
    """The sections that serve these intents, without repeats, in the intents' order.

    What programs link comes after what people chose.
    """
    keys = dict.fromkeys(key for intent in intents for key in _SERVING.get(intent, ()))
    if "features_by_system" in keys:
        keys.pop("clinical_features", None)  # "features by body system" asks for them once
    return tuple(sorted(keys, key=lambda key: key == "publications"))


def count(statements: tuple[Frozen, ...]) -> int:
    """How many different things are stated in a section, however many sources state them."""
    return len({_said(statement) for statement in statements})


def _said(statement: Frozen) -> object:
    match statement:
        case Relation(role=role, term=term):
            return role, term
        case ModeOfInheritance(mode=term):
            return term.curie
        case AssociatedGene(curie=curie) | CrossReference(curie=curie):
            return curie
        case Definition(text=text):
            return text
        case Name(text=text, kind=kind):
            return text, kind
    return id(statement)
