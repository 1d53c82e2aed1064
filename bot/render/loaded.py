"""All that is loaded, as styled lines: the terminal and ``/sources`` list it alike."""

from __future__ import annotations

from collections.abc import Iterator

from bot.phrases import words
from bot.render.dates import age_in_months
from bot.render.view import Line, View
from knowledge import Knowledge
from knowledge.literature import HOME, LICENCE, SOURCE, Literature
from knowledge.loaded_sources import LoadedSource
from knowledge.store import Store


def render(knowledge: Knowledge, view: View) -> Iterator[Line]:
    """All that is loaded: the sources of the knowledge file, and the literature beside it."""
    yield from _sources(knowledge.store, view)
    if knowledge.literature:
        yield from _literature(knowledge.literature)


def _sources(store: Store, view: View) -> Iterator[Line]:
    """The sources of a knowledge file: release, age, counts, licence and citation of each."""
    counts = store.counts()
    yield Line(
        "title", " · ".join(f"{count:,} {words.COUNTED[key]}" for key, count in counts.items())
    )
    for source in store.sources():
        yield from _loaded(source, view)


def _loaded(source: LoadedSource, view: View) -> Iterator[Line]:
    name = words.VIA.format(name=source.name, via=source.via) if source.via else source.name
    dated = source.release or words.RETRIEVED.format(date=source.retrieved)
    if source.release and source.retrieved:
        dated = f"{dated}, {words.RETRIEVED.format(date=source.retrieved)}"
    months = age_in_months(source.release or source.retrieved or "", view.today)
    if months is not None and months >= view.stale_after_months:
        dated = f"{dated}, {words.AGE.format(months=months)}"
    yield Line("heading", words.SOURCE.format(name=name, dated=dated))
    counts = {
        "read": source.rows_read,
        "used": source.rows_used,
        "left_out": sum(rows for _, rows, _ in source.left_out),
    }
    counted = {key: f"{rows:,}" for key, rows in counts.items()}
    yield Line("text", words.SOURCES_ROW.format(**counted), 1)
    yield Line("text", source.home, 1)
    yield Line("text", words.LICENCE.format(licence=source.licence), 1)
    if source.citation:
        yield Line("text", words.CITE.format(citation=source.citation), 1)
    for reason, rows, example in source.left_out:
        shown = words.LEFT_OUT.format(rows=f"{rows:,}", reason=reason)
        yield Line("note", f"{shown} ({example})" if example else shown, 1)


def _literature(literature: Literature) -> Iterator[Line]:
    """The fetched literature: how much of it there is, from when, and on which terms."""
    held = literature.held()
    days = " – ".join(dict.fromkeys(str(day) for day in (held.first, held.last) if day))
    dated = words.RETRIEVED.format(date=days)
    yield Line("heading", words.SOURCE.format(name=SOURCE, dated=dated))
    counts = {"publications": held.publications, "searches": held.searches}
    said = words.LITERATURE_ROW.format(concepts=f"{held.concepts:,}", **counts)
    yield Line("text", said, 1)
    yield Line("text", HOME, 1)
    yield Line("text", words.LICENCE.format(licence=LICENCE), 1)
