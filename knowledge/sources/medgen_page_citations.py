"""The citations of a MedGen record page: guidelines, studies and reviews, two lines each.

Saved HTML has the article's title above them; a copied text usually lost it, it was a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.records import CitationRecord, Record, ResourceRecord
from knowledge.sources.citation_line import is_author_line, is_journal_line, parse_citation
from knowledge.sources.medgen_page_lines import Line
from knowledge.sources.medgen_page_parts import Origin
from knowledge.sources.medgen_page_vocabulary import CATEGORIES, folded

_CONTINUES = re.compile(r"(?:PMID|PMCID|doi|\[?Epub|Free (?:PMC )?article)\b", re.IGNORECASE)
_SEE_ALL = re.compile(r"See all\b.*", re.IGNORECASE)


def read_citations(lines: list[Line], section: str, origin: Origin) -> Iterator[Record]:
    """The citations of one section in its order, and the curated guidelines as links."""
    above: list[Line] = []  # title and authors, until the journal line comes
    curated = False
    for line in _whole_lines(lines):
        if folded(line.text) in CATEGORIES:
            yield from _unused(above, origin)
            above, curated = [], folded(line.text) == "curated"
        elif is_journal_line(line.text):
            yield from _citation(above, line, section, origin)
            above = []
        elif curated:
            url = line.links[0].url if line.links else origin.at
            yield ResourceRecord(
                origin.concept, origin.source(), origin.at, "practice_guidelines", line.text, url
            )
        else:
            above.append(line)
    yield from _unused(above, origin)


def _whole_lines(lines: list[Line]) -> list[Line]:
    """The lines without empty ones, a journal line that was broken before a label made whole."""
    whole: list[Line] = []
    for line in lines:
        if whole and _CONTINUES.match(line.text) and is_journal_line(whole[-1].text):
            first = whole.pop()
            line = Line(first.number, f"{first.text} {line.text}", first.links + line.links)
        if line.text and not _SEE_ALL.fullmatch(line.text):
            whole.append(line)
    return whole


def _citation(above: list[Line], line: Line, section: str, origin: Origin) -> Iterator[Record]:
    title, authors = _title_and_authors(above)
    yield from _unused([other for other in above if other not in (title, authors)], origin)
    citation = parse_citation(authors.text if authors else "", line.text)
    if citation.journal is None:
        yield origin.left_out("a citation understood no further than its ids", line)
    if title is not None:
        citation = citation.model_copy(update={"title": title.text})
    at = f"https://pubmed.ncbi.nlm.nih.gov/{citation.pmid}/" if citation.pmid else origin.at
    yield CitationRecord(origin.concept, origin.source(), at, section, citation)


def _title_and_authors(above: list[Line]) -> tuple[Line | None, Line | None]:
    """Which of the lines above a journal line are the title and the authors."""
    if not above:
        return None, None
    *others, last = above
    if others:
        # Two lists of authors: the first belongs to a citation that lost its journal line.
        return (None if is_author_line(others[-1].text) else others[-1]), last
    is_title = bool(last.links) or not is_author_line(last.text)
    return (last, None) if is_title else (None, last)


def _unused(lines: list[Line], origin: Origin) -> Iterator[Record]:
    for line in lines:
        yield origin.left_out("a line of a citation whose other lines are missing", line)
