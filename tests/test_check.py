"""The check of a knowledge file: what it finds wrong, and what a build then refuses."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from knowledge import Answer, Knowledge, KnowledgeError, SourceSpec, build, open_knowledge
from knowledge.building import golden
from knowledge.building.check import check, refuse_bad
from knowledge.errors import BuildError

CHECKS = "schema integrity provenance counts links names records golden".split()
CONCEPT = """
id = "C990000{number}"
name = "Wicker fever {number}"
kind = "disease"
default_source = "WICK"

[sources.WICK]
name = "WICK"
home = "https://example.org/"
licence = "invented"
release = "{release}"
"""


@pytest.fixture
def copy(knowledge_file: Path, tmp_path: Path) -> Path:
    """The small knowledge, to be spoilt."""
    return Path(shutil.copy(knowledge_file, tmp_path / "k.db"))


def spoil(file: Path, *statements: str) -> None:
    """Change a knowledge file as no build would."""
    with closing(sqlite3.connect(file)) as db:
        for statement in statements:
            assert db.execute(statement).rowcount != 0
        db.commit()


def problems(file: Path, *, thorough: bool = True) -> dict[str, tuple[str, ...]]:
    """What is wrong, by check."""
    found = check(file, thorough=thorough)
    return {finding.check: finding.problems for finding in found if finding.problems}


@pytest.mark.parametrize("thorough", [True, False])
def test_a_built_file_is_whole(knowledge_file: Path, thorough: bool) -> None:
    """All checks are made, golden questions among them, and nothing is wrong."""
    findings = list(check(knowledge_file, thorough=thorough))
    assert CHECKS == [finding.check for finding in findings]
    assert [()] * len(CHECKS) == [finding.problems for finding in findings]
    assert all(finding.looked_at for finding in findings)


def test_the_embedded_knowledge_answers_every_golden_question(embedded: Knowledge) -> None:
    """None is skipped, so none of them asks for what is nowhere."""
    known = golden.questions()
    assert (len(known), 0, []) == golden.ask(embedded.store.path, known)


def test_a_golden_question_that_is_answered_otherwise_is_told(knowledge_file: Path) -> None:
    """What was asked, what should have come, what came; a concept that is not there is skipped."""
    known = [
        golden.Question(asked="lantern ataxia", id="HP:0001251"),
        golden.Question(asked="hello", id="C9900001"),
        golden.Question(asked="lantern ataxia", id="C9999999"),
        golden.Question(asked="lantern ataxia", id="C9900001", named="A name it has not"),
        golden.Question(asked="lantern ataxia", id="MONDO:9900001", named="Lantern ATAXIA"),
    ]
    problems = [
        "“lantern ataxia” should lead to HP:0001251, but led to C9900001",
        "“hello” should lead to C9900001, but nothing was found",
    ]
    assert (3, 2, problems) == golden.ask(knowledge_file, known)


@pytest.mark.parametrize(
    ("statement", "where", "told"),
    [
        ("UPDATE meta SET value = '1' WHERE key = 'schema'", "schema", "schema 1, this Rounds"),
        ("DELETE FROM meta WHERE key = 'schema'", "schema", "schema None"),
        ("UPDATE definition SET source_id = 99", "provenance", "rows without a source"),
        ("UPDATE feature SET at = ' '", "provenance", "rows without a place in their source"),
        (
            "UPDATE identifier SET curie = ''",
            "provenance",
            "rows with an empty curie",
        ),
        ("UPDATE concept SET kind = 'thing'", "records", "cannot be read out"),
        ("DELETE FROM contents WHERE concept_id = 1", "records", "cannot be read out"),
        ("UPDATE contents SET stating = 3", "records", "rows in feature, which is recorded"),
        (
            "UPDATE contents SET counts = '9' || counts WHERE concept_id = 1",
            "records",
            "definition: 9",
        ),
        ("UPDATE source SET licence = '' WHERE id = 1", "provenance", "has no licence"),
        ("UPDATE source SET retrieved = '', release = NULL", "provenance", "has no date"),
        ("DELETE FROM definition WHERE rowid = 1", "counts", "recorded"),
        ("DELETE FROM meta WHERE key = 'counts'", "counts", "recorded none"),
        ("UPDATE feature SET feature_id = 9999999", "links", "feature.feature_id"),
        ("DELETE FROM record WHERE concept_id = 1", "links", "1 without a record"),
        ("UPDATE name SET entry_id = 0", "names", "names have no entry of their concept"),
    ],
)
def test_what_is_wrong_is_found(copy: Path, statement: str, where: str, told: str) -> None:
    """Each fault is found by the check for it, and said with what and how many."""
    spoil(copy, statement)
    assert any(told in problem for problem in problems(copy)[where]), problems(copy)


def test_an_entry_whose_form_is_not_normal_is_found(copy: Path) -> None:
    """Also where names and entries agree, as after a change of the normal form."""
    spoil(copy, "UPDATE name SET text = text || ' of lamps' WHERE text = 'Lantern ataxia'")
    assert "“Lantern ataxia of lamps” is kept as “lantern ataxia”" in problems(copy)["names"][0]


def cut(file: Path) -> None:
    """The end of the tables is missing, and all behind it."""
    with closing(sqlite3.connect(file)) as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
    file.write_bytes(file.read_bytes()[: pages * 4096 * 2 // 3])


def overwritten(file: Path) -> None:
    """Pages in the middle hold something else."""
    held = bytearray(file.read_bytes())
    held[100_000:140_000] = bytes(40_000)
    file.write_bytes(held)


@pytest.mark.parametrize(("damage", "where"), [(cut, "schema"), (overwritten, "integrity")])
def test_damage_is_found(copy: Path, damage: Callable[[Path], None], where: str) -> None:
    """Pages that are missing, or are something else, are no surprise to the checks after."""
    damage(copy)
    assert [where] == list(problems(copy))


def test_what_is_no_knowledge_file_is_told(tmp_path: Path) -> None:
    """A file that is not there, a text, another program's database."""
    assert {"schema": ("there is no such file",)} == problems(tmp_path / "k.db")
    (tmp_path / "k.db").write_text("a text " * 1000)
    assert "file is not a database" in problems(tmp_path / "k.db")["schema"][0]
    (tmp_path / "k.db").write_bytes(b"")
    assert "no such table" in problems(tmp_path / "k.db")["schema"][0]


def test_a_bad_draft_is_refused_by_what_is_wrong(copy: Path, tmp_path: Path) -> None:
    """The message names the check, the fault, and the file that stays."""
    refuse_bad(copy, tmp_path / "out.db")
    spoil(copy, "UPDATE feature SET feature_id = 9999999")
    with pytest.raises(BuildError, match=r"check of links \(feature.feature_id: .*out.db is as it"):
        refuse_bad(copy, tmp_path / "out.db")


# A count that fell.


def write_concepts(folder: Path, many: int, release: str = "2026-01") -> SourceSpec:
    """A source of so many concepts."""
    folder.mkdir(exist_ok=True)
    for former in folder.glob("*.toml"):
        former.unlink()
    for number in range(many):
        text = CONCEPT.format(number=number, release=release)
        (folder / f"{number}.toml").write_text(text, encoding="utf-8")
    return SourceSpec("concepts", folder)


@pytest.fixture
def ten(tmp_path: Path) -> Path:
    """A knowledge file of ten concepts."""
    build([write_concepts(tmp_path / "c", 10)], tmp_path / "k.db")
    return tmp_path / "k.db"


def test_a_count_that_fell_by_more_than_a_tenth_is_refused(ten: Path, tmp_path: Path) -> None:
    """The message names each count, from and to; told that it is meant, the build goes on."""
    fewer = write_concepts(tmp_path / "c", 8, "2026-02")
    told = "concepts from 10 to 8; concepts of WICK from 10 to 8; names of WICK from 10 to 8"
    with pytest.raises(KnowledgeError, match=f"{told}.*--allow-fewer"):
        build([fewer], ten)
    assert isinstance(open_knowledge(ten).ask("wicker fever 9"), Answer)
    assert [] == [*tmp_path.glob(".*.building")]
    build([fewer], ten, allow_fewer=True)
    assert 8 == open_knowledge(ten).store.counts()["concept"]


def test_a_count_that_fell_by_a_tenth_is_told(ten: Path, tmp_path: Path) -> None:
    """The build's report says what is less, and the file does not hold it."""
    report = build([write_concepts(tmp_path / "c", 9)], ten)
    assert "concepts from 10 to 9" == str(report.falls[0])
    assert "10" not in (open_knowledge(ten).store.meta("report") or "10")


def test_a_source_that_is_gone_is_refused_by_name(knowledge_file: Path, tmp_path: Path) -> None:
    """A source left out by mistake is seen before its statements are."""
    output = Path(shutil.copy(knowledge_file, tmp_path / "k.db"))
    with pytest.raises(KnowledgeError, match=r"definitions of HPO from \d+ to 0|concepts of HPO"):
        build([SourceSpec("concepts", Path(__file__).parent / "data" / "concepts")], output)
    assert knowledge_file.read_bytes() == output.read_bytes()


def test_a_damaged_file_is_replaced_without_comparing(ten: Path, tmp_path: Path) -> None:
    """What cannot be read says nothing of what there should be."""
    cut(ten)
    build([write_concepts(tmp_path / "c", 3)], ten)
    assert 3 == open_knowledge(ten).store.counts()["concept"]
