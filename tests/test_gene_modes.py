"""How each condition of a gene is inherited: told beside it, and asked for in short."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from bot.phrases import en
from bot.render import cards, lines, plain_json
from bot.render.cards import Surface
from bot.render.view import View
from knowledge import Answer, Choices, GeneAnswer, Knowledge
from tests.lamp import concept, knowledge_of

VIEW = View(date(2026, 11, 27), 12, (), ())
HERE = "here"
_GENE = '[[genes]]\nid = "NCBIGene:99{gene}"\nsymbol = "{symbol}"\n'
_MODE = '[[inheritance]]\nid = "HP:{mode}"\nname = "Autosomal {name} inheritance"\n'


def _tied(gene: str, symbol: str, mode: str = "") -> str:
    modes = {"": "", "AR": ("0000007", "recessive"), "AD": ("0000006", "dominant")}[mode]
    stated = _MODE.format(mode=modes[0], name=modes[1]) if modes else ""
    return _GENE.format(gene=gene, symbol=symbol) + stated


@pytest.fixture(scope="module")
def genes(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Conditions of two genes; one of them is called as recessive inheritance is in short."""
    return knowledge_of(
        tmp_path_factory.mktemp("genes"),
        concept("C9951001", "Tallow wasting", more=_tied("501", "WICK1", "AR")),
        concept("C9951002", "Wick palsy", more=_tied("501", "WICK1", "AD")),
        concept("C9951003", "Sconce ataxia", more=_tied("501", "WICK1")),
        concept("C9951004", "Androgen gutter", more=_tied("502", "AR")),
    )


def _gene(reply: object) -> GeneAnswer:
    assert isinstance(reply, GeneAnswer), reply
    return reply


def test_the_modes_of_each_condition_stand_beside_it(genes: Knowledge) -> None:
    """With their source, in text, card and JSON; of one that lists none nothing is said."""
    reply = _gene(genes.ask("is WICK1 AD or AR?"))
    modes = [[mode.mode.name for mode in tied.modes] for tied in reply.conditions]
    recessive, dominant = "Autosomal recessive inheritance", "Autosomal dominant inheritance"
    assert [[], [recessive], [dominant]] == modes
    said = [line.text for line in lines.render(reply, VIEW)]
    told = f"C9951001 · {recessive} [LAMP 2026-10-01]"
    assert any(told in text for text in said)
    card = cards.render(reply, VIEW, Surface(1))
    assert dominant in str(card)
    listed = plain_json.gene_of(reply)["conditions"]
    assert recessive in str(listed)


def test_another_source_that_says_how_it_is_inherited_is_named(genes: Knowledge) -> None:
    """Behind the one that ties it to the gene."""
    reply = _gene(genes.ask("WICK1"))
    (mode,) = reply.conditions[1].modes
    other = mode.provenance.model_copy(update={"release": "2026-11-01"})
    tied = replace(reply.conditions[1], modes=(mode.model_copy(update={"provenance": other}),))
    shown = lines.render(replace(reply, conditions=(tied,)), VIEW)
    stated = f"[LAMP 2026-10-01 · {en.SECTIONS['inheritance']}: LAMP 2026-11-01]"
    assert any(stated in line.text for line in shown)


@pytest.mark.parametrize("typed", ["which of these is AR", "only AR ones", "inheritance?"])
def test_conditions_of_a_gene_are_shown_again_for_their_modes(genes: Knowledge, typed: str) -> None:
    """Each mode is told there: nobody has to open one after the other."""
    answering = Answering(genes, Conversation(30))
    answering.reply("WICK1", HERE)
    assert "WICK1" == _gene(answering.reply(typed, HERE)).symbol


@pytest.mark.parametrize("typed", ["which gene if AR", "which gene if AR?", "gene if AR"])
def test_a_mode_in_short_is_no_gene_of_that_symbol(genes: Knowledge, typed: str) -> None:
    """It asks of the condition spoken of last."""
    answering = Answering(genes, Conversation(30))
    answering.reply("tallow wasting", HERE)
    reply = answering.reply(typed, HERE)
    assert isinstance(reply, Answer)
    assert "C9951001" == reply.concept.id
    assert {"genes", "inheritance"} == {section.key for section in reply.sections}


@pytest.mark.parametrize("typed", ["AR", "AR gene", "what does AR cause", "gene:AR", "what is AR"])
def test_the_gene_of_that_symbol_is_still_found(genes: Knowledge, typed: str) -> None:
    """Alone, beside the word gene, or as what causes something."""
    assert "NCBIGene:99502" == _gene(genes.ask(typed)).id


def test_what_is_told_of_conditions_alone_is_asked_of_the_one_opened(genes: Knowledge) -> None:
    """A gene has no features: the reply says so, and a condition that is chosen shows them."""
    answering = Answering(genes, Conversation(30))
    reply = _gene(answering.reply("guidelines for WICK1", HERE))
    assert en.GENE_ASKED_ELSEWHERE in [line.text for line in lines.render(reply, VIEW)]
    chosen = answering.reply("the second one", HERE)
    assert isinstance(chosen, Answer)
    assert ("guidelines",) == chosen.intents
    plain = _gene(genes.ask("what does WICK1 cause"))
    assert en.GENE_ASKED_ELSEWHERE not in [line.text for line in lines.render(plain, VIEW)]


def test_two_genes_that_are_to_be_compared_are_both_offered(genes: Knowledge) -> None:
    """Not what is called a little like one of them."""
    reply = genes.ask("WICK1 vs AR")
    assert isinstance(reply, Choices)
    assert ("compare", ["NCBIGene:99501", "NCBIGene:99502"]) == (
        reply.reason,
        [match.id for match in reply.matches],
    )


def test_a_gene_beside_other_words_is_offered_with_what_they_may_name(
    embedded: Knowledge,
) -> None:
    """It was typed in full; the names near to the message were not."""
    reply = embedded.ask("TTN cardiomyopathy")
    assert isinstance(reply, Choices)
    assert "close" == reply.reason
    assert "NCBIGene:7273" == reply.matches[0].id
    assert "gene" not in {match.kind for match in reply.matches[1:]}


def test_two_genes_leave_what_is_spoken_of(genes: Knowledge) -> None:
    """None of them has features, or types."""
    answering = Answering(genes, Conversation(30))
    for typed in ("tallow wasting", "WICK1 vs AR"):
        answering.reply(typed, HERE)
    reply = answering.reply("and its genes?", HERE)
    assert isinstance(reply, Answer)
    assert "C9951001" == reply.concept.id
