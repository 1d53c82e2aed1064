"""The fixed ladder of look-ups, and the decision: from a question to what is found.

For the mention as a whole: identifier, exact name or abbreviation, gene, and only then names close
to what was typed. Where two readings are equally good several are found; where none is good enough
it says so. No record is read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge import (
    apart,
    by_id,
    eponyms,
    follow_up,
    genes,
    identifiers,
    kin,
    lacking,
    namesakes,
    parting,
    requested,
    unheld,
    whether,
)
from knowledge.abbreviations import as_people_say, with_meanings, with_usual, written_apart
from knowledge.decision import (
    CLEAR_PART,
    LEFT_OVER,
    NEAREST,
    SURE_PART,
    filled,
    is_far_fetched,
    is_guess,
    is_offered,
    is_rival,
    is_sure,
    is_typed_in_full,
    likened,
    one_of_each,
    sole_part,
    worth_offering,
)
from knowledge.finding import (
    Gene,
    LookedUp,
    Nothing,
    OneConcept,
    OneGene,
    Several,
    several,
    with_assumed,
)
from knowledge.genes import GeneMention
from knowledge.lexicon import ENGLISH
from knowledge.literature import Literature
from knowledge.look import Look
from knowledge.matcher import Candidate, Matcher
from knowledge.message import read
from knowledge.model import Kind, NameKind
from knowledge.question import Question
from knowledge.store import Store
from knowledge.telling import is_long, is_story, may_tell, set_apart, tell

_NEAREST = 3  # names near to what was typed, before others that a part of it is


class Ladder:
    """Finds what questions are about in one knowledge file; safe from several threads."""

    def __init__(self, store: Store, literature: Literature | None = None) -> None:
        self._store = store
        self._literature = literature
        self._matcher = Matcher(store)

    def find(self, question: Question, last: str | None, *, is_personal: bool) -> LookedUp:
        """What a question is about; `last` is the id of the concept spoken of before, if any."""
        found = self._found(question, last, is_personal=is_personal)
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
            or self._whether(look, last)
            or self._gene_said(look)
            or requested.asked(self._store, self._matcher, look, last)
            or self._identified(look)
            or follow_up.in_part(self._store, self._matcher, look, last)
            or follow_up.of_system(self._store, self._matcher, look, last)
            or whether.bare(self._store, self._matcher, look, last)
            or kin.numbered(self._store, question, last)
            or self._named_here(look, last)
            or follow_up.lone(self._store, question, last)
            or follow_up.spoken_of(self._store, self._matcher, question, last)
            or kin.told_apart(self._store, question, last)
            or self._gene_by_name(question)
            or self._named_closely(look, is_personal=is_personal)
        )
        found = unheld.told(self._store, question, _unless_guessed(question, found), self._alone)
        found = follow_up.reminded(self._store, found, last)
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
        told = self._told(look)
        return None if isinstance(told, Nothing) else told

    # The rungs of the ladder, in order. Each gives None where the next one is to try.

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
        return whether.asked(self._store, self._matcher, look, last, self._alone)

    def _alone(self, question: Question) -> LookedUp:
        """What is found of a name, without what a whole message can ask for."""
        look = self._matcher.look(question)
        found = (
            self._gene_said(look)
            or self._identified(look)
            or self._named_exactly(look)
            or self._named_closely(look, is_personal=False)
        )
        return _unless_guessed(question, found)

    def _gene_said(self, look: Look) -> OneGene | Several | Nothing | None:
        """A symbol beside the word gene, where nothing else is named."""
        question = look.question
        mention = None if question.identifiers else genes.said(question, self._store)
        if mention is None or not genes.is_all(question, mention, self._store):
            return None
        return self._gene(mention) or self._unknown_gene(look, mention)

    def _identified(self, look: Look) -> LookedUp | None:
        question = look.question
        if len(question.identifiers) > 1:
            found = self._named_in(look)
            if len(found) > 1:
                return several("terms", found, question.intents())
        if question.identifiers:
            readings = question.identifiers[0].readings
            return by_id.found(self._store, self._literature, readings, question.intents())
        malformed = identifiers.malformed(question.text)
        if malformed is None:
            return None
        detail = f"{malformed.expected}|{malformed.found}"
        return Nothing("malformed_identifier", subject=malformed.text, detail=detail)

    def _named_exactly(self, look: Look) -> OneConcept | OneGene | Several | None:
        question = look.question
        whole = self._matcher.exact(look)
        exact = namesakes.as_spelt(question, whole)
        exact = with_usual(self._matcher, look, exact) or as_people_say(self._matcher, look)
        gene = genes.alone(question, self._store)
        if not question.content and not namesakes.any_of_kind(self._store, whole):
            exact = []  # vocabularies have concepts of "yes", "more" and "source" as well
        if not any(namesakes.is_own(self._store, each) for each in exact):
            exact = written_apart(self._store, look, exact) or exact
        exact = eponyms.in_full(self._store, look, exact)
        if not exact:
            return self._gene(gene) if gene else self._genes(question)
        intents = question.intents(exact[0].covered)
        if namesakes.is_word_as_well(question, exact):
            return several("close", exact, intents)
        if gene and genes.is_open(question, intents):
            ordered = namesakes.by_kind(self._store, exact)
            named = several("gene_or_condition", ordered, intents)
            found = (*named.named, *map(Gene, gene.curies))
            return replace(named, named=found, subject=gene.symbol)
        return self._decide(question, exact)

    def _named_here(self, look: Look, last: str | None) -> LookedUp | None:
        """What a name is of; of several the sort of what is spoken of: "becker" of a dystrophy."""
        exact = self._named_exactly(look)
        if isinstance(exact, Several):
            return kin.told_apart(self._store, look.question, last) or exact
        return exact

    def _named_closely(self, look: Look, *, is_personal: bool) -> LookedUp:
        question = look.question
        if is_long(question):
            return self._told(look)
        told = self._told_briefly(look, is_personal=is_personal)
        ranked = likened(question, self._matcher.rank(look))
        ranked = namesakes.by_section(self._store, question, ranked)
        if decided := self._surely(question, ranked):
            return decided
        if read_otherwise := self._lacked_or_slipped(look):
            return read_otherwise
        if told and not (ranked and is_offered(ranked[0])):
            return told
        named = self._named_in(look) if is_personal else []
        if named := [each for each in named if each.score >= CLEAR_PART]:
            return self._of_person(question, named)
        exact = self._meant_by_the_rest(question, ranked) or self._exact_in_part(question, ranked)
        if exact and not is_far_fetched(question, exact):
            return OneConcept(exact, question.intents(exact.covered))
        parts = [each for each in self._named_in(look) if each.score >= SURE_PART]
        covered = (place for each in parts for place in each.covered)
        if len(parts) > 1 and look.unexplained(covered) <= LEFT_OVER:
            return namesakes.together(question, with_meanings(self._matcher, self._store, parts))
        near = worth_offering(ranked)
        sole = sole_part(near)
        if sole and not is_far_fetched(question, sole):
            others = tuple(each for each in ranked if each is not sole)
            return OneConcept(sole, question.intents(sole.covered), runners_up=others)
        return lacking.found(self._store, question) or self._offered(look, ranked, near)

    def _surely(
        self, question: Question, ranked: Sequence[Candidate]
    ) -> OneConcept | Several | None:
        """The best candidate and its equals, where it is good enough and not far-fetched."""
        if not ranked or not is_sure(ranked):
            return None
        decided = self._decide(question, ranked)
        if isinstance(decided, OneConcept) and is_far_fetched(question, decided.meant, ranked):
            return None
        return decided

    def _lacked_or_slipped(self, look: Look) -> OneConcept | Several | None:
        """The condition that the lack of a gene is, or a name typed but for a letter or two."""
        lacked = lacking.found(self._store, look.question)
        if isinstance(lacked, OneConcept):
            return lacked
        slipped = self._matcher.slipped(look)
        return self._decide(look.question, slipped) if slipped else None

    def _offered(
        self, look: Look, ranked: Sequence[Candidate], near: Sequence[Candidate]
    ) -> LookedUp:
        """What may be meant, to choose from; a gene where no name is near."""
        question = look.question
        gene = genes.alone(question, self._store, any_case=True)
        if gene and not near and (found := self._gene(gene)):
            return found
        if near := _with_others(near, set_apart(self._matcher, look, self._store.entries)):
            close = several("close", filled(near, ranked), question.intents(near[0].covered))
            # A symbol in small letters was typed in full, which the names were not.
            symbols = map(Gene, gene.curies if gene else ())
            return replace(close, named=(*symbols, *close.named))
        return self._nothing_fits(look, ranked)

    def _decide(self, question: Question, candidates: Sequence[Candidate]) -> OneConcept | Several:
        """One answer where one candidate stands out, else choices."""
        intents = question.intents(candidates[0].covered)
        best, name = candidates[0], candidates[0].form
        rivals = one_of_each(
            [each for each in candidates if is_rival(each, best) or each.form == name]
        )
        if len(rivals) == 1:
            return OneConcept(rivals[0], intents, runners_up=tuple(candidates[1:]))
        shortened = [each.name for each in rivals if each.kind is NameKind.ABBREVIATION]
        if shortened:
            ordered = namesakes.by_kind(self._store, rivals)
            return several("abbreviation", ordered, intents, shortened[0])
        return namesakes.between(self._store, rivals, intents)

    def _meant_by_the_rest(
        self, question: Question, ranked: Sequence[Candidate]
    ) -> Candidate | None:
        """Of the meanings of an abbreviation the one whose names hold the words beside it."""
        meanings = [
            each for each in ranked if each.kind is NameKind.ABBREVIATION and is_typed_in_full(each)
        ]
        fitting = []
        for each in meanings:
            rest = {question.words[n] for n in question.content if n not in each.covered}
            if rest and rest <= self._store.entries.words_of(each.concept):
                fitting.append(each)
        return fitting[0] if len(fitting) == 1 else None

    def _exact_in_part(self, question: Question, ranked: Sequence[Candidate]) -> Candidate | None:
        """A name of two words or more, typed in full beside words that are of no name at all."""
        for candidate in ranked[:3]:
            left = [place for place in question.content if place not in candidate.covered]
            unknown = not any(question.words[place] in self._store.vocabulary for place in left)
            # "side effects of zebrafen" is about what stands behind the "of".
            unknown = unknown and not any(question.follows_of(place) for place in left)
            named = [place for place in candidate.covered if question.asks[place] is None]
            # Of words that are read as others the name may be one: the "itching" of "itchy nose".
            words = candidate.fit.match if candidate.fit else candidate.covered
            of_several = min(len(words), len(candidate.covered)) > 1
            if unknown and named and of_several and is_typed_in_full(candidate):
                return candidate
        return None

    def _gene(self, mention: GeneMention) -> OneGene | Several | None:
        """The gene of a symbol; should two have it, both to choose from."""
        if len(mention.curies) > 1:
            return Several("identifier", tuple(map(Gene, mention.curies)), subject=mention.symbol)
        if not mention.curies:
            return None
        is_symbol = bool(self._store.genes_called(mention.symbol))
        return OneGene(mention.curies[0], called="" if is_symbol else mention.symbol)

    def _gene_by_name(self, question: Question) -> OneGene | Several | None:
        mention = genes.by_name(question, self._store)
        return self._gene(mention) if mention else None

    def _genes(self, question: Question) -> Several | None:
        curies = [each for found in genes.several(question, self._store) for each in found.curies]
        found = tuple(map(Gene, dict.fromkeys(curies)))
        return Several("terms", found, ("gene_conditions",)) if len(found) > 1 else None

    def _unknown_gene(self, look: Look, mention: GeneMention) -> Nothing:
        named = self._named_in(look)[:3]
        return Nothing("unknown_gene", tuple(named), subject=mention.symbol)

    def _told(self, look: Look) -> OneConcept | Several | Nothing:
        """What a long message is about, of all that it names."""
        question = look.question
        told = tell(self._matcher, look, self._store.entries)
        if not told.meant:
            return self._nothing_fits(look, told.named)
        meant = namesakes.before_leaning(self._store, told.meant)
        best, *others = meant
        intents = question.intents(best.covered)
        if others:
            return several("terms", meant, intents)
        return OneConcept(best, intents, runners_up=told.named[1:])

    def _told_briefly(self, look: Look, *, is_personal: bool) -> OneConcept | Several | None:
        """What a message of middle length is about; signs told as one's own are offered instead."""
        if not may_tell(look.question):
            return None
        told = self._told(look)
        if isinstance(told, Nothing):
            return None
        is_sign = self._store.is_feature(told.candidates[0].concept)
        return None if is_personal and is_sign else told

    def _of_person(self, question: Question, named: list[Candidate]) -> OneConcept | Several:
        """A question about somebody: the condition named in it, else the terms it names."""
        conditions = [each for each in named if self._store.kind(each.concept) is not Kind.FEATURE]
        if len(conditions) == 1 and conditions[0].score >= SURE_PART:
            return OneConcept(conditions[0], question.intents(conditions[0].covered))
        return several("terms", named, question.intents(named[0].covered))

    def _named_in(self, look: Look) -> list[Candidate]:
        return apart.named(self._matcher, self._store, look)

    def _nothing_fits(self, look: Look, ranked: Sequence[Candidate]) -> Nothing:
        """That nothing fits, with the names nearest to it, else those that a part of it is."""
        question, intents = look.question, look.question.intents()
        nearest = tuple(each for each in ranked[:3] if each.score >= NEAREST)
        if not nearest and not is_long(question):
            named = (each for each in self._named_in(look) if each.score >= SURE_PART)
            nearest = tuple(named)[:3]
        if question.is_in_other_script():
            return Nothing("other_script", nearest, intents)
        language = question.language()
        if language != "English":
            return Nothing("other_language", nearest, intents, detail=language)
        return Nothing("nothing_fits", nearest, intents)


def _unless_guessed(question: Question, found: LookedUp) -> LookedUp:
    """What was found; a name that fits one of another language by its letters alone is offered."""
    if isinstance(found, OneConcept) and is_guess(found.within or question, found.meant):
        return several("close", one_of_each(found.candidates), found.intents)
    return found


def _with_others(near: Sequence[Candidate], apart: Sequence[Candidate]) -> list[Candidate]:
    """The names near to what was typed, and those in part of it that stand for themselves."""
    return one_of_each([*near[:_NEAREST], *apart, *near[_NEAREST:]])
