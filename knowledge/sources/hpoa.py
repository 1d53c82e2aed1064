"""HPO's annotations of diseases (phenotype.hpoa) as records.

One row states one thing of one disease: a feature (aspect P), its course or onset (C), a clinical
modifier (M), a past event (H) or a mode of inheritance (I). All but the last become
`FeatureRecord`; those of C, M and H carry the name of their branch as semantic type
("Clinical course", "Clinical modifier", "Past medical history"), so that a reader of the records
can tell the course of a disease from its features.

Format: https://obophenotype.github.io/human-phenotype-ontology/annotations/phenotype_hpoa/
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from knowledge.errors import SourceFormatError
from knowledge.model import Kind, NameKind
from knowledge.records import (
    ConceptRecord,
    FeatureRecord,
    IdentifierRecord,
    InheritanceRecord,
    NameRecord,
    Record,
    WithheldRecord,
)
from knowledge.sources.hpo_tables import read_table
from knowledge.sources.hpo_terms import (
    CLINICAL_COURSE,
    CLINICAL_MODIFIER,
    EXCLUDED,
    PAST_MEDICAL_HISTORY,
    Terms,
)
from knowledge.sources.tally import Tally

SOURCE = "hpo-annotations"

_INHERITANCE = "I"
# Aspect → the term that heads what such rows state; None: features proper, and inheritance.
_BRANCHES = {
    "P": None,
    _INHERITANCE: None,
    "C": CLINICAL_COURSE,
    "M": CLINICAL_MODIFIER,
    "H": PAST_MEDICAL_HISTORY,
}

_SECTIONS = {"P": "clinical_features", _INHERITANCE: "inheritance"}

_SCHEMES = {"pmid": "PMID", "omim": "OMIM", "mim": "OMIM", "orpha": "ORPHA", "orphanet": "ORPHA"}
_NONE_OF_SOME = re.compile(r"0+/0*[1-9]\d*|0+(?:\.0+)?\s*%")
_NONE_OF_NONE = re.compile(r"0+/0+")
_OUTDATED = "mental retardation"  # OMIM renamed these; HPO's rows still hold both names


class Row(NamedTuple):
    """A row of phenotype.hpoa: the columns used, by name."""

    database_id: str
    disease_name: str
    qualifier: str
    hpo_id: str
    reference: str
    evidence: str
    onset: str
    frequency: str
    sex: str
    modifier: str
    aspect: str


class Annotations:
    """Reads phenotype.hpoa once, row by row, and remembers which diseases it names, and how."""

    def __init__(self, path: Path, terms: Terms, include_iea: bool, left_out: Tally) -> None:
        self._path = path
        self._term_names = terms.names
        self._current = terms.current_ids()
        self._include_iea = include_iea
        self._left_out = left_out
        self._same_disease: set[Row] = set()  # rows seen since the disease last changed
        self._withheld: Counter[tuple[str, str]] = Counter()  # rows of evidence IEA
        self.names: dict[str, dict[str, None]] = {}  # disease → its names, in file order

    def read(self) -> Iterator[Record]:
        """Yield each disease where it first occurs, what its rows state, and all names at the end.

        A disease is there even if all its rows are left out. Left out and counted: rows of
        evidence IEA unless asked for (each disease says how many it has), rows about an unknown
        or ambiguous term, repeated rows, modes of inheritance reported absent, frequencies of
        none in none.

        Raises:
            SourceFormatError: a row has too many or too few columns, or no CURIE as database_id.
        """
        for line, values in read_table(self._path, Row._fields):
            self._left_out.rows_read += 1
            row = Row._make(values)
            disease = self._disease(row, line)
            if disease not in self.names:
                self._same_disease.clear()
                self.names[disease] = {}
                yield ConceptRecord(disease, SOURCE, disease, Kind.DISEASE)
                yield IdentifierRecord(disease, SOURCE, disease, disease)
            self.names[disease][row.disease_name] = None
            if reason := self._unused(row):
                if row.evidence == "IEA":
                    self._withheld[disease, _SECTIONS.get(row.aspect, "course")] += 1
                self._left_out.add(reason, self._path, line, f"{row.database_id} {row.hpo_id}")
            else:
                yield self._statement(disease, row)
        for disease, names in self.names.items():
            yield from _names(disease, list(names))
        for (disease, section), rows in self._withheld.items():
            yield WithheldRecord(disease, SOURCE, disease, section, rows)

    def _disease(self, row: Row, line: int) -> str:
        disease = _curie(row.database_id)
        if ":" not in disease or not row.disease_name:
            found = f"“{row.database_id}” and “{row.disease_name}”"
            raise SourceFormatError(self._path, line, "a disease's CURIE and name", found)
        return disease

    def _unused(self, row: Row) -> str | None:
        """Why a row is left out; None where it is used."""
        if row.evidence == "IEA" and not self._include_iea:
            return "evidence IEA: reuse needs OMIM's agreement"
        if row.hpo_id not in self._current:
            return "term that hp.obo does not know, or does not replace by just one"
        if row.aspect not in _BRANCHES:
            return "aspect that is not known"
        if row.aspect == _INHERITANCE and self._is_absent(row):
            return "mode of inheritance reported absent"
        if row.frequency.startswith("0") and _NONE_OF_NONE.fullmatch(row.frequency):
            return "frequency of none in none"
        return "row that repeats another" if self._is_repeated(row) else None

    def _is_repeated(self, row: Row) -> bool:
        seen = row in self._same_disease
        self._same_disease.add(row)
        return seen

    def _statement(self, disease: str, row: Row) -> FeatureRecord | InheritanceRecord:
        term = self._current[row.hpo_id]
        evidence = row.evidence or None
        references = _curies(row.reference)
        if row.aspect == _INHERITANCE:
            return InheritanceRecord(disease, SOURCE, disease, term, None, evidence, references)
        branch = _BRANCHES[row.aspect]
        return FeatureRecord(
            concept=disease,
            source=SOURCE,
            at=disease,
            name=branch and self._term_names[term],
            feature=term,
            semantic_type=branch and self._term_names.get(branch),
            absent=self._is_absent(row),
            frequency=self._current.get(row.frequency, row.frequency) or None,
            onset=self._current.get(row.onset, row.onset) or None,
            sex=row.sex.upper() or None,
            modifiers=self._modifiers(row.modifier) if row.modifier else (),
            evidence=evidence,
            references=references,
        )

    def _modifiers(self, column: str) -> tuple[str, ...]:
        return tuple(self._current.get(term, term) for term in _curies(column))

    def _is_absent(self, row: Row) -> bool:
        """Whether the row says that the feature was looked for and found in none."""
        if row.frequency.startswith("0"):
            return row.qualifier == "NOT" or _NONE_OF_SOME.fullmatch(row.frequency) is not None
        return row.qualifier == "NOT" or self._current.get(row.frequency) == EXCLUDED


def _names(disease: str, names: list[str]) -> Iterator[NameRecord]:
    """Yield the preferred name, then the others; of two that differ in capitals only, one.

    The first name of the file is preferred, unless it is outdated or in capitals throughout and
    another is not.
    """
    names.sort(key=lambda name: (_OUTDATED in name.casefold(), name.isupper()))
    renamed = _OUTDATED not in names[0].casefold()
    kind = NameKind.PREFERRED
    seen = set()
    for name in names:
        if name.casefold() not in seen:
            seen.add(name.casefold())
            former = renamed and _OUTDATED in name.casefold()
            yield NameRecord(disease, SOURCE, disease, name, NameKind.FORMER if former else kind)
            kind = NameKind.SYNONYM


# Neighbouring rows cite the same papers; a small cache serves nearly all of them.
@lru_cache(maxsize=1024)
def _curies(column: str) -> tuple[str, ...]:
    """The CURIEs of a column that separates them by ";", each once; in order."""
    return tuple(dict.fromkeys(_curie(each) for each in column.split(";") if each.strip()))


@lru_cache(maxsize=1024)
def _curie(stated: str) -> str:
    """A CURIE with the prefix as this project writes it; of an unknown scheme, as stated."""
    scheme, _, local = stated.strip().partition(":")
    prefix = _SCHEMES.get(scheme.casefold())
    return f"{prefix}:{local.strip()}" if prefix else stated.strip()
