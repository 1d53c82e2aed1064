"""Cards in Spanish, French and German: all of them, well set, and with no English of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, get_args

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from bot.phrases import en, phrases_of, speaking, words
from bot.render import cards, plain_json
from bot.render.card import Card, Surface
from bot.render.help import about_card, help_card, tour_card
from bot.render.id_forms import form
from knowledge import Answer, Choices, Knowledge, NoMatch, Notice
from knowledge.identifier_kinds import KINDS
from knowledge.replies.reply import Ambiguity, Reason
from knowledge.sections import KEYS
from tests.card_payload import ASKER, VIEW, faults, three_pages, views_of
from tests.spoken import OTHERS, english_left, named, texts
from tests.test_cards import MOST, matches, most
from tests.test_golden import CASES

SURFACES = (Surface(ASKER), Surface(ASKER, plain=True))
QUESTIONS = (
    "whats the symtoms of marfan syndrom?",
    "guidelines and studies of familial idiopathic inflammatory myopathy",
    "my mum was told she has IIM, could i have it too?",
    "treatment, diagnosis, prognosis and prevention of Marfan syndrome",
    "omim 154700",
    "conditions with proximal muscle weakness",
    "FBN1 gene",
    "gene zzyzx9",
    "MONDO:0600024",
    "HP:12345",
    "hp:1",
    "PMID 99999999",
    "MESH:C999999",
    "síntomas de zorblaxia",
    "zorblax disease",
    "what are its genes?",
    "hello",
    "quiz me",
    "IIM",
)


@pytest.mark.parametrize("code", OTHERS)
def test_every_phrase_of_cards_and_commands_is_translated(code: str) -> None:
    """What is missing would be said in English."""
    assert [] == [name for name in named() if name not in vars(phrases_of(code))]


# How each language is set.


def said(code: str) -> Iterator[tuple[str, str]]:
    """Each text of a language with the phrase it is of."""
    for name, value in vars(phrases_of(code)).items():
        if name.isupper():
            yield from ((name, text) for _, text in texts(value))


def test_french_has_a_narrow_blank_that_does_not_break() -> None:
    """Before high punctuation and inside quotation marks, but not in ids and addresses."""
    for name, text in said("fr"):
        assert not re.search(r"[^\u202f\W][;?!»]|[ \u00a0][:;?!»%]|«[^\u202f]", text), name
        assert not re.search(r"[a-zé)}] ?:\s", text.replace("\u202f:", "")), name


def test_spanish_opens_its_questions_and_exclamations() -> None:
    """Each with the mark turned over."""
    for name, text in said("es"):
        assert text.count("?") == text.count("¿"), name
        assert text.count("!") == text.count("¡"), name


@pytest.mark.parametrize(("code", "marks"), [("es", "«»"), ("fr", "«»"), ("de", "„“")])
def test_each_language_has_its_own_quotation_marks(code: str, marks: str) -> None:
    """In pairs, and no other."""
    for name, text in said(code):
        assert text.count(marks[0]) == text.count(marks[1]), name
        assert not set(text) & (set('«»„“”"') - set(marks)), name


@pytest.mark.parametrize("code", OTHERS)
def test_a_command_is_named_as_it_is_called(code: str) -> None:
    """Also in the middle of a sentence, where English has the English name."""
    theirs = phrases_of(code)
    called = {**theirs.OPTION_NAMES, **theirs.COMMAND_NAMES}
    english = {name: dict(texts(value)) for name, value in vars(en).items() if name.isupper()}
    for name in named():
        for place, text in texts(vars(theirs)[name]):
            ours = re.findall(r"`/([^`]+)`", english[name][place])
            expected = [re.sub(r"\w+", lambda word: called[word[0]], each) for each in ours]
            assert expected == re.findall(r"`/([^`]+)`", text), name


# Cards.


def card_of(knowledge: Knowledge, question: str, surface: Surface) -> Card:
    """What is answered to a question."""
    reply = knowledge.ask(question)
    return cards.render(reply, VIEW, replace(surface, language="en"))


def faulty(card: Card, code: str) -> list[str]:
    """What is wrong with a card in a language, with a word about which it is."""
    left = english_left(card, code)
    return [*faults(card), *(f"{card.title}: {each!r} is English" for each in left)]


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_answers_hold_no_english_of_ours(embedded: Knowledge, code: str, surface: Surface) -> None:
    """What is asked in one language is answered in another, but for what is quoted."""
    with speaking(code):
        for question in QUESTIONS:
            assert [] == faulty(card_of(embedded, question, surface), code), question


@pytest.mark.parametrize("code", OTHERS)
def test_golden_questions_come_to_the_same_in_every_language(
    embedded: Knowledge, code: str
) -> None:
    """The same replies under the same names, in other words around them."""
    for case in CASES:
        answering = Answering(embedded, Conversation(minutes=30))
        with speaking(code):
            if case.before:
                answering.reply(case.before, "test")
            reply = answering.reply(case.asked, "test")
            assert case.kind == plain_json.kind_of(reply), case.name
            card = cards.render(reply, VIEW, SURFACES[0])
            if isinstance(reply, Answer):
                assert reply.concept.name == card.title
            # The reply to danger is in the language of the message.
            assert [] == (faults if isinstance(reply, Notice) else partial(faulty, code=code))(card)


@pytest.mark.parametrize("code", OTHERS)
def test_sections_hold_no_english_of_ours(knowledge: Knowledge, code: str) -> None:
    """Each section of each invented concept, on all that it says and where it has nothing."""
    concepts = [row["curie"] for row in knowledge.store.rows("SELECT curie FROM concept")]
    with speaking(code):
        for concept in concepts:
            summary = knowledge.show(concept)
            assert isinstance(summary, Answer)
            for key in KEYS:
                shown = knowledge.with_sections(summary, (key,))
                for surface in SURFACES:
                    card = cards.render(shown, VIEW, surface)
                    assert words.SECTIONS[key] in card.text
                    assert [] == faulty(card, code), (concept, key)


@pytest.mark.parametrize("code", OTHERS)
def test_asking_back_and_refusing_hold_no_english_of_ours(embedded: Knowledge, code: str) -> None:
    """For every reason there is, with every fixed line and the longest names."""
    details = {"other_language": "German", "malformed_identifier": "7 digits|C and 5 digits"}
    details["unheld"] = "variant"
    found = matches(embedded, "length(name) DESC", 120)
    with speaking(code):
        for reason in get_args(Ambiguity):
            for many in (10, 120):
                choices = Choices(reason, found[:many], (), "LAX", 3, "dose", urgent=True)
                assert [] == limits(choices), reason
                assert words.CHOICES[reason].format(subject="LAX") in _text(choices)
        for reason in get_args(Reason):
            for subject in words.NOT_OFFERED if reason == "not_offered" else ("HP:12",):
                nothing = NoMatch(
                    reason, found[:3], (), subject, details.get(reason), None, "personal"
                )
                assert [] == faulty_reply(nothing, code), (reason, subject)


def limits(reply: Any) -> list[str]:
    """What Discord would refuse of a reply on either surface."""
    return [each for surface in SURFACES for each in faults(cards.render(reply, VIEW, surface))]


def faulty_reply(reply: Any, code: str) -> list[str]:
    """What is wrong with a reply in a language on either surface."""
    shown = (cards.render(reply, VIEW, surface) for surface in SURFACES)
    return [each for card in shown for each in faulty(card, code)]


def _text(reply: Any) -> str:
    return cards.render(reply, VIEW, SURFACES[0]).text


@pytest.mark.parametrize("code", OTHERS)
def test_notices_help_and_about_hold_no_english_of_ours(embedded: Knowledge, code: str) -> None:
    """The safety replies, every topic, what Rounds is and holds, and the first words."""
    kinds: Any = en.STOP
    notices = [Notice(kind) for kind in kinds]
    with speaking(code):
        shown = [help_card(topic, surface) for topic in words.HELP_TEXTS for surface in SURFACES]
        for surface in SURFACES:
            shown += [cards.render(notice, VIEW, surface) for notice in notices]
            shown.append(about_card(embedded.store.counts(), VIEW, surface))
            shown.append(tour_card(ASKER, plain=surface.plain))
            shown += [cards.sources(embedded, VIEW, surface, page) for page in range(3)]
        for card in shown:
            assert [] == faulty(card, code)


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("of", MOST)
def test_the_largest_records_are_within_the_limits(embedded: Knowledge, of: str, code: str) -> None:
    """Words that are longer than the English ones still leave room for all that is shown."""
    with speaking(code):
        for shown, wish in views_of(embedded, most(embedded, of)):
            for surface in SURFACES:
                for card in three_pages(shown, surface, wish):
                    assert [] == faults(card)


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_quoted_is_said_to_be_in_another_language(embedded: Knowledge, code: str) -> None:
    """Once on a card that quotes, small; and not at all in English."""
    for question in ("Marfan syndrome", "FBN1 gene", "IIM"):
        with speaking(code):
            card = card_of(embedded, question, SURFACES[0])
            assert 1 == card.text.count(words.QUOTED)
            assert f"{words.QUOTED}\n" in f"{card.text}\n"
        assert "" == en.QUOTED


@pytest.mark.parametrize("code", OTHERS)
def test_every_example_is_answered(embedded: Knowledge, code: str) -> None:
    """The questions of each language's help, with the names in English."""
    for key, question in phrases_of(code).HELP_EXAMPLES.items():
        reply = embedded.ask(question, "OMIM:154700")
        assert isinstance(reply, Choices if key == "abbreviation" else Answer), question
        same = embedded.ask(en.HELP_EXAMPLES[key], "OMIM:154700")
        assert _asked(same) == _asked(reply), question


def _asked(reply: Any) -> object:
    if isinstance(reply, Answer):
        return reply.concept.id, reply.sections[0].key
    return [match.id for match in reply.matches]


@pytest.mark.parametrize("code", ["en", *OTHERS])
def test_the_form_of_an_identifier_is_said_in_words(code: str) -> None:
    """What each kind has after its prefix is known; what was typed instead stays as it is."""
    with speaking(code):
        assert {kind.expected for kind in KINDS} <= words.ID_FORMS.keys()
        assert words.DIGITS.format(count="5") == form("5 digits")
        assert words.DIGITS_ONE == form("1 digit")
        assert words.LETTERS_AND_DIGITS.format(
            letters="C", digits=words.DIGITS.format(count="8")
        ) == form("C and 8 digits")
        assert "12x" == form("12x")
