"""The one path from a message to a reply, shared by every entrance."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Protocol

from bot.conversation import NO_OFFER, Offer
from knowledge import Answer, Choices, GeneAnswer, Knowledge, NoMatch, Notice, Reply, safety
from knowledge.asking import choosing
from knowledge.model import Kind
from knowledge.replies.reply import of_conditions
from knowledge.sections import INTENTS
from knowledge.understanding.finding import Nothing, OneConcept

# What follows these is about one of the choices; of names that are merely close it need not be.
_UNSETTLED = frozenset(
    {
        "abbreviation",
        "gene_or_condition",
        "name",
        "kind",
        "instead",
        "of_gene",
        "of_these",
        "compare",
    }
)
_NAMED = frozenset({"terms", "reverse_lookup"})  # all of them in one message
_SPOKEN_OF = "last"
_OF_RECORDS = frozenset(INTENTS) - {
    "definition",
    "body_systems",
    "compare",
    "citation",
    "cite",
    "reverse_lookup",
}
_SAYS_NOTHING = frozenset({"definition"})  # "what about …" asks for no definition
_CHOSEN = "identifier"  # by a press, a number or an id
_AGAIN = frozenset({_CHOSEN, _SPOKEN_OF})
_FEW = range(2, 4)  # that are compared
_OF_NAMES = frozenset({"identifiers", "synonyms", "resources", "publications"})


class Memory(Protocol):
    """What was spoken of last in each place: a conversation, or the part of it that a job has."""

    def last(self, place: Hashable, /) -> str | None:
        """The id of the concept spoken of last."""

    def remember(self, place: Hashable, concept: str, /) -> None:
        """Keep the id of the concept spoken of now."""

    def forget(self, place: Hashable, /) -> None:
        """Forget what was spoken of."""

    def offer(self, place: Hashable, offer: Offer, /) -> None:
        """Keep what the reply of now puts before its reader."""

    def offered(self, place: Hashable, /) -> Offer:
        """What was put before the reader last."""


class Answering:
    """Asks the knowledge, and remembers the last concept of each place.

    `pinned`: which concept (its id) an abbreviation (in normal form) stands for where it is asked.
    """

    def __init__(
        self, knowledge: Knowledge, conversation: Memory, pinned: Mapping[str, str] | None = None
    ) -> None:
        self._knowledge = knowledge
        self._conversation = conversation
        self._pinned = pinned or {}

    def reply(self, text: str, place: Hashable, about: str | None = None) -> Reply:
        """The reply to a message in a place; `about` is the concept that it points to of itself."""
        last = about or self._conversation.last(place)
        offer = self._conversation.offered(place)
        text = self._meant(text, last)
        chosen = None if about else self._chosen(text, place, last, offer)
        chosen = chosen or self._told(text, place, last, offer)
        chosen = chosen or self._compared(text, place, last, offer)
        return chosen or self._remembered(self._asked(text, last, offer), place)

    def _meant(self, text: str, last: str | None) -> str:
        """What is meant in place of what was not: "no, not X, Y"; else all of the message."""
        meant = choosing.corrected(text)
        if meant is None or safety.screen(text).kind is not None:
            return text
        return text if isinstance(self._knowledge.find(meant, last), Nothing) else meant

    def _asked(self, text: str, last: str | None, offer: Offer) -> Reply:
        """The reply to a message that chooses nothing.

        Where it asks the same of another, that is asked what was asked before; where it is about
        what was offered, and none of that is spoken of yet, that is offered once more.
        """
        spoken = offer.ids[0] if offer.pending and not last else last
        reply = self._knowledge.ask(text, spoken, (), self._pinned)
        if isinstance(reply, Answer) and reply.match.how == _SPOKEN_OF and spoken != last:
            if reply.asked:  # it names a feature, and no record is spoken of yet that may list it
                return self._knowledge.ask(text, None, (), self._pinned)
            return self._among(text, offer, reply)
        if offer.wanted and _asks_who_else(reply):
            return self._knowledge.show(offer.wanted, ("reverse_lookup",))
        if isinstance(reply, NoMatch) and spoken != last:
            # None of what was offered is spoken of yet.
            return replace(reply, spoken=None, spoken_id=None)
        is_bare = isinstance(reply, Answer | Choices) and _SAYS_NOTHING.issuperset(reply.intents)
        if is_bare and choosing.goes_on(text) and _OF_RECORDS.issuperset(offer.intents):
            return self._knowledge.ask(text, spoken, offer.intents, self._pinned)
        return reply

    def _among(self, text: str, offer: Offer, asked: Answer) -> Reply:
        """What was offered, to be asked this; the one, if only one can be."""
        able = self._knowledge.askable(offer.ids, asked.intents, together=offer.together)
        meant = self._knowledge.named_in(text, able)
        if len(meant) == 1:
            reply = self._knowledge.show(meant[0], asked.intents)
        else:
            reply = self._knowledge.among(offer.ids, asked.intents, offer.gene)
        if isinstance(reply, Notice):
            return reply
        return replace(reply, notice=asked.notice, urgent=asked.urgent)

    def _chosen(self, text: str, place: Hashable, last: str | None, offer: Offer) -> Reply | None:
        """The reply to a message that chooses of what was offered; None where it does not.

        What was offered stays so: the next may choose another.
        """
        chosen = choosing.chosen(text, len(offer.ids)) if offer.ids else None
        if chosen is None or safety.screen(text).kind is not None:
            return None
        intents = chosen.intents or offer.intents
        left = tuple(each for each in offer.ids if each != last)
        if chosen.place is not None:
            meant = offer.ids[chosen.place]
            return self.open(meant, place, intents) if offer.numbered else None
        if chosen.other and len(left) == 1:
            return self.open(left[0], place, intents)
        is_unopened = offer.pending and last not in offer.ids
        if is_unopened and not chosen.other:
            return self.instead_of(None, offer.instead, place, intents)
        return self.instead_of(last, (*left, *offer.instead), place, intents) if last else None

    def _told(self, text: str, place: Hashable, last: str | None, offer: Offer) -> Reply | None:
        """The reply to a message that tells one of those offered by its name: "not X"."""
        told = choosing.told(text) if offer.ids else None
        if told is None or safety.screen(text).kind is not None:
            return None
        called = self._knowledge.called(told.words, offer.ids)
        if not called:
            return self._without(text, place, last, offer) if told.without else None
        if told.without:
            left = tuple(each for each in offer.ids if each not in called)
        else:
            left = tuple(each for each in called if not (told.instead and each == last))
        if len(left) == 1:
            return self.open(left[0], place, offer.intents)
        if len(left) > 1:
            return self._remembered(self._knowledge.among(left, offer.intents), place)
        return self.instead_of(last, (), place, offer.intents) if told.without and last else None

    def _without(self, text: str, place: Hashable, last: str | None, offer: Offer) -> Reply | None:
        """What stays meant where none of what was offered is said not to be.

        The one spoken of; where a sort of it is refused, what else it may be.
        """
        found = self._knowledge.find(text, last)
        if not isinstance(found, OneConcept) or found.meant.how == _SPOKEN_OF:
            return None
        if last is None:
            reply = self._knowledge.among(offer.ids, offer.intents, offer.gene)
        elif self._knowledge.is_sort(found.meant.concept, last):
            reply = self._knowledge.instead_of(last, (), offer.intents, found.meant.concept)
        else:
            reply = self._knowledge.show(last, offer.intents)
        return self._remembered(reply, place)

    def _compared(self, text: str, place: Hashable, last: str | None, offer: Offer) -> Reply | None:
        """What was spoken of, where a message asks to compare and names nothing: "difference?".

        The few that were offered, else the last two that were shown; None where there are none.
        """
        if not choosing.compares(text) or safety.screen(text).kind is not None:
            return None
        shown = (offer.former, last) if offer.former and last else ()
        ids = offer.ids if offer.pending and len(offer.ids) in _FEW else shown
        return self._remembered(self._knowledge.compared(ids), place) if ids else None

    def unasked(self, text: str, place: Hashable) -> Reply | None:
        """The answer to a message to nobody that plainly asks for it; None: leave it alone."""
        answer = self._knowledge.unasked(text, self._pinned)
        return self._remembered(answer, place) if answer else None

    def terms(self, text: str) -> Reply:
        """What a text names, to choose from; what was spoken of stays what it was."""
        return self._knowledge.terms(text, self._pinned)

    def named(
        self,
        name: str,
        place: Hashable,
        intents: tuple[str, ...] = (),
        sections: tuple[str, ...] = (),
    ) -> Reply:
        """The reply to a name, or to an id chosen from a list, which is opened as it is."""
        name = _sayable(name)
        if self._knowledge.store.number_of(name) is not None:
            return self.open(name, place, intents, sections)
        reply = self._knowledge.ask(name, None, intents, self._pinned)
        return self._remembered(self._with_sections(reply, sections), place)

    def open(
        self,
        concept: str,
        place: Hashable,
        intents: tuple[str, ...] = (),
        sections: tuple[str, ...] = (),
    ) -> Reply:
        """The reply to a choice that was made: these sections, or those that serve the intents."""
        reply = self._knowledge.show(_sayable(concept), intents)
        return self._remembered(self._with_sections(reply, sections), place)

    def whether(self, concept: str, asked: tuple[str, ...], place: Hashable) -> Reply:
        """What the record of a concept lists of what was asked after, both by id."""
        return self._remembered(self._knowledge.whether(_sayable(concept), asked), place)

    def instead_of(
        self,
        concept: str | None,
        others: tuple[str, ...],
        place: Hashable,
        intents: tuple[str, ...] = (),
    ) -> Reply:
        """What to choose from where the concept shown, or none of those offered, is meant."""
        reply = self._knowledge.instead_of(concept, others, intents)
        return self._remembered(reply, place)

    def _with_sections(self, reply: Reply, sections: tuple[str, ...]) -> Reply:
        if sections and isinstance(reply, Answer):
            return self._knowledge.with_sections(reply, sections)
        return reply

    def _remembered(self, reply: Reply, place: Hashable) -> Reply:
        last = self._conversation.last(place)
        self._conversation.offer(place, _offer(reply, self._conversation.offered(place), last))
        if isinstance(reply, Answer):
            if not self._is_aside(reply, place):
                self._conversation.remember(place, reply.concept.id)
        elif isinstance(reply, GeneAnswer) or (
            isinstance(reply, Choices) and self._is_unsettled(reply, place)
        ):
            self._conversation.forget(place)
        return reply

    def _is_unsettled(self, choices: Choices, place: Hashable) -> bool:
        """Whether what follows is about one of these; not where one is spoken of already."""
        concepts = {match.id for match in choices.matches if match.kind != "gene"}
        if choices.reason == "compare" and not concepts:
            return False  # two genes: what was spoken of stays so
        if choices.reason not in _NAMED:
            return choices.reason in _UNSETTLED
        return bool(concepts) and self._conversation.last(place) not in concepts

    def _is_aside(self, answer: Answer, place: Hashable) -> bool:
        """Whether what was spoken of stays so, though a mere name was found: "any eye problems".

        Vocabularies list words as well, of which their records hold nothing but the name.
        """
        if answer.concept.kind is not Kind.UNSTATED or answer.match.how == _CHOSEN:
            return False
        is_bare = not any(count for key, count in answer.contents if key not in _OF_NAMES)
        return is_bare and self._conversation.last(place) is not None


def _offer(reply: Reply, before: Offer, last: str | None) -> Offer:
    """What a reply puts before its reader, in the order in which it is shown.

    Where it shows one of what was offered `before`, the others stay so: "no, the other one". So do
    all where it shows nothing.
    """
    match reply:
        case Answer() if reply.match.how in _AGAIN and reply.concept.id in before.ids:
            former = before.former if last == reply.concept.id else last or ""
            wanted = _wanted(reply)
            return replace(before, intents=reply.intents, wanted=wanted, former=former)
        case Answer():
            ids = (reply.concept.id, *(match.id for match in reply.others))
            former = before.former if last == reply.concept.id else last or ""
            wanted = _wanted(reply)
            offer = Offer(ids, reply.intents, wanted=wanted, numbered=False, former=former)
            return replace(offer, instead=tuple(reply.instead))
        case GeneAnswer():
            ids = tuple(tied.match.id for tied in reply.conditions)
            gene = reply.symbol or reply.id
            return Offer(ids, of_conditions(reply), gene, pending=bool(ids))
        case Choices():
            ids = tuple(match.id for match in reply.matches)
            gene = reply.subject if reply.reason == "of_gene" and reply.subject else ""
            together = reply.reason in _NAMED
            offer = Offer(ids, reply.intents, gene, pending=bool(ids), together=together)
            return replace(offer, instead=tuple(reply.instead))
        case NoMatch() if reply.nearest:
            ids = tuple(match.id for match in reply.nearest)
            return Offer(ids, reply.intents, pending=len(ids) == 1)  # it is as good as said
        case NoMatch():
            return before
    return NO_OFFER


def _wanted(answer: Answer) -> str:
    """The id of the one thing that the record was asked for, if it was."""
    return answer.asked[0].wanted.id if len(answer.asked) == 1 else ""


def _asks_who_else(reply: Reply) -> bool:
    """Whether it is asked which conditions have a condition: something that it has is meant."""
    return (
        isinstance(reply, Answer)
        and reply.match.how == _SPOKEN_OF
        and reply.intents[:1] == ("reverse_lookup",)
        and reply.concept.kind is not Kind.FEATURE
    )


def _sayable(text: str) -> str:
    """The text without lone surrogates: no knowledge file could be asked for these."""
    return text.encode("utf-8", "replace").decode("utf-8")
