"""What the symbol or name of a gene leads to: the gene, or several to choose from."""

from __future__ import annotations

from knowledge.asking.question import Question
from knowledge.matching import genes
from knowledge.matching.genes import GeneMention
from knowledge.matching.look import Look
from knowledge.matching.matcher import Matcher
from knowledge.store import Store
from knowledge.understanding import apart
from knowledge.understanding.finding import Gene, Nothing, OneGene, Several

_NEAREST = 3  # concepts named beside a symbol that no source has


def found(store: Store, mention: GeneMention) -> OneGene | Several | None:
    """The gene of a symbol; should two have it, both to choose from."""
    if len(mention.curies) > 1:
        return Several("identifier", tuple(map(Gene, mention.curies)), subject=mention.symbol)
    if not mention.curies:
        return None
    is_symbol = bool(store.genes_called(mention.symbol))
    return OneGene(mention.curies[0], called="" if is_symbol else mention.symbol)


def said(store: Store, matcher: Matcher, look: Look) -> OneGene | Several | Nothing | None:
    """A symbol beside the word gene, where nothing else is named; one may be unknown."""
    question = look.question
    mention = None if question.identifiers else genes.said(question, store)
    if mention is None or not genes.is_all(question, mention, store):
        return None
    return found(store, mention) or _unknown(store, matcher, look, mention)


def _unknown(store: Store, matcher: Matcher, look: Look, mention: GeneMention) -> Nothing:
    named = apart.named(matcher, store, look)[:_NEAREST]
    return Nothing("unknown_gene", tuple(named), subject=mention.symbol)


def by_name(store: Store, question: Question) -> OneGene | Several | None:
    """The gene of which all that may name something is a name, no symbol."""
    mention = genes.by_name(question, store)
    return found(store, mention) if mention else None


def several(store: Store, question: Question) -> Several | None:
    """The genes of symbols in capitals, where a message names nothing else: "FBN1 and LMNA"."""
    curies = [each for symbol in genes.several(question, store) for each in symbol.curies]
    named = tuple(map(Gene, dict.fromkeys(curies)))
    return Several("terms", named, ("gene_conditions",)) if len(named) > 1 else None
