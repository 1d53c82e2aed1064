"""Genes: found by symbol or id, told from abbreviations, shown with what each source states."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from bot.render import cards, lines, plain_json
from bot.render.cards import Surface
from bot.render.statements import remark
from bot.wishes import Wish
from knowledge import (
    Answer,
    Choices,
    GeneAnswer,
    Knowledge,
    NoMatch,
    SourceSpec,
    build,
    open_knowledge,
)
from knowledge.language.gene_names import former
from knowledge.model import AssociatedGene, Provenance
from tests.test_golden import VIEW


def gene(reply: object) -> GeneAnswer:
    """The reply, which must be about a gene."""
    assert isinstance(reply, GeneAnswer), reply
    return reply


@pytest.mark.parametrize(
    "typed",
    [
        "LANT1",
        "what does LANT1 cause?",
        "lant1",
        "gene:lant1",
        "LANT1[gene]",
        "lant1 [gene]",
        "the gene lant1",
        "Lant1 gene",
        "the gene called LANT1",
        "which conditions does the gene LANT1 cause",
        "diseases linked to mutations in the LANT1 gene",
        "what does the LANT1 gene encode",
        "NCBIGene:99001",
        "gene id 99001",
    ],
)
def test_a_symbol_or_id_leads_to_the_gene(knowledge: Knowledge, typed: str) -> None:
    """In capitals, beside the word gene in any case, or by the id."""
    found = gene(knowledge.ask(typed))
    assert ("NCBIGene:99001", "LANT1") == (found.id, found.symbol)
    assert ["C9900001"] == [tied.match.id for tied in found.conditions]


def test_a_symbol_that_is_a_question_word_is_found_where_it_stands_out(
    embedded: Knowledge,
) -> None:
    """Small letters make "was" and "ar" words that questions are made of."""
    for typed in ("what is WAS", "gene WAS", "WAS", "which conditions does the WAS gene cause"):
        assert "NCBIGene:7454" == gene(embedded.ask(typed)).id, typed
    assert "NCBIGene:367" == gene(embedded.ask("AR")).id
    assert not isinstance(embedded.ask("what was it"), GeneAnswer)


def test_a_symbol_with_a_hyphen_is_one_word(embedded: Knowledge) -> None:
    """Many symbols have one."""
    assert "NCBIGene:1482" == gene(embedded.ask("what does NKX2-5 cause")).id
    assert "NCBIGene:1482" == gene(embedded.ask("nkx2-5[gene]")).id


def test_several_symbols_are_all_offered(knowledge: Knowledge) -> None:
    """Each to open, where nothing else is named."""
    reply = knowledge.ask("what do FBN1 and LANT1 cause")
    assert isinstance(reply, Choices)
    assert ["NCBIGene:2200", "NCBIGene:99001"] == [match.id for match in reply.matches]


def test_each_tie_has_its_source_and_association(knowledge: Knowledge) -> None:
    """And the sources that were asked are named with their releases."""
    found = gene(knowledge.ask("FBN1"))
    marfan = next(tied for tied in found.conditions if "OMIM:154700" in tied.match.ids)
    assert ["HPO annotations"] == [tie.provenance.source for tie in marfan.stated]
    assert ["LAMP 2026-10-01", "HPO annotations 2025-01-16"] == [
        f"{each.source} {each.dated}" for each in found.asked
    ]


def test_a_gene_that_sources_have_under_several_ids_is_one(tmp_path: Path) -> None:
    """One source has NCBI's id and a symbol, one the id alone, one a CUI of its own."""
    ties = {
        "one": 'id = "NCBIGene:99051"\nsymbol = "MOTH1"',
        "two": 'id = "NCBIGene:99051"\nsymbol = "NCBIGene:99051"',
        "three": 'id = "C9900051"\nsymbol = "MOTH1"',
        "four": 'id = "C9900052"\nsymbol = "MOTH2"',
    }
    for number, (name, tie) in enumerate(ties.items()):
        text = (
            f'name = "Moth {name}"\nkind = "disease"\nid = "OMIM:99905{number}"\n'
            f'default_source = "lamp"\n[[genes]]\n{tie}\n[sources.lamp]\nname = "LAMP"\n'
            'release = "2026-10-01"\nhome = "https://example.org"\nlicence = "invented"\n'
        )
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    build([SourceSpec("concepts", tmp_path)], tmp_path / "genes.db")
    opened = open_knowledge(tmp_path / "genes.db")
    found = gene(opened.ask("MOTH1"))
    assert ("NCBIGene:99051", "MOTH1") == (found.id, found.symbol)
    assert ["Moth one", "Moth three", "Moth two"] == [tied.match.name for tied in found.conditions]
    assert "C9900052" == gene(opened.ask("MOTH2")).id


@pytest.mark.parametrize("typed", ["GBA", "GBA gene", "gba gene", "gene:GBA", "MLL2", "P53"])
def test_a_former_symbol_leads_to_the_gene_of_today(embedded: Knowledge, typed: str) -> None:
    """Papers and reports have it still."""
    today = {"MLL2": "KMT2D", "P53": "TP53"}.get(typed, "GBA1")
    assert today == gene(embedded.ask(typed)).symbol


def test_no_former_symbol_is_one_of_today(embedded: Knowledge) -> None:
    """It would never be reached; what it leads to is a gene."""
    for symbol, today in former().items():
        assert symbol.isupper()
        assert [] == embedded.store.genes_called(symbol)
        assert embedded.store.genes_called(today), today


@pytest.mark.parametrize("typed", ["LANT1 deficiency", "lant1 deficiency", "LANT1 deficient"])
def test_the_lack_of_a_gene_is_the_condition_it_causes(knowledge: Knowledge, typed: str) -> None:
    """Where no name says so."""
    reply = knowledge.ask(typed)
    assert isinstance(reply, Answer)
    assert ("C9900001", "gene") == (reply.concept.id, reply.match.how)


def test_of_several_conditions_of_a_gene_one_called_a_deficiency_is_meant(
    embedded: Knowledge,
) -> None:
    """Else all are offered."""
    one = embedded.ask("AARS2 deficiency")
    assert isinstance(one, Answer)
    assert "deficiency" in one.concept.name
    several = embedded.ask("KIF1B deficiency")
    assert isinstance(several, Choices)
    assert len(several.matches) > 1


def test_who_types_an_everyday_word_means_no_gene(embedded: Knowledge) -> None:
    """In capitals it may be one."""
    assert "CAT" == gene(embedded.ask("CAT")).symbol
    assert isinstance(embedded.ask("my cat"), NoMatch)
    assert isinstance(embedded.ask("cat deficiency"), NoMatch)


def test_a_symbol_is_never_corrected(knowledge: Knowledge) -> None:
    """One letter off is another gene; the reply says who was asked."""
    for typed in ("gene LANT2", "LANT2[gene]", "gene:lant2", "what does the gene LANT2 cause"):
        reply = knowledge.ask(typed)
        assert isinstance(reply, NoMatch), typed
        assert ("unknown_gene", "lant2") == (reply.reason, (reply.subject or "").lower())
        assert ["LAMP", "HPO annotations"] == [each.source for each in reply.asked]


@pytest.mark.parametrize("typed", ["LXP1", "what does LXP1 cause", "what is LXP1"])
def test_a_symbol_that_is_a_name_as_well_asks(knowledge: Knowledge, typed: str) -> None:
    """The condition of that abbreviation first, then the gene, each to open."""
    reply = knowledge.ask(typed)
    assert isinstance(reply, Choices)
    assert ("gene_or_condition", "LXP1") == (reply.reason, reply.subject)
    assert [("OMIM:999003", "disease"), ("NCBIGene:99002", "gene")] == [
        (match.id, match.kind) for match in reply.matches
    ]
    (flicker,) = gene(knowledge.show("NCBIGene:99002")).conditions
    assert ("OMIM:999004", ["POLYGENIC"]) == (
        flicker.match.id,
        [tie.association for tie in flicker.stated],
    )


@pytest.mark.parametrize(
    "typed", ["symptoms of LXP1", "genes of LXP1", "lxp1", "is LXP1 inherited?"]
)
def test_the_question_tells_the_condition_from_the_gene(knowledge: Knowledge, typed: str) -> None:
    """A gene has no symptoms and no genes, and no symbol in small letters."""
    reply = knowledge.ask(typed)
    assert isinstance(reply, Answer), typed
    assert "OMIM:999003" == reply.concept.id


def test_the_word_gene_beside_it_tells_the_gene(knowledge: Knowledge) -> None:
    """Whatever else has the name."""
    assert "NCBIGene:99002" == gene(knowledge.ask("gene LXP1")).id
    assert "NCBIGene:99002" == gene(knowledge.ask("LXP1[gene]")).id


@pytest.mark.parametrize("typed", ["lantern ataxia gene", "which gene causes lantern ataxia"])
def test_the_gene_of_a_condition_is_a_section(knowledge: Knowledge, typed: str) -> None:
    """The word gene beside a name asks for its genes."""
    reply = knowledge.ask(typed)
    assert isinstance(reply, Answer)
    assert ("C9900001", ["genes"]) == (
        reply.concept.id,
        [section.key for section in reply.sections],
    )


def test_a_gene_reads_the_same_in_lines_json_and_on_a_card(knowledge: Knowledge) -> None:
    """Symbol, id with page, conditions with source and association, releases asked."""
    reply = gene(knowledge.ask("LANT1"))
    shown = [line.text for line in lines.render(reply, VIEW)]
    assert "LANT1 · gene · NCBIGene:99001 · https://www.ncbi.nlm.nih.gov/gene/99001" == shown[0]
    assert "Asked: LAMP 2026-10-01; HPO annotations 2025-01-16, 22 months old." in shown
    mode = "Autosomal recessive inheritance"
    assert any(
        text.startswith(f"1. Lantern ataxia · disease · C9900001 · {mode}") for text in shown
    )

    told = plain_json.render(reply, VIEW)["gene"]
    assert isinstance(told, dict)
    assert ("NCBIGene:99001", "LANT1") == (told["id"], told["symbol"])

    card = cards.render(reply, VIEW, Surface(1))
    assert "Lantern ataxia" in card.text
    assert ["C9900001"] == [option.value for menu in card.menus for option in menu.options]


def test_a_long_list_of_conditions_turns_pages(embedded: Knowledge) -> None:
    """Each page has its own conditions, and the button turns to the next one of the same gene."""
    reply = gene(embedded.ask("gene LMNA"))
    first = cards.render(reply, VIEW, Surface(1))
    assert ["show|1|NCBIGene:4000|GC||1"] == [
        button.custom_id for button in first.buttons if button.custom_id.startswith("show")
    ]
    second = cards.render(reply, VIEW, Surface(1), Wish(("gene_conditions",), page=1))
    opened = [
        {option.value for menu in card.menus for option in menu.options} for card in (first, second)
    ]
    assert not opened[0] & opened[1]


def test_a_follow_up_behind_a_gene_is_about_its_one_condition(knowledge: Knowledge) -> None:
    """A gene is no concept to ask sections of, and none before it is spoken of any more."""
    answering = Answering(knowledge, Conversation(minutes=30))
    answering.reply("polymyositis", "here")
    answering.reply("LANT1", "here")
    reply = answering.reply("and its inheritance?", "here")
    assert isinstance(reply, Answer)
    assert ("Lantern ataxia", ("inheritance",)) == (reply.concept.name, reply.intents)


def test_a_follow_up_behind_a_gene_asks_which_condition(embedded: Knowledge) -> None:
    """Where it has several; the one that is chosen is asked that."""
    answering = Answering(embedded, Conversation(minutes=30))
    shown = answering.reply("FBN1", "here")
    assert isinstance(shown, GeneAnswer)
    reply = answering.reply("n onset?", "here")
    assert isinstance(reply, Choices)
    assert ("of_gene", "FBN1", ("prognosis",)) == (reply.reason, reply.subject, reply.intents)
    assert [tied.match.id for tied in shown.conditions] == [match.id for match in reply.matches]
    chosen = answering.reply("the first one", "here")
    assert isinstance(chosen, Answer)
    assert (reply.matches[0].id, ("prognosis",)) == (chosen.concept.id, chosen.intents)


def test_what_a_source_says_in_one_dark_word_is_told_in_plain_ones() -> None:
    """NCBI writes “question” where OMIM has the tie in question."""
    said = Provenance(source="LAMP", release="2026-10", link="https://a.example", licence="none")
    tie = AssociatedGene(
        symbol="LANT1", curie="NCBIGene:99001", association="question", provenance=said
    )
    assert "in question" == remark(tie)
    assert "susceptibility" == remark(tie.model_copy(update={"association": "Susceptibility"}))
