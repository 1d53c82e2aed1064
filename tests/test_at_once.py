"""Several genes or types that are written at once."""

from __future__ import annotations

import pytest

from knowledge import Answer, Choices, Knowledge, NoMatch
from knowledge.understanding.at_once import written_out
from tests.lamp import concept, knowledge_of

_GENE = '[[genes]]\nid = "NCBIGene:99200{number}"\nsymbol = "{symbol}"\n'
_SYMBOLS = ("WICQ1", "WICQ2", "WICQ2L", "LNTA", "LNTB", "LAMPS1", "LAMPS2", "TLO1")
_DEFINED = '[[definitions]]\ntext = "An invented condition."\n'
_CONDITIONS = ("Glimmer palsy type 1", "Glimmer palsy type 2")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Conditions of genes whose symbols begin alike, and two types with abbreviations."""
    of_genes = (
        concept(f"C999500{n}", f"Sconce ataxia {n}", more=_GENE.format(number=n, symbol=symbol))
        for n, symbol in enumerate(_SYMBOLS)
    )
    types = (
        concept(f"C999501{n}", name, more=f'abbreviations = ["GLP{n}"]')
        for n, name in enumerate(_CONDITIONS, start=1)
    )
    places = (
        concept("C9995020", "Chromosome 29q11.2 deletion syndrome", more=_DEFINED),
        concept("C9995021", "del(29p12)"),
        concept("C9995022", "29p12 deletion syndrome"),
    )
    return knowledge_of(tmp_path_factory.mktemp("once"), *of_genes, *types, *places)


def names(reply: object) -> list[str]:
    """What is offered, in its order."""
    assert isinstance(reply, Choices)
    return [each.name for each in reply.matches]


@pytest.mark.parametrize(
    ("typed", "genes"),
    [
        ("WICQ", ["WICQ1", "WICQ2"]),
        ("wicq", ["WICQ1", "WICQ2"]),
        ("what are the wicq genes", ["WICQ1", "WICQ2"]),
        ("LNTx", ["LNTA", "LNTB"]),
        ("lntx mutations", ["LNTA", "LNTB"]),
        ("LNT", ["LNTA", "LNTB"]),
    ],
)
def test_what_genes_have_in_common_leads_to_each(
    held: Knowledge, typed: str, genes: list[str]
) -> None:
    """One number or letter tells them apart; of more letters it is another gene."""
    assert genes == names(held.ask(typed))


@pytest.mark.parametrize("typed", ["lamps", "lnt", "TLO", "wi", "max"])
def test_what_may_be_a_word_leads_to_no_gene(held: Knowledge, typed: str) -> None:
    """Nor three small letters, nor what one gene alone begins with."""
    assert isinstance(held.ask(typed), NoMatch)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("WICQ1/2", ["WICQ1", "WICQ2"]),
        ("GLP1/2", list(_CONDITIONS)),
        ("glp1/2?", list(_CONDITIONS)),
    ],
)
def test_numbers_written_at_once_name_both(held: Knowledge, typed: str, named: list[str]) -> None:
    """Genes as well as conditions."""
    assert named == names(held.ask(typed))


@pytest.mark.parametrize("text", ["and/or", "12/2024", "a 1/2", "22q11/12", "WICQ1/WICQ2", "1/2/3"])
def test_other_strokes_stay_as_they_are(text: str) -> None:
    """Dates, fractions, bands and what is written out."""
    assert text == written_out(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("29q11.2DS", "29q11.2 deletion syndrome"),
        ("genes of 29q11 ds", "genes of 29q11 deletion syndrome"),
        ("del(29p12)", "29p12 deletion syndrome"),
        ("29p12.1 dup features", "29p12.1 duplication syndrome features"),
        ("del29q", "del29q"),
        ("29q11", "29q11"),
    ],
)
def test_what_is_glued_to_a_place_on_a_chromosome_is_a_word(text: str, written: str) -> None:
    """Where it tells what is missing or twice there."""
    assert written == written_out(text)


@pytest.mark.parametrize("typed", ["29q11.2DS", "29q11.2 del", "symptoms of 29q11.2DS"])
def test_a_place_with_what_is_missing_leads_to_its_syndrome(held: Knowledge, typed: str) -> None:
    """And what is called so as it stands stays that."""
    reply = held.ask(typed)
    assert isinstance(reply, Answer)
    assert "C9995020" == reply.concept.id
    other = held.ask("del(29p12)")
    assert isinstance(other, Answer)
    assert "C9995021" == other.concept.id


def test_a_message_to_nobody_is_judged_as_it_was_read(held: Knowledge) -> None:
    """Its words are those written out, of which there are more than were typed."""
    written = "what is chromosome 29q11.2 deletion syndrome"
    assert (held.unasked(written) is None) == (held.unasked("what is chromosome 29q11.2DS") is None)
    assert held.unasked("who takes 29q11.2DS on friday") is None


def test_types_keep_their_letters() -> None:
    """Behind the number, and before it."""
    assert "GLP2A/GLP2B or COX1A1/COX1A2" == written_out("GLP2A/2B or COX1A1/2")
