"""What a long message asks for, and what nobody asked for: invented letters."""

from __future__ import annotations

import pytest

from bot.phrases.en import records as words
from bot.render.lines import render
from knowledge import Answer, Knowledge
from knowledge.asking.message import read
from knowledge.language.letters import Sentence, asked
from knowledge.replies.reply import wished
from tests.card_payload import VIEW

TOLD = (
    "Dear colleagues, the girl was seen because of her gait, and a blood test ruled out staggers. "
    "Her uncle takes a medication for his back. "
)


def first_asked(request: str) -> str:
    """The likeliest intent of a letter that ends in the request."""
    return read(f"{TOLD}{request} Kind regards, Ida").intents()[0]


@pytest.mark.parametrize(
    ("request_", "intent"),
    [
        ("I need the inheritance of glowworm for our report.", "inheritance"),
        ("Please list the clinical features of glowworm.", "clinical_features"),
        ("We are looking for guidelines on glowworm.", "guidelines"),
        ("I would like to know the gene behind glowworm.", "causes_genes"),
        ("Could you explain the inheritance of glowworm in plain words?", "inheritance"),
        ("What can be done about glowworm?", "management"),
    ],
)
def test_a_request_is_asked_for_first(request_: str, intent: str) -> None:
    """With a question mark or without, before what is told of treatment and of tests."""
    assert intent == first_asked(request_)


def test_a_sentence_that_names_what_is_meant_asks_more() -> None:
    """Than one of equal words about something else."""
    one, other = [("inheritance", 1.0)], [("epidemiology", 1.0)]
    sentences = [Sentence(other, is_question=True), Sentence(one, is_question=True, names=True)]
    assert ("inheritance", "epidemiology") == asked(sentences).intents


def test_what_no_word_asks_for_is_assumed() -> None:
    """Treatment, of a letter; and what is only told where something else is asked for."""
    told = Sentence([("diagnosis", 1.4)], is_question=False)
    question = Sentence([("inheritance", 1.0)], is_question=True)
    assert {"management"} == asked([question]).assumed
    assert {"diagnosis"} == asked([told, question]).assumed
    assert {"management"} == asked([told, told]).assumed
    sure = Sentence([("inheritance", 1.0), ("management", 1.0)], is_question=True)
    assert frozenset() == asked([told, sure]).assumed


def test_a_letter_is_not_told_of_a_treatment_that_nobody_asked_for(knowledge: Knowledge) -> None:
    """That its record holds no guideline is said to who asks for treatment."""
    plain = (
        "Dear colleagues, the girl came for her gait. Her uncle, who is a farmer, walks just "
        "as badly as she does. I need the inheritance of lantern ataxia for our report."
    )
    reply = knowledge.ask(plain)
    assert isinstance(reply, Answer)
    assert ("inheritance", "management") == reply.intents
    assert ("inheritance",) == wished(reply)
    assert words.NO_SECTION_NOR_LIST["management"] not in shown(reply)
    reply = knowledge.ask(f"{plain} Is there a treatment for lantern ataxia?")
    assert isinstance(reply, Answer)
    assert words.NO_SECTION_NOR_LIST["management"] in shown(reply)


def shown(reply: Answer) -> str:
    """The reply as the terminal shows it."""
    return "\n".join(line.text for line in render(reply, VIEW))
