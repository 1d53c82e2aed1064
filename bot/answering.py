"""The one path from a message to a reply, shared by every entrance."""

from __future__ import annotations

from collections.abc import Hashable

from bot.conversation import Conversation
from knowledge import Answer, Choices, Knowledge, Reply

_UNSETTLED = frozenset({"abbreviation", "name", "kind", "close"})


class Answering:
    """Asks the knowledge, and remembers the last concept of each place."""

    def __init__(self, knowledge: Knowledge, conversation: Conversation) -> None:
        self._knowledge = knowledge
        self._conversation = conversation

    def reply(self, text: str, place: Hashable) -> Reply:
        """The reply to a message in a place."""
        return self._remembered(self._knowledge.ask(text, self._conversation.last(place)), place)

    def open(self, concept: str, place: Hashable, intents: tuple[str, ...] = ()) -> Reply:
        """The reply to a choice that was made."""
        return self._remembered(self._knowledge.show(concept, intents), place)

    def _remembered(self, reply: Reply, place: Hashable) -> Reply:
        if isinstance(reply, Answer):
            self._conversation.remember(place, reply.concept.id)
        elif isinstance(reply, Choices) and reply.reason in _UNSETTLED:
            # What follows is about one of the choices, not about what was spoken of before.
            self._conversation.forget(place)
        return reply
