"""The top of a MedGen record page: title, ids, types, names, cross-references, genes, modes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.model import Kind, NameKind
from knowledge.records import (
    ConceptRecord,
    GeneRecord,
    IdentifierRecord,
    InheritanceRecord,
    NameRecord,
    Record,
    SemanticTypeRecord,
)
from knowledge.sources.medgen_page_lines import CUI, UID, Line, row_key, row_of
from knowledge.sources.medgen_page_parts import Origin
from knowledge.sources.medgen_page_vocabulary import (
    DISEASE_TYPES,
    FEATURE_TYPES,
    folded,
    mode_curie,
)

_GLUED = re.compile(r"(?P<name>.*\S)\s*\((?P<short>[^()]{2,40})\)")
# Two capitals, or a capital and a digit, in one word: "IIM", "aHUS", "T2D", but not "disorder".
_ABBREVIATION = re.compile(r"(?=\S*[A-Z]\S*[A-Z0-9])[\w/.-]{2,15}")
_GENE = re.compile(r"(?P<symbol>[A-Z][A-Za-z0-9-]+)(?:\s*\([^()]*\))?")
_GENE_LINK = re.compile(r"/gene/(\d+)")

# Row, how an id is written in it, and the CURIE made of its digits.
_CROSS_REFERENCES = (
    ("mondo", re.compile(r"MONDO[:_ ]?(\d{7})(?!\d)", re.IGNORECASE), "MONDO:{}"),
    ("omim", re.compile(r"(?<![\dS])(\d{6})(?!\d)"), "OMIM:{}"),
    ("omim", re.compile(r"\bPS(\d{6})(?!\d)"), "OMIMPS:{}"),
    ("orphanet", re.compile(r"(?<!\d)([1-9]\d{0,5})(?!\d)"), "ORPHA:{}"),
    ("snomed", re.compile(r"(?<!\d)([1-9]\d{5,17})(?!\d)"), "SNOMEDCT:{}"),
    ("hpo", re.compile(r"HP[:_ ]?(\d{7})(?!\d)", re.IGNORECASE), "HP:{}"),
    ("gard", re.compile(r"(?<!\d)(\d{1,7})(?!\d)"), "GARD:{:0>7}"),
    ("mesh", re.compile(r"\b([CD](?:\d{9}|\d{6}))\b"), "MESH:{}"),
)
_ID_ROWS = frozenset({"uid", "cui", "type"})
_OTHER_ROW = re.compile(r"[A-Z][\w® ()/-]{1,40}:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a row below the title; a cell of several lines gives several."""

    key: str
    value: str
    line: Line


def split_title(title: str) -> tuple[str, tuple[str, ...]]:
    """The preferred name and the abbreviations behind it: ``Odd palsy(OP)`` → Odd palsy, OP."""
    found = _GLUED.fullmatch(title)
    shorts = re.split(r"[;,]\s*", found["short"]) if found else []
    if found and all(_ABBREVIATION.fullmatch(short) for short in shorts):
        return found["name"], tuple(shorts)
    return title, ()


def split_rows(lines: list[Line]) -> tuple[list[Row], list[Line]]:
    """The rows below the title, without empty ones, and the lines after them (the definition)."""
    rows: list[Row] = []
    rest: list[Line] = []
    cell = ""  # the row whose cell the next line may continue
    for at, line in enumerate(lines):
        key, value = row_of(line.text) or ("", line.text)
        below = row_key(lines[at + 1].text) if at + 1 < len(lines) else ""
        if cell == "modes" and key in _ID_ROWS:
            rows.append(Row("mode_ids", line.text, line))  # of the mode, not of the record
        elif key:
            cell = key
            rows.append(Row(key, value, line))
        elif not line.text:
            cell = ""
        elif cell and _continues(cell, rows[-1], line.text, below in _ID_ROWS):
            rows.append(Row(cell, line.text, line))
        elif _OTHER_ROW.match(line.text) and (cell or below):
            rows.append(Row("other", line.text, line))
        else:
            cell = ""
            rest.append(line)
    return [row for row in rows if row.value], rest


def _continues(cell: str, last: Row, text: str, heads_ids: bool) -> bool:
    """The line belongs to the open cell rather than being the definition."""
    if cell in {"genes", "related_genes"}:
        return bool(_genes(text))
    if cell == "modes":
        named = mode_curie(text) is not None or heads_ids
        return named or last.key == "mode_ids" or not last.value
    if cell == "synonyms":
        return not last.value and not text.endswith((".", "]"))
    return (cell == "snomed" or not last.value) and _holds_id(cell, text)


def concept_key(name: str, rows: list[Row]) -> str:
    """The best id on the page: CUI, UID, MONDO, OMIM, else one made of the name."""
    uid = _uid(rows)
    others = [ids[0] for ids in _cross_references(rows) if ids[0].startswith(("MONDO", "OMIM"))]
    own = [_cui(rows), f"MEDGEN:{uid}" if uid else None, *others]
    slug = re.sub(r"[\W_]+", "-", name.casefold()).strip("-")
    return next((curie for curie in own if curie), f"medgen-page:{slug}")


def own_page(rows: list[Row]) -> str | None:
    """The record's page, by UID or else CUI; None where the copy has neither."""
    key = _uid(rows) or _cui(rows)
    return f"https://www.ncbi.nlm.nih.gov/medgen/{key}" if key else None


def _uid(rows: list[Row]) -> str | None:
    return next((row.value for row in rows if row.key == "uid" and UID.fullmatch(row.value)), None)


def _cui(rows: list[Row]) -> str | None:
    return next((row.value for row in rows if row.key == "cui" and CUI.fullmatch(row.value)), None)


def _cross_references(rows: list[Row]) -> list[list[str]]:
    """The cross-references as CURIEs, each once, those of one kind together; no empty kinds."""
    kinds = [
        [form.format(d) for row in rows if row.key == key for d in pattern.findall(row.value)]
        for key, pattern, form in _CROSS_REFERENCES
    ]
    return [list(dict.fromkeys(curies)) for curies in kinds if curies]


def _holds_id(key: str, text: str) -> bool:
    return any(row == key and pattern.search(text) for row, pattern, _ in _CROSS_REFERENCES)


def read_concept(rows: list[Row], is_feature: bool, origin: Origin) -> Iterator[Record]:
    """The concept with its kind and semantic types."""
    types = [part.strip() for row in rows if row.key == "type" for part in row.value.split(";")]
    kind = Kind.FEATURE if is_feature else _kind({folded(text) for text in types})
    yield ConceptRecord(origin.concept, origin.source(), origin.at, kind)
    for text in dict.fromkeys(filter(None, types)):
        yield SemanticTypeRecord(origin.concept, origin.source(), origin.at, text)


def _kind(types: set[str]) -> Kind | None:
    if types & DISEASE_TYPES:
        return Kind.DISEASE
    return Kind.FEATURE if types & FEATURE_TYPES else None


def read_names(
    name: str, abbreviations: tuple[str, ...], rows: list[Row], origin: Origin
) -> Iterator[Record]:
    """Preferred name, abbreviations and synonyms; a synonym may hold commas, ";" separates."""
    own = (origin.concept, origin.source(), origin.at)
    yield NameRecord(*own, name, NameKind.PREFERRED)
    for short in abbreviations:
        yield NameRecord(*own, short, NameKind.ABBREVIATION)
    values = [row.value for row in rows if row.key == "synonyms"]
    for synonym in dict.fromkeys(re.split(r"\s*;\s*", ";".join(values))):
        if synonym:
            yield NameRecord(*own, synonym, NameKind.SYNONYM)


def read_identifiers(rows: list[Row], origin: Origin) -> Iterator[Record]:
    """UID, CUI and cross-references; several of one kind are mappings to something wider."""
    own = (origin.concept, origin.source(), origin.at)
    ids = [f"MEDGEN:{uid}" if (uid := _uid(rows)) else None, _cui(rows)]
    for curie in filter(None, ids):
        yield IdentifierRecord(*own, curie)
    for curies in _cross_references(rows):
        for curie in curies:
            yield IdentifierRecord(*own, curie, equivalent=len(curies) == 1)
    for row in rows:
        if _is_misspelt(row):
            yield origin.left_out("an id not in its usual form", row.line)


def _is_misspelt(row: Row) -> bool:
    """The row should hold an id and holds something else."""
    if row.key in {"uid", "cui"}:
        return (UID if row.key == "uid" else CUI).fullmatch(row.value) is None
    return row.key in {key for key, _, _ in _CROSS_REFERENCES} and not _holds_id(row.key, row.value)


def read_inheritance(rows: list[Row], origin: Origin) -> Iterator[Record]:
    """Modes of inheritance as HPO terms; a mode with an unknown name keeps its CUI."""
    cells = [row for row in rows if row.key in {"modes", "mode_ids"}]
    for at, row in enumerate(cells):
        if row.key == "mode_ids":
            continue
        ids = [after.value for after in cells[at + 1 : at + 3] if after.key == "mode_ids"]
        cui = next((found.group() for text in ids if (found := CUI.search(text))), None)
        for name in filter(None, (part.strip() for part in row.value.split(";"))):
            if mode := mode_curie(name) or (cui if _heads_ids(cells, at) else None):
                yield InheritanceRecord(origin.concept, origin.source(), origin.at, mode, name)
            elif row_of(row.line.text):
                yield origin.left_out("a mode of inheritance that HPO does not name so", row.line)


def _heads_ids(cells: list[Row], at: int) -> bool:
    """The line is followed by ids, so it is a mode's name rather than its description."""
    return at + 1 < len(cells) and cells[at + 1].key == "mode_ids"


def read_genes(rows: list[Row], origin: Origin) -> Iterator[Record]:
    """Genes by NCBI id where the page links them, by symbol where a copy lost the links."""
    own = (origin.concept, origin.source(), origin.at)
    for row in rows:
        if row.key not in {"genes", "related_genes"}:
            continue
        ids = {
            link.label: found.group(1)
            for link in row.line.links
            if (found := _GENE_LINK.search(link.url))
        }
        association = "related gene" if row.key == "related_genes" else None
        symbols = _genes(row.value)
        for symbol in symbols:
            curie = f"NCBIGene:{ids[symbol]}" if symbol in ids else f"hgnc.symbol:{symbol}"
            yield GeneRecord(*own, curie, symbol, association)
        if not symbols:
            yield origin.left_out("genes in an unknown form", row.line)


def _genes(cell: str) -> list[str]:
    """The symbols in ``FBN1 (15q21.1), TGFB2``; none where the text is anything else."""
    parts = re.split(r"\s*[,;]\s*|(?<=\))\s+", cell.strip(" ,;"))
    genes = [_GENE.fullmatch(part) for part in parts]
    return [gene["symbol"] for gene in genes if gene] if all(genes) else []


def read_unknown_rows(rows: list[Row], origin: Origin) -> Iterator[Record]:
    """Notes of the rows that are in none of the forms above."""
    for row in rows:
        if row.key == "other":
            yield origin.left_out("a row that is not known", row.line)
