"""What a MedGen release says of its concepts in words: names, semantic types, definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.model import Kind, NameKind
from knowledge.records import (
    ConceptRecord,
    DefinitionRecord,
    NameRecord,
    Record,
    SemanticTypeRecord,
)
from knowledge.sources.medgen_folder import NAMES, SOURCE, Held, Release
from knowledge.sources.tally import Tally
from knowledge.text import normal_form

_TYPES = "MGSTY.RRF"
_TYPE_LAYOUT = "CUI TUI STN STY ATUI"
_ATOMS = "MGCONSO.RRF"
_ATOM_LAYOUT = "CUI TS STT ISPREF AUI SAUI SCUI SDUI SAB TTY CODE STR SUPPRESS"

_FEATURES = frozenset({"Finding", "Sign or Symptom", "Laboratory or Test Result"})
_CONDITIONS = frozenset(
    {
        *("Disease or Syndrome", "Congenital Abnormality", "Neoplastic Process"),
        *("Anatomical Abnormality", "Mental or Behavioral Dysfunction", "Pathologic Function"),
    }
)

# Types of terms and sources that tag what kind of name a name is:
# https://www.nlm.nih.gov/research/umls/knowledge_sources/metathesaurus/release/abbreviations.html
_ACRONYMS = frozenset("ACR AB AA".split())
_OBSOLETE = frozenset("OP OF OA OAP OAS OAF OAM OET OL OLC OM ONP OOSN OPN OSN IS OXN".split())
_LAY_SOURCES = frozenset({"CHV", "MEDLINEPLUS"})
_PERMUTED = frozenset({"PM", "MTH_PM"})  # headings turned around for a printed index
_IS_ID = re.compile(
    r"CN?\d{6,7}|(?:HP|MONDO|GARD|OMIM|MIM|ORPHA|Orphanet|UMLS)[:_ ]?C?\d+|\d{5,6}(?:\.\d{4})?"
    r"|MTHU\d+|GTRT\d+|NBK\d+|PS\d{6}"
)
_WORD = re.compile(r"[A-Za-z0-9]")
# What a source writes around a name to say that it is no longer used.
_MARKED_FORMER = re.compile(r"^obsolete:? (?=\S)|,? \(?(?:formerly|obsolete)\)?$", re.IGNORECASE)


def read_concepts(release: Release) -> Iterator[Record]:
    """Yield the concepts of NAMES with their preferred names; ids are no names."""
    kinds = dict(_kinds(release))
    for line, (cui, name, source) in release.rows(
        NAMES, "CUI name source SUPPRESS", "CUI name source"
    ):
        if _IS_ID.fullmatch(name) or not _holds_word(name):
            release.leave_out("a name that is an id or no word", NAMES, line, f"{cui} {name}")
            continue
        release.held[cui] = Held(len(release.held), name, source)
        yield from release.said_by(source)
        yield ConceptRecord(cui, SOURCE, cui, kinds.get(cui))
        yield NameRecord(cui, f"{SOURCE}:{source}", cui, name, NameKind.PREFERRED)


def _holds_word(name: str) -> bool:
    """Whether anything of a name is left in its normal form, which takes long to make."""
    return bool(_WORD.search(name) or normal_form(name))


def _kinds(release: Release) -> Iterator[tuple[str, Kind]]:
    """What kind of thing a concept is; of one with several types a condition."""
    rows = release.rows(_TYPES, _TYPE_LAYOUT, "CUI STY", left_out=Tally(SOURCE))  # read once more
    types = [row for _, row in rows]
    yield from ((cui, Kind.FEATURE) for cui, text in types if text in _FEATURES)
    yield from ((cui, Kind.DISEASE) for cui, text in types if text in _CONDITIONS)


def read_semantic_types(release: Release) -> Iterator[Record]:
    """Yield the semantic types of MGSTY, several for some concepts."""
    for _, (cui, text) in release.held_rows(_TYPES, _TYPE_LAYOUT, "CUI STY"):
        yield SemanticTypeRecord(cui, SOURCE, cui, text)


def read_atoms(release: Release) -> Iterator[Record]:
    """Yield the names of MGCONSO, but those that NAMES had from the same source."""
    rows = release.held_rows(_ATOMS, _ATOM_LAYOUT, "CUI SAB TTY STR")
    for line, (cui, source, type_, text) in rows:
        if type_ in _PERMUTED:
            release.leave_out("a name permuted for an index", _ATOMS, line, text)
        elif _IS_ID.fullmatch(text):
            release.leave_out("a name that is an id or no word", _ATOMS, line, f"{cui} {text}")
        elif text != release.held[cui].name or source != release.held[cui].source:
            yield from release.said_by(source)
            name, kind = _named(text, type_, source)
            yield NameRecord(cui, f"{SOURCE}:{source}", cui, name, kind)


def _named(text: str, type_: str, source: str) -> tuple[str, NameKind]:
    """A name without the words that mark it as a former one, and what kind of name it is."""
    name = _MARKED_FORMER.sub("", text)
    if name != text or type_.removeprefix("MTH_") in _OBSOLETE:
        return name, NameKind.FORMER
    if type_ in _ACRONYMS:
        return name, NameKind.ABBREVIATION
    return name, NameKind.LAY if source in _LAY_SOURCES else NameKind.SYNONYM


def read_definitions(release: Release) -> Iterator[Record]:
    """Yield the definitions of MGDEF, one for each source."""
    layout = "CUI DEF source SUPPRESS"
    for _, (cui, text, source) in release.held_rows("MGDEF.RRF", layout, "CUI DEF source"):
        if stated := _paragraphs(text):
            yield from release.said_by(source)
            yield DefinitionRecord(cui, f"{SOURCE}:{source}", cui, stated)


def _paragraphs(text: str) -> str:
    """A definition as MGDEF writes it: backslash-n and carriage returns break lines."""
    parts = re.split(r"(?:\\n|[\r\n])+", text)
    return "\n\n".join(part.strip() for part in parts if part.strip())
