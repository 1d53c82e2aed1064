"""What is answered though nobody was asked: plain questions of a record, and nothing else."""

from __future__ import annotations

import tomllib

import pytest

from benchmarks import unasked
from knowledge import Knowledge
from knowledge.asking.message import read
from knowledge.matching.translated import translated
from knowledge.text import words
from knowledge.understanding.plainly import WORDS

MADE = 100


@pytest.mark.parametrize(
    "asked",
    [
        "what is lantern ataxia?",
        "What are the genes of lantern ataxia",
        "genes of Lantern Ataxia",
        "how is lantern ataxia inherited?",
        "which genes cause lantern ataxia",
        "what is MONDO:9900001?",
        "was ist lantern ataxia?",
        "quels sont les gènes de lantern ataxia ?",
        "¿cuáles son los genes de lantern ataxia?",
    ],
)
def test_a_plain_question_is_answered(knowledge: Knowledge, asked: str) -> None:
    """In each language that question words are known in; case does not matter."""
    answer = knowledge.unasked(asked)
    assert answer is not None
    assert knowledge.ask(asked) == answer


@pytest.mark.parametrize(
    "said",
    [
        "lantern ataxia",  # a name asks for nothing
        "lantern ataxia?",
        "lantern ataxia genes are hard to remember",
        "who presents lantern ataxia on Friday?",
        "do you know the genes of lantern ataxia?",
        "what did she say about the genes of lantern ataxia?",
        "are the genes of lantern ataxia on the exam?",
        "my brother has lantern ataxia, what are its genes?",
        "what are the genes of lantren ataxia?",  # misspelt: nearly sure is not sure
        "what are its genes?",
        "what are the genes of lax?",  # an abbreviation in small letters is a word
        "what are the genes of LAX?",  # and this one has two meanings
        "what is MONDO:9900001 and OMIM:999002?",
        "what are the genes of lantern ataxia and lax pupil?",
        "what are the guidelines for lantern ataxia?",  # the record lists none
        "which prednisolone dose in lantern ataxia?",
        "can't breathe, is that lantern ataxia?",
        "life with lantern ataxia",  # a title
        "what is love?",
        "",
    ],
)
def test_whatever_else_is_said_is_left_alone(knowledge: Knowledge, said: str) -> None:
    """People talking with one another, misspellings, what may mean two things, what is empty."""
    assert knowledge.unasked(said) is None


def test_talk_and_questions_about_other_things_are_left_alone(embedded: Knowledge) -> None:
    """Of the chatter, the corpora that stop or accompany, and what has no answer, not one line."""
    rows = [
        unasked.tried(embedded, name, texts) for name, texts in unasked.should_not(embedded, MADE)
    ]
    assert {"chatter", "stop", "accompany", "near misses"} < {row.name for row in rows}
    assert [] == [line for row in rows for line in row.wrong]
    assert sum(row.tried for row in rows) > 800


def test_of_the_harmless_lines_only_questions_about_a_record_are_answered(
    embedded: Knowledge,
) -> None:
    """About the concept that they name, whose words stand in the line, or theirs for them."""
    lines = unasked.corpus("harmless")
    answered = [(line, answer) for line in lines if (answer := embedded.unasked(line))]
    assert answered
    for line, answer in answered:
        # An eponym alone is named: "Treacher Collins".
        named = set(words(answer.match.matched)) - {"syndrome", "disease"}
        in_english = translated(read(line, embedded.store.vocabulary), embedded.store.entries.index)
        assert named <= {*words(line), *in_english.words}


def test_a_word_stands_once_and_in_small_letters() -> None:
    """Twice in a language, or in capitals that would never be met, is a slip."""
    for language, table in tomllib.loads(WORDS.read_text("utf-8")).items():
        listed = " ".join(table.values()).split()
        assert sorted({word.lower() for word in listed}) == sorted(listed), language
