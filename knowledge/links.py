"""Links made of a concept's identifiers, genes and name, by the templates in ``data/links.toml``.

They are no statements of a source: each says what it was made of, and has the provenance of that.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import quote

from knowledge import identifiers
from knowledge.model import (
    AssociatedGene,
    CrossReference,
    Frozen,
    Kind,
    MadeLink,
    Name,
    NameKind,
    Provenance,
)

_FILE = Path(__file__).parent / "data" / "links.toml"
_MOST_GENES = 5  # of more genes each has its links in its own reply

# Which section a group of links stands below, beside the resources.
BESIDE = {"guidelines": "practice_guidelines"}


class Material(Protocol):
    """A concept, as far as links are made of it."""

    @property
    def kind(self) -> Kind:
        """What kind of thing it is."""

    @property
    def names(self) -> tuple[Name, ...]:
        """Its names."""

    @property
    def identifiers(self) -> tuple[CrossReference, ...]:
        """Its identifiers."""

    @property
    def genes(self) -> tuple[AssociatedGene, ...]:
        """Its genes."""


class _Template(Frozen):
    """One link, as the file describes it."""

    group: Literal["clinical", "practice_guidelines", "consumer", "molecular"]
    label: str
    of: str
    url: str | None = None
    term: str | None = None
    kinds: tuple[Kind, ...] = (Kind.DISEASE, Kind.GROUP)


class _Made(Frozen):
    """What a link can be made of: an id, a symbol or a name, with its provenance."""

    of: str
    facts: dict[str, str]
    provenance: Provenance
    page: str | None = None


@cache
def _templates() -> tuple[_Template, ...]:
    rows = tomllib.loads(_FILE.read_text("utf-8"))["link"]
    return tuple(_Template.model_validate(row) for row in rows)


def made_of(concept: Material) -> tuple[MadeLink, ...]:
    """The links that can be made for a concept, in the order of the file, each address once."""
    links: dict[str, MadeLink] = {}
    made_by: dict[tuple[str, str], _Template] = {}
    for template in _templates():
        if concept.kind not in template.kinds:
            continue
        for material in _materials(concept, template.of):
            # A page by its id makes a search by name needless.
            if made_by.setdefault((template.group, template.label), template) is template:
                link = _link(template, material)
                links.setdefault(link.url, link)
    return tuple(links.values())


class LinkCounts:
    """How many links are made of concepts, which is the same for all that hold alike material."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], int] = {}

    def of(self, concept: Material, curies: Iterable[str]) -> int:
        """How many links `made_of` gives for a concept with these identifiers."""
        genes = {gene.curie: gene.symbol for gene in reversed(concept.genes)}
        named = [symbol for curie, symbol in genes.items() if symbol != curie]
        prefixes = tuple(sorted(map(identifiers.prefix_of, curies)))
        alike = (concept.kind, prefixes, len(genes), len(named), len(set(named)))
        number = self._known.get(alike)
        if number is None:
            self._known[alike] = number = len(made_of(concept))
        return number


def _link(template: _Template, made: _Made) -> MadeLink:
    term = (template.term or "").format(**made.facts)
    parts = {key: quote(value, safe="") for key, value in {**made.facts, "term": term}.items()}
    return MadeLink(
        group=template.group,
        label=template.label,
        url=(template.url or made.page or "").format(**parts),
        made_of=made.of,
        is_search=template.of == "name",
        provenance=made.provenance,
    )


def _materials(concept: Material, of: str) -> Iterator[_Made]:
    """What the record holds of a kind of material, each once."""
    if of == "name":
        yield from _name(concept)
    elif of == "gene":
        yield from _genes(concept)
    else:
        yield from _ids(concept, of)


def _name(concept: Material) -> Iterator[_Made]:
    preferred = (name for name in concept.names if name.kind is NameKind.PREFERRED)
    for name in preferred:
        yield _Made(of=name.text, facts={"name": name.text}, provenance=name.provenance)
        return


def _genes(concept: Material) -> Iterator[_Made]:
    genes = {gene.curie: gene for gene in reversed(concept.genes)}
    for curie, gene in reversed(genes.items()) if len(genes) <= _MOST_GENES else ():
        if gene.symbol != curie:
            page = identifiers.page(curie)
            facts = {"symbol": gene.symbol}
            yield _Made(of=gene.symbol, facts=facts, provenance=gene.provenance, page=page)


def _ids(concept: Material, prefix: str) -> Iterator[_Made]:
    for reference in concept.identifiers:
        if not reference.url:
            continue
        identifier = identifiers.from_curie(reference.curie)
        if identifier.prefix == prefix:
            yield _Made(
                of=reference.curie,
                facts={"id": identifier.local},
                provenance=reference.provenance,
                page=reference.url,
            )
