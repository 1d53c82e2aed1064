"""Which gene a question names: a symbol beside the word gene, or in capitals by itself.

A symbol is looked up as a whole and never corrected; case counts only where nothing else tells
that a gene is meant. Ids of genes are identifiers like all others.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Container, Iterator
from dataclasses import dataclass

from knowledge.asking.question import Question
from knowledge.language import lexicon
from knowledge.language.everyday import everyday
from knowledge.language.gene_names import former, names
from knowledge.store import Store

_SYMBOL = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")  # "FBN1", "NKX2-5"
_MARKED = 3  # letters of one that stands out by its capitals among words that nothing fits
_FEW = 4  # words of a message in which capitals may stand for themselves
_TELLING = 4  # letters of a symbol that is no word by chance
_SAYS_GENE = frozenset({"gene", "gen"})
_BETWEEN = frozenset({"called", "named", "symbol"})  # "the gene called FBN1"
# What joins a symbol to the word so that nothing but a gene is meant: "gene:FBN1", "FBN1[gene]".
_BEFORE_SYMBOL, _BEHIND_SYMBOL = frozenset({":", "="}), frozenset({"["})


@dataclass(frozen=True, slots=True)
class GeneMention:
    """A symbol in a message: its places there, and the genes that the sources call so.

    `is_said`: the word gene stands beside it; `is_explicit`: as in "gene:FBN1".
    """

    symbol: str
    places: frozenset[int]
    curies: tuple[str, ...] = ()
    is_said: bool = False
    is_explicit: bool = False


def said(question: Question, store: Store) -> GeneMention | None:
    """The symbol beside the word gene; one that no source has only where it can be nothing else."""
    unknown = None
    for mention in _beside_gene(question):
        genes = called(store, mention.symbol)
        if genes and (mention.is_explicit or _names(question, mention)):
            return _with(mention, [curie for curie, _ in genes])
        if mention.is_explicit or _can_only_be_a_symbol(question, mention, store):
            unknown = unknown or mention
    return unknown


def alone(question: Question, store: Store, *, any_case: bool = False) -> GeneMention | None:
    """The symbol that is all a message names, written as symbols are unless `any_case`."""
    if len(_content_text(question).split()) > 1:
        return None  # no symbol holds a blank
    found = list(mentions(question, *_between_blanks(question)))
    for mention in found:
        if not mention.places.issuperset(question.content):
            continue
        # "WAS" may be the gene where it is all there is, or stands out: "what does WAS cause".
        if not question.content and not (len(found) == 1 or _shouted(question, mention)):
            continue
        if mention.symbol in everyday():
            continue  # who types "cat" means no gene
        if _tells_mode(question, mention):
            continue  # "which of these is AR"
        written = [
            curie
            for curie, symbol in called(store, mention.symbol)
            if any_case or mention.symbol.isupper() or mention.symbol == symbol
        ]
        if written and len(mention.symbol) > 1:
            return _with(mention, written)
    return None


def called(store: Store, symbol: str) -> list[tuple[str, str]]:
    """The genes with this symbol, or that had it before: CURIE, and today's symbol."""
    genes = store.genes_called(symbol)
    if not genes and (today := former().get(symbol.upper())):
        genes = store.genes_called(today)
    return genes


def by_name(question: Question, store: Store) -> GeneMention | None:
    """The gene of which all words of a message that may name something are a name, no symbol."""
    if not question.content:
        return None
    places = range(question.content[0], question.content[-1] + 1)
    symbol = names().get(" ".join(question.words[place] for place in places))
    genes = store.genes_called(symbol) if symbol else []
    if len(genes) != 1:
        return None
    return GeneMention(_content_text(question), frozenset(places), (genes[0][0],))


def _content_text(question: Question) -> str:
    """The message from its first word that may name something to the last such word."""
    if not question.content:
        return ""
    first, last = question.content[0], question.content[-1]
    return question.text[question.tokens[first].start : question.tokens[last].end]


def _between_blanks(question: Question) -> tuple[int, int]:
    """Where the words that may name something stand, with all that no blank parts from them.

    The whole message, where there are none.
    """
    text = question.text
    if not question.content:
        return 0, len(text)
    first, last = question.tokens[question.content[0]], question.tokens[question.content[-1]]
    end = text.find(" ", last.end)
    return text.rfind(" ", 0, first.start) + 1, len(text) if end < 0 else end


def several(question: Question, store: Store) -> list[GeneMention]:
    """The symbols in capitals of a message that names nothing else: "FBN1 and LMNA"."""
    found = [
        _with(mention, [curie for curie, _ in called(store, mention.symbol)])
        for mention in mentions(question)
        if mention.symbol.isupper() and len(mention.symbol) > 1 and _names(question, mention)
    ]
    known = [mention for mention in found if mention.curies]
    named = {place for mention in known for place in mention.places}
    return known if len(known) > 1 and named.issuperset(question.content) else []


def in_capitals(question: Question, store: Store, named: Container[int]) -> list[GeneMention]:
    """The symbols that stand out in a text by their capitals, outside the places named already.

    Symbols of fewer letters than four are words as well ("CAR"), unless they have a digit.
    """
    found: dict[str, GeneMention] = {}
    for mention in mentions(question):
        symbol = mention.symbol
        is_symbol = len(symbol) >= _TELLING or any(map(str.isdigit, symbol))
        if is_symbol and _shouted(question, mention) and min(mention.places) not in named:
            curies = [curie for curie, called in called(store, symbol) if called == symbol]
            if curies:
                found.setdefault(symbol, _with(mention, curies))
    return list(found.values())


def in_part(question: Question, store: Store) -> list[GeneMention]:
    """The symbols among other words of a message that nothing fits: "smn1 copy number".

    With a digit in any case, or in capitals; an everyday word is none, nor is one of a long message
    that is all in capitals.
    """
    speaks = not question.text.isupper() or len(question.words) <= _FEW
    found = []
    for mention in mentions(question):
        symbol = mention.symbol
        has_digit = any(map(str.isdigit, symbol)) and symbol[0].isalpha()
        is_marked = (
            len(symbol) >= _MARKED and speaks and symbol.isupper() and _names(question, mention)
        )
        if not (has_digit or is_marked) or symbol.lower() in everyday():
            continue
        curies = [curie for curie, _ in store.genes_called(symbol)]
        if curies:
            found.append(_with(mention, curies))
    return found


def is_all(question: Question, mention: GeneMention, store: Store) -> bool:
    """Whether the message names nothing beside the gene that a name could hold."""
    left = (question.words[place] for place in question.content if place not in mention.places)
    return not any(word in store.vocabulary for word in left)


def is_open(question: Question, intents: tuple[str, ...]) -> bool:
    """Whether a question about a symbol that is also a name may be about the gene.

    "What does NF1 cause" may; the symptoms, or the genes, of NF1 are those of the condition.
    """
    asked_of_genes = {"definition", "gene_conditions", "causes_genes"}
    return set(intents) <= asked_of_genes and not _SAYS_GENE.intersection(question.words)


def mentions(question: Question, start: int = 0, end: int = sys.maxsize) -> Iterator[GeneMention]:
    """Every word of the message that a symbol could be, in its order; of this part of its text."""
    starts = [token.start for token in question.tokens]
    for found in _SYMBOL.finditer(question.text, start, end):
        first, end = bisect_left(starts, found.start()), bisect_left(starts, found.end())
        if first < end:
            yield GeneMention(found.group(), frozenset(range(first, end)))


def _beside_gene(question: Question) -> Iterator[GeneMention]:
    """What stands behind the word gene, and before it."""
    if _SAYS_GENE.isdisjoint(question.words):
        return
    found = [each for each in mentions(question) if each.symbol.casefold() not in _BETWEEN]
    for at, word in enumerate(found):
        if not any(question.words[place] in _SAYS_GENE for place in word.places):
            continue
        if at + 1 < len(found):
            yield _beside(question, found[at + 1], word, _BEFORE_SYMBOL)
        if at:
            yield _beside(question, found[at - 1], word, _BEHIND_SYMBOL)


def _beside(
    question: Question, symbol: GeneMention, gene: GeneMention, joining: frozenset[str]
) -> GeneMention:
    first, second = sorted((symbol.places, gene.places), key=min)
    start, end = question.tokens[max(first)].end, question.tokens[min(second)].start
    explicit = question.text[start:end].strip() in joining
    return GeneMention(symbol.symbol, symbol.places, (), is_said=True, is_explicit=explicit)


def _names(question: Question, mention: GeneMention) -> bool:
    """Whether the word is no question word, or in capitals where others are not: "gene WAS"."""
    asks = [question.asks[place] for place in mention.places]
    return None in asks or _shouted(question, mention)


def _tells_mode(question: Question, mention: GeneMention) -> bool:
    """Whether a symbol among other words is read as a mode of inheritance: "only AR ones"."""
    is_mode = mention.symbol.lower() in lexicon.load().modes
    asks = [question.asks[place] for place in mention.places]
    return is_mode and len(question.words) > 1 and None not in asks


def _shouted(question: Question, mention: GeneMention) -> bool:
    return mention.symbol.isupper() and not question.text.isupper()


def _can_only_be_a_symbol(question: Question, mention: GeneMention, store: Store) -> bool:
    """Whether a word is written as symbols are, and is no word of any name."""
    words = [question.words[place] for place in mention.places]
    is_known = any(word in store.vocabulary for word in words)
    return mention.symbol.isupper() and _names(question, mention) and not is_known


def _with(mention: GeneMention, curies: list[str]) -> GeneMention:
    return GeneMention(
        mention.symbol, mention.places, tuple(curies), mention.is_said, mention.is_explicit
    )
