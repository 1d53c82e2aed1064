"""Genes by what they are called beside their symbols: products, and symbols from before."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.phrases import LANGUAGES, phrases_of
from bot.render import cards, lines, plain_json
from bot.render.cards import Surface
from knowledge import Answer, GeneAnswer, Knowledge
from knowledge.language import gene_names
from knowledge.text import normal_form
from tests.card_payload import VIEW, faults
from tests.lamp import concept, knowledge_of


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("dystrophin", "DMD"),
        ("what does dystrophin do", "DMD"),
        ("Dystrophin gene", "DMD"),
        ("fibrillin-1", "FBN1"),
        ("huntingtin", "HTT"),
        ("ABCC7", "CFTR"),
        ("p53", "TP53"),
        ("CECR1", "ADA2"),
        ("CECR1 gene", "ADA2"),
        ("gene FRDA", "FXN"),
        ("polycystin 2 mutations", "PKD2"),
    ],
)
def test_a_gene_is_found_by_what_it_is_called(embedded: Knowledge, typed: str, symbol: str) -> None:
    """The reply names the symbol, and says by which name it was found, as it was typed."""
    reply = embedded.ask(typed)
    assert isinstance(reply, GeneAnswer)
    assert symbol == reply.symbol
    assert reply.called.lower() in typed.lower()
    assert any(f"“{reply.called}”" in line.text for line in lines.render(reply, VIEW))
    assert f"“{reply.called}”" in cards.render(reply, VIEW, Surface(0)).text
    assert [] == faults(cards.render(reply, VIEW, Surface(0)))


@pytest.mark.parametrize("typed", ["FBN1", "gene FBN1"])
def test_of_a_symbol_nothing_is_said_beside(embedded: Knowledge, typed: str) -> None:
    """It is what the sources call the gene."""
    reply = embedded.ask(typed)
    assert isinstance(reply, GeneAnswer)
    assert "" == reply.called


@pytest.mark.parametrize("typed", ["dystrophin", "p53"])
def test_a_gene_that_no_source_ties_to_anything_is_not_told(
    knowledge: Knowledge, typed: str
) -> None:
    """The name leads nowhere then."""
    assert not isinstance(knowledge.ask(typed), GeneAnswer)


def test_what_a_concept_is_called_is_the_concept(tmp_path: Path) -> None:
    """No name of the file of names takes a name from it."""
    gene_of_it = '[[genes]]\nid = "NCBIGene:99005"\nsymbol = "NF2"\n'
    held = knowledge_of(tmp_path, concept("C9960001", "Merlin", more=gene_of_it))
    found, gene = held.ask("merlin"), held.ask("schwannomin")
    assert isinstance(found, Answer)
    assert "C9960001" == found.concept.id
    assert isinstance(gene, GeneAnswer)
    assert "NF2" == gene.symbol


def test_the_file_holds_symbols_and_names() -> None:
    """Each name once; what counts in any case stands in lower case, other symbols in capitals."""
    found = []
    for table, genes in tomllib.loads(gene_names.FILE.read_text("utf-8")).items():
        for symbol, listed in genes.items():
            assert re.fullmatch(r"[A-Z0-9]+(?:-[A-Z0-9]+)?", symbol)
            assert listed == (listed.upper() if table == "former" else listed.lower())
            found += [name.strip().lower() for name in listed.split(",")]
    assert all(found)
    assert len(found) == len(set(found))
    assert len(gene_names.names()) == len({normal_form(name) for name in gene_names.names()})


def test_each_language_says_what_was_read() -> None:
    """With both names."""
    for code in LANGUAGES:
        assert {"{called}", "{symbol}"} <= set(re.findall(r"{\w+}", phrases_of(code).GENE_CALLED))


def test_programs_are_told_what_was_read(embedded: Knowledge) -> None:
    """As it was typed."""
    reply = embedded.ask("what is dystrophin")
    assert isinstance(reply, GeneAnswer)
    assert "dystrophin" == plain_json.gene_of(reply)["called"]
