"""The build: one file from several sources, atomic, and a report of what could not be placed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from knowledge import Answer, Knowledge, KnowledgeError, SourceSpec, build, open_knowledge
from knowledge.embedded import embedded_path, ensure_embedded
from knowledge.model import Definition, Provenance
from knowledge.record.readout import read_concept
from knowledge.sources import UnknownSourceError

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).parent.parent
CONCEPTS = SourceSpec("concepts", DATA / "concepts")


def test_every_statement_of_a_concept_is_read_back(knowledge: Knowledge) -> None:
    """Names, ids, definitions, features, absence, inheritance, genes, citations and caveats."""
    concept = read_concept(knowledge.store, knowledge.store.identified("C9900001")[0])
    assert ("C9900001", "Lantern ataxia", "disease") == (concept.id, concept.name, concept.kind)
    assert ["Lantern ataxia", "Ataxia, lantern type", "Glow-worm staggers", "LAX"] == [
        name.text for name in concept.names
    ]
    assert ["C9900001", "MONDO:9900001", "OMIM:999001", "ORPHA:999901"] == [
        reference.curie for reference in concept.identifiers
    ]
    assert ["LAMP 2026-10-01", "Summary by the lamp team 2024-01"] == [
        f"{each.provenance.source} {each.provenance.dated}" for each in concept.definitions
    ]
    assert ("A second account.", "In two paragraphs.") == concept.definitions[1].paragraphs
    assert ["HP:0001251"] == [feature.curie for feature in concept.clinical_features]
    assert ["3/4", "1/4"] == [each.frequency for each in concept.clinical_features[0].reports]
    assert ["HP:0002015"] == [feature.curie for feature in concept.reported_absent]
    assert "Dysphagia" == concept.reported_absent[0].name
    assert ["HP:0000007"] == [each.mode.curie for each in concept.inheritance]
    assert ["LANT1"] == [gene.symbol for gene in concept.genes]
    (study,) = concept.studies
    assert ("99000002", "12-19", True) == (study.pmid, study.full_pages, study.free)
    assert "10.9999/lamp(2001)1:2<12::AID-X>3.0.CO;2-Z" == study.doi
    assert ["studies"] == [caveat.section for caveat in concept.caveats]


def test_linked_features_carry_the_definition_of_their_term(knowledge: Knowledge) -> None:
    """A feature that HPO defines shows HPO's definition and its body system."""
    concept = read_concept(knowledge.store, knowledge.store.identified("C9900001")[0])
    feature = concept.clinical_features[0]
    assert ["HPO"] == [definition.provenance.source for definition in feature.definitions]
    assert ("Abnormality of the nervous system",) == feature.body_systems


def test_omim_and_orphanet_records_of_one_name_are_joined(knowledge: Knowledge) -> None:
    """Marfan syndrome is one concept with both ids, and rows from both lists of features."""
    (number,) = {
        *knowledge.store.identified("OMIM:154700"),
        *knowledge.store.identified("ORPHA:558"),
    }
    concept = read_concept(knowledge.store, number)
    places = {
        report.provenance.link
        for feature in concept.clinical_features
        for report in feature.reports
    }
    assert {
        "https://hpo.jax.org/browse/disease/OMIM:154700",
        "https://hpo.jax.org/browse/disease/ORPHA:558",
    } == places


def test_disease_and_feature_of_one_name_stay_two(knowledge: Knowledge) -> None:
    """The same name does not make a disease a feature."""
    assert knowledge.store.identified("OMIM:999004") != knowledge.store.identified("HP:9900009")


def test_every_stated_text_has_a_provenance(knowledge: Knowledge) -> None:
    """No row of the file lacks its source, and each source names release or date, and licence."""
    for table in ("name", "definition", "feature", "inheritance", "citation", "caveat", "relation"):
        sql = f"SELECT count(*) AS n FROM {table} LEFT JOIN source ON source.id = source_id"
        (row,) = knowledge.store.rows(f"{sql} WHERE source.id IS NULL OR at = ''")
        assert 0 == row["n"], table
    assert all(source.release or source.retrieved for source in knowledge.store.sources())
    assert all(source.licence for source in knowledge.store.sources())


def test_a_text_without_provenance_cannot_be_made() -> None:
    """Neither without any, nor with one that has no release and no date."""
    with pytest.raises(ValidationError):
        Definition(text="A text.")  # type: ignore[call-arg]  # the very fault that is refused
    with pytest.raises(ValidationError, match="release or a retrieval date"):
        Provenance(source="LAMP", link="https://example.org", licence="invented")
    made = Provenance(
        source="LAMP", link="https://example.org", licence="x", retrieved=date(2026, 1, 2)
    )
    assert "2026-01-02" == made.dated


def test_a_bad_source_leaves_the_former_file(tmp_path: Path) -> None:
    """A file that is no concept file is named, and what was there still answers."""
    output = tmp_path / "k.db"
    build([CONCEPTS], output)
    bad = tmp_path / "bad.toml"
    bad.write_text('name = "No more than a name"\n')
    with pytest.raises(KnowledgeError, match=r"bad\.toml"):
        build([CONCEPTS, SourceSpec("concepts", bad)], output)
    assert isinstance(open_knowledge(output).ask("lantern ataxia"), Answer)
    assert ["bad.toml", "k.db"] == sorted(
        path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")
    )


def test_sources_without_a_concept_are_refused(tmp_path: Path) -> None:
    """An empty folder makes no empty knowledge file."""
    with pytest.raises(KnowledgeError, match="no concept file"):
        build([SourceSpec("concepts", tmp_path)], tmp_path / "k.db")
    assert not (tmp_path / "k.db").exists()


def test_an_output_below_a_file_is_refused(tmp_path: Path) -> None:
    """The message names the folder and what to do, also for root."""
    (tmp_path / "file").write_text("")
    with pytest.raises(KnowledgeError, match="choose another place: --output"):
        build([CONCEPTS], tmp_path / "file" / "k.db")


def test_a_statement_that_says_nothing_is_left_out_and_counted(tmp_path: Path) -> None:
    """An empty id in a release costs that row, not the build."""
    release = Path(shutil.copytree(DATA / "medgen_release", tmp_path / "release"))
    with (release / "MedGen_HPO_Mapping.txt").open("a", encoding="utf-8") as mapping:
        mapping.write("C9900008||Moth|Moth|HPO|Finding|\n")
    report = build([SourceSpec("medgen-release", release)], tmp_path / "k.db")
    told = {left.reason: (left.rows, left.example) for left in report.left_out}
    assert (1, "C9900008") == told["identifier whose curie is empty"]


def test_only_a_file_is_replaced(tmp_path: Path) -> None:
    """A folder or a device named as output stays what it is."""
    with pytest.raises(KnowledgeError, match="is not a file"):
        build([CONCEPTS], tmp_path)
    with pytest.raises(KnowledgeError, match="is not a file"):
        build([CONCEPTS], Path("/dev/null"))
    assert Path("/dev/null").is_char_device()


def test_a_publication_listed_twice_is_one_record(tmp_path: Path) -> None:
    """A second file lists the same paper of the same concept: it is not listed elsewhere too."""
    text = (DATA / "concepts" / "lantern-ataxia.toml").read_text("utf-8")
    (tmp_path / "again.toml").write_text(text.replace('"2026-10-01"', '"2026-11-01"'), "utf-8")
    build([CONCEPTS, SourceSpec("concepts", tmp_path)], tmp_path / "k.db")
    reply = open_knowledge(tmp_path / "k.db").ask("PMID 99000002")
    assert isinstance(reply, Answer)
    assert ("C9900001", ()) == (reply.concept.id, reply.others)


def test_the_embedded_file_is_named_after_what_it_is_made_of(embedded: Knowledge) -> None:
    """A built file is found again, and another choice of evidence has another name."""
    folder = embedded.store.path.parent
    stages: list[str] = []
    found = ensure_embedded(folder, progress=lambda stage, _count: stages.append(stage))
    assert (embedded.store.path, []) == (found, stages)
    assert embedded_path(folder) != embedded_path(folder, include_iea=True)


def test_the_report_lists_joins_and_what_was_left_out(tmp_path: Path, knowledge_file: Path) -> None:
    """Pairs joined by name are listed with both ids; evidence IEA is counted with its reason."""
    release = knowledge_file.parent / "hpo"
    report = build([SourceSpec("hpo", release)], tmp_path / "k.db")
    assert ("OMIM:154700", "ORPHA:558", "marfan syndrome") in report.joins
    assert all(left.rows > 0 and left.reason for left in report.left_out)


def test_unknown_kinds_of_source_are_named() -> None:
    """The message lists the kinds there are, and asks for a missing file."""
    with pytest.raises(UnknownSourceError, match="concepts, hpo, medgen-page"):
        SourceSpec.parse("wikipedia:x")
    with pytest.raises(UnknownSourceError, match="medgen-page:FILE"):
        SourceSpec.parse("medgen-page")
