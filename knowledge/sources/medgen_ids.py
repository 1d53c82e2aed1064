"""The ids that a MedGen release maps to its concepts, and what GTR has for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.records import IdentifierRecord, Record, ResourceRecord
from knowledge.sources.medgen_folder import SOURCE, Release

_IDS = "MedGenIDMappings.txt"
_ATTRIBUTES = "MGSAT.RRF"
_CLINICAL_TEST = "NCBI_GTR_TEST_CLINICAL_ID"
_GTR = "https://www.ncbi.nlm.nih.gov/gtr/conditions/{cui}/"


@dataclass(frozen=True, slots=True)
class _Authority:
    """How ids of one source are written as CURIE, and whether they mean the concept itself."""

    prefix: str
    is_equivalent: bool = True
    width: int = 0


# By the name of the source in lower case. Only “OMIM” is OMIM's number of the concept itself:
# “OMIM included” can mean the opposite, and a series or an allele is something else.
_AUTHORITIES = {
    "hpo": _Authority("HP"),
    "mondo": _Authority("MONDO"),
    "medgen": _Authority("MEDGEN"),
    "omim": _Authority("OMIM"),
    "orphanet": _Authority("ORPHA"),
    "gard": _Authority("GARD", is_equivalent=False, width=7),
    "mesh": _Authority("MESH", is_equivalent=False),
    # One SNOMED CT id may stand for several concepts of MedGen.
    "snomedct_us": _Authority("SNOMEDCT", is_equivalent=False),
}


def curie_of(authority: str, identifier: str) -> str:
    """An id as CURIE, whichever way the file writes it: ``Orphanet_7``, ``MONDO_0000001``."""
    known = _AUTHORITIES[authority]
    local = identifier.replace("_", ":").rpartition(":")[-1]
    return f"{known.prefix}:{local.zfill(known.width)}"


def read_hpo_terms(release: Release) -> Iterator[Record]:
    """Yield the HPO terms of MedGen_HPO_Mapping; it has a row for each semantic type."""
    layout = "CUI SDUI HpoStr MedGenStr MedGenStr_SAB STY"
    for _, (cui, term) in release.held_rows("MedGen_HPO_Mapping.txt", layout, "CUI SDUI"):
        if release.mapped.get(term) != cui:
            release.mapped[term] = cui
            release.terms.setdefault(cui, term)
            yield IdentifierRecord(cui, SOURCE, cui, term)


def read_identifiers(release: Release) -> Iterator[Record]:
    """Yield the cross-references of MedGenIDMappings, UIDs among them."""
    layout = "CUI_or_CN_id pref_name source_id source"
    rows = release.held_rows(_IDS, layout, "CUI_or_CN_id source_id source")
    for line, (cui, identifier, source) in rows:
        authority = source.casefold()
        if authority not in _AUTHORITIES:
            reason = f"an id of “{source}”, which is not the concept itself"
            release.leave_out(reason, _IDS, line, f"{cui} {identifier}")
            continue
        curie = curie_of(authority, identifier)
        if release.mapped.get(curie) == cui:
            continue  # MedGen_HPO_Mapping said it, or the row repeats
        if release.phenotypes.get(curie, cui) != cui:
            reason = "a MIM number that mim2gene_medgen gives another concept"
            release.leave_out(reason, _IDS, line, f"{cui} {curie}")
            continue
        is_equivalent = _AUTHORITIES[authority].is_equivalent
        if is_equivalent:
            release.mapped.setdefault(curie, cui)
        if authority == "hpo":
            release.terms.setdefault(cui, curie)
        yield IdentifierRecord(cui, SOURCE, cui, curie, is_equivalent)


def read_attributes(release: Release) -> Iterator[Record]:
    """Yield a link to GTR for each concept with a clinical test there; MGSAT has no more for us."""
    layout = "CUI METAUI STYPE CODE ATUI ATN SAB ATV SUPPRESS"
    tested: set[str] = set()
    for line, (cui, attribute) in release.held_rows(_ATTRIBUTES, layout, "CUI ATN"):
        if attribute != _CLINICAL_TEST:
            release.leave_out("an attribute that is not used", _ATTRIBUTES, line, attribute)
        elif cui not in tested:
            tested.add(cui)
            url = _GTR.format(cui=cui)
            label = "Genetic Testing Registry: clinical tests"
            yield ResourceRecord(cui, SOURCE, cui, "clinical", label, url)
