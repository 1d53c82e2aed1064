"""What must be seen before a look-up: danger, a patient's data, a question about oneself.

Two levels. *Stop*: an emergency happening now, thoughts of self-harm, or what names a patient;
nothing is looked up. *Accompany*: a question about oneself or someone near, or a dose; the answer
is given with a fixed line before it. What is said then stands in ``bot/phrases``.

The rules are data, a file for each language in ``data/safety``: a clinician can read, extend and
review them there. Every message is held against the rules of all languages, since people mix them.
A missed emergency is worse than a false alarm, so a rule that stops has few exceptions;
a false alarm teaches people to skip the line, so a rule that accompanies has many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from knowledge.safety.languages import Found, Languages
from knowledge.safety.rules import Kind, Rules, read_rules, read_shared

Level = Literal["clear", "stop", "accompany"]

# The first kind that applies is the one that is answered.
PRECEDENCE: tuple[Kind, ...] = ("emergency", "self_harm", "patient_data", "dose", "personal")
LEVEL_OF: dict[Kind, Level] = {
    "emergency": "stop",
    "self_harm": "stop",
    "patient_data": "stop",
    "dose": "accompany",
    "personal": "accompany",
}
# One file of rules each; the first is the language of a message that speaks several alike.
LANGUAGES = ("en", "es", "fr", "de")


@dataclass(frozen=True, slots=True)
class Screening:
    """What a message calls for. `detail`: a key such as "swallowing_or_breathing" for the reply.

    `language` is the code of the language whose rules said so; None where nothing was found.
    """

    level: Level
    kind: Kind | None = None
    detail: str | None = None
    language: str | None = None


CLEAR = Screening("clear")


def screen(text: str) -> Screening:
    """What the message calls for before any look-up. Pure; the same text gives the same result."""
    found = [each for each in _languages().found(text) if each.kinds]
    if not found:
        return CLEAR
    for kind in PRECEDENCE:
        if saying := [each for each in found if kind in each.kinds]:
            language = max(saying, key=_spoken).rules.language
            level = LEVEL_OF[kind]
            return Screening(level, kind, None if level == "stop" else _detail(found), language)
    return CLEAR


def _spoken(found: Found) -> int:
    """How much of the language there is in the message, in words that only it has."""
    return sum(len(sentence.words & found.rules.common) for sentence in found.sentences)


def _detail(found: Sequence[Found]) -> str | None:
    details = [each.rules.red_flags.answers(each.sentences) for each in found]
    return min(set[str]().union(*details), default=None)


def applying_rules(text: str) -> tuple[str, ...]:
    """The rules and red flags that the message meets, as "en: breathing-now": for reviewers."""
    return tuple(
        f"{each.rules.language}: {rule.id}"
        for each in _languages().found(text)
        for book in (each.rules.rules, each.rules.red_flags)
        for rule in book.applying(each.sentences)
    )


def bundled_rules() -> tuple[Rules, ...]:
    """The rules that ship with this package; read once, when first asked for."""
    return _languages().rules


@cache
def _languages() -> Languages:
    folder = resources.files("knowledge").joinpath("data", "safety")
    shared = read_shared(folder.joinpath("shared.toml").read_text("utf-8"))
    return Languages(
        [
            read_rules(folder.joinpath(f"{language}.toml").read_text("utf-8"), language, shared)
            for language in LANGUAGES
        ]
    )
