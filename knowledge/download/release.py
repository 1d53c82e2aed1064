"""Which files a release of MedGen and one of HPO consist of, where they are, whether they fit.

Files: https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt, https://hpo.jax.org/data/annotations
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from knowledge.download.versions import Stored

NAMES = "NAMES.RRF.gz"
ATTRIBUTES = "MGSAT.RRF.gz"
LITERATURE = "medgen_pubmed_lnk.txt.gz"
_MEDGEN = (
    NAMES,
    *("MGCONSO.RRF.gz", "MGDEF.RRF.gz", "MGSTY.RRF.gz", "MGREL.RRF.gz", "MERGED.RRF.gz"),
    *("MedGen_CUI_history.txt", "MedGen_UID_CUI_history.txt"),
    *("HPO_CUI_history.txt", "MONDO_CUI_history.txt", "ORDO_CUI_history.txt"),
    *("MedGenIDMappings.txt.gz", "MedGen_HPO_Mapping.txt.gz", "MedGen_HPO_OMIM_Mapping.txt.gz"),
)
_GENES = "mim2gene_medgen"  # made daily, in another folder of the same server
_TERMS, _ANNOTATIONS = "hp.obo", "phenotype.hpoa"
_BESIDE = (_ANNOTATIONS, "genes_to_phenotype.txt", "genes_to_disease.txt")
# MedGen's files are rewritten one after another in about three minutes, once a week.
TOGETHER = timedelta(minutes=30)
# In hp.obo “data-version: hp/releases/2025-01-16”, in phenotype.hpoa “#hpo-version: https://…/
# releases/2025-01-16/hp.json”; its own “#version:” is the day of the annotations.
_STATED = re.compile(rb"^(?:data-version|#hpo-version): *.*?(\d{4}-\d{2}-\d{2})", re.MULTILINE)
_HEAD = 4096

Files = Mapping[str, tuple[Path, Stored]]  # name → where it lies, what is known of it


@dataclass(frozen=True, slots=True)
class Distribution:
    """A set of files that belong together: their addresses by name.

    `misfit` says why those fetched are not of one release, None if they are. `dated_by` names the
    file whose time is the date of the release, written into a file RELEASE.
    """

    key: str  # of its folder
    title: str
    source: str  # the kind of source that reads it
    addresses: Mapping[str, str]
    misfit: Callable[[Files], str | None]
    dated_by: str | None = None

    def without(self, names: Collection[str]) -> Distribution:
        """The same but for some files."""
        left = {name: place for name, place in self.addresses.items() if name not in names}
        return replace(self, addresses=left)


def medgen(base: str, genes: str, extra: Collection[str] = ()) -> Distribution:
    """MedGen's release at `base`, the genes of its conditions at `genes`, and `extra` files."""
    addresses = {name: _at(base, name) for name in (*_MEDGEN, *extra)}
    addresses[_GENES] = _at(genes, _GENES)
    return Distribution("medgen", "MedGen", "medgen-release", addresses, _apart, dated_by=NAMES)


def hpo(terms: str, annotations: str) -> Distribution:
    """HPO's release: the terms at one place, diseases and genes at another or the same."""
    addresses = {_TERMS: _at(terms, _TERMS)} | {n: _at(annotations, n) for n in _BESIDE}
    return Distribution("hpo", "HPO", "hpo", addresses, _disagreeing)


def _at(base: str, path: str) -> str:
    return f"{base.rstrip('/')}/{path}"


def _apart(files: Files) -> str | None:
    times = {
        name: stored.modified
        for name, (_, stored) in files.items()
        if name != _GENES and stored.modified
    }
    if not times:
        return None
    first, last = min(times, key=times.__getitem__), max(times, key=times.__getitem__)
    if times[last] - times[first] <= TOGETHER:
        return None
    early, late = f"{times[first]:%Y-%m-%d %H:%M}", f"{times[last]:%Y-%m-%d %H:%M}"
    return f"{first} is of {early}, but {last} of {late}"


def _disagreeing(files: Files) -> str | None:
    stated = {
        name: release
        for name in (_TERMS, _ANNOTATIONS)
        if name in files and (release := _release_in(files[name][0]))
    }
    if len(set(stated.values())) < 2:
        return None
    return f"{_TERMS} is of release {stated[_TERMS]}, but {_ANNOTATIONS} of {stated[_ANNOTATIONS]}"


def _release_in(path: Path) -> str | None:
    with path.open("rb") as file:
        stated = _STATED.search(file.read(_HEAD))
    return stated[1].decode("ascii") if stated else None
