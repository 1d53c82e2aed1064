"""English: what exported files say of themselves."""

EXPORT_FORMATS = {
    "markdown": "Markdown",
    "text": "Plain text",
    "json": "JSON",
    "csv": "CSV, one row for each statement",
    "nlm": "Citations, NLM (Vancouver) style",
    "ama": "Citations, AMA style",
    "apa": "Citations, APA style",
    "bibtex": "Citations, BibTeX",
    "ris": "Citations, RIS",
    "csl": "Citations, CSL-JSON",
}
STYLE_NAMES = {
    "nlm": "NLM style (Citing Medicine, 2nd edition)",
    "ama": "AMA style (11th edition)",
    "apa": "APA style (7th edition)",
}
EXPORTED_LIST = "Reading list"
EXPORTED_PUBLICATIONS = "Publications"
EXPORTED_UNHELD = "Not in the loaded records"
EXPORTED_SOURCES = "Sources, licences and how to cite them"
EXPORTED_CITATIONS = "Citations of {name}: {style}"
CITE_RECORD = "{name} ({id}). In: {source}, {dated}. {link}"
RELEASED = "release {release}"
LISTED_UNDER = "{section}, listed by {source}"
LISTED_FOR = "Listed by {source} for {name} ({id}), {section}: {link} ({licence})."
LISTED_BY = "From {source}: {link} ({licence})."
LISTED_FROM = "From {source}"
CAVEAT_OF = "{source}: {text}"
UNHELD_NOTE = "Not in the loaded records: nothing but its id is known here."
EPUB = "Epub {date}."
IS_RETRACTED = "Retracted publication."
IS_FREE = "Free full text."
EXPORT_UNKNOWN = "I could not find one record for that. Choose it from the list while you type, or give its id; a gene goes by its symbol with the word gene beside it, such as “FBN1 gene”."
NOT_EXPORTED = {
    "unknown": "The loaded sources hold no record of that, so there is nothing to export. Check the id, or ask by name.",
    "no_citations": "No citations are listed there, so there is nothing to cite. Export the record as Markdown, text, JSON or CSV instead.",
    "gene_citations": "A gene's record lists the conditions that sources tie to it, and no publications: there is nothing to cite in that format. Export it as Markdown, text, JSON or CSV, or the citations of one of its conditions.",
    "gene_sections": "A gene's record has one part: the conditions that sources tie to it. Leave the section out to export these, or export that section of one of the conditions.",
    "too_large": "That makes a file of more than 10 MiB, which Discord does not take. Export one section of it instead.",
}
FILE_EXISTS = "{path} exists already. Name another file with --output, or replace it with --force."
SAVED_AS = "Saved {path}"
EXPORT_UNKNOWN_FORMAT = "There is no format “{form}”. The formats are {forms}."
