"""What is said in and of the chart of a concept's clinical features, in French."""

from __future__ import annotations

CHART_BUTTON = "En image"
CHART_TITLE = "Signes cliniques par système corporel et fréquence"
CHART_BANDS = {
    "obligate": "Chez tous",
    "very_frequent": "Très fréquent",
    "frequent": "Fréquent",
    "occasional": "Occasionnel",
    "very_rare": "Très rare",
    "otherwise": "En d'autres mots",
    "not_given": "Fréquence non précisée",
}
CHART_RANGES = {
    "obligate": "100 %",
    "very_frequent": "80–99 %",
    "frequent": "30–79 %",
    "occasional": "5–29 %",
    "very_rare": "moins de 5 %",
    "otherwise": "",
    "not_given": "",
}
CHART_BAND = "{band} ({range})"
CHART_ALL = "Tous les signes"
CHART_SEVERAL = "Un signe de plusieurs systèmes corporels compte dans chacun."
CHART_HOW = "Fréquence signalée : d'après les patients comptés (1 sur 1 fait 100 %), sinon la plus élevée indiquée."
CHART_NO_FREQUENCY = "Les sources n'indiquent aucune fréquence."
CHART_GROUP = "{band} : "
CHART_AND_MORE = "{names} et {count} de plus"
CHART_MORE_SYSTEMS = "Autres systèmes corporels ({count}) : "
CHART_ABSENT = "Signalés comme absents, non comptés ici ({count}) : "
CHART_SYSTEM = "{system} {count}"
CHART_TOO_FEW = "{name} : {count} signes sur au moins {fewest} pour un graphique. Demandez ses signes cliniques sous forme de texte."

# The chart in words, for those who do not see it.
CHART_ALT = (
    "Graphique de {count} signes cliniques de {name}, par système corporel et fréquence signalée."
)
CHART_ALT_BANDS = "Tous les signes : {bands}."
CHART_ALT_SYSTEMS = (
    "Par système corporel, un signe de plusieurs systèmes comptant dans chacun : {systems}."
)
CHART_ALT_MORE_SYSTEMS = "{count} de plus avec {most} au maximum chacun"
CHART_ALT_FREQUENT = "Les plus fréquents : {names}."
CHART_ALT_ABSENT = "Signalés comme absents, non comptés : {count}."
CHART_ALT_TEXT = "La section « {section} » contient tout cela sous forme de texte."
