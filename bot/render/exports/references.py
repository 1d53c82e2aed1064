"""Citations as files: lists in the style of a journal, or what reference managers read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.phrases import words
from bot.render.exports.content import VIEW, Cited, Content, id_of, name_of, said
from bot.render.exports.documents import foot
from bot.render.view import source_of
from knowledge.citing import bibtex as bibtex_files
from knowledge.citing import csl as csl_files
from knowledge.citing import ris as ris_files
from knowledge.citing.citation_styles import Style, formatted
from knowledge.citing.csl import Reference, keyed
from knowledge.model import Provenance


def nlm(content: Content) -> str:
    """A numbered list in NLM's style."""
    return _list(content, "nlm")


def ama(content: Content) -> str:
    """A numbered list in AMA's style."""
    return _list(content, "ama")


def apa(content: Content) -> str:
    """A list in APA's style: without numbers, by the letters of its lines."""
    return _list(content, "apa")


def bibtex(content: Content) -> str:
    """A .bib file; what it is made of stands in comments above the entries."""
    head = (content.name, *(line.text for line in foot(content)))
    return bibtex_files.dump(_references(content), head)


def ris(content: Content) -> str:
    """A .ris file; the format has no comments, so notes in each record say who lists it."""
    return ris_files.dump(_references(content))


def csl(content: Content) -> str:
    """A CSL-JSON file, with notes as in RIS."""
    return csl_files.dump(_references(content))


# Lists in a style.


def _list(content: Content, style: Style) -> str:
    """Section by section, under who lists it; then the sources."""
    title = words.EXPORTED_CITATIONS.format(name=content.name, style=words.STYLE_NAMES[style])
    shown = [title]
    number = 0
    for heading, group in groupby(content.cited, _heading):
        cited = list(group)
        shown += ["", heading, *_caveats(cited), ""]
        lines = [_marked(each, style) for each in cited]
        if style == "apa":
            shown += sorted(lines, key=str.casefold)
        else:
            shown += [f"{at}. {line}" for at, line in enumerate(lines, start=number + 1)]
        number += len(lines)
    for line in foot(content):
        shown += ["", line.text] if line.style in {"heading", "source"} else [line.text]
    return "\n".join(shown) + "\n"


def _heading(cited: Cited) -> str:
    if not cited.listed_by:
        return words.EXPORTED_UNHELD
    sources = said(cited.listed_by)
    if not cited.section:
        return words.LISTED_FROM.format(source=sources)
    return words.LISTED_UNDER.format(section=words.SECTIONS[cited.section], source=sources)


def _caveats(cited: Iterable[Cited]) -> Iterator[str]:
    stated = dict.fromkeys(caveat for each in cited for caveat in each.caveats)
    for caveat in stated:
        source = source_of(caveat.provenance, VIEW)
        yield words.CAVEAT_OF.format(source=source, text=" ".join(caveat.text.split()))


def _marked(cited: Cited, style: Style) -> str:
    """The citation; that it was retracted is said behind it, as no style has a place for a mark."""
    line = formatted(cited.citation, style, words.NO_TITLE)
    return f"{line} [{words.RETRACTED}]" if cited.citation.retracted else line


# Files for reference managers.


def _references(content: Content) -> tuple[Reference, ...]:
    return keyed(_reference(each) for each in content.cited)


def _reference(cited: Cited) -> Reference:
    warning = words.IS_RETRACTED if cited.citation.retracted else ""
    return Reference(cited.citation, tuple(_notes(cited)), warning)


def _notes(cited: Cited) -> Iterator[str]:
    """What the formats have no field for: marks, what is missing, who lists it, and its caveats."""
    citation = cited.citation
    if not cited.listed_by:
        yield words.UNHELD_NOTE
        return
    if not citation.title:
        yield f"{words.NO_TITLE}."
    if citation.epub:
        yield words.EPUB.format(date=citation.epub)
    if citation.free:
        yield words.IS_FREE
    yield from (_listed(each, cited) for each in cited.listed_by)
    yield from _caveats([cited])


def _listed(by: Provenance, cited: Cited) -> str:
    """Who lists a citation, where and on which terms: the formats have no place above records."""
    stated = {
        "source": source_of(by, VIEW),
        "link": by.link,
        "licence": words.LICENCE.format(licence=by.licence),
    }
    record = cited.listed_for
    if record is None:
        return words.LISTED_BY.format(**stated)
    section = words.SECTIONS[cited.section]
    return words.LISTED_FOR.format(
        **stated, name=name_of(record), id=id_of(record), section=section
    )
