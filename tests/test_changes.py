"""What changed between two knowledge files, by concept, source and what is stated."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.render.changes import summary_lines
from knowledge import KnowledgeError, SourceSpec, build
from knowledge.building.changes import Change, Facts, compare
from tests.test_checking import rounds

DATA = Path(__file__).parent / "data"

# What, concept, source, before, after.
Told: TypeAlias = tuple[str, str | None, str | None, Facts | None, Facts | None]


def rewrite(file: Path, *replaced: tuple[str, str]) -> None:
    """Put other text in a file, each where the former stood."""
    text = file.read_text("utf-8")
    for former, instead in replaced:
        assert former in text
        text = text.replace(former, instead)
    file.write_text(text, encoding="utf-8", newline="\n")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented concepts and the invented release."""
    folder = tmp_path_factory.mktemp("old")
    sources = [SourceSpec("concepts", DATA / "concepts")]
    sources.append(SourceSpec("medgen-release", DATA / "medgen_release"))
    build(sources, folder / "k.db")
    return folder / "k.db"


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same a week later: merged, renamed, corrected, withdrawn."""
    folder = tmp_path_factory.mktemp("new")
    shutil.copytree(DATA / "concepts", folder / "concepts")
    shutil.copytree(DATA / "medgen_release", folder / "release")
    rewrite(
        folder / "concepts" / "lantern-ataxia.toml",
        ("An invented unsteadiness", "An imagined unsteadiness"),
        ('frequency = "3/4"', 'frequency = "5/9"'),
        ('"Glow-worm staggers"', '"Firefly staggers"'),
        ('symbol = "LANT1"', 'symbol = "LANTA"'),
    )
    (folder / "concepts" / "lax-pupil.toml").unlink()
    rewrite(folder / "release" / "NAMES.RRF", ("C9900004|Ataxia of lamps|NCI|N|\n", ""))
    rewrite(folder / "release" / "NAMES.RRF", ("type 2|OMIM|N|\n", "type 3|OMIM|N|\n"))
    with (folder / "release" / "NAMES.RRF").open("a", encoding="utf-8") as names:
        names.write("C9900099|Wicker fever|GTR|N|\n")
    with (folder / "release" / "MERGED.RRF").open("a", encoding="utf-8") as merged:
        merged.write("C9900004|C9900001|\n")
    (folder / "release" / "RELEASE").write_text("2026-11-04\n", encoding="utf-8")
    sources = [SourceSpec("concepts", folder / "concepts")]
    build([*sources, SourceSpec("medgen-release", folder / "release")], folder / "k.db")
    return folder / "k.db"


@pytest.fixture(scope="module")
def found(old: Path, new: Path) -> list[Change]:
    """What changed from the one to the other."""
    return list(compare(old, new))


def told(found: list[Change], about: str) -> list[Told]:
    """The changes of one part: what, concept, source, before, after."""
    return [
        (each.what, each.concept, each.source, each.before, each.after)
        for each in found
        if each.about == about
    ]


def test_nothing_changed_between_a_file_and_itself(old: Path) -> None:
    """No change at all, and the summary says so."""
    assert [] == list(compare(old, old))
    assert ["Nothing changed."] == [line.text for line in summary_lines(compare(old, old))]


def test_sources_with_another_release_come_first(found: list[Change]) -> None:
    """By name, from release to release."""
    first = found[0]
    assert ("source", "changed", None) == (first.about, first.what, first.concept)
    after = {each.source: each.after for each in found if each.about == "source"}
    assert {"release": "2026-11-04"} == after["MedGen"]


def test_concepts_added_removed_changed_and_merged(found: list[Change]) -> None:
    """Each under its id; what is merged says into what, and is not told as removed."""
    moth = {"id": "C9900008", "kind": "disease"}
    lantern = {"id": "C9900001", "name": "Lantern ataxia", "kind": "disease"}
    assert [
        ("added", "C9900099", "Wicker fever"),
        ("removed", "OMIM:999003", "Lax pupil"),
        ("changed", "C9900008", '"Moth" syndrome, type 3'),
        ("merged", "C9900004", "Ataxia of lamps"),
    ] == [(each.what, each.concept, each.name) for each in found if each.about == "concept"]
    *_, changed, merged = told(found, "concept")
    assert {**moth, "name": '"Moth" syndrome, type 2'} == changed[3]
    assert {**moth, "name": '"Moth" syndrome, type 3'} == changed[4]
    assert lantern == merged[4]


def test_a_text_that_is_put_otherwise_is_one_change(found: list[Change]) -> None:
    """The definition of one source before and after, not one gone and one come."""
    assert [
        (
            *("changed", "C9900001", "LAMP"),
            {"text": "An invented unsteadiness by lantern light."},
            {"text": "An imagined unsteadiness by lantern light."},
        )
    ] == told(found, "definition")


def test_what_a_source_says_of_a_feature_is_one_change(found: list[Change]) -> None:
    """Only the source whose frequency is another; the other source's report is as it was."""
    ((what, concept, source, before, after),) = told(found, "feature")
    assert ("changed", "C9900001", "LAMP") == (what, concept, source)
    same = {"feature": "HP:0001251", "absent": 0, "refs": "PMID:99000001"}
    assert {**same, "frequency": "3/4"} == before
    assert {**same, "frequency": "5/9"} == after


def test_names_and_genes_and_ids(found: list[Change]) -> None:
    """Names come and go, a gene has another symbol, the merged id is a retired one."""
    names = {
        (what, str((before or after or {})["text"]))
        for what, concept, _, before, after in told(found, "name")
        if concept == "C9900001"
    }
    removed, added = ("removed", "Glow-worm staggers"), ("added", "Firefly staggers")
    assert {removed, added, ("removed", "Ataxia of lamps")} == names
    gene = {"gene": "NCBIGene:99001"}
    symbols = ({**gene, "symbol": "LANT1"}, {**gene, "symbol": "LANTA"})
    assert ("changed", "C9900001", "LAMP", *symbols) in told(found, "gene")
    assert ("added", "C9900001", "MedGen", None, {"former": "C9900004", "merged": 1}) in told(
        found, "retired"
    )


def test_what_the_file_keeps_as_a_number_is_told_in_words(found: list[Change]) -> None:
    """A merged id, and how an id belongs to its concept."""
    shown = [line.text for line in summary_lines(found)]
    assert "C9900001 Lantern ataxia: C9900004 · merged" in shown
    assert not [each for each in shown if re.search(r" · \d$", each)]


def test_backwards_before_and_after_change_places(
    old: Path, new: Path, found: list[Change]
) -> None:
    """Where nothing was merged, the way back is the way there."""
    back = list(compare(new, old))
    for about in ("source", "definition", "feature", "gene"):
        there = [(each.source, each.before, each.after) for each in found if each.about == about]
        again = [(each.source, each.after, each.before) for each in back if each.about == about]
        assert there
        assert sorted(there, key=str) == sorted(again, key=str)


def test_a_concept_under_another_id_is_changed_and_not_lost(tmp_path: Path) -> None:
    """A concept that a better id has come for keeps what is said of it."""
    shutil.copy(DATA / "concepts" / "lantern-ataxia-2.toml", tmp_path / "c.toml")
    build([SourceSpec("concepts", tmp_path / "c.toml")], tmp_path / "old.db")
    rewrite(tmp_path / "c.toml", ("default_source", 'identifiers = ["C9900077"]\ndefault_source'))
    build([SourceSpec("concepts", tmp_path / "c.toml")], tmp_path / "new.db")
    for first, second in (("old", "new"), ("new", "old")):
        changes = list(compare(tmp_path / f"{first}.db", tmp_path / f"{second}.db"))
        assert {"concept": ["changed"]} == {
            each.about: [each.what] for each in changes if each.about in {"concept", "name"}
        }
        ids = [(each.before or {}).get("id") for each in changes if each.about == "concept"]
        assert ["OMIM:999002" if first == "old" else "C9900077"] == ids


def test_the_command_tells_the_first_of_each_kind_and_how_many_more(
    old: Path, new: Path, tmp_path: Path
) -> None:
    """A heading with numbers for each part, five examples, and a count of the others."""
    ran = rounds("changes", old, new)
    assert (0, "") == (ran.returncode, ran.stderr)
    assert "Concepts: 1 added, 1 removed, 1 changed, 1 merged into another" in ran.stdout
    assert (
        "    C9900004 · Ataxia of lamps · disease → C9900001 · Lantern ataxia · disease"
        in ran.stdout
    )
    assert "    MedGen: 2026-01-07 → 2026-11-04" in ran.stdout
    build([SourceSpec("concepts", DATA / "concepts" / "lax-pupil.toml")], tmp_path / "one.db")
    many = rounds("changes", tmp_path / "one.db", old).stdout
    assert "    … and " in many


def test_json_holds_every_change(old: Path, new: Path, found: list[Change]) -> None:
    """One object with both files, all changes and their numbers."""
    ran = rounds("changes", old, new, "--json")
    read = json.loads(ran.stdout)
    assert [str(old), str(new)] == [read["old"], read["new"]]
    assert [each.after for each in found] == [each["after"] for each in read["changes"]]
    assert {"added": 1, "removed": 1, "changed": 1, "merged": 1} == read["counts"]["concept"]
    assert len(found) == sum(n for counts in read["counts"].values() for n in counts.values())


def test_a_file_that_cannot_be_used_is_named(old: Path, tmp_path: Path) -> None:
    """Whichever of the two it is."""
    for pair in ((old, tmp_path / "no.db"), (tmp_path / "no.db", old)):
        with pytest.raises(KnowledgeError, match=r"no\.db: there is no such file"):
            next(compare(*pair))
