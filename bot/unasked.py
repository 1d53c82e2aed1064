"""Messages in study channels that nobody addressed to Rounds: which of them it may look at.

Discord delivers their text only with the message-content intent, which the operator switches on.
What speaks to somebody, shows something or quotes somebody is left alone unread; of the rest the
knowledge answers what plainly asks for a record (`Knowledge.unasked`). Nothing is kept of any.
"""

from __future__ import annotations

import re

import discord

_LONGEST = 300  # characters: a plain question is short
# Links, code, quotes, spoilers, mentions and other marks of Discord's, several lines.
_MORE_THAN_WORDS = re.compile(r"https?:|www\.|[`<>|\n]|\]\(")


def may_be_looked_at(message: discord.Message) -> bool:
    """Whether a person says something in words alone, to nobody, in a channel that has threads."""
    return (
        isinstance(message.channel, discord.TextChannel)
        and message.type is discord.MessageType.default
        and message.reference is None
        and not _shows_something(message)
        and not _speaks_to_somebody(message)
        and 0 < len(message.content) <= _LONGEST
        and _MORE_THAN_WORDS.search(message.content) is None
    )


def _shows_something(message: discord.Message) -> bool:
    return bool(message.attachments or message.embeds or message.stickers or message.poll)


def _speaks_to_somebody(message: discord.Message) -> bool:
    return bool(message.mentions or message.role_mentions or message.mention_everyone)
