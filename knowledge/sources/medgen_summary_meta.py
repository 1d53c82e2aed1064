"""The part ``conceptmeta`` of a MedGen summary: elements beside one another, as text in JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

# What could make a parser read other files or grow without end; without it no entity is defined.
_DECLARED = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BREAKS = re.compile(r"(?:\\n|[\r\n])+")

# Of which source a name's ids are → which attribute holds the id, and how it becomes a CURIE.
_ID_OF = {
    "MONDO": ("SDUI", re.compile(r"(MONDO:\d{7})"), "{}"),
    "HPO": ("SDUI", re.compile(r"(HP:\d{7})"), "{}"),
    "ORDO": ("SDUI", re.compile(r"Orphanet_(\d+)"), "ORPHA:{}"),
    "OMIM": ("SDUI", re.compile(r"(\d{6})"), "OMIM:{}"),
    "MSH": ("SDUI", re.compile(r"([CD](?:\d{6}|\d{9}))"), "MESH:{}"),
    "SNOMEDCT_US": ("SCUI", re.compile(r"(\d{6,18})"), "SNOMEDCT:{}"),
    "GENEREVIEWS": ("SDUI", re.compile(r"(NBK\d+)"), "NBK:{}"),
}
# Authorities whose id means the concept itself, if there is only one of that authority.
_EQUIVALENT = frozenset({"MONDO", "HP", "OMIM", "ORPHA"})


class MetaError(Exception):
    """A part of a record is not what it should be."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(f"expected {expected}, found {found}")
        self.expected = expected
        self.found = found


def parse_meta(text: str) -> Element:
    """The elements under one root.

    Raises:
        MetaError: they are not well-formed, or declare entities or a document type.
    """
    if _DECLARED.search(text):
        raise MetaError("conceptmeta without declarations", "a DOCTYPE or ENTITY")
    try:
        # Nothing is declared, so nothing can be expanded or fetched.
        return fromstring(f"<ConceptMeta>{text}</ConceptMeta>")  # noqa: S314
    except ParseError as error:
        raise MetaError("well-formed conceptmeta", str(error)) from error


def text_of(element: Element | None) -> str:
    """The text in an element; paragraphs, however they are broken, have an empty line between."""
    said = "".join(element.itertext()) if element is not None else ""
    parts = (part.strip() for part in _BREAKS.split(said))
    return "\n\n".join(filter(None, parts))


def values(element: Element, *names: str) -> tuple[str, ...]:
    """The texts of some children."""
    return tuple(text_of(element.find(name)) for name in names)


def attribute(element: Element, name: str) -> str:
    """An attribute, empty where it is not given."""
    return element.get(name, "").strip()


def ids_in(meta: Element) -> Iterator[tuple[str, bool]]:
    """The ids of other authorities, and whether each means the concept itself.

    Two ids of one authority cannot both be the concept: then neither is taken to be.
    """
    found = dict.fromkeys((*_ids_of_names(meta), *_mims(meta)))
    for curie in found:
        authority = curie.partition(":")[0]
        alone = sum(each.startswith(f"{authority}:") for each in found) == 1
        yield curie, alone and authority in _EQUIVALENT


def _ids_of_names(meta: Element) -> Iterator[str]:
    for name in (*meta.iterfind("Names/Name"), *meta.iterfind("SNOMEDCT/Name")):
        if of := _ID_OF.get(attribute(name, "SAB")):
            place, form, curie = of
            if match := form.fullmatch(attribute(name, place)):
                yield curie.format(match[1])


def _mims(meta: Element) -> Iterator[str]:
    for mim in meta.iterfind("OMIM/MIM"):
        if re.fullmatch(r"\d{6}", text_of(mim)):
            yield f"OMIM:{text_of(mim)}"
