"""What commands and their options are called in French."""

from __future__ import annotations

COMMAND_NAMES = {
    "ask": "demander",
    "concept": "concept",
    "symptoms": "symptômes",
    "features": "signes",
    "citations": "publications",
    "sources": "sources",
    "settings": "paramètres",
    "pin": "épingler",
    "me": "mes-réglages",
    "history": "historique",
    "privacy": "confidentialité",
    "on": "activer",
    "off": "désactiver",
    "show": "montrer",
    "clear": "vider",
    "export": "exporter",
    "delete": "supprimer",
    "list": "liste",
    "add": "ajouter",
    "help": "aide",
    "about": "à-propos",
}
OPTION_NAMES = {
    "question": "question",
    "name": "nom",
    "section": "section",
    "free": "gratuit",
    "since": "depuis",
    "type": "type",
    "as": "format",
    "reference": "référence",
    "private": "privé",
    "abbreviation": "abréviation",
    "concept": "concept",
    "channel": "salon",
    "topic": "sujet",
}
