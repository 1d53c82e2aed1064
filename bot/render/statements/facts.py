"""Statements that are one line."""

from __future__ import annotations

from dataclasses import dataclass

from bot.phrases import words
from bot.render.statements.recorded import cite_line
from bot.render.view import Link
from knowledge.citing import citations
from knowledge.identifiers import page
from knowledge.model import (
    AssociatedGene,
    Citation,
    CitedRecord,
    CrossReference,
    Frozen,
    ModeOfInheritance,
    Name,
    Relation,
    Resource,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement that is one line: what it is about, what else is said, where it leads."""

    lead: str
    said: str = ""
    links: tuple[Link, ...] = ()
    is_short: bool = False  # several fit beside one another
    opens: str = ""


def fact(statement: Frozen) -> Fact | None:
    """A statement that is one line, without its source; None for those that take several."""
    match statement:
        case ModeOfInheritance(mode=mode):
            return Fact(mode.name, f" ({mode.curie})", opens=mode.concept or "")
        case AssociatedGene(symbol=symbol, curie=curie):
            address = page(curie)
            links = (Link(curie, address),) if address else ()
            name = gene_name(None if symbol == curie else symbol, curie)
            return Fact(name, f" ({curie})", links, opens=curie)
        case Relation(term=term, role=role):
            curie = f" ({term.curie})" if term.curie else ""
            said = f"{words.ROLES.get(role, '')}{term.name}{curie}"
            return Fact("", said, opens=term.concept or "")
        case CrossReference(curie=curie, url=url):
            return Fact("", curie, (Link(curie, url),) if url else (), is_short=True)
        case Citation(pmid=str(pmid)) if citations.is_pmid_alone(statement):
            named = f"PMID {pmid}"
            return Fact("", named, (Link(named, page(f"PMID:{pmid}") or ""),), is_short=True)
        case CitedRecord(name=name, curie=curie, provenance=stated):
            return Fact("", cite_line(name, curie, stated, stated.link))
        case Name(text=text, kind=kind):
            return Fact("", f"{text} ({words.NAME_KINDS[kind]})", is_short=True)
        case Resource(group=group, label=label, url=url):
            shown = words.RESOURCE_GROUPS.get(group, group)
            said = words.RESOURCE.format(group=shown, label=label)
            return Fact("", said, (Link(label, url),))
    return None


def remark(statement: Frozen) -> str:
    """What a source adds to a statement that others may make as well."""
    match statement:
        case ModeOfInheritance(references=references):
            return ", ".join(references)
        case AssociatedGene(association=association):
            stated = (association or "").lower()
            return words.ASSOCIATIONS.get(stated, stated)
        case Relation(frequency=frequency) if frequency:
            return words.STATED["frequency"].format(value=frequency)
        case Relation(how=how):
            return how or ""
    return ""


def gene_name(symbol: str | None, curie: str) -> str:
    """The symbol of a gene, else its id in words."""
    return symbol or words.GENE_WITHOUT_SYMBOL.format(number=curie.partition(":")[2])
