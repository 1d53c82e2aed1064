"""Citations as one line of text, in the order of the NLM style."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from knowledge.citing import citations
from knowledge.model import CitationFields

RECORD = (
    Path(__file__).parent.parent
    / "knowledge/data/concepts/familial-idiopathic-inflammatory-myopathy.toml"
)
LINES = {
    "37026610": (
        "Roy B, Peck A, Evangelista T, Pfeffer G, Wang L, Diaz-Manera J, et al. (20 authors). "
        "Ann Clin Transl Neurol. 2023 May;10(5):686-695. Epub 2023 Apr 7. "
        "doi: 10.1002/acn3.51760. PMID: 37026610."
    ),
    "33902423": (
        "Leung AKC, Lam JM, Alobaida S, Leong KF, Wong AHC. Curr Pediatr Rev. "
        "2021;17(4):273-287. doi: 10.2174/1573396317666210426105045. PMID: 33902423."
    ),
    "23858627": (
        "Pignolo RJ, Shore EM, Kaplan FS. Pediatr Endocrinol Rev. "
        "2013 Jun;10 Suppl 2(0 2):437-448. PMID: 23858627."
    ),
    "9550481": (
        "Rider LG, Gurley RC, Pandey JP, Garcia de la Torre I, Kalovidouris AE, O'Hanlon TP, "
        "et al. (16 authors). Arthritis Rheum. 1998 Apr;41(4):710-719. "
        "doi: 10.1002/1529-0131(199804)41:4<710::AID-ART19>3.0.CO;2-K. PMID: 9550481."
    ),
}


@pytest.fixture(scope="module")
def listed() -> dict[str, CitationFields]:
    """The four citations of the bundled record, by PMID."""
    record = tomllib.loads(RECORD.read_text("utf-8"))
    stated = [
        {key: value for key, value in row.items() if key != "source"}
        for row in (*record["guidelines"], *record["studies"])
    ]
    return {row["pmid"]: CitationFields(**row) for row in stated}


@pytest.mark.parametrize("pmid", LINES)
def test_a_citation_is_one_line(listed: dict[str, CitationFields], pmid: str) -> None:
    """Authors, journal, date, place and ids, each part ended by one full stop."""
    assert LINES[pmid] == citations.nlm(listed[pmid], 6)


def test_all_authors_are_named_unless_told_otherwise(listed: dict[str, CitationFields]) -> None:
    """20, 5, 3 and 16 authors, each of them, in order, when no number is given."""
    counts = {pmid: len(citation.authors) for pmid, citation in listed.items()}
    assert {"37026610": 20, "33902423": 5, "23858627": 3, "9550481": 16} == counts
    for citation in listed.values():
        assert ", ".join(citation.authors) == citations.authors(citation)
        assert "et al." not in citations.nlm(citation)


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ((), ""),
        (("Moth A",), "Moth A"),
        (("Moth A", "Wick B"), "Moth A, Wick B"),
        (("Moth A", "Wick B", "Oil C"), "Moth A, Wick B, et al. (3 authors)"),
    ],
)
def test_authors_left_out_are_counted(names: tuple[str, ...], shown: str) -> None:
    """A list is only shortened where that saves something, and says how long it is."""
    assert shown == citations.authors(CitationFields(authors=names), 2)


@pytest.mark.parametrize(
    ("printed", "written_out"),
    [
        ("437-48", "437-448"),
        ("710-9", "710-719"),
        ("S710-9", "S710-S719"),
        ("686-695", "686-695"),
        ("98-102", "98-102"),
        ("e101", "e101"),
        ("S3-14.e2", "S3-14.e2"),
        ("5, 7-8", "5, 7-8"),
        ("12", "12"),
    ],
)
def test_a_short_page_range_is_written_out(printed: str, written_out: str) -> None:
    """The last page gets the digits it shares with the first; anything else stays as printed."""
    assert f":{written_out}" == citations.imprint(CitationFields(pages=printed))


def test_a_part_that_is_not_given_leaves_no_gap(listed: dict[str, CitationFields]) -> None:
    """Without a DOI, issue, volume or date there is no empty label and no doubled sign."""
    assert "doi" not in citations.nlm(listed["23858627"])
    assert "J Invent Lamp. 2001." == citations.nlm(
        CitationFields(journal="J Invent Lamp", year=2001)
    )
    assert "2001;7:3." == citations.nlm(CitationFields(date="2001", volume="7", pages="3"))
    assert "J Invent Lamp. (2)." == citations.nlm(
        CitationFields(journal="J Invent Lamp", issue="2")
    )
    assert "" == citations.nlm(CitationFields())


def test_a_title_stands_between_authors_and_journal() -> None:
    """A full stop or none in the title, the line has one."""
    for title in ("Lamps and gait", "Lamps and gait."):
        citation = CitationFields(
            authors=("Moth A",), title=title, journal="J Invent Lamp", year=2001, pmcid="PMC9"
        )
        assert "Moth A. Lamps and gait. J Invent Lamp. 2001. PMC9." == citations.nlm(citation)
