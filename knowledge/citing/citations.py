"""A citation as text, in the order of the NLM style: authors, title, journal, date, place, ids.

Style: Patrias K, Wendling D. Citing Medicine, 2nd ed., chapter 1.
https://www.ncbi.nlm.nih.gov/books/NBK7282/
"""

from __future__ import annotations

from knowledge.model import CitationFields

_COUNTED = "({count} authors)"


def authors(citation: CitationFields, most: int | None = None, counted: str = _COUNTED) -> str:
    """The authors joined by commas; with `most`, only so many and "et al." with the full count.

    The count is said as in `counted`.
    """
    names = citation.authors
    if most is None or len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])}, et al. {counted.format(count=len(names))}"


def imprint(citation: CitationFields) -> str:
    """Journal, date, volume, issue and pages: "Ann Clin Transl Neurol. 2023 May;10(5):686-695"."""
    journal = f"{citation.journal}. " if citation.journal else ""
    issue = f"({citation.issue})" if citation.issue else ""
    place = f"{citation.volume or ''}{issue}"
    dated = citation.date or (str(citation.year) if citation.year else "")
    pages = f":{citation.full_pages}" if citation.pages else ""
    return f"{journal}{dated}{';' if dated and place else ''}{place}{pages}"


def nlm(citation: CitationFields, most_authors: int | None = None, counted: str = _COUNTED) -> str:
    """The whole citation as one line; parts that are not given are left out."""
    parts = [
        authors(citation, most_authors, counted),
        citation.title or "",
        imprint(citation),
        f"Epub {citation.epub}" if citation.epub else "",
        f"doi: {citation.doi}" if citation.doi else "",
        f"PMID: {citation.pmid}" if citation.pmid else "",
        citation.pmcid or "",
    ]
    return " ".join(_ended(part) for part in parts if part)


def is_pmid_alone(citation: CitationFields) -> bool:
    """Whether a source gives nothing of a publication but its PMID."""
    given = (citation.authors, citation.title, citation.journal, citation.date, citation.doi)
    return bool(citation.pmid) and not any(given)


def _ended(part: str) -> str:
    """The part with a full stop, unless it ends as a question or exclamation."""
    return part if part.endswith(("?", "!", ".")) else f"{part}."
