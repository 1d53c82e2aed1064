"""A folder with a release of NCBI MedGen, as its server offers it, gzipped or not.

NAMES is needed, all other files are optional: what is not there is not stated. One concept for
each CUI; MedGenIDMappings and MedGen_HPO_Mapping say which ids of other sources are the same.

Files and columns: https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt, and of mim2gene_medgen
https://ftp.ncbi.nlm.nih.gov/gene/DATA/README
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from knowledge.errors import SourceError, SourceFormatError
from knowledge.model import Kind, NameKind
from knowledge.records import (
    ConceptRecord,
    DefinitionRecord,
    FeatureRecord,
    GeneRecord,
    IdentifierRecord,
    InheritanceRecord,
    NameRecord,
    Record,
    RelationRecord,
    RetiredRecord,
    SemanticTypeRecord,
    SourceRecord,
)
from knowledge.sources.medgen_rows import Table
from knowledge.sources.tally import Tally
from knowledge.text import normal_form

SOURCE = "medgen"
_GENES = "mim2gene_medgen"
_NAMES = "NAMES.RRF"
_RELEASE = "RELEASE"  # a file with the date of the release, where NAMES does not tell it

_FEATURES = frozenset({"Finding", "Sign or Symptom", "Laboratory or Test Result"})
_CONDITIONS = frozenset(
    {
        *("Disease or Syndrome", "Congenital Abnormality", "Neoplastic Process"),
        *("Anatomical Abnormality", "Mental or Behavioral Dysfunction", "Pathologic Function"),
    }
)
_ACRONYMS = frozenset({"ACR", "AB"})
# Names in a form that nobody asks in: permuted headings of MeSH, ids of OMIM that UMLS made.
_UNASKED = frozenset({"PM", "MTH_PM"})
_IS_ID = re.compile(r"(?:C[N]?\d{6,7}|HP:\d{7}|MONDO:\d{7}|\d{5,6}(?:\.\d{4})?|Orphanet_\d+)")
# Who is meant by an abbreviation of a source: https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt
_SAID_BY = {"GTR": "NCBI", "MSH": "MeSH", "ORDO": "Orphanet"}
_PREFIXES = {
    "HPO": "",
    "MONDO": "",
    "MedGen": "MEDGEN:",
    "GARD": "",
    "MeSH": "MESH:",
    "OMIM": "OMIM:",
    "Orphanet": "ORPHA:",
    "SNOMEDCT_US": "SNOMEDCT:",
}
# Ids that make two records one concept; a SNOMED CT id may have several meanings in MedGen.
_EQUIVALENT = frozenset({"HPO", "MONDO", "MedGen", "OMIM", "Orphanet"})
_LICENCE = "NLM's own work is in the public domain, acknowledge it; third parties keep their rights"
_MANIFESTATIONS = {"manifestation_of": False, "not_manifestation_of": True}  # reported absent?
_CITATION = (
    "MedGen. National Library of Medicine (US), National Center for Biotechnology Information. "
    "https://www.ncbi.nlm.nih.gov/medgen/"
)


def read(folder: Path, *, skip: bool = False) -> Iterator[Record]:
    """The records of a release; with `skip` rows with other columns are left out and counted.

    Raises:
        SourceError: a file is missing or cannot be read, or the release has no date.
        SourceFormatError: a file is not in its form; when its turn comes.
    """
    names = _file(folder, _NAMES)
    if names is None:
        remedy = "Name a folder with the files of https://ftp.ncbi.nlm.nih.gov/pub/medgen/."
        raise SourceError(folder, f"has no {_NAMES}.gz", remedy)
    return _Release(folder, names, skip=skip).records()


def release_of(folder: Path, names: Path) -> date:
    """The date of a release: the file RELEASE, else when NAMES was packed on its server.

    Raises:
        SourceError: neither tells it.
    """
    told = folder / _RELEASE
    if told.is_file():
        text = told.read_text("utf-8").strip()
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise SourceFormatError(told, 1, "a date such as 2025-09-06", repr(text)) from error
    with names.open("rb") as file:
        packed = file.read(8)
    # A gzip file holds the time of packing at byte 4 (https://www.rfc-editor.org/rfc/rfc1952).
    seconds = struct.unpack("<I", packed[4:8])[0] if packed[:2] == b"\x1f\x8b" else 0
    if not seconds:
        remedy = f"Write the date of the release into a file {_RELEASE} beside it: 2025-09-06."
        raise SourceError(names, "does not tell of which release it is", remedy)
    return datetime.fromtimestamp(seconds, UTC).date()


def _file(folder: Path, name: str) -> Path | None:
    """A file of the release, packed or not."""
    places = (folder / f"{name}.gz", folder / name)
    return next((place for place in places if place.is_file()), None)


class _Release:
    """Reads one release, file by file; each method the rows of one."""

    def __init__(self, folder: Path, names: Path, *, skip: bool) -> None:
        self._folder = folder
        self._release = release_of(folder, names).isoformat()
        self._left_out = Tally(SOURCE)
        self._skip = skip
        self._held: set[str] = set()
        self._told: set[str] = set()

    def records(self) -> Iterator[Record]:
        """All that the release states, NAMES first."""
        yield self._source(SOURCE, "MedGen", via=None)
        kinds = dict(self._kinds())
        yield from self._names(kinds)
        files: tuple[Callable[[], Iterator[Record]], ...] = (
            self._semantic_types,
            self._atoms,
            self._definitions,
            self._identifiers,
            self._hpo_terms,
            self._relations,
            self._features,
            self._retired,
            self._genes,
        )
        for each in files:
            yield from each()
        yield from self._left_out.records()

    def _source(self, key: str, name: str, *, via: str | None) -> SourceRecord:
        self._told.add(key)
        return SourceRecord(
            key,
            name,
            "https://www.ncbi.nlm.nih.gov/medgen/",
            _LICENCE,
            release=self._release,
            via=via,
            citation=_CITATION,
        )

    def _said_by(self, source: str) -> Iterator[SourceRecord]:
        """The source behind an abbreviation, the first time that it says something."""
        key = f"{SOURCE}:{source}"
        if key not in self._told:
            yield self._source(key, _SAID_BY.get(source, source), via="MedGen")

    def _rows(self, name: str, layout: str, wanted: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The rows of a file about concepts that NAMES holds, whose id is the first wanted."""
        path = _file(self._folder, name)
        if path is None:
            return
        for line, row in Table(path, layout, self._left_out, skip=self._skip).rows(wanted):
            if row[0] in self._held:
                yield line, row
            else:
                self._left_out.add("a concept that NAMES does not hold", path, line, row[0])

    def _names(self, kinds: dict[str, Kind]) -> Iterator[Record]:
        path = _file(self._folder, _NAMES)
        if path is None:  # it was there when reading began
            raise SourceError(self._folder, f"has no {_NAMES}.gz any more", "Fetch it again.")
        table = Table(path, "CUI name source SUPPRESS", self._left_out, skip=self._skip)
        for line, (cui, name, source) in table.rows("CUI name source"):
            if _IS_ID.fullmatch(name) or not normal_form(name):
                self._left_out.add("a name that is an id or no word", path, line, f"{cui} {name}")
                continue
            self._held.add(cui)
            yield from self._said_by(source)
            yield ConceptRecord(cui, SOURCE, cui, kinds.get(cui))
            yield NameRecord(cui, f"{SOURCE}:{source}", cui, name, NameKind.PREFERRED)

    def _kinds(self) -> Iterator[tuple[str, Kind]]:
        """What kind of thing a concept is; of one with several types a condition."""
        path = _file(self._folder, "MGSTY.RRF")
        if path is None:
            return
        table = Table(path, "CUI TUI STN STY ATUI", Tally(SOURCE), skip=self._skip)
        types = [(cui, text) for _, (cui, text) in table.rows("CUI STY")]
        yield from ((cui, Kind.FEATURE) for cui, text in types if text in _FEATURES)
        yield from ((cui, Kind.DISEASE) for cui, text in types if text in _CONDITIONS)

    def _semantic_types(self) -> Iterator[Record]:
        for _, (cui, text) in self._rows("MGSTY.RRF", "CUI TUI STN STY ATUI", "CUI STY"):
            yield SemanticTypeRecord(cui, SOURCE, cui, text)

    def _atoms(self) -> Iterator[Record]:
        layout = "CUI TS STT ISPREF AUI SAUI SCUI SDUI SAB TTY CODE STR SUPPRESS"
        path = self._folder / "MGCONSO.RRF"
        for line, (cui, source, kind, text) in self._rows(path.name, layout, "CUI SAB TTY STR"):
            if kind in _UNASKED or _IS_ID.fullmatch(text) or text.startswith("MTHU"):
                self._left_out.add("a name that is an id or permuted", path, line, text)
                continue
            yield from self._said_by(source)
            named = NameKind.ABBREVIATION if kind in _ACRONYMS else NameKind.SYNONYM
            yield NameRecord(cui, f"{SOURCE}:{source}", cui, text, named)

    def _definitions(self) -> Iterator[Record]:
        for _, (cui, text, source) in self._rows(
            "MGDEF.RRF", "CUI DEF source SUPPRESS", "CUI DEF source"
        ):
            yield from self._said_by(source)
            yield DefinitionRecord(cui, f"{SOURCE}:{source}", cui, _paragraphs(text))

    def _identifiers(self) -> Iterator[Record]:
        name = "MedGenIDMappings.txt"
        layout = "CUI_or_CN_id pref_name source_id source"
        for line, (cui, identifier, source) in self._rows(
            name, layout, "CUI_or_CN_id source_id source"
        ):
            if source not in _PREFIXES:
                reason = f"an id of “{source}”, which is not the concept itself"
                self._left_out.add(reason, self._folder / name, line, f"{cui} {identifier}")
                continue
            curie = f"{_PREFIXES[source]}{identifier.removeprefix('Orphanet_')}"
            yield IdentifierRecord(cui, SOURCE, cui, curie, source in _EQUIVALENT)

    def _hpo_terms(self) -> Iterator[Record]:
        layout = "CUI SDUI HpoStr MedGenStr MedGenStr_SAB STY"
        seen = set()
        for _, (cui, term) in self._rows("MedGen_HPO_Mapping.txt", layout, "CUI SDUI"):
            if (cui, term) not in seen:  # a row for each semantic type
                seen.add((cui, term))
                yield IdentifierRecord(cui, SOURCE, cui, term)

    def _relations(self) -> Iterator[Record]:
        """MGREL is read as “CUI2 RELA CUI1”: the second is a child of the first."""
        layout = "CUI1 AUI1 STYPE1 REL CUI2 AUI2 RELA RUI SAB SL SUPPRESS"
        rows = self._rows("MGREL.RRF", layout, "CUI1 REL CUI2 RELA SAB")
        for _, (first, relation, second, means, source) in rows:
            if first == second or second not in self._held:
                continue
            yield from self._said_by(source)
            key = f"{SOURCE}:{source}"
            if relation == "CHD" and means in {"isa", ""}:
                yield RelationRecord(second, key, second, first)
            elif means == "has_inheritance_type":
                yield InheritanceRecord(second, key, second, first, None)

    def _features(self) -> Iterator[Record]:
        """Features of OMIM's diseases; a row for each semantic type of a feature says the same."""
        layout = (
            "OMIM_CUI MIM_number OMIM_name relationship HPO_CUI HPO_ID HPO_name MedGen_name "
            "MedGen_source STY"
        )
        seen: set[tuple[str, ...]] = set()
        rows = self._rows(
            "MedGen_HPO_OMIM_Mapping.txt",
            layout,
            "OMIM_CUI relationship HPO_CUI HPO_ID HPO_name MIM_number",
        )
        yield from self._said_by("HPO")
        key = f"{SOURCE}:HPO"
        for _, (cui, relation, feature_cui, term, name, mim) in rows:
            stated = (cui, relation, feature_cui, term)
            if stated in seen:
                continue
            seen.add(stated)
            cited = (f"OMIM:{mim}",) if mim else ()
            if relation in _MANIFESTATIONS:
                feature, absent = term or feature_cui, _MANIFESTATIONS[relation]
                yield FeatureRecord(
                    *(cui, key, cui, name or None, feature), absent=absent, references=cited
                )
            elif relation == "inheritance_type_of":
                yield InheritanceRecord(cui, key, cui, feature_cui or term, name or None)

    def _retired(self) -> Iterator[Record]:
        """Former CUIs, each leading to the one that its chain of changes ends at."""
        led = dict(self._changes("MERGED.RRF", "CUI toCUI", "|"))
        history = "Previous_CUI Current_CUI Date_Of_Action"
        led |= dict(self._changes("MedGen_CUI_history.txt", history, "\t"))
        for former in led:
            current = _followed(former, led)
            if current in self._held and former not in self._held:
                yield RetiredRecord(current, SOURCE, current, former)

    def _changes(self, name: str, layout: str, separator: str) -> Iterator[tuple[str, str]]:
        if path := _file(self._folder, name):
            table = Table(path, layout, self._left_out, separator=separator, skip=self._skip)
            former, current, *_ = layout.split()
            yield from ((old, new) for _, (old, new) in table.rows(f"{former} {current}"))

    def _genes(self) -> Iterator[Record]:
        path = _file(self._folder, _GENES)
        if path is None:
            return
        layout = "MIM_number GeneID type Source MedGenCUI Comment"
        table = Table(path, layout, self._left_out, separator="\t", skip=self._skip)
        yield self._source(_GENES, "NCBI Gene (mim2gene_medgen)", via=None)
        for line, (gene, type_, comment, cui) in table.rows("GeneID type Comment MedGenCUI"):
            if type_ != "phenotype" or gene == "-" or cui == "-":
                continue
            if cui not in self._held:
                self._left_out.add("a concept that NAMES does not hold", path, line, cui)
                continue
            curie = f"NCBIGene:{gene}"
            said = None if comment == "-" else comment
            yield GeneRecord(cui, _GENES, cui, curie, curie, said)


def _paragraphs(text: str) -> str:
    """A definition as MGDEF writes it: backslash-n and carriage returns break lines."""
    parts = re.split(r"(?:\\n|[\r\n])+", text)
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _followed(former: str, led: dict[str, str]) -> str:
    """The end of a chain of merges; a chain that runs in a circle ends where it began."""
    seen = {former}
    while (following := led.get(former)) and following not in seen:
        seen.add(following)
        former = following
    return former
