"""Exporting what a card shows, sending it elsewhere, and reading lists."""

from __future__ import annotations

SEND_BUTTON = "Send to …"
SEND_TITLE = "Send to …"
SEND_WHAT = "{name}: {what}"
SEND_WHOLE = "the whole record"
SEND_CARD = "the summary"
SEND_HOW = "Choose a format, then where it goes. Only you see this."
SEND_FORMAT = "Format"
SEND_WHERE = {
    "me": "Here, only for me",
    "here": "Here, for everybody",
    "dm": "My direct messages",
    "thread": "A new thread",
    "list": "My reading list",
}
SENT_DM = "Sent to your direct messages."
SENT_DM_CLOSED = "Discord does not let me write you a direct message. Allow messages from members of this server in its privacy settings, or choose another place."
SENT_THREAD = "Sent to {thread}."
SENT_NO_THREAD = "I cannot make a thread here: Rounds must be a member of the server, may have to be allowed to, and a thread has none of its own. Choose another place."
SENT_GONE = "The record is no longer in the loaded knowledge. Please ask again."

# `/list`

LIST_TITLE = "Your reading list"
LIST_EMPTY = "Your reading list is empty. “Send to …” on a card puts its citations on it, and `/list add` any PMID, DOI or concept."
LIST_SHOWN = "{count} on your list, the latest first. Only you see this."
LIST_PAGE = "entries {first} to {last}"
LIST_UNHELD = "not in the loaded records"
LIST_OPEN = "Open one of these"
LIST_REMOVE = "Take one off the list"
LIST_ADDED = "Added to your reading list: {added}."
LIST_ADDED_COUNT = "Added to your reading list: {added}. There before: {there}."
LIST_FULL = "Your list holds {most}, as many as it can. Take some off before you add more; added now: {added}."
LIST_NOT_FOUND = "That is no PMID or DOI, and no one concept that I know. Send a PMID, a DOI, or a name chosen from the list as you type."
LIST_REMOVED = "Taken off your reading list: {reference}."
LIST_NOT_THERE = "That is not on your reading list."
LIST_CLEARED = "Your reading list is empty now ({count} taken off)."
LIST_EXPORTED = "Your reading list, {count} entries. Only you see this."
