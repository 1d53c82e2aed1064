"""Fetched literature on cards: within Discord's limits, and nothing of it left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.render.cards import Surface
from knowledge import Knowledge, SourceSpec, build, open_knowledge
from knowledge.building.literature_build import Publication, Searched, update
from knowledge.download.pubmed_queries import queries
from knowledge.literature import SECTIONS, beside
from knowledge.model import CitationFields
from tests.card_payload import SURFACES, every_page, faults, views_of
from tests.test_cards import gaps

LANTERN = "C9900001"
DAY = date(2026, 11, 26)
# As long as names are searched for, in signs that an address writes with three.
NAMES = ["Lantern ataxia", *(f"{'Glow-worm’s stagger ' * 4}type {n}" for n in range(1, 5))]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The invented concepts; one has five long citations for each search, in long addresses."""
    path = tmp_path_factory.mktemp("full") / "small.db"
    build([SourceSpec("concepts", Path(__file__).parent / "data" / "concepts")], path)
    pmids = [str(99000100 + number) for number in range(35)]
    papers = {
        pmid: Publication(
            CitationFields(
                authors=tuple(f"Moth-Wick {chr(65 + n)}" for n in range(20)),
                title=f"Title *{pmid}* of [lamps] " + "that goes on and on " * 10,
                journal="J Invent Lamp",
                year=2026,
                doi=f"10.9999/lamp({pmid})1:2<12::AID-X>3.0.CO;2-Z",
                pmid=pmid,
                retracted=pmid.endswith("7"),
            ),
            DAY,
        )
        for pmid in pmids
    }
    searched = [
        Searched(
            *(LANTERN, (LANTERN,), query.section, query.category, query.term, query.link, 12_345),
            tuple(pmids[5 * number : 5 * number + 5]),
            DAY,
        )
        for number, query in enumerate(queries(NAMES[0], NAMES[1:]))
    ]
    update(beside(path), searched, papers)
    return open_knowledge(path)


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
@pytest.mark.parametrize("key", SECTIONS)
def test_cards_of_fetched_literature_are_whole_and_within_the_limits(
    full: Knowledge, key: str, surface: Surface
) -> None:
    """All pages of a section: every citation, count and link, as in the terminal."""
    _, (shown, wish) = views_of(full, LANTERN, [key])
    pages = list(every_page(shown, surface, wish))
    assert [] == [fault for card in pages for fault in faults(card)]
    assert [] == list(gaps(shown, surface, pages))
