"""What an identifier leads to: concepts, a gene, a publication, or the word that it is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge import identifiers
from knowledge.compose import Composer
from knowledge.decision import given, one_of_each
from knowledge.identifiers import Identifier
from knowledge.matcher import Candidate
from knowledge.reply import Ambiguity, Answer, Choices, GeneAnswer, NoMatch, Reason, Section
from knowledge.store import Store


def reply(
    compose: Composer, store: Store, readings: Sequence[Identifier], intents: tuple[str, ...]
) -> Answer | GeneAnswer | Choices | NoMatch:
    """What the readings of one identifier lead to: a concept, a gene, a publication, or nothing."""
    found = [candidate for reading in readings for candidate in held_under(store, reading.curie)]
    found = one_of_each(found)
    if len(found) == 1:
        return compose.answer(found[0], intents)
    if found:
        return compose.choices("identifier", found, intents, readings[0].curie)
    for reading in readings:
        if reading.prefix == "NCBIGene" and (gene := compose.gene(reading.curie)):
            return gene
        if reading.prefix in {"PMID", "DOI"} and (cited := _publication(compose, store, reading)):
            return cited
    return _unknown(readings[0])


def held_under(store: Store, curie: str) -> list[Candidate]:
    """The concepts with this id; several only where none of them has it for its own."""
    owner = store.owner(curie)
    numbers = store.identified(curie) if owner is None else [owner]
    if not numbers and (successor := store.successor(curie)):
        return [given(successor, "successor", curie)]
    return [given(number, "identifier", curie) for number in numbers]


def _publication(compose: Composer, store: Store, reading: Identifier) -> Answer | Choices | None:
    rows = store.cited(reading.prefix, reading.local)
    if rows:
        # A record may list a publication twice, in two sections or from two sources.
        known = one_of_each([given(row["concept_id"], "citation", reading.curie) for row in rows])
        answer = compose.answer(known[0], ("citation",), known[1:])
        section = Section("citation", (compose.citation(rows[0]),))
        return replace(answer, sections=(section,))
    if reading.prefix != "PMID":
        return None
    cited = compose.publication(reading.local)
    if cited and (found := compose.found_by_search(reading.local)):
        known = [given(number, "citation", reading.curie) for number in found]
        answer = compose.answer(known[0], ("citation",), known[1:])
        return replace(answer, sections=(Section("citation", (cited,)),))
    reason: Ambiguity = "citation"
    referring = store.referring(reading.local)
    if not referring:
        reason, referring = "linked", store.linking(reading.local)
    if not referring:
        return None
    known = [given(number, "citation", reading.curie) for number in referring]
    choices = compose.choices(reason, known, ("citation",), reading.curie)
    return replace(choices, cited=cited)


def gone(curie: str) -> NoMatch:
    """What an id that this file does not hold comes to, also one of a form unknown here."""
    try:
        return _unknown(identifiers.from_curie(curie))
    except ValueError:
        return NoMatch("unknown_identifier", subject=curie)


def _unknown(reading: Identifier) -> NoMatch:
    reason: Reason = (
        "unknown_citation" if reading.prefix in {"PMID", "DOI"} else "unknown_identifier"
    )
    return NoMatch(reason, subject=reading.curie, link=reading.url)
