"""Titles and what is said of the statements of a record, in German."""

from __future__ import annotations

# Titles.

SECTIONS = {
    "definition": "Definition",
    "clinical_features": "Klinische Merkmale",
    "features_by_system": "Klinische Merkmale nach Körpersystem",
    "reported_absent": "Als nicht vorhanden berichtet",
    "course": "Beginn und Verlauf",
    "conditions": "Erkrankungen mit diesem Merkmal",
    "inheritance": "Erbgang",
    "genes": "Gene",
    "guidelines": "Leitlinien von Fachgesellschaften",
    "reviews": "Systematische Übersichten",
    "studies": "Klinische Studien",
    "publications": "Von NCBI verknüpfte Veröffentlichungen",
    "hierarchy": "Hierarchie",
    "related": "Verwandte Konzepte",
    "identifiers": "Kennungen",
    "synonyms": "Namen",
    "resources": "Weiterführende Seiten",
    "asked": "Ob es aufgeführt ist",
    "citation": "Literaturangabe",
    "cite": "Diesen Eintrag zitieren",
    "gene_conditions": "Mit diesem Gen verknüpfte Erkrankungen",
}
KINDS = {
    "disease": "Erkrankung",
    "feature": "klinisches Merkmal",
    "group": "Krankheitsgruppe",
    "unstated": "Art nicht angegeben",
    "gene": "Gen",
}
DISEASE_AND_FEATURE = "Erkrankung und klinisches Merkmal"
NAME_KINDS = {
    "preferred": "bevorzugter Name",
    "synonym": "Synonym",
    "abbreviation": "Abkürzung",
    "lay": "Laienbegriff",
    "former": "früherer Name",
}
RESOURCE_GROUPS = {
    "clinical": "Klinische Seiten",
    "practice_guidelines": "Praxisleitlinien",
    "molecular": "Molekulargenetische Seiten",
    "consumer": "Für Betroffene und Angehörige",
    "epidemiology": "Häufigkeit",
    "prognosis": "Prognose",
}

# Sections.

NONE_LISTED = (
    "In diesem Eintrag nicht aufgeführt ({sources}). Das heißt nicht, dass es nichts gibt."
)
OF_KINDS = "Genauere Erkrankungen, deren Einträge etwas aufführen ({count}):"
KIN_MAY = "Engere oder weitere Konzepte können welche haben: siehe „{hierarchy}“ ({count})."
NO_MODE_AS_SUCH = "In diesem Eintrag ({sources}) ist kein Erbgang als solcher aufgeführt. Genannt wird einer an anderer Stelle:"
STANDS_UNDER = "In der Hierarchie steht es unter „{name}“ ({id})."
DEFINED_WITH_MODE = "Eine Definition nennt einen:"
NOT_LISTED = "In diesem Eintrag nicht aufgeführt ({sources}): {sections}. Das heißt nicht, dass es nichts gibt."
WITHHELD = "{source} hat hier mehr ({rows}): automatische Zeilen (Evidenz IEA), die fehlen, weil ihre Weiterverwendung die Zustimmung von OMIM braucht."
NOT_OF_THIS_KIND = "Einträge dieser Art ({kind}) haben keinen solchen Abschnitt."
NO_OWN_SECTION = {
    "management": "Die Einträge haben keinen Abschnitt zur Behandlung; unten stehen die aufgeführten Leitlinien, mehr nicht.",
    "diagnosis": "Die Einträge haben keinen Abschnitt zur Diagnose; unten steht, was dazu aufgeführt ist.",
    "prognosis": "Die Einträge haben keinen Abschnitt zur Prognose; unten stehen Beginn, Verlauf und Veröffentlichungen, wie aufgeführt.",
    "epidemiology": "Die Einträge haben keinen Abschnitt zur Häufigkeit der Erkrankung; unten stehen die aufgeführten Studien.",
    "prevention": "Die Einträge haben keinen Abschnitt zur Vorbeugung; unten stehen die aufgeführten Leitlinien.",
    "codes": "ICD-Codes stehen in keiner der geladenen Quellen; unten sind die Kennungen, die sie angeben.",
}
NO_SECTION_NOR_LIST = {
    "management": "Die Einträge haben keinen Abschnitt zur Behandlung, und in diesem sind keine Leitlinien aufgeführt.",
    "diagnosis": "Die Einträge haben keinen Abschnitt zur Diagnose, und in diesem ist nichts dazu aufgeführt.",
    "prognosis": "Die Einträge haben keinen Abschnitt zur Prognose, und in diesem sind weder Beginn noch Verlauf noch Veröffentlichungen aufgeführt.",
    "epidemiology": "Die Einträge haben keinen Abschnitt zur Häufigkeit der Erkrankung, und in diesem sind keine Studien aufgeführt.",
    "prevention": "Die Einträge haben keinen Abschnitt zur Vorbeugung, und in diesem sind keine Leitlinien aufgeführt.",
    "codes": "ICD-Codes stehen in keiner der geladenen Quellen, und dieser Eintrag führt keine anderen Kennungen auf.",
}
FEATURE_COUNT = "{count} Merkmale sind annotiert; das ist kein vollständiges klinisches Bild."
FEATURE_COUNT_ONE = "1 Merkmal ist annotiert; das ist kein vollständiges klinisches Bild."
ABSENT_NOTE = "Danach wurde gesucht, und es wurde als nicht vorhanden berichtet:"
CONDITIONS_NOTE = "Direkt mit diesem Merkmal annotiert: {count}, die mit den meisten Berichten zuerst. Eine Überschneidung von Annotationen, keine Diagnose."
FIRST_CONDITIONS = "Hier die ersten {shown}; alle stehen im Abschnitt „{section}“."
NEWEST_LINKED = (
    "Die {shown} neuesten von {total} verknüpften; automatisch verknüpft, nicht ausgewählt."
)
ALL_LINKED = "Alle {shown} verknüpften; automatisch verknüpft, nicht ausgewählt."
NEWEST = "Neueste in der Liste: {year}."
NARROWED = "Nur die {how}; ausgelassen: {left_out}."
NOTHING_LEFT = "Es bleibt nichts übrig: Gefragt waren nur die {how}. Ausgelassen: {left_out}."
OF_SYSTEM = "Nur die eines Körpersystems ({system}); ausgelassen: {left_out}."
NONE_OF_SYSTEM = "In diesem Eintrag ist kein Merkmal dieses Körpersystems aufgeführt ({system}). Das heißt nicht, dass es keines gibt. Merkmale anderer Systeme: {left_out}."
NONE_BY = "Hier ist keine Publikation {how} aufgeführt. Ausgelassen: {left_out}."
THIS_AUTHOR = "dieser Person"  # whose name is not known any more
NARROWED_BY = {
    "author": "von {}",
    "year": "aus {}",
    "free": "mit freiem Volltext",
    "since": "ab {} (ein nicht angegebenes Jahr zählt nicht)",
}
CATEGORIES = {
    "etiology": "Ätiologie",
    "diagnosis": "Diagnose",
    "therapy": "Therapie",
    "prognosis": "Prognose",
    "prediction": "Klinische Vorhersageregeln",
}
SEE_ALL = "Alle ansehen ({total})"
SEARCHED = "PubMed-Suche: {listed} von {total} aufgeführt, neueste zuerst"
SEARCHED_NOTHING = "PubMed-Suche: nichts gefunden"
SEARCH_CAVEAT = "Gefunden durch eine Suche nach den Namen des Konzepts: Ein Artikel kann von etwas Weiterem handeln oder es nur nebenbei nennen, und andere können fehlen. Niemand hat die Liste geprüft."
CITE_FILES = "Die Arbeiten, die der Eintrag aufführt, gibt es für sich: Frag nach „Literatur“. Als Datei, mit dieser Zeile: „Senden an …“ auf einer Karte und `/exportieren` auf Discord (Markdown, Text, JSON, CSV; Arbeiten als BibTeX, RIS, CSL-JSON), `rounds export` für alle, die Rounds betreiben."
RETRACTED = "ZURÜCKGEZOGEN"
COMPLETED = "{source}; was dort fehlt: {completed}"
AUTHORS = "({count} Autoren)"
NO_TITLE = "Titel in diesem Eintrag nicht angegeben"
FREE = "freier Volltext"
NO_FREE = "kein freier Volltext aufgeführt"
PUBMED = "PubMed"
BY_DOI = "DOI"
PMC = "PMC"
RESOURCE = "{group}: {label}"
MADE_LINKS = "Links, die Rounds aus dem Inhalt dieses Eintrags bildet; keine Quelle gibt sie an:"
MADE_LINK = "{group}: {label}, aus {made_of}"
MADE_SEARCH = "{group}: {label}, eine Suche nach „{made_of}“"
GUIDELINE_SEARCH = "Die Suche nach Leitlinien geht nach dem Namen: Sie kann Artikel zu weiteren Themen finden und Leitlinien übersehen."
MEDGEN_FAQ = "Hilfe von MedGen"
ASSOCIATIONS = {"question": "fraglich"}
GENE_ASKED_ELSEWHERE = (
    "Gene haben keinen solchen Abschnitt, Erkrankungen schon. Öffne dafür eine von diesen."
)
GENE_CALLED = "Gezeigt wird {symbol}: „{called}“ ist sein Produkt oder ein früheres Symbol (ein gebräuchlicher Name, den Rounds führt)."
GENE_CONDITIONS_NOTE = (
    "Von einer geladenen Quelle mit ihm verknüpft: {count}. Eine Verknüpfung ist keine Diagnose."
)
GENE_WITHOUT_SYMBOL = "NCBI-Gen {number}"
ASKED = "Gefragte Quellen: {sources}."
FREQUENCY_NOT_GIVEN = "Häufigkeit nicht angegeben"
STATED = {
    "frequency": "Häufigkeit {value}",
    "onset": "Beginn {value}",
    "sex": "Geschlecht {value}",
    "modifiers": "Zusatz {value}",
    "evidence": "Evidenz: {value}",
    "references": "Beleg {value}",
}
FREQUENCY_UNKNOWN = "Häufigkeit nicht angegeben ({count})"
SUMMED_BRIEFLY = "{seen}/{of} in {reports} Berichten"
SUMMED = "insgesamt {seen} von {of}"
EVIDENCE = {
    "PCS": "veröffentlichte Studie",
    "TAS": "nachvollziehbare Aussage",
    "IEA": "automatische Annotation",
}
SYSTEM = "{system} ({count})"
NO_BODY_SYSTEM = "Kein Körpersystem angegeben"
BODY_SYSTEMS = "Körpersystem: {systems}"
ROLES = {"parent": "darüber: ", "child": "darunter: "}
CONTENTS = "In diesem Eintrag: {contents}"
SOURCES = "Quellen: {sources}"
SOURCE = "{name} {dated}"
COUNTED = {
    "concept": "Konzepte",
    "name": "Namen",
    "feature": "Annotationen von Merkmalen",
    "definition": "Definitionen",
}
VIA = "{name} über {via}"
AGE = "{months} Monate alt"
RETRIEVED = "abgerufen {date}"
FOOTER = "Zitate aus Quellen; kein ärztlicher Rat."
DISCLAIMER = "Das sind Zitate aus den genannten Quellen, kein ärztlicher Rat. Sie handeln von niemandem im Besonderen, und einem Eintrag kann etwas fehlen. Mit Fragen zu einem Menschen wende dich an eine Arztpraxis oder eine genetische Beratung."
QUOTED = "Namen und Zitate in der Sprache ihrer Quelle (meist Englisch)."
