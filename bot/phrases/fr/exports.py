"""What exported files say of themselves, in French."""

from __future__ import annotations

EXPORT_FORMATS = {
    "markdown": "Markdown",
    "text": "Texte brut",
    "json": "JSON",
    "csv": "CSV, une ligne par affirmation",
    "nlm": "Références, style NLM (Vancouver)",
    "ama": "Références, style AMA",
    "apa": "Références, style APA",
    "bibtex": "Références, BibTeX",
    "ris": "Références, RIS",
    "csl": "Références, CSL-JSON",
}
STYLE_NAMES = {
    "nlm": "style NLM (Citing Medicine, 2e édition)",
    "ama": "style AMA (11e édition)",
    "apa": "style APA (7e édition)",
}
EXPORTED_LIST = "Liste de lecture"
EXPORTED_PUBLICATIONS = "Publications"
EXPORTED_UNHELD = "Absent des fiches chargées"
EXPORTED_SOURCES = "Sources, licences et façon de les citer"
EXPORTED_CITATIONS = "Références de {name} : {style}"
CITE_RECORD = "{name} ({id}). Dans : {source}, {dated}. {link}"
RELEASED = "version {release}"
LISTED_UNDER = "{section}, d'après {source}"
LISTED_FOR = "Indiqué par {source} pour {name} ({id}), {section} : {link} ({licence})."
LISTED_BY = "De {source} : {link} ({licence})."
LISTED_FROM = "De {source}"
CAVEAT_OF = "{source} : {text}"
UNHELD_NOTE = "Absent des fiches chargées : seul son identifiant est connu ici."
EPUB = "Epub {date}."
IS_RETRACTED = "Publication rétractée."
IS_FREE = "Texte intégral gratuit."
EXPORT_UNKNOWN = "Je n'ai pas pu trouver une fiche unique pour cela. Choisissez-la dans la liste pendant la saisie, ou donnez son identifiant ; un gène se nomme par son symbole à côté du mot gène, par exemple « gène FBN1 »."
NOT_EXPORTED = {
    "unknown": "Les sources chargées n'ont pas de fiche à ce sujet ; il n'y a donc rien à exporter. Vérifiez l'identifiant, ou demandez par le nom.",
    "no_citations": "Aucune référence n'y figure ; il n'y a donc rien à citer. Exportez plutôt la fiche en Markdown, texte, JSON ou CSV.",
    "gene_citations": "La fiche d'un gène énumère les maladies que des sources lui associent, et aucune publication : il n'y a rien à citer dans ce format. Exportez-la en Markdown, texte, JSON ou CSV, ou exportez les références d'une de ses maladies.",
    "gene_sections": "La fiche d'un gène n'a qu'une partie : les maladies que des sources lui associent. Laissez la section de côté pour les exporter, ou exportez cette section d'une des maladies.",
    "too_large": "Cela donne un fichier de plus de 10 Mio, que Discord n'accepte pas. Exportez plutôt une seule de ses sections.",
}
