"""Records, sections and lists as files: each format read by another program than wrote it."""

from __future__ import annotations

import csv
import io
import json
import pickle
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from pybtex.database import parse_string

from bot.phrases import en
from bot.render import exports
from bot.render.exports import CITATION_FORMATS, FORMATS, Format, NotExported, Subject, export
from bot.render.exports.tables import COLUMNS, cell
from knowledge import Knowledge, SourceSpec, build, open_knowledge

LANTERN = Subject("MONDO:9900001")
STUDY = "PMID:99000002"
STUDY_DOI = "10.9999/lamp(2001)1:2<12::AID-X>3.0.CO;2-Z"
FAMILIAL = Subject("MONDO:0600024")

# A condition whose names and sentences are made of whatever files take for markup.
HOSTILE = """
name = "=HYPERLINK(1) *lamp* <b>"
kind = "disease"
id = "MONDO:9900077"
default_source = "lamp"
synonyms = ["@lamp [x](http://a.example)", "+1 lamp", "-lamp &lt; \\"wick\\"; a,b"]

[[definitions]]
text = "# No heading, <script>no script</script> & no `code`.\\n\\n- no list"

[[guidelines]]
authors = ["Moth A", "@Wick {B"]
title = "@article{lamp, 50% of <lamps> {"
journal = "J {Lamp"
date = "2001"
year = 2001
pmid = "99000070"
doi = "10.9999/{lamp"
retracted = true

[sources.lamp]
name = "=LAMP"
release = "2026-10-01"
home = "https://example.org/lamp"
licence = "invented"
"""


def written(knowledge: Knowledge, subject: Subject, form: Format) -> str:
    """The text of an exported file."""
    made = export(knowledge, subject, form)
    assert not isinstance(made, NotExported), made
    return made.content.decode("utf-8")


def rows(knowledge: Knowledge, subject: Subject) -> list[dict[str, str]]:
    """The rows of an exported table, as a spreadsheet reads them."""
    text = written(knowledge, subject, "csv").removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """A knowledge of the hostile condition alone."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "hostile.toml").write_text(HOSTILE, "utf-8")
    build([SourceSpec("concepts", folder)], folder / "hostile.db")
    return open_knowledge(folder / "hostile.db")


# What all formats have in common.


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_subject_gives_the_same_bytes(knowledge_file: Path, form: Format) -> None:
    """From a file that is opened anew: nothing comes of a clock or an order in memory."""
    first, second = (export(open_knowledge(knowledge_file), LANTERN, form) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("form", FORMATS)
def test_each_file_names_its_source_and_release(knowledge: Knowledge, form: Format) -> None:
    """Wherever the file goes, it says who states what is in it."""
    text = written(knowledge, LANTERN, form)
    assert re.search(r'LAMP(",\s*"release": "| |,)2026-10-01', text), text


@pytest.mark.parametrize("form", sorted({*FORMATS} - {"csv", "ris", "csl"}))
def test_files_say_how_to_cite_the_record(knowledge: Knowledge, form: Format) -> None:
    """Name, id, source, release and the page; then the licence."""
    text = written(knowledge, LANTERN, form)
    assert "Lantern ataxia (C9900001). In: LAMP, release 2026-10-01." in text
    assert "https://monarchinitiative.org/MONDO:9900001" in text
    assert "invented" in text
    assert en.FOOTER in text


@pytest.mark.parametrize("form", FORMATS)
def test_names_of_files_suit_any_system(hostile: Knowledge, form: Format) -> None:
    """Plain ASCII without blanks, whatever the condition is called."""
    made = export(hostile, Subject("MONDO:9900077", ("guidelines",)), form)
    assert not isinstance(made, NotExported)
    assert re.fullmatch(r"rounds-hyperlink-1-lamp-b-MONDO-9900077-guidelines[-.a-z]+", made.name), (
        made.name
    )


def test_a_long_name_of_a_file_is_cut_between_words(embedded: Knowledge) -> None:
    """The id behind it tells which record it is."""
    made = export(embedded, FAMILIAL, "bibtex")
    assert not isinstance(made, NotExported)
    assert "rounds-familial-idiopathic-inflammatory-C3888318.bib" == made.name
    assert "application/x-bibtex" == made.media_type


def test_what_is_asked_and_answered_passes_between_processes(knowledge: Knowledge) -> None:
    """A worker gets a subject and gives a file back."""
    subject = pickle.loads(pickle.dumps(Subject(ids=(STUDY, "MONDO:9900001"))))  # noqa: S301
    made = export(knowledge, subject, "ris")
    assert made == pickle.loads(pickle.dumps(made))  # noqa: S301


def test_another_id_of_a_concept_opens_it_too(knowledge: Knowledge) -> None:
    """What stands on a list for long may have got another id."""
    assert export(knowledge, LANTERN, "json") == export(knowledge, Subject("OMIM:999001"), "json")


def test_why_there_is_no_file(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unknown, without citations, or too large; each has a sentence that says what to do."""
    for subject in (Subject("MONDO:0000000"), Subject("no id"), Subject("")):
        assert NotExported("unknown") == export(knowledge, subject, "text")
    for form in CITATION_FORMATS:
        assert NotExported("no_citations") == export(knowledge, Subject("HP:0001251"), form)
    genes = Subject("MONDO:9900001", ("genes",))
    assert NotExported("no_citations") == export(knowledge, genes, "bibtex")
    monkeypatch.setattr(exports, "MOST_BYTES", 100)
    assert NotExported("too_large") == export(knowledge, LANTERN, "text")
    reasons = {"unknown", "no_citations", "too_large", "gene_citations", "gene_sections"}
    assert reasons == en.NOT_EXPORTED.keys()
    assert {*FORMATS} == en.EXPORT_FORMATS.keys()


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl"])
def test_each_reference_says_who_lists_it(knowledge: Knowledge, form: Format) -> None:
    """And on which terms: RIS and CSL-JSON have no place for that above their records."""
    text = " ".join(written(knowledge, LANTERN, form).split())
    said = "Listed by LAMP 2026-10-01 for Lantern ataxia (C9900001), Clinical studies: https:"
    assert said in text
    assert "(licence: invented)." in text


# Files to read.


def test_a_record_is_written_whole(knowledge: Knowledge) -> None:
    """Every section that has something, with what each source says."""
    text = written(knowledge, LANTERN, "text")
    headings = [line for line in text.splitlines() if line in en.SECTIONS.values()]
    assert [
        *("Definition", "Clinical features", "Reported absent", "Mode of inheritance", "Genes"),
        *("Clinical studies", "Identifiers", "Names", "Resources", "Cite this record"),
    ] == headings
    assert "A second account." in text
    assert "The lamp list is short. [LAMP 2026-10-01]" in text


def test_a_section_or_the_card_can_be_had_alone(knowledge: Knowledge) -> None:
    """The sections named; of the card what the summary shows."""
    section = written(knowledge, Subject("MONDO:9900001", ("genes",)), "text")
    assert "LANT1" in section
    assert "Definition" not in section
    card = written(knowledge, Subject("MONDO:9900001", card=True), "text")
    assert "Definition" in card
    assert "Clinical studies\n" not in card


def test_all_authors_are_in_a_file(embedded: Knowledge) -> None:
    """On the screen there are six."""
    for form in ("markdown", "text", "json", "csv"):
        text = written(embedded, FAMILIAL, form)
        assert "Weihl CC, Kimonis V" in text
        assert "et al. (20 authors)" not in text


def test_markdown_shows_names_and_sentences_as_they_are(hostile: Knowledge) -> None:
    """No emphasis, heading, list, link or HTML of its own comes of what is quoted."""
    text = written(hostile, Subject("MONDO:9900077"), "markdown")
    html = MarkdownIt("commonmark").render(text)
    assert "<h1>=HYPERLINK(1) *lamp* &lt;b&gt; · disease · MONDO:9900077</h1>" in html
    assert "# No heading, &lt;script&gt;no script&lt;/script&gt; &amp; no `code`." in html
    assert "<p>- no list" in html
    assert "@lamp [x](" in html
    assert "-lamp &amp;lt; &quot;wick&quot;; a,b" in html
    for tag in ("<script", "<b>", "<code", '<a href="http://a.example">x'):
        assert tag not in html


def test_a_gene_is_written_with_its_conditions(knowledge: Knowledge) -> None:
    """In each format that does not ask for citations."""
    for form in ("markdown", "text", "json", "csv"):
        assert "Lantern ataxia" in written(knowledge, Subject("NCBIGene:99001"), form)
    (first, *_) = rows(knowledge, Subject("NCBIGene:99001"))
    assert ("LANT1", "gene_conditions", "LAMP") == (
        first["record"],
        first["section"],
        first["source"],
    )


def test_a_gene_has_neither_citations_nor_sections(knowledge: Knowledge) -> None:
    """Each is said in words of its own, however much is loaded."""
    for form in FORMATS:
        sections = export(knowledge, Subject("NCBIGene:99001", ("genes",)), form)
        if form in CITATION_FORMATS:
            assert NotExported("gene_citations") == sections
            assert sections == export(knowledge, Subject("NCBIGene:99001"), form)
        else:
            assert NotExported("gene_sections") == sections


# Files for programs.


def test_each_row_is_one_statement_with_its_source(knowledge: Knowledge) -> None:
    """Also each report of a feature; the head is the same for all."""
    table = rows(knowledge, LANTERN)
    assert list(COLUMNS) == list(table[0])
    for row in table:
        assert all(row[column] for column in ("record_id", "section", "statement", "licence")), row
        assert row["source"], row
        assert row["release"], row
    ataxia = [row for row in table if row["id"] == "HP:0001251" and not row["role"]]
    assert [("3/4", "LAMP"), ("1/4", "Summary by the lamp team")] == [
        (row["frequency"], row["source"]) for row in ataxia
    ]
    (absent,) = [row for row in table if row["section"] == "reported_absent" and not row["role"]]
    assert ("HP:0002015", "yes", "0/9") == (absent["id"], absent["absent"], absent["frequency"])
    (study,) = [row for row in table if row["section"] == "studies" and not row["role"]]
    assert ("Moth A; Wick B", "12-19", STUDY_DOI, "yes") == (
        study["authors"],
        study["pages"],
        study["doi"],
        study["free"],
    )
    (caveat,) = [row for row in table if row["role"] == "caveat"]
    assert "The lamp list is short." == caveat["statement"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝"])
def test_no_cell_is_a_formula(sign: str) -> None:
    """An apostrophe in front makes it text; what is no formula stays as it is."""
    assert f"'{sign}1+1" == cell(f"{sign}1+1")
    assert "1+1" == cell("1+1")
    assert "'=a; b" == cell(["=a", "b"])
    assert ("", "yes", "no", "7") == (cell(None), cell(True), cell(False), cell(7))


def test_names_that_look_like_formulas_are_text(hostile: Knowledge) -> None:
    """In every column of every row."""
    text = written(hostile, Subject("MONDO:9900077"), "csv").removeprefix("\ufeff")
    cells = [each for row in csv.reader(io.StringIO(text, newline="")) for each in row]
    assert "'=HYPERLINK(1) *lamp* <b>" in cells
    assert "'=LAMP" in cells
    assert [] == [each for each in cells if each.startswith(("=", "+", "-", "@"))]


def test_json_holds_each_statement_with_its_source(knowledge: Knowledge) -> None:
    """As `rounds ask --json` does, without how the question was read."""
    read = json.loads(written(knowledge, LANTERN, "json"))
    (record,) = read["records"]
    assert ("C9900001", "Lantern ataxia", "disease") == (
        record["id"],
        record["name"],
        record["kind"],
    )
    for section in record["sections"]:
        for item in section["items"]:
            stating = item.get("reports", [item])
            assert all(each["source"] and each["release"] and each["url"] for each in stating)
    assert all(source["licence"] for source in read["sources"])


# Citations.


def test_citations_come_back_from_each_format(embedded: Knowledge) -> None:
    """All authors, the DOI as it is, the one that has none, pages written out."""
    entries = parse_string(written(embedded, FAMILIAL, "bibtex"), "bibtex").entries
    assert [20, 5, 3, 16] == [len(each.persons["author"]) for each in entries.values()]
    ris = written(embedded, FAMILIAL, "ris").split("ER  - ")[:4]
    assert [20, 5, 3, 16] == [each.count("AU  - ") for each in ris]
    csl = json.loads(written(embedded, FAMILIAL, "csl"))
    assert [20, 5, 3, 16] == [len(each["author"]) for each in csl]
    sici = "10.1002/1529-0131(199804)41:4<710::AID-ART19>3.0.CO;2-K"
    assert sici == entries["pmid9550481"].fields["doi"] == csl[3]["DOI"]
    assert f"DO  - {sici}\r\n" in ris[3]
    assert "doi" not in entries["pmid23858627"].fields
    assert "437-448" == csl[2]["page"]
    assert "SP  - 437\r\nEP  - 448\r\n" in ris[2]


def test_a_list_in_a_style_is_grouped_by_who_lists_it(embedded: Knowledge) -> None:
    """Numbers go on from section to section; the source's caveat stands above its list."""
    lines = written(embedded, FAMILIAL, "ama").splitlines()
    assert (
        f"Citations of Familial idiopathic inflammatory myopathy: {en.STYLE_NAMES['ama']}"
        == (lines[0])
    )
    numbered = [line.partition(" ")[0] for line in lines if re.match(r"\d+\. ", line)]
    assert ["1.", "2.", "3.", "4."] == numbered
    guidelines = next(at for at, line in enumerate(lines) if line.startswith("Professional"))
    studies = next(at for at, line in enumerate(lines) if line.startswith("Clinical studies"))
    assert "MedGen" in lines[guidelines]
    assert "guideline list" in lines[guidelines + 1]
    assert lines.index("") < guidelines < studies < lines.index(en.SECTIONS["cite"])
    assert f"[{en.NO_TITLE}]" in lines[guidelines + 3]


def test_a_list_in_apa_is_in_the_order_of_letters(embedded: Knowledge) -> None:
    """Without numbers, as APA's reference lists are."""
    text = written(embedded, Subject("MONDO:0600024", ("guidelines",)), "apa")
    assert text.index("Leung, A.") < text.index("Pignolo, R.") < text.index("Roy, B.")
    assert "1. " not in text.partition(en.SECTIONS["cite"])[0]


def test_what_is_retracted_says_so_in_every_file(hostile: Knowledge) -> None:
    """Where styles print it, too."""
    subject = Subject("MONDO:9900077", ("guidelines",))
    for form in FORMATS:
        text = written(hostile, subject, form)
        marks = (en.RETRACTED, en.IS_RETRACTED, '"retracted": true', ",yes,")
        assert any(mark in text for mark in marks), form
    (entry,) = parse_string(written(hostile, subject, "bibtex"), "bibtex").entries.values()
    assert en.IS_RETRACTED == entry.fields["note"]
    assert "10.9999/%7Blamp" == entry.fields["doi"]
    assert f"[{en.RETRACTED}]" in written(hostile, subject, "nlm")


def test_a_list_holds_publications_and_concepts(knowledge: Knowledge) -> None:
    """By PMID, DOI or id; what the knowledge does not hold is named, and nothing said of it."""
    wanted = Subject(ids=(STUDY, f"DOI:{STUDY_DOI}", "MONDO:9900001", "PMID:5", "MONDO:0000000"))
    read = json.loads(written(knowledge, wanted, "json"))
    assert ["99000002", "99000002"] == [each["pmid"] for each in read["publications"]]
    assert ["Lantern ataxia"] == [each["name"] for each in read["records"]]
    assert ["PMID:5", "MONDO:0000000"] == read["not_held"]
    text = written(knowledge, wanted, "text")
    assert text.startswith(en.EXPORTED_LIST)
    assert f"{en.EXPORTED_UNHELD}\n  PMID:5\n  MONDO:0000000\n" in text
    assert "PMID:5" in written(knowledge, wanted, "csv")


def test_a_list_is_cited_publication_by_publication(knowledge: Knowledge) -> None:
    """Each once; one that is not held by its id alone."""
    wanted = Subject(ids=(STUDY, f"DOI:{STUDY_DOI}", "MONDO:9900001", "PMID:5"))
    entries = parse_string(written(knowledge, wanted, "bibtex"), "bibtex").entries
    assert ["pmid99000002", "pmid5"] == list(entries)
    assert {"pmid", "url", "annote"} == set(entries["pmid5"].fields)
    assert en.UNHELD_NOTE == entries["pmid5"].fields["annote"]
    lines = written(knowledge, wanted, "nlm").splitlines()
    assert f"2. [{en.NO_TITLE}]. PubMed PMID: 5." in lines
