"""Which body system a follow-up asks about, by ``data/body_systems.toml``: "and the heart?"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rtoml

from knowledge.asking.question import Question
from knowledge.text import tokens

FILE = Path(__file__).parents[1] / "data" / "body_systems.toml"

# What else a message about an organ may ask for: the features of it.
_ASKED = frozenset({"clinical_features", "body_systems"})


@dataclass(frozen=True, slots=True)
class BodySystems:
    """The body systems by the number of HPO's term: what files call each, and who is asked for."""

    names: Mapping[int, tuple[str, ...]]
    words: Mapping[str, int]  # folded
    about: frozenset[str]


@cache
def load() -> BodySystems:
    """The bundled body systems."""
    file = rtoml.loads(FILE.read_text("utf-8"))
    systems = file["system"]
    return BodySystems(
        {each["hpo"]: tuple(each["names"]) for each in systems},
        {word: each["hpo"] for each in systems for word in _folded(each["words"])},
        frozenset(_folded(file["about"])),
    )


def names(system: int) -> tuple[str, ...]:
    """What knowledge files may call a body system, HPO's own name first; empty: unknown here."""
    return load().names.get(system, ())


@dataclass(frozen=True, slots=True)
class Organ:
    """A body system that a message asks about, and the places of the words for it."""

    system: int
    places: frozenset[int]


def asked_for(question: Question) -> Organ | None:
    """The one body system whose features a message asks for, if it names nothing else."""
    known = load()
    places = {
        place: known.words[token.word]
        for place, token in enumerate(question.tokens)
        # In capitals it is rather an abbreviation: "what about FACE".
        if token.word in known.words and not token.raw.isupper()
    }
    if len(set(places.values())) != 1 or not places.keys() >= set(question.content):
        return None
    if question.identifiers or question.request():
        return None
    asked = set(question.intents(places))
    if known.about.intersection(question.words):
        asked.discard("definition")
    system = next(iter(places.values()))
    return Organ(system, frozenset(places)) if asked <= _ASKED else None


def behind(question: Question) -> Organ | None:
    """The one body system asked for right behind what a message names: "marfan eyes"."""
    known = load()
    places = {
        place: known.words[question.tokens[place].word]
        for place in question.content
        if question.tokens[place].word in known.words and not question.tokens[place].raw.isupper()
    }
    others = [place for place in question.content if place not in places]
    if len(set(places.values())) != 1 or not others or max(others) > min(places):
        return None
    if question.identifiers or question.request() or not _ASKED.issuperset(question.intents()):
        return None
    return Organ(next(iter(places.values())), frozenset(places))


def _folded(words: Iterable[str]) -> list[str]:
    return [token.word for word in words for token in tokens(word)]
