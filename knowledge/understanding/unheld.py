"""What a message may mean that fits no record: a code that no source lists, a gene in part of it.

Tried last, where no name fits or the nearest names are doubtful. The kinds of codes stand in
``data/unheld.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rtoml

from knowledge.asking import message
from knowledge.asking.question import Question
from knowledge.matching import genes
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import one_of_each
from knowledge.model import Kind
from knowledge.store import Store
from knowledge.text import normal_form
from knowledge.understanding.finding import Gene, LookedUp, Nothing, OneConcept, Several, several

FILE = Path(__file__).parents[1] / "data" / "unheld.toml"
_BAND = "band"  # the one kind that names of conditions hold
_SHORT = "short"  # may be no code at all: what is near is offered as it is
_PLACE = 2  # words of a place: "22q11" and "2"
_HALF = 50.0  # of 100: a place tells neither what is missing nor that anything is


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it was typed, and its kind: a table of the file."""

    kind: str
    text: str


def told(
    store: Store, question: Question, found: LookedUp, find: Callable[[Question], LookedUp]
) -> LookedUp:
    """What was found; where that is nothing, the gene that is named, or what the code is.

    What is named beside a code is looked up by `find`, and offered.
    """
    is_nothing = isinstance(found, Nothing) and found.reason == "nothing_fits"
    is_doubtful = isinstance(found, Several) and found.reason == "close"
    if isinstance(found, OneConcept):
        return _of_place(store, question, found)
    if not (is_nothing or is_doubtful):
        return found
    code = read(question.text)
    if is_doubtful and (code is None or code.kind == _SHORT):
        return found
    if named := genes.in_part(question, store):
        of_gene = tuple(dict.fromkeys(Gene(curie) for each in named for curie in each.curies))
        return Several("gene_in_part", of_gene, subject=named[0].symbol)
    if code is None:
        return found
    if code.kind == _BAND:
        called = _called_after(store, code.text) if is_nothing else []
        return several("close", called, question.intents()) if called else found
    beside = message.read(question.text.replace(code.text, " "), store.vocabulary)
    if beside.content and (other := find(beside).candidates):
        return several("close", one_of_each(other), beside.intents(other[0].covered))
    return Nothing("unheld", subject=code.text, detail=code.kind)


def _of_place(store: Store, question: Question, found: OneConcept) -> LookedUp:
    """The one found; where all that was typed is a place on a chromosome, all called after it."""
    if found.meant.how != "close" or len(question.words) > _PLACE or found.meant.score >= _HALF:
        return found
    code = read(question.text)
    if code is None or code.kind != _BAND:
        return found
    called = one_of_each([*_called_after(store, code.text), found.meant])
    return several("close", called, question.intents()) if len(called) > 1 else found


def _called_after(store: Store, band: str) -> list[Candidate]:
    """The conditions that are called after a place on a chromosome, each once."""
    keys = [normal_form(text.format(band)) for text in _held()[_BAND]["named"]]
    entries = store.entries.called(dict.fromkeys(keys))
    found = [
        Candidate(each.concept, each.text, each.kind, "close", _HALF, frozenset(), key=each.key)
        for each in entries
        if store.kind(each.concept) is not Kind.UNSTATED
    ]
    return one_of_each(found)


def read(text: str) -> Code | None:
    """The code in a text, of the first kind that has one; None where there is none."""
    if not any(map(str.isdigit, text)):
        return None
    for kind, pattern in patterns().items():
        if found := pattern.search(text.strip()):
            return Code(kind, found.group())
    return None


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """The kinds of codes, each with how it is written."""
    return {
        kind: re.compile("|".join(map(_local, table["patterns"])))
        for kind, table in _held().items()
    }


@cache
def _held() -> Mapping[str, Mapping[str, list[str]]]:
    """The tables of the file; tests/test_unheld.py holds their shape."""
    return rtoml.loads(FILE.read_text("utf-8"))


def _local(pattern: str) -> str:
    """The pattern with its flag for itself alone, so that others may stand beside it."""
    flag = "(?i)"
    return f"(?i:{pattern.removeprefix(flag)})" if pattern.startswith(flag) else pattern
