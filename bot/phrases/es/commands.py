"""What commands and their options are called in Spanish."""

from __future__ import annotations

COMMAND_NAMES = {
    "ask": "preguntar",
    "concept": "concepto",
    "symptoms": "síntomas",
    "features": "signos",
    "citations": "publicaciones",
    "sources": "fuentes",
    "help": "ayuda",
    "about": "acerca",
}
OPTION_NAMES = {
    "question": "pregunta",
    "name": "nombre",
    "section": "sección",
    "private": "privado",
    "topic": "tema",
}
