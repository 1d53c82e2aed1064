"""Why this concept is shown, in Spanish."""

from __future__ import annotations

MATCHED = "coincide: {name}"
NAMED = "{kind} «{name}»"
GIVEN_BY = "{name} ({source})"
GIVEN_BY_WITHIN = "{name}, {source}"
AND_OTHERS = "{source} y {count} más"
SHOWN = "Se muestra: {name} ({how})"
SHOWING = {
    "spelling": "se escribe de forma parecida",
    "words": "con otras palabras",
    "close": "el nombre más parecido",
    "part": "nombrado en tu mensaje",
}
SHOWING_BY = {
    "spelling": "se escribe de forma parecida a {name}",
    "words": "con otras palabras: {name}",
    "close": "el nombre más parecido: {name}",
    "part": "nombrado en tu mensaje como {name}",
}
READ_AS = "«{typed}» leído como «{read_as}»"
READ_WORD_BY_WORD = "{shown}: {read}"
MATCHED_NAME = "«{name}»"
MATCHED_ID = "coincide: identificador {matched}"
MATCHED_MERGED = "{former} se fusionó con {current} ({source})"
MATCHED_RENAMED = "{former} ahora es {current} ({source})"
SINCE = "{source}, con fecha {since}"
MATCHED_LAST = "Sobre el último concepto por el que has preguntado"
MATCHED_CITATION = "{matched} consta en esta ficha"
LISTED_IN_SECTIONS = "{matched} consta en esta ficha, en: {sections}"
MATCHED_GENE = "coincide: gen {matched}"
OTHERS = "También podría ser: {others}"
PINNED_NAME = "«{name}», como está fijado aquí"
PINNED_HERE = "Significado fijado de {subject} aquí; otros: {others}"
PINNED_HERE_ALONE = "Significado fijado de {subject} aquí"
ALSO_LISTED = "También consta en: {others}"
