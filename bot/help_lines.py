"""Emergency numbers and help lines by locale, and which of them a person is shown.

The defaults are placeholders: nobody has reviewed them. An operator must, for every country whose
people may ask (docs/safety.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from knowledge.model import Frozen

Texts = Annotated[tuple[str, ...], Field(min_length=1)]


class HelpLines(Frozen):
    """What people in danger or distress are shown; each text names its country."""

    emergency_numbers: Texts
    help_lines: Texts


# An international list of help lines, for wherever none of those named serves.
ELSEWHERE = "findahelpline.com"
# By locale as Discord writes them; a language alone stands for all its regions.
DEFAULTS: dict[str, HelpLines] = {
    "en-GB": HelpLines(
        emergency_numbers=("999 (UK)", "112 (Ireland, EU)"),
        help_lines=("116 123 (Samaritans: UK, Ireland)", ELSEWHERE),
    ),
    "es": HelpLines(
        emergency_numbers=("112 (España)", "911 (México y otros países)"),
        help_lines=("024 (España)", ELSEWHERE),
    ),
    "fr": HelpLines(
        emergency_numbers=("15 / 112 (France)", "112 (Belgique)", "144 (Suisse)", "911 (Canada)"),
        help_lines=("3114 (France)", "143 (Suisse)", "988 (Canada)", ELSEWHERE),
    ),
    "de": HelpLines(
        emergency_numbers=("112 (Deutschland)", "144 (Österreich, Schweiz)"),
        help_lines=(
            "0800 111 0 111 (Deutschland)",
            "142 (Österreich)",
            "143 (Schweiz)",
            ELSEWHERE,
        ),
    ),
}


def help_for(locale: str, by_locale: Iterable[tuple[str, HelpLines]]) -> HelpLines | None:
    """The lines of a locale such as ``es-419``, or of its language; None where there are none."""
    known = dict(by_locale)
    return known.get(locale) or known.get(locale.partition("-")[0])
