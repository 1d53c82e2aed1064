"""The terms of the Human Phenotype Ontology (hp.obo) as records.

Obsolete terms become ids that lead to their replacement. A term's semantic type is the name of
the branch it lies under: the children of the root, such as "Phenotypic abnormality".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from knowledge.identifiers import from_curie
from knowledge.model import Kind, NameKind
from knowledge.records import (
    ConceptRecord,
    DefinitionRecord,
    IdentifierRecord,
    NameRecord,
    Record,
    RelationRecord,
    RetiredRecord,
    SemanticTypeRecord,
)
from knowledge.sources.obo import Stanza
from knowledge.sources.tally import Tally

SOURCE = "hpo"

ROOT = "HP:0000001"
MODE_OF_INHERITANCE = "HP:0000005"
PHENOTYPIC_ABNORMALITY = "HP:0000118"  # its children are the body systems
ONSET = "HP:0003674"
CLINICAL_MODIFIER = "HP:0012823"
CLINICAL_COURSE = "HP:0031797"
PAST_MEDICAL_HISTORY = "HP:0032443"
FREQUENCY = "HP:0040279"
EXCLUDED = "HP:0040285"  # the frequency term that means "in none of them"

_NAME_KINDS = {
    "layperson": NameKind.LAY,
    "abbreviation": NameKind.ABBREVIATION,
    "obsolete_synonym": NameKind.FORMER,
}
# How HPO writes other vocabularies → how a CURIE of them begins.
_VOCABULARIES = {"UMLS": "", "SNOMEDCT_US": "SNOMEDCT:", "SNOMED_CT": "SNOMEDCT:", "MSH": "MESH:"}


class Terms:
    """What the annotations must know of the terms: names, hierarchy, and which ids replace which.

    Filled by `read_terms`; complete when that has been read to its end.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names: dict[str, str] = {}  # of terms in use
        self.parents: dict[str, tuple[str, ...]] = {}
        self.obsolete: dict[str, int] = {}  # term → line
        self.replacements: dict[str, list[str]] = {}  # former id → what took its place

    def enter(self, stanza: Stanza) -> bool:
        """Enter a ``[Term]`` of HPO; True where the term is in use."""
        term = stanza.required("id")
        if stanza.values("is_obsolete")[:1] == ["true"]:
            self.obsolete[term] = stanza.line
            self.replacements.setdefault(term, []).extend(stanza.ids("replaced_by"))
            return False
        self.names[term] = stanza.required("name")
        self.parents[term] = tuple(stanza.ids("is_a"))
        # A former id can have a stanza of its own, before or after this one.
        for former in stanza.ids("alt_id"):
            self.replacements.setdefault(former, []).append(term)
        return True

    def current_ids(self) -> dict[str, str]:
        """Every id that leads to one term in use, and that term: itself, or the replacement."""
        leads = {term: term for term in self.names}
        for former in self.former_ids():
            match self.successors(former):
                case (term,):
                    leads[former] = term
        return leads

    def former_ids(self) -> list[str]:
        """All ids out of use; one that is still a term in use is none, whatever others claim."""
        return [former for former in self.replacements if former not in self.names]

    def successors(self, former: str) -> tuple[str, ...]:
        """The terms in use that took the place of a former id; empty where none did."""
        return tuple(
            found for found in _reachable(self.replacements, former) if found in self.names
        )

    def branches(self) -> Iterator[tuple[str, str]]:
        """Yield (term, name of a branch that it heads or lies under), branch by branch."""
        children = defaultdict(list)
        for term, parents in self.parents.items():
            for parent in parents:
                children[parent].append(term)
        for branch in children[ROOT]:
            for term in (branch, *_reachable(children, branch)):
                yield term, self.names[branch]


def ancestors(parents: Mapping[str, Collection[str]], term: str) -> frozenset[str]:
    """All terms above a term, up every path; without the term itself."""
    return frozenset(_reachable(parents, term))


def _reachable(edges: Mapping[str, Collection[str]], start: str) -> list[str]:
    """What can be reached from `start`, in order of distance; a loop does no harm."""
    found, seen = [start], {start}
    for each in found:  # grows while it is read
        for further in edges.get(each, ()):
            if further not in seen:
                found.append(further)
                seen.add(further)
    return found[1:]


def read_terms(stanzas: Iterable[Stanza], terms: Terms, left_out: Tally) -> Iterator[Record]:
    """Yield each term in use with all that is said of it, then semantic types, then former ids.

    Fills `terms`. Left out and counted: obsolete terms that nothing replaces, terms of other
    ontologies, and cross-references to vocabularies that have no place in a concept.

    Raises:
        SourceFormatError: a stanza lacks id or name, or a text lacks its quotation marks.
    """
    for stanza in stanzas:
        left_out.rows_read += sum(map(len, stanza.tags.values()))
        if stanza.kind != "Term":
            continue
        term = stanza.required("id")
        if not term.startswith("HP:"):
            left_out.add("term of another ontology", stanza.path, stanza.line, term)
        elif terms.enter(stanza):
            yield from _statements(stanza, left_out)
    for term, branch in terms.branches():
        yield SemanticTypeRecord(term, SOURCE, term, branch)
    yield from _former_ids(terms, left_out)


def _former_ids(terms: Terms, left_out: Tally) -> Iterator[RetiredRecord]:
    for former in terms.former_ids():
        successors = terms.successors(former)
        for term in successors:
            merged = former not in terms.obsolete
            yield RetiredRecord(term, SOURCE, term, former, merged=merged)
        if not successors:
            reason = "obsolete term without replacement"
            left_out.add(reason, terms.path, terms.obsolete[former], former)


def _statements(stanza: Stanza, left_out: Tally) -> Iterator[Record]:
    term = stanza.required("id")
    yield ConceptRecord(term, SOURCE, term, Kind.FEATURE)
    yield IdentifierRecord(term, SOURCE, term, term)
    yield from _names(stanza, term)
    for text, _xrefs in stanza.quoted("def"):
        if text:
            yield DefinitionRecord(term, SOURCE, term, text)
    yield from _cross_references(stanza, term, left_out)
    for value in stanza.values("is_a"):
        parent, _, label = value.partition(" ! ")
        yield RelationRecord(term, SOURCE, term, parent.split(None, 1)[0], label.strip() or None)


def _names(stanza: Stanza, term: str) -> Iterator[NameRecord]:
    """Yield the preferred name, then the synonyms, those of scope EXACT first.

    A synonym that repeats the preferred name is left out, unless it says that lay people use it.
    """
    name = stanza.required("name")
    yield NameRecord(term, SOURCE, term, name, NameKind.PREFERRED)
    synonyms = [(text, rest.partition("[")[0].split()) for text, rest in stanza.quoted("synonym")]
    synonyms.sort(key=lambda synonym: "EXACT" not in synonym[1])
    seen = {(name, NameKind.SYNONYM), ("", NameKind.SYNONYM)}
    for text, words in synonyms:
        kind = next((_NAME_KINDS[word] for word in words if word in _NAME_KINDS), NameKind.SYNONYM)
        if (text, kind) not in seen:
            seen.add((text, kind))
            yield NameRecord(term, SOURCE, term, text, kind)


def _cross_references(stanza: Stanza, term: str, left_out: Tally) -> Iterator[IdentifierRecord]:
    """Yield UMLS, SNOMED CT and MeSH ids; a UMLS id means the same thing if it is the only one.

    SNOMED CT and MeSH often mean something wider, so they are never taken for the same thing.
    """
    curies = {}
    for xref in stanza.ids("xref"):
        if curie := _curie(xref, stanza, left_out):
            curies[curie] = xref.startswith("UMLS:")
    sole = sum(curies.values()) == 1
    for curie, is_umls in curies.items():
        yield IdentifierRecord(term, SOURCE, term, curie, equivalent=is_umls and sole)


def _curie(xref: str, stanza: Stanza, left_out: Tally) -> str | None:
    vocabulary, _, local = xref.partition(":")
    if vocabulary not in _VOCABULARIES:
        reason = "cross-reference to a vocabulary that is not used"
        left_out.add(reason, stanza.path, stanza.line, xref)
        return None
    try:
        return from_curie(_VOCABULARIES[vocabulary] + local).curie
    except ValueError:
        left_out.add("cross-reference that is not an id", stanza.path, stanza.line, xref)
        return None
