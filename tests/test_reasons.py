"""Why a concept is shown, in one line: which name led to it, from whom, and how it was read."""

from __future__ import annotations

import pytest

from bot.render import cards, lines
from bot.render.card import Surface
from knowledge import Answer, Knowledge
from tests.card_payload import read
from tests.test_lines import VIEW

STORY = (
    "My cousin wrote that her doctor found glow-worm staggers in spring. She is tired and cannot "
    "sleep well, and her husband drives her to work each morning. Which papers are there? Anna"
)
# What is asked, and the one line that the answer shows of it.
SHORT = {
    "lantern ataxia": None,
    "Glow-worm staggers": "matched: synonym “Glow-worm staggers” (LAMP 2026-10-01)",
    "lantren ataxa": "Showing: Lantern ataxia (close spelling): "
    "“lantren” read as “Lantern”, “ataxa” read as “ataxia”",
    "glow-wrom staggers": "Showing: Lantern ataxia (close spelling of synonym "
    "“Glow-worm staggers”, LAMP 2026-10-01): “wrom” read as “worm”",
    "lanternataxia": "Showing: Lantern ataxia (close spelling): "
    "“lanternataxia” read as “Lantern ataxia”",
    "trouble swallowing": "Showing: Dysphagia (in other words): "
    "“trouble swallowing” read as “Dysphagia”",
    "lantern ataxia zorb": "Showing: Lantern ataxia (closest name)",
    STORY: "Showing: Lantern ataxia (named in your message as synonym "
    "“Glow-worm staggers”, LAMP 2026-10-01)",
}


@pytest.mark.parametrize(("asked", "short"), SHORT.items(), ids=lambda each: str(each)[:20])
def test_an_answer_tells_in_one_line_which_name_led_to_it(
    knowledge: Knowledge, asked: str, short: str | None
) -> None:
    """With who gives that name, and how misspelt words were read; of the name itself nothing."""
    reply = knowledge.ask(asked)
    assert isinstance(reply, Answer)
    first = next(lines.header(reply), None)
    assert short == (first.text if first else None)


@pytest.mark.parametrize(
    ("asked", "short"),
    [(asked, short) for asked, short in SHORT.items() if short],
    ids=lambda each: each[:20],
)
def test_the_card_tells_the_same(knowledge: Knowledge, asked: str, short: str) -> None:
    """Below its title, with marks of Discord's markup shown as they are."""
    drawn = cards.render(knowledge.ask(asked), VIEW, Surface(asker=1))
    assert short in read(drawn)


def test_what_was_typed_is_no_markup_on_a_card(knowledge: Knowledge) -> None:
    """Of a misspelt word only letters and digits are shown: marks around it are none of it."""
    drawn = cards.render(knowledge.ask("**lantren** ~~ataxia~~ @everyone"), VIEW, Surface(asker=1))
    assert "“lantren” read as “Lantern”" in read(drawn)
    assert "everyone" not in drawn.text
