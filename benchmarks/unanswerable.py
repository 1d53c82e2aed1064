"""Questions that have no answer: near misses of names, invented conditions, other things.

A near miss is a name in which one content word is replaced by another word of the knowledge, more
than two edits away, so that the result is no name. Offering choices is right there, an answer is
wrong. Everything else must be refused.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from benchmarks.questions import NEAR_MISS, Asked, Name, read_wordings, worded
from knowledge.text import normal_form

INVENTED, LONG, SHORT = "invented", "long message", "short message"

_MESSAGES = Path(__file__).parent / "long_messages.txt"
_SHORT_MESSAGES = Path(__file__).parent / "short_messages.txt"
_EDITS = 2  # what may be a misspelling
_CONTENT = re.compile(r"[^\W\d_]{4,}")
# Words that names are put together with; without them no name means anything else.
_FILLING = frozenset(
    "with without from type form type-2 other than that have has not due and".split()
)
_SYLLABLES = (
    "bra cor dul fen gar hos jin kel lor mav nid osk pru quam rel sti tov ulm vax wren yil zor"
).split()
_SHAPES = (
    "{} syndrome",
    "{} disease",
    "{}'s disease",
    "{}-{} syndrome",
    "familial {} deficiency",
    "{} type {n}",
    "autosomal recessive {} ataxia",
    "{} dysplasia, {} type",
)


def unanswerable(names: Sequence[Name], limit: int, seed: int) -> Iterator[Asked]:
    """Near misses and invented conditions, so many of each, then all other messages."""
    yield from near_misses(names, limit, seed)
    yield from invented(names, limit, seed)
    yield from short_messages()
    yield from long_messages()


def near_misses(names: Sequence[Name], limit: int, seed: int) -> Iterator[Asked]:
    """Near misses of names of two content words or more; every second one in a question."""
    chance = random.Random(f"{seed} {NEAR_MISS}")
    taken = {_unordered(name.form) for name in names}
    words = vocabulary(names)
    fitting = [each for each in names if len(_content(each.text)) > 1 and len(each.text) <= 80]
    chance.shuffle(fitting)
    tidy = read_wordings()["tidy"]
    number = 0
    for name in fitting:
        if number == limit:
            return
        missed = _missed(name.text, words, chance)
        if missed and _unordered(normal_form(missed)) not in taken:
            question = worded(tidy, chance)[1].format(missed) if number % 2 else missed
            made_id = f"made:{seed}:{NEAR_MISS}:{number}"
            yield Asked(made_id, NEAR_MISS, question, frozenset(), gold=name.concept)
            number += 1


def invented(names: Sequence[Name], limit: int, seed: int) -> Iterator[Asked]:
    """Questions about conditions whose telling words are more than two edits from any word."""
    chance = random.Random(f"{seed} {INVENTED}")
    words = vocabulary(names)
    tidy = read_wordings()["tidy"]
    for number in range(limit):
        shape = chance.choice(_SHAPES)
        made = [_unknown_word(words, chance) for _ in range(shape.count("{}"))]
        name = shape.format(*made, n=chance.randint(1, 9))
        question = worded(tidy, chance)[1].format(name)
        yield Asked(f"made:{seed}:{INVENTED}:{number}", INVENTED, question, frozenset())


def long_messages() -> Iterator[Asked]:
    """The messages about other things of `long_messages.txt`."""
    topic, number = "", 0
    for block in _MESSAGES.read_text("utf-8").split("\n\n"):
        head, _, text = block.strip().rpartition("\n")
        if head.startswith("== "):
            topic, number = head.removeprefix("== "), 0
        if not text.startswith("#"):
            number += 1
            yield Asked(f"long:{topic}:{number}", LONG, text, frozenset())


def short_messages() -> Iterator[Asked]:
    """The messages about other things of `short_messages.txt`."""
    topic = ""
    for number, line in enumerate(_SHORT_MESSAGES.read_text("utf-8").splitlines()):
        if line.startswith("== "):
            topic = line.removeprefix("== ")
        elif line and not line.startswith("#"):
            yield Asked(f"short:{topic}:{number}", SHORT, line, frozenset())


def vocabulary(names: Iterable[Name]) -> list[str]:
    """The content words of all names, folded, each once, in order of the alphabet."""
    found = {word for name in names for word in name.form.split()}
    return sorted(word for word in found if _CONTENT.fullmatch(word) and word not in _FILLING)


def is_near(word: str, words: Iterable[str]) -> bool:
    """Whether some word may be a misspelling of another, or the other way about."""
    return process.extractOne(word, words, scorer=OSA.distance, score_cutoff=_EDITS) is not None


def _content(text: str) -> list[re.Match[str]]:
    return [word for word in _CONTENT.finditer(text) if word.group().lower() not in _FILLING]


def _missed(text: str, words: Sequence[str], chance: random.Random) -> str | None:
    """The text with a content word replaced; None where the word drawn is too near to it."""
    word = chance.choice(_content(text))
    other = chance.choice(words)
    if is_near(normal_form(word.group()), [other]) or normal_form(other) != other:
        return None
    return text[: word.start()] + other + text[word.end() :]


def _unordered(form: str) -> str:
    """Equal for names of the same words in whatever order."""
    return " ".join(sorted(form.split()))


def _unknown_word(words: Sequence[str], chance: random.Random) -> str:
    while True:
        word = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3)))
        if not is_near(normal_form(word), words):
            return word.capitalize()
