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
EXPORTED_CITE = "Citer cette fiche"
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
NOT_EXPORTED = {
    "unknown": "Les sources chargées n'ont pas de fiche à ce sujet ; il n'y a donc rien à exporter. Vérifiez l'identifiant, ou demandez par le nom.",
    "no_citations": "Aucune référence n'y figure ; il n'y a donc rien à citer. Exportez plutôt la fiche en Markdown, texte, JSON ou CSV.",
    "too_large": "Cela donne un fichier de plus de 10 Mio, que Discord n'accepte pas. Exportez plutôt une seule de ses sections.",
}
