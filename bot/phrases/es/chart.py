"""What is said in and of the chart of a concept's clinical features, in Spanish."""

from __future__ import annotations

CHART_BUTTON = "Como imagen"
CHART_TITLE = "Signos clínicos por sistema corporal y frecuencia"
CHART_BANDS = {
    "obligate": "En todos",
    "very_frequent": "Muy frecuente",
    "frequent": "Frecuente",
    "occasional": "Ocasional",
    "very_rare": "Muy raro",
    "otherwise": "Con otras palabras",
    "not_given": "Frecuencia no indicada",
}
CHART_RANGES = {
    "obligate": "100 %",
    "very_frequent": "80–99 %",
    "frequent": "30–79 %",
    "occasional": "5–29 %",
    "very_rare": "menos del 5 %",
    "otherwise": "",
    "not_given": "",
}
CHART_BAND = "{band} ({range})"
CHART_ALL = "Todos los signos"
CHART_SEVERAL = "Un signo de varios sistemas corporales se cuenta en cada uno."
CHART_HOW = "Frecuencia según lo descrito: por los pacientes contados (1 de 1 es el 100 %) o, si no, la más alta indicada."
CHART_NO_FREQUENCY = "Las fuentes no indican ninguna frecuencia."
CHART_GROUP = "{band}: "
CHART_AND_MORE = "{names} y {count} más"
CHART_MORE_SYSTEMS = "Más sistemas corporales ({count}): "
CHART_ABSENT = "Descritos como ausentes, no contados aquí ({count}): "
CHART_SYSTEM = "{system} {count}"
CHART_TOO_FEW = "{name}: {count} de al menos {fewest} signos para un gráfico. Pide sus signos clínicos como texto."

# The chart in words, for those who do not see it.
CHART_ALT = (
    "Gráfico de {count} signos clínicos de {name}, por sistema corporal y frecuencia descrita."
)
CHART_ALT_BANDS = "Todos los signos: {bands}."
CHART_ALT_SYSTEMS = "Por sistema corporal, un signo de varios se cuenta en cada uno: {systems}."
CHART_ALT_MORE_SYSTEMS = "{count} más con {most} como máximo cada uno"
CHART_ALT_FREQUENT = "Los más frecuentes: {names}."
CHART_ALT_ABSENT = "Descritos como ausentes, no contados: {count}."
CHART_ALT_TEXT = "La sección «{section}» tiene todo esto como texto."
