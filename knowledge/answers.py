"""From a message to a reply: the fixed ladder of look-ups, the decision, and what is shown.

Safety is screened first. Then, for the mention as a whole: identifier, exact name or
abbreviation, gene, and only then names close to what was typed. Where two readings are equally
good the reply asks back; where none is good enough it says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge import by_id, genes, identifiers, lexicon, namesakes, safety
from knowledge.compose import Composer
from knowledge.decision import (
    CLEAR_PART,
    LONG,
    MARGIN,
    NEAREST,
    OFFERED,
    SURE_PART,
    given,
    is_offered,
    is_part,
    is_sure,
    is_typed_in_full,
    one_of_each,
)
from knowledge.genes import GeneMention
from knowledge.literature import Literature
from knowledge.matcher import Candidate, Matcher
from knowledge.model import Kind, NameKind
from knowledge.question import Question, read
from knowledge.reply import (
    Answer,
    Choices,
    GeneAnswer,
    Match,
    NoMatch,
    Notice,
    Reply,
)
from knowledge.store import Store

_SMALL_TALK = frozenset({"greeting", "thanks", "about", "loaded"})


class Knowledge:
    """One knowledge file, ready to be asked; safe to use from several threads.

    `literature` is the file of fetched publications beside it, where there is one.
    """

    def __init__(self, store: Store, literature: Literature | None = None) -> None:
        self.store = store
        self.literature = literature
        self._matcher = Matcher(store)
        self._compose = Composer(store, literature)
        # Rules and words are read now rather than while the first asker waits.
        safety.screen("")
        lexicon.load()

    def close(self) -> None:
        """Let the files go; nobody may be asking any more."""
        self.store.close()
        if self.literature:
            self.literature.close()

    def ask(self, text: str, last: str | None = None, intents: Sequence[str] = ()) -> Reply:
        """The reply to a message; `last` is the id of the concept spoken of before, if any.

        With `intents` the text is a name alone, and they say what is asked of it.
        """
        screening = safety.screen(text)
        match screening.kind:
            case "emergency" | "self_harm" | "patient_data":
                return Notice(screening.kind, screening.detail)
            case "personal" | "dose":
                reply = self._look_up(text, last, tuple(intents), is_personal=True)
                urgent = screening.detail is not None
                return replace(reply, notice=screening.kind, urgent=urgent)
            case None:
                return self._look_up(text, last, tuple(intents), is_personal=False)

    def show(self, curie: str, intents: Sequence[str] = ()) -> Answer | GeneAnswer | NoMatch:
        """A concept or gene by its id, for a choice that was made or a section that was opened."""
        number = self.store.number_of(curie)
        if number is None:
            return self._compose.gene(curie) or by_id.gone(curie)
        return self._compose.answer(given(number, "identifier", curie), tuple(intents))

    def with_sections(self, answer: Answer, keys: Sequence[str]) -> Answer:
        """The same concept, showing these sections of its record."""
        return self._compose.with_sections(answer, keys)

    def matches(self, candidates: Sequence[Candidate]) -> tuple[Match, ...]:
        """Candidates in short: what an answer holds of its runners-up."""
        return self._compose.matches(candidates)

    def _look_up(
        self, text: str, last: str | None, intents: tuple[str, ...], *, is_personal: bool
    ) -> Answer | GeneAnswer | Choices | NoMatch:
        question = read(text, self.store.vocabulary, intents)
        return (
            self._gene_said(question)
            or self._requested(question, last)
            or self._identified(question)
            or self._named_exactly(question)
            or self._spoken_of(question, last)
            or self._named_closely(question, is_personal=is_personal)
        )

    # The rungs of the ladder, in order. Each gives None where the next one is to try.

    def _gene_said(self, question: Question) -> GeneAnswer | Choices | NoMatch | None:
        """A symbol beside the word gene, where nothing else is named."""
        mention = None if question.identifiers else genes.said(question, self.store)
        if mention is None or not genes.is_all(question, mention, self.store):
            return None
        return self._gene(mention) or self._unknown_gene(question, mention)

    def _requested(self, question: Question, last: str | None) -> Choices | NoMatch | Answer | None:
        request = question.request()
        if request is None or request.meaning in _SMALL_TALK:
            return None
        named = self._named_in(question)
        if request.meaning == "compare":
            return self._compared(named, last)
        if request.meaning == "reverse_lookup":
            features = [each for each in named if self._compose.is_feature(each)]
            return self._with_features(features)
        nearest = self._compose.matches(named[:3])
        if request.meaning == "injection":
            return NoMatch("only_quotes", nearest)
        return NoMatch("not_offered", nearest, subject=request.meaning)

    def _identified(self, question: Question) -> Answer | GeneAnswer | Choices | NoMatch | None:
        if len(question.identifiers) > 1:
            found = self._named_in(question)
            if len(found) > 1:
                return self._compose.choices("terms", found, question.intents())
        if question.identifiers:
            return by_id.reply(
                self._compose, self.store, question.identifiers[0].readings, question.intents()
            )
        malformed = identifiers.malformed(question.text)
        if malformed is None:
            return None
        detail = f"{malformed.expected}|{malformed.found}"
        return NoMatch("malformed_identifier", subject=malformed.text, detail=detail)

    def _named_exactly(self, question: Question) -> Answer | GeneAnswer | Choices | None:
        exact = self._matcher.exact(question)
        gene = genes.alone(question, self.store)
        if not exact:
            return self._gene(gene) if gene else self._genes(question)
        intents = question.intents(exact[0].covered)
        if gene and genes.is_open(question, intents):
            ordered = namesakes.by_kind(self._compose, exact)
            named = self._compose.choices("gene_or_condition", ordered, intents)
            found = (*named.matches, *map(self._compose.gene_match, gene.curies))
            return replace(named, matches=found, subject=gene.symbol)
        return self._decide(question, exact)

    def _spoken_of(self, question: Question, last: str | None) -> Answer | NoMatch | None:
        """A question without a name is about the concept spoken of last."""
        if question.content:
            return None
        intents = question.intents()
        request = question.request()
        # The "what" of "what sources do you use" asks for no section.
        spoken = range(request.start, request.end) if request else ()
        if request and request.meaning in _SMALL_TALK and not question.intents(spoken):
            return NoMatch("not_offered", subject=request.meaning)
        if request and request.meaning == "reverse_lookup":
            intents = ("reverse_lookup", *intents)  # "which diseases have it"
        number = self.store.number_of(last) if last else None
        if number is None or not (intents or question.points_back()):
            return NoMatch("no_topic", intents=intents)
        return self._compose.answer(given(number, "last", ""), intents)

    def _named_closely(
        self, question: Question, *, is_personal: bool
    ) -> Answer | GeneAnswer | Choices | NoMatch:
        if len(question.content) >= LONG:
            return self._told(question)
        ranked = namesakes.by_section(self._compose, question, self._matcher.rank(question))
        if ranked and is_sure(ranked):
            return self._decide(question, ranked)
        named = self._named_in(question) if is_personal else []
        if named := [each for each in named if each.score >= CLEAR_PART]:
            return self._of_person(question, named)
        if exact := self._meant_by_the_rest(question, ranked) or self._exact_in_part(
            question, ranked
        ):
            return self._compose.answer(exact, question.intents(exact.covered))
        parts = [each for each in self._named_in(question) if each.score >= SURE_PART]
        if len(parts) > 1:
            return self._compose.choices("terms", parts, question.intents(parts[0].covered))
        near = namesakes.known_first(self._compose, [each for each in ranked if is_offered(each)])
        if len(near) == 1 and is_part(near[0]) and near[0].score >= OFFERED:
            return self._compose.answer(near[0], question.intents(near[0].covered))
        gene = genes.alone(question, self.store, any_case=True)
        if gene and not near and (found := self._gene(gene)):
            return found
        if near:
            close = self._compose.choices("close", near, question.intents(near[0].covered))
            # A symbol in small letters was typed in full, which the names were not.
            symbols = map(self._compose.gene_match, gene.curies if gene else ())
            return replace(close, matches=(*symbols, *close.matches))
        return self._nothing_fits(question, ranked)

    def _decide(self, question: Question, candidates: Sequence[Candidate]) -> Answer | Choices:
        """One answer where one candidate stands out, else choices."""
        intents = question.intents(candidates[0].covered)
        rivals = [each for each in candidates if candidates[0].score - each.score < MARGIN]
        rivals = one_of_each(rivals)
        if len(rivals) == 1:
            answer = self._compose.answer(rivals[0], intents)
            return replace(answer, runners_up=tuple(candidates[1:]))
        if any(each.kind is NameKind.ABBREVIATION for each in rivals):
            ordered = namesakes.by_kind(self._compose, rivals)
            return self._compose.choices("abbreviation", ordered, intents, candidates[0].name)
        return namesakes.between(self._compose, rivals, intents)

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
            if rest and rest <= self.store.entries.words_of(each.concept):
                fitting.append(each)
        return fitting[0] if len(fitting) == 1 else None

    def _exact_in_part(self, question: Question, ranked: Sequence[Candidate]) -> Candidate | None:
        """A name of two words or more, typed in full beside words that are of no name at all."""
        for candidate in ranked[:3]:
            left = [place for place in question.content if place not in candidate.covered]
            unknown = not any(question.words[place] in self.store.vocabulary for place in left)
            # "side effects of zebrafen" is about what stands behind the "of".
            unknown = unknown and not any(question.follows_of(place) for place in left)
            if unknown and len(candidate.covered) > 1 and is_typed_in_full(candidate):
                return candidate
        return None

    def _gene(self, mention: GeneMention) -> GeneAnswer | Choices | None:
        """The gene of a symbol; should two have it, both to choose from."""
        if len(mention.curies) > 1:
            found = tuple(map(self._compose.gene_match, mention.curies))
            return Choices("identifier", found, subject=mention.symbol)
        return self._compose.gene(mention.curies[0]) if mention.curies else None

    def _genes(self, question: Question) -> Choices | None:
        curies = [each for found in genes.several(question, self.store) for each in found.curies]
        matches = tuple(self._compose.gene_match(each) for each in dict.fromkeys(curies))
        return Choices("terms", matches, ("gene_conditions",)) if len(matches) > 1 else None

    def _unknown_gene(self, question: Question, mention: GeneMention) -> NoMatch:
        named = self._compose.matches(self._named_in(question)[:3])
        asked = self.store.sources_of_genes()
        return NoMatch("unknown_gene", named, subject=mention.symbol, asked=asked)

    def _compared(self, named: list[Candidate], last: str | None) -> Choices | None:
        """The concepts named in one message, the one spoken of last before a single one."""
        if len(named) == 1 and last and (number := self.store.number_of(last)):
            named = one_of_each([given(number, "last", ""), *named])
        return self._compose.choices("compare", named, ("compare",)) if len(named) > 1 else None

    def _with_features(self, features: list[Candidate]) -> Answer | Choices | None:
        if len(features) == 1:
            return self._compose.answer(features[0], ("reverse_lookup",))
        return (
            self._compose.choices("reverse_lookup", features, ("reverse_lookup",))
            if features
            else None
        )

    def _told(self, question: Question) -> Answer | Choices | NoMatch:
        """What a long message is about: what it names beyond doubt, the weightiest first."""
        named = sorted(self._named_in(question), key=lambda each: -each.score * len(each.covered))
        sure = [each for each in named if each.score >= SURE_PART]
        if len(sure) == 1:
            return self._compose.answer(sure[0], question.intents(sure[0].covered))
        if named:
            return self._compose.choices("terms", named, question.intents(named[0].covered))
        return self._nothing_fits(question, self._matcher.rank(question))

    def _of_person(self, question: Question, named: list[Candidate]) -> Answer | Choices:
        """A question about somebody: the condition named in it, else the terms it names."""
        conditions = [each for each in named if self._compose.kind(each) is not Kind.FEATURE]
        if len(conditions) == 1 and conditions[0].score >= SURE_PART:
            return self._compose.answer(conditions[0], question.intents(conditions[0].covered))
        return self._compose.choices("terms", named, question.intents(named[0].covered))

    def _named_in(self, question: Question) -> list[Candidate]:
        """All concepts that a message names in some part, by id or by name."""
        held = [
            candidate
            for mention in question.identifiers
            for candidate in by_id.held_under(self.store, mention.readings[0].curie)
        ]
        return one_of_each([*held, *self._matcher.spot(question)])

    def _nothing_fits(self, question: Question, ranked: Sequence[Candidate]) -> NoMatch:
        intents = question.intents()
        nearest = self._compose.matches([each for each in ranked[:3] if each.score >= NEAREST])
        language = question.language()
        if language != "English":
            return NoMatch("other_language", nearest, intents, detail=language)
        return NoMatch("nothing_fits", nearest, intents)
