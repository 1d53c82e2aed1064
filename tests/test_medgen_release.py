"""A MedGen release becomes what its files state, and bad rows name file and line."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from knowledge.errors import SourceError, SourceFormatError
from knowledge.model import Kind, NameKind
from knowledge.records import (
    ConceptRecord,
    DefinitionRecord,
    FeatureRecord,
    GeneRecord,
    IdentifierRecord,
    InheritanceRecord,
    LeftOut,
    NameRecord,
    PublicationsRecord,
    Record,
    RelationRecord,
    ResourceRecord,
    RetiredRecord,
    SourceRecord,
)
from knowledge.sources import medgen_folder, medgen_release
from tests.medgen_sample import GAIT, GENE, KITE, LAMPS, LANTERN, MOTH, SAMPLE, TIDAL, XYY, of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The invented release, to be changed."""
    shutil.copytree(SAMPLE, tmp_path / "release")
    return tmp_path / "release"


@pytest.fixture(scope="module")
def sample() -> list[Record]:
    """All records of the invented release."""
    return list(medgen_release.read(SAMPLE))


def test_one_concept_for_each_cui_of_names(sample: list[Record]) -> None:
    """Of several semantic types a condition's counts; suppressed rows and ids are no concepts."""
    kinds = {each.concept: each.kind for each in of(ConceptRecord, sample)}
    expected = {
        LANTERN: Kind.DISEASE,
        GAIT: Kind.FEATURE,
        TIDAL: None,
        LAMPS: Kind.DISEASE,
        MOTH: None,
        GENE: None,
        KITE: Kind.DISEASE,
        XYY: None,
    }
    assert expected == kinds


def test_each_source_has_the_date_of_the_release(sample: list[Record]) -> None:
    """What MedGen quotes says who said it, and that it came by MedGen."""
    sources = {each.key: each for each in of(SourceRecord, sample)}
    assert {"2026-01-07"} == {each.release for each in sources.values()}
    assert ("MONDO", "MedGen") == (
        sources["medgen:MONDO"].name,
        sources["medgen:MONDO"].via,
    )


def test_names_keep_source_and_kind(sample: list[Record]) -> None:
    """Obsolete ones are former ones, without the mark; what NAMES said is not said again.

    A quotation mark is a letter; permuted, suppressed and made-up names and ids are left out.
    """
    names = {(each.concept, each.text, each.kind, each.source) for each in of(NameRecord, sample)}
    expected = {
        (LANTERN, "Lantern ataxia", NameKind.PREFERRED, "medgen:GTR"),
        (LANTERN, "LAX", NameKind.ABBREVIATION, "medgen:OMIM"),
        (LANTERN, "lamp ataxia", NameKind.SYNONYM, "medgen:MONDO"),
        (LANTERN, "LANTERN ATAXIA", NameKind.SYNONYM, "medgen:NCI"),
        (LANTERN, "Lamp-ataxia", NameKind.SYNONYM, "medgen:NCI"),
        (LANTERN, "lantern wobble", NameKind.LAY, "medgen:CHV"),
        (LANTERN, "Dusk ataxia", NameKind.FORMER, "medgen:SNOMEDCT_US"),
        (LANTERN, "lighthouse disease", NameKind.FORMER, "medgen:MONDO"),
        (GAIT, "Glowing gait", NameKind.PREFERRED, "medgen:GTR"),
        (GAIT, "Shining gait", NameKind.FORMER, "medgen:HPO"),
        (TIDAL, "Autosomal tidal inheritance", NameKind.PREFERRED, "medgen:GTR"),
        (LAMPS, "Ataxia of lamps", NameKind.PREFERRED, "medgen:NCI"),
        (MOTH, '"Moth" syndrome, type 2', NameKind.PREFERRED, "medgen:OMIM"),
        (GENE, "LNT1 gene", NameKind.PREFERRED, "medgen:NCI"),
        (KITE, "Kite drift", NameKind.PREFERRED, "medgen:GTR"),
        (XYY, "47,XYY", NameKind.PREFERRED, "medgen:GTR"),
        (XYY, "11-beta-hydroxylamp deficiency", NameKind.SYNONYM, "medgen:NCI"),
    }
    assert expected == names


def test_a_carriage_return_is_inside_a_definition(sample: list[Record]) -> None:
    """It and backslash-n end a paragraph, not a row; each source has a definition of its own."""
    stated = [(each.concept, each.text, each.source) for each in of(DefinitionRecord, sample)]
    expected = [
        (
            LANTERN,
            "An invented condition.\n\nIt lights up at dusk.\n\nNobody has it.",
            "medgen:MONDO",
        ),
        (LANTERN, "Gait that glows, in another's words.", "medgen:NCI"),
        (GAIT, "A gait seen at night.", "medgen:HPO"),
    ]
    assert expected == stated


def test_only_omim_itself_is_equivalent(sample: list[Record]) -> None:
    """“OMIM included” may mean the opposite."""
    stated = {(each.concept, each.curie, each.equivalent) for each in of(IdentifierRecord, sample)}
    expected = {
        (LANTERN, "MEDGEN:9900001", True),
        (LANTERN, "OMIM:999001", True),
        (LANTERN, "ORPHA:999001", True),
        (LANTERN, "MONDO:9900001", True),
        (LANTERN, "SNOMEDCT:99001", False),
        (LANTERN, "GARD:0099001", False),
        (LANTERN, "MESH:D99001", False),
        (GAIT, "HP:9900002", True),
        (TIDAL, "HP:9900003", True),
        (KITE, "HP:9900011", True),
        (MOTH, "OMIM:999008", True),
        (MOTH, "OMIM:999009", True),
        # By the histories alone:
        (LAMPS, "HP:9900051", True),
        (MOTH, "MONDO:9900051", True),
        (MOTH, "MEDGEN:9900008", True),
    }
    assert expected == stated


def test_a_mim_number_is_the_concept_that_mim2gene_gives_it(sample: list[Record]) -> None:
    """MedGenIDMappings gives it another, which is left out and counted."""
    stated = {each.concept for each in of(IdentifierRecord, sample) if each.curie == "OMIM:999009"}
    assert {MOTH} == stated
    reasons = {each.reason: each for each in of(LeftOut, sample)}
    left = reasons["a MIM number that mim2gene_medgen gives another concept"]
    assert "C9900001 OMIM:999009" in left.example


def test_relations_are_read_from_the_second_to_the_first(sample: list[Record]) -> None:
    """The second CUI is a child of the first; each relation once, though stated both ways."""
    stated = [(e.concept, e.parent, e.source) for e in of(RelationRecord, sample) if not e.how]
    assert [(LANTERN, LAMPS, "medgen:MONDO"), (MOTH, LAMPS, "medgen:MSH")] == stated
    modes = [(e.concept, e.mode, e.source) for e in of(InheritanceRecord, sample)]
    assert [(LANTERN, "HP:9900003", "medgen:HPO")] == modes


def test_other_relations_are_kept_in_the_word_of_their_source(sample: list[Record]) -> None:
    """Of two directions the first; siblings and qualifiers are no relation that a record shows."""
    stated = [(e.concept, e.parent, e.how) for e in of(RelationRecord, sample) if e.how]
    assert [(LANTERN, MOTH, "related to"), (MOTH, LANTERN, "mapped to")] == stated


def test_features_are_stated_once_and_absent_ones_as_such(sample: list[Record]) -> None:
    """A row for each semantic type says the same; other relationships are no features."""
    stated = [(e.feature, e.absent, e.references, e.source) for e in of(FeatureRecord, sample)]
    cited = ("OMIM:999001",)
    expected = [
        ("HP:9900002", False, cited, "medgen:HPO"),
        ("HP:9900004", True, cited, "medgen:HPO"),
        ("HP:9900011", False, (), "medgen:OMIM"),  # of MGREL, which adds it
    ]
    assert expected == stated


def test_former_ids_lead_to_the_end_of_their_chain(sample: list[Record]) -> None:
    """Over all files, with the last date and whether two became one; a circle leads nowhere."""
    led = {
        each.former: (each.concept, each.since, each.merged) for each in of(RetiredRecord, sample)
    }
    expected = {
        "C9900011": (LANTERN, None, True),
        "C9900012": (LANTERN, None, True),
        "C9900022": (LANTERN, None, True),
        "CN990021": (MOTH, "Mar 2021", False),
        "C9900031": (LANTERN, "01 Jan 2020", False),  # the UID's former CUI
        "MEDGEN:9900099": (LANTERN, "03 May 2021", False),
        "HP:9900050": (GAIT, "12 Jun 2019", False),  # the later of two
        "ORPHA:999050": (LANTERN, "30 Oct 2019", False),
    }
    assert expected == led


def test_genes_are_those_of_phenotypes(sample: list[Record]) -> None:
    """With what the file says of the association; and those that MGREL names."""
    stated = [(e.concept, e.gene, e.symbol, e.association) for e in of(GeneRecord, sample)]
    expected = [
        (LANTERN, GENE, "LNT1", None),
        (LANTERN, "NCBIGene:9900", "NCBIGene:9900", None),
        (MOTH, "NCBIGene:9901", "NCBIGene:9901", "susceptibility"),
    ]
    assert expected == stated


def test_a_clinical_test_in_gtr_is_one_link(sample: list[Record]) -> None:
    """However many tests there are."""
    (link,) = of(ResourceRecord, sample)
    assert (LANTERN, "clinical") == (link.concept, link.group)
    assert "https://www.ncbi.nlm.nih.gov/gtr/conditions/C9900001/" == link.url


def test_the_newest_publications_are_kept_and_all_are_counted(sample: list[Record]) -> None:
    """As many as wished; 0 reads none."""
    stated = [(e.concept, e.pmids, e.total) for e in of(PublicationsRecord, sample)]
    assert [(LANTERN, (90000103, 102, 101), 3), (GAIT, (102,), 1)] == stated
    two = of(PublicationsRecord, list(medgen_release.read(SAMPLE, publications=2)))
    assert [((90000103, 102), 3), ((102,), 1)] == [(each.pmids, each.total) for each in two]
    assert [] == of(PublicationsRecord, list(medgen_release.read(SAMPLE, publications=0)))


def test_what_is_left_out_is_counted(sample: list[Record]) -> None:
    """By reason, with the first example's file and line."""
    left = {each.reason: each for each in of(LeftOut, sample)}
    assert 3 == left["suppressed by the release"].rows
    assert "NAMES.RRF, line 8: C9900007" == left["suppressed by the release"].example
    assert 6 == left["a name that is an id or no word"].rows
    assert 1 == left["a name permuted for an index"].rows
    assert 1 == left["an attribute that is not used"].rows
    assert 1 == left["a relation that is not used"].rows
    unused = "a relationship that is no feature: disease_has_associated_gene"
    assert 1 == left[unused].rows
    siblings = "a sibling, which the hierarchy tells, or a concept's relation to itself"
    assert 2 == left[siblings].rows
    assert 3 == left["a concept that NAMES does not hold"].rows
    assert 1 == left["an id of “OMIM included”, which is not the concept itself"].rows


def test_gzipped_or_not_it_is_the_same(folder: Path, sample: list[Record]) -> None:
    """Only the names of the files differ."""
    for path in (*folder.glob("*.RRF"), *folder.glob("*.txt"), folder / "mim2gene_medgen"):
        with gzip.open(f"{path}.gz", "wb") as packed:
            packed.write(path.read_bytes())
        path.unlink()
    there = list(medgen_release.read(folder))
    statements = [[e for e in each if not isinstance(e, LeftOut)] for each in (sample, there)]
    assert statements[0] == statements[1]


def test_a_renamed_column_is_found_by_its_place_and_a_new_one_is_told(folder: Path) -> None:
    """The first column of MedGenIDMappings had another name until May 2024."""
    path = folder / "MedGenIDMappings.txt"
    head, *rows = path.read_text("utf-8").splitlines()
    head = head.replace("CUI_or_CN_id", "CUI") + "Extra|"
    path.write_text("\n".join([head, *(f"{row}x|" for row in rows)]) + "\n", "utf-8")
    records = list(medgen_release.read(folder))
    assert (LANTERN, "OMIM:999001") in {(e.concept, e.curie) for e in of(IdentifierRecord, records)}
    (left,) = [e for e in of(LeftOut, records) if e.reason == "a column that is not known"]
    assert left.example.endswith("Extra")


def test_a_column_that_another_took_the_place_of_is_refused(folder: Path) -> None:
    """A place tells nothing where known columns have moved."""
    path = folder / "MGDEF.RRF"
    path.write_text(path.read_text("utf-8").replace("#CUI|DEF|source", "#CUI|source|X"), "utf-8")
    with pytest.raises(SourceFormatError, match=r"MGDEF\.RRF, line 1: expected a column DEF"):
        list(medgen_release.read(folder))


def test_a_row_with_other_columns_names_file_and_line(folder: Path) -> None:
    """Or is left out and counted, where that is wished."""
    with (folder / "MGDEF.RRF").open("a", encoding="utf-8") as file:
        file.write("C9900001|half a row\n")
    with pytest.raises(SourceFormatError, match=r"MGDEF\.RRF, line 5: expected 4 columns, found 2"):
        list(medgen_release.read(folder))
    records = list(medgen_release.read(folder, skip=True))
    (left,) = [e for e in of(LeftOut, records) if e.reason == "a row with other columns"]
    assert "MGDEF.RRF, line 5: C9900001|half a row" == left.example


def test_a_gzip_that_ends_early_is_refused(folder: Path) -> None:
    """With the line that was reached."""
    path = folder / "MGREL.RRF"
    packed = gzip.compress(path.read_bytes())
    path.with_suffix(".RRF.gz").write_bytes(packed[: len(packed) // 2])
    with pytest.raises(SourceFormatError, match=r"MGREL\.RRF\.gz: expected the rest of a gzip"):
        list(medgen_release.read(folder))


def test_bytes_that_are_no_utf8_are_replaced_and_counted(folder: Path) -> None:
    """The row is used all the same."""
    path = folder / "NAMES.RRF"
    path.write_bytes(path.read_bytes().replace(b"Glowing gait", b"Glowing g\xe4it"))
    records = list(medgen_release.read(folder))
    assert "Glowing g\ufffdit" in {each.text for each in of(NameRecord, records)}
    assert 1 == sum(e.rows for e in of(LeftOut, records) if "no UTF-8" in e.reason)


def test_a_release_without_names_or_date_is_refused(folder: Path) -> None:
    """And it is said what to do."""
    (folder / "RELEASE").unlink()
    with pytest.raises(SourceError, match="a file RELEASE"):
        list(medgen_release.read(folder))
    (folder / "NAMES.RRF").unlink()
    with pytest.raises(SourceError, match=r"has no NAMES\.RRF\.gz"):
        list(medgen_release.read(folder))


def test_the_date_is_that_of_packing(folder: Path) -> None:
    """Where nobody wrote it down."""
    (folder / "RELEASE").unlink()
    names = folder / "NAMES.RRF"
    packed = gzip.compress(names.read_bytes(), mtime=1_757_184_679)
    (folder / "NAMES.RRF.gz").write_bytes(packed)
    assert "2025-09-06" == medgen_folder.release_of(folder, folder / "NAMES.RRF.gz").isoformat()


def test_a_row_cut_in_its_last_column_is_refused(folder: Path) -> None:
    """It has all its columns, and no line end: file and line are named."""
    mappings = folder / "MedGenIDMappings.txt"
    mappings.write_bytes(mappings.read_bytes()[:-3])
    lines = mappings.read_bytes().count(b"\n") + 1
    told = rf"MedGenIDMappings\.txt, line {lines}: expected a line end"
    with pytest.raises(SourceFormatError, match=told):
        list(medgen_release.read(folder))


@pytest.mark.parametrize(
    ("other", "place"),
    [("NAMES", "MGDEF"), ("MGDEF", "NAMES"), ("MGSTY", "MGDEF"), ("MGCONSO", "MGREL")],
)
def test_a_file_in_the_place_of_another_is_refused(folder: Path, other: str, place: str) -> None:
    """By its header, before a type is taken for a definition."""
    shutil.copy(folder / f"{other}.RRF", folder / f"{place}.RRF")
    told = rf"{place}\.RRF, line 1: expected .* this seems to be another file"
    with pytest.raises(SourceFormatError, match=told):
        list(medgen_release.read(folder))


@pytest.mark.parametrize("length", [3, 5, 9])
def test_names_cut_within_the_head_of_their_gzip_are_a_readable_fault(
    folder: Path, length: int
) -> None:
    """Where the time of packing stands in the file, and before and behind it."""
    (folder / "RELEASE").unlink()
    names = folder / "NAMES.RRF"
    packed = gzip.compress(names.read_bytes(), mtime=1_900_000_000)
    names.unlink()
    (folder / "NAMES.RRF.gz").write_bytes(packed[:length])
    with pytest.raises((SourceError, SourceFormatError), match=r"NAMES\.RRF\.gz"):
        list(medgen_release.read(folder))
