"""Exporting what a card shows, sending it elsewhere, and reading lists, in Spanish."""

from __future__ import annotations

SEND_BUTTON = "Enviar a…"
SEND_TITLE = "Enviar a…"
SEND_WHAT = "{name}: {what}"
SEND_WHOLE = "la ficha completa"
SEND_CARD = "el resumen"
SEND_HOW = "Escoge un formato y después adónde va. Solo tú ves esto."
SEND_FORMAT = "Formato"
SEND_WHERE = {
    "me": "Aquí, solo para mí",
    "here": "Aquí, para todo el mundo",
    "dm": "Mis mensajes directos",
    "thread": "Un hilo nuevo",
    "list": "Mi lista de lectura",
}
SENT_DM = "Enviado a tus mensajes directos."
SENT_DM_CLOSED = "Discord no me deja escribirte un mensaje directo. Permite los mensajes de miembros de este servidor en sus ajustes de privacidad o escoge otro lugar."
SENT_THREAD = "Enviado a {thread}."
SENT_NO_THREAD = "Aquí no puedo abrir un hilo: Rounds debe ser miembro del servidor, quizá necesite permiso, y un hilo no tiene hilos propios. Escoge otro lugar."
SENT_GONE = "La ficha ya no está en el conocimiento cargado. Por favor, vuelve a preguntar."

# `/list`

LIST_TITLE = "Tu lista de lectura"
LIST_EMPTY = "Tu lista de lectura está vacía. «Enviar a…» en una tarjeta añade sus referencias, y `/lista añadir`, cualquier PMID, DOI o concepto."
LIST_SHOWN = "{count} en tu lista, lo más reciente primero. Solo tú ves esto."
LIST_PAGE = "entradas {first} a {last}"
LIST_UNHELD = "no está en las fichas cargadas"
LIST_OPEN = "Abre uno de estos"
LIST_REMOVE = "Quitar uno de la lista"
LIST_ADDED = "Añadido a tu lista de lectura: {added}."
LIST_ADDED_COUNT = "Añadido a tu lista de lectura: {added}. Ya estaban: {there}."
LIST_FULL = "Tu lista contiene {most}, todo lo que cabe. Quita algo antes de añadir más; añadido ahora: {added}."
LIST_NOT_FOUND = "Eso no es un PMID ni un DOI, ni un único concepto que yo conozca. Envía un PMID, un DOI o un nombre escogido de la lista al escribir."
LIST_REMOVED = "Quitado de tu lista de lectura: {reference}."
LIST_NOT_THERE = "Eso no está en tu lista de lectura."
LIST_CLEARED = "Tu lista de lectura ya está vacía ({count} quitados)."
LIST_EXPORTED = "Tu lista de lectura, {count} entradas. Solo tú ves esto."
