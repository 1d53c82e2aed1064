"""What exported files say of themselves, in German."""

from __future__ import annotations

EXPORT_FORMATS = {
    "markdown": "Markdown",
    "text": "Reiner Text",
    "json": "JSON",
    "csv": "CSV, eine Zeile je Aussage",
    "nlm": "Literaturangaben, NLM-Stil (Vancouver)",
    "ama": "Literaturangaben, AMA-Stil",
    "apa": "Literaturangaben, APA-Stil",
    "bibtex": "Literaturangaben, BibTeX",
    "ris": "Literaturangaben, RIS",
    "csl": "Literaturangaben, CSL-JSON",
}
STYLE_NAMES = {
    "nlm": "NLM-Stil (Citing Medicine, 2. Auflage)",
    "ama": "AMA-Stil (11. Auflage)",
    "apa": "APA-Stil (7. Auflage)",
}
EXPORTED_LIST = "Leseliste"
EXPORTED_PUBLICATIONS = "Veröffentlichungen"
EXPORTED_UNHELD = "Nicht in den geladenen Einträgen"
EXPORTED_SOURCES = "Quellen, Lizenzen und wie man sie zitiert"
EXPORTED_CITATIONS = "Literaturangaben zu {name}: {style}"
CITE_RECORD = "{name} ({id}). In: {source}, {dated}. {link}"
RELEASED = "Ausgabe {release}"
LISTED_UNDER = "{section}, aufgeführt von {source}"
LISTED_FOR = "Aufgeführt von {source} zu {name} ({id}), {section}: {link} ({licence})."
LISTED_BY = "Von {source}: {link} ({licence})."
LISTED_FROM = "Von {source}"
CAVEAT_OF = "{source}: {text}"
UNHELD_NOTE = "Nicht in den geladenen Einträgen: Hier ist nur die Kennung bekannt."
EPUB = "Epub {date}."
IS_RETRACTED = "Zurückgezogene Veröffentlichung."
IS_FREE = "Freier Volltext."
EXPORT_UNKNOWN = "Dafür konnte ich keinen einzelnen Eintrag finden. Wähle ihn beim Tippen aus der Liste oder gib seine Kennung an; ein Gen nennst du mit seinem Symbol und dem Wort Gen daneben, etwa „FBN1 Gen“."
NOT_EXPORTED = {
    "unknown": "Die geladenen Quellen haben dazu keinen Eintrag, also gibt es nichts zu exportieren. Prüf die Kennung oder frag nach dem Namen.",
    "no_citations": "Dort sind keine Literaturangaben aufgeführt, also gibt es nichts zu zitieren. Exportiere den Eintrag stattdessen als Markdown, Text, JSON oder CSV.",
    "gene_citations": "Der Eintrag eines Gens führt die Erkrankungen auf, mit denen Quellen es verbinden, und keine Publikationen: In diesem Format gibt es nichts zu zitieren. Exportiere ihn als Markdown, Text, JSON oder CSV, oder die Literaturangaben einer seiner Erkrankungen.",
    "gene_sections": "Der Eintrag eines Gens hat nur einen Teil: die Erkrankungen, mit denen Quellen es verbinden. Lass den Abschnitt weg, um diese zu exportieren, oder exportiere den Abschnitt einer der Erkrankungen.",
    "too_large": "Das ergibt eine Datei von mehr als 10 MiB, die Discord nicht annimmt. Exportiere stattdessen einen einzelnen Abschnitt.",
}
