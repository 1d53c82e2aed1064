"""What PubMed is asked for a concept, and what becomes of what it says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from knowledge.download.eutils import Caller, Eutils, Pace
from knowledge.download.pubmed import Gathered, Topic, gather
from knowledge.download.pubmed_queries import FILTERS, plain, queries
from knowledge.download.pubmed_records import citation
from knowledge.download.saved import Saved
from knowledge.errors import EutilsError
from tests import eutils_server as shapes
from tests.eutils_records import Record, in_pmc, publication
from tests.eutils_server import EutilsServer

TODAY = date(2026, 11, 26)
LISTED = [f"9900000{number}" for number in range(1, 6)]
LANTERN = Topic(
    "MONDO:9900001",
    ("MONDO:9900001", "C9900001"),
    "Lantern ataxia",
    ("Glow-worm staggers",),
    ("99000077",),
)


# Queries.


def test_a_concept_is_searched_by_its_names_section_by_section() -> None:
    """Preferred name and synonyms as phrases in title and abstract, and a filter for each list."""
    made = list(queries("Lantern ataxia", ["Glow-worm staggers"]))
    assert [*FILTERS] == [(each.section, each.category) for each in made]
    base = '("Lantern ataxia"[tiab] OR "Glow-worm staggers"[tiab]) AND '
    assert all(each.term.startswith(base) for each in made)
    assert f"{base}(systematic[sb])" == made[1].term


def test_the_link_shows_the_same_search_in_pubmed() -> None:
    """Its address holds the query as it was asked, and the order."""
    query = next(queries("Lantern ataxia", []))
    assert {"term": [query.term], "sort": ["pubdate"]} == parse_qs(urlsplit(query.link).query)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ('Lantern "ataxia"[ti] OR 1', "Lantern ataxia ti 1"),
        ("lamp* AND (moth NOT wick)", "lamp moth wick"),
        ("Night-light sickness, type 1/2", "Night-light sickness type 1 2"),
        ("disorder of hand and foot", "disorder of hand and foot"),
        ('"[]()', ""),
    ],
)
def test_nothing_in_a_name_acts_as_a_query(name: str, words: str) -> None:
    """Quotes, brackets, operators, tags and truncation are taken out; words stay."""
    assert words == plain(name)


def test_names_that_would_find_nothing_or_anything_are_not_searched() -> None:
    """Inverted names stand in no text; short ones mean many things; one spelling is enough."""
    synonyms = ["Ataxia, lantern type", "LAX", "LANTERN ATAXIA", "Wick palsy", "Oil palsy"]
    (term, *_) = [each.term for each in queries("Lantern ataxia", [*synonyms, "Wax palsy", "More"])]
    assert term.startswith(
        '("Lantern ataxia"[tiab] OR "Wick palsy"[tiab] OR "Oil palsy"[tiab]'
        ' OR "Wax palsy"[tiab]) AND '
    )


def test_a_name_without_words_is_not_searched() -> None:
    """An empty phrase would find all of PubMed."""
    assert [] == list(queries("[]", []))


# Records.


def test_a_record_becomes_a_citation() -> None:
    """Authors without editors, the title without its full stop, all parts as PubMed prints them."""
    told = citation("99000001", publication("99000001", "Lamps by night."), TODAY)
    assert ("Moth A", "Wick B", "Lamp Study Group") == told.authors
    assert ("Lamps by night", "J Invent Lamp", "2024 May", 2024, "2024 Apr 7") == (
        told.title,
        told.journal,
        told.date,
        told.year,
        told.epub,
    )
    assert ("10 Suppl 2", "0 2", "437-48", "10.9999/lamp.99000001", "99000001") == (
        told.volume,
        told.issue,
        told.pages,
        told.doi,
        told.pmid,
    )
    assert (("Journal Article",), False, False, None) == (
        told.publication_types,
        told.retracted,
        told.free,
        told.pmcid,
    )


@pytest.mark.parametrize(
    ("served", "shown"),
    [
        ("&lt;i&gt;LANT1&lt;/i&gt; and CO&lt;sub&gt;2&lt;/sub&gt;.", "LANT1 and CO2"),
        ("<i>LANT1</i> &amp; oil", "LANT1 & oil"),
        ("Moths &amp;amp; wicks?", "Moths & wicks?"),
        ("Glow at p &lt; 0.05 and n > 3.", "Glow at p < 0.05 and n > 3"),
        ("  Two\n lines.", "Two lines"),
        ("[Una lámpara].", "[Una lámpara]"),
        ("To be continued...", "To be continued..."),
    ],
)
def test_titles_are_plain_text(served: str, shown: str) -> None:
    """Entities, once or twice escaped, and inline tags; a sign of comparison is no tag."""
    assert shown == citation("1", publication("1", served), TODAY).title


@pytest.mark.parametrize(
    ("ids", "pmcid", "free"),
    [
        ([], None, False),
        (in_pmc("1", "PMC9900001"), "PMC9900001", True),
        (in_pmc("1", "PMC9900001", "2026/11/26"), "PMC9900001", True),
        (in_pmc("1", "PMC9900001", "2026/11/27"), "PMC9900001", False),
        (in_pmc("1", "PMC9900001", "2026/99/99"), "PMC9900001", False),
        (in_pmc("1", "PMC9900001", "2027/2/31"), "PMC9900001", False),
        ([{"idtype": "pmcid", "value": "pmc-id: PMC9900001;"}], "PMC9900001", False),
    ],
)
def test_free_is_what_pubmed_central_shows_today(
    ids: list[Record], pmcid: str | None, free: bool
) -> None:
    """An article is free from the day of its embargo on, and only with an id of PubMed Central."""
    told = citation("1", publication("1", "Lamps.", articleids=ids, elocationid=""), TODAY)
    assert (pmcid, free, None) == (told.pmcid, told.free, told.doi)


def test_a_retracted_publication_says_so() -> None:
    """The notice of a retraction is another publication, and not retracted itself."""
    types = ["Journal Article", "Retracted Publication"]
    assert citation("1", publication("1", "Lamps.", pubtype=types), TODAY).retracted
    notice = publication("2", "Notice.", pubtype=["Retraction of Publication"])
    assert not citation("2", notice, TODAY).retracted


def test_a_chapter_of_a_book_has_the_book_for_its_journal() -> None:
    """GeneReviews are such chapters."""
    record = publication("1", "", source="", booktitle="Lamp Reviews&lt;sup&gt;R&lt;/sup&gt;")
    told = citation("1", record, TODAY)
    assert ("Lamp ReviewsR", "Lamp ReviewsR") == (told.title, told.journal)


def test_a_record_of_another_form_leaves_gaps_and_breaks_nothing() -> None:
    """Whatever a server puts into the fields."""
    odd: Record = {
        "title": None,
        "authors": ["Moth A", {"name": 3}],
        "articleids": {"doi": "x"},
        "pubtype": [None, "Review"],
        "pubdate": ["2024"],
    }
    told = citation("1", odd, TODAY)
    assert ("1", (), None, None, ("Review",)) == (
        told.pmid,
        told.authors,
        told.title,
        told.year,
        told.publication_types,
    )


# Fetching.


@pytest.fixture
async def server() -> AsyncIterator[EutilsServer]:
    """A PubMed that lists five publications about lanterns, and one that a record names."""
    async with EutilsServer() as started:
        started.searches["Lantern ataxia"] = LISTED
        started.counts["Lantern ataxia"] = 731
        described = (*LISTED[:4], "99000077")
        known = {each: publication(each, f"Title of {each}.") for each in described}
        started.summaries["pubmed"] = known
        yield started


async def gathered(
    server: EutilsServer,
    folder: Path,
    today: date = TODAY,
    days: int = 30,
    topic: Topic = LANTERN,
) -> Gathered:
    """What is fetched for the one concept, without waiting between requests."""
    saved = Saved(folder, today, days)
    async with aiohttp.ClientSession() as session:
        pace = Pace(10_000, sleep=_at_once)
        caller = Caller("rounds-test", "lamp@example.org")
        client = Eutils(session, caller, address=server.address, pace=pace)
        return await gather(client, saved, [topic])


async def _at_once(_seconds: float) -> None:
    """Time that takes none."""


async def test_each_section_lists_the_newest_and_the_count(
    server: EutilsServer, tmp_path: Path
) -> None:
    """Seven searches, newest first, and one request for what was found and what was named."""
    found = await gathered(server, tmp_path)
    assert [731] * 7 == [each.total for each in found.searched]
    assert {(*LISTED,)} == {each.pmids for each in found.searched}
    assert {*LISTED[:4], "99000077"} == found.publications.keys()
    assert LISTED[4:] == found.missing
    programs = [asked.program for asked in server.asked]
    assert (7, 1) == (programs.count("esearch.fcgi"), programs.count("esummary.fcgi"))
    asked = server.asked[0].form
    assert ("pub_date", "5") == (asked["sort"], asked["retmax"])


async def test_where_no_list_could_be_filled_only_titles_are_fetched(
    server: EutilsServer, tmp_path: Path
) -> None:
    """Records of features have no sections for publications."""
    found = await gathered(server, tmp_path, topic=replace(LANTERN, is_searched=False))
    assert ["Lantern ataxia"] == found.unsearched
    assert {"99000077"} == found.publications.keys()
    assert ["esummary.fcgi"] == [asked.program for asked in server.asked]


async def test_what_is_saved_is_not_asked_for_again(server: EutilsServer, tmp_path: Path) -> None:
    """Until it is too old; each answer keeps the day on which it came."""
    await gathered(server, tmp_path)
    asked = len(server.asked)
    again = await gathered(server, tmp_path, date(2026, 12, 25))
    assert {TODAY} == {each.retrieved for each in again.searched}
    missing = 1  # that PubMed has no record of it is not saved
    assert missing == len(server.asked) - asked
    later = await gathered(server, tmp_path, date(2026, 12, 26))
    assert {date(2026, 12, 26)} == {each.retrieved for each in later.searched}
    fresh = await gathered(server, tmp_path, TODAY, days=0)
    assert {TODAY} == {each.retrieved for each in fresh.searched}


async def test_a_saved_answer_that_is_not_whole_is_asked_for_anew(
    server: EutilsServer, tmp_path: Path
) -> None:
    """A file that somebody cut is no answer."""
    await gathered(server, tmp_path)
    cut_all(tmp_path)
    found = await gathered(server, tmp_path)
    assert 7 == len(found.searched)


def cut_all(folder: Path) -> None:
    """Take the end from every file."""
    for path in folder.rglob("*.json"):
        path.write_bytes(path.read_bytes()[:-20])


async def test_a_fault_half_way_keeps_what_came_before(
    server: EutilsServer, tmp_path: Path
) -> None:
    """The next run goes on from there."""
    server.next(*[None] * 3, shapes.BAD_SEARCH)
    with pytest.raises(EutilsError):
        await gathered(server, tmp_path)
    asked = len(server.asked)
    await gathered(server, tmp_path)
    assert 7 - 3 + 1 == len(server.asked) - asked


async def test_a_search_that_pubmed_misread_is_left_out(
    server: EutilsServer, tmp_path: Path
) -> None:
    """Tags that it cannot read are dropped in silence, and the whole text is searched."""
    server.understood = '"lantern"[All Fields] AND "ataxia"[All Fields]'
    found = await gathered(server, tmp_path)
    assert ([], 7) == (found.searched, len(found.misread))
