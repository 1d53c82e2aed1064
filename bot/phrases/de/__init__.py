"""German: what is said in cards and messages; what is missing here is said in English."""

from __future__ import annotations

from bot.phrases.de.safety import *  # noqa: F403

PREVIOUS = "‹ Zurück"
NEXT = "Weiter ›"
DELETE = "Löschen"
