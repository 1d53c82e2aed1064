"""The one path from a message to a reply, shared by every entrance."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Protocol

from knowledge import Answer, Choices, GeneAnswer, Knowledge, Reply
from knowledge.model import Kind

# What follows these is about one of the choices; of names that are merely close it need not be.
_UNSETTLED = frozenset({"abbreviation", "gene_or_condition", "name", "kind", "instead"})
_CHOSEN = "identifier"  # by a press, a number or an id
_OF_NAMES = frozenset({"identifiers", "synonyms", "resources", "publications"})


class Memory(Protocol):
    """What was spoken of last in each place: a conversation, or the part of it that a job has."""

    def last(self, place: Hashable, /) -> str | None:
        """The id of the concept spoken of last."""

    def remember(self, place: Hashable, concept: str, /) -> None:
        """Keep the id of the concept spoken of now."""

    def forget(self, place: Hashable, /) -> None:
        """Forget what was spoken of."""


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
        return self._remembered(self._knowledge.ask(text, last, (), self._pinned), place)

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
        self, concept: str, others: tuple[str, ...], place: Hashable, intents: tuple[str, ...] = ()
    ) -> Reply:
        """What to choose from where the concept shown is not what was meant."""
        reply = self._knowledge.instead_of(concept, others, intents)
        return self._remembered(reply, place)

    def _with_sections(self, reply: Reply, sections: tuple[str, ...]) -> Reply:
        if sections and isinstance(reply, Answer):
            return self._knowledge.with_sections(reply, sections)
        return reply

    def _remembered(self, reply: Reply, place: Hashable) -> Reply:
        if isinstance(reply, Answer):
            if not self._is_aside(reply, place):
                self._conversation.remember(place, reply.concept.id)
        elif isinstance(reply, GeneAnswer) or (
            isinstance(reply, Choices) and reply.reason in _UNSETTLED
        ):
            self._conversation.forget(place)
        return reply

    def _is_aside(self, answer: Answer, place: Hashable) -> bool:
        """Whether what was spoken of stays so, though a mere name was found: "any eye problems".

        Vocabularies list words as well, of which their records hold nothing but the name.
        """
        if answer.concept.kind is not Kind.UNSTATED or answer.match.how == _CHOSEN:
            return False
        is_bare = not any(count for key, count in answer.contents if key not in _OF_NAMES)
        return is_bare and self._conversation.last(place) is not None


def _sayable(text: str) -> str:
    """The text without lone surrogates: no knowledge file could be asked for these."""
    return text.encode("utf-8", "replace").decode("utf-8")
