"""Discord's markup: whatever a source says is read as it stands, and every link leads there."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.render import markdown
from bot.render.view import Line, Link
from knowledge.identifiers import page
from tests.card_payload import seen

# What Discord takes for the beginning of a heading, subtext, list, or quote; blanks may go before.
_BLOCK = re.compile(r"^ *(?:#{1,3}\s|-#\s|[-*+]\s|\d+[.)]\s|>)", re.MULTILINE)
_TOKEN = re.compile(r"\\[^\sA-Za-z0-9]|<https?://[^<>\s]+>")
_SPEAKING = st.text(alphabet=" \n\t\\*_~|`[]()<>@#+->.1é:/hps", max_size=40)
_TEXTS = st.text(max_size=60) | _SPEAKING
_PLAIN_WORDS = st.sampled_from(["see", "*", "1.", "_a_", "[b]", "(", "@x", "-"])
_ADDRESSES = st.from_regex(
    r"https://[a-z]{1,8}\.org/[A-Za-z0-9_*~|\[\]@#%?=&/-]{0,20}\w", fullmatch=True
)

AWKWARD_DOIS = (
    "10.1002/1529-0131(199804)41:4<710::AID-ART19>3.0.CO;2-K",
    "10.1016/S0140-6736(05)66735-9",
    "10.1000/a[b]_c*d~e|f`g",
    "10.1000/50%_of&that=all+%28this%29",
    '10.1000/"quoted"\\and\\backed',
    "10.1000/ä–ö",
)


@given(_TEXTS)
@example("1. e4\n2) c5\n- item\n  * item\n> said\n  > said\n# title\n ## title\n-# small")
@example("<@123456789> @everyone <#1> </ask:1> <t:0> **bold** __under__ ~~gone~~ ||hidden|| `x`")
@example("a\\*b \\ \\\\")
def test_escaped_text_reads_as_the_text(text: str) -> None:
    """Taking the marks away gives back each character."""
    assert text == seen(markdown.escape(text))


@given(_TEXTS)
@example("A[beta]42 <b> @everyone a_b *c* `d` |e| ~f~ \\")
def test_no_mark_is_left_that_acts(text: str) -> None:
    """Apart from escapes and whole addresses there is no sign of markup or mention."""
    assert set() == set(_TOKEN.sub("", markdown.escape(text))) & set("*_~|`[]<@\\")


@given(_TEXTS)
@example("  - item\n   1. item\n\t> said\n # title")
def test_no_line_begins_a_block(text: str) -> None:
    """No line becomes a heading, subtext, a list or a quote."""
    assert [] == _BLOCK.findall(markdown.escape(text))


@given(st.lists(_PLAIN_WORDS, max_size=4), _ADDRESSES, st.lists(_PLAIN_WORDS, max_size=4))
def test_an_address_stays_whole(before: list[str], address: str, after: list[str]) -> None:
    """What stands in an address is not escaped, and no preview of it is shown."""
    shown = markdown.escape(" ".join((*before, address, *after)))
    assert [f"<{address}>"] == re.findall(r"<https[^>]*>", shown)


@pytest.mark.parametrize("end", [".", ",", ";", ":", ")", ").", "!", "?", "'", '"'])
def test_what_ends_a_sentence_is_no_part_of_an_address(end: str) -> None:
    """The full stop and the bracket behind an address stay outside."""
    expected = f"(see <https://example.org/a_b>{end} More"
    assert expected == markdown.escape(f"(see https://example.org/a_b{end} More")


def test_an_address_may_hold_brackets() -> None:
    """A bracket that was opened in the address is closed in it."""
    address = "https://example.org/wiki/Foo_(bar)"
    assert f"(<{address}>)" == markdown.escape(f"({address})")


@pytest.mark.parametrize("doi", AWKWARD_DOIS)
def test_the_link_of_a_doi_leads_to_that_doi(doi: str) -> None:
    """The address is percent-encoded; decoded it is the same DOI."""
    shown = markdown.link(Link("DOI", page(f"DOI:{doi}") or ""))
    found = re.fullmatch(r"\[DOI\]\(<(https://doi\.org/[!-~]+)>\)", shown)
    assert found
    assert not set(found[1]) & set('()<>[]"\\ ')
    assert f"https://doi.org/{doi}" == unquote(found[1])


@given(st.text(min_size=1, max_size=30), st.text(alphabet='ab()<>[]"\\ \t\n%*_', max_size=20))
def test_a_link_is_one_link_whatever_it_holds(label: str, path: str) -> None:
    """Brackets in label and address end neither; the label reads as it stands."""
    shown = markdown.link(Link(label, f"https://example.org/{path}"))
    assert re.search(r"\]\(<https://example\.org/[^\s()<>\[\]\"\\]*>\)\Z", shown)
    assert label == seen(shown)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (Line("title", " · disease", lead="A*"), "## **A\\*** · disease"),
        (Line("heading", "Genes"), "### Genes"),
        (Line("alert", "Call [now]"), "**Call \\[now\\]**"),
        (Line("quote", "one\n- two", 1), "> one\n> \\- two"),
        (Line("note", "free", 3, source="HPO_1"), "-# free · HPO\\_1"),
        (Line("source", "HPO"), "-# HPO"),
        (Line("text", " · HP:1", 1, lead="1. Fever"), "**1\\. Fever** · HP:1"),
        (Line("text", "2. not a list", 1), "2\\. not a list"),
        (
            Line("term", "MIM [1]", 1, links=(Link("MIM [1]", "https://e.org/1"),)),
            "[MIM \\[1\\]](<https://e.org/1>)",
        ),
        (
            Line("note", "free", 3, links=(Link("DOI", "https://e.org/(2)"),)),
            "-# free · [DOI](<https://e.org/%282%29>)",
        ),
    ],
)
def test_each_style_has_its_markup(line: Line, expected: str) -> None:
    """Titles, quotes, notes, statements; links within what is said or after it."""
    assert expected == markdown.line(line)


def test_short_statements_stand_beside_each_other_above_their_source() -> None:
    """The source is named once below those that it states, also where links follow."""
    shown = [
        Line("heading", "Names"),
        Line("term", "Fever", 1, source="HPO"),
        Line("term", "Pyrexia", 1, source="HPO"),
        Line("term", "Febris", 1, source="MeSH"),
    ]
    expected = ["### Names", "Fever · Pyrexia", "-# HPO", "Febris", "-# MeSH"]
    assert expected == markdown.block(shown).splitlines()


def test_a_command_stands_out_in_what_rounds_itself_says() -> None:
    """In a sentence of a source nothing does, nor other words between such marks."""
    said = "It is listed by `/sources`, `/privacy show` and `rounds sources`; `_this_` is not"
    own = markdown.line(Line("text", said))
    assert "by `/sources`, `/privacy show` and `rounds sources`" in own
    assert r"\`\_this\_\`" in own
    assert r"\`/sources\`" in markdown.line(Line("text", said, source="HPO 2025-01-16"))
