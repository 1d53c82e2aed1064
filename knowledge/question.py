"""From a message to what is asked: its words, which of them carry the question, and the intents.

A message is read before any name is known. Which words belong to a name, the matcher finds out;
only what the name leaves over is then searched for what is wanted of it (`intents`), because
"autosomal recessive" and "hereditary" inside a name are no question about inheritance.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from typing import Protocol

from knowledge import asides, identifiers, letters, lexicon
from knowledge.cues import END, OTHER, Cue, Strength
from knowledge.lexicon import ENGLISH
from knowledge.text import APOSTROPHES, Token, tokens

# What ends a sentence: marks before a blank, or a new line.
_ENDS = re.compile(r"[.!?;]+(?=\s|$)|\?|\n+")
# "type I": the pronoun and the numeral look alike, and only words around tell them apart.
_NUMBERED = frozenset("type stage group class grade form factor tipo typ".split())
_DASH = re.compile(r"(?<=\s)[-–—](?=\s)")  # as people type them
_JOINS = frozenset("and or up".split())
_OF = frozenset("of about for on with".split())
# What stands in a mail that was passed on for what would tell who wrote it: "[NAME]".
_LEFT_OUT = re.compile(
    r"\[(?:NAME|LOCATION|DATE|CONTACT|AGE|PHONE|EMAIL|ADDRESS|ORGANIZATION|HOSPITAL|DOCTOR)S?\]"
)
# French: a short word before a vowel ends in an apostrophe, as in "l'hérédité", "qu'il" and "j'ai".
_ELIDED = re.compile(rf"(?<!\w)(?:([ldnmst])|(?:qu|[cj]))[{APOSTROPHES}](?=(\w+))", re.IGNORECASE)
_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")
_PUBLISHED = frozenset({"studies", "guidelines"})
# What a web form adds to a message before its subject: "… Web browser: … Subject: … Message: …".
_FORM = re.compile(r"\A.*?\bSubject:(?=.*?\bMessage:)", re.DOTALL)
LONGEST = 4_000  # characters that are read of a message; Discord's own limit for the longest kind
_SHORTEST_FOREIGN = 6  # letters of a word of another language that an apostrophe joins to one
_COURTESY = 3  # words of a sentence that, naming nothing, says nothing
MOST_WORDS = 300  # words that are read: real e-mails have up to 200


@dataclass(frozen=True)
class Question:
    """A message, word by word. `asks[i]` is the question word that word i is, else None.

    `wanted` are the intents that were given beside the message; then no word of it asks.
    `held[i]` is in how many names word i is, None of a question word; empty where no names are
    known. Once `translated`, a question says whether it is in another language than English.
    """

    text: str
    tokens: tuple[Token, ...]
    asks: tuple[str | None, ...]
    identifiers: tuple[identifiers.Mention, ...]
    wanted: tuple[str, ...] = ()
    held: tuple[int | None, ...] = ()
    is_foreign: bool = False

    @cached_property
    def words(self) -> Sequence[str]:
        """The folded words."""
        return [token.word for token in self.tokens]

    @cached_property
    def content(self) -> Sequence[int]:
        """The places of the words that may name a concept."""
        return [place for place, carrier in enumerate(self.asks) if carrier is None]

    @property
    def sentences(self) -> int:
        """How many sentences the message has, such as "Hi!" and "thanks a lot" left out."""
        return sum(
            len(each.places) > _COURTESY or any(self.asks[place] is None for place in each.places)
            for each in self.in_sentences
        )

    @property
    def stretches(self) -> tuple[tuple[range, bool], ...]:
        """The places of each sentence's words, and whether it ends in a question mark."""
        return tuple((each.places, each.is_question) for each in self.in_sentences)

    def request(self) -> Cue | None:
        """What other than a section is asked for (to compare, to be quizzed …), the longest cue."""
        return self._request

    @cached_property
    def _request(self) -> Cue | None:
        asked = [carrier or word for carrier, word in zip(self.asks, self.words, strict=True)]
        return next(iter(lexicon.load().requests.find(asked)), None)

    def intents(self, covered: Collection[int] = ()) -> tuple[str, ...]:
        """The intents of the words outside `covered`, best first; empty when none is plain."""
        if self.wanted:
            return self.wanted
        places = frozenset(covered)
        found = self._intents_outside.get(places)
        if found is None:
            found = self._intents_outside[places] = self._intents(places)
        return found

    @cached_property
    def _intents_outside(self) -> dict[frozenset[int], tuple[str, ...]]:
        """What `intents` has found so far: each rung of the ladder asks anew."""
        return {}

    def _intents(self, covered: frozenset[int]) -> tuple[str, ...]:
        sentences = self.in_sentences
        left = [self._left(sentence.places, covered) for sentence in sentences]
        if len(self.tokens) < letters.SHORTEST:
            # A letter apart, all sentences weigh alike: "and is it inherited? marfan, i mean".
            joined = [word for words in left for word in (*words, END)]
            return _asked_by(self._cues([joined])[0])
        asked = map(_asked_in_letter, self._cues(left))
        asks = (sentence.is_question for sentence in sentences)
        return letters.intents(list(map(letters.Sentence, asked, asks)))

    def _cues(self, sentences: Sequence[Sequence[str | None]]) -> list[list[Cue]]:
        """The cues of each sentence, of the first language the message may be in that has any."""
        intents = lexicon.load().intents
        found: list[list[Cue]] = []
        for language in lexicon.load().languages_of(self.words):
            found = [intents[language].find(words) for words in sentences]
            if any(found):
                break
        return found

    def _left(self, places: range, covered: Collection[int]) -> list[str | None]:
        """The words at these places outside `covered`, as phrases are searched in them.

        Without the name the words around it meet: "how does X show" has the phrase of
        "how does show".
        """
        openers = lexicon.load().openers
        return [
            self.asks[place] or (word if (word := self.tokens[place].word) in openers else OTHER)
            for place in places
            if place not in covered
        ]

    @cached_property
    def in_sentences(self) -> Sequence[Sentence]:
        """The message in sentences; those without a word are left out."""
        found: list[Sentence] = []
        first = 0
        for end in _ENDS.finditer(self.text):
            past = first
            while past < len(self.tokens) and self.tokens[past].start < end.start():
                past += 1
            if past > first:
                found.append(Sentence(range(first, past), "?" in end.group()))
            first = past
        if first < len(self.tokens):
            found.append(Sentence(range(first, len(self.tokens)), is_question=False))
        return found

    def follows_of(self, place: int) -> bool:
        """Whether the word is what another word is of: "of", "about" or the like is before it."""
        return place > 0 and self.words[place - 1] in _OF

    def typed(self, place: int) -> str:
        """The word at a place as typed; of a translated name the whole name."""
        token = self.tokens[place]
        return self.text[token.start : token.end] if self.is_foreign else token.raw

    def points_back(self) -> bool:
        """Whether the message speaks of the concept spoken of last: "what about its ids?"."""
        return bool(lexicon.load().pointers.intersection(self.words))

    def is_in_other_script(self) -> bool:
        """Whether most letters are of a script that no name is written in: Cyrillic, Arabic."""
        scripts = [unicodedata.name(each, "") for each in self.text if each.isalpha()]
        known = sum(name.startswith(("LATIN", "GREEK", "MODIFIER")) for name in scripts)
        return 2 * known < len(scripts)

    def language(self) -> str:
        """The language of the question words."""
        return self._language

    @cached_property
    def _language(self) -> str:
        return lexicon.load().language_of(self.words)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The places of a sentence's words, and whether it ends in a question mark."""

    places: range
    is_question: bool


def _asked_in_letter(cues: list[Cue]) -> list[tuple[str, float]]:
    return [(cue.meaning.split()[0], cue.weight) for cue in cues if cue.weight]


def _asked_by(cues: list[Cue]) -> tuple[str, ...]:
    """The intents of cues of the surest strength that there is, in the cues' order."""
    asking = [cue for cue in cues if cue.strength is not Strength.STATEMENT]
    surest = min((cue.strength for cue in asking), default=Strength.PLAIN)
    meanings = (cue.meaning for cue in asking if cue.strength is surest)
    return tuple(dict.fromkeys(intent for meaning in meanings for intent in meaning.split()))


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
    # A lone surrogate is no character; nothing downstream could store or send it.
    text = text[:LONGEST].encode("utf-8", "replace").decode("utf-8")
    mentions = identifiers.find(text)
    message = _FORM.sub(_blank, text, count=1)
    plain = [
        token
        for token in tokens(_set_apart(_LEFT_OUT.sub(_blank, message), names))
        if not any(mention.start < token.end and token.start < mention.end for mention in mentions)
    ][:MOST_WORDS]
    # Who writes everything in capitals marks no abbreviation by them.
    speaks = any(token.raw.islower() for token in plain)
    held = tuple(_held(token.word, names) for token in plain) if names is not None else ()
    asks = tuple(
        None if speaks and _is_capitals(token, names) else _carrier(token.word, names, count)
        for token, count in zip_longest(plain, held)
    )
    asks = _without_openers(plain, _without_eponyms(text, plain, asks))
    asks = _with_phrases(plain, asks)
    asks = _with_years(plain, _with_trailers(text, plain, asks))
    again = asides.repeated(text, plain)
    asks = tuple(plain[n].word if n in again else word for n, word in enumerate(asks))
    if None not in asks:
        asks = _with_abbreviations(plain, asks, speaks=speaks)
    numbered = tuple(_numeral(plain, asks, place) for place in range(len(plain)))
    asks = tuple(
        carrier if read_as is token else None
        for token, read_as, carrier in zip(plain, numbered, asks, strict=True)
    )
    return Question(text, numbered, asks, mentions, wanted, held)


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

    return _ELIDED.sub(apart, text)


def _may_be_name(word: str, names: NameWords) -> bool:
    """Whether it is a word of names, or one that may be such in another language."""
    return len(word) >= _SHORTEST_FOREIGN or word in names


def _is_capitals(token: Token, names: NameWords | None) -> bool:
    """Whether a word is an abbreviation in capitals that names hold."""
    return (
        len(token.raw) > 1
        and token.raw.isupper()
        and token.word not in lexicon.load().shouted
        and names is not None
        and token.word in names
    )


def _held(word: str, names: NameWords) -> int | None:
    """How many names hold a word; None where it is a question word."""
    return None if word in lexicon.load().carriers else names.count(word)


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


def _with_phrases(plain: list[Token], asks: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """The question words, and words of names inside a phrase that asks: the "blood" of a test.

    Of a phrase with gaps, a word right before another word of names stays what it is:
    "is severe lanternosis …".
    """
    kept = lexicon.load().kept_words
    if kept.isdisjoint(token.word for token in plain):
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
    """The question words, and what a page adds to a name behind a dash: "X - self-care"."""
    asking = list(asks)
    for dash in _DASH.finditer(text):
        behind = [place for place, token in enumerate(plain) if token.start >= dash.end()]
        for place in behind:
            if plain[place].word not in lexicon.load().trailers:
                break
            asking[place] = plain[place].word
    return tuple(asking)


def _with_years(plain: list[Token], asks: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """The question words, and the years of publications asked for: "studies since 2020"."""
    years = {place for place, token in enumerate(plain) if _YEAR.fullmatch(token.word)}
    if not years:
        return asks
    found = lexicon.load().intents[ENGLISH].find(asks)
    if _PUBLISHED.isdisjoint(intent for cue in found for intent in cue.meaning.split()):
        return asks
    return tuple(plain[n].word if n in years else carrier for n, carrier in enumerate(asks))


def _without_openers(plain: list[Token], asks: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """The question words, but for those that stand right before a name and open it."""
    openers = lexicon.load().openers
    kept = list(asks)
    for place in range(len(plain) - 2, -1, -1):
        if kept[place] in openers and kept[place + 1] is None:
            kept[place] = None
    return tuple(kept)


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


def _numeral(plain: list[Token], asks: tuple[str | None, ...], place: int) -> Token:
    """The token; read as a number an I behind words of a name, and the "two" of "type two"."""
    token = plain[place]
    if place == 0:
        return token
    before = plain[place - 1].word
    if before in _NUMBERED and (number := lexicon.load().numbers.get(token.word)):
        return replace(token, word=number)
    is_last = place + 1 == len(plain)
    ends = is_last or asks[place + 1] is None
    # In small letters it may be the asker: "has marfan i heard".
    sure = ends if token.raw == "I" else not is_last and ends
    is_numeral = before in _NUMBERED or (asks[place - 1] is None and sure)
    return replace(token, word="1") if token.word == "i" and is_numeral else token
