"""What admins of a server can set."""

from __future__ import annotations

SETTINGS_TITLE = "Settings of this server"
SETTINGS_PAGES = {
    "general": "Answers in the whole server",
    "channel": "Answers in one channel",
    "words": "Words of Rounds",
    "study": "Study channels",
    "commands": "Commands by channel",
    "meanings": "Pinned meanings",
    "reports": "Reports and counts",
}
SETTINGS_PAGE = "Show another page of settings"
SETTINGS_TEXTS = {
    "general": "How answers look in every channel that has no choice of its own, unless somebody chose otherwise for themselves with `/me`. The next page sets one channel apart.",
    "channel": "Choose a channel. What you choose below it then holds in this channel and its threads alone; “as in the whole server” takes it back. What people chose for themselves with `/me` still counts.",
    "words": "What Rounds itself says. What sources say stays in their own language.",
    "study": "In a study channel a team works with Rounds: mentions are answered there like everywhere, and you choose whether each answer opens a thread. One of them can be set apart under “Answers in one channel”.",
    "commands": "Choose a channel, then the commands that may be used in it. Threads count as their channel. Direct messages are not affected. In a study channel also whether plain questions without a mention are answered.",
    "meanings": "An abbreviation that stands for several things can mean one of them here. `/pin` adds a meaning; choose one below to take it back.",
    "reports": "Where “Report this answer” posts: the concept and section that were shown, who reports, and what they write. Without a channel only the source's own page is offered.",
}
SETTINGS_MENUS = {
    "plain_text": "How answers look",
    "private": "Who sees answers to commands",
    "in_thread": "Where answers to messages go",
    "here_thread": "Where answers to messages go in this channel",
    "here_private": "Who sees answers to commands in this channel",
    "here_plain": "How answers look in this channel",
    "language": "Language of Rounds' own words",
    "disclaimer": "“Not medical advice” in full",
    "counts_unfound": "Count ids that were asked for and not found",
    "study_thread": "In study channels",
    "study_unmentioned": "Messages without a mention",
    "here_unmentioned": "Messages without a mention in this channel",
}
SETTINGS_CHOICES = {
    "plain_text": {
        "default": "Look: as the operator has it",
        "no": "Look: cards",
        "yes": "Look: plain text",
    },
    "private": {
        "default": "Seen by: everybody, unless the asker says private",
        "yes": "Seen by: only the asker",
    },
    "in_thread": {
        "default": "Answers to messages: where they were asked",
        "yes": "Answers to messages: in a thread each",
    },
    "here_thread": {
        "default": "Answers to messages: as in the whole server",
        "yes": "Answers to messages: in a thread each",
        "no": "Answers to messages: where they were asked",
    },
    "here_private": {
        "default": "Seen by: as in the whole server",
        "yes": "Seen by: only the asker",
        "no": "Seen by: everybody, unless the asker says private",
    },
    "here_plain": {
        "default": "Look: as in the whole server",
        "yes": "Look: plain text",
        "no": "Look: cards",
    },
    "language": {
        "default": "Language: that of each person's Discord",
        "en": "Language: English",
        "es": "Language: Spanish",
        "fr": "Language: French",
        "de": "Language: German",
    },
    "disclaimer": {
        "default": "In full: once a day to each person",
        "always": "In full: with every answer",
        "short": "In full: never, six words instead",
    },
    "counts_unfound": {
        "default": "Ids not found: not counted",
        "yes": "Ids not found: counted by month, without whom",
    },
    "study_thread": {
        "thread": "Each answer in a thread of its own",
        "place": "Answers where they were asked",
    },
    "study_unmentioned": {
        "no": "Left alone unless Rounds is mentioned",
        "yes": "Plain questions are answered in a thread, without a mention",
    },
    "here_unmentioned": {
        "default": "Without a mention: as in all study channels",
        "yes": "Without a mention: plain questions get a thread",
        "no": "Without a mention: left alone",
    },
}
CHANNEL_APART = "Channel to set apart"
CHANNELS_APART_NONE = "No channel is set apart: all are as the whole server."
CHANNELS_APART = "Set apart: {channels}"
CHANNEL_NOW = "Now in {channel}:"
CHANNEL_HOLDS = "- {choice} ({origin})"
CHANNEL_ORIGINS = {
    "channel": "in this channel alone",
    "study": "as in all study channels",
    "server": "as in the whole server",
}
CHANNEL_AS_STUDY = "Answers to messages: as in all study channels"
CHANNEL_REFUSED = "- Not allowed: {commands}"
STUDY_CHANNELS = "Study channels"
STUDY_NONE = "There is no study channel."
STUDY_INTENT = "Messages without a mention reach Rounds only where its operator has turned on the message-content intent; here that is {state}."
STUDY_INTENT_ON, STUDY_INTENT_OFF = "on", "off"
COMMANDS_CHANNEL = "Channel to set the commands of"
COMMANDS_ALLOWED = "Commands allowed in the channel"
COMMANDS_OF = "In {channel} these are allowed now:"
REFUSED_IN = "{channel}: not {commands}"
MEANING = "“{abbreviation}” means {concept} {where}"
MEANING_EVERYWHERE = "in all channels"
MEANING_IN = "in {channel}"
MEANINGS_NONE = "No meaning is pinned."
MEANINGS_REMOVE = "Take back a pinned meaning"
SETTINGS_MORE = "… and {count} more"
REPORT_CHANNEL = "Channel for reports"
SETTINGS_FORBIDDEN = "Only members who manage this server can change its settings."
SETTINGS_NO_SERVER = (
    "There is no server here to set anything for. `/me` has the settings that are yours."
)
PINNED = "From now on “{abbreviation}” means {concept} {where}. Whoever means another one can still choose it on the card."
PIN_UNKNOWN = (
    "I could not find one concept for that. Choose it from the list while you type, or give its id."
)
PIN_EMPTY = "That is no abbreviation: it has no letter or digit in it."
