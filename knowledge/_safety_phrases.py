"""How a phrase of a safety rule is written, and how it is found in a sentence.

A phrase is a line of words as `_safety_text` writes them out:

    ``cannot breathe|breath``   one word or another, in this order
    ``passed_out``              two words as one choice
    ``mom(s)``                  with or without an "s"
    ``<relative>``              any entry of the word list of that name; an entry is a phrase too,
                                with all of these signs but ``^``, ``$`` and ``&``
    ``really?``                 may be missing
    ``..`` and ``...``          up to three, up to eight other words
    ``^`` and ``$``             the sentence begins, the sentence ends
    ``heavy & bleeding``        both, in any order, in one sentence
    ``{number}``                a shape, see `SHAPES`; ``{Name}`` is a capitalised word
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from knowledge._safety_text import CAPITAL, Sentence, folded
from knowledge.errors import KnowledgeError

_DATE = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})"
# Stems of international non-proprietary names, as WHO publishes them, with the endings that the
# names have in other languages.
_STEMS = (
    "mab|tinib|pril|sartan|olol|statin|mycin|micin|cillin|conazol|prazol|zepam|zolam|setron|triptan|"
    "gliptin|formin|floxacin|cyclin|ciclin|parin|xaban|gatran|dipin|thiazid|semid|lukast|profen|"
    "oxetin|triptylin|barbital|cain|sidas|glucosidas|sulfas|metason|methason|predniso(?:lo)?n|"
    "gabalin|azepin|racetam|limus|thyroxin|caftor|dronat|tafan|afaxin|zolamid|fibrat|morphin|codein"
)
# How names of illnesses end, in the four languages; "-ose" ends many other words too.
_ILLNESSES = (
    "itis|osis|[ae]?emi[ae]|amie|path(?:y|ie|ia)|patia|malaci[ae]|algi[ae]|troph(?:y|ie)|trofia|schisis|"
    "plegi[ae]|plejia|uri[ae]|plasi[ae]"
)
SHAPES: Mapping[str, str] = {
    "{number}": r"\d\S*",
    "{many}": r"(?:[1-9]\d|\d{3,})",
    "{age}": r"\d{1,3}",
    "{year}": r"(?:19|20)\d\d",
    "{date}": _DATE,
    "{long}": r"\d[\d.,/-]{4,}",
    "{digits}": r"\d[\d.,/-]{2,}",
    "{illness}": rf"(?:\S{{3,}}(?:{_ILLNESSES})|\S{{5,}}ose)",
    "{drug}": rf"\S{{2,}}(?:{_STEMS})[eao]?s?",
    "{Name}": r"\^\S+",
    "{word}": r"\S+",
}


class PhraseError(KnowledgeError):
    """A phrase of a safety rule cannot be used: which one, and why."""

    def __init__(self, phrase: str, problem: str) -> None:
        super().__init__(f"Safety phrase “{phrase}”: {problem}.")
        self.phrase = phrase
        self.problem = problem


@dataclass(frozen=True, eq=False)
class Phrase:
    """One phrase of a rule. `needed`: of each of these sets the sentence must hold a word.

    The sets stand rarest first, so that the first one tells most phrases apart.
    """

    text: str
    needed: tuple[frozenset[str], ...]
    parts: tuple[str, ...]
    cased: bool

    def is_possible(self, words: frozenset[str]) -> bool:
        """Whether text of these words can hold the phrase: a cheap test before the exact one."""
        for some in self.needed:  # noqa: SIM110 (twice as fast as all(): the hottest loop here)
            if words.isdisjoint(some):
                return False
        return True

    def is_in(self, sentence: Sentence) -> bool:
        """Whether the sentence holds the phrase."""
        return next(self.places(sentence), None) is not None

    def places(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Where the sentence holds the phrase: its first word's number and that behind its last."""
        if not self.is_possible(sentence.words):
            return
        written = sentence.cased if self.cased else sentence.plain
        others = [part.search(written) for part in self._compiled[1:]]
        if None in others:
            return
        for found in self._compiled[0].finditer(written):
            spans = [match.span() for match in (found, *others) if match]
            start, end = min(spans)[0], max(end for _, end in spans)
            yield written.count(" ", 0, start), written.count(" ", 0, end)

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Choices:
    """Words of which one must follow. `needed`: text holds one of these, or not the choices.

    It is None where no word is needed, as for a shape.
    """

    pattern: str
    needed: frozenset[str] | None


@dataclass(frozen=True)
class WordLists:
    """The word lists that phrases name; a list may name lists that stand above it."""

    entries: Mapping[str, tuple[str, ...]]

    @cached_property
    def plain(self) -> dict[str, Choices]:
        """The lists as sentences in lower case hold them."""
        return self._read("")

    @cached_property
    def cased(self) -> dict[str, Choices]:
        """The lists as sentences with marked capitals hold them."""
        return self._read(rf"\{CAPITAL}?")

    def _read(self, capital: str) -> dict[str, Choices]:
        lists: dict[str, Choices] = {}
        for name, entries in self.entries.items():
            words = _single_words(entries)
            lists[name] = _either(
                [
                    Choices(capital + words[entry], frozenset((words[entry],)))
                    if entry in words
                    else _entry(entry, lists, capital)
                    for entry in entries
                ]
            )
        return lists


def _single_words(entries: Iterable[str]) -> dict[str, str]:
    """Entries of one word with nothing special, as sentences hold them: most are, so at once."""
    words = [entry for entry in entries if entry.isalpha()]
    return dict(zip(words, folded("\n".join(words)).split("\n"), strict=True)) if words else {}


def read_phrase(text: str, lists: WordLists) -> Phrase:
    """The phrase of a rule.

    Raises:
        PhraseError: it names a word list that does not exist.
    """
    cased = "{Name}" in text
    ready, capital = (lists.cased, rf"\{CAPITAL}?") if cased else (lists.plain, "")
    parts: list[str] = []
    needed: list[frozenset[str]] = []
    for part in text.split(" & "):
        elements = [_element(element, ready, capital) for element in part.split()]
        needed += [element.needed for element in elements if element.needed]
        parts.append("".join(element.pattern for element in elements) + "(?= )")
    return Phrase(text, tuple(sorted(needed, key=_frequency)), tuple(parts), cased)


def _frequency(words: frozenset[str]) -> tuple[bool, int]:
    """Sorts sets of words by how often messages hold one of them: rare ones, mostly long, first."""
    return not words.isdisjoint(_FREQUENT), -min(map(len, words))


_FREQUENT = frozenset(
    "a about all am an and any are as at be been but by can could do for from get got had has have"
    " he help her him his how i if in is it just me more my no not now of on one or our please she"
    " should so that the there they this to was we what when which will with would you your".split()
)
_WHOLE_PHRASES_ONLY = frozenset("&^$")
_GAPS = {"..": r"(?: \S+){0,3}?", "...": r"(?: \S+){0,8}?", "^": r"\A", "$": r"(?= \Z)"}


def _entry(entry: str, lists: Mapping[str, Choices], capital: str) -> Choices:
    """One entry of a word list, without the blank before it.

    Raises:
        PhraseError: it holds a sign that counts in whole phrases only.
    """
    if not _WHOLE_PHRASES_ONLY.isdisjoint(entry.split()):
        raise PhraseError(entry, "an entry of a word list cannot hold &, ^ or $")
    elements = [_element(element, lists, capital) for element in entry.split()]
    needed = [element.needed for element in elements if element.needed]
    pattern = "".join(element.pattern for element in elements)
    return Choices(pattern.removeprefix(" "), min(needed, key=_frequency, default=None))


def _element(element: str, lists: Mapping[str, Choices], capital: str) -> Choices:
    """One element of a phrase with the blank before it."""
    if gap := _GAPS.get(element):
        return Choices(gap, None)
    if "<" not in element:
        return _spelt_out(element, capital)
    return _chosen(element, lists, capital)


@cache  # an element without lists is the same in every phrase
def _spelt_out(element: str, capital: str) -> Choices:
    return _chosen(element, {}, capital)


def _chosen(element: str, lists: Mapping[str, Choices], capital: str) -> Choices:
    choices = element.removesuffix("?").split("|")
    found = _either([_choice(choice, lists, capital) for choice in choices])
    if element.endswith("?"):
        return Choices(f"(?: {found.pattern}(?= ))?", None)
    return Choices(f" {found.pattern}(?= )", found.needed)


def _either(choices: list[Choices]) -> Choices:
    needed = [choice.needed for choice in choices if choice.needed is not None]
    return Choices(
        f"(?:{'|'.join([choice.pattern for choice in choices])})",
        frozenset[str]().union(*needed) if len(needed) == len(choices) else None,
    )


def _choice(choice: str, lists: Mapping[str, Choices], capital: str) -> Choices:
    """One choice: the entries of a list, or words as such."""
    if choice.startswith("<"):
        if (name := choice.strip("<>")) not in lists:
            raise PhraseError(choice, "there is no such word list above it")
        return lists[name]
    return _words(choice, capital)


@cache  # the same words stand in many phrases
def _words(choice: str, capital: str) -> Choices:
    words = choice.removesuffix("(s)").replace("_", " ").split()
    # The word of a shape is written as it is: "{Name}" is not "{name}".
    words = [word if word in SHAPES else folded(word) for word in words]
    pattern = " ".join([SHAPES.get(word) or capital + re.escape(word) for word in words])
    needed = None if words[0] in SHAPES else frozenset(words[:1])
    if choice.endswith("(s)"):
        pattern += "s?"
        needed = needed and needed | {words[0] + "s"}
    return Choices(pattern, needed)
