"""The fixed ladder of look-ups, and the decision: from a question to what is found.

For the mention as a whole: identifier, exact name or abbreviation, gene, and only then names close
to what was typed. Where two readings are equally good several are found; where none is good enough
it says so. No record is read here. Most rungs are rooms of their own; here is their order.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from knowledge import identifiers
from knowledge.asking import organs, parting
from knowledge.asking.message import read
from knowledge.asking.question import Question
from knowledge.language.question_words import ENGLISH
from knowledge.literature import Literature
from knowledge.matching import genes
from knowledge.matching.abbreviations import (
    as_people_say,
    as_spelt,
    is_word_as_well,
    with_usual,
    written_apart,
)
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import is_guess, one_of_each
from knowledge.matching.look import Look
from knowledge.matching.matcher import Matcher
from knowledge.matching.mention import Corrections
from knowledge.matching.telling import is_story
from knowledge.matching.translated import translated
from knowledge.replies.reply import Only
from knowledge.store import Store
from knowledge.understanding import (
    apart,
    at_once,
    by_gene,
    by_id,
    close_names,
    eponyms,
    follow_up,
    kin,
    namesakes,
    remedies,
    requested,
    unheld,
    whether,
    word_alone,
)
from knowledge.understanding.finding import (
    Gene,
    LookedUp,
    Nothing,
    OneConcept,
    OneGene,
    Several,
    several,
    with_assumed,
)

_AND_IN_SPANISH = re.compile(r"\W*y\s+(?=\w)", re.IGNORECASE)  # "y" is a word of names as well


class Ladder:
    """Finds what questions are about in one knowledge file; safe from several threads."""

    def __init__(self, store: Store, literature: Literature | None = None) -> None:
        self._store = store
        self._literature = literature
        self._matcher = Matcher(store)

    def find(self, question: Question, last: str | None, *, is_personal: bool) -> LookedUp:
        """What a question is about; `last` is the id of the concept spoken of before, if any."""
        written = at_once.written_out(question.text)
        if written != question.text and not self._matcher.exact(self._matcher.look(question)):
            within = read(written, self._store.vocabulary, question.wanted)
            found = self._found(within, last, is_personal=is_personal)
            if isinstance(found, OneConcept):
                return replace(found, within=found.within or within)
            if isinstance(found, Several) and len(found.named) > 1:
                return found
        found = self._found(question, last, is_personal=is_personal)
        if not isinstance(found, OneConcept) and (begun := _AND_IN_SPANISH.match(question.text)):
            behind = read(question.text[begun.end() :], self._store.vocabulary, question.wanted)
            behind = translated(behind, self._store.entries.index)
            other = self._found(behind, last, is_personal=is_personal)
            if isinstance(other, OneConcept):
                return replace(other, within=other.within or behind)
        is_english = question.is_foreign and question.language() == ENGLISH
        if not is_english or isinstance(found, OneConcept):
            return found
        # What passes for a word of another language may be a misspelt one: "siatica".
        as_typed = read(question.text, self._store.vocabulary, question.wanted)
        other = self._found(as_typed, last, is_personal=is_personal)
        if isinstance(other, OneConcept):
            return replace(other, within=as_typed)
        return other if isinstance(found, Nothing) else found

    def _found(self, question: Question, last: str | None, *, is_personal: bool) -> LookedUp:
        look = self._matcher.look(question)
        found = (
            self._in_story(look, last)
            or follow_up.whole(self._store, self._matcher, look, last)
            or self._whether(look, last)
            or by_gene.said(self._store, self._matcher, look)
            or requested.asked(self._store, self._matcher, look, last)
            or self._identified(look)
            or (self._of_spoken(look, last) if last else None)
            or follow_up.chance(self._store, question, last)
            or follow_up.course(self._store, question, last)
            or follow_up.which(self._store, question, last)
            or self._named_here(look, last)
            or close_names.of_asking_words(self._store, question)
            or follow_up.of_none(self._store, question, last)
            or follow_up.lone(self._store, question, last)
            or follow_up.spoken_of(self._store, self._matcher, question, last)
            or kin.told_apart(self._store, question, last)
            or by_gene.by_name(self._store, question)
            or self._of_organ(
                look, close_names.found(self._store, self._matcher, look, is_personal=is_personal)
            )
        )
        found = remedies.asked(self._store, question, found, self._alone)
        found = word_alone.doubted(self._store, question, _unless_guessed(question, found))
        found = unheld.told(self._store, question, found, self._alone)
        found = at_once.family(self._store, question, found)
        found = follow_up.reminded(self._store, question, found, last)
        return with_assumed(found, question)

    def close_to(self, question: Question) -> list[Candidate]:
        """The concepts with names close to what was typed, best first, however close."""
        return one_of_each(self._matcher.rank(self._matcher.look(question)))

    def _in_story(self, look: Look, last: str | None) -> LookedUp | None:
        """What a story is about: its names are weighed by all that it tells."""
        if not is_story(look.question):
            return None
        found = requested.asked(self._store, self._matcher, look, last) or self._identified(look)
        if found:
            return found
        if self._matcher.exact(look):
            return self._named_exactly(look)  # "Marfan syndrome. Is it inherited? Thanks a lot."
        told = close_names.told(self._store, self._matcher, look)
        return None if isinstance(told, Nothing) else told

    # Rungs of several rooms' work. Each gives None where the next one is to try.

    def _whether(self, look: Look, last: str | None) -> OneConcept | None:
        """A condition, and what its record is asked to list: "does X cause Y"."""
        question = look.question
        request = question.request()
        if request and request.meaning not in {"reverse_lookup", *follow_up.ASIDES}:
            return None  # "syndrome have" is among the words for the first, and means none
        if question.wanted or is_story(question) or not parting.may_ask(question, last):
            return None
        if question.is_foreign:  # names in English may stand in another order than they were typed
            look = self._matcher.look(read(question.text, self._store.vocabulary))
        alone = partial(self._alone, corrections=look.mention.corrections)
        return whether.asked(self._store, self._matcher, look, last, alone)

    def _of_spoken(self, look: Look, last: str) -> LookedUp | None:
        """What a message that names a part or a sort of what is spoken of asks of it."""
        return (
            follow_up.in_part(self._store, self._matcher, look, last)
            or follow_up.of_system(self._store, self._matcher, look, last)
            or whether.bare(self._store, self._matcher, look, last)
            or kin.numbered(self._store, look.question, last)
        )

    def _identified(self, look: Look) -> LookedUp | None:
        """What an identifier leads to; of several, all that the message names."""
        question = look.question
        if len(question.identifiers) > 1:
            found = apart.named(self._matcher, self._store, look)
            if len(found) > 1:
                return several("terms", found, question.intents())
        if question.identifiers:
            readings = question.identifiers[0].readings
            return by_id.found(self._store, self._literature, readings, question.intents())
        malformed = identifiers.malformed(question.text, question.identifiers)
        if malformed is None:
            return None
        detail = f"{malformed.expected}|{malformed.found}"
        return Nothing("malformed_identifier", subject=malformed.text, detail=detail)

    def _named_exactly(self, look: Look) -> OneConcept | OneGene | Several | None:
        """What a name or abbreviation is of, typed as it is, or the symbol of a gene."""
        question = look.question
        whole = self._matcher.exact(look)
        exact = as_spelt(question, whole)
        exact = with_usual(self._matcher, look, exact) or as_people_say(self._matcher, look)
        gene = genes.alone(question, self._store)
        if not question.content and not namesakes.any_of_kind(self._store, whole):
            exact = []  # vocabularies have concepts of "yes", "more" and "source" as well
        if not any(namesakes.is_own(self._store, each) for each in exact):
            exact = written_apart(self._store, look, exact) or exact
        exact = eponyms.in_full(self._store, look, exact)
        if not exact:
            if gene:
                return _asked(by_gene.found(self._store, gene), question)
            return by_gene.several(self._store, question)
        intents = question.intents(exact[0].covered)
        if is_word_as_well(question, exact) or eponyms.may_be_word(question, exact):
            return several("close", exact, intents)
        if gene and genes.is_open(question, intents):
            ordered = namesakes.by_kind(self._store, exact)
            named = several("gene_or_condition", ordered, intents)
            found = (*named.named, *map(Gene, gene.curies))
            return replace(named, named=found, subject=gene.symbol)
        return namesakes.decided(self._store, question, exact)

    def _named_here(self, look: Look, last: str | None) -> LookedUp | None:
        """What a name is of; of several the sort of what is spoken of: "becker" of a dystrophy."""
        exact = self._named_exactly(look)
        if not isinstance(exact, Several):
            return exact
        number = self._store.number_of(last) if last else None
        meant = next((each for each in exact.candidates if each.concept == number), None)
        if meant:  # what is spoken of, named anew; alone it may be any of them
            others = tuple(each for each in exact.named if each != meant)
            return OneConcept(meant, exact.intents, others) if exact.intents else exact
        told = kin.told_apart(self._store, look.question, last)
        # A name that is another's in full is not what is spoken of, though a part of its name.
        is_spoken_of = isinstance(told, OneConcept) and told.meant.how == "last"
        return exact if told is None or is_spoken_of else told

    def _of_organ(self, look: Look, found: LookedUp) -> LookedUp:
        """The features of a body system of the condition before the word for it: "marfan eyes".

        Where nothing is called so: what was `found` otherwise stays.
        """
        is_answered = isinstance(found, OneConcept | OneGene)
        organ = None if is_answered else organs.behind(look.question)
        if organ is None:
            return found
        asks = tuple(
            token.word if place in organ.places else asked
            for place, (token, asked) in enumerate(
                zip(look.question.tokens, look.question.asks, strict=True)
            )
        )
        rest = self._matcher.look(replace(look.question, asks=asks, wanted=("body_systems",)))
        named = self._named_exactly(rest)
        if not isinstance(named, OneConcept) or not follow_up.has_features(
            self._store, named.meant.concept
        ):
            return found
        only = Only(system=organ.system)
        return replace(named, intents=("body_systems",), only=only)

    def _alone(self, question: Question, corrections: Corrections | None = None) -> LookedUp:
        """What is found of a name, without what a whole message can ask for."""
        look = self._matcher.look(question, corrections)
        found = (
            by_gene.said(self._store, self._matcher, look)
            or self._identified(look)
            or self._named_exactly(look)
            or close_names.found(self._store, self._matcher, look, is_personal=False)
        )
        return _unless_guessed(question, found)


def _unless_guessed(question: Question, found: LookedUp) -> LookedUp:
    """What was found; a name that fits one of another language by its letters alone is offered."""
    if isinstance(found, OneConcept) and is_guess(found.within or question, found.meant):
        return several("close", one_of_each(found.candidates), found.intents)
    return found


def _asked(found: OneGene | Several | None, question: Question) -> OneGene | Several | None:
    """The same with what is asked of the gene: "penetrance of LANT1"."""
    intents = question.intents()
    return replace(found, intents=intents) if intents and isinstance(found, OneGene) else found
