"""How a message is read: which of its words are left to names, and which carry the question.

A word of names is no misspelt question word; a question word can still open a name, be one by the
"s" behind it, or be an abbreviation, and a word of names can stand inside a phrase that asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Protocol

from rapidfuzz.distance import OSA

from knowledge import identifiers
from knowledge.asking import short
from knowledge.asking.question import Question
from knowledge.language import asides, lexicon
from knowledge.language.question_words import ENGLISH
from knowledge.text import APOSTROPHES, Token, may_hold_apostrophe, tokens

# "type I": the pronoun and the numeral look alike, and only words around tell them apart.
_NUMBERED = frozenset("type stage group class grade form factor tipo typ".split())
_DASH = re.compile(r"(?<=\s)[-–—](?=\s)")  # as people type them
_BESIDE = re.compile(r"\([^()]*\)")
_LIKE = "like"
_JOINS = frozenset("and or up".split())
# What stands in a mail that was passed on for what would tell who wrote it: "[NAME]".
_LEFT_OUT = re.compile(
    r"\[(?:NAME|LOCATION|DATE|CONTACT|AGE|PHONE|EMAIL|ADDRESS|ORGANIZATION|HOSPITAL|DOCTOR)S?\]"
)
# French: a short word before a vowel ends in an apostrophe, as in "l'hérédité", "qu'il" and "j'ai".
_ELIDED = re.compile(rf"(?<!\w)(?:([ldnmst])|(?:qu|[cj]))[{APOSTROPHES}](?=(\w+))", re.IGNORECASE)
_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")
_CENTURIES = frozenset({"19", "20"})
_PUBLISHED = frozenset({"studies", "guidelines"})
# "Gene(s)": that it may be several, as forms and notes write it.
_MAYBE_SEVERAL = re.compile(r"(?<=[^\W\d_])\((e?s|e?n|e)\)(?!\w)", re.IGNORECASE)
# What a web form adds to a message before its subject: "… Web browser: … Subject: … Message: …".
_FORM = re.compile(r"\A.*?\bSubject:(?=.*?\bMessage:)", re.DOTALL)
LONGEST = 4_000  # characters that are read of a message; Discord's own limit for the longest kind
_SHORTEST_FOREIGN = 6  # letters of a word of another language that an apostrophe joins to one
MOST_WORDS = 300  # words that are read: real e-mails have up to 200


class NameWords(Protocol):
    """The words of names: none of them is a misspelt question word."""

    def __contains__(self, word: str) -> bool:
        """Whether a name holds the word."""

    def count(self, word: str) -> int:
        """How many names hold the word."""

    def has_nearer(self, word: str, than: str) -> bool:
        """Whether a name holds another word that is as near to `word` as `than` is."""


def read(text: str, names: NameWords | None = None, wanted: tuple[str, ...] = ()) -> Question:
    """Read a message, knowing the words of names and, from a command, the intents.

    Only the first `LONGEST` characters and `MOST_WORDS` words are read.
    """
    text = text[:LONGEST]
    if not text.isascii():
        # A lone surrogate is no character; nothing downstream could store or send it.
        text = text.encode("utf-8", "replace").decode("utf-8")
    mentions = identifiers.find(text)
    plain = tokens(_set_apart(_without_marks(text), names))
    if mentions:
        plain = [token for token in plain if not _is_in_any(token, mentions)]
    del plain[MOST_WORDS:]
    words = frozenset([token.word for token in plain])
    # Who writes everything in capitals marks no abbreviation by them.
    speaks = any(token.raw.islower() for token in plain)
    held = _held(plain, names) if names is not None else ()
    asks = tuple(
        [
            None
            if speaks and token.raw.isupper() and _is_abbreviated(token, names)
            else _carrier(token.word, names, count)
            for token, count in zip_longest(plain, held)
        ]
    )
    asks = _without_openers(plain, _without_eponyms(text, plain, _without_likes(text, plain, asks)))
    asks = _without_closers(plain, asks)
    asks = _with_phrases(plain, asks, words)
    asks = _with_years(plain, _with_trailers(text, plain, asks), words)
    if again := asides.repeated(text, plain):
        asks = tuple([plain[n].word if n in again else word for n, word in enumerate(asks)])
    if None not in asks:
        asks = _with_abbreviations(plain, asks, speaks=speaks)
    asks = short.joined(text, plain, _with_modes(plain, asks, words))
    numbered = _with_numerals(plain, asks, words)
    if numbered is not plain:
        asks = tuple(
            [
                carrier if read_as is token else None
                for token, read_as, carrier in zip(plain, numbered, asks, strict=True)
            ]
        )
    return Question(text, tuple(numbered), asks, mentions, wanted, held)


def _is_in_any(token: Token, mentions: Sequence[identifiers.Mention]) -> bool:
    return any(mention.start < token.end and token.start < mention.end for mention in mentions)


def _without_marks(text: str) -> str:
    """The text at the same length without what is not part of the message, or of a word."""
    if "(" in text:
        text = _MAYBE_SEVERAL.sub(r"\1  ", text)
    if "Subject:" in text:
        text = _FORM.sub(_blank, text, count=1)
    return _LEFT_OUT.sub(_blank, text) if "[" in text else text


def _blank(found: re.Match[str]) -> str:
    """As many blanks, so that places in the text stay true."""
    return " " * len(found.group())


def _set_apart(text: str, names: NameWords | None) -> str:
    """The text with words of French set apart from a short one before: "l'hérédité", at its place.

    Only where it is a question word, or a word of names, or a long one, that it would not be
    otherwise.
    """

    def apart(found: re.Match[str]) -> str:
        (rest,) = (token.word for token in tokens(found[2]))
        joined = "".join(token.word for token in tokens(found.group() + found[2]))
        is_asking = rest in lexicon.load().carriers
        if not is_asking and (names is None or joined in names or not _may_be_name(rest, names)):
            return found.group()
        # "qu", "c" and "j" stand in phrases; the others add nothing to them.
        return " " * len(found.group()) if found[1] else f"{found.group()[:-1]} "

    return _ELIDED.sub(apart, text) if may_hold_apostrophe(text) else text


def _may_be_name(word: str, names: NameWords) -> bool:
    """Whether it is a word of names, or one that may be such in another language."""
    return len(word) >= _SHORTEST_FOREIGN or word in names


def _is_abbreviated(token: Token, names: NameWords | None) -> bool:
    """Whether a word in capitals is an abbreviation that names hold."""
    return (
        len(token.raw) > 1
        and token.word not in lexicon.load().shouted
        and names is not None
        and token.word in names
    )


def _held(plain: Iterable[Token], names: NameWords) -> tuple[int | None, ...]:
    """How many names hold each word; None of a question word."""
    carriers = lexicon.load().carriers
    return tuple([None if token.word in carriers else names.count(token.word) for token in plain])


def _carrier(word: str, names: NameWords | None, held: int | None) -> str | None:
    if word.isdigit():
        return None  # the "3" of "phase 3 trial" is that of "type 3", too
    if word in lexicon.load().carriers:
        return word
    if held:
        return None  # a word of names is no misspelt question word
    carrier = lexicon.load().carrier(word)
    if carrier is None or names is None:
        return carrier
    return None if names.has_nearer(word, carrier) else carrier


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


def _with_numerals(
    plain: list[Token], asks: tuple[str | None, ...], held: frozenset[str]
) -> list[Token]:
    """The words, those that are numerals where they stand read as numbers."""
    numbers = lexicon.load().numbers
    if "i" not in held and numbers.keys().isdisjoint(held):
        return plain
    return [
        _numeral(plain, asks, place) if token.word == "i" or token.word in numbers else token
        for place, token in enumerate(plain)
    ]


def _numeral(plain: list[Token], asks: tuple[str | None, ...], place: int) -> Token:
    """The token; read as a number an I behind words of a name, and the "two" of "type two"."""
    token = plain[place]
    if place == 0:
        return token
    before = plain[place - 1].word
    is_numbered = before in _NUMBERED or _misspells_type(plain[place - 1], asks[place - 1])
    if is_numbered and (number := lexicon.load().numbers.get(token.word)):
        return token._replace(word=number)
    is_last = place + 1 == len(plain)
    ends = is_last or asks[place + 1] is None
    # In small letters it may be the asker: "has marfan i heard".
    sure = ends if token.raw == "I" else not is_last and ends
    is_numeral = is_numbered or (asks[place - 1] is None and sure) or _is_apart(plain, asks, place)
    return token._replace(word="1") if token.word == "i" and is_numeral else token


def _misspells_type(token: Token, asks: str | None) -> bool:
    """Whether a word is no other than "type" with a slip: "typwe i"."""
    return asks is None and len(token.word) > 3 and OSA.distance(token.word, "type") == 1


def _is_apart(plain: list[Token], asks: tuple[str | None, ...], place: int) -> bool:
    """Whether an I is the number of a type that is named elsewhere: "of I lanternosis type".

    What stands behind it is then a word of the name, or the type.
    """
    if plain[place].raw != "I" or place + 1 == len(plain):
        return False
    following = plain[place + 1].word
    is_typed = any(token.word == "type" for token in plain)
    return is_typed and (following == "type" or asks[place + 1] is None)
