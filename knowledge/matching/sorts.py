"""Which names are of sorts of a condition, by a number or a word such as "adult"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from knowledge.language import lexicon
from knowledge.matching.candidate import Candidate
from knowledge.model import NameKind
from knowledge.store import Store

_BELOW = """
    SELECT DISTINCT child_id FROM relation
    WHERE parent_id = ? AND child_id <> parent_id AND how IS NULL
"""
_OF_SORTS = frozenset({"hierarchy"})
FILLING = frozenset({"type"})  # says nothing beside a number


def is_of_sorts(more: Collection[str]) -> bool:
    """Whether words tell no more than which sort of a condition it is: a number, "adult"."""
    known = lexicon.load().subtypes
    return all(len(word) == 1 or word[0].isdigit() or word in known for word in more)


def sorts_below(store: Store, meant: Candidate, intents: Collection[str]) -> list[Candidate]:
    """The numbered sorts below what is called one of them itself, in order of their names.

    Sources call "Sconce palsy, type 1A" by the name typed, "sconce palsy", and have its types 1 and
    2 below it. Whether that or one of them is meant, only the asker says; who asks for a section of
    it means the whole.
    """
    if not _OF_SORTS.issuperset(intents):
        return []
    typed = frozenset(meant.form.split())
    if meant.kind is NameKind.ABBREVIATION or not _is_numbered_sort(store, meant.concept, typed):
        return []
    below = [row["child_id"] for row in store.rows(_BELOW, meant.concept)]
    sorts = [each for each in below if _is_numbered_sort(store, each, typed)]
    found = [
        replace(meant, concept=each, name=store.brief(each).name, kind=NameKind.PREFERRED, key="")
        for each in sorts
        if store.tells(each)
    ]
    return sorted(found, key=lambda each: each.form)


def _is_numbered_sort(store: Store, number: int, whole: frozenset[str]) -> bool:
    """Whether a concept is called as the whole is, and a number of its sort."""
    held = frozenset(store.words_of_name(number))
    more = held - whole - FILLING
    has_number = any(len(word) == 1 or word[0].isdigit() for word in more)
    return whole < held and has_number and is_of_sorts(more)


def apart_from_sorts(store: Store, wanted: list[Candidate]) -> list[Candidate]:
    """Those whose preferred name is not what was typed, or another's name, and a word of subtypes.

    "Wilms tumor 1" is no more than one sort of what is called Wilms tumor. All, if none is left.
    """
    named = {each: frozenset(store.words_of_name(each.concept)) - FILLING for each in wanted}
    typed = frozenset(wanted[0].form.split()) - FILLING
    wider = {typed, *named.values()}

    def is_sort(held: frozenset[str]) -> bool:
        """Whether it is one of what has another of the names; a number that was typed is none."""
        more = (held - other for other in wider if other < held)
        return any(is_of_sorts(words) and not words & typed for words in more)

    left = [each for each, held in named.items() if held == typed or not is_sort(held)]
    return left or wanted
