"""What commands and their options are called in French."""

from __future__ import annotations

COMMAND_NAMES = {
    "ask": "demander",
    "concept": "concept",
    "symptoms": "symptômes",
    "features": "signes",
    "citations": "publications",
    "sources": "sources",
    "help": "aide",
    "about": "à-propos",
}
OPTION_NAMES = {
    "question": "question",
    "name": "nom",
    "section": "section",
    "private": "privé",
    "topic": "sujet",
}
