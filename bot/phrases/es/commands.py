"""What commands and their options are called in Spanish."""

from __future__ import annotations

COMMAND_NAMES = {
    "ask": "preguntar",
    "concept": "concepto",
    "symptoms": "síntomas",
    "features": "signos",
    "citations": "publicaciones",
    "sources": "fuentes",
    "settings": "configuración",
    "pin": "fijar",
    "me": "mis-ajustes",
    "history": "historial",
    "privacy": "privacidad",
    "on": "activar",
    "off": "desactivar",
    "show": "mostrar",
    "clear": "vaciar",
    "export": "exportar",
    "delete": "borrar",
    "list": "lista",
    "add": "añadir",
    "help": "ayuda",
    "about": "acerca",
}
OPTION_NAMES = {
    "question": "pregunta",
    "name": "nombre",
    "section": "sección",
    "free": "gratis",
    "since": "desde",
    "type": "tipo",
    "as": "formato",
    "reference": "referencia",
    "private": "privado",
    "abbreviation": "abreviatura",
    "concept": "concepto",
    "channel": "canal",
    "topic": "tema",
}
