"""What a card shows as a file, where it can be sent, and reading lists, as cards. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import controls
from bot.phrases import words
from bot.render import card, markdown
from bot.render.card import Attachment, Button, Card, Menu, Surface
from bot.render.exports import CITATION_FORMATS, FORMATS, ExportedFile, NotExported, Subject, export
from bot.render.exports.content import name_of, read
from bot.wishes import Parcel
from knowledge import Answer, GeneAnswer, Knowledge, identifiers
from knowledge.citing import citations

_COLOUR = 0x3B6FB6
_ON_A_PAGE = 25  # entries of a reading list: what a menu holds
_GENE = "NCBIGene"
_LONGEST = 140  # characters of a citation on a list


def subject_of(parcel: Parcel) -> Subject:
    """What is exported of a parcel."""
    if parcel.concept.startswith("PMID:"):
        return Subject(ids=(parcel.concept,))
    return Subject(parcel.concept, parcel.sections, card=parcel.is_summary)


# Sending.


def send_card(knowledge: Knowledge, parcel: Parcel, surface: Surface) -> Card:
    """In which format something goes where."""
    name = _name(knowledge, parcel.concept)
    if name is None:
        return Card(words.SEND_TITLE, _COLOUR, (words.SENT_GONE,), plain=surface.plain)
    what = words.SEND_WHAT.format(name=markdown.escape(name), what=_what(parcel))
    return Card(
        words.SEND_TITLE,
        _COLOUR,
        (f"## {words.SEND_TITLE}", what, words.SEND_HOW),
        (_format_menu(parcel, surface),),
        rows=(
            tuple(
                Button(label, controls.send(surface.asker, parcel, where))
                for where, label in words.SEND_WHERE.items()
            ),
        ),
        plain=surface.plain,
    )


def _name(knowledge: Knowledge, curie: str) -> str | None:
    """What a record or publication is called; None where it is no longer held."""
    if citation := knowledge.publication(curie):
        return card.cut(citations.nlm(citation, 3, words.AUTHORS), _LONGEST)
    shown = knowledge.show(curie)
    return name_of(shown) if isinstance(shown, Answer | GeneAnswer) else None


def _what(parcel: Parcel) -> str:
    if parcel.is_summary:
        return words.SEND_CARD
    return ", ".join(words.SECTIONS[key] for key in parcel.sections) or words.SEND_WHOLE


def _format_menu(parcel: Parcel, surface: Surface) -> Menu:
    is_gene = identifiers.prefix_of(parcel.concept) == _GENE  # whose record has no citations
    options = (
        card.option(form, words.EXPORT_FORMATS[form], chosen=form == parcel.form)
        for form in FORMATS
        if not (is_gene and form in CITATION_FORMATS)
    )
    custom_id = controls.format_menu(surface.asker, parcel)
    return card.menu(custom_id, words.SEND_FORMAT, tuple(options))


def file_card(knowledge: Knowledge, subject: Subject, form: str, surface: Surface) -> Card:
    """The file of a subject, or why there is none."""
    known = next((each for each in FORMATS if each == form), FORMATS[0])
    made = export(knowledge, subject, known)
    if isinstance(made, NotExported):
        said = words.NOT_EXPORTED[made.reason]
        return Card(words.SEND_TITLE, _COLOUR, (said,), plain=surface.plain)
    return _file(made, words.EXPORT_FORMATS[known], surface)


def _file(made: ExportedFile, title: str, surface: Surface) -> Card:
    return Card(
        made.name,
        _COLOUR,
        (f"{title}\n{markdown.small(words.FOOTER)}",),
        rows=(card.delete_buttons(surface),),
        plain=surface.plain,
        files=(Attachment(made.name, made.content),),
    )


def references_in(knowledge: Knowledge, subject: Subject) -> tuple[str, ...]:
    """The publications cited in a subject, as ``PMID:…`` or ``DOI:…``; without any, the record."""
    content = read(knowledge, subject, citing=True)
    if content is None:
        return ()
    cited = (each.citation for each in content.cited)
    found = [f"PMID:{c.pmid}" if c.pmid else f"DOI:{c.doi}" for c in cited if c.pmid or c.doi]
    return tuple(dict.fromkeys(found)) or (subject.id,)


# Reading lists.


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a list: its id, what it is called, and the rest of what is said of it."""

    id: str
    name: str
    rest: str = ""


def list_card(knowledge: Knowledge, ids: Sequence[str], page: int, surface: Surface) -> Card:
    """A page of a reading list; `ids` are all of it, the latest first."""
    pages = max(1, -(-len(ids) // _ON_A_PAGE))
    page = min(page, pages - 1)
    start = page * _ON_A_PAGE
    entries = [_entry(knowledge, each) for each in ids[start : start + _ON_A_PAGE]]
    room = (surface.most - 500) // max(1, len(entries))
    lines = [_line(number, entry, room) for number, entry in enumerate(entries, start + 1)]
    top = f"## {words.LIST_TITLE}\n{words.LIST_SHOWN.format(count=len(ids))}"
    foot = words.PAGE.format(page=page + 1, pages=pages)
    options = tuple(card.option(each.id, each.name, each.rest or each.id) for each in entries)
    return Card(
        words.LIST_TITLE,
        _COLOUR,
        (top, "\n".join(lines), *((markdown.small(foot),) if pages > 1 else ())),
        (
            card.menu(controls.list_menu(surface.asker, "open", page), words.LIST_OPEN, options),
            card.menu(controls.list_menu(surface.asker, "drop", page), words.LIST_REMOVE, options),
        ),
        (
            tuple(
                Button(label, controls.list_page(surface.asker, turned))
                for label, turned in ((words.PREVIOUS, page - 1), (words.NEXT, page + 1))
                if 0 <= turned < pages
            ),
        ),
        plain=surface.plain,
    )


def _entry(knowledge: Knowledge, curie: str) -> _Entry:
    if citation := knowledge.publication(curie):
        return _Entry(curie, card.cut(citations.nlm(citation, 3, words.AUTHORS), _LONGEST))
    number = knowledge.store.number_of(curie)
    if number is not None:
        return _Entry(curie, knowledge.store.brief(number).name)
    if name := _name(knowledge, curie):  # a gene
        return _Entry(curie, name)
    return _Entry(curie, curie, words.LIST_UNHELD)


def _line(number: int, entry: _Entry, room: int) -> str:
    name = markdown.escape(card.cut(entry.name, max(20, room // 2)))
    tail = entry.rest or (entry.id if entry.id not in entry.name else "")
    said = f"{number}. {name}" if not tail else f"{number}. {name} · {markdown.escape(tail)}"
    return said.replace(f"{number}.", f"{number}\\.", 1)
