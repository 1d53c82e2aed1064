"""How people ask: the first intent of many wordings, and of letters one of the first two."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Answer, Knowledge, NoMatch
from knowledge.asking import message
from knowledge.sections import INTENTS
from tests.discord_env import LANTERN

_FOLDER = Path(__file__).parent / "data" / "language"
_NAME, _GENE = "lanternosis", "QZN7"


def _wordings(language: str) -> list[tuple[str, str]]:
    lines = (_FOLDER / f"wordings_{language}.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(intent, wording) for intent, wording in pairs]


def _intents(wording: str, *, is_gene: bool) -> tuple[str, ...]:
    asked = message.read(wording.replace("X", _NAME).replace("FBN1", _GENE))
    named = _GENE.lower() if is_gene else _NAME
    return asked.intents([place for place, word in enumerate(asked.words) if word == named])


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_the_first_intent_of_each_wording_is_the_one_meant(language: str) -> None:
    """Tidy, chatty, lay, clinical, in shorthand and misspelt."""
    missed = [
        (intent, wording, found)
        for intent, wording in _wordings(language)
        if intent != next(iter(found := _intents(wording, is_gene="FBN1" in wording)), None)
    ]
    assert [] == missed


def test_each_intent_has_many_wordings() -> None:
    """Twenty-five at least of all that a question alone can ask for."""
    held = [intent for intent, _ in _wordings("en")]
    other = {"compare", "reverse_lookup", "citation", "cite", "gene_conditions"}
    asked = set(INTENTS) - other
    assert set() == {intent for intent in asked if held.count(intent) < 25}


def _follow_ups() -> list[list[str]]:
    """Rows of intent and wordings in English, German, Spanish and French."""
    lines = (_FOLDER / "follow_ups.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("row", _follow_ups(), ids=lambda row: row[1])
def test_what_is_spoken_of_last_is_asked_about_in_each_language(
    knowledge: Knowledge, row: list[str]
) -> None:
    """No name is needed: the same section of the concept spoken of, the first that is asked for."""
    intent, *wordings = row
    for wording in wordings:
        answer = knowledge.ask(wording, LANTERN)
        assert isinstance(answer, Answer), wording
        assert (LANTERN, intent) == (answer.concept.id, answer.intents[0]), wording
        # With nothing spoken of, it is asked what it is about, not looked for among names.
        nothing = knowledge.ask(wording)
        assert isinstance(nothing, NoMatch), wording
        assert "no_topic" == nothing.reason, wording


_INHERITED = """
Hello, my daughter was diagnosed with X last spring after a scan and a biopsy. She has been taking
tablets since. Is it likely that her children will have it? Many thanks, Ann
"""
_MANAGED = """
X. Dear Sir or Madam, I am 54 and had tests for two years before the doctors found X. I am willing
to travel. I would be grateful for anything that may help me.
"""
_OUTLOOK = """
My uncle had surgery for X and his doctor said that it went well. How long do people with X usually
live? We are all very worried. Kind regards
"""
_CAUSED = """
I read your page and found it useful. My brother takes medication for X. Nobody tells us what
causes X. Could it be the gene that my aunt has? Thank you for your time.
"""


@pytest.mark.parametrize(
    ("letter", "meant"),
    [
        (_INHERITED, "inheritance"),
        (_MANAGED, "management"),
        (_OUTLOOK, "prognosis"),
        (_CAUSED, "causes_genes"),
    ],
)
def test_of_a_letter_the_sentences_that_ask_count(letter: str, meant: str) -> None:
    """History, thanks and a signature ask for nothing; two intents are given."""
    found = _intents(letter, is_gene=False)
    assert meant in found
    assert 2 >= len(found)
