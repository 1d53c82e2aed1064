"""What genes are called beside their symbols: "dystrophin", "p53", "MLL2".

The names stand in ``data/gene_names.toml``, in words; no source states them, and the reply says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import rtoml

from knowledge.text import normal_form

FILE = Path(__file__).parents[1] / "data" / "gene_names.toml"

Table = Literal["products", "called", "former"]


@cache
def names() -> Mapping[str, str]:
    """Products and what is in wide use, in normal form, with the symbol of the gene."""
    listed = (*_listed("products"), *_listed("called"))
    return {normal_form(name): symbol for name, symbol in listed}


@cache
def former() -> Mapping[str, str]:
    """Other symbols, in capitals, with the one that the gene has now."""
    return {name.upper(): symbol for name, symbol in (*_listed("called"), *_listed("former"))}


def _listed(table: Table) -> Iterator[tuple[str, str]]:
    for symbol, listed in rtoml.loads(FILE.read_text("utf-8"))[table].items():
        for name in listed.split(","):
            yield name.strip(), symbol
