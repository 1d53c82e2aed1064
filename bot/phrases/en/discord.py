"""What is said on Discord alone: cards, commands, buttons, faults."""

from __future__ import annotations

TITLE = "Rounds"
LOADED = "Sources of this knowledge"
CONTINUED = "{section} (continued)"
PAGE = "page {page} of {pages}"
PAGE_MENU = "Page {page} of {pages}: go to …"
PAGE_ENTRY = "Page {page} · {first}"
COUNTED_SECTION = "{section} ({count})"
ORDERS = {"clinical_features": "By frequency", "features_by_system": "By body system"}
PREVIOUS = "‹ Previous"
NEXT = "Next ›"
DELETE = "Delete"
OPEN = "Open {number}"
SECTIONS_MENU = "Sections of this record"
NAMED_MENU = "Open a term named above"
OPEN_FOR_DEFINITION = "What each means: choose it below."
OPEN_FOR_MORE = "What each means: choose it below. Who reports it, onset, references: “{button}”."
WITH_EVIDENCE = "With evidence"
BRIEFLY = "In brief"
SUMMARY_OPTION = "Summary"
OTHERS_MENU = "Could also mean …"
CHOICE_MENU = "Choose one, or none of these"
CHOICES_MENU = "Choose one ({first} to {last})"
CHOOSE_HERE = "Press one, or choose in the menu, which ends in “None of these”."
OPEN_HERE = "Press one: it opens below, and this list stays."
NARROW_MENU = "Narrow down: free text, years"
NARROW_ALL = "All ({count})"
NARROW_FREE = "Free full text only ({count})"
NARROW_SINCE = "Since {year} ({count})"
NARROW_BOTH = "Since {year}, free full text only ({count})"
NOT_MEANT = "Not what I meant"
NONE_OF_THESE = "None of these"
NONE_OF_THESE_HINT = "How to ask for it by its full name or an id"
NONE_OF_THESE_NEXT = "What comes next by name"
HOW_TO_NAME = """None of them, then. I have kept nothing of it; these ways lead furthest:
- the full name as it stands in a report, without other words: `/concept name:`, where names are suggested as you type
- an id, if you have one: C3888318, MONDO:0600024, OMIM:160750, ORPHA:558, HP:0003701
- another name of it, or a wider one; from its card you can go on to what stands below it"""
COMMANDS = {
    "ask": "Ask about a genetic condition or a feature in your own words",
    "concept": "Show the record of a condition or a feature",
    "symptoms": "Show the clinical features annotated to a condition",
    "features": "Show the clinical features annotated to a condition",
    "citations": "Show the guidelines, reviews and studies listed for a condition",
    "sources": "Show what Rounds quotes from: releases, licences and how to cite each source",
    "settings": "Set how Rounds answers in this server",
    "pin": "Let an abbreviation mean one concept in a channel or the whole server",
    "export": "Save a record, a section or its citations as a file",
    "list": "Your own reading list",
    "list show": "Show your reading list, to you alone",
    "list add": "Put a publication or a concept on your reading list",
    "list clear": "Take everything off your reading list",
    "list export": "Get your reading list as one file",
    "me": "Choose how answers look to you, and who sees them",
    "history": "Your recent activity: off until you turn it on",
    "history on": "Keep which concepts you open, and when; never what you write",
    "history off": "Keep no history any more, and delete what is in it",
    "history show": "Show the concepts you opened last, to you alone",
    "history clear": "Delete what is in your history",
    "privacy": "What Rounds keeps about you, and why",
    "privacy show": "Show what Rounds keeps, for how long and why",
    "privacy export": "Get all that Rounds keeps about you as a file",
    "privacy delete": "Delete all that Rounds keeps about you",
    "help": "Show how to ask, with examples to press",
    "about": "Show what Rounds is, its version, and its privacy policy and terms",
}
OPTIONS = {
    "question": "In plain words; please write nothing about yourself or a patient",
    "name": "A name, an abbreviation or an id; choose from the list as you type",
    "section": "Show this section instead of the summary",
    "free": "Only publications with a free full text",
    "since": "Only publications of this year or later",
    "type": "Only guidelines, reviews, studies or linked publications",
    "private": "Show the answer to you alone",
    "as": "The kind of file",
    "reference": "A PMID or DOI, or a concept; choose from the list as you type",
    "abbreviation": "The abbreviation, such as IIM",
    "concept": "What it means here; choose from the list as you type, or give an id",
    "channel": "In this channel only; without one, in all channels",
    "topic": "What you would like to know about",
}
EXPLAIN_TERMS = "Explain terms here"  # in the context menu of a message; at most 32 characters
EXPLAIN_TERMS_HINT = "In the menu of a message: lists the terms that it names"
NO_TEXT = "This message has no text of its own: I read neither pictures, files nor embeds. `/concept` takes a name."
COOLDOWN = "One question after the other, please: ask again in {seconds} s. Buttons and menus need no waiting."
NOT_YOURS = "Only the person who asked, or somebody who manages messages here, can delete this."
OLD_BUTTON = "This button is of an earlier version of Rounds. Please ask again."
OLD_COMMAND = (
    "This command has changed since your Discord last loaded it. Please try it again in a minute."
)
NOT_HERE = "The people who run this server do not want this command in this channel. Try another channel, or a direct message to me."
NOT_EXPLAINED_HERE = "The people who run this server do not want “Explain terms here” used in this channel. Send me the words you wonder about in a direct message, or `/ask` in another channel."
RESTARTING = "I am restarting. Please ask again in a minute."
FAILED = "I could not look that up just now. Nothing is wrong with your question; please try again in a minute."
NO_TOKEN = "set ROUNDS_DISCORD_TOKEN to the token of your Discord application (Developer Portal, Bot, Reset Token)"
BAD_TOKEN = "Discord refused the token. Copy it again from the Developer Portal (Bot, Reset Token) into ROUNDS_DISCORD_TOKEN."
NO_INTENT = "Discord refused the message-content intent: switch on Message Content Intent in the Developer Portal (Bot, Privileged Gateway Intents), or set message_content = false."
NO_DISCORD = "Discord could not be reached at {address} ({problem}). Check the network, and discord_api_url if you set it."
