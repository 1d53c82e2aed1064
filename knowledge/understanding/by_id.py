"""What an identifier leads to: concepts, a gene, a publication, or the word that it is unknown."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge import identifiers
from knowledge.identifiers import Identifier, Mention
from knowledge.literature import Literature
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import given, one_of_each
from knowledge.replies.reply import Ambiguity, Reason
from knowledge.store import Store
from knowledge.understanding.finding import (
    Gene,
    LookedUp,
    Named,
    Nothing,
    OneConcept,
    OneGene,
    Several,
    several,
)


def found(
    store: Store,
    literature: Literature | None,
    readings: Sequence[Identifier],
    intents: tuple[str, ...],
) -> LookedUp:
    """What the readings of one identifier lead to: a concept, a gene, a publication, or nothing."""
    held = [candidate for reading in readings for candidate in held_under(store, reading.curie)]
    held = one_of_each(held)
    if len(held) == 1:
        return OneConcept(held[0], intents)
    if held:
        return several("identifier", held, intents, readings[0].curie)
    for reading in readings:
        if reading.prefix == "NCBIGene" and store.has_gene(reading.curie):
            return OneGene(reading.curie)
        if reading.prefix in {"PMID", "DOI"} and (
            cited := _publication(store, literature, reading)
        ):
            return cited
    return _unknown(readings[0])


def opened(store: Store, curie: str, intents: tuple[str, ...]) -> OneConcept | OneGene | Nothing:
    """The concept or gene that is opened with this very id."""
    number = store.number_of(curie)
    if number is not None:
        return OneConcept(given(number, "identifier", curie), intents)
    return OneGene(curie) if store.has_gene(curie) else gone(curie)


def named(store: Store, curie: str) -> Named | None:
    """The concept or gene with this very id, to be named beside another."""
    found = opened(store, curie, ())
    if isinstance(found, Nothing):
        return None
    return found.meant if isinstance(found, OneConcept) else Gene(found.curie)


def held_under(store: Store, curie: str) -> list[Candidate]:
    """The concepts with this id; several only where none of them has it for its own."""
    owner = store.owner(curie)
    numbers = store.identified(curie) if owner is None else [owner]
    if not numbers and (successor := store.successor(curie)):
        return [given(successor, "successor", curie)]
    return [given(number, "identifier", curie) for number in numbers]


def held_in(store: Store, mentions: Sequence[Mention]) -> list[Candidate]:
    """The concepts whose ids a message holds, in its order."""
    return [
        candidate
        for mention in mentions
        for candidate in held_under(store, mention.readings[0].curie)
    ]


def _publication(
    store: Store, literature: Literature | None, reading: Identifier
) -> OneConcept | Several | None:
    # A record may list a publication twice, in two sections or from two sources.
    listing = [row["concept_id"] for row in store.cited(reading.prefix, reading.local)]
    if not listing and reading.prefix != "PMID":
        return None
    if listing := listing or _found_by_search(store, literature, reading.local):
        first, *others = one_of_each([given(each, "citation", reading.curie) for each in listing])
        return OneConcept(first, ("citation",), tuple(others), cited=reading)
    reason: Ambiguity = "citation"
    referring = store.referring(reading.local)
    if not referring:
        reason, referring = "linked", store.linking(reading.local)
    if not referring:
        return None
    known = tuple(given(number, "citation", reading.curie) for number in referring)
    return Several(reason, known, ("citation",), reading.curie, cited=reading)


def _found_by_search(store: Store, literature: Literature | None, pmid: str) -> list[int]:
    """The concepts for which a search found a publication."""
    if literature is None or literature.publication(pmid) is None:
        return []
    held = (store.identified(curie)[:1] for curie in literature.listing(pmid))
    return list(dict.fromkeys(number for numbers in held for number in numbers))


def gone(curie: str) -> Nothing:
    """What an id that this file does not hold comes to, also one of a form unknown here."""
    try:
        return _unknown(identifiers.from_curie(curie))
    except ValueError:
        return Nothing("unknown_identifier", subject=curie)


def _unknown(reading: Identifier) -> Nothing:
    reason: Reason = (
        "unknown_citation" if reading.prefix in {"PMID", "DOI"} else "unknown_identifier"
    )
    return Nothing(reason, subject=reading.curie, link=reading.url)
