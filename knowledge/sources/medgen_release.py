"""A folder with a release of NCBI MedGen, as its server offers it, gzipped or not.

NAMES is needed, all other files are optional: what is not there is not stated. One concept for
each CUI; MedGenIDMappings, MedGen_HPO_Mapping and mim2gene_medgen say which ids of other sources
are the same.

Files and columns: https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from knowledge.records import Record
from knowledge.sources import (
    medgen_genes,
    medgen_history,
    medgen_ids,
    medgen_names,
    medgen_publications,
    medgen_relations,
)
from knowledge.sources.medgen_folder import SOURCE, Release

PUBLICATIONS = 50  # of each concept, the newest: what a page of answers can show

# In this order: NAMES tells which concepts there are, the ids which of them are terms of HPO,
# and the relations do not repeat what the mapping of OMIM's diseases has said.
_FILES: tuple[Callable[[Release], Iterator[Record]], ...] = (
    medgen_names.read_concepts,
    medgen_names.read_semantic_types,
    medgen_names.read_atoms,
    medgen_names.read_definitions,
    medgen_ids.read_hpo_terms,
    medgen_genes.read_phenotypes,
    medgen_ids.read_identifiers,
    medgen_ids.read_attributes,
    medgen_relations.read_relations,
    medgen_genes.read_genes,
    medgen_history.read_former_ids,
    medgen_history.read_mapped_ids,
)


def read(folder: Path, *, skip: bool = False, publications: int = PUBLICATIONS) -> Iterator[Record]:
    """The records of a release; with `skip` rows with other columns are left out and counted.

    Of the publications linked to a concept the newest are stated, at most so many.

    Raises:
        SourceError: a file is missing or cannot be read, or the release has no date.
        SourceFormatError: a file is not in its form; when its turn comes.
    """
    return _records(Release(folder, skip=skip), publications)


def _records(release: Release, publications: int) -> Iterator[Record]:
    yield release.source(SOURCE, "MedGen")
    for read_file in _FILES:
        yield from read_file(release)
    if publications:
        yield from medgen_publications.read_publications(release, publications)
    yield from release.left_out.records()
