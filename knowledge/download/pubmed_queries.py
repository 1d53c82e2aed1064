"""What PubMed is asked for a concept: its names, and the filter of each section.

The filters of studies are PubMed's own "Clinical Queries", in their broad form (Haynes et al.),
which MedGen names as the origin of its lists; MedGen's exact queries are not published.
https://pubmed.ncbi.nlm.nih.gov/help/#clinical-study-category-search-filters
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from knowledge.text import normal_form

_NAMES = 4  # of a concept; more make the address of the search too long for a link
_LONGEST_NAME = 100
_SHORTEST_NAME = 5  # shorter ones are mostly abbreviations, which mean many things
# What PubMed would take for more than words: quotes, brackets, truncation, tags, operators.
_SIGNS = re.compile(r"[\"“”„«»\[\](){}<>*?~:;,/\\|&=#^]+")
_OPERATORS = re.compile(r"\b(?:AND|OR|NOT)\b")

_GUIDELINES = (
    "guideline[pt] OR practice guideline[pt] OR consensus development conference[pt] "
    "OR guideline*[ti] OR consensus[ti] OR recommendation*[ti]"
)
_ETIOLOGY = (
    "risk*[tiab] OR risk*[mh:noexp] OR risk adjustment[mh:noexp] OR risk assessment[mh:noexp] "
    "OR risk factors[mh:noexp] OR risk management[mh:noexp] OR risk taking[mh:noexp] "
    "OR cohort studies[mh] OR group[tw] OR groups[tw] OR grouped[tw]"
)
_DIAGNOSIS = (
    "sensitiv*[tiab] OR sensitivity and specificity[mh] OR diagnose[tiab] OR diagnosed[tiab] "
    "OR diagnoses[tiab] OR diagnosing[tiab] OR diagnosis[tiab] OR diagnostic[tiab] "
    "OR diagnosis[mh:noexp] OR diagnostic equipment[mh:noexp] OR diagnostic errors[mh:noexp] "
    "OR diagnostic imaging[mh:noexp] OR diagnostic services[mh:noexp] "
    "OR diagnosis, differential[mh:noexp] OR diagnosis[sh:noexp]"
)
_THERAPY = (
    "(clinical[tiab] AND trial[tiab]) OR clinical trials as topic[mh] OR clinical trial[pt] "
    "OR random*[tiab] OR random allocation[mh] OR therapeutic use[sh]"
)
_PROGNOSIS = (
    "incidence[mh:noexp] OR mortality[mh] OR follow up studies[mh:noexp] OR prognos*[tw] "
    "OR predict*[tw] OR course*[tw]"
)
_PREDICTION = (
    "predict*[tiab] OR predictive value of tests[mh] OR score[tiab] OR scores[tiab] "
    "OR scoring system[tiab] OR scoring systems[tiab] OR observ*[tiab] OR observer variation[mh]"
)
# (section, category) → filter, in the order of a record.
FILTERS: dict[tuple[str, str | None], str] = {
    ("guidelines", None): _GUIDELINES,
    ("reviews", None): "systematic[sb]",
    ("studies", "etiology"): _ETIOLOGY,
    ("studies", "diagnosis"): _DIAGNOSIS,
    ("studies", "therapy"): _THERAPY,
    ("studies", "prognosis"): _PROGNOSIS,
    ("studies", "prediction"): _PREDICTION,
}


@dataclass(frozen=True, slots=True)
class Query:
    """A search for one section, as PubMed is asked."""

    section: str
    category: str | None
    term: str

    @property
    def link(self) -> str:
        """The page on which PubMed shows the same search, newest first."""
        asked = urlencode({"term": self.term, "sort": "pubdate"})
        return f"https://pubmed.ncbi.nlm.nih.gov/?{asked}"


def plain(name: str) -> str:
    """A name as words alone: without quotes, brackets, operators, tags and truncation."""
    return " ".join(_OPERATORS.sub(" ", _SIGNS.sub(" ", name)).split())


def queries(name: str, synonyms: Sequence[str]) -> Iterator[Query]:
    """The searches for a concept, section by section; none where no name can be searched."""
    base = " OR ".join(f'"{each}"[tiab]' for each in _searched(name, synonyms))
    if base:
        for (section, category), filtered in FILTERS.items():
            yield Query(section, category, f"({base}) AND ({filtered})")


def _searched(name: str, synonyms: Iterable[str]) -> list[str]:
    """The preferred name and some synonyms, each normal form once.

    Inverted names ("Ataxia, lantern type") stand in no text, and short ones mean many things.
    """
    usable = (each for each in synonyms if "," not in each and len(each) >= _SHORTEST_NAME)
    found: dict[str, str] = {}
    for each in (name, *usable):
        words = plain(each)
        if words and len(words) <= _LONGEST_NAME:
            found.setdefault(normal_form(words), words)
    return list(found.values())[:_NAMES]
