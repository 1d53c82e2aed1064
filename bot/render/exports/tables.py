"""A file for spreadsheets: CSV, one row for each statement of each source.

In UTF-8 with the mark that tells spreadsheets so, lines ended as RFC 4180 wants them. What a
spreadsheet would take for a formula begins with an apostrophe (https://owasp.org/www-community/
attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from bot.render.exports.content import Content, id_of, name_of
from bot.render.json_statements import Json, facts, stated
from bot.render.view import provenances_of
from knowledge import Answer, GeneAnswer
from knowledge.model import Citation, ClinicalFeature, Definition, Frozen, Provenance
from knowledge.replies.reply import Section

_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SOURCE = ("source", "release", "via", "link", "licence", "how_to_cite")
COLUMNS = (
    *("record_id", "record", "section", "statement", "id", "of", "role", "association", "how"),
    *("name_kind", "language", "group", "page", "absent", "semantic_type", "body_systems"),
    *("frequency", "onset", "sex", "modifiers", "evidence", "references", "authors", "title"),
    *("journal", "date", "year", "volume", "issue", "pages", "epub", "doi", "pmid", "pmcid"),
    *("free", "publication_types", "retracted", "category"),
    *_SOURCE,
)
Row = Mapping[str, Json]


def render(content: Content) -> str:
    """The file, with a head that is the same for every subject."""
    written = io.StringIO()
    rows = csv.DictWriter(written, COLUMNS, restval="", extrasaction="ignore")
    rows.writeheader()
    for row in _rows(content):
        rows.writerow({column: cell(value) for column, value in row.items()})
    return _BOM + written.getvalue()


def cell(value: Json) -> str:
    """A value as a cell: lists joined by "; ", nothing where nothing is given, never a formula."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            text = "; ".join(cell(each).removeprefix("'") for each in value)
        case _:
            text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _rows(content: Content) -> Iterator[Row]:
    for citation in content.publications:
        yield from _sourced(content, {"section": "citation"}, citation)
    for curie in content.unheld:
        yield {"statement": curie, "id": curie}
    for record in content.records:
        about = {"record_id": id_of(record), "record": name_of(record)}
        if isinstance(record, GeneAnswer):
            yield from _ties(content, record, about)
        else:
            yield from _statements(content, record, about)


def _statements(content: Content, record: Answer, about: Row) -> Iterator[Row]:
    for section in record.sections:
        placed = {**about, "section": section.key}
        for statement in section.items:
            if isinstance(statement, ClinicalFeature):
                yield from _feature(content, placed, statement)
            else:
                yield from _sourced(content, placed, statement)
        yield from _beside(content, placed, section)


def _beside(content: Content, placed: Row, section: Section) -> Iterator[Row]:
    """What names a mode of inheritance elsewhere, what kinds list, what a source warns of."""
    for statement in section.elsewhere:
        role = {"role": "definition"} if isinstance(statement, Definition) else {}
        yield from ({**row, **role} for row in _sourced(content, placed, statement))
    for kind in section.kinds:
        role = {"role": f"{kind.term.name} ({kind.term.curie})"}
        for statement in kind.stated:
            yield from ({**row, **role} for row in _sourced(content, placed, statement))
    for caveat in section.caveats:
        row = {**placed, "statement": caveat.text, "role": "caveat"}
        yield row | _source(content, caveat.provenance)


def _sourced(content: Content, placed: Row, statement: Frozen) -> Iterator[Row]:
    """A statement, once for each source that states it."""
    said = {**placed, **facts(statement), "statement": stated(statement)["text"]}
    if isinstance(statement, Citation):
        said["pages"] = statement.full_pages
        said["page"] = None
    for provenance in provenances_of(statement):
        yield said | _source(content, provenance)


def _feature(content: Content, placed: Row, feature: ClinicalFeature) -> Iterator[Row]:
    """A feature, once for each report of it; then what it is, as a statement about the feature."""
    named = {**placed, **facts(feature), "statement": feature.name}
    for report in feature.reports:
        said = report.model_dump(mode="json", exclude={"provenance"})
        yield {**named, **said} | _source(content, report.provenance)
    for definition in feature.definitions:
        yield from _definition(content, placed, feature, definition)


def _definition(
    content: Content, placed: Row, feature: ClinicalFeature, definition: Definition
) -> Iterator[Row]:
    of = {"id": feature.curie, "of": feature.name, "role": "definition"}
    yield {**placed, **of, "statement": definition.text} | _source(content, definition.provenance)


def _ties(content: Content, gene: GeneAnswer, about: Row) -> Iterator[Row]:
    for tied in gene.conditions:
        named = {**about, "section": "gene_conditions", "statement": tied.match.name}
        for tie in tied.stated:
            said = {**named, "id": tied.match.id, "association": tie.association}
            yield said | _source(content, tie.provenance)


def _source(content: Content, provenance: Provenance) -> dict[str, Json]:
    return {
        "source": provenance.source,
        "release": provenance.dated,
        "via": provenance.via,
        "link": provenance.link,
        "licence": provenance.licence,
        "how_to_cite": content.how_to_cite(provenance),
    }
