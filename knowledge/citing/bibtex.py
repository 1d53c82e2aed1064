"""References as a BibTeX file, written by bibtexparser.

Text is in LaTeX's own spelling, so that the oldest BibTeX reads it; what names a publication
(DOI, PMID, PMCID) is raw. Grammar: https://ctan.org/pkg/btxdoc
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field, ImplicitComment
from bibtexparser.writer import BibtexFormat
from pylatexenc.latexencode import (
    RULE_CALLABLE,
    RULE_DICT,
    UnicodeToLatexConversionRule,
    UnicodeToLatexEncoder,
)

from knowledge.citing import authors
from knowledge.citing.csl import MONTHS, Reference, issued, one_line
from knowledge.identifiers import page

# BibTeX counts braces also behind a backslash, so `\{` would open a group that never ends; and
# pylatexenc takes "Ű" for "Ú".
_MENDED = {
    ord("{"): r"\textbraceleft",
    ord("}"): r"\textbraceright",
    ord("Ű"): r"\H{U}",
    ord("ű"): r"\H{u}",
}
# What pylatexenc spells rightly beside Latin letters. It has an A for a Greek Alpha and lays
# accents on the wrong letter, so all else stays as it is, as today's BibTeX reads it.
_SPELT = frozenset("αβγδεζηθικλμνξπρσςτυφχψωΓΔΘΛΞΠΣΦΨΩ–—‘’“”„…•≤≥≠≈±×→")
_MISSPELT = frozenset('"ĦħĸĿŀŉŦŧ')
_LAST_LATIN = "\u017f"
_RAW_BRACES = str.maketrans({"{": "%7B", "}": "%7D"})


def dump(references: Sequence[Reference], head: Sequence[str] = ()) -> str:
    """References as the text of a .bib file, with the lines of `head` as comments above them."""
    library = Library()
    # Outside an entry all is comment but "@", which would begin one.
    comments = [f"% {one_line(line).replace('@', '(at)')}" for line in head]
    if comments:
        library.add(ImplicitComment("\n".join(comments)))
    library.add([_entry(each) for each in references])
    # No middleware: it would spell the raw DOI in LaTeX too, and enclose the month.
    form = BibtexFormat()  # type: ignore[no-untyped-call]  # the one of its calls without types
    form.indent, form.block_separator = "  ", "\n"
    return write_string(library, unparse_stack=[], bibtex_format=form)


def _entry(reference: Reference) -> Entry:
    return Entry("article", reference.key, [Field(*each) for each in _fields(reference)])


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    citation = reference.citation
    told: dict[str, str | None] = {
        "author": " and ".join(_author(authors.read(each)) for each in citation.authors),
        # Twice enclosed: styles that put titles into small letters leave "LMNB1" alone.
        "title": f"{{{_latex(citation.title)}}}" if citation.title else None,
        "journal": _latex(citation.journal),
        "year": str(citation.year) if citation.year else None,
        "volume": _latex(citation.volume),
        "number": _latex(citation.issue),
        "pages": _latex((citation.full_pages or "").replace("-", "--")),
        "doi": _raw(citation.doi),
        "pmid": _raw(citation.pmid),
        "pmcid": _raw(citation.pmcid),
        "url": page(f"PMID:{citation.pmid}") if citation.pmid else None,
        "note": _latex(reference.warning),
        # Styles print a note; this stays in the file.
        "annote": _latex(" ".join(reference.notes)),
    }
    for name, value in told.items():
        if value:
            yield name, f"{{{value}}}"
        if name == "year" and (month := _month(reference)):
            yield "month", month


def _month(reference: Reference) -> str | None:
    """The month of the issue by the name that every style of BibTeX defines."""
    match issued(reference.citation):
        case {"date-parts": [[_, int(month), *_], *_]}:
            return MONTHS[month - 1]
    return None


def _author(author: authors.Person | authors.Group) -> str:
    """A name as BibTeX splits it: "von Last, Jr, First"; groups whole."""
    match author:
        case authors.Group(name=name):
            return f"{{{_latex(name)}}}"
        case authors.Person(family=family, suffix=suffix, given=given):
            return ", ".join(filter(None, (_family(family), _latex(suffix), _latex(given))))


def _family(family: str) -> str:
    """A surname; one with particles inside is held together, and "and" separates no authors."""
    spelt = _latex(family)
    first, *others = family.split()
    is_split = first[0].isupper() and any(each[0].islower() for each in others)
    return f"{{{spelt}}}" if is_split or "," in family else spelt


def _latex(text: str | None) -> str:
    """Text in LaTeX's spelling; letters that LaTeX has no name for stay as they are."""
    return str(_encoder().unicode_to_latex(unicodedata.normalize("NFC", one_line(text))))


@cache
def _encoder() -> UnicodeToLatexEncoder:
    return UnicodeToLatexEncoder(
        conversion_rules=[
            UnicodeToLatexConversionRule(RULE_DICT, _MENDED),
            UnicodeToLatexConversionRule(RULE_CALLABLE, _kept, "none"),
            "defaults",
        ],
        # Enclosed, "Ş" stays a capital for BibTeX, which asks whether a particle begins there.
        replacement_latex_protection="braces-all",
        unknown_char_policy="keep",
        unknown_char_warning=False,
    )


def _kept(text: str, place: int) -> tuple[int, str] | None:
    """The sign at this place where it stays as it is, as pylatexenc wants it told."""
    sign = text[place]
    is_spelt = (sign <= _LAST_LATIN and sign not in _MISSPELT) or sign in _SPELT
    return None if is_spelt else (1, sign)


def _raw(text: str | None) -> str:
    return one_line(text).translate(_RAW_BRACES)
