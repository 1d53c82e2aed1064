"""The slash commands. A command is one function, and one line where its room lists its own."""

from bot.commands.suggesting import choices_of
from bot.commands.translating import PhraseTranslator
from bot.commands.tree import Commands, add_to, definition_hash

__all__ = ["Commands", "PhraseTranslator", "add_to", "choices_of", "definition_hash"]
