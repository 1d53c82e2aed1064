"""What is said in and of the chart of a concept's clinical features, in German."""

from __future__ import annotations

CHART_BUTTON = "Als Bild"
CHART_TITLE = "Klinische Merkmale nach Körpersystem und Häufigkeit"
CHART_BANDS = {
    "obligate": "Bei allen",
    "very_frequent": "Sehr häufig",
    "frequent": "Häufig",
    "occasional": "Gelegentlich",
    "very_rare": "Sehr selten",
    "otherwise": "Anders angegeben",
    "not_given": "Häufigkeit nicht angegeben",
}
CHART_RANGES = {
    "obligate": "100 %",
    "very_frequent": "80–99 %",
    "frequent": "30–79 %",
    "occasional": "5–29 %",
    "very_rare": "unter 5 %",
    "otherwise": "",
    "not_given": "",
}
CHART_BAND = "{band} ({range})"
CHART_ALL = "Alle Merkmale"
CHART_SEVERAL = "Ein Merkmal mehrerer Körpersysteme zählt in jedem."
CHART_HOW = "Häufigkeit wie berichtet: nach den gezählten Patienten (1 von 1 sind 100 %), sonst die höchste angegebene."
CHART_NO_FREQUENCY = "Die Quellen geben keine Häufigkeit an."
CHART_GROUP = "{band}: "
CHART_AND_MORE = "{names} und {count} weitere"
CHART_MORE_SYSTEMS = "Weitere Körpersysteme ({count}): "
CHART_ABSENT = "Als nicht vorhanden berichtet, hier nicht gezählt ({count}): "
CHART_SYSTEM = "{system} {count}"
CHART_TOO_FEW = "{name}: {count} von mindestens {fewest} Merkmalen für ein Diagramm. Frag nach den klinischen Merkmalen als Text."

# The chart in words, for those who do not see it.
CHART_ALT = "Diagramm von {count} klinischen Merkmalen von {name}, nach Körpersystem und berichteter Häufigkeit."
CHART_ALT_BANDS = "Alle Merkmale: {bands}."
CHART_ALT_SYSTEMS = "Nach Körpersystem, ein Merkmal mehrerer in jedem gezählt: {systems}."
CHART_ALT_MORE_SYSTEMS = "{count} weitere mit je höchstens {most}"
CHART_ALT_FREQUENT = "Am häufigsten: {names}."
CHART_ALT_ABSENT = "Als nicht vorhanden berichtet, nicht gezählt: {count}."
CHART_ALT_TEXT = "Der Abschnitt „{section}“ enthält all das als Text."
