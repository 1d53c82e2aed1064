"""From a question's words to concepts: every candidate with its score and the reason it matched.

Stretches of the question that are whole names come first. Unless one of them says nearly all,
misspelt words are corrected, entries that hold the rare words are gathered (`gathering`), and all
are scored (`scoring`). Scores are 0–100.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from knowledge.asking.question import Question
from knowledge.language import equivalents
from knowledge.matching.candidate import Candidate, How
from knowledge.matching.gathering import Gatherer, widest
from knowledge.matching.look import Look
from knowledge.matching.mention import Corrections, Mention
from knowledge.matching.readings import respaced
from knowledge.matching.scoring import Aligned, Fit, Scorer
from knowledge.matching.slips import slipped
from knowledge.model import Kind, NameKind
from knowledge.names.index import JOINING, KINDS, NAME_KINDS, is_joining
from knowledge.store import Store

_EXACT = 100.0
_SAYS_ALL = 0.95  # of the question's mass in a whole name: nothing else is looked at
_SAYS_HALF = 0.5  # and with so much of it a name is looked at beside those gathered
_HELD = 0.85  # of a name's mass: enough for its question words to count as words of the name
_READINGS = 2  # of a question with phrases that have other words
_SCORED = 22  # entries scored in full of each reading
_TOLD = 12  # candidates whose names are read
OFTEN = 400  # names that hold a word: in small letters no abbreviation is meant by it


class Matcher:
    """Finds concepts in one knowledge file. Holds nothing that a question changes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._entries = store.entries
        self._index = store.entries.index
        self._words = store.vocabulary
        self._gatherer = Gatherer(self._index)

    def look(self, question: Question, corrections: Corrections | None = None) -> Look:
        """The question's words beside the index: done once, whatever is then looked for.

        `corrections` are those that a message was looked up with, of which it is a part.
        """
        return Look(Mention(question, self._index, corrections=corrections))

    def exact(self, look: Look) -> list[Candidate]:
        """The concepts that a name equal to the whole mention belongs to; one for each concept.

        The mention is all words but the question words at its ends. Where several such spans are
        names, the longest counts: "is hereditary spherocytosis …" is not about spherocytosis.
        """
        question = look.mention.question
        content = question.content
        if self._may_name(question, content):
            return []
        # A span has no joining word at its ends, which in capitals is no question word: "TYPE".
        ends = [place for place in content if not is_joining(question.words[place])] or content
        # A message of question words alone names little, unless it is one word: "sporadic".
        is_lone = len(question.words) == 1 and question.request() is None
        shortest = 1 if content or is_lone else 2
        whole = [span for span in look.spans_over(ends) if span.end - span.start >= shortest]
        if not whole:
            return self._only_joining(question)
        typed = {span: look.typed(span) for span in whole}
        as_typed = [span for span in whole if look.is_as_typed(span)]
        longest = max((typed[span] for span in as_typed), default=(0, 0))
        if any(fitting[0] > longest[0] for fitting in typed.values()):
            return []  # in another order a longer name: how sure that is, is for ranking to say
        return self._named(
            (span.entry, range(span.start, span.end))
            for span in sorted(as_typed, key=lambda each: each.entry)
            if typed[span] == longest
        )

    def _named(self, spans: Iterable[tuple[int, range]]) -> list[Candidate]:
        """The entries as candidates beyond doubt, by the number of their concept."""
        covered = dict(spans)
        found = [
            Candidate.named(each, "exact", _EXACT, frozenset(covered[each.id]))
            for each in self._entries.numbered(covered)
        ]
        return sorted(found, key=lambda each: each.concept)

    def _only_joining(self, question: Question) -> list[Candidate]:
        """The concepts named by a message of nothing but words that join others: "AN"."""
        if not question.words or not JOINING.issuperset(question.words):
            return []
        entries = self._entries.called([" ".join(question.words)])
        every = range(len(question.words))
        return self._named((each.id, every) for each in entries)

    def _may_name(self, question: Question, content: Sequence[int]) -> bool:
        """Whether a misspelt question word may be a misspelt word of the name beside it.

        Then the mention's ends are not sure, and the close names decide: "autostomal" is not
        "autosomal" yet, and what stands before it would be taken for the whole name.
        """
        if not content:
            return False
        pairs = zip(question.asks, question.words, strict=True)
        misspelt = [asks for asks, word in pairs if asks is not None and asks != word]
        return any(asks in self._words for asks in misspelt)

    def rank(self, look: Look) -> list[Candidate]:
        """The concepts that the mention as a whole may mean, best first, one entry each."""
        return self._read(sorted(self.fits(look), key=_goodness), "close")

    def nearest(self, look: Look, most: int) -> list[Fit]:
        """The first so many that `rank` gives, of which no name is read."""
        best = self._of_concepts(sorted(self.fits(look), key=_goodness))
        return [*islice(best.values(), most)]

    def slipped(self, look: Look) -> list[Candidate]:
        """The concepts of names that all that was typed is but for a letter or two, best first."""
        alike = slipped(look.mention)
        if not alike:
            return []
        scorer = Scorer(look.mention, look.spans)
        found = self._read(sorted(map(scorer.fit, alike), key=_goodness), "close")
        return [replace(each, score=alike[each.fit.entry]) for each in found if each.fit]

    def fits(self, look: Look) -> list[Fit]:
        """The entries worth scoring, beside the mention as a whole; in no particular order."""
        question = look.question
        entries = widest(look.mention, look.spans, _SAYS_ALL)
        if entries and not _is_known_otherwise(question):
            return _scored(look, entries)
        others = (*respaced(question, self._index), *look.reworded(_READINGS))
        known = look.mention.corrections
        readings = [
            Look(Mention(question, self._index, each, corrections=known)) for each in others
        ]
        looks = readings if others and others[0].is_sure else (look, *readings)
        fits = [fit for each in looks for fit in _scored(each, self._promising(each))]
        return [fit for fit in fits if not _is_torn(fit)]

    def _promising(self, look: Look) -> list[int]:
        """The entries that hold half of what was said, in one stretch or scattered."""
        look.mention.doubt()
        halves = widest(look.mention, look.spans, _SAYS_HALF)
        return [*halves, *self._gatherer.gather(look.mention)]

    def spot(self, look: Look) -> list[Candidate]:
        """The concepts named in parts of the message, in the order of the message, without overlap.

        For messages that name several things, or one thing in many words.
        """
        if full := look.in_full:
            mention = Mention(
                look.question, self._index, full, corrections=look.mention.corrections
            )
            look = Look(mention)
        mention = look.mention
        entries = self._gatherer.gather(mention, prefer_whole_names=True)
        entries = [*(span.entry for span in look.spans), *entries]
        scorer = Scorer(mention, look.spans)
        fits = [
            fit for fit in map(scorer.part, dict.fromkeys(entries)) if fit and not _is_torn(fit)
        ]
        return self._read(_without_overlap(sorted(fits, key=self._weight)), "part")

    def _weight(self, fit: Fit) -> tuple[float, bool, bool, int]:
        """Longer names before shorter ones inside them, unless they fit much worse.

        Of namesakes the one that sources say something of comes first.
        """
        concept = self._index.concept_of[fit.entry]
        return (
            -fit.score * len(fit.match) ** 0.8,
            KINDS[self._index.concept_kinds[concept]] is Kind.UNSTATED,
            NAME_KINDS[self._index.kinds[fit.entry]] is not NameKind.PREFERRED,
            concept,
        )

    def _read(self, best_first: Iterable[Fit], how: How) -> list[Candidate]:
        """The best fit of each concept, with the name that matched."""
        told = dict(islice(self._of_concepts(best_first).items(), _TOLD))
        names = {each.id: each for each in self._entries.numbered(f.entry for f in told.values())}
        return [
            Candidate(
                concept,
                names[fit.entry].text,
                names[fit.entry].kind,
                how,
                fit.score,
                fit.covered,
                fit.held,
                fit.unexplained,
                fit.spelt,
                fit.strength,
                fit.entry,
                names[fit.entry].key,
                fit,
            )
            for concept, fit in told.items()
        ]

    def _of_concepts(self, best_first: Iterable[Fit]) -> dict[int, Fit]:
        """The best fit of each concept, by its number."""
        best: dict[int, Fit] = {}
        for fit in self._meant(list(best_first)):
            best.setdefault(self._index.concept_of[fit.entry], fit)
        return best

    def _meant(self, fits: list[Fit]) -> list[Fit]:
        """All but the abbreviations that a word in small letters is hardly meant by.

        They go before the best name of each concept is told: "kbg" is no KBGS, but may be the first
        word of the syndrome.
        """
        small = [fit.entry for fit in fits if self._is_small(fit)]
        if not small:
            return fits
        names = {each.id: each.text for each in self._entries.numbered(small)}
        return [
            fit
            for fit in fits
            if not (self._is_small(fit) and _is_another_word(fit, names[fit.entry]))
        ]

    def _is_small(self, fit: Fit) -> bool:
        """Whether it is of an abbreviation, by one word in small letters."""
        if NAME_KINDS[self._index.kinds[fit.entry]] is not NameKind.ABBREVIATION:
            return False
        tokens = fit.mention.question.tokens
        return len(fit.match) == 1 and all(tokens[place].raw.islower() for place in fit.match)


def _is_another_word(fit: Fit, name: str) -> bool:
    """Whether a word in small letters is hardly meant for this abbreviation.

    "Arm" is no ARMS, and beside other words "face" is the face that many names hold, as is "lips"
    beside words that ask.
    """
    question = fit.mention.question
    ((place, near),) = fit.match.items()
    typed, ends = question.tokens[place].raw, name.casefold().endswith("s")
    if ends and not typed.endswith("s"):
        return True
    is_beside = len(question.content) > 1 or (
        len(question.words) > 1 and typed.endswith("s") and not ends
    )
    return is_beside and fit.mention.index.count(near.word) >= OFTEN


def _scored(look: Look, entries: Iterable[int]) -> list[Fit]:
    """The first entries beside the mention, and beside it once more where it names more."""
    scorer = Scorer(look.mention, look.spans)
    chosen = list(map(scorer.aligned, islice(dict.fromkeys(entries), _SCORED)))
    if named := _question_words_named(look.mention, scorer, chosen):
        scorer = scorer.naming(named)
    return list(map(scorer.fit_aligned, chosen))


def _is_known_otherwise(question: Question) -> bool:
    """Whether no name holds what was typed, but people call something so: "fxpoi" is no "fpo"."""
    typed = [question.words[place] for place in question.content]
    held = (question.held[place] for place in question.content)
    return bool(question.held) and not any(held) and bool(equivalents.read_as(typed))


def _is_torn(fit: Fit) -> bool:
    """Whether of words read as others the name holds only such as tell little.

    "Tallow eyes", read as "tallow disease eyes", is no disease of the eyes.
    """
    mention = fit.mention
    for told in mention.reading.changed if mention.reading else ():
        held = [place for place in told if place in fit.match]
        if held and 2 * mention.mass_at(held) < mention.mass_at(told):
            return True
    return False


def _question_words_named(mention: Mention, scorer: Scorer, chosen: Iterable[Aligned]) -> set[int]:
    """The question words that belong to a name after all: one that the question holds nearly whole.

    "familal idiopathic …" is not about how the rest is inherited, and must not lead to the rest.
    A name of little but question words ("Symptom", "Hereditary disease") says nothing of them.
    """
    found: set[int] = set()
    whole, asks = mention.index.mass_of, mention.question.asks
    for entry, _, match in chosen:
        named = [place for place in match if asks[place] is not None]
        if not named or scorer.held(entry, match) < _HELD:
            continue
        asking = sum(whole[match[place].word] for place in named)
        if sum(whole[near.word] for near in match.values()) > 2 * asking:
            found |= {place for place in named if not is_joining(mention.words[place])}
    return found


def _without_overlap(weightiest_first: Iterable[Fit]) -> list[Fit]:
    """The weightiest fits that share no word of the message, in its order."""
    taken: set[int] = set()
    chosen = []
    for fit in weightiest_first:
        if not taken.intersection(fit.match):
            taken.update(fit.match)
            chosen.append(fit)
    return sorted(chosen, key=lambda each: min(each.match))


def _goodness(fit: Fit) -> tuple[float, int]:
    return -round(fit.strength, 6), fit.entry
