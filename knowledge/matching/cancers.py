"""Which of several tumors of one name is meant by "cancer": the malignant tumor of the organ.

Sources call the carcinoma a cancer as well, and some of them every neoplasm.
"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.matching.candidate import Candidate
from knowledge.model import Kind
from knowledge.store import Store

_CANCER = frozenset({"cancer", "malignant"})
_SORTS = frozenset({"carcinoma", "adenocarcinoma", "sarcoma", "lymphoma"})
_TUMORS = frozenset({*_CANCER, *_SORTS, "neoplasm", "tumor"})
_NARROWER = frozenset({*_SORTS, "familial", "childhood", "adult", "pediatric"})


def malignant(store: Store, namesakes: Sequence[Candidate]) -> list[Candidate]:
    """The one of several called a cancer that is malignant and no sort of it.

    All of them, where none or several are that, or one is no tumor.
    """
    wanted = list(namesakes)
    if len(wanted) < 2 or not all(_CANCER.intersection(each.form.split()) for each in wanted):
        return wanted
    named = {each: frozenset(store.words_of_name(each.concept)) for each in wanted}
    if not all(_TUMORS & held for held in named.values()):
        return wanted
    found = [
        each
        for each, held in named.items()
        if _CANCER & held and not _NARROWER & held and store.kind(each.concept) is not Kind.UNSTATED
    ]
    return found if len(found) == 1 else wanted
