"""Citations on cards: narrowed down by menu and by command, with ids, marks and where to read."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from bot import wishes
from bot.phrases import en
from bot.render import cards
from bot.render.card import Card, Surface
from bot.wishes import Wish
from knowledge import Answer, Knowledge, SourceSpec, build, open_knowledge
from knowledge.building.literature_build import Publication, Searched, update
from knowledge.download.pubmed_queries import queries
from knowledge.literature import beside
from knowledge.model import CitationFields
from knowledge.replies.reply import Only
from tests.card_payload import SURFACES, VIEW, every_page, faults, told
from tests.conftest import DATA
from tests.discord_env import Scene, answered, choose, options, said, setting
from tests.test_cards import menu_of

LANTERN, NAME = "C9900001", "Lantern ataxia"
DAY = date(2026, 11, 20)
# Of an invented guideline list: pmid, year, whether free.
PAPERS: tuple[tuple[str, int | None, bool], ...] = (
    ("99000201", 2026, True),
    ("99000202", 2022, False),
    ("99000203", 2018, True),
    ("99000204", 1998, False),
    ("99000205", None, True),
)
NARROW = en.NARROW_MENU


@pytest.fixture(name="cited_file", scope="module")
def a_cited_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented concepts; the guidelines of one were searched for, and hold five papers."""
    path = tmp_path_factory.mktemp("cited") / "small.db"
    build([SourceSpec("concepts", DATA / "concepts")], path)
    papers = {
        pmid: Publication(
            CitationFields(
                authors=("Moth A", "Wick B"),
                title=f"Lamps {pmid[-1]}",
                journal="J Invent Lamp",
                year=year,
                doi=f"10.9999/lamp.{pmid[-1]}",
                pmid=pmid,
                pmcid=f"PMC99{pmid[-1]}" if free else None,
                free=free,
                retracted=pmid.endswith("2"),
            ),
            DAY,
        )
        for pmid, year, free in PAPERS
    }
    (query, *_) = [each for each in queries(NAME, ()) if each.section == "guidelines"]
    asked = (query.section, query.category, query.term, query.link, 5)
    searched = Searched(LANTERN, (LANTERN,), *asked, tuple(papers), DAY)
    update(beside(path), [searched], papers)
    return path


@pytest.fixture(name="cited", scope="module")
def the_cited(cited_file: Path) -> Knowledge:
    """The same, opened."""
    return open_knowledge(cited_file)


@pytest.fixture(name="citing")
async def a_citing_scene(cited_file: Path, tmp_path: Path) -> AsyncIterator[Scene]:
    """A scene on that knowledge."""
    async with setting(partial(open_knowledge, cited_file), tmp_path) as started:
        yield started


def shown(knowledge: Knowledge, surface: Surface = SURFACES[0], **wish: object) -> Card:
    """The first page of the guidelines of the concept, narrowed down as is wished."""
    return shown_on_pages(knowledge, surface, **wish)[0]


def shown_on_pages(
    knowledge: Knowledge, surface: Surface = SURFACES[0], **wish: object
) -> list[Card]:
    """All pages of them."""
    answer = knowledge.show(LANTERN)
    assert isinstance(answer, Answer)
    answer = knowledge.with_sections(answer, ("guidelines",))
    wished = Wish(sections=("guidelines",), only=Only(**wish))  # type: ignore[arg-type]  # its fields
    return list(every_page(answer, surface, wished))


def pmids(text: str) -> list[str]:
    """The papers that a text names, in their order in the list."""
    return [pmid for pmid, _, _ in PAPERS if f"PMID: {pmid}" in text]


# Each entry.


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_a_citation_has_its_ids_marks_and_places(cited: Knowledge, surface: Surface) -> None:
    """Year, journal, PMID, DOI, PMC, free full text and retraction, all in words."""
    pages = shown_on_pages(cited, surface)
    text = told(pages)
    assert en.SEARCH_CAVEAT in told(pages[:1])
    assert "Lamps 1. J Invent Lamp. 2026." in text
    for mark in (en.FREE, en.NO_FREE, en.RETRACTED, "doi: 10.9999/lamp.2", "PMC991"):
        assert mark in text
    links = "\n".join(card.text for card in pages)
    assert "https://pmc.ncbi.nlm.nih.gov/articles/PMC991/" in links
    assert "https://doi.org/10.9999/lamp.1" in links


# Narrowed down.


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
@pytest.mark.parametrize(
    ("free", "since", "left"),
    [
        (False, None, "12345"),
        (True, None, "135"),
        (False, 2018, "123"),
        (False, 2019, "12"),
        (True, 2018, "13"),
        (True, 2030, ""),
    ],
)
def test_only_what_was_asked_for_is_left(
    cited: Knowledge, free: bool, since: int | None, left: str, surface: Surface
) -> None:
    """How many are left out is said, also where nothing is left; no year is no late year."""
    pages = shown_on_pages(cited, surface, free=free, since=since)
    text = told(pages)
    assert [f"9900020{each}" for each in left] == pmids(text)
    assert [] == [fault for card in pages for fault in faults(card)]
    out = len(PAPERS) - len(left)
    assert (f"eft out: {out}." in text) == (out > 0)
    assert en.NONE_LISTED.partition("(")[0] not in text


def test_the_menu_says_how_many_are_left(cited: Knowledge) -> None:
    """All, free ones, those of the last years, and both; what changes nothing is not offered."""
    expected = {
        "all": en.NARROW_ALL.format(count=5),
        "f": en.NARROW_FREE.format(count=3),
        "y2025": en.NARROW_SINCE.format(year=2025, count=1),
        "fy2025": en.NARROW_BOTH.format(year=2025, count=1),
        "y2021": en.NARROW_SINCE.format(year=2021, count=2),
        "fy2021": en.NARROW_BOTH.format(year=2021, count=1),
        "y2016": en.NARROW_SINCE.format(year=2016, count=3),
        "fy2016": en.NARROW_BOTH.format(year=2016, count=2),
    }
    entries = menu_of(shown(cited), NARROW).options
    assert expected == {each.value: each.label for each in entries}
    assert not any(each.chosen for each in entries)


def test_the_menu_shows_what_holds_now(cited: Knowledge) -> None:
    """Also a year of a command that it does not offer itself."""
    entries = menu_of(shown(cited, since=2019), NARROW).options
    assert ["y2019"] == [each.value for each in entries if each.chosen]


async def test_a_choice_narrows_the_list_in_place(citing: Scene) -> None:
    """And "All" gives it back."""
    await citing.ask("lantern ataxia")  # the first answer of a day says more at its foot
    card = await citing.ask("guidelines of lantern ataxia")
    before = said(card)
    await choose(citing.ada, card, NARROW, "fy2016")
    assert [f"9900020{n}" for n in "13"] == pmids(said(card))
    await choose(citing.ada, card, NARROW, "all")
    assert before == said(card)


async def test_somebody_elses_choice_is_theirs_alone(citing: Scene) -> None:
    """The list of the asker stays whole."""
    card = await citing.ask("guidelines of lantern ataxia")
    own = answered(await choose(citing.ben, card, NARROW, "f"))
    assert own.ephemeral
    assert 3 == len(pmids(said(own)))
    assert 5 == len(pmids(said(card)))


async def test_the_list_stays_narrow_among_citations_alone(citing: Scene) -> None:
    """Another list of citations keeps it; other sections know nothing of it."""
    card = await citing.slash("citations", name=LANTERN, since=2020)
    menu = [each for each in options(card, en.SECTIONS_MENU) if each == "studies"]
    await choose(citing.ada, card, en.SECTIONS_MENU, *menu)
    assert "y2020" in options(card, NARROW)
    await choose(citing.ada, card, en.SECTIONS_MENU, "genes")
    await choose(citing.ada, card, en.SECTIONS_MENU, "guidelines")
    assert 5 == len(pmids(said(card)))


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({}, 5),
        ({"free": True}, 3),
        ({"since": 2020}, 2),
        ({"free": True, "since": 2020, "type": "guidelines"}, 1),
    ],
)
async def test_the_command_narrows_down(citing: Scene, asked: dict[str, object], left: int) -> None:
    """By options, together or alone."""
    card = await citing.slash("citations", name="lantern ataxia", **asked)
    assert left == len(pmids(said(card)))
    if "type" in asked:
        assert en.SECTIONS["studies"] not in said(card).partition(en.FOOTER)[0]


async def test_a_choice_that_was_tampered_with_narrows_nothing(citing: Scene) -> None:
    """Whatever it holds, the list is shown."""
    card = await citing.ask("guidelines of lantern ataxia")
    before = wishes.read("GL", "")
    assert before == wishes.narrowed(before, "x9")
    assert 5 == len(pmids(said(card)))


# A publication by its id.


@pytest.mark.parametrize(
    "typed", ["PMID 37026610", "what is pmid:37026610 about", "10.1002/acn3.51760"]
)
def test_a_publication_says_what_it_is_and_who_lists_it(embedded: Knowledge, typed: str) -> None:
    """Authors, journal, year and ids; the record, and the section of it."""
    answer = embedded.ask(typed)
    assert isinstance(answer, Answer)
    assert ("guidelines",) == answer.listed_under
    for surface in SURFACES:
        card = cards.render(answer, VIEW, surface)
        text = told([card])
        for part in ("Roy B", "Ann Clin Transl Neurol. 2023 May", "doi: 10.1002/acn3.51760"):
            assert part in text
        assert "37026610" in text
        assert f"under: {en.SECTIONS['guidelines']}" in text
        assert answer.concept.name in card.title
