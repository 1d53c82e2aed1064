"""A MedGen record page, copied as text or saved as HTML, becomes exactly the records it states."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import SourceError, SourceFormatError
from knowledge.model import Kind, NameKind
from knowledge.records import (
    CaveatRecord,
    CitationRecord,
    ConceptRecord,
    DefinitionRecord,
    FeatureRecord,
    GeneRecord,
    IdentifierRecord,
    InheritanceRecord,
    LeftOut,
    NameRecord,
    Record,
    RelationRecord,
    ResourceRecord,
    SemanticTypeRecord,
    SourceRecord,
    Statement,
)
from knowledge.sources import medgen_page

SAMPLES = Path(__file__).parent / "data" / "medgen-page"
COPIED = (SAMPLES / "copied.txt").read_text(encoding="utf-8")
SAVED = (SAMPLES / "saved.html").read_text(encoding="utf-8")
REAL = "data/seed/medgen-familial-idiopathic-inflammatory-myopathy.txt"
SICI = "10.5555/0000-0131(199804)41:4<710::AID-INV19>3.0.CO;2-K"

R = TypeVar("R", bound=Record)
Read = Callable[[str | bytes], list[Record]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Reads a page from its text or bytes, saved on 1 March 2026."""
    path = tmp_path_factory.mktemp("pages") / "page.txt"

    def read_page(content: str | bytes) -> list[Record]:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        os.utime(path, (1772323200, 1772323200))
        return list(medgen_page.read(path))

    return read_page


def of(kind: type[R], records: Sequence[Record]) -> list[R]:
    """The records of one kind, in order."""
    return [record for record in records if isinstance(record, kind)]


def names(records: Sequence[Record], kind: NameKind) -> list[str]:
    """The names of one kind, in order."""
    return [record.text for record in of(NameRecord, records) if record.kind is kind]


def curies(records: Sequence[Record]) -> list[str]:
    """The identifiers of the concept, in order."""
    return [record.curie for record in of(IdentifierRecord, records)]


def source_names(records: Sequence[Record]) -> dict[str, str]:
    """Key of each source → its name."""
    return {record.key: record.name for record in of(SourceRecord, records)}


# --- the copied text: the traps of the real page in an invented one -----------------------------


def test_title_and_glued_abbreviation_are_two_names(read: Read) -> None:
    """The abbreviation follows the name without a blank."""
    records = read(COPIED)
    assert ["Familial lantern-knee palsy"] == names(records, NameKind.PREFERRED)
    assert ["FLKP"] == names(records, NameKind.ABBREVIATION)


@pytest.mark.parametrize(
    ("title", "preferred", "abbreviations"),
    [
        ("Lantern palsy (LP2; aLPS)", "Lantern palsy", ["LP2", "aLPS"]),
        ("Lantern palsy (disorder)", "Lantern palsy (disorder)", []),
        ("Lantern palsy, type 2 (of knees)", "Lantern palsy, type 2 (of knees)", []),
    ],
)
def test_only_an_abbreviation_leaves_the_title(
    read: Read, title: str, preferred: str, abbreviations: list[str]
) -> None:
    """Other words in brackets belong to the name."""
    records = read(COPIED.replace("Familial lantern-knee palsy(FLKP)", title))
    assert [preferred] == names(records, NameKind.PREFERRED)
    assert abbreviations == names(records, NameKind.ABBREVIATION)


def test_blank_ids_give_no_record(read: Read) -> None:
    """UID and CUI are blank in this copy, for the concept and for both features."""
    records = read(COPIED)
    assert ["MONDO:9900001", "OMIM:990001"] == curies(records)
    assert [None, None] == [feature.feature for feature in of(FeatureRecord, records)]


def test_the_best_id_on_the_page_is_the_concept(read: Read) -> None:
    """Without CUI and UID it is MONDO, without that OMIM, without any the name."""
    bare = COPIED.replace("MONDO:9900001", "")
    pages = [COPIED, bare, bare.replace("990001", "")]
    expected = ["MONDO:9900001", "OMIM:990001", "medgen-page:familial-lantern-knee-palsy"]
    assert expected == [of(ConceptRecord, read(page))[0].concept for page in pages]


def test_commas_belong_to_a_synonym(read: Read) -> None:
    """Only semicolons separate synonyms: there are exactly three."""
    expected = [
        "Lantern-knee palsy, familial",
        "Lantern palsy",
        "Palsy, familial lantern-knee",
    ]
    assert expected == names(read(COPIED), NameKind.SYNONYM)


def test_the_source_in_brackets_leaves_the_definition(read: Read) -> None:
    """The text in brackets, "[from MONDO]", is its source, quoted by MedGen."""
    records = read(COPIED)
    (definition,) = of(DefinitionRecord, records)
    assert definition.text.endswith("nobody has made up yet.")
    assert "MONDO" == source_names(records)[definition.source]


def test_a_source_is_dated_by_the_file_and_tells_who_quoted_it(read: Read) -> None:
    """Pages of different days are different sources, so the key holds the day."""
    page, mondo, hpo = of(SourceRecord, read(COPIED))
    assert ("medgen-page@2026-03-01", None) == (page.key, page.via)
    assert ("medgen-page:MONDO@2026-03-01", "MedGen record page") == (mondo.key, mondo.via)
    assert ("HPO", date(2026, 3, 1)) == (hpo.name, hpo.retrieved)


def test_a_long_description_makes_no_features(read: Read) -> None:
    """Two features; the second's six paragraphs name signs that it does not annotate."""
    first, second = of(FeatureRecord, read(COPIED))
    assert ("Flickering knee weakness", None) == (first.name, first.semantic_type)
    assert ("Lantern disease", "Disease or Syndrome") == (second.name, second.semantic_type)
    assert 6 == len((second.definition or "").split("\n\n"))
    assert "\\n" not in (second.definition or "")


def test_the_semantic_type_makes_the_concept_a_disease(read: Read) -> None:
    """The type stands alone on its line; a finding is a feature."""
    records = read(COPIED)
    assert ["Disease or Syndrome"] == [each.text for each in of(SemanticTypeRecord, records)]
    assert Kind.DISEASE is of(ConceptRecord, records)[0].kind
    finding = read(COPIED.replace("Disease or Syndrome", "Finding", 1))
    assert Kind.FEATURE is of(ConceptRecord, finding)[0].kind


def test_citations_keep_their_section_and_all_authors(read: Read) -> None:
    """Three guidelines and a study, of which the first and the third are free."""
    cited = of(CitationRecord, read(COPIED))
    assert ["guidelines"] * 3 + ["studies"] == [each.section for each in cited]
    assert [20, 5, 3, 16] == [len(each.citation.authors) for each in cited]
    assert [True, False, True, False] == [each.citation.free for each in cited]
    pmids = ["99000001", "99000002", "99000003", "9900004"]
    assert pmids == [each.citation.pmid for each in cited]
    assert [2023, 2021, 2013, 1998] == [each.citation.year for each in cited]


def test_odd_citations_are_read_exactly(read: Read) -> None:
    """A DOI with brackets, angles, colons and semicolons; an issue with a blank; no DOI at all."""
    cited = [each.citation for each in of(CitationRecord, read(COPIED))]
    assert ["10.5555/lant3.51760", "10.5555/1573396317666", None, SICI] == [c.doi for c in cited]
    assert ("10 Suppl 2", "0 2", "437-48") == (cited[2].volume, cited[2].issue, cited[2].pages)
    assert "437-448" == cited[2].full_pages
    assert "2023 Apr 7" == cited[0].epub


def test_the_guideline_search_is_a_resource_and_its_warning_a_caveat(read: Read) -> None:
    """Headings without items give nothing, and do not swallow the next heading."""
    records = read(COPIED)
    (resource,) = of(ResourceRecord, records)
    assert "practice_guidelines" == resource.group
    assert resource.url.startswith("https://pubmed.ncbi.nlm.nih.gov/?term=%22Familial%20lantern")
    (caveat,) = of(CaveatRecord, records)
    assert "guidelines" == caveat.section
    assert "may not capture all published guidelines." in caveat.text


def test_menus_banner_and_activity_are_not_content(read: Read) -> None:
    """Nothing of the site's own words is in any record, and a whole page leaves nothing out."""
    records = read(COPIED)
    for words in (
        "U.S. flag",
        "official website",
        "Send to",
        "Destination",
        "activity",
        "See more",
    ):
        assert words not in repr(records)
    assert [] == of(LeftOut, records)


# --- other ways of copying the same page --------------------------------------------------------


@pytest.mark.parametrize(
    "copy",
    [
        COPIED.replace("\n", "\r\n"),
        COPIED.replace("\n", "\r"),
        "\ufeff" + COPIED,
        COPIED.replace("Synonyms: ", "Synonyms:\t"),
        "\n".join(f"   {line}\t" for line in COPIED.split("\n")),
        COPIED.partition("Choose Destination")[2],
    ],
    ids=["Windows line ends", "old Mac", "byte order mark", "tabs", "indented", "no banner"],
)
def test_every_way_of_copying_gives_the_same_records(read: Read, copy: str) -> None:
    """Line ends, marks, tabs and indentation do not count, nor does a missing banner."""
    assert read(COPIED) == read(copy)


def test_a_copy_in_utf_16_gives_the_same_records(read: Read) -> None:
    """Some editors save so when asked for "Unicode"."""
    assert read(COPIED) == read(COPIED.encode("utf-16"))


@pytest.mark.parametrize(
    "ids",
    [
        "MedGen UID: 9900001\nConcept ID: C9900001\nDisease or Syndrome",
        "MedGen UID:\n9900001\nConcept ID:\n\nC9900001\nDisease or Syndrome",
        "MedGen UID: 9900001 •Concept ID: C9900001 •Disease or Syndrome",
        "MedGen UID:\t9900001\n•\nConcept ID: C9900001\n•Disease or Syndrome",
        "MedGen UID: 9900001 Concept ID: C9900001 Disease or Syndrome",
    ],
)
def test_ids_are_found_beside_or_below_their_labels(read: Read, ids: str) -> None:
    """Whatever the copy made of the id rows, the ids and the type are read."""
    page = COPIED.replace("MedGen UID:\nConcept ID:\nDisease or Syndrome", ids)
    records = read(page)
    assert ["MEDGEN:9900001", "C9900001", "MONDO:9900001", "OMIM:990001"] == curies(records)
    assert ["Disease or Syndrome"] == [each.text for each in of(SemanticTypeRecord, records)]
    first, second = of(FeatureRecord, records)
    assert (None, "C9900001") == (first.feature, second.feature)
    assert "Disease or Syndrome" == second.semantic_type
    assert {"https://www.ncbi.nlm.nih.gov/medgen/9900001"} == {
        each.at for each in of(NameRecord, records)
    }


def test_a_fuller_copy_gives_modes_genes_and_cross_references(read: Read) -> None:
    """Rows that only some records have; a copy has lost the genes' ids."""
    rows = (
        "Modes of inheritance: Autosomal dominant inheritance; Mitochondrial inheritance\n"
        "SNOMED CT: Lantern palsy (990000001)\n"
        "Gene (location): LNTR1 (1p36.2), LNTR2 (Xq28)\n"
        "Orphanet: ORPHA990001\n"
    )
    records = read(COPIED.replace("Monarch Initiative:", rows + "Monarch Initiative:"))
    modes = [each.mode for each in of(InheritanceRecord, records)]
    assert ["HP:0000006", "HP:0001427"] == modes
    genes = [(each.gene, each.symbol) for each in of(GeneRecord, records)]
    assert [("hgnc.symbol:LNTR1", "LNTR1"), ("hgnc.symbol:LNTR2", "LNTR2")] == genes
    assert {"SNOMEDCT:990000001", "ORPHA:990001"} < set(curies(records))


def test_a_row_that_is_not_known_is_reported(read: Read) -> None:
    """It does not become the definition."""
    page = COPIED.replace("Monarch Initiative:", "Lantern number: 7\nMonarch Initiative:")
    records = read(page)
    assert 1 == len(of(DefinitionRecord, records))
    assert "Lantern number" in of(LeftOut, records)[0].example


def test_the_description_of_a_mode_is_no_definition(read: Read) -> None:
    """A mode may stand below its label, with ids and a description of its own."""
    mode = "Wandering inheritance\nMedGen UID: 9900012\nConcept ID: C9900012\nIt wanders.\n"
    page = COPIED.replace("OMIM®", f"Modes of inheritance:\n{mode}OMIM®")
    records = read(page)
    assert ["C9900012"] == [each.mode for each in of(InheritanceRecord, records)]
    assert 1 == len(of(DefinitionRecord, records))
    assert ["MONDO:9900001", "OMIM:990001"] == curies(records)


def test_body_systems_and_other_sources_are_not_text_of_a_feature(read: Read) -> None:
    """A heading below a description ends it, and "From X" changes the source."""
    page = COPIED.replace(
        "Lantern disease\nMedGen UID:",
        "Show all / Hide all\nAbnormality of the joints\nFrom Orphanet\n"
        "Lantern disease\nMedGen UID:",
    )
    records = read(page)
    first, second = of(FeatureRecord, records)
    assert "The knee gives way each time a lamp is lit." == first.definition
    sources = source_names(records)
    assert ["HPO", "Orphanet"] == [sources[first.source], sources[second.source]]


def test_citation_titles_and_curated_guidelines_survive_in_a_fuller_copy(read: Read) -> None:
    """A title stands above the authors; a curated guideline lost its address, not its name."""
    page = COPIED.replace("Umber UKC", "Why knees flicker.\nUmber UKC").replace(
        "\nRecent clinical studies", "Curated\nCollege of Knees, 2024\n\nRecent clinical studies"
    )
    records = read(page)
    titles = [each.citation.title for each in of(CitationRecord, records)]
    assert [None, "Why knees flicker.", None, None] == titles
    assert "College of Knees, 2024" == of(ResourceRecord, records)[0].label


# --- the saved HTML: a full record --------------------------------------------------------------


def test_a_saved_page_gives_names_and_ids(read: Read) -> None:
    """Several OMIM numbers are cross-references, not each the same thing as the concept."""
    records = read(SAVED)
    assert ["Brindle-Harrow syndrome"] == names(records, NameKind.PREFERRED)
    assert ["BHS"] == names(records, NameKind.ABBREVIATION)
    assert "Harrow syndrome, brindle" == names(records, NameKind.SYNONYM)[1]
    expected = ["MEDGEN:9900010", "C9900010", "MONDO:9900010", "OMIM:990010", "OMIM:990011"]
    assert [*expected, "ORPHA:990010", "SNOMEDCT:990000010"] == curies(records)
    wider = [each.curie for each in of(IdentifierRecord, records) if not each.equivalent]
    assert ["OMIM:990010", "OMIM:990011"] == wider


def test_a_saved_page_gives_modes_genes_and_hierarchy(read: Read) -> None:
    """The ids of a mode are not the record's; the nearest terms above and below are kept."""
    records = read(SAVED)
    modes = [(each.mode, each.name) for each in of(InheritanceRecord, records)]
    assert ("HP:0000006", "Autosomal dominant inheritance") == modes[0]
    assert ("C9900012", "Wandering inheritance") == modes[1]
    genes = ["NCBIGene:99000010", "NCBIGene:99000011", "NCBIGene:99000012"]
    assert genes == [each.gene for each in of(GeneRecord, records)]
    relations = [(each.concept, each.parent) for each in of(RelationRecord, records)]
    assert [("C9900010", "C9900031"), ("MEDGEN:9900032", "C9900010")] == relations


def test_a_saved_page_keeps_each_definition_with_its_source(read: Read) -> None:
    """Definition and descriptions stay apart, paragraphs are kept."""
    records = read(SAVED)
    told = of(DefinitionRecord, records)
    sources = source_names(records)
    assert ["NCI", "MedlinePlus Genetics", "OMIM"] == [sources[each.source] for each in told]
    assert "A made-up syndrome of harrows & brindles." == told[0].text
    assert 2 == len(told[1].text.split("\n\n"))


def test_a_saved_page_without_definition_uses_its_description(read: Read) -> None:
    """The description is in the page's head."""
    start, end = SAVED.index('<div class="portlet" id="ID_100">'), SAVED.index("<nav>")
    page = SAVED[:start] + SAVED[SAVED.index('<div class="portlet" id="ID_106">') :]
    assert end < start
    texts = [each.text for each in of(DefinitionRecord, read(page))]
    assert ["A made-up syndrome of harrows."] == texts


def test_a_feature_listed_under_two_body_systems_is_one_feature(read: Read) -> None:
    """Ids, type and definition are kept; links and buttons below it are not its text."""
    first, second = of(FeatureRecord, read(SAVED))
    assert ("Brindled fingers", "C9900020") == (first.name, first.feature)
    assert "Fingers with invented stripes." == first.definition
    assert ("Harrowed stature", "Finding", None) == (
        second.name,
        second.semantic_type,
        second.definition,
    )


def test_a_saved_page_gives_citations_with_titles(read: Read) -> None:
    """Sections keep their citations, whichever category they stand under."""
    cited = of(CitationRecord, read(SAVED))
    assert ["guidelines", "studies", "studies", "reviews"] == [each.section for each in cited]
    assert "How to harrow: an invented consensus." == cited[0].citation.title
    assert ("10.5555/harrow.2024<7>", True) == (cited[0].citation.doi, cited[0].citation.free)
    assert ("Cedar C", "Dune D 3rd") == cited[1].citation.authors
    assert "ahead of print" == cited[2].citation.epub
    assert "Spring 2020" == cited[3].citation.date


def test_a_saved_page_gives_its_links(read: Read) -> None:
    """Curated guidelines and panel links keep their addresses, empty headings give nothing."""
    resources = [(each.group, each.url) for each in of(ResourceRecord, read(SAVED))]
    expected = [
        ("practice_guidelines", "https://example.org/harrow-guideline"),
        ("molecular", "https://www.ncbi.nlm.nih.gov/gtr/tests/?term=C9900010"),
        ("clinical", "https://clinicaltrials.gov/search?cond=brindle"),
        ("practice_guidelines", "https://pubmed.ncbi.nlm.nih.gov/?term=brindle"),
        ("practice_guidelines", "https://www.ncbi.nlm.nih.gov/books/?term=brindle"),
    ]
    assert expected == resources
    assert [] == of(LeftOut, read(SAVED))


def test_a_deeply_nested_page_is_read(read: Read) -> None:
    """Depth is bounded by memory, not by the interpreter's stack."""
    assert read(SAVED) == read(SAVED.replace("<form", "<div>" * 5000 + "<form"))


# --- what is refused, and what is said to be missing --------------------------------------------

SEARCH_RESULTS = (
    '<html><title>lantern - MedGen - NCBI</title><h3 class="result_count">Results: 2</h3>'
    "<p>Lantern palsy</p><dl class=rprtid><dt>MedGen UID:<dd>9900001</dl></html>"
)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("", "an empty file"),
        (" \n\n", "an empty file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "not UTF-8"),
        (b"\x00\x01\x02", "not text"),
        ("Dear diary,\nnothing happened.", "Dear diary"),
        ("Synonyms: a; b\n", "Synonyms"),
        ("<html><title>No items found - MedGen - NCBI</title><p>None.</html>", "No items found"),
        ("<html><title>403 Forbidden</title><h1>403 Forbidden</h1></html>", "403 Forbidden"),
        ("<!doctype html><title>Log in</title><form><input></form>", "Log in"),
        (SEARCH_RESULTS, "lantern - MedGen"),
        (COPIED[COPIED.index("Clinical features") :], "without its title"),
        ("Choose Destination\n\nMedGen UID:\n", "no title"),
    ],
)
def test_what_is_not_a_record_page_is_refused(read: Read, content: str | bytes, found: str) -> None:
    """The error says what was expected and what was found instead."""
    with pytest.raises(SourceFormatError) as refused:
        read(content)
    assert found in refused.value.found
    assert "a MedGen record page" in refused.value.expected


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    """The message names the file and how to name one."""
    with pytest.raises(SourceError, match=r"nowhere\.txt.*medgen-page:FILE"):
        medgen_page.read(tmp_path / "nowhere.txt")


def test_a_page_cut_short_says_what_is_missing(read: Read) -> None:
    """What stands before the cut is read, and the headings after it are named."""
    records = read(COPIED[: COPIED.index("Recent clinical studies")])
    assert 3 == len(of(CitationRecord, records))
    (left,) = of(LeftOut, records)
    assert left.reason.startswith("the page ends before “Recent clinical studies”")
    assert "Professional guidelines" not in left.reason


def test_a_number_cut_short_is_not_taken_for_a_whole_one(read: Read) -> None:
    """Half a PMID, MONDO id or OMIM number would be somebody else's."""
    half_pmid = read(COPIED[: COPIED.index("PMID: 99000002") + len("PMID: 9900")])
    assert [None] == [c.citation.pmid for c in of(CitationRecord, half_pmid)[1:]]
    half_mondo = read(COPIED[: COPIED.index("MONDO:9900001") + len("MONDO:99")])
    assert [] == curies(half_mondo)
    assert any("ends inside" in left.reason for left in of(LeftOut, half_mondo))


def test_a_name_after_the_last_whole_feature_is_not_its_description(read: Read) -> None:
    """A page cut below a feature's name has lost the rows that tell it is one."""
    page = COPIED[: COPIED.index("Lantern disease\n") + len("Lantern disease\n")]
    records = read(page)
    (feature,) = of(FeatureRecord, records)
    assert "The knee gives way each time a lamp is lit." == feature.definition
    assert "Lantern disease" in of(LeftOut, records)[0].example


def test_a_citation_that_cannot_be_understood_keeps_its_pmid(read: Read) -> None:
    """It is reported with its line rather than dropped."""
    page = COPIED.replace(
        "Curr Inv Rev 2021;17(4):273-287. doi: 10.5555/1573396317666.", "In print"
    )
    records = read(page)
    assert "99000002" == of(CitationRecord, records)[1].citation.pmid
    (left,) = of(LeftOut, records)
    line = COPIED[: COPIED.index("Curr Inv Rev")].count("\n") + 1
    assert f"page.txt, line {line}:" in left.example


def test_authors_whose_journal_line_is_lost_are_reported(read: Read) -> None:
    """They are not taken for the title of the next citation."""
    lost = COPIED.index("Curr Inv Rev")
    records = read(COPIED[:lost] + COPIED[COPIED.index("Ash AJ") :])
    assert [None, None, None] == [c.citation.title for c in of(CitationRecord, records)]
    assert "Umber UKC" in of(LeftOut, records)[0].example


# --- properties ---------------------------------------------------------------------------------


def statements(records: Sequence[Record]) -> set[Record]:
    """The statements, apart from the concept's id and page, which a cut may change."""
    return {replace(r, concept="", at="") for r in records if isinstance(r, Statement)}


def unlike_the_whole(read: Read, part: str | bytes, whole: str) -> set[Record]:
    """What a part of a page states that the whole page does not; nothing when it is refused."""
    try:
        return statements(read(part)) - statements(read(whole))
    except SourceFormatError:
        return set()


@pytest.mark.parametrize("whole", [COPIED, SAVED], ids=["copied", "saved"])
def test_a_page_cut_at_any_line_states_nothing_new_but_the_cut_element(
    read: Read, whole: str
) -> None:
    """Only the element in which the cut fell may differ."""
    lines = whole.splitlines(keepends=True)
    for end in range(len(lines)):
        assert len(unlike_the_whole(read, "".join(lines[:end]), whole)) <= 1


@pytest.mark.parametrize("whole", [COPIED, SAVED], ids=["copied", "saved"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_page_cut_at_any_byte_states_nothing_new_but_the_cut_element(
    read: Read, whole: str, data: st.DataObject
) -> None:
    """A cut inside a character, a number, a name or a tag invents nothing."""
    content = whole.encode()
    end = data.draw(st.integers(0, len(content)))
    assert len(unlike_the_whole(read, content[:end], whole)) <= 1


@settings(max_examples=100, deadline=None)
@given(st.text() | st.binary() | st.lists(st.sampled_from(COPIED.split("\n"))).map("\n".join))
def test_nothing_but_a_format_error_comes_of_any_file(read: Read, content: str | bytes) -> None:
    """Random text, bytes and shuffled lines of a page are read or refused."""
    content = content.encode(errors="replace") if isinstance(content, str) else content
    assert isinstance(unlike_the_whole(read, content, COPIED), set)


# --- the real page ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real() -> tuple[list[Record], list[str]]:
    """The records of the real page and its lines, from which expected texts are taken."""
    path = Path(os.environ.get("ROUNDS_TEST_DATA", "")) / REAL
    if "ROUNDS_TEST_DATA" not in os.environ or not path.is_file():
        pytest.skip(f"the real page is not here: ROUNDS_TEST_DATA has no {REAL}")
    lines = path.read_text(encoding="utf-8").replace("\u00a0", " ").split("\n")
    return list(medgen_page.read(path)), lines


Real = tuple[list[Record], list[str]]


def test_real_page_gives_names_and_ids(real: Real) -> None:
    """Title, abbreviation, three synonyms, two ids and nothing for the blank rows."""
    records, lines = real
    title = next(line for line in lines if line.endswith("(IIM)"))
    assert [title.removesuffix("(IIM)")] == names(records, NameKind.PREFERRED)
    assert ["IIM"] == names(records, NameKind.ABBREVIATION)
    synonyms = next(line for line in lines if line.startswith("Synonyms: "))
    assert synonyms.removeprefix("Synonyms: ").split("; ") == names(records, NameKind.SYNONYM)
    assert 3 == len(names(records, NameKind.SYNONYM))
    assert ["MONDO:0600024", "OMIM:160750"] == curies(records)


def test_real_page_gives_one_definition_from_mondo(real: Real) -> None:
    """The text is quoted as it stands, without its source."""
    records, lines = real
    (definition,) = of(DefinitionRecord, records)
    quoted = next(line for line in lines if line.endswith(" [from MONDO]"))
    assert quoted.removesuffix(" [from MONDO]") == definition.text
    assert "MONDO" == source_names(records)[definition.source]


def test_real_page_gives_two_features(real: Real) -> None:
    """The description of the second, six paragraphs long, makes no third."""
    records, lines = real
    first, second = of(FeatureRecord, records)
    assert ("Proximal muscle weakness", None) == (first.name, first.semantic_type)
    assert ("Myositis disease", "Disease or Syndrome") == (second.name, second.semantic_type)
    assert lines[lines.index(first.name or "") + 3] == first.definition
    paragraphs = next(line for line in lines if "\\n\\n" in line).split("\\n\\n")
    assert (6, paragraphs) == (len(paragraphs), (second.definition or "").split("\n\n"))


def test_real_page_gives_four_citations(real: Real) -> None:
    """Every part of each, exactly; titles are not in the copy."""
    records, _ = real
    cited = of(CitationRecord, records)
    assert ["guidelines"] * 3 + ["studies"] == [each.section for each in cited]
    fields = [each.citation for each in cited]
    assert [20, 5, 3, 16] == [len(each.authors) for each in fields]
    assert ["37026610", "33902423", "23858627", "9550481"] == [each.pmid for each in fields]
    assert [True, False, True, False] == [each.free for each in fields]
    assert ["2023 May", "2021", "2013 Jun", "1998 Apr"] == [each.date for each in fields]
    assert [
        ("Ann Clin Transl Neurol", "10", "5", "686-695"),
        ("Curr Pediatr Rev", "17", "4", "273-287"),
        ("Pediatr Endocrinol Rev", "10 Suppl 2", "0 2", "437-448"),
        ("Arthritis Rheum", "41", "4", "710-719"),
    ] == [(each.journal, each.volume, each.issue, each.full_pages) for each in fields]
    assert [
        "10.1002/acn3.51760",
        "10.2174/1573396317666210426105045",
        None,
        "10.1002/1529-0131(199804)41:4<710::AID-ART19>3.0.CO;2-K",
    ] == [each.doi for each in fields]
    assert ["2023 Apr 7", None, None, None] == [each.epub for each in fields]


def test_real_page_gives_the_caveat_and_nothing_of_the_site(real: Real) -> None:
    """The warning is kept word for word; activity and menus are not, and nothing is missing."""
    records, lines = real
    (caveat,) = of(CaveatRecord, records)
    assert any(caveat.text in line for line in lines if "See practice" in line)
    assert 1 == len(of(ResourceRecord, records))
    for words in ("U.S. flag", "Send to", "Destination", "activity", "recording", "See more"):
        assert words not in repr([r for r in records if isinstance(r, Statement)])
    assert [] == of(LeftOut, records)
