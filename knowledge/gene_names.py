"""What genes are called beside their symbols: "dystrophin", "p53", "MLL2".

The names stand in ``data/gene_names.toml``, in words; no source states them, and the reply says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import tomli

from knowledge.finding import OneGene
from knowledge.question import Question
from knowledge.store import Store
from knowledge.text import normal_form

FILE = Path(__file__).parent / "data" / "gene_names.toml"


def called(store: Store, question: Question) -> OneGene | None:
    """The gene that all words of a message that may name something are a name of, if one is."""
    if not question.content:
        return None
    first, last = question.content[0], question.content[-1]
    symbol = names().get(" ".join(question.words[first : last + 1]))
    genes = store.genes_called(symbol) if symbol else []
    if len(genes) != 1:
        return None
    start, end = question.tokens[first].start, question.tokens[last].end
    return OneGene(genes[0][0], called=question.text[start:end])


@cache
def names() -> Mapping[str, str]:
    """Each name in normal form, with the symbol of its gene."""
    tables = tomli.loads(FILE.read_text("utf-8")).values()
    return {
        normal_form(name): symbol
        for table in tables
        for symbol, listed in table.items()
        for name in listed.split(",")
    }
