"""Titles and what is said of the statements of a record, in French."""

from __future__ import annotations

# Titles.

SECTIONS = {
    "definition": "Définition",
    "clinical_features": "Signes cliniques",
    "features_by_system": "Signes cliniques par système corporel",
    "reported_absent": "Signalés comme absents",
    "course": "Début et évolution",
    "conditions": "Maladies avec ce signe",
    "inheritance": "Mode de transmission",
    "genes": "Gènes",
    "guidelines": "Recommandations professionnelles",
    "reviews": "Revues systématiques",
    "studies": "Études cliniques",
    "publications": "Publications liées par NCBI",
    "hierarchy": "Hiérarchie",
    "related": "Concepts apparentés",
    "identifiers": "Identifiants",
    "synonyms": "Noms",
    "resources": "Ressources",
    "asked": "Si cela y figure",
    "citation": "Référence bibliographique",
    "cite": "Citer cette fiche",
    "gene_conditions": "Maladies associées à ce gène",
}
KINDS = {
    "disease": "maladie",
    "feature": "signe clinique",
    "group": "groupe de maladies",
    "unstated": "type non précisé",
    "gene": "gène",
}
DISEASE_AND_FEATURE = "maladie et signe clinique"
NAME_KINDS = {
    "preferred": "nom préféré",
    "synonym": "synonyme",
    "abbreviation": "abréviation",
    "lay": "terme courant",
    "former": "ancien nom",
}
RESOURCE_GROUPS = {
    "clinical": "Ressources cliniques",
    "practice_guidelines": "Recommandations de pratique",
    "molecular": "Ressources moléculaires",
    "consumer": "Ressources pour les patients et les familles",
    "epidemiology": "Fréquence",
    "prognosis": "Pronostic",
}

# Sections.

NONE_LISTED = "Rien ne figure dans cette fiche ({sources}). Cela ne veut pas dire qu'il n'y a rien."
OF_KINDS = "Maladies plus précises dont les fiches en mentionnent ({count}) :"
KIN_MAY = (
    "Des concepts plus précis ou plus larges peuvent en avoir : voyez « {hierarchy} » ({count})."
)
NO_MODE_AS_SUCH = "Aucun mode de transmission ne figure comme tel dans cette fiche ({sources}). Elle en nomme un ailleurs :"
STANDS_UNDER = "Dans la hiérarchie, il se trouve sous « {name} » ({id})."
DEFINED_WITH_MODE = "Une définition en nomme un :"
NOT_LISTED = "Ne figure pas dans cette fiche ({sources}) : {sections}. Cela ne veut pas dire qu'il n'y a rien."
WITHHELD = "{source} en contient davantage ({rows}) : des lignes automatiques (niveau de preuve IEA), omises parce que leur réutilisation demande l'accord d'OMIM."
NOT_OF_THIS_KIND = "Les fiches de ce type ({kind}) n'ont pas cette section."
NO_OWN_SECTION = {
    "management": "Les fiches n'ont pas de section sur le traitement ; voici les recommandations qui y figurent, rien de plus.",
    "diagnosis": "Les fiches n'ont pas de section sur le diagnostic ; voici ce qui y figure en rapport avec lui.",
    "prognosis": "Les fiches n'ont pas de section sur le pronostic ; voici le début, l'évolution et les publications qui y figurent.",
    "epidemiology": "Les fiches n'ont pas de section sur la fréquence de la maladie ; voici les études qui y figurent.",
    "prevention": "Les fiches n'ont pas de section sur la prévention ; voici les recommandations qui y figurent.",
    "codes": "Les codes CIM ne figurent dans aucune des sources chargées ; voici les identifiants qu'elles donnent.",
}
NO_SECTION_NOR_LIST = {
    "management": "Les fiches n'ont pas de section sur le traitement, et aucune recommandation ne figure dans celle-ci.",
    "diagnosis": "Les fiches n'ont pas de section sur le diagnostic, et rien en rapport avec lui ne figure dans celle-ci.",
    "prognosis": "Les fiches n'ont pas de section sur le pronostic, et ni le début, ni l'évolution, ni aucune publication ne figurent dans celle-ci.",
    "epidemiology": "Les fiches n'ont pas de section sur la fréquence de la maladie, et aucune étude ne figure dans celle-ci.",
    "prevention": "Les fiches n'ont pas de section sur la prévention, et aucune recommandation ne figure dans celle-ci.",
    "codes": "Les codes CIM ne figurent dans aucune des sources chargées, et cette fiche ne donne aucun autre identifiant.",
}
FEATURE_COUNT = "{count} signes sont annotés ; ce n'est pas un tableau clinique complet."
FEATURE_COUNT_ONE = "1 signe est annoté ; ce n'est pas un tableau clinique complet."
ABSENT_NOTE = "Recherchés et signalés comme non présents :"
CONDITIONS_NOTE = "Annotées directement avec ce signe : {count}, d'abord les plus signalées. C'est un recoupement d'annotations, pas un diagnostic."
FIRST_CONDITIONS = "Ici les {shown} premières ; toutes sont dans la section « {section} »."
NEWEST_LINKED = "Les {shown} plus récentes des {total} publications liées ; liées automatiquement, non choisies."
ALL_LINKED = "Toutes les publications liées ({shown}) ; liées automatiquement, non choisies."
NEWEST = "La plus récente de la liste : {year}."
NARROWED = "Seulement celles {how} ; laissées de côté : {left_out}."
NOTHING_LEFT = (
    "Il ne reste rien : seules celles {how} étaient demandées. Laissées de côté : {left_out}."
)
OF_SYSTEM = "Seulement ceux d'un système corporel ({system}) ; laissés de côté : {left_out}."
NONE_OF_SYSTEM = "Aucun signe de ce système corporel ne figure dans cette fiche ({system}). Cela ne veut pas dire qu'il n'y en a pas. Signes d'autres systèmes : {left_out}."
NONE_BY = "Aucune publication {how} ne figure ici. Laissées de côté : {left_out}."
THIS_AUTHOR = "cette personne"  # whose name is not known any more
NARROWED_BY = {
    "author": "de {}",
    "year": "de {}",
    "free": "avec texte intégral gratuit",
    "since": "de {} ou plus récentes (une année non indiquée ne compte pas)",
}
CATEGORIES = {
    "etiology": "Étiologie",
    "diagnosis": "Diagnostic",
    "therapy": "Traitement",
    "prognosis": "Pronostic",
    "prediction": "Guides de prédiction clinique",
}
SEE_ALL = "Tout voir ({total})"
SEARCHED = "Recherche PubMed : {listed} sur {total} dans la liste, les plus récentes d'abord"
SEARCHED_NOTHING = "Recherche PubMed : rien trouvé"
SEARCH_CAVEAT = "Trouvé par une recherche sur les noms du concept : un article peut porter sur un sujet plus large ou ne le mentionner qu'en passant, et d'autres peuvent manquer. Personne n'a relu cette liste."
CITE_FILES = "Les articles que liste la fiche se demandent à part : « articles ». En fichier, avec cette ligne : « Envoyer à… » sur une carte et `/exporter` sur Discord (Markdown, texte, JSON, CSV ; les articles en BibTeX, RIS, CSL-JSON), `rounds export` pour qui exploite Rounds."
RETRACTED = "RÉTRACTÉ"
COMPLETED = "{source} ; ce qui y manque : {completed}"
AUTHORS = "({count} auteurs)"
NO_TITLE = "Titre non indiqué dans cette fiche"
FREE = "texte intégral gratuit"
NO_FREE = "aucun texte intégral gratuit indiqué"
PUBMED = "PubMed"
BY_DOI = "DOI"
PMC = "PMC"
RESOURCE = "{group} : {label}"
MADE_LINKS = (
    "Liens que Rounds crée à partir du contenu de cette fiche ; aucune source ne les indique :"
)
MADE_LINK = "{group} : {label}, à partir de {made_of}"
MADE_SEARCH = "{group} : {label}, recherche de « {made_of} »"
GUIDELINE_SEARCH = "La recherche de recommandations se fait par le nom : elle peut donner des articles sur des sujets plus larges et manquer des recommandations."
MEDGEN_FAQ = "Aide de MedGen"
ASSOCIATIONS = {"question": "incertaine"}
GENE_ASKED_ELSEWHERE = (
    "Les gènes n'ont pas cette rubrique ; les maladies, si. Ouvrez l'une de celles-ci."
)
GENE_CALLED = "Voici {symbol} : « {called} » est son produit, ou un symbole d'avant (un nom courant, que Rounds recense)."
GENE_CONDITIONS_NOTE = (
    "Associées à ce gène par une source chargée : {count}. Une association n'est pas un diagnostic."
)
GENE_WITHOUT_SYMBOL = "Gène {number} de NCBI"
ASKED = "Sources consultées : {sources}."
FREQUENCY_NOT_GIVEN = "fréquence non précisée"
STATED = {
    "frequency": "fréquence {value}",
    "onset": "début {value}",
    "sex": "sexe {value}",
    "modifiers": "précision {value}",
    "evidence": "preuve : {value}",
    "references": "référence {value}",
}
FREQUENCY_UNKNOWN = "Fréquence non précisée ({count})"
SUMMED_BRIEFLY = "{seen}/{of} dans {reports} rapports"
SUMMED = "au total {seen} sur {of}"
EVIDENCE = {
    "PCS": "étude publiée",
    "TAS": "affirmation traçable",
    "IEA": "annotation automatique",
}
SYSTEM = "{system} ({count})"
NO_BODY_SYSTEM = "Système corporel non précisé"
BODY_SYSTEMS = "système corporel : {systems}"
ROLES = {"parent": "au-dessus : ", "child": "au-dessous : "}
CONTENTS = "Dans cette fiche : {contents}"
SOURCES = "Sources : {sources}"
SOURCE = "{name} {dated}"
COUNTED = {
    "concept": "concepts",
    "name": "noms",
    "feature": "annotations de signes",
    "definition": "définitions",
}
VIA = "{name} via {via}"
AGE = "datant de {months} mois"
RETRIEVED = "consulté le {date}"
FOOTER = "Citations de sources ; pas un avis médical."
DISCLAIMER = "Ce sont des citations des sources nommées, pas un avis médical. Elles ne concernent personne en particulier, et une fiche peut être incomplète. Pour une question sur une personne, adressez-vous à un médecin ou à un conseiller en génétique."
QUOTED = "Noms et citations : dans la langue de leur source (en général l'anglais)."
