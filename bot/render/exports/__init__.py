"""What a record, a section, or a list comes to as a file to keep; pure.

    >>> export(knowledge, Subject("MONDO:0600024", ("guidelines",)), "bibtex")
    ExportedFile(name='rounds-….bib', content=b'…', media_type='application/x-bibtex')

The same knowledge, subject, format and language give the same bytes: no clock is looked at.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.render.exports import documents, objects, references, tables
from bot.render.exports.content import Content, read
from bot.render.exports.subject import (
    CITATION_FORMATS,
    FORMATS,
    ExportedFile,
    Format,
    NotExported,
    Subject,
    file_name,
    media_type,
)
from knowledge import GeneAnswer, Knowledge

__all__ = [
    "CITATION_FORMATS",
    "FORMATS",
    "ExportedFile",
    "Format",
    "NotExported",
    "Subject",
    "export",
]

MOST_BYTES = 10 * 1024 * 1024  # of a file that Discord takes from a bot

_WRITERS: dict[Format, Callable[[Content], str]] = {
    "markdown": documents.markdown,
    "text": documents.text,
    "json": objects.render,
    "csv": tables.render,
    "nlm": references.nlm,
    "ama": references.ama,
    "apa": references.apa,
    "bibtex": references.bibtex,
    "ris": references.ris,
    "csl": references.csl,
}


def export(knowledge: Knowledge, subject: Subject, form: Format) -> ExportedFile | NotExported:
    """The file of a subject in a format, or why there is none."""
    content = read(knowledge, subject, citing=form in CITATION_FORMATS)
    if content is None:
        return NotExported("unknown")
    if subject.id and isinstance(content.records[0], GeneAnswer):
        if form in CITATION_FORMATS:
            return NotExported("gene_citations")
        if subject.sections:
            return NotExported("gene_sections")
    if form in CITATION_FORMATS and not content.cited:
        return NotExported("no_citations")
    written = _WRITERS[form](content).encode()
    if len(written) > MOST_BYTES:
        return NotExported("too_large")
    return ExportedFile(
        file_name(subject, content.name, content.id, form), written, media_type(form)
    )
