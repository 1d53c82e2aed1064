"""What is said of all that is loaded, in German."""

from __future__ import annotations

SOURCES_ROW = (
    "gelesene Zeilen: {read} · verwendete Aussagen: {used} · ausgelassene Zeilen: {left_out}"
)
LITERATURE_ROW = "geladene Veröffentlichungen: {publications:,}; Suchen: {searches:,}; gesuchte Konzepte: {concepts}"
LICENCE = "Lizenz: {licence}"
CITE = "zitieren als: {citation}"
LEFT_OUT = "ausgelassen: {reason} ({rows})"
