"""Follow-ups about a body system: "and the heart?" after a disease."""

from __future__ import annotations

import pytest

from bot.phrases import en
from bot.render import lines, plain_json
from bot.render.card import Surface
from bot.render.cards import render
from bot.wishes import Wish, opening
from knowledge import Answer, Knowledge, NoMatch, Reply
from knowledge.asking.message import read
from knowledge.asking.organs import asked_for, load, names
from knowledge.model import ClinicalFeature
from knowledge.replies.reply import Only
from tests.card_payload import SURFACES, VIEW, every_page, told

MARFAN, FEATURE = "OMIM:154700", "HP:0001635"
HEART, EYE, SKIN, VOICE = 1626, 478, 1574, 1608
WORDS = [(word, number) for word, number in load().words.items()]


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("what about the heart?", HEART),
        ("Heart?", HEART),
        ("and its blood vessels", None),
        ("does it affect the heart?", HEART),
        ("how are the eyes affected?", EYE),
        ("eye problems", EYE),
        ("tell me about the skin", SKIN),
        ("et le cœur ?", HEART),
        ("¿y los ojos?", EYE),
        ("was ist mit der Haut?", SKIN),
        # Something else, or more than that, is asked for.
        ("what is the heart", None),
        ("how is the heart treated", None),
        ("heart and eyes", None),
        ("heart block", None),
        ("and the heartbeat", None),
        ("which diseases affect the heart", None),
        ("compare the heart with the liver", None),
        ("the heart in HP:0001635", None),
        ("what about FACE", None),
        ("and its genes?", None),
        ("", None),
    ],
)
def test_a_body_system_is_asked_for_where_it_alone_is_named(text: str, system: int | None) -> None:
    """In each language; words that ask for something else of it are left to others."""
    organ = asked_for(read(text))
    assert system == (organ.system if organ else None)


@pytest.mark.parametrize(("word", "system"), WORDS, ids=[word for word, _ in WORDS])
def test_each_word_asks_for_its_system_and_is_no_concept(
    embedded: Knowledge, word: str, system: int
) -> None:
    """Of a name the concept would be meant."""
    assert Only(system=system) == about(embedded, f"and the {word}?").only


@pytest.mark.parametrize("text", ["liver disease", "and kidney disease?"])
def test_a_condition_called_by_an_organ_is_that_condition(embedded: Knowledge, text: str) -> None:
    """Whatever was spoken of before."""
    answer = about(embedded, text)
    assert MARFAN != answer.concept.id
    assert Only() == answer.only


def test_every_system_is_called_as_the_knowledge_calls_it(embedded: Knowledge) -> None:
    """What is asked for would not be found under another name."""
    rows = embedded.store.rows("SELECT DISTINCT name FROM body_system")
    held = {row["name"] for row in rows}
    assert [] == [number for number in load().names if held.isdisjoint(names(number))]


def about(knowledge: Knowledge, text: str, last: str | None = MARFAN) -> Answer:
    """The answer to a follow-up."""
    reply = knowledge.ask(text, last)
    assert isinstance(reply, Answer)
    return reply


def test_only_the_features_of_that_system_are_told(embedded: Knowledge) -> None:
    """And how many others there are."""
    answer = about(embedded, "what about the heart?")
    assert (MARFAN, ("body_systems",), Only(system=HEART)) == (
        answer.concept.id,
        answer.intents,
        answer.only,
    )
    (section, *_) = answer.sections
    assert "features_by_system" == section.key
    (system, *_) = names(HEART)
    features = [each for each in section.items if isinstance(each, ClinicalFeature)]
    assert all(system in each.body_systems for each in features)
    whole = about(embedded, "features by body system")
    shown = {each.curie for each in features}
    assert shown == {
        each.curie
        for each in whole.concept.clinical_features
        if system in each.body_systems and not each.absent
    }
    others = len(whole.sections[0].items) - len(features)
    said = "\n".join(line.said for line in lines.render(answer, VIEW))
    assert en.OF_SYSTEM.format(system=system, left_out=others) in said
    # Features of several systems stand below this one alone.
    assert 1 == said.count("Abnormality of the ") - said.count(f"({system})")


def test_a_system_without_features_is_said_to_have_none_listed(embedded: Knowledge) -> None:
    """Which does not mean that it is healthy."""
    answer = about(embedded, "and the voice?")
    (system, *_) = names(VOICE)
    count = len(answer.concept.clinical_features)
    said = [line.said for line in lines.render(answer, VIEW)]
    assert en.NONE_OF_SYSTEM.format(system=system, left_out=count) in said


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_pages_and_orders_stay_with_the_system(embedded: Knowledge, surface: Surface) -> None:
    """What a press carries shows the same features; another section is whole again."""
    answer = about(embedded, "and the eyes?")
    first = answer.sections[0]
    whole = embedded.with_sections(answer, [each.key for each in answer.sections])
    wish = Wish(answer.intents, only=answer.only)
    for shown in (answer, whole):
        text = told(every_page(shown, surface, wish))
        listed = [each.name for each in first.items if isinstance(each, ClinicalFeature)]
        assert len(listed) > 1
        assert [] == [name for name in listed if name not in text]
        assert "Mitral" not in text
    assert Only() == opening(wish, "clinical_features").only


def test_all_features_are_one_press_away(embedded: Knowledge) -> None:
    """The first button leads there; without a system the features are shown already."""
    answer = about(embedded, "and the eyes?")
    first, *_ = (button for row in render(answer, VIEW, SURFACES[0]).rows for button in row)
    assert button_for(answer) == first.label
    whole = about(embedded, "features by body system")
    labels = [button.label for row in render(whole, VIEW, SURFACES[0]).rows for button in row]
    assert button_for(whole) not in labels


def button_for(answer: Answer) -> str:
    """What the button to all features of a record says."""
    count = dict(answer.contents)["clinical_features"]
    return en.COUNTED_SECTION.format(section=en.SECTIONS["clinical_features"], count=count)


def test_without_a_condition_spoken_of_nothing_is_guessed(embedded: Knowledge) -> None:
    """Nor of a feature, which has no features."""
    for last in (None, FEATURE):
        reply: Reply = embedded.ask("what about the heart?", last)
        assert isinstance(reply, NoMatch)


def test_json_says_what_was_left_out(embedded: Knowledge) -> None:
    """Among the notes of the section."""
    section = plain_json.section_of(about(embedded, "heart?").sections[0], VIEW)
    assert any("left out" in str(note) for note in section["notes"])  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "system"),
    [("marfan eyes", EYE), ("marfan syndrome heart findings", HEART), ("marfan skin?", SKIN)],
)
def test_an_organ_behind_a_condition_asks_for_its_features_there(
    embedded: Knowledge, typed: str, system: int
) -> None:
    """As notes have it; the rest of the record is left out."""
    reply = embedded.ask(typed)
    assert isinstance(reply, Answer)
    assert (MARFAN, system, ("body_systems",)) == (
        next(each for each in reply.concept.ids if each == MARFAN),
        reply.only.system,
        reply.intents,
    )


@pytest.mark.parametrize(
    "typed", ["liver failure", "skin cancer", "eye marfan", "congenital heart"]
)
def test_an_organ_in_a_name_or_before_one_asks_for_nothing_alone(
    embedded: Knowledge, typed: str
) -> None:
    """A name comes first, and what stands before a name may be of another."""
    reply = embedded.ask(typed)
    assert not isinstance(reply, Answer) or reply.only == Only()
