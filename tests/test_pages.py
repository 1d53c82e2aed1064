"""Pages of lines: nothing is lost, statements stay whole, and every page says where it goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.phrases import en
from bot.render import markdown
from bot.render.card import MOST_OPTIONS
from bot.render.pages import paged
from bot.render.view import Line

_LONG_TITLE = max(en.SECTIONS.values(), key=len)
_CONTINUED = {en.CONTINUED.format(section=title): title for title in en.SECTIONS.values()}
_SOURCES = st.sampled_from(["", "HPO 2026-01-01", "Orphanet, quoted by the HPO 2026-01-01"])
_WORDS = ("fever", "x_y", "A[beta]42", "(see", "1:2)", "dystrophy" * 3, "—", "of", "7.", "and") * 20
_BUDGETS = st.integers(min_value=900, max_value=2_400)


def said(most: int) -> st.SearchStrategy[str]:
    """Words with a blank between them."""
    starts, counts = st.integers(0, 9), st.integers(1, most)
    return st.builds(lambda at, count: " ".join(_WORDS[at : at + count]), starts, counts)


def statement(lead: str, first: str, opens: str, notes: list[tuple[str, str]]) -> list[Line]:
    """A statement and the notes that belong to it, each with its source."""
    shown = Line("text", first, 1, lead=lead, opens=opens)
    return [shown, *(Line("note", note, 3, source=source) for note, source in notes)]


statements = st.one_of(
    st.builds(lambda text, source: [Line("term", text, 1, source=source)], said(8), _SOURCES),
    st.builds(lambda text, source: [Line("quote", text, 1, source=source)], said(180), _SOURCES),
    st.builds(
        statement,
        *(said(3), said(12), st.sampled_from(["", "HP:0000001"])),
        st.lists(st.tuples(said(20), _SOURCES), max_size=16),
    ),
)


def section(title: str, notes: list[str], stated: list[list[Line]]) -> list[Line]:
    """A heading, the notes below it, and its statements."""
    below = [Line("note", note, 1) for note in notes]
    return [Line("heading", title), *below, *together(stated)]


def together(parts: Iterable[list[Line]]) -> list[Line]:
    """The lines of several sections, one after the other."""
    return [line for part in parts for line in part]


sections = st.builds(
    section,
    st.sampled_from([*en.SECTIONS.values()]),
    st.lists(said(5), max_size=2),
    st.lists(statements, min_size=1, max_size=6),
)
records = st.lists(sections, min_size=1, max_size=3).map(together)


def words(lines: Iterable[Line]) -> list[str]:
    """All that is said, word by word; without the headings of sections that go on."""
    own = (line for line in lines if not (line.style == "heading" and line.said in _CONTINUED))
    return " ".join(f"{line.lead} {line.said} {line.source}" for line in own).split()


def size(lines: list[Line]) -> int:
    """Characters of lines, each with its source: as many as they can take on a page."""
    return sum(len(markdown.line(each)) + len(each.source) + 6 for each in lines)


def wholes(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Each statement with the lines below it that belong to it."""
    statement: list[Line] = []
    for line in lines:
        if line.indent <= 1:
            if statement:
                yield statement
            statement = []
        if line.style != "heading":
            statement.append(line)
    if statement:
        yield statement


def features(count: int, reports: int = 0) -> list[Line]:
    """A section of numbered features, each with as many reports."""
    shown = [Line("heading", en.SECTIONS["clinical_features"])]
    for number in range(1, count + 1):
        lead = f"{number}. Feature"
        shown.append(Line("text", " · HP:1", 1, lead=lead, opens="HP:1"))
        shown += [Line("note", "frequency 1/2; published", 3) for _ in range(reports)]
    return shown


def of_lengths(lengths: Iterable[int]) -> list[Line]:
    """A statement with a note of each of these lengths."""
    return [Line("text", "x", 1), *(Line("note", "x" * length, 3) for length in lengths)]


@given(records, _BUDGETS)
def test_nothing_is_lost_and_the_order_stays(lines: list[Line], budget: int) -> None:
    """All pages together say what the lines say, word by word."""
    assert words(lines) == words(together(paged(lines, budget)))


@given(records, _BUDGETS)
@example([Line("heading", _LONG_TITLE), *of_lengths([70] * 10), *of_lengths([74] * 11)], 900)
def test_no_page_takes_more_than_its_budget(lines: list[Line], budget: int) -> None:
    """The markdown of each page fits, the heading that is repeated counted."""
    sizes = [len(markdown.block(page)) for page in paged(lines, budget)]
    assert [] == [each for each in sizes if each > budget]


@given(records, _BUDGETS)
@example([Line("heading", "Genes"), Line("quote", "word " * 500, 1)], 900)
@example(features(3, 12) + features(1, 40), 900)
def test_every_page_begins_with_the_heading_it_is_under(lines: list[Line], budget: int) -> None:
    """With a heading of its own, or with that of the section that goes on, said to do so."""
    under = ""
    for page in paged(lines, budget):
        first = page[0]
        assert "heading" == first.style
        assert under == _CONTINUED.get(first.said, under)
        under = [line.said for line in page if line.style == "heading"][-1]
        under = _CONTINUED.get(under, under)


@given(records, _BUDGETS)
@example(features(1, 40), 900)
@example([*features(9), Line("heading", "Genes"), *of_lengths([300] * 4)], 900)
def test_no_page_ends_with_a_heading_or_its_notes(lines: list[Line], budget: int) -> None:
    """A heading and the notes below it stand above a statement, on the page of that statement."""
    for page in paged(lines, budget):
        last = max(at for at, line in enumerate(page) if line.style == "heading")
        assert [] != [line for line in page[last:] if line.style in {"text", "term", "quote"}] or [
            line for line in page[last:] if line.indent > 1
        ]


@given(records, _BUDGETS)
@example(features(5, 20), 1_300)
def test_a_statement_stays_with_its_notes(lines: list[Line], budget: int) -> None:
    """Unless it takes more than a page by itself, its lines are on one page."""
    pages = [[*map(id, page)] for page in paged(lines, budget)]
    for statement in wholes(lines):
        # Room for a heading and the notes below it.
        if size(statement) <= budget - 260:
            held = [page for page in pages if set(page) & {*map(id, statement)}]
            assert 1 == len(held)


@pytest.mark.parametrize("count", [1, 24, 25, 26, 50, 130])
def test_a_page_opens_no_more_than_a_menu_holds(count: int) -> None:
    """A menu has 25 entries; the next feature begins a page, and the numbers run on."""
    pages = paged(features(count), 100_000)
    opened = [[line.lead for line in page if line.opens] for page in pages]
    assert [min(MOST_OPTIONS, count - at) for at in range(0, count, MOST_OPTIONS)] == [
        *map(len, opened)
    ]
    assert [f"{number}. Feature" for number in range(1, count + 1)] == [
        lead for page in opened for lead in page
    ]


def test_a_long_definition_goes_on_page_by_page() -> None:
    """Its pieces are quotes; the source stands below the last."""
    definition = Line("quote", " ".join(f"word{n}" for n in range(900)), 1, source="HPO")
    pages = paged([Line("heading", "Definition"), definition], 900)
    pieces = [line for page in pages for line in page if line.style == "quote"]
    assert definition.said == " ".join(piece.said for piece in pieces)
    assert [""] * (len(pieces) - 1) + ["HPO"] == [piece.source for piece in pieces]
    assert len(pages) > 3


def test_what_opens_a_long_statement_is_in_one_menu() -> None:
    """The concept that a statement in pieces names can be opened once, where it ends."""
    statement = Line("text", "word " * 600, 1, lead="1. Fever", opens="HP:0001945")
    pages = paged([Line("heading", "Genes"), statement], 900)
    assert ["HP:0001945"] == [line.opens for page in pages for line in page if line.opens]


def test_no_lines_are_one_empty_page() -> None:
    """There is always a page to show."""
    assert [[]] == paged([], 900)


def test_what_fits_is_one_page_as_it_stands() -> None:
    """Nothing is added to lines that need no second page."""
    lines = [*features(3, 2), replace(features(1)[0], said="Genes"), Line("text", "FBN1", 1)]
    assert [lines] == paged(lines, 2_400)
