"""Fetched literature beside the knowledge: written, swapped, read, and merged into records."""

from __future__ import annotations

import json
import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.phrases import en
from bot.render import cards, lines, plain_json
from bot.render.cards import Surface
from bot.render.view import View
from knowledge import Answer, Choices, Knowledge, KnowledgeError, open_knowledge
from knowledge.building.literature_build import Publication, Searched, update
from knowledge.connections import identity
from knowledge.errors import KnowledgeFileError
from knowledge.literature import Literature, beside
from knowledge.model import Citation, CitationFields

DAY = date(2026, 11, 26)
LATER = date(2026, 12, 3)
VIEW = View(LATER, 12, ("112",), ("line",))
LANTERN = "C9900001"
LISTED = "99000002"  # that the concept file lists among the studies, without a title


def searched(category: str | None, *pmids: str, section: str = "studies") -> Searched:
    """A search for the one concept."""
    return Searched(
        LANTERN,
        (LANTERN, "MONDO:9900001"),
        section,
        category,
        f"lantern {category}",
        f"https://pubmed.ncbi.nlm.nih.gov/?term=lantern+{category}",
        731 if pmids else 0,
        pmids,
        DAY,
    )


def publications(*pmids: str, **changed: object) -> dict[str, Publication]:
    """Publications as PubMed describes them."""
    return {
        pmid: Publication(
            CitationFields.model_validate(
                {"title": f"Title of {pmid}", "journal": "J Invent Lamp", "year": 2024}
                | {"pmid": pmid, "publication_types": ("Review",)}
                | changed
            ),
            DAY,
        )
        for pmid in pmids
    }


@pytest.fixture
def copied(knowledge_file: Path, tmp_path: Path) -> Path:
    """The small knowledge, in a folder of its own."""
    return Path(shutil.copyfile(knowledge_file, tmp_path / "small.db"))


def fetched(knowledge: Path) -> Path:
    """Literature beside a knowledge file: a guideline, two categories of studies, no review."""
    searches = [
        searched(None, "99000011", section="guidelines"),
        searched(None, section="reviews"),
        searched("therapy", "99000012", "99000013"),
        searched("etiology", LISTED, "99000012"),
    ]
    path = beside(knowledge)
    update(path, searches, publications("99000011", "99000012", "99000013", LISTED))
    return path


def studies(knowledge: Path, section: str = "studies") -> Answer:
    """The section of the one concept, asked for as anybody does."""
    opened = open_knowledge(knowledge)
    reply = opened.ask("Lantern ataxia")
    assert isinstance(reply, Answer)
    return opened.with_sections(reply, (section,))


def shown(answer: Answer) -> str:
    """The answer as the terminal shows it."""
    return "\n".join(line.text for line in lines.render(answer, VIEW))


def as_json(answer: Answer) -> Any:
    """The one section of the answer as JSON, read back."""
    (section,) = json.loads(json.dumps(plain_json.render(answer, VIEW)))["sections"]
    return section


def test_what_was_fetched_stands_in_the_record_with_its_day(copied: Path) -> None:
    """PubMed is the source, with the day of retrieval, and the search itself is the link."""
    fetched(copied)
    answer = studies(copied, "guidelines")
    (guideline,) = answer.concept.guidelines
    assert ("Title of 99000011", "PubMed", DAY, None) == (
        guideline.title,
        guideline.provenance.source,
        guideline.provenance.retrieved,
        guideline.provenance.release,
    )
    assert "https://pubmed.ncbi.nlm.nih.gov/?term=lantern+None" == guideline.provenance.link
    text = shown(answer)
    assert "PubMed retrieved 2026-11-26" in text
    assert "1 of 731 listed" in text
    assert en.SEARCH_CAVEAT in text


def test_studies_stand_together_by_category(copied: Path) -> None:
    """In the order of a MedGen page; one that the source itself lists is not listed twice."""
    fetched(copied)
    answer = studies(copied)
    listed = [(each.category, each.pmid) for each in answer.concept.studies]
    assert [
        ("etiology", LISTED),
        ("etiology", "99000012"),
        ("therapy", "99000012"),
        ("therapy", "99000013"),
    ] == listed
    headings = [line.lead for line in lines.render(answer, VIEW) if line.lead in SHOWN]
    assert ["Etiology", "Therapy"] == headings


SHOWN = frozenset(en.CATEGORIES.values())


def test_a_search_that_found_nothing_says_so(copied: Path) -> None:
    """That PubMed was asked, and when, is worth knowing where nothing is listed."""
    fetched(copied)
    text = shown(studies(copied, "reviews"))
    assert en.SEARCHED_NOTHING in text
    assert "None listed in this record" in text


def test_a_citation_of_the_record_is_completed_by_its_pmid(copied: Path) -> None:
    """What the source states stays as it states it; only what it left out comes from PubMed."""
    fetched(copied)
    (citation, *_) = studies(copied).concept.studies
    assert ("Title of 99000002", "2001 Jun", 2001, ("Moth A", "Wick B"), "LAMP") == (
        citation.title,
        citation.date,
        citation.year,
        citation.authors,
        citation.provenance.source,
    )
    assert citation.completed
    assert ("PubMed", DAY) == (citation.completed.source, citation.completed.retrieved)
    assert "LAMP 2026-10-01; what it leaves out: PubMed retrieved 2026-11-26" in shown(
        studies(copied)
    )


def test_a_publication_asked_for_by_its_number_has_its_title(copied: Path) -> None:
    """The same completion on every way to a citation."""
    fetched(copied)
    reply = open_knowledge(copied).ask(f"PMID {LISTED}")
    assert isinstance(reply, Answer)
    ((citation,),) = (section.items for section in reply.sections)
    assert isinstance(citation, Citation)
    assert "Title of 99000002" == citation.title


def test_a_retracted_publication_is_marked(copied: Path) -> None:
    """Before everything else that is said of it."""
    retracted = publications(
        "99000012", retracted=True, publication_types=("Retracted Publication",)
    )
    update(beside(copied), [searched("therapy", "99000012")], retracted)
    answer = studies(copied)
    assert f"{en.RETRACTED} · Title of 99000012" in shown(answer)
    (item, *_) = [each for each in as_json(answer)["items"] if each["pmid"] == "99000012"]
    assert (True, ["Retracted Publication"]) == (item["retracted"], item["publication_types"])


def test_json_tells_of_the_searches(copied: Path) -> None:
    """Query, count of all, link and day of each."""
    fetched(copied)
    assert [
        ("etiology", "lantern etiology", 731, "2026-11-26"),
        ("therapy", "lantern therapy", 731, "2026-11-26"),
    ] == [
        (each["category"], each["query"], each["total"], each["release"])
        for each in as_json(studies(copied))["searches"]
    ]


def test_a_file_opens_under_any_id_that_is_the_concept(copied: Path) -> None:
    """A rebuilt knowledge may show a concept under another of its ids."""
    other = replace(searched("therapy", "99000012"), concept="MONDO:9900001")
    update(beside(copied), [other], publications("99000012"))
    assert "99000012" in [each.pmid for each in studies(copied).concept.studies]


def test_an_id_that_two_concepts_share_hands_nothing_over(copied: Path) -> None:
    """The sources may be in conflict over it; a search is about the concept it was made for."""
    other = replace(searched("therapy", "99000012"), concept="C9900077", ids=("OMIM:999001",))
    update(beside(copied), [other], publications("99000012"))
    assert [LISTED] == [each.pmid for each in studies(copied).concept.studies]


def test_a_publication_that_only_a_search_found_leads_to_its_concept(copied: Path) -> None:
    """By its number, as one that the record itself lists."""
    fetched(copied)
    reply = open_knowledge(copied).ask("PMID:99000013")
    assert isinstance(reply, Answer)
    assert LANTERN == reply.concept.id
    assert "Title of 99000013" in shown(reply)


def test_what_features_rest_on_is_shown_with_its_title(copied: Path) -> None:
    """HPO gives a number alone; without literature the number is all there is."""
    asked = "PMID:99000001"
    before = open_knowledge(copied).ask(asked)
    assert isinstance(before, Choices)
    assert before.cited is None
    update(beside(copied), [], publications("99000001"))
    reply = open_knowledge(copied).ask(asked)
    assert "Title of 99000001" in "\n".join(line.text for line in lines.render(reply, VIEW))
    assert "Title of 99000001" in cards.render(reply, VIEW, Surface(1)).text
    cited = plain_json.render(reply, VIEW)["cited"]
    assert isinstance(cited, dict)
    assert ("99000001", "PubMed") == (cited["pmid"], cited["source"])


def test_without_a_file_answers_are_as_before(copied: Path, knowledge: Knowledge) -> None:
    """Literature is an addition."""
    before = knowledge.ask("studies of lantern ataxia")
    assert before == open_knowledge(copied).ask("studies of lantern ataxia")


# Writing.


def test_a_refresh_replaces_what_was_searched_before(copied: Path) -> None:
    """All former searches of the concept go; those of others, and publications, stay."""
    path = fetched(copied)
    other = replace(searched("therapy", "99000013"), concept="MONDO:9900002", ids=())
    update(path, [other], {})
    newer = replace(searched("therapy", "99000021"), retrieved=LATER)
    update(path, [newer], publications("99000021"))
    literature = Literature(path)
    (listed,) = literature.listed((LANTERN,))
    assert (["99000021"], LATER) == (
        [each.pmid for each in listed.citations],
        listed.search.provenance.retrieved,
    )
    assert 1 == len(literature.listed(("MONDO:9900002",)))
    assert literature.publication(LISTED) is not None


def test_the_file_is_swapped_and_readers_of_the_former_go_on(copied: Path) -> None:
    """Whoever has it open reads what it was; its identity tells that there is a new one."""
    path = fetched(copied)
    opened, before = Literature(path), identity(path)
    assert opened.publication(LISTED) is not None  # it is read from before the swap
    update(path, [searched("therapy", "99000021")], publications("99000021"))
    assert opened.publication("99000021") is None
    assert opened.publication("99000012") is not None
    assert before != identity(path)
    assert identity(path) == identity(path)
    assert [] == [each.name for each in path.parent.glob(".*building*")]


def test_a_draft_of_a_killed_run_is_in_nobodys_way(copied: Path) -> None:
    """It is written over."""
    path = beside(copied)
    path.with_name(f".{path.name}.building").write_bytes(b"half a file")
    fetched(copied)
    assert 4 == Literature(path).held().publications


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Below a regular file there is no folder, for nobody."""
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(KnowledgeError, match=r"file.*could not be written"):
        update(tmp_path / "file" / "x.literature.db", [], publications("99000012"))


def test_the_file_lies_beside_its_knowledge() -> None:
    """The embedded knowledge changes its name with what it is built from, its literature not."""
    assert Path("/k/mine.literature.db") == beside(Path("/k/mine.db"))
    assert Path("/c/embedded.literature.db") == beside(Path("/c/embedded-2-4.0.0-abc.db"))


# Faults.


def damage(path: Path) -> None:
    """Write over the pages behind the first."""
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


def outdate(path: Path) -> None:
    """Give the file another version."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE meta SET value = '0'")


class _Told(logging.Handler):
    """Keeps what is told to the operator."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture
def told() -> Iterator[list[str]]:
    """What is told to the operator, wherever else the log goes."""
    handler, logger = _Told(), logging.getLogger("knowledge.literature")
    logger.addHandler(handler)
    yield handler.lines
    logger.removeHandler(handler)


@pytest.mark.parametrize("fault", [damage, outdate, lambda path: path.write_bytes(b"nothing")])
def test_an_unusable_file_is_told_and_answers_come_without_it(
    copied: Path, told: list[str], fault: object
) -> None:
    """The operator reads which file, why, and what to do; askers get the record itself."""
    path = fetched(copied)
    assert callable(fault)
    fault(path)
    answer = studies(copied)
    assert [LISTED] == [each.pmid for each in answer.concept.studies]
    (line,) = told
    assert str(path) in line
    assert "rounds fetch --literature" in line


def test_a_fault_met_while_reading_does_not_stop_answers(copied: Path, told: list[str]) -> None:
    """It is told once, and the record is read without literature from then on."""
    path = fetched(copied)
    opened = open_knowledge(copied)
    with path.open("r+b") as file:  # in place, as a failing disk would
        file.truncate(4096)
    for _ in range(2):
        reply = opened.ask("studies of lantern ataxia")
        assert isinstance(reply, Answer)
        assert LISTED in [each.pmid for each in reply.concept.studies]
    assert 1 == len(told)


@pytest.mark.parametrize("fault", [damage, outdate])
def test_nothing_is_put_into_an_unusable_file(copied: Path, fault: object) -> None:
    """It is refused with what to do, and left as it is."""
    path = fetched(copied)
    assert callable(fault)
    fault(path)
    before = path.read_bytes()
    with pytest.raises(KnowledgeFileError, match="Delete it"):
        update(path, [searched("therapy", "99000012")], publications("99000012"))
    assert before == path.read_bytes()
