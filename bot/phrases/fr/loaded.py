"""What is said of all that is loaded, in French."""

from __future__ import annotations

SOURCES_ROW = "lignes lues : {read} · affirmations utilisées : {used} · lignes omises : {left_out}"
LITERATURE_ROW = "publications téléchargées : {publications:,} ; recherches : {searches:,} ; concepts cherchés : {concepts}"
LICENCE = "licence : {licence}"
CITE = "citer ainsi : {citation}"
LEFT_OUT = "omis : {reason} ({rows})"
