"""Links made of a concept's identifiers, genes and name, by the templates in ``data/links.toml``.

They are no statements of a source: each says what it was made of, and has the provenance of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, Protocol
from urllib.parse import quote

import rtoml

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

_FILE = Path(__file__).parents[1] / "data" / "links.toml"
_MOST_GENES = 5  # of more genes each has its links in its own reply

# Which section a group of links stands below, beside the resources.
BESIDE = {"guidelines": "practice_guidelines"}
# Intents that no section answers, and the group of links for who asks so.
ASKED = frozenset({"epidemiology", "prognosis"})


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

    group: Literal[
        "clinical", "practice_guidelines", "epidemiology", "prognosis", "consumer", "molecular"
    ]
    label: str
    of: str
    url: str | None = None
    term: str | None = None
    kinds: tuple[Kind, ...] = (Kind.DISEASE, Kind.GROUP)


class _Made(NamedTuple):
    """What a link is made of: an id, a symbol or a name, and which of the record's."""

    of: str
    facts: dict[str, str]
    key: str  # the CURIE of the id or the gene; of the name itself
    page: str | None = None


@cache
def _templates() -> tuple[_Template, ...]:
    rows = rtoml.loads(_FILE.read_text("utf-8"))["link"]
    return tuple(_Template.model_validate(row) for row in rows)


def made_of(concept: Material) -> tuple[MadeLink, ...]:
    """The links that can be made for a concept, in the order of the file, each address once."""
    genes = {gene.curie: gene for gene in reversed(concept.genes)}
    symbols = {curie: gene.symbol for curie, gene in reversed(genes.items())}
    named = [name for name in concept.names if name.kind is NameKind.PREFERRED][:1]
    references = {each.curie: each for each in reversed(concept.identifiers)}
    curies = list(reversed(references))
    provenances = {
        "name": {name.text: name.provenance for name in named},
        "gene": {curie: gene.provenance for curie, gene in genes.items()},
    }
    ids = {curie: reference.provenance for curie, reference in references.items()}
    made = _made(concept.kind, [name.text for name in named], symbols, curies)
    return tuple(
        _link(template, material, url, provenances.get(template.of, ids)[material.key])
        for url, (template, material) in made.items()
    )


class LinkCounts:
    """How many links are made of concepts, which is the same for all that hold alike material."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], int] = {}

    def of(self, kind: Kind, curies: Sequence[str], genes: Mapping[str, str]) -> int:
        """How many links `made_of` gives for a concept of this kind, with a name.

        It has these identifiers and genes; of each gene its symbol is given by its CURIE.
        """
        named = [symbol for curie, symbol in genes.items() if symbol != curie]
        prefixes = tuple(sorted(map(identifiers.prefix_of, curies)))
        alike = (kind, prefixes, len(genes), len(named), len(set(named)))
        number = self._known.get(alike)
        if number is None:
            self._known[alike] = number = len(_made(kind, ("name",), genes, curies))
        return number


def _made(
    kind: Kind, names: Iterable[str], genes: Mapping[str, str], curies: Sequence[str]
) -> dict[str, tuple[_Template, _Made]]:
    """By its address what each link is made with and of; of two to one address the first."""
    material = _material(names, genes, curies)
    made: dict[str, tuple[_Template, _Made]] = {}
    made_by: dict[tuple[str, str], _Template] = {}
    for template in _templates():
        if kind in template.kinds:
            for each in material.get(template.of, ()):
                # A page by its id makes a search by name needless.
                if made_by.setdefault((template.group, template.label), template) is template:
                    made.setdefault(_address(template, each), (template, each))
    return made


def _material(
    names: Iterable[str], genes: Mapping[str, str], curies: Iterable[str]
) -> dict[str, list[_Made]]:
    """What a record holds of each kind of material: its name, its few genes, ids by prefix."""
    found = {
        "name": [_Made(name, {"name": name}, name) for name in names],
        "gene": [
            _Made(symbol, {"symbol": symbol}, curie, identifiers.page(curie))
            for curie, symbol in (genes.items() if len(genes) <= _MOST_GENES else ())
            if symbol != curie
        ],
    }
    for curie in curies:
        if page := identifiers.page(curie):
            identifier = identifiers.from_curie(curie)
            made = _Made(curie, {"id": identifier.local}, curie, page)
            found.setdefault(identifier.prefix, []).append(made)
    return found


def _address(template: _Template, made: _Made) -> str:
    term = (template.term or "").format(**made.facts)
    parts = {key: quote(value, safe="") for key, value in {**made.facts, "term": term}.items()}
    return (template.url or made.page or "").format(**parts)


def _link(template: _Template, made: _Made, url: str, provenance: Provenance) -> MadeLink:
    return MadeLink(
        group=template.group,
        label=template.label,
        url=url,
        made_of=made.of,
        is_search=template.of == "name",
        provenance=provenance,
    )
