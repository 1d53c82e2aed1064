"""What commands and their options are called in German."""

from __future__ import annotations

COMMAND_NAMES = {
    "ask": "fragen",
    "concept": "konzept",
    "symptoms": "symptome",
    "features": "merkmale",
    "citations": "publikationen",
    "sources": "quellen",
    "help": "hilfe",
    "about": "über",
}
OPTION_NAMES = {
    "question": "frage",
    "name": "name",
    "section": "abschnitt",
    "private": "privat",
    "topic": "thema",
}
