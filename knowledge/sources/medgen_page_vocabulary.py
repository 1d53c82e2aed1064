"""The fixed words of a MedGen record page: its headings, row labels, types and site chrome.

Everything is compared with `folded`, so that case, a trade mark sign or a no-break space in a
copy does not matter.
"""

from __future__ import annotations

import re


def _listed(entries: str) -> frozenset[str]:
    """The entries of a list that is written with "|" between them."""
    return frozenset(entries.split("|"))


# Heading → the section it opens. None: nothing under it is about the concept.
SECTIONS = {
    "definition": "definition",
    "disease characteristics": "definition",
    "disease description": "definition",
    "additional description": "definition",
    "additional descriptions": "definition",
    "images": None,
    "clinical features": "features",
    "conditions with this feature": "conditions",
    "term hierarchy": "hierarchy",
    "professional guidelines": "guidelines",
    "suggested reading": "studies",
    "recent clinical studies": "studies",
    "recent systematic reviews": "reviews",
}
# The side panel repeats the headings above as its table of contents: once in it, only these count.
PANEL = {
    "supplemental content": None,
    "table of contents": None,
    "genetic testing registry": "molecular",
    "clinical resources": "clinical",
    "molecular resources": "molecular",
    "practice guidelines": "practice_guidelines",
    "consumer resources": "consumer",
    "reviews": "clinical",
    "related information": None,
    "recent activity": None,
}
# In page order: what every record page has, so that a cut page can name what it lacks.
LANDMARKS = (
    "Clinical features",
    "Professional guidelines",
    "Recent clinical studies",
    "Clinical resources",
    "Practice guidelines",
    "Consumer resources",
)
END = "recent activity"

ROWS = {
    "medgen uid": "uid",
    "concept id": "cui",
    "semantic type": "type",
    "synonym": "synonyms",
    "synonyms": "synonyms",
    "mode of inheritance": "modes",
    "modes of inheritance": "modes",
    "snomed ct": "snomed",
    "gene (location)": "genes",
    "genes (locations)": "genes",
    "gene": "genes",
    "related gene": "related_genes",
    "related genes": "related_genes",
    "monarch initiative": "mondo",
    "mondo": "mondo",
    "omim": "omim",
    "orphanet": "orphanet",
    "hpo": "hpo",
    "gard": "gard",
    "mesh": "mesh",
}

# UMLS semantic types of the records that MedGen holds.
SEMANTIC_TYPES = _listed(
    "acquired abnormality|anatomical abnormality|anatomical structure|biologic function|"
    "body part, organ, or organ component|body substance|cell component|"
    "cell or molecular dysfunction|clinical attribute|clinical drug|congenital abnormality|"
    "diagnostic procedure|disease or syndrome|experimental model of disease|finding|"
    "functional concept|gene or genome|genetic function|hazardous or poisonous substance|"
    "health care activity|idea or concept|individual behavior|injury or poisoning|"
    "intellectual product|laboratory procedure|laboratory or test result|mental process|"
    "mental or behavioral dysfunction|neoplastic process|organ or tissue function|"
    "organism attribute|organism function|pathologic function|pharmacologic substance|"
    "phenomenon or process|physiologic function|population group|qualitative concept|"
    "quantitative concept|sign or symptom|social behavior|spatial concept|temporal concept|"
    "therapeutic or preventive procedure"
)
DISEASE_TYPES = frozenset(
    {"disease or syndrome", "neoplastic process", "mental or behavioral dysfunction"}
)
FEATURE_TYPES = frozenset({"finding", "sign or symptom", "laboratory or test result"})

# The page names modes of inheritance by HPO's terms but shows no HPO id.
MODES = {
    "autosomal dominant": "HP:0000006",
    "autosomal recessive": "HP:0000007",
    "x-linked": "HP:0001417",
    "x-linked recessive": "HP:0001419",
    "x-linked dominant": "HP:0001423",
    "non-mendelian": "HP:0001426",
    "multifactorial": "HP:0001426",
    "mitochondrial": "HP:0001427",
    "y-linked": "HP:0001450",
    "sporadic": "HP:0003745",
    "polygenic": "HP:0010982",
    "oligogenic": "HP:0010983",
    "digenic": "HP:0010984",
    "semidominant": "HP:0032113",
    "pseudoautosomal": "HP:0034339",
    "mendelian": "HP:0034345",
}

# Categories under a heading of citations; "curated" is followed by links instead of citations.
CATEGORIES = _listed(
    "pubmed|etiology|diagnosis|therapy|prognosis|clinical prediction guides|curated"
)

# Buttons and menus of the site. None of them is ever a name, a feature or a definition.
CHROME = _listed(
    "u.s. flag|an official website of the united states government|here's how you know|"
    "send to:|send to|choose destination|clipboard|collections|file|go to:|top of page|"
    "show all|hide all|show allhide all|show all hide all|show all / hide all|"
    "show/hide content|full report|format|display settings:|search|log in|medgen|•"
)
SEARCH_RESULTS = re.compile(
    r"(?:search )?results?: *\d|items?: *\d+ (?:to|-) *\d|no items found|"
    r"search results$|no documents match",
    re.IGNORECASE,
)

# What the last character of a whole sentence, quotation or bracket can be.
SENTENCE_END = (".", "?", "!", "]", ")", "”", '"')

# Headings of body systems inside the clinical features; HPO has named them differently over time.
_BODY_SYSTEM = re.compile(
    r"(?:abnormality of|abnormal) [\w ,/-]{3,60}|[\w ,-]{0,30}abnormality|neoplasms?|"
    r"constitutional symptom|ear malformation",
    re.IGNORECASE,
)


def folded(text: str) -> str:
    """The text as headings and labels are compared: lower case, single blanks, no ® or ™."""
    return " ".join(re.sub("[®™]", "", text).split()).casefold()


def is_semantic_type(text: str) -> bool:
    """The text is one UMLS semantic type, or several separated by semicolons."""
    return all(folded(part) in SEMANTIC_TYPES for part in text.split(";"))


def is_body_system(text: str) -> bool:
    """The text is the heading of a body system rather than a sentence."""
    return _BODY_SYSTEM.fullmatch(text) is not None


def mode_curie(name: str) -> str | None:
    """The HPO term of a mode of inheritance, None for a name that is not a known mode."""
    return MODES.get(folded(name).removesuffix(" inheritance"))
