"""Modes of inheritance that no source lists as such: quoted from where the record names one."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from bot.phrases import en, phrases_of, speaking
from bot.render import cards, lines, plain_json
from bot.render.exports import NotExported, Subject, export
from bot.render.view import View
from knowledge import Answer, Knowledge
from knowledge.record.modes import names_a_mode
from tests.lamp import concept, knowledge_of
from tests.test_plain_json import objects

VIEW = View(date(2026, 11, 27), 12, (), ())
_UNDER = """
[[parents]]
id = "C9940001"
name = "Autosomal recessive lamp disease"
[[parents]]
id = "C9940002"
name = "Lamp disease"
"""
_DEFINED = """
[[definitions]]
text = "An X-linked wasting of wicks."
[[definitions]]
text = "Wicks that waste."
"""
_STATED = '[[inheritance]]\nid = "HP:0000006"\nname = "Autosomal dominant inheritance"\n'
CONCEPTS = (
    ("C9940001", "Autosomal recessive lamp disease", ""),
    ("C9940002", "Lamp disease", ""),
    ("C9940003", "Tallow wasting", _UNDER),
    ("C9940004", "Wick wasting", _DEFINED),
    ("C9940005", "Flame wasting", _STATED + _UNDER + _DEFINED),
    ("C9940006", "Soot wasting", ""),
)
SAID = "In the hierarchy it stands under “Autosomal recessive lamp disease” (C9940001)."


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Conditions of which one has a mode of inheritance listed as such."""
    concepts = (concept(curie, name, more=more) for curie, name, more in CONCEPTS)
    return knowledge_of(tmp_path_factory.mktemp("lamps"), *concepts)


def asked(lamps: Knowledge, question: str) -> Answer:
    """The answer to a question that has one."""
    reply = lamps.ask(question)
    assert isinstance(reply, Answer)
    return reply


def shown(reply: Answer) -> list[str]:
    """What is printed, line by line."""
    return [line.text for line in lines.render(reply, VIEW)]


def test_the_parents_that_name_a_mode_are_quoted(lamps: Knowledge) -> None:
    """As what the hierarchy says, with who says so; other parents name none."""
    printed = shown(asked(lamps, "is tallow wasting inherited"))
    assert f"{SAID} [LAMP 2026-10-01]" in printed
    assert en.NO_MODE_AS_SUCH.format(sources="LAMP 2026-10-01") in printed
    assert not [line for line in printed if "“Lamp disease”" in line]
    assert not [line for line in printed if line.startswith("None listed")]


def test_a_definition_that_names_a_mode_is_quoted(lamps: Knowledge) -> None:
    """Whole, and none that does not."""
    printed = shown(asked(lamps, "inheritance of wick wasting"))
    at = printed.index(en.DEFINED_WITH_MODE)
    assert "An X-linked wasting of wicks. [LAMP 2026-10-01]" == printed[at + 1]
    assert not [line for line in printed if line.startswith("Wicks that waste")]


def test_what_is_listed_as_such_needs_nothing_else(lamps: Knowledge) -> None:
    """Nor is anything said of a record that names no mode at all, but that it lists none."""
    (stated,) = asked(lamps, "inheritance of flame wasting").sections
    (none,) = asked(lamps, "inheritance of soot wasting").sections
    assert ([], 1) == ([*stated.elsewhere], len(stated.items))
    assert ([], 0) == ([*none.elsewhere], len(none.items))
    assert any(line.startswith("None listed") for line in shown(asked(lamps, "soot wasting genes")))


def test_the_card_of_a_whole_record_says_it_once(lamps: Knowledge) -> None:
    """The parents; the definitions stand above."""
    tallow, wick = shown(asked(lamps, "tallow wasting")), shown(asked(lamps, "wick wasting"))
    assert 1 == sum(line.startswith(SAID) for line in tallow)
    assert 1 == sum(line.startswith("An X-linked") for line in wick)


def test_cards_and_their_plain_text_say_it(lamps: Knowledge) -> None:
    """The name can be read and opened like any other."""
    for plain in (False, True):
        card = cards.render(
            asked(lamps, "tallow wasting inheritance"), VIEW, cards.Surface(1, plain=plain)
        )
        assert "Autosomal recessive lamp disease" in card.text


def test_files_hold_it_with_its_source(lamps: Knowledge) -> None:
    """JSON beside the items, a table as a row of its own that says what it is."""
    (section,) = asked(lamps, "tallow wasting inheritance").sections
    assert [{"text": "Autosomal recessive lamp disease", "role": "parent", "source": "LAMP"}] == [
        {key: each[key] for key in ("text", "role", "source")}
        for each in objects(plain_json.section_of(section, VIEW)["elsewhere"])
    ]
    made = [
        export(lamps, Subject(id_, ("inheritance",)), "csv") for id_ in ("C9940003", "C9940004")
    ]
    rows: list[dict[str, str]] = []
    for each in made:
        assert not isinstance(each, NotExported)
        rows += csv.DictReader(io.StringIO(each.content.decode("utf-8-sig"), newline=""))
    assert [
        ("inheritance", "Autosomal recessive lamp disease", "parent", "LAMP"),
        ("inheritance", "An X-linked wasting of wicks.", "definition", "LAMP"),
    ] == [(row["section"], row["statement"], row["role"], row["source"]) for row in rows]


@pytest.mark.parametrize("code", ["de", "es", "fr"])
def test_every_language_says_that_it_is_the_hierarchy(lamps: Knowledge, code: str) -> None:
    """What is quoted stays as it is."""
    said: str = phrases_of(code).STANDS_UNDER
    with speaking(code):
        printed = shown(asked(lamps, "tallow wasting inheritance"))
    wanted = said.format(name="Autosomal recessive lamp disease", id="C9940001")
    assert any(line.startswith(wanted) for line in printed)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Autosomal dominant lamp disease", True),
        ("an autosomal-recessive disorder", True),
        ("X-linked syndromic palsy", True),
        ("inherited in an autosomal, co-dominant way", False),
        ("Maternally inherited deafness", True),
        ("Hereditary disease", False),
        ("Mitochondrial disease", False),
        ("linked to lamps", False),
    ],
)
def test_which_texts_name_a_mode(text: str, named: bool) -> None:
    """A mode in the words of names; that something is hereditary is none."""
    assert named == names_a_mode(text)
