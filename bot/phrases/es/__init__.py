"""Spanish: what is said in cards and messages; what is missing here is said in English."""

from __future__ import annotations

from bot.phrases.es.safety import *  # noqa: F403

PREVIOUS = "‹ Anterior"
NEXT = "Siguiente ›"
DELETE = "Borrar"
