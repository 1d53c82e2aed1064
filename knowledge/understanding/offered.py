"""Which of several that were offered what follows can be about, once it asks for a section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from knowledge.model import CONDITIONS
from knowledge.replies.reply import OF_GENES
from knowledge.sections import can_have, serving
from knowledge.store import Store
from knowledge.text import words

_SHORTEST = 4  # letters of a word that tells one name from others


def can_answer(store: Store, curie: str, intents: Sequence[str]) -> bool:
    """Whether the record of a concept or gene can hold what is asked."""
    number = store.number_of(curie)
    if number is None:
        return OF_GENES.issuperset(intents)
    return any(can_have(store.kind(number), key) for key in serving(tuple(intents)))


def is_condition(store: Store, curie: str) -> bool:
    """Whether it is a condition, and no feature of others as well."""
    number = store.number_of(curie)
    return number is not None and store.kind(number) in CONDITIONS and not store.is_feature(number)


def named_in(store: Store, text: str, curies: Sequence[str]) -> tuple[str, ...]:
    """The only one of these of which the text has a word that tells its name; else all."""
    numbers = [(curie, store.number_of(curie)) for curie in curies]
    named = {curie: {*store.words_of_name(number)} for curie, number in numbers if number}
    held = Counter(word for each in named.values() for word in each)
    said = {word for word in words(text) if len(word) >= _SHORTEST and held[word] == 1}
    meant = tuple(curie for curie, each in named.items() if each & said)
    return meant if len(meant) == 1 else tuple(curies)


def called(store: Store, said: Collection[str], curies: Sequence[str]) -> tuple[str, ...]:
    """Those of these whose preferred names hold all words that were said; else other names."""
    numbers = [(curie, store.number_of(curie)) for curie in curies]
    known = [(curie, number) for curie, number in numbers if number is not None]
    preferred = (curie for curie, n in known if set(words(store.brief(n).name)).issuperset(said))
    other = (curie for curie, n in known if store.entries.words_of(n).issuperset(said))
    return tuple(preferred) or tuple(other)


def is_sort(store: Store, number: int, curie: str) -> bool:
    """Whether the name of a concept, by its number, holds all words of another one's."""
    other = store.number_of(curie)
    if other is None or other == number:
        return False
    return set(words(store.brief(other).name)) < set(words(store.brief(number).name))
