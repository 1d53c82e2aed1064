"""From a message to a reply: what it is about is found, then the reply is composed.

Safety is screened before anything is looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from types import MappingProxyType

from rapidfuzz import fuzz

from knowledge import safety
from knowledge.asking import cited_by
from knowledge.asking.message import read
from knowledge.asking.question import Question
from knowledge.compose import Composer
from knowledge.garbage import lasting
from knowledge.language import equivalents, lexicon
from knowledge.literature import Literature
from knowledge.matching.candidate import Candidate, How
from knowledge.matching.decision import given, one_of_each
from knowledge.matching.translated import translated
from knowledge.model import Citation, Kind
from knowledge.replies.reply import Ambiguity, Answer, Match, Notice, Only, Reply
from knowledge.replies.unread import Unread
from knowledge.store import Store
from knowledge.text import normal_form
from knowledge.understanding import by_id, offered, plainly, terms
from knowledge.understanding.finding import (
    Finding,
    LookedUp,
    Nothing,
    OneConcept,
    OneGene,
    Several,
    Stopped,
    Wanted,
    accompanied,
)
from knowledge.understanding.ladder import Ladder
from knowledge.understanding.pinned import Pins, WithPins, settled
from knowledge.understanding.why import Explanation, explain

_OF_A_WORD = 50  # concepts whose names hold one word of a name
_NO_PINS: Pins = MappingProxyType({})
_NAMED = frozenset[How]({"exact", "close", "part", "pinned"})
_INSTEAD = 9  # choices in place of what was not meant


class Knowledge:
    """One knowledge file, ready to be asked; safe to use from several threads.

    `literature` is the file of fetched publications beside it, where there is one.
    """

    def __init__(self, store: Store, literature: Literature | None = None) -> None:
        self.store = store
        self.literature = literature
        self._ladder = Ladder(store, literature)
        self._compose = Composer(store, literature)
        # Rules and words are read now rather than while the first asker waits.
        with lasting:
            safety.screen("")
            lexicon.load()
            equivalents.load()

    def close(self) -> None:
        """Let the files go; nobody may be asking any more."""
        self.store.close()
        if self.literature:
            self.literature.close()

    def ask(
        self,
        text: str,
        last: str | None = None,
        intents: Sequence[str] = (),
        pins: Pins = _NO_PINS,
    ) -> Reply:
        """The reply to a message; `last` is the id of the concept spoken of before, if any.

        With `intents` the text is a name alone, and they say what is asked of it. `pins`: what
        abbreviations mean where it is asked.
        """
        found, question = self._found(text, last, intents, pins)
        return self._replied(found, question)

    def _replied(self, found: Finding, question: Question | None) -> Reply:
        behind = self._behind(found, question) if question else None
        return self._compose.reply(found, behind, question)

    def _behind(self, found: Finding, question: Question) -> Sequence[Candidate]:
        """What comes next after what was found: what scored less, then all names that are close."""
        if not isinstance(found, OneConcept | Several):
            return ()
        if any(each.how not in _NAMED for each in found.shown):
            return ()  # an id, or what was spoken of: no name was typed that others come close to

        def beside() -> tuple[Candidate, ...]:
            return _without(found.shown, found.candidates)

        def close() -> tuple[Candidate, ...]:
            if isinstance(found, OneConcept) and self._is_titled(found.meant):
                return ()
            return _without(found.candidates, self._ladder.close_to(question))

        return Unread(beside, close)

    def _is_titled(self, meant: Candidate) -> bool:
        """Whether the title of a condition or sign was typed as it stands: none other is meant."""
        brief = self.store.brief(meant.concept)
        is_title = meant.how == "exact" and meant.name == brief.name
        return is_title and brief.kind is not Kind.UNSTATED

    def explain(self, text: str, last: str | None = None) -> Explanation:
        """Why `ask` replies to a message as it does."""
        found, question = self._found(text, last, ())
        return explain(self.store, question, found)

    def find(self, text: str, last: str | None = None, intents: Sequence[str] = ()) -> Finding:
        """What `ask` would reply about, and why: concepts and intents, no record is read."""
        found, _ = self._found(text, last, intents)
        return found

    def unasked(self, text: str, pins: Pins = _NO_PINS) -> Answer | None:
        """The answer to a message to nobody that plainly asks for it; None: leave it alone.

        Only what a record holds is an answer here: that it lists nothing, nobody asked Rounds.
        """
        found, question = self._found(text, None, (), pins)
        if question is None or not plainly.is_plain(question, found):
            return None
        reply = self._replied(found, question)
        holds = isinstance(reply, Answer) and not all(each.empty for each in reply.sections)
        return reply if isinstance(reply, Answer) and holds else None

    def terms(self, text: str, pins: Pins = _NO_PINS) -> Reply:
        """The concepts and genes that a text names, to choose from; screened like a question."""

        def find(question: Question, _is_personal: bool) -> LookedUp:
            return terms.find(self.store, question, pins)

        found, _ = self._screened(text, (), pins, find)
        return self._compose.reply(found)

    def _found(
        self, text: str, last: str | None, intents: Sequence[str], pins: Pins = _NO_PINS
    ) -> tuple[Finding, Question | None]:
        """What a question is about, and the question as it was read; None: it is not looked up."""

        def find(question: Question, is_personal: bool) -> LookedUp:
            found = self._looked_up(question, last, is_personal=is_personal)
            return settled(self.store, question, found, pins)

        return self._screened(text, intents, pins, find)

    def _looked_up(self, question: Question, last: str | None, *, is_personal: bool) -> LookedUp:
        """What a question is about; with an author in it, of whose publications the record tells.

        What may be an author or a name is an author where the record lists one, or nothing fits.
        """
        asked = cited_by.asked_for(question)
        if asked is None:
            return self._ladder.find(question, last, is_personal=is_personal)
        rest = cited_by.without(question, asked)
        found = self._ladder.find(rest, last, is_personal=is_personal)
        if isinstance(found, OneConcept):
            only = Only(since=asked.since, year=asked.year, author=asked.author)
            found = replace(found, only=only)
            if asked.is_said or self._compose.lists(found):
                return found
        elif asked.is_said:
            return found
        usual = self._ladder.find(question, last, is_personal=is_personal)
        fits = isinstance(found, OneConcept) and isinstance(usual, Nothing)
        return found if fits else usual

    def _screened(
        self,
        text: str,
        intents: Sequence[str],
        pins: Pins,
        find: Callable[[Question, bool], LookedUp],
    ) -> tuple[Finding, Question | None]:
        """What `find` finds, where the screen lets it; it is told whether a person is meant."""
        screening = safety.screen(text)
        match screening.kind:
            case "emergency" | "self_harm" | "patient_data":
                notice = Notice(screening.kind, screening.detail, screening.language)
                return Stopped(notice), None
            case "personal" | "dose":
                question = self._read(text, intents, pins)
                found = find(question, True)
                is_urgent = screening.detail is not None
                return accompanied(found, screening.kind, urgent=is_urgent), question
            case None:
                question = self._read(text, intents, pins)
                return find(question, False), question

    def _read(self, text: str, intents: Sequence[str], pins: Pins = _NO_PINS) -> Question:
        names = WithPins(self.store.vocabulary, pins) if pins else self.store.vocabulary
        question = read(text, names, tuple(intents))
        return translated(question, self.store.entries.index)

    def show(self, curie: str, intents: Sequence[str] = ()) -> Reply:
        """A concept or gene by its id, for a choice that was made or a section that was opened."""
        return self._compose.reply(by_id.opened(self.store, curie, tuple(intents)))

    def whether(self, curie: str, asked: Sequence[str]) -> Reply:
        """What the record of a concept lists of these, all by id; its card where it knows none."""
        found = by_id.opened(self.store, curie, ("clinical_features",))
        named = (by_id.named(self.store, each) for each in asked)
        wanted = tuple(Wanted(each) for each in named if each is not None)
        if isinstance(found, OneConcept) and wanted:
            found = replace(found, asked=wanted)
        return self._compose.reply(found)

    def instead_of(
        self,
        curie: str | None,
        others: Sequence[str],
        intents: Sequence[str] = (),
        refused: int | None = None,
    ) -> Reply:
        """What else to choose from where a concept was shown and is not what was meant.

        First the concepts with these ids, then those of names close to its own; up to nine, none of
        them the one that is `refused` as well. None: several were offered and none of them is
        meant; then those with these ids alone.
        """
        number = self.store.number_of(curie) if curie else None
        if curie and number is None:
            return self.show(curie, tuple(intents))
        known = [found for each in others if (found := self.store.number_of(each)) is not None]
        near = [] if number is None else self._near(number)
        listed = [*(given(each, "identifier", "") for each in known), *near]
        left_out = {number, refused}
        kept = [each for each in one_of_each(listed) if each.concept not in left_out][:_INSTEAD]
        if not kept:
            return self._compose.reply(Nothing("nothing_fits", intents=tuple(intents)))
        return self._compose.reply(Several("instead", tuple(kept), tuple(intents)))

    def _near(self, number: int) -> list[Candidate]:
        """The concepts with names most like that of a concept, best first.

        A name that is typed in full ends the search, so its words are looked for one by one.
        """
        name = self.store.brief(number).name
        found = [
            candidate
            for word in dict.fromkeys(normal_form(name).split())
            for candidate in self._ladder.close_to(self._read(word, ()))[:_OF_A_WORD]
        ]
        likeness = {each.name: fuzz.token_sort_ratio(each.name, name) for each in found}
        return sorted(found, key=lambda each: -likeness[each.name])

    def among(self, curies: Sequence[str], intents: Sequence[str], gene: str = "") -> Reply:
        """What was offered, to choose from once more, to be asked this; with `gene` of a gene.

        The card of a gene tells how each of its conditions is inherited: "which of these is AR?".
        """
        curies_of_gene = self.store.genes_called(gene) if set(intents) == {"inheritance"} else []
        if len(curies_of_gene) == 1:
            return self._compose.reply(OneGene(curies_of_gene[0][0], tuple(intents)))
        known = [named for each in curies if (named := by_id.named(self.store, each)) is not None]
        reason: Ambiguity = "of_gene" if gene else "of_these"
        return self._compose.reply(Several(reason, tuple(known), tuple(intents), gene or None))

    def compared(self, curies: Sequence[str]) -> Reply:
        """What was shown or offered, to be opened one by one where it is to be compared."""
        known = [named for each in curies if (named := by_id.named(self.store, each)) is not None]
        return self._compose.reply(Several("compare", tuple(known), ("compare",)))

    def askable(
        self, curies: Sequence[str], intents: Sequence[str], *, together: bool
    ) -> tuple[str, ...]:
        """Those of what was offered that can be asked this; all, if none can.

        No gene has features, and no feature has genes. Of what one message named `together` it is
        the one condition among its signs.
        """
        able = tuple(each for each in curies if offered.can_answer(self.store, each, intents))
        if not together:
            return able or tuple(curies)
        alone = tuple(each for each in able if offered.is_condition(self.store, each))
        return alone if len(alone) == 1 else tuple(curies)

    def named_in(self, text: str, curies: Sequence[str]) -> tuple[str, ...]:
        """The only one of these of which the text has a word that tells its name; else all."""
        return offered.named_in(self.store, text, curies)

    def is_sort(self, number: int, curie: str) -> bool:
        """Whether a concept, by its number, is called as another one is, with more words."""
        return offered.is_sort(self.store, number, curie)

    def called(self, said: Collection[str], curies: Sequence[str]) -> tuple[str, ...]:
        """Those of these concepts whose names hold all words that were said."""
        return offered.called(self.store, said, curies)

    def publication(self, curie: str) -> Citation | None:
        """A publication by ``PMID:…`` or ``DOI:…`` as a record lists it or PubMed describes it."""
        return self._compose.publication(curie)

    def with_sections(self, answer: Answer, keys: Sequence[str]) -> Answer:
        """The same concept, showing these sections of its record."""
        return self._compose.with_sections(answer, keys)

    def matches(self, candidates: Sequence[Candidate]) -> tuple[Match, ...]:
        """Candidates in short: what an answer holds of its runners-up."""
        return self._compose.matches(candidates)


def _without(known: Sequence[Candidate], candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The concepts that are not known already, each once, in their order."""
    concepts = {each.concept for each in known}
    return tuple(each for each in one_of_each(candidates) if each.concept not in concepts)
