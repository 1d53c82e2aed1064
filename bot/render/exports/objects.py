"""A file for programs: one JSON object, each statement with its source, release, link, licence."""

from __future__ import annotations

import json

from bot.phrases import words
from bot.render.exports.content import VIEW, Content, cite_lines, id_of, name_of
from bot.render.json_statements import Json, origin, stated
from bot.render.plain_json import gene_of, section_of
from knowledge import Answer, GeneAnswer


def render(content: Content) -> str:
    """The file: `name`, `records`, `publications`, `not_held`, `cite`, `sources`, `notice`."""
    exported: dict[str, Json] = {
        "name": content.name,
        "records": [_record(each) for each in content.records],
        "publications": [stated(each) for each in content.publications],
        "not_held": list(content.unheld),
        "cite": list(cite_lines(content)),
        "sources": [
            {
                **origin(each),
                "url": content.home(each),
                "cite": content.how_to_cite(each) or None,
            }
            for each in content.sources
        ],
        "notice": words.FOOTER,
    }
    return json.dumps(exported, ensure_ascii=False, indent=2) + "\n"


def _record(record: Answer | GeneAnswer) -> dict[str, Json]:
    if isinstance(record, GeneAnswer):
        return {"kind": "gene", **gene_of(record)}
    concept = record.concept
    return {
        "kind": concept.kind.value,
        "id": id_of(record),
        "ids": list(concept.ids),
        "name": name_of(record),
        "semantic_types": [stated(each) for each in concept.semantic_types],
        "sections": [section_of(each, VIEW) for each in record.sections],
    }
