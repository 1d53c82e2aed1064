"""What the lack of a gene's product causes, where no name says so: "FBN1 deficiency"."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking.question import Question
from knowledge.language.everyday import everyday
from knowledge.matching import genes
from knowledge.matching.decision import given
from knowledge.store import Store
from knowledge.understanding.finding import OneConcept, Several, several

_LACK = frozenset({"deficiency", "deficient", "defect"})
_LETTERS = re.compile("[a-z]+")
_NO_CAUSE = frozenset({"susceptibility", "nondisease", "modifier", "question"})  # as MedGen has it


def found(store: Store, question: Question) -> OneConcept | Several | None:
    """The condition that a gene causes whose lack is all that a message names; several to choose.

    Of several the one that is itself called a deficiency, if it is the only one.
    """
    gene = _lacked(store, question)
    if gene is None:
        return None
    numbers = [number for curie in gene.curies for number in _caused(store, curie)]
    called_so = [each for each in numbers if not _LACK.isdisjoint(store.words_of_name(each))]
    numbers = called_so if len(called_so) == 1 else numbers
    covered = frozenset(question.content)
    named = [replace(given(each, "gene", gene.symbol), covered=covered) for each in numbers]
    intents = question.intents(covered)
    if len(named) == 1:
        return OneConcept(named[0], intents)
    return several("close", named, intents) if named else None


def _lacked(store: Store, question: Question) -> genes.GeneMention | None:
    """The gene whose symbol is all that may name something, but for words that say it lacks."""
    left = frozenset(place for place in question.content if question.words[place] not in _LACK)
    if len(left) == len(question.content):
        return None
    for mention in genes.mentions(question):
        symbol = mention.symbol
        # In small letters it is one where it can be no word: "gcdh", but not "cat".
        is_written = symbol.isupper() or symbol.casefold() not in store.vocabulary
        if mention.places == left and is_written and symbol not in everyday():
            curies = tuple(curie for curie, _ in genes.called(store, symbol))
            return replace(mention, curies=curies)
    return None


def _caused(store: Store, curie: str) -> list[int]:
    """The conditions that sources tie to a gene as their cause, by the number of their concept."""
    ties = store.ties_of_gene(curie)
    return list(dict.fromkeys(row["concept_id"] for row in ties if _is_cause(row["association"])))


def _is_cause(association: str | None) -> bool:
    return association is None or _NO_CAUSE.isdisjoint(_LETTERS.findall(association.lower()))
