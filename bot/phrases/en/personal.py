"""A person's own settings, history and data."""

from __future__ import annotations

STATE_DOWN = "I cannot reach what I keep for people just now, so nothing was read or changed. Questions are answered all the same; please try this again in a few minutes."

# `/me`

ME_TITLE = "Your settings"
ME = "These hold for you everywhere, and nobody else sees them. What you do not choose is as the server has it."
ME_SETTINGS = {
    "plain_text": "How answers look",
    "private": "Who sees answers to your commands",
    "sort_order": "Clinical features",
}
ME_CHOICES = {
    "plain_text": {
        "server": "Look: as the server has it",
        "no": "Look: cards",
        "yes": "Look: plain text, for screen readers and small screens",
    },
    "private": {
        "server": "Seen by: as the server has it",
        "no": "Seen by: everybody, unless the server or you say private",
        "yes": "Seen by: only you",
    },
    "sort_order": {
        "server": "Features: by frequency",
        "frequency": "Features: by frequency, always",
        "system": "Features: grouped by body system",
    },
}
ME_PRIVATE_NOTE = "What you write in a channel, and the answer to it, everybody there can read. `/privacy show` says what is kept about you."

# `/history`

HISTORY_TITLE = "Your recent activity"
HISTORY_ON = "Your history is on. From now on I keep which concepts you opened and when, for {days} days and at most {most}; never what you wrote. `/history show`, `/history clear` and `/history off` are yours alone."
HISTORY_OFF = "Your history is off, and what was in it is deleted ({count})."
HISTORY_IS_OFF = (
    "Your history is off: nothing of what you look up is kept. `/history on` turns it on."
)
HISTORY_EMPTY = "Your history is on, and empty."
HISTORY_CLEARED = (
    "Your history is empty now ({count} deleted). It stays on; `/history off` turns it off."
)
HISTORY_SHOWN = "The concepts that you opened last, latest first. Only you see this."
HISTORY_ENTRY = "{name} · {concept} · {when}"
HISTORY_GONE = "{concept} (no longer in the loaded knowledge) · {when}"
HISTORY_OPEN = "Open one of these"
HISTORY_MORE = "Shown are the latest {shown} of {all}. `/privacy export` has all of them."

# `/privacy`

PRIVACY_TITLE = "What Rounds keeps, and why"
PRIVACY_KEPT = (
    "**What you ask** is held in memory while it is answered, and nowhere else: it is in no file and no log.",
    "**The concept you asked for last** in each place, and what was offered with it, is held in memory for {minutes:g} minutes, so that “and its genes?” and “the other one” work.",
    "**Your settings** (`/me`), **your reading list** (`/list`) and, only if you turned it on, **your history** (`/history`: concepts and times, never text) are kept until you delete them; a history for {history_days} days at most.",
    "**Servers**: what admins chose (`/settings`, `/pin`), also for single channels, is kept until they change it or the channel is deleted, and for {left_guild_days} days after Rounds was removed.",
    "**Counts**, by month, without whom: how many found a section of a concept useful and, where a server wants it, ids that were asked for and not found; for {counts_days} days.",
    "Discord itself keeps messages, commands and what you press, by its own policy; that is not in my hands.",
)
PRIVACY_OWN = "Of you there is now:"
PRIVACY_NOTHING = "Of you there is nothing."
PRIVACY_ROWS = {
    "person": "settings of yours",
    "history": "concepts in your history",
    "reading_list": "entries in your reading list",
}
PRIVACY_ROW = "- {what}: {count}"
PRIVACY_HOW = "`/privacy export` gives you all of it as a file, `/privacy delete` deletes it."
PRIVACY_OPEN = "What is kept of you"  # a button, to whoever asks to be forgotten
PRIVACY_EXPORTED = "All that I keep about you, as JSON. Only you see this."
PRIVACY_ASK = "This deletes all of it at once and cannot be taken back. What admins chose for a server stays, as it is not yours alone."
PRIVACY_DELETE = "Delete all of it"
PRIVACY_KEEP = "Keep it"
PRIVACY_KEPT_ALL = "Nothing was deleted."
PRIVACY_DELETED = "Deleted on {date} (UTC): {what}. Nothing about you is kept any more. Discord's own records are not in my hands."
