"""The gene files of an HPO release: which gene is tied to which disease."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

from knowledge.records import GeneRecord
from knowledge.sources.hpo_tables import read_table
from knowledge.sources.hpoa import SOURCE
from knowledge.sources.tally import Tally

# Files that state the same pairs, once for every feature; the shortest first, one is enough.
_BY_FEATURE = ("genes_to_phenotype.txt", "phenotype_to_genes.txt")
_BY_DISEASE = "genes_to_disease.txt"  # the only one that says what sort of association it is

_PAIR = ("ncbi_gene_id", "gene_symbol", "disease_id")
_UNSTATED = ("", "-")


def read_genes(folder: Path, diseases: Container[str], left_out: Tally) -> Iterator[GeneRecord]:
    """Yield each gene of each disease once, in file order; nothing where there is no gene file.

    A gene without a symbol goes by its id. Left out and counted: genes of diseases that
    phenotype.hpoa does not name.

    Raises:
        SourceFormatError: a file lacks a column, or a row has more or fewer than the header.
    """
    seen = set()
    for path in _gene_files(folder):
        for line, (gene, symbol, disease, association) in _rows(path):
            left_out.rows_read += 1
            if (gene, disease) in seen:
                continue
            seen.add((gene, disease))
            if disease not in diseases:
                what = f"{symbol} {disease}"
                left_out.add("gene of a disease without annotations", path, line, what)
                continue
            curie = f"NCBIGene:{gene.removeprefix('NCBIGene:')}"
            shown = curie if symbol in _UNSTATED else symbol
            stated = None if association in _UNSTATED else association
            yield GeneRecord(disease, SOURCE, disease, curie, shown, stated)


def _gene_files(folder: Path) -> list[Path]:
    """The files to read, the one with associations first, so that a pair is met with its own."""
    by_feature = [folder / name for name in _BY_FEATURE if (folder / name).is_file()][:1]
    by_disease = folder / _BY_DISEASE
    return [by_disease, *by_feature] if by_disease.is_file() else by_feature


def _rows(path: Path) -> Iterator[tuple[int, tuple[str, str, str, str]]]:
    if path.name == _BY_DISEASE:
        for line, (gene, symbol, disease, association) in read_table(
            path, (*_PAIR, "association_type")
        ):
            yield line, (gene.removeprefix("NCBIGene:"), symbol, disease, association)
    else:
        for line, (gene, symbol, disease) in read_table(path, _PAIR):
            yield line, (gene, symbol, disease, "")
