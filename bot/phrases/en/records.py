"""What is said of a record: titles, sections, statements, sources."""

from __future__ import annotations

# Titles.

SECTIONS = {
    "definition": "Definition",
    "clinical_features": "Clinical features",
    "features_by_system": "Clinical features by body system",
    "reported_absent": "Reported absent",
    "course": "Onset and course",
    "conditions": "Conditions with this feature",
    "inheritance": "Mode of inheritance",
    "genes": "Genes",
    "guidelines": "Professional guidelines",
    "reviews": "Systematic reviews",
    "studies": "Clinical studies",
    "publications": "Publications linked by NCBI",
    "hierarchy": "Hierarchy",
    "related": "Related concepts",
    "identifiers": "Identifiers",
    "synonyms": "Names",
    "resources": "Resources",
    "asked": "Whether it is listed",
    "citation": "Citation",
    "cite": "Cite this record",
    "gene_conditions": "Conditions tied to this gene",
}
KINDS = {
    "disease": "disease",
    "feature": "clinical feature",
    "group": "group of diseases",
    "unstated": "kind not stated",
    "gene": "gene",
}
DISEASE_AND_FEATURE = "disease and clinical feature"
NAME_KINDS = {
    "preferred": "preferred name",
    "synonym": "synonym",
    "abbreviation": "abbreviation",
    "lay": "lay term",
    "former": "former name",
}
RESOURCE_GROUPS = {
    "clinical": "Clinical resources",
    "practice_guidelines": "Practice guidelines",
    "molecular": "Molecular resources",
    "consumer": "Consumer resources",
    "epidemiology": "How common it is",
    "prognosis": "Prognosis",
}

# Sections.

NONE_LISTED = "None listed in this record ({sources}). That does not mean there are none."
OF_KINDS = "Narrower conditions whose records list some ({count}):"
KIN_MAY = "Narrower or broader concepts may have some: see “{hierarchy}” ({count})."
NO_MODE_AS_SUCH = (
    "No mode of inheritance is listed as such in this record ({sources}). It names one elsewhere:"
)
STANDS_UNDER = "In the hierarchy it stands under “{name}” ({id})."
DEFINED_WITH_MODE = "A definition names one:"
NOT_LISTED = (
    "Not listed in this record ({sources}): {sections}. That does not mean there is nothing."
)
WITHHELD = "{source} has more here ({rows}): automatic rows (evidence IEA) that are left out because their reuse needs OMIM's agreement."
NOT_OF_THIS_KIND = "The record of a {kind} has no such section."
NO_OWN_SECTION = {
    "management": "Records have no section on treatment; below are the guidelines listed, nothing more.",
    "diagnosis": "Records have no section on diagnosis; below is what is listed that bears on it.",
    "prognosis": "Records have no section on prognosis; below are onset, course and publications as listed.",
    "epidemiology": "Records have no section on how common it is; below are the studies listed.",
    "prevention": "Records have no section on prevention; below are the guidelines listed.",
    "codes": "ICD codes are in none of the loaded sources; below are the ids that they give.",
}
NO_SECTION_NOR_LIST = {  # where all that could be shown is empty
    "management": "Records have no section on treatment, and no guidelines are listed in this one.",
    "diagnosis": "Records have no section on diagnosis, and nothing is listed in this one that bears on it.",
    "prognosis": "Records have no section on prognosis, and neither onset, course nor publications are listed in this one.",
    "epidemiology": "Records have no section on how common it is, and no studies are listed in this one.",
    "prevention": "Records have no section on prevention, and no guidelines are listed in this one.",
    "codes": "ICD codes are in none of the loaded sources, and this record lists no other ids.",
}
FEATURE_COUNT = "{count} features are annotated; this is not a full clinical picture."
FEATURE_COUNT_ONE = "1 feature is annotated; this is not a full clinical picture."
ABSENT_NOTE = "Looked for and reported as not present:"
CONDITIONS_NOTE = (
    "Annotated directly with this feature: {count}, those with most reports first. "
    "Overlap of annotations, not a diagnosis."
)
FIRST_CONDITIONS = "Here the first {shown}; all of them are in the section “{section}”."
NEWEST_LINKED = "The {shown} newest of {total} linked; linked automatically, not chosen."
ALL_LINKED = "All {shown} linked; linked automatically, not chosen."
NEWEST = "Newest listed: {year}."
NARROWED = "Only those {how}; left out: {left_out}."
NOTHING_LEFT = "Nothing is left: only those {how} were asked for. Left out: {left_out}."
OF_SYSTEM = "Only those of one body system ({system}); left out: {left_out}."
NONE_OF_SYSTEM = "No feature of this body system is listed in this record ({system}). That does not mean there is none. Features of other systems: {left_out}."
NONE_BY = "No citation {how} is listed here. Left out: {left_out}."
THIS_AUTHOR = "this author"  # whose name is not known any more
NARROWED_BY = {
    "author": "by {}",
    "year": "of {}",
    "free": "with free full text",
    "since": "of {} or later (a year not given does not count)",
}
CATEGORIES = {
    "etiology": "Etiology",
    "diagnosis": "Diagnosis",
    "therapy": "Therapy",
    "prognosis": "Prognosis",
    "prediction": "Clinical prediction guides",
}
SEE_ALL = "See all ({total})"
SEARCHED = "PubMed search: {listed} of {total} listed, newest first"
SEARCHED_NOTHING = "PubMed search: nothing found"
SEARCH_CAVEAT = "Found by a search for the concept's names: a paper may be about something wider or mention it in passing, and others may be missed. Nobody has reviewed the list."
CITE_FILES = "The papers that the record lists are apart: ask for “papers”. As a file, this line included: “Send to …” on a card and `/export` on Discord (Markdown, text, JSON, CSV; papers as BibTeX, RIS, CSL-JSON), `rounds export` for who runs Rounds."
RETRACTED = "RETRACTED"
COMPLETED = "{source}; what it leaves out: {completed}"
AUTHORS = "({count} authors)"
NO_TITLE = "Title not given in this record"
FREE = "free full text"
NO_FREE = "no free full text listed"
PUBMED = "PubMed"
BY_DOI = "DOI"
PMC = "PMC"
RESOURCE = "{group}: {label}"
MADE_LINKS = "Links made by Rounds of what this record holds; no source states them:"
MADE_LINK = "{group}: {label}, from {made_of}"
MADE_SEARCH = "{group}: {label}, a search for “{made_of}”"
GUIDELINE_SEARCH = (
    "The guideline search goes by name: it can find papers on wider subjects and miss guidelines."
)
MEDGEN_FAQ = "MedGen's help"
ASSOCIATIONS = {"question": "in question"}  # the others read as their sources write them
GENE_ASKED_ELSEWHERE = "Genes have no such section; conditions do. Open one of these for it."
GENE_CALLED = "Showing {symbol}: “{called}” is its product, or a symbol from before (a name in everyday use, listed by Rounds)."
GENE_CONDITIONS_NOTE = "Tied to it by a loaded source: {count}. A tie is no diagnosis."
CHOOSE_CONDITION = "Answer with a number to open a condition."
GENE_WITHOUT_SYMBOL = "NCBI Gene {number}"
ASKED = "Asked: {sources}."
FREQUENCY_NOT_GIVEN = "frequency not given"
STATED = {
    "frequency": "frequency {value}",
    "onset": "onset {value}",
    "sex": "sex {value}",
    "modifiers": "modifier {value}",
    "evidence": "evidence {value}",
    "references": "reference {value}",
}
FREQUENCY_UNKNOWN = "Frequency not given ({count})"
SUMMED_BRIEFLY = "{seen}/{of} in {reports} reports"
SUMMED = "in all {seen} of {of}"
EVIDENCE = {
    "PCS": "published study",
    "TAS": "traceable statement",
    "IEA": "automatic annotation",
}
SYSTEM = "{system} ({count})"
NO_BODY_SYSTEM = "No body system stated"
BODY_SYSTEMS = "body system: {systems}"
ROLES = {"parent": "parent: ", "child": "child: "}
CONTENTS = "In this record: {contents}"
SOURCES = "Sources: {sources}"
SOURCE = "{name} {dated}"
COUNTED = {
    "concept": "concepts",
    "name": "names",
    "feature": "feature annotations",
    "definition": "definitions",
}
VIA = "{name} via {via}"
AGE = "{months} months old"
RETRIEVED = "retrieved {date}"
FOOTER = "Quoted from sources; not medical advice."
DISCLAIMER = "These are quotes from the named sources, not medical advice. They are about nobody in particular, and a record may leave things out. With questions about a person, turn to a clinician or genetic counsellor."
QUOTED = ""  # in which language names and quotes are, where it is not that of the card
