"""What narrower conditions list where the record of a wider one lists no genes or modes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.phrases import en, phrases_of, speaking
from bot.render import cards, lines, plain_json
from bot.render.cards import Surface
from bot.render.exports import NotExported, Subject, export
from bot.render.view import View
from knowledge import Answer
from tests.lamp import concept, knowledge_of

if TYPE_CHECKING:
    from knowledge import Knowledge

VIEW = View(date(2026, 11, 27), 12, (), ())
_UNDER = '[[parents]]\nid = "C99900{number}"\nname = "As above"\n'
_GENE = '[[genes]]\nid = "NCBIGene:99{number}"\nsymbol = "WICK{number}"\n'
_MODE = '[[inheritance]]\nid = "HP:0000007"\nname = "Autosomal recessive inheritance"\n'
CONCEPTS = (
    concept("C9990001", "Tallow dystrophy"),
    concept("C9990002", "Tallow dystrophy 1", more=_UNDER.format(number="01") + _MODE),
    concept(
        "C9990003",
        "Rim wasting",
        more=_UNDER.format(number="02") + _GENE.format(number=801) + _GENE.format(number=802),
    ),
    concept("C9990004", "Sconce palsy", more=_GENE.format(number=803)),
    concept(
        "C9990005", "Sconce palsy 2", more=_UNDER.format(number="04") + _GENE.format(number=804)
    ),
)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """A group with kinds below it, and a condition that lists a gene itself."""
    return knowledge_of(tmp_path_factory.mktemp("known"), *CONCEPTS)


def _answer(known: Knowledge, typed: str) -> Answer:
    reply = known.ask(typed)
    assert isinstance(reply, Answer), reply
    return reply


def test_genes_of_kinds_are_told_with_their_sources(known: Knowledge) -> None:
    """Each kind in a line, however far below, and who says that it is one."""
    reply = _answer(known, "genes of tallow dystrophy")
    said = [line.text for line in lines.render(reply, VIEW)]
    assert any(text.startswith("None listed in this record") for text in said)
    assert en.OF_KINDS.format(count=1) in said
    assert "Rim wasting (C9990003) · WICK801; WICK802 [LAMP 2026-10-01]" in said
    assert en.KINSHIP.format(sources="LAMP 2026-10-01") in said
    assert not any(text.startswith(en.KIN_MAY[:20]) for text in said)


def test_modes_of_kinds_are_told_too(known: Knowledge) -> None:
    """In text, on a card that opens each, in JSON and in a file."""
    reply = _answer(known, "how is tallow dystrophy inherited")
    said = "Tallow dystrophy 1 (C9990002) · Autosomal recessive inheritance [LAMP 2026-10-01]"
    assert said in [line.text for line in lines.render(reply, VIEW)]
    card = cards.render(reply, VIEW, Surface(1))
    assert "C9990002" in [option.value for menu in card.menus for option in menu.options]
    (section,) = (plain_json.section_of(each, VIEW) for each in reply.sections)
    assert "Autosomal recessive inheritance" in str(section["kinds"])
    file = export(known, Subject("C9990001", ("inheritance",)), "csv")
    assert not isinstance(file, NotExported)
    assert "Tallow dystrophy 1 (C9990002)" in file.content.decode("utf-8-sig")


def test_a_record_that_lists_some_is_not_filled_up(known: Knowledge) -> None:
    """What kinds of it list beside is theirs."""
    reply = _answer(known, "genes of sconce palsy")
    assert [()] == [tuple(section.kinds) for section in reply.sections]


def test_the_whole_record_goes_without(known: Knowledge) -> None:
    """Its card is long enough: what kinds list is shown where it is asked for."""
    reply = _answer(known, "tallow dystrophy")
    assert all(not section.kinds for section in reply.sections)


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_it_is_said_in_each_language(known: Knowledge, language: str) -> None:
    """What sources state stays as it is."""
    reply = _answer(known, "genes of tallow dystrophy")
    with speaking(language):
        said = [line.text for line in lines.render(reply, VIEW)]
    assert phrases_of(language).OF_KINDS.format(count=1) in said
