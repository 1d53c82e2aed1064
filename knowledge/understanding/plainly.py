"""Whether a message plainly asks something of one concept, though nobody was addressed.

Wherever people talk, most that sounds like a question is meant for one another ("who presents
cystic fibrosis on Friday?"). So all of this must hold: one concept is named by its whole name as
it is spelt, by an id or by an abbreviation pinned there, and no other may be meant; a question
word begins the message, or it is a heading such as "genes of …"; what is asked for is plain; and
beside the name there is no word but those of ``data/plainly.toml``. What the screen before all
look-ups stops or accompanies is never plain: nobody asked Rounds about a person.
``benchmarks/unasked.py`` measures it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rtoml

from knowledge.asking.question import Question
from knowledge.language.everyday import everyday
from knowledge.matching.candidate import Candidate
from knowledge.model import NameKind
from knowledge.text import fold
from knowledge.understanding.finding import Finding, OneConcept

WORDS = Path(__file__).parents[1] / "data" / "plainly.toml"

_SURE = frozenset({"exact", "identifier", "pinned"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language, folded: those a message begins with, and all beside a name."""

    opening: frozenset[str]
    all: frozenset[str]


def is_plain(question: Question, found: Finding) -> bool:
    """Whether the message asks for what was found, and says nothing else."""
    if not isinstance(found, OneConcept) or found.notice or not found.intents:
        return False
    if found.asked:
        return False  # two names in one message may be a remark as well as a question
    as_read = found.within or question
    return _is_sure(as_read, found.meant) and _is_bare(as_read, found.meant)


def _is_sure(question: Question, meant: Candidate) -> bool:
    """Whether the name can mean nothing else: not "cold" for COLD, and no everyday word."""
    if meant.how not in _SURE or len(question.identifiers) > (meant.how == "identifier"):
        return False
    named = [question.tokens[place] for place in meant.covered]
    if meant.kind is NameKind.ABBREVIATION and not all(each.raw.isupper() for each in named):
        return False
    return not named or not everyday().issuperset(each.word for each in named)


def _is_bare(question: Question, meant: Candidate) -> bool:
    """Whether the words beside the name are those of a question, or of a heading."""
    known = _words().get(question.language())
    if known is None or 0 in meant.covered:
        return False
    beside = [word for place, word in enumerate(question.words) if place not in meant.covered]
    return known.opening.issuperset(beside[:1]) and known.all.issuperset(beside)


@cache
def _words() -> Mapping[str, _Words]:
    """The words of each language, by its name."""
    tables = rtoml.loads(WORDS.read_text("utf-8"))
    return {language: _read(table) for language, table in tables.items()}


def _read(table: Mapping[str, str]) -> _Words:
    asking, telling, joining = (
        frozenset(map(fold, table[key].split())) for key in ("asks", "tells", "joins")
    )
    return _Words(asking | telling, asking | telling | joining)
