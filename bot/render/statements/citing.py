"""Citations as lines: what each is like and where to read it, and the searches behind them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.phrases import words
from bot.render.view import Line, Link, View, source_of
from knowledge.citing import citations
from knowledge.identifiers import page
from knowledge.model import Citation, LiteratureSearch


def citation_lines(citation: Citation, number: int, view: View) -> Iterator[Line]:
    """A citation, and below it what it is like and where to read it; number 0: it stands alone."""
    retracted = f"{words.RETRACTED} · " if citation.retracted else ""
    said = f"{retracted}{citations.nlm(citation, view.authors_shown, words.AUTHORS)}"
    yield Line("text", said, 1, lead=f"{number}. " if number else "")
    marks = [words.FREE if citation.free else words.NO_FREE]
    if not citation.title:
        marks.insert(0, words.NO_TITLE)
    links = {
        words.PUBMED: page(f"PMID:{citation.pmid}") if citation.pmid else None,
        words.BY_DOI: page(f"DOI:{citation.doi}") if citation.doi else None,
        words.PMC: _page_in_pmc(citation),
    }
    shown = tuple(Link(label, url) for label, url in links.items() if url)
    source = source_of(citation.provenance, view)
    if citation.completed:
        completed = source_of(citation.completed, view)
        source = words.COMPLETED.format(source=source, completed=completed)
    yield Line("note", " · ".join(marks), 3, links=shown, source=source)


def category_line(category: str | None, search: LiteratureSearch | None, view: View) -> Line:
    """What stands with the citations of a category: its title, and how many there are in all."""
    lead = words.CATEGORIES.get(category, category) if category else ""
    if search is None:
        return Line("text", "", 1, lead=lead)
    said = words.SEARCHED.format(listed=search.listed, total=f"{search.total:,}")
    link = Link(words.SEE_ALL.format(total=f"{search.total:,}"), search.provenance.link)
    shown = f"{' · ' if lead else ''}{said if search.total else words.SEARCHED_NOTHING}"
    return Line("text", shown, 1, lead, (link,), source_of(search.provenance, view))


def _page_in_pmc(citation: Citation) -> str | None:
    """Where the full text is in PubMed Central, whose numbers have their letters: "PMC123"."""
    number = (citation.pmcid or "").upper().removeprefix("PMC")
    return page(f"PMC:PMC{number}") if number else None
