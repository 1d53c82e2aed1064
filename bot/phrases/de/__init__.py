"""German: what is said in cards and messages; what is missing here is said in English."""

from __future__ import annotations

PREVIOUS = "‹ Zurück"
NEXT = "Weiter ›"
DELETE = "Löschen"
