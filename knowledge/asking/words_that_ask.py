"""Which words of a message ask, by what stands around them.

A question word may open a name, be one by the "s" behind it, or an abbreviation; and a word of
names may stand in a phrase that asks. Each step takes what every word asks, None of the words that
are left to names, and gives it back with what it knows better.
"""

from __future__ import annotations

import re

from knowledge.asking import short
from knowledge.language import asides, lexicon
from knowledge.language.question_words import ENGLISH
from knowledge.text import APOSTROPHES, Token

_DASH = re.compile(r"(?<=\s)[-–—](?=\s)")  # as people type them
_BESIDE = re.compile(r"\([^()]*\)")
_LIKE = "like"
_JOINS = frozenset("and or up".split())
_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")
_CENTURIES = frozenset({"19", "20"})
_PUBLISHED = frozenset({"studies", "guidelines"})


def settled(
    text: str,
    plain: list[Token],
    asks: tuple[str | None, ...],
    words: frozenset[str],
    *,
    speaks: bool,
) -> tuple[str | None, ...]:
    """What each word asks; `words` are all of them, and `speaks` that not all is in capitals."""
    asks = _without_openers(plain, _without_eponyms(text, plain, _without_likes(text, plain, asks)))
    asks = _with_phrases(plain, _without_closers(plain, asks), words)
    asks = _with_years(plain, _with_trailers(text, plain, asks), words)
    if again := asides.repeated(text, plain):
        asks = tuple([plain[n].word if n in again else word for n, word in enumerate(asks)])
    if None not in asks:
        asks = _with_abbreviations(plain, asks, speaks=speaks)
    return short.joined(text, plain, _with_modes(plain, asks, words))


def _with_abbreviations(
    plain: list[Token], asks: tuple[str | None, ...], *, speaks: bool
) -> tuple[str | None, ...]:
    """The question words of a message that names nothing, but for abbreviations: "what is AD?".

    "Is it AR?" is about the concept spoken of last.
    """
    known = lexicon.load()
    if not known.pointers.isdisjoint(token.word for token in plain):
        return asks
    return tuple(
        None if _is_abbreviation(plain, place, speaks=speaks) else carrier
        for place, carrier in enumerate(asks)
    )


def _is_abbreviation(plain: list[Token], place: int, *, speaks: bool) -> bool:
    """Whether a question word is an abbreviation, too, and written or placed like one.

    Capitals show it where not all is in capitals. Else it stands first, or behind a word that a
    name follows: "symptoms of ms".
    """
    known, token = lexicon.load(), plain[place]
    if speaks and token.raw.isupper() and token.word in known.alone:
        return True
    behind_of = place == 0 or plain[place - 1].word in known.before
    return behind_of and token.word in known.small


def _with_phrases(
    plain: list[Token], asks: tuple[str | None, ...], held: frozenset[str]
) -> tuple[str | None, ...]:
    """The question words, and words of names inside a phrase that asks: the "blood" of a test.

    Of a phrase with gaps, a word right before another word of names stays what it is:
    "is severe lanternosis …".
    """
    if lexicon.load().kept_words.isdisjoint(held):
        return asks
    words = [carrier or token.word for carrier, token in zip(asks, plain, strict=True)]
    asking = list(asks)
    for cue in lexicon.load().kept.find(words):
        for place in reversed(cue.places):
            before_name = place + 1 < len(words) and asking[place + 1] is None
            if not (cue.is_loose and before_name):
                asking[place] = words[place]
    return tuple(asking)


def _with_trailers(
    text: str, plain: list[Token], asks: tuple[str | None, ...]
) -> tuple[str | None, ...]:
    """The question words, and what a page adds to a name: "X - self-care", "X (adult)"."""
    if "(" not in text and "-" not in text and text.isascii():
        return asks  # it holds neither
    asking, added = list(asks), lexicon.load().trailers
    for dash in _DASH.finditer(text):
        behind = [place for place, token in enumerate(plain) if token.start >= dash.end()]
        for place in behind:
            if plain[place].word not in added:
                break
            asking[place] = plain[place].word
    for beside in _BESIDE.finditer(text):
        inside = [n for n, token in enumerate(plain) if beside.start() < token.start < beside.end()]
        if all(plain[place].word in added for place in inside):
            for place in inside:
                asking[place] = plain[place].word
    return tuple(asking)


def _with_years(
    plain: list[Token], asks: tuple[str | None, ...], held: frozenset[str]
) -> tuple[str | None, ...]:
    """The question words, and the years of publications asked for: "studies since 2020"."""
    if _CENTURIES.isdisjoint([word[:2] for word in held]):
        return asks
    years = {n for n, token in enumerate(plain) if _YEAR.fullmatch(token.word)}
    if not years:
        return asks
    found = lexicon.load().intents[ENGLISH].find(asks)
    if _PUBLISHED.isdisjoint(intent for cue in found for intent in cue.meaning.split()):
        return asks
    return tuple(plain[n].word if n in years else carrier for n, carrier in enumerate(asks))


def _with_modes(
    plain: list[Token], asks: tuple[str | None, ...], held: frozenset[str]
) -> tuple[str | None, ...]:
    """The question words, and abbreviations of modes of inheritance: "which gene if AR?"."""
    modes = lexicon.load().modes
    if modes.isdisjoint(held):
        return asks
    return tuple(
        token.word if token.word in modes and _is_mode(plain, place) else asks[place]
        for place, token in enumerate(plain)
    )


def _is_mode(plain: list[Token], place: int) -> bool:
    """Whether an abbreviation that may stand for one does, by the words around: "only AR ones"."""
    known = lexicon.load()
    behind = plain[place + 1].word if place + 1 < len(plain) else None
    if behind in known.behind_mode:
        return True
    is_said = place > 0 and plain[place - 1].word in known.before_mode
    return is_said and (behind is None or behind in known.beside_modes)


def _without_openers(plain: list[Token], asks: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """The question words, but for those that stand right before a name and open it."""
    openers = lexicon.load().openers
    if openers.isdisjoint(asks):
        return asks
    kept = list(asks)
    for place in range(len(plain) - 2, -1, -1):
        if kept[place] in openers and kept[place + 1] is None:
            kept[place] = None
    return tuple(kept)


def _without_closers(plain: list[Token], asks: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """The question words, but for those that end a message behind a name: the "def" of "OTC def".

    "Def of OTC" asks, and so does "def" alone.
    """
    last = len(plain) - 1
    if last < 1 or plain[last].word not in lexicon.load().closers or asks[last - 1] is not None:
        return asks
    return (*asks[:last], None)


def _without_likes(
    text: str, plain: list[Token], asks: tuple[str | None, ...]
) -> tuple[str | None, ...]:
    """The question words, but for a "like" that a hyphen joins to a name: "lantern-like"."""
    if _LIKE not in asks:
        return asks
    return tuple(
        None
        if asked == _LIKE and text[plain[place].start - 1 : plain[place].start] == "-"
        else asked
        for place, asked in enumerate(asks)
    )


def _without_eponyms(
    text: str, plain: list[Token], asks: tuple[str | None, ...]
) -> tuple[str | None, ...]:
    """The question words, but for such as are a name by the "s" behind them: "Down's", "downs".

    Not so behind a word that joins: "ups and downs".
    """
    eponyms = lexicon.load().eponyms
    if eponyms.isdisjoint(asks):
        return asks
    return tuple(
        None if asked in eponyms and _is_possessive(text, plain, place) else asked
        for place, asked in enumerate(asks)
    )


def _is_possessive(text: str, plain: list[Token], place: int) -> bool:
    token = plain[place]
    follows = text[token.end : token.end + 2].lower()
    ends = token.raw.lower().endswith("s") or (follows[:1] in APOSTROPHES and follows[1:] == "s")
    return ends and (place == 0 or plain[place - 1].word not in _JOINS)
