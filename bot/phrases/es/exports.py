"""What exported files say of themselves, in Spanish."""

from __future__ import annotations

EXPORT_FORMATS = {
    "markdown": "Markdown",
    "text": "Texto sin formato",
    "json": "JSON",
    "csv": "CSV, una fila por cada afirmación",
    "nlm": "Referencias, estilo NLM (Vancouver)",
    "ama": "Referencias, estilo AMA",
    "apa": "Referencias, estilo APA",
    "bibtex": "Referencias, BibTeX",
    "ris": "Referencias, RIS",
    "csl": "Referencias, CSL-JSON",
}
STYLE_NAMES = {
    "nlm": "estilo NLM (Citing Medicine, 2.ª edición)",
    "ama": "estilo AMA (11.ª edición)",
    "apa": "estilo APA (7.ª edición)",
}
EXPORTED_LIST = "Lista de lectura"
EXPORTED_PUBLICATIONS = "Publicaciones"
EXPORTED_UNHELD = "No está en las fichas cargadas"
EXPORTED_SOURCES = "Fuentes, licencias y cómo citarlas"
EXPORTED_CITATIONS = "Referencias de {name}: {style}"
CITE_RECORD = "{name} ({id}). En: {source}, {dated}. {link}"
RELEASED = "versión {release}"
LISTED_UNDER = "{section}, según {source}"
LISTED_FOR = "Indicado por {source} para {name} ({id}), {section}: {link} ({licence})."
LISTED_BY = "De {source}: {link} ({licence})."
LISTED_FROM = "De {source}"
CAVEAT_OF = "{source}: {text}"
UNHELD_NOTE = "No está en las fichas cargadas: aquí solo se conoce su identificador."
EPUB = "Epub {date}."
IS_RETRACTED = "Publicación retractada."
IS_FREE = "Texto completo gratuito."
EXPORT_UNKNOWN = "No he podido encontrar una única ficha para eso. Escógela de la lista al escribir o da su identificador; un gen se nombra por su símbolo junto a la palabra gen, como «gen FBN1»."
NOT_EXPORTED = {
    "unknown": "Las fuentes cargadas no tienen ninguna ficha de eso, así que no hay nada que exportar. Comprueba el identificador o pregunta por el nombre.",
    "no_citations": "Ahí no consta ninguna referencia, así que no hay nada que citar. Exporta la ficha como Markdown, texto, JSON o CSV.",
    "gene_citations": "La ficha de un gen enumera las enfermedades que las fuentes asocian con él, y ninguna publicación: en ese formato no hay nada que citar. Expórtala como Markdown, texto, JSON o CSV, o exporta las referencias de una de sus enfermedades.",
    "gene_sections": "La ficha de un gen tiene una sola parte: las enfermedades que las fuentes asocian con él. Omite la sección para exportarlas, o exporta esa sección de una de las enfermedades.",
    "too_large": "Eso da un archivo de más de 10 MiB, que Discord no acepta. Exporta solo una de sus secciones.",
}
