"""What people can say of an answer: the buttons for it, and what comes of a report. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import controls
from bot.phrases import ENGLISH, speaking, words
from bot.render import card, markdown
from bot.render.card import Button, Card, Surface
from bot.render.statements import gene_name
from bot.render.view import Line, Link, View, all_sources, gene_sources, source_links, source_of
from knowledge.model import Provenance
from knowledge.record import trackers
from knowledge.replies.reply import Answer, GeneAnswer
from knowledge.sections import KEYS

_COLOUR = 0xB8860B
# Characters, so that even a message of plain text has room for all of it.
_NAME, _SECTIONS, _SOURCES = 100, 200, 250
_MOST_LINKS, _LONGEST_LINK = 3, 480


def buttons(concept: str, sections: Sequence[str] = ()) -> tuple[Button, ...]:
    """Report, useful, not useful; `sections` are those shown, none for the whole record.

    Where a card has little room the first gives way first, so that no half of a question stays.
    """
    # What lists one publication alone is no section of the record.
    sections = [key for key in sections if key in KEYS]
    return (
        Button(words.REPORT, controls.report(concept, sections)),
        Button(words.USEFUL, controls.useful(concept, sections, is_useful=True)),
        Button(words.NOT_USEFUL, controls.useful(concept, sections, is_useful=False)),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card showed: of which record, which sections, from which sources."""

    id: str
    name: str
    sections: tuple[str, ...]
    sources: tuple[Provenance, ...]


def shown_of(answer: Answer | GeneAnswer) -> Shown:
    """What the card of an answer shows."""
    if isinstance(answer, GeneAnswer):
        name = gene_name(answer.symbol, answer.id)
        return Shown(answer.id, name, ("gene_conditions",), tuple(gene_sources(answer)))
    keys = () if answer.is_summary else tuple(section.key for section in answer.sections)
    return Shown(answer.concept.id, answer.concept.name, keys, tuple(all_sources(answer)))


def _titles(shown: Shown) -> str:
    if not shown.sections:
        return words.SUMMARY_OPTION
    return ", ".join(words.SECTIONS[key] for key in shown.sections)


# For those who run a server.


def reported_card(shown: Shown, view: View, surface: Surface) -> Card:
    """What is reported, for the server's channel; `with_report` adds what is said of it."""
    sources = "; ".join(link.label for link in source_links(shown.sources, view))
    said = (
        f"**{markdown.escape(card.cut(shown.name, _NAME))}** · {markdown.escape(shown.id)}",
        words.REPORTED_SHOWN.format(sections=card.cut(_titles(shown), _SECTIONS)),
        words.SOURCES.format(sources=markdown.escape(card.cut(sources, _SOURCES))),
    )
    title = words.REPORTED.format(name=shown.name)
    return Card(title, _COLOUR, (f"## {words.REPORT_FORM}", *said), plain=surface.plain)


def with_report(reported: Card, reason: str, text: str, reporter: int) -> Card:
    """The card with why it was reported, in whose words, and by whom; nobody is pinged."""
    said = [words.REPORTED_REASON.format(reason=words.REPORT_REASONS[reason])]
    if text.strip():
        said.append(markdown.line(Line("quote", text.strip())))
    by = markdown.small(words.REPORTED_BY.format(who=f"<@{reporter}>"))
    return replace(reported, parts=(*reported.parts, *said, by))


# For whoever reports.


def trackers_card(shown: Shown, view: View, surface: Surface) -> Card:
    """Where the makers of the sources take reports; `with_outcome` says what came of the report."""
    links = ", ".join(map(markdown.link, _trackers(shown, view)))
    said = words.TRACKERS.format(links=links) if links else words.NO_TRACKERS
    return Card(words.REPORT_FORM, _COLOUR, (said,), plain=surface.plain)


def with_outcome(known: Card, outcome: str) -> Card:
    """The card with what came of the report above it."""
    return replace(known, parts=(f"## {words.REPORT_FORM}", outcome, *known.parts))


def _trackers(shown: Shown, view: View) -> list[Link]:
    """The pages of the sources, each once, filled in with facts alone."""
    found: dict[str, Link] = {}
    with speaking(ENGLISH):
        for provenance in dict.fromkeys(shown.sources):
            if link := _tracker(shown, provenance, view):
                found.setdefault(link.label, link)
    return list(found.values())[:_MOST_LINKS]


def _tracker(shown: Shown, provenance: Provenance, view: View) -> Link | None:
    """The page of a source, with as much of a long name as an address has room for."""
    facts = {"id": shown.id, "source": source_of(provenance, view), "page": provenance.link}
    for most in (80, 40, 20, 8):
        facts |= {"name": card.cut(shown.name, most), "sections": card.cut(_titles(shown), most)}
        title, body = words.TRACKER_TITLE.format(**facts), words.TRACKER_BODY.format(**facts)
        page = trackers.page(provenance, title, body)
        if page is None or len(page.url) <= _LONGEST_LINK:
            return Link(page.name, page.url) if page else None
    return None
