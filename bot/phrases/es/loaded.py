"""What is said of all that is loaded, in Spanish."""

from __future__ import annotations

SOURCES_ROW = "filas leídas: {read} · afirmaciones usadas: {used} · filas omitidas: {left_out}"
LITERATURE_ROW = "publicaciones descargadas: {publications:,}; búsquedas: {searches:,}; conceptos buscados: {concepts}"
LICENCE = "licencia: {licence}"
CITE = "cómo citar: {citation}"
LEFT_OUT = "omitido: {reason} ({rows})"
