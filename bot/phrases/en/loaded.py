"""What is said of all that is loaded: each source, and the literature beside it."""

from __future__ import annotations

SOURCES_ROW = "rows read: {read} · statements used: {used} · rows left out: {left_out}"
LITERATURE_ROW = "fetched publications: {publications:,}; searches: {searches:,}; concepts searched for: {concepts}"
LICENCE = "licence: {licence}"
CITE = "cite: {citation}"
LEFT_OUT = "left out: {reason} ({rows})"
