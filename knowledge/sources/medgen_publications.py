"""The publications that NCBI links to its concepts, newest first: medgen_pubmed_lnk.

The file has tens of millions of rows, sorted by UID, and most links are made by programs: it
does not tell a guideline from a passing mention. So only the newest are kept, and the count.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nlargest
from itertools import groupby

from knowledge.records import PublicationsRecord, Record
from knowledge.sources.medgen_folder import SOURCE, Release

_LINKS = "medgen_pubmed_lnk.txt"


def read_publications(release: Release, most: int) -> Iterator[Record]:
    """Yield for each concept its newest PMIDs (the largest numbers) and how many are linked."""
    rows = release.rows(_LINKS, "UID CUI NAME PMID", "CUI PMID")
    for cui, linked in groupby(rows, key=lambda row: row[1][0]):
        if cui in release.held:
            pmids = {int(pmid) for _, (_, pmid) in linked if pmid.isdecimal()}
            yield PublicationsRecord(cui, SOURCE, cui, tuple(nlargest(most, pmids)), len(pmids))
        else:
            line, _ = next(linked)
            release.leave_out("a concept that NAMES does not hold", _LINKS, line, cui)
