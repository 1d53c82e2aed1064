"""Which concepts and genes a text names, in its order: for who asks what its words mean.

A term is a stretch of words that is a whole name as it is spelt, save for the case of its letters;
within a longer one none counts. Question words and everyday words name nothing alone, nor does an
abbreviation in small letters ("was", "all").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from knowledge.asking.question import Question
from knowledge.language.everyday import everyday
from knowledge.matching import genes
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import one_of_each
from knowledge.matching.matcher import Matcher
from knowledge.matching.spotting import spotted
from knowledge.matching.story import Spotted
from knowledge.model import Kind
from knowledge.store import Store
from knowledge.understanding import by_id
from knowledge.understanding.finding import Gene, Named, Nothing, Several
from knowledge.understanding.pinned import Pins, spelt_out

_AS_SPELT = 0.94  # likeness; "B 12" for "B12" has .95
_MEANINGS = 5  # of one abbreviation that are told
_SURE = 100.0


def find(store: Store, question: Question, pins: Pins) -> Several | Nothing:
    """All that a text names: by id first, then by name and symbol, each once.

    A pinned abbreviation names its meaning alone.
    """
    held = by_id.held_in(store, question.identifiers)
    concepts = one_of_each([*held, *_with_pins(store, question, pins)])
    covered = {place for each in concepts for place in each.covered}
    placed: list[tuple[int, Named]] = [(min(each.covered, default=-1), each) for each in concepts]
    for symbol in genes.in_capitals(question, store, covered):
        placed += ((min(symbol.places), Gene(curie)) for curie in symbol.curies)
    placed.sort(key=lambda each: each[0])
    named = tuple(each for _, each in placed)
    return Several("terms", named) if named else Nothing("no_terms")


def _with_pins(store: Store, question: Question, pins: Pins) -> list[Candidate]:
    """The concepts that names and pinned abbreviations stand for; longer names hold shorter."""
    named = _named(store, question)
    pinned = [
        each
        for each in spelt_out(store, question, pins)
        if _stands_out(question, each.covered)
        and not any(each.covered < other.covered for other in named)
    ]
    taken = frozenset().union(*(each.covered for each in pinned))
    return [*pinned, *(each for each in named if taken.isdisjoint(each.covered))]


def _named(store: Store, question: Question) -> list[Candidate]:
    """The concepts whose names the text holds, some several times."""
    look = Matcher(store).look(question)
    named = [each for each in spotted(look.mention) if _is_term(question, each)]
    told = [each for group in _without_overlap(named) for each in group[:_MEANINGS]]
    names = {each.id: each for each in store.entries.numbered(each.entry for each in told)}
    return [
        Candidate.named(names[each.entry], "part", _SURE, frozenset(range(each.start, each.end)))
        for each in told
    ]


def _is_term(question: Question, each: Spotted) -> bool:
    """Whether a stretch of words names something rather than says something."""
    if not each.is_whole or each.kind is Kind.UNSTATED or each.similarity < _AS_SPELT:
        return False
    here = range(each.start, each.end)
    if each.is_abbreviation:
        return _stands_out(question, here)
    asking = all(question.asks[place] is not None for place in here)
    return not asking and not everyday().issuperset(question.words[place] for place in here)


def _stands_out(question: Question, here: Iterable[int]) -> bool:
    """Whether words are in capitals in a text that is not."""
    written = [question.tokens[place].raw for place in here]
    return all(each.isupper() and len(each) > 1 for each in written) and not question.text.isupper()


def _without_overlap(named: Iterable[Spotted]) -> list[Sequence[Spotted]]:
    """The names at each stretch, longer stretches before those they share a word with."""
    stretches: dict[tuple[int, int], list[Spotted]] = defaultdict(list)
    for each in sorted(named, key=lambda each: (-each.similarity, each.entry)):
        stretches[each.start, each.end].append(each)
    taken: set[int] = set()
    chosen = []
    for start, end in sorted(stretches, key=lambda each: (each[0] - each[1], each[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            chosen.append((start, end))
    return [stretches[each] for each in sorted(chosen)]
