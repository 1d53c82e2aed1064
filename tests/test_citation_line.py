"""Citations as PubMed prints them, in all the forms that a record page shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import CitationFields
from knowledge.sources.citation_line import is_author_line, parse_citation

SICI = "10.5555/0000-0000(199804)41:4<710::AID-INV19>3.0.CO;2-K"

FORMS = {
    "Inv J Knees 2023 May;10(5):686-695. Epub 2023 Apr 7 doi: 10.5555/knee.51760. "
    "PMID: 99000001Free PMC Article": CitationFields(
        journal="Inv J Knees",
        date="2023 May",
        year=2023,
        volume="10",
        issue="5",
        pages="686-695",
        epub="2023 Apr 7",
        doi="10.5555/knee.51760",
        pmid="99000001",
        free=True,
    ),
    f"Inv Rheum 1998 Apr;41(4):710-9. doi: {SICI}. PMID: 9900004": CitationFields(
        journal="Inv Rheum",
        date="1998 Apr",
        year=1998,
        volume="41",
        issue="4",
        pages="710-9",
        doi=SICI,
        pmid="9900004",
    ),
    "Inv Rev 2013 Jun;10 Suppl 2(0 2):437-48. PMID: 99000003 Free article": CitationFields(
        journal="Inv Rev",
        date="2013 Jun",
        year=2013,
        volume="10 Suppl 2",
        issue="0 2",
        pages="437-48",
        pmid="99000003",
        free=True,
    ),
    "Inv Rev 2023 Mar-Apr;7:S3-14.e2. Epub 2023 Apr. PMID: 99000005": CitationFields(
        journal="Inv Rev",
        date="2023 Mar-Apr",
        year=2023,
        volume="7",
        pages="S3-14.e2",
        epub="2023 Apr",
        pmid="99000005",
    ),
    "Inv Rev (Oxford) Spring 2019;12(4 Pt 1):5, 7-8. doi: 10.5555/a.b. Epub 2018 Dec 3.": (
        CitationFields(
            journal="Inv Rev (Oxford)",
            date="Spring 2019",
            year=2019,
            volume="12",
            issue="4 Pt 1",
            pages="5, 7-8",
            epub="2018 Dec 3",
            doi="10.5555/a.b",
        )
    ),
    "Inv Genet 2025 Apr 5:e101. doi: 10.5555/x. Online ahead of print. PMID: 99000006": (
        CitationFields(
            journal="Inv Genet",
            date="2025 Apr 5",
            year=2025,
            pages="e101",
            epub="ahead of print",
            doi="10.5555/x",
            pmid="99000006",
        )
    ),
    "Inv Genet 2025 Apr 5. [Epub ahead of print] PMID: 99000007 PMCID: PMC9900007": CitationFields(
        journal="Inv Genet",
        date="2025 Apr 5",
        year=2025,
        epub="ahead of print",
        pmid="99000007",
        pmcid="PMC9900007",
    ),
    "Inv Acta 2016;(3):12. eCollection 2016. PMID: 99000008": CitationFields(
        journal="Inv Acta", date="2016", year=2016, issue="3", pages="12", pmid="99000008"
    ),
    "Inv Data 2016;2016:baw100. doi: 10.5555/baw. PMID: 99000009": CitationFields(
        journal="Inv Data",
        date="2016",
        year=2016,
        volume="2016",
        pages="baw100",
        doi="10.5555/baw",
        pmid="99000009",
    ),
    "Inv Bull 2019 Dec-2020 Jan;4(1-2):1-9. PMID: 99000010": CitationFields(
        journal="Inv Bull",
        date="2019 Dec-2020 Jan",
        year=2019,
        volume="4",
        issue="1-2",
        pages="1-9",
        pmid="99000010",
    ),
    "2000 Knees J 2021 Spring;3(1):1-9. PMID: 99000011": CitationFields(
        journal="2000 Knees J",
        date="2021 Spring",
        year=2021,
        volume="3",
        issue="1",
        pages="1-9",
        pmid="99000011",
    ),
}


@pytest.mark.parametrize("line", FORMS)
def test_every_form_of_a_journal_line_is_taken_apart(line: str) -> None:
    """Each part is as printed; what the line does not give is None."""
    assert FORMS[line] == parse_citation("", line)


def test_a_line_that_cannot_be_understood_still_gives_its_ids() -> None:
    """Journal and date stay None, the PMID is kept."""
    assert CitationFields(pmid="99000001") == parse_citation(
        "", "in a place unknown PMID: 99000001"
    )


def test_authors_keep_particles_hyphens_apostrophes_and_suffixes() -> None:
    """Only commas and semicolons separate authors, and "et al." is none."""
    line = "Garden de la Lumbre I, O'Iris TP, Fern-Field RN, Dune D 3rd; Board of Knees, et al."
    expected = (
        "Garden de la Lumbre I",
        "O'Iris TP",
        "Fern-Field RN",
        "Dune D 3rd",
        "Board of Knees",
    )
    assert expected == parse_citation(line, "").authors


@pytest.mark.parametrize("title", ["Lantern disease type II.", "What glows, and why?", "Knees"])
def test_a_title_is_not_taken_for_authors(title: str) -> None:
    """A Roman numeral at the end of a title looks like initials, but a full stop follows."""
    assert not is_author_line(title)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_lines_give_a_citation(authors: str, line: str) -> None:
    """Nothing that stands in a citation section stops an import."""
    assert isinstance(parse_citation(authors, line), CitationFields)
