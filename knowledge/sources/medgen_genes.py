"""mim2gene_medgen: which concept each phenotype of OMIM is, and which genes are tied to it.

The file: https://ftp.ncbi.nlm.nih.gov/gene/DATA/README
"""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.records import GeneRecord, IdentifierRecord, Record, SourceRecord
from knowledge.sources.medgen_folder import SOURCE, Release
from knowledge.sources.recorded import changed_on
from knowledge.sources.tally import Tally

_FILE = "mim2gene_medgen"


def read_phenotypes(release: Release) -> Iterator[Record]:
    """Yield the MIM number of each concept that the file gives one.

    It gives each number one CUI. MedGenIDMappings gives some CUIs two numbers, of which one is
    another disease, so where the two differ this file is believed.
    """
    stated: set[tuple[str, str]] = set()  # a phenotype of several genes has several rows
    for _, mim, cui, *_ in _phenotypes(release, Tally(SOURCE)):  # counted when genes are read
        if cui in release.held and (mim, cui) not in stated:
            stated.add((mim, cui))
            curie = f"OMIM:{mim}"
            release.phenotypes[curie] = cui
            yield from _source(release)
            yield IdentifierRecord(cui, _FILE, cui, curie)


def read_genes(release: Release) -> Iterator[Record]:
    """Yield the genes that mim2gene_medgen ties to phenotypes of OMIM."""
    for line, _mim, cui, gene, comment in _phenotypes(release, release.left_out):
        if cui not in release.held:
            release.leave_out("a concept that NAMES does not hold", _FILE, line, cui)
        elif gene != "-":
            yield from _source(release)
            curie = f"NCBIGene:{gene}"
            yield GeneRecord(cui, _FILE, cui, curie, curie, None if comment == "-" else comment)


def _phenotypes(release: Release, left_out: Tally) -> Iterator[tuple[int, str, str, str, str]]:
    """The (line, MIM number, CUI, gene, comment) of each phenotype that has a CUI."""
    layout = "MIM_number GeneID type Source MedGenCUI Comment"
    wanted = "MIM_number type MedGenCUI GeneID Comment"
    rows = release.rows(_FILE, layout, wanted, separator="\t", left_out=left_out)
    for line, (mim, type_, cui, gene, comment) in rows:
        if type_ == "phenotype" and cui != "-":
            yield line, mim, cui, gene, comment


def _source(release: Release) -> Iterator[SourceRecord]:
    """The file, which NCBI makes daily, by its own day; where that is unknown the name tells."""
    if not release.is_told(_FILE):
        changed = changed_on(release.folder, _FILE)
        name = "NCBI Gene (mim2gene_medgen)"
        shown = name if changed else f"{name}, kept with MedGen"
        yield release.source(_FILE, shown, changed=changed)
