"""What commands and their options are called, for the other languages to translate.

Discord takes small letters, digits, hyphens and underscores, at most 32; two commands, or two
options of one command, never have one name.
"""

from __future__ import annotations

COMMAND_NAMES = {
    "ask": "ask",
    "concept": "concept",
    "symptoms": "symptoms",
    "features": "features",
    "citations": "citations",
    "sources": "sources",
    "settings": "settings",
    "pin": "pin",
    "me": "me",
    "history": "history",
    "privacy": "privacy",
    "on": "on",
    "off": "off",
    "show": "show",
    "clear": "clear",
    "export": "export",
    "delete": "delete",
    "list": "list",
    "add": "add",
    "help": "help",
    "about": "about",
}
OPTION_NAMES = {
    "question": "question",
    "name": "name",
    "section": "section",
    "free": "free",
    "since": "since",
    "type": "type",
    "as": "as",
    "reference": "reference",
    "private": "private",
    "abbreviation": "abbreviation",
    "concept": "concept",
    "channel": "channel",
    "topic": "topic",
}
