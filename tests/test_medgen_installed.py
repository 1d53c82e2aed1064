"""The real release beside the checkout, where there is one: counts and facts that must hold."""

from __future__ import annotations

import gzip
import shutil
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from knowledge.model import Kind
from knowledge.records import (
    ConceptRecord,
    DefinitionRecord,
    FeatureRecord,
    IdentifierRecord,
    LeftOut,
    Record,
)
from knowledge.sources import medgen_release
from tests.medgen_sample import of

# The record that the project began with: https://www.ncbi.nlm.nih.gov/medgen/854861
SEED = "C3888318"
WANTED = ("MGSTY.RRF", "MedGenIDMappings.txt", "MedGen_HPO_Mapping.txt")


@pytest.fixture(scope="module")
def release(test_data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """What some of its files state; the large ones are cut to the rows of a few concepts."""
    given = test_data / "medgen-release"
    folder = tmp_path_factory.mktemp("release")
    for name in ("NAMES.RRF", *WANTED):
        shutil.copyfile(given / f"{name}.gz", folder / f"{name}.gz")
    for name in ("MGDEF.RRF", "MedGen_HPO_OMIM_Mapping.txt"):
        cut(given / f"{name}.gz", folder / name)
    return list(medgen_release.read(folder))


def cut(path: Path, into: Path) -> None:
    """The header and the first rows of a file, and those that name the seed record."""
    with gzip.open(path, "rb") as rows, into.open("wb") as kept:
        kept.writelines(islice(rows, 2_000))
        kept.writelines(row for row in rows if SEED.encode() in row)


def test_all_concepts_but_junk_are_read(release: list[Record]) -> None:
    """A concept for each row of NAMES whose name is a name."""
    concepts = of(ConceptRecord, release)
    left = {each.reason: each.rows for each in of(LeftOut, release)}
    assert 234_073 == len(concepts) + left["a name that is an id or no word"]
    kinds = Counter(each.kind for each in concepts)
    assert kinds[Kind.DISEASE] > 15_000
    assert kinds[Kind.FEATURE] > 15_000


def test_no_form_of_row_is_unknown(release: list[Record]) -> None:
    """Only the reasons that are expected of this release."""
    reasons = {each.reason.split("“")[0] for each in of(LeftOut, release)}
    assert reasons <= {
        "a name that is an id or no word",
        "an id of ",
        "a concept that NAMES does not hold",
        "bytes that are no UTF-8, shown as ",
    }


def test_the_seed_record_is_complete(release: list[Record]) -> None:
    """Its UID and ids, its two features and its mode of inheritance."""
    ids = {each.curie for each in of(IdentifierRecord, release) if each.concept == SEED}
    assert {"MEDGEN:854861", "OMIM:160750", "MONDO:0600024", "GARD:0026302"} <= ids
    features = {each.feature for each in of(FeatureRecord, release) if each.concept == SEED}
    assert {"HP:0003701", "HP:0100614"} == features


def test_definitions_hold_no_marks_of_their_file(release: list[Record]) -> None:
    """Paragraphs are paragraphs, and no bar or carriage return is left."""
    texts = [each.text for each in of(DefinitionRecord, release)]
    assert len(texts) > 1_500
    assert not [each for each in texts if "\r" in each or "\\n" in each or "|" in each]
