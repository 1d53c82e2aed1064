"""Concept files become records, each with its source; a wrong file is told all that is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest

from knowledge.errors import ConceptFileError, SourceError, SourceFormatError
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
    NameRecord,
    Record,
    RelationRecord,
    ResourceRecord,
    SemanticTypeRecord,
    SourceRecord,
)
from knowledge.sources.concept_files import BUNDLED, read

R = TypeVar("R", bound=Record)

SOURCES = """
[sources.ward]
name = "Ward 7, Exampleton"
home = "https://ward7.example.org/wiki"
page = "https://ward7.example.org/wiki/glass-knee"
licence = "CC BY 4.0"
release = 2026-03-01
summary = true

[sources.list]
name = "Knee list"
home = "https://knees.example.org"
licence = "public domain"
retrieved = 2026-02-03
"""

MINIMAL = """
name = "Glass knee syndrome"
kind = "disease"
id = "MONDO:9900001"
default_source = "ward"
"""

FULL = """
identifiers = ["OMIM:999001", { id = "ORPHA:999002", equivalent = false, source = "list" }]
semantic_types = ["Disease or Syndrome"]
synonyms = ["Knee, glass", { text = "Glasknie", language = "de", link = "https://k.example.org" }]
abbreviations = ["GKS"]
lay_terms = ["see-through knee"]
former_names = ["Pane disease"]
definitions = ["Knees of glass."]
parents = [{ id = "MONDO:9900000", name = "glass joint disorder" }]
inheritance = [{ id = "HP:0000006", name = "Autosomal dominant inheritance", evidence = "TAS" }]
genes = [{ id = "NCBIGene:999", symbol = "GLASS1", association = "causal" }]
resources = [{ group = "consumer", label = "Leaflet", url = "https://k.example.org/leaflet" }]
caveats = [{ section = "guidelines", text = "Few have been written." }]

[[features]]
id = "HP:9900001"
name = "Ringing gait"
absent = true
frequency = "2/7"
onset = "HP:0003577"
references = ["PMID:99000001"]

[[reviews]]
source = "list"
authors = ["Pane A", "Shard B"]
title = "Knees of glass"
journal = "J Glass"
year = 1999
pages = "437-48"
doi = "10.9999/(knee)1<2>3;4"
"""


def written(folder: Path, text: str, name: str = "glass-knee.toml") -> Path:
    """A concept file that holds the text."""
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def of(kind: type[R], records: list[Record]) -> list[R]:
    """The records of one kind, in order."""
    return [record for record in records if isinstance(record, kind)]


@pytest.fixture
def glass_knee(tmp_path: Path) -> list[Record]:
    """The records of an invented condition with everything a file can state."""
    return list(read(written(tmp_path, MINIMAL + FULL + SOURCES)))


def test_concept_comes_with_its_name_and_own_id(glass_knee: list[Record]) -> None:
    """What must be in every file: kind, preferred name, id."""
    assert [Kind.DISEASE] == [record.kind for record in of(ConceptRecord, glass_knee)]
    assert ("Glass knee syndrome", NameKind.PREFERRED) == (
        of(NameRecord, glass_knee)[0].text,
        of(NameRecord, glass_knee)[0].kind,
    )
    assert [("MONDO:9900001", True), ("OMIM:999001", True), ("ORPHA:999002", False)] == [
        (record.curie, record.equivalent) for record in of(IdentifierRecord, glass_knee)
    ]


def test_names_keep_their_kinds_and_languages(glass_knee: list[Record]) -> None:
    """Synonyms, abbreviations, lay terms and former names stay apart."""
    assert [
        ("Knee, glass", "synonym", "en"),
        ("Glasknie", "synonym", "de"),
        ("GKS", "abbreviation", "en"),
        ("see-through knee", "lay", "en"),
        ("Pane disease", "former", "en"),
    ] == [(name.text, name.kind, name.language) for name in of(NameRecord, glass_knee)[1:]]


def test_texts_and_relations_are_read(glass_knee: list[Record]) -> None:
    """Each list of a file becomes records of its kind."""
    assert ["Disease or Syndrome"] == [each.text for each in of(SemanticTypeRecord, glass_knee)]
    assert ["Knees of glass."] == [each.text for each in of(DefinitionRecord, glass_knee)]
    assert ["MONDO:9900000"] == [each.parent for each in of(RelationRecord, glass_knee)]
    assert [("HP:0000006", "TAS")] == [
        (each.mode, each.evidence) for each in of(InheritanceRecord, glass_knee)
    ]
    assert [("NCBIGene:999", "GLASS1", "causal")] == [
        (each.gene, each.symbol, each.association) for each in of(GeneRecord, glass_knee)
    ]
    assert ["https://k.example.org/leaflet"] == [e.url for e in of(ResourceRecord, glass_knee)]
    assert [("guidelines", "Few have been written.")] == [
        (each.section, each.text) for each in of(CaveatRecord, glass_knee)
    ]


def test_feature_keeps_what_is_stated_of_it(glass_knee: list[Record]) -> None:
    """Reported absent, frequency as stated, onset and references."""
    (feature,) = of(FeatureRecord, glass_knee)
    assert ("HP:9900001", "Ringing gait", True) == (feature.feature, feature.name, feature.absent)
    assert ("2/7", "HP:0003577") == (feature.frequency, feature.onset)
    assert ("PMID:99000001",) == feature.references


def test_citation_keeps_every_field(glass_knee: list[Record]) -> None:
    """Authors, DOI and pages come out exactly; the page range can be written out."""
    (record,) = of(CitationRecord, glass_knee)
    assert "reviews" == record.section
    assert ("Pane A", "Shard B") == record.citation.authors
    assert "10.9999/(knee)1<2>3;4" == record.citation.doi
    assert ("437-48", "437-448") == (record.citation.pages, record.citation.full_pages)
    assert record.citation.pmid is None


def test_every_statement_says_who_and_where(glass_knee: list[Record]) -> None:
    """A source unless named is the default; the place is a link, the source's page, or the id."""
    ward, others = of(SourceRecord, glass_knee)
    assert ("Ward 7, Exampleton", "2026-03-01", True) == (ward.name, ward.release, ward.summary)
    german = of(NameRecord, glass_knee)[2]
    assert (ward.key, "https://k.example.org") == (german.source, german.at)
    (gene,) = of(GeneRecord, glass_knee)
    assert (ward.key, "https://ward7.example.org/wiki/glass-knee") == (gene.source, gene.at)
    (paper,) = of(CitationRecord, glass_knee)
    assert (others.key, "MONDO:9900001") == (paper.source, paper.at)


def test_sources_come_before_what_they_state(glass_knee: list[Record]) -> None:
    """A build needs to know a source before it meets its statements."""
    kinds = [isinstance(record, SourceRecord) for record in glass_knee]
    assert [True, True, False] == kinds[:3]
    assert not any(kinds[2:])


def test_equal_sources_of_two_files_share_a_key_and_others_do_not(tmp_path: Path) -> None:
    """One source is listed once; the same name under another licence is another source."""
    pages = {"a": SOURCES, "b": SOURCES.replace("glass-knee", "x"), "c": SOURCES.replace("BY", "0")}
    for name, sources in pages.items():
        written(tmp_path, MINIMAL + sources, f"{name}.toml")
    keys = [record.key for record in of(SourceRecord, list(read(tmp_path)))]
    assert keys[0] == keys[2]
    assert keys[0] != keys[4]


def test_a_folder_is_read_in_order_of_name(tmp_path: Path) -> None:
    """Only TOML files are concept files."""
    written(tmp_path, MINIMAL.replace("9900001", "9900002") + SOURCES, "b.toml")
    written(tmp_path, MINIMAL + SOURCES, "a.toml")
    written(tmp_path, "Notes of the ward", "README.md")
    concepts = [record.concept for record in of(ConceptRecord, list(read(tmp_path)))]
    assert ["MONDO:9900001", "MONDO:9900002"] == concepts


@pytest.mark.parametrize("name", ["", "missing.toml", "missing"])
def test_a_place_without_concept_files_is_refused(tmp_path: Path, name: str) -> None:
    """An empty folder or a wrong path is a mistake, not an empty source."""
    with pytest.raises(SourceError, match="there is no concept file"):
        list(read(tmp_path / name))


def problems(folder: Path, text: str) -> dict[str, str]:
    """What is told about a file: reason by key."""
    with pytest.raises(ConceptFileError) as refused:
        list(read(written(folder, text)))
    assert folder / "glass-knee.toml" == refused.value.path
    return dict(refused.value.problems)


@pytest.mark.parametrize(
    ("line", "key", "reason"),
    [
        ("colour = 'blue'", "colour", "is not a key of concept files"),
        ("synonyms = ['']", "synonyms.1.text", "must not be empty"),
        ("synonyms = ['a', 5]", "synonyms.2", "valid dictionary"),
        ("identifiers = ['mondo_0600024']", "identifiers.1.id", 'write it as "MONDO:0600024"'),
        ("identifiers = ['HP:12']", "identifiers.1.id", "HP ids have 7 digits, this one 2 digits"),
        ("identifiers = ['knee']", "identifiers.1.id", "not a CURIE"),
        ("genes = [{ id = 'NCBIGene:9' }]", "genes.1.symbol", "is missing"),
        ("guidelines = [{ pmid = 99 }]", "guidelines.1.pmid", "must be a text in quotes"),
        ("guidelines = [{ year = 1999 }]", "guidelines.1", "a pmid, a doi or a title"),
        ("studies = [{ doi = 'doi:10.1/x' }]", "studies.1", "not a DOI without its prefix"),
        ("caveats = [{ section = 'knees', text = 'x' }]", "caveats.1.section", "guidelines"),
        ("definitions = [{ text = 'x', source = 'gp' }]", "definitions.1.source", "[sources.gp]"),
        ("synonyms = [{ text = 'x', link = 'k.org' }]", "synonyms.1.link", "web address"),
    ],
)
def test_a_wrong_entry_is_told_with_its_key(
    tmp_path: Path, line: str, key: str, reason: str
) -> None:
    """The key leads to the entry (lists count from 1), the reason says what to write."""
    told = problems(tmp_path, MINIMAL + line + SOURCES)
    assert [key] == list(told)
    assert reason in told[key]


def test_a_file_without_its_parts_is_told_each_of_them(tmp_path: Path) -> None:
    """An empty file lacks five things, and says so in one go."""
    missing = dict.fromkeys(["name", "kind", "id", "default_source", "sources"], "is missing")
    assert missing == problems(tmp_path, "")


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Unknown sources, undated sources, wrong kinds and ids do not hide one another."""
    text = MINIMAL.replace('"disease"', '"illness"').replace('"ward"', '"gp"')
    undated = SOURCES.replace("retrieved = 2026-02-03", "")
    told = problems(tmp_path, text + "identifiers = ['HP:1']" + undated)
    assert {"kind", "default_source", "sources.list", "identifiers.1.id"} == set(told)
    assert "release" in told["sources.list"]


def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path) -> None:
    """The line of the slip, as an editor counts."""
    with pytest.raises(SourceFormatError, match="line 3") as refused:
        list(read(written(tmp_path, 'name = "x"\nkind = "disease"\nid MONDO\n')))
    assert 3 == refused.value.line


@pytest.mark.parametrize("content", [b"name = '", b"name = '\xff'"])
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """A text that never ends and a file in another encoding are both told as such."""
    file = tmp_path / "glass-knee.toml"
    file.write_bytes(content)
    with pytest.raises(SourceFormatError, match=r"glass-knee\.toml"):
        list(read(file))


@pytest.fixture(scope="module")
def bundled() -> list[Record]:
    """The records of the concept files that Rounds brings along."""
    return list(read(BUNDLED))


FAMILIAL = "MONDO:0600024"


def test_bundled_record_has_its_identifiers(bundled: list[Record]) -> None:
    """Every identifier that the sources give for the familial form."""
    ids = {FAMILIAL, "C3888318", "MEDGEN:854861", "OMIM:160750", "GARD:0026302", "MESH:C000598744"}
    assert ids == {r.curie for r in of(IdentifierRecord, bundled) if r.concept == FAMILIAL}


def test_bundled_features_and_inheritance_are_those_of_hpo(bundled: list[Record]) -> None:
    """Two features and one mode; nothing from the long texts about the group."""
    assert {"HP:0003701": "Proximal muscle weakness", "HP:0100614": "Myositis disease"} == {
        record.feature: record.name for record in of(FeatureRecord, bundled)
    }
    assert ["HP:0000006"] == [record.mode for record in of(InheritanceRecord, bundled)]


def test_bundled_citations_are_complete(bundled: list[Record]) -> None:
    """Four citations in full: authors, DOIs exactly, pages, free marks."""
    papers = of(CitationRecord, bundled)
    assert ["guidelines"] * 3 + ["studies"] == [paper.section for paper in papers]
    assert [20, 5, 3, 16] == [len(paper.citation.authors) for paper in papers]
    assert [
        "10.1002/acn3.51760",
        "10.2174/1573396317666210426105045",
        None,
        "10.1002/1529-0131(199804)41:4<710::AID-ART19>3.0.CO;2-K",
    ] == [paper.citation.doi for paper in papers]
    assert ["686-695", "273-287", "437-448", "710-719"] == [p.citation.full_pages for p in papers]
    free = [paper.citation.pmid for paper in papers if paper.citation.free]
    assert ["37026610", "23858627"] == free


def test_bundled_citations_are_those_of_the_page(bundled: list[Record], test_data: Path) -> None:
    """Authors, journals, dates, numbers and PMIDs stand in the real page just so."""
    (page,) = (test_data / "seed").glob("medgen-*.txt")
    text = page.read_text("utf-8")
    for record in of(CitationRecord, bundled):
        paper = record.citation
        place = f"{paper.journal} {paper.date};{paper.volume}({paper.issue}):{paper.pages}."
        assert f"{', '.join(paper.authors)}\n{place}" in text
        assert f"PMID: {paper.pmid}{'Free PMC Article' * paper.free}\n" in text
        assert f"Epub {paper.epub} doi" in text or paper.epub is None


def test_bundled_abbreviations_have_several_meanings(bundled: list[Record]) -> None:
    """IIM and MD each name more than one concept, so that Rounds asks which is meant."""
    short = [name for name in of(NameRecord, bundled) if name.kind is NameKind.ABBREVIATION]
    assert {"HP:0003560", "HP:0000608"} == {name.concept for name in short if name.text == "MD"}
    assert {FAMILIAL, "MONDO:0600023", "MONDO:0020122"} == {
        name.concept for name in short if name.text == "IIM"
    }


def test_bundled_summaries_are_marked_as_such(bundled: list[Record]) -> None:
    """Our own words never pass for a source's: each stands under "Summary by Rounds, after …"."""
    sources = {source.key: source for source in of(SourceRecord, bundled)}
    ours = [*of(DefinitionRecord, bundled), *of(CaveatRecord, bundled)]
    assert 4 == len(ours)
    for text in ours:
        assert sources[text.source].summary
        assert sources[text.source].name.startswith("Summary by Rounds, after ")
