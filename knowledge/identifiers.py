"""Identifiers of concepts, genes and publications, in any spelling, and the web page of each.

Identifiers are read digit for digit: nothing is corrected, nothing is matched fuzzily. What
differs between kinds stands in `knowledge/identifier_kinds.py`.

Two decisions that the shapes alone do not settle:

- ``C`` with seven digits is a CUI, with six or nine a MeSH supplementary record. A CUI that lost a
  digit is therefore read as MeSH, exactly as typed, and is not malformed.
- A number without a prefix is read only when it is the whole text and has five digits or more:
  shorter ones are years, chromosomes and types far more often than ids.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from knowledge.identifier_kinds import BY_PREFIX, KINDS, IdentifierKind


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier, e.g. prefix ``MONDO`` and local part ``0600024``."""

    prefix: str
    local: str

    @property
    def curie(self) -> str:
        """The identifier as it is stored and shown: ``MONDO:0600024``, and bare ``C3888318``."""
        return self.local if BY_PREFIX[self.prefix].names_itself else f"{self.prefix}:{self.local}"

    @property
    def url(self) -> str | None:
        """The web page of the identifier; None where there is none to link to."""
        kind = BY_PREFIX[self.prefix]
        if kind.page is None:
            return None
        local = self.local if self.local.isalnum() else quote(self.local)
        return kind.page.format(local=local, digits=local.removeprefix(kind.stem).lstrip("0"))


@dataclass(frozen=True, slots=True)
class Mention:
    """An identifier inside a message: ``text[start:end]``, with its readings, best first."""

    start: int
    end: int
    readings: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class Malformed:
    """A text with the prefix of an identifier but not its digits, e.g. ``HP:12345``."""

    text: str
    prefix: str
    expected: str  # "7 digits"
    found: str  # "5 digits", or what stands there if it is not a number


# Every repeat is bounded, so reading takes time in proportion to the text whatever it holds.
_ID_WORD = r"(?:unique )?(?:id|uid|number|no\.?|nr\.?|code|entry|term|descriptor)"
_SEPARATOR = rf" {{0,3}}®? {{0,3}}(?:{_ID_WORD} {{0,3}})?(?:[:#_=-] {{0,3}}){{0,2}}"
_START = r"(?<![A-Za-z0-9])"
_END = r"(?![A-Za-z0-9]|[._][0-9])"  # an allelic variant, 160750.0001, is not the id 160750


def _labelled(kind: IdentifierKind) -> str:
    return rf"(?:(?:{kind.labels}){_SEPARATOR}){{1,2}}"


def _any_of(patterns: Iterator[str]) -> re.Pattern[str]:
    """Any of the patterns at a start: within words, all are passed over by one look."""
    return re.compile(rf"{_START}(?:{'|'.join(patterns)})", re.IGNORECASE | re.ASCII)


_SPELLING = _any_of(
    rf"(?:{_labelled(kind)}|{kind.bare})(?P<{kind.prefix}>{kind.number}){_END}" for kind in KINDS
)
_MISSPELLING = _any_of(
    rf"{_labelled(kind)}(?P<{kind.prefix}>{kind.token}[0-9A-Za-z.]{{0,40}})" for kind in KINDS
)
# C with eight digits or CN with five can be nothing else; C with fewer may be an NCIt code.
_BARE_MISSPELLING = re.compile(
    rf"{_START}(?<![A-Za-z0-9][:_])"
    rf"(?:C(?:[0-9]{{8}}|[0-9]{{10,18}})|CN(?:[0-9]{{5}}|[0-9]{{7,18}})){_END}",
    re.IGNORECASE,
)
_REGISTERS = (
    r"(?:purl\.obolibrary\.org|monarchinitiative\.org|ebi\.ac\.uk/ols|hpo\.jax\.org|ontobee\.org"
    r"|bioregistry\.io|identifiers\.org|n2t\.net)"
)
_LINKS = tuple(
    re.compile(
        rf"(?:https?://)?(?:www\.)?"
        rf"(?:{kind.links}|{_REGISTERS}\S*[/=F](?:{kind.labels})(?:[:_]|%(?:25)?3A))"
        rf"(?P<{kind.prefix}>{kind.number}){_END}",
        re.IGNORECASE | re.ASCII,
    )
    for kind in KINDS
)
_LINK = re.compile(
    r"(?<![A-Za-z0-9.@-])(?:https?://)?(?:[A-Za-z0-9-]{1,40}\.){1,5}[A-Za-z]{2,10}/\S+",
    re.ASCII,
)
_ALONE_AS = tuple((kind, re.compile(kind.alone, re.ASCII)) for kind in KINDS)
_STORED = {
    kind.prefix: re.compile(
        kind.stem + (rf"[0-9]{{{kind.width}}}" if kind.width else kind.number), re.ASCII
    )
    for kind in KINDS
}
_NAMING_THEMSELVES = tuple(kind.prefix for kind in KINDS if kind.names_itself)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DIGIT = re.compile(r"[0-9]")  # each kind of identifier has some: most messages have none
_FIRM = re.compile(rf"[:#_=]|\b{_ID_WORD} *$", re.IGNORECASE)  # a lead that is more than a word

_BEFORE = frozenset(" ([{<\"'“”„«‹‘’*`~|")
_AFTER = frozenset(" .,;:!?…\"'“”»›’*`~|")
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


def parse(text: str) -> tuple[Identifier, ...]:
    """All readings of a text that as a whole is one identifier, best first; empty if it is none.

    Case, full-width letters, surrounding brackets and punctuation, up to three blanks around a
    separator, labels ("OMIM number 160750") and web addresses of the usual sites are accepted.
    Only a number without prefix (five digits or more) has several readings.
    """
    folded = _fold(text)
    start, end = _trim(folded, 0, len(folded))
    return _read(folded[start:end])


def find(text: str) -> tuple[Mention, ...]:
    """The identifiers inside a message, in order, without overlaps.

    A number without prefix counts only when it is the whole text. A word and a number with
    nothing but a blank between them ("PubMed 2021") are left when the number looks like a year
    or has fewer than three digits.
    """
    folded = _fold(text)
    if not _DIGIT.search(folded):
        return ()
    start, end = _trim(folded, 0, len(folded))
    if readings := _read(folded[start:end]):
        return (Mention(start, end, readings),)
    links = tuple(_find_links(folded))
    spelled = _find_spellings(_blank(folded, links))
    return tuple(sorted((*links, *spelled), key=lambda mention: mention.start))


def malformed(text: str, mentions: tuple[Mention, ...] | None = None) -> Malformed | None:
    """The first identifier in the text that has a clear prefix but a wrong number of digits.

    None where there is none. Where only a blank, or nothing, stands between word and number
    ("HPO 2024"), the number must have five digits or more to be taken for an attempt at an id.
    `mentions` are the identifiers in the text, where they were looked for.
    """
    folded = _fold(text)
    if not _DIGIT.search(folded):
        return None
    rest = _blank(folded, find(text) if mentions is None else mentions)
    for match in _MISSPELLING.finditer(rest):
        kind, token = _kind_and_number(match)
        if _is_attempt(kind, token, _lead(match)):
            start = match.start()
            end = match.end() - len(match[kind.prefix]) + len(token)
            return Malformed(text[start:end], kind.prefix, kind.expected, _described(token))
    if bare := _BARE_MISSPELLING.search(rest):
        span = text[bare.start() : bare.end()]
        return Malformed(span, "UMLS", BY_PREFIX["UMLS"].expected, _described(bare[0]))
    return None


def from_curie(curie: str) -> Identifier:
    """The identifier of a stored CURIE.

    Raises:
        ValueError: the text is not a CURIE in the one form in which they are stored.
    """
    prefix = prefix_of(curie)
    if not prefix:
        raise ValueError(f"“{curie}” is not a CURIE such as MONDO:0600024 or C3888318")
    if BY_PREFIX[prefix].names_itself:
        return Identifier(prefix, curie)
    return Identifier(prefix, curie.partition(":")[2])


def prefix_of(curie: str) -> str:
    """The prefix of a stored CURIE; empty where it is of a kind unknown here."""
    prefix, _, local = curie.partition(":")
    stored = _STORED.get(prefix)
    if stored and not BY_PREFIX[prefix].names_itself and stored.fullmatch(local):
        return prefix
    return next((each for each in _NAMING_THEMSELVES if _STORED[each].fullmatch(curie)), "")


def page(curie: str) -> str | None:
    """The web page of a stored CURIE; None where it has none, or is of a kind unknown here."""
    try:
        return from_curie(curie).url
    except ValueError:
        return None


def _identifier(kind: IdentifierKind, typed: str) -> Identifier:
    return Identifier(kind.prefix, kind.local(typed))


def _read(whole: str) -> tuple[Identifier, ...]:
    if whole.isascii() and whole.isdigit():
        return tuple(_identifier(kind, whole) for kind, form in _ALONE_AS if form.fullmatch(whole))
    if match := _SPELLING.fullmatch(whole):
        kind, number = _kind_and_number(match)
        return (_identifier(kind, number),)
    return _read_link(whole) if _LINK.fullmatch(whole) else ()


def _read_link(link: str) -> tuple[Identifier, ...]:
    for kind, form in zip(KINDS, _LINKS, strict=True):
        if match := form.match(link):
            typed = match[kind.prefix]
            # Only a DOI may hold escaped characters; unescaped "?" and "#" end it.
            name = unquote(re.split(r"[?#]", typed)[0]) if kind.prefix == "DOI" else typed
            return (_identifier(kind, name),)
    return ()


def _find_links(folded: str) -> Iterator[Mention]:
    for match in _LINK.finditer(folded):
        start, end = _trim(folded, *match.span())
        if readings := _read_link(folded[start:end]):
            yield Mention(start, end, readings)


def _find_spellings(folded: str) -> Iterator[Mention]:
    for match in _SPELLING.finditer(folded):
        kind, number = _kind_and_number(match)
        if _lead(match).endswith(" ") and not _FIRM.search(_lead(match)) and _is_plain(number):
            continue
        end = match.end() - len(match[kind.prefix]) + len(number)
        yield Mention(match.start(), end, (_identifier(kind, number),))


def _kind_and_number(match: re.Match[str]) -> tuple[IdentifierKind, str]:
    """The kind that matched and its number, without the punctuation of the sentence after it."""
    prefix = match.lastgroup or ""
    number = match[prefix]
    return BY_PREFIX[prefix], number[: _trim(number, 0, len(number))[1]]


def _lead(match: re.Match[str]) -> str:
    """What stands before the number: label and separator."""
    return match.string[match.start() : match.start(match.lastgroup or "")]


def _is_plain(number: str) -> bool:
    """Whether a number after a mere word is more likely a count or a year than an id."""
    return number.isdigit() and (len(number) < 3 or _YEAR.fullmatch(number) is not None)


def _is_attempt(kind: IdentifierKind, token: str, lead: str) -> bool:
    """Whether somebody meant an id of this kind and missed its form."""
    if re.fullmatch(kind.number, token, re.IGNORECASE | re.ASCII):
        return False  # well-formed, and left out by `find` for another reason
    if lead.endswith(" ") and _is_plain(token):
        return False  # "in HPO: 3 terms"
    digits = token.lstrip("CNDGRTcndgrt")
    return bool(_FIRM.search(lead)) or (digits.isdigit() and len(digits) >= 5)


def _described(token: str) -> str:
    """A token in words: "5 digits", "C and 8 digits", or the token where it is neither."""
    match = re.fullmatch(r"([A-Za-z]*)([0-9]+)", token)
    if match is None:
        return token
    letters, count = match[1].upper(), len(match[2])
    digits = f"{count} digit" if count == 1 else f"{count} digits"
    return f"{letters} and {digits}" if letters else digits


def _blank(folded: str, mentions: tuple[Mention, ...]) -> str:
    """The text with every mention struck out, all other characters in their places."""
    for mention in mentions:
        struck = "\0" * (mention.end - mention.start)
        folded = folded[: mention.start] + struck + folded[mention.end :]
    return folded


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without punctuation around it; brackets closed within it, as in DOIs, stay."""
    while start < end and text[start] in _BEFORE:
        start += 1
    while start < end:
        last = text[end - 1]
        opening = _PAIRS.get(last, last)
        unopened = text.count(last, start, end) > text.count(opening, start, end)
        if last not in _AFTER and not unopened:
            break
        end -= 1
    return start, end


def _fold(text: str) -> str:
    """The text in plain letters, digits, blanks and hyphens, every character in its place."""
    return text if text.isascii() and text.isprintable() else "".join(map(_folded, text))


def _folded(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    category = unicodedata.category(character)
    if character.isspace() or category == "Cf":  # Cf: zero-width blanks and marks
        return " "
    if category == "Pd":
        return "-"
    plain = unicodedata.normalize("NFKC", character)
    # No and Nl are left: a raised ² is a footnote mark, not a digit of the id before it.
    return plain if len(plain) == 1 and category not in ("No", "Nl") else character
