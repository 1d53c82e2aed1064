"""What commands and their options are called in German."""

from __future__ import annotations

COMMAND_NAMES = {
    "ask": "fragen",
    "concept": "konzept",
    "symptoms": "symptome",
    "features": "merkmale",
    "citations": "publikationen",
    "sources": "quellen",
    "settings": "einstellungen",
    "pin": "festlegen",
    "me": "meine-einstellungen",
    "history": "verlauf",
    "privacy": "datenschutz",
    "on": "an",
    "off": "aus",
    "show": "anzeigen",
    "clear": "leeren",
    "export": "exportieren",
    "delete": "löschen",
    "list": "liste",
    "add": "hinzufügen",
    "help": "hilfe",
    "about": "über",
}
OPTION_NAMES = {
    "question": "frage",
    "name": "name",
    "section": "abschnitt",
    "free": "frei",
    "since": "seit",
    "type": "art",
    "as": "format",
    "reference": "angabe",
    "private": "privat",
    "abbreviation": "abkürzung",
    "concept": "konzept",
    "channel": "kanal",
    "topic": "thema",
}
