"""A word typed alone: a name of which a letter is wrong, or a word that is no name at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Knowledge, SourceSpec, build, open_knowledge
from knowledge.everyday import everyday
from knowledge.finding import Nothing, OneConcept, Several

_FILE = """
name = "{name}"
kind = "disease"
id = "C99320{number}"
default_source = "lamp"

[sources.lamp]
name = "LAMP"
release = "2026-10-01"
home = "https://example.org/lamp"
licence = "invented"
"""
_NAMES = ("Guesta", "Wickbite", "Ticketts", "Lanternosis")


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Knowledge of names that are a letter or two from everyday words."""
    folder: Path = tmp_path_factory.mktemp("lone")
    for number, name in enumerate(_NAMES, start=10):
        (folder / f"{number}.toml").write_text(_FILE.format(name=name, number=number), "utf-8")
    build([SourceSpec("concepts", folder)], folder / "lamps.db")
    return open_knowledge(folder / "lamps.db")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("guesta", "Guesta"),
        ("wickbit", "Wickbite"),
        ("lanternosys", "Lanternosis"),
        ("lanternoziz", "Lanternosis"),
        ("what is wickbyt?", "Wickbite"),
    ],
)
def test_a_misspelt_name_is_found(lamps: Knowledge, typed: str, name: str) -> None:
    """Alone and in a question, as long as it is like the name."""
    found = lamps.find(typed)
    assert isinstance(found, OneConcept)
    assert name == found.meant.name


@pytest.mark.parametrize("typed", ["guest", "guests", "Ticket", "tickets"])
def test_an_everyday_word_alone_is_no_misspelt_name(lamps: Knowledge, typed: str) -> None:
    """Though a name is a letter away."""
    assert isinstance(lamps.find(typed), Nothing)


@pytest.mark.parametrize("typed", ["what is a guest?", "symptoms of ticket"])
def test_an_everyday_word_that_is_asked_about_is_asked_back(lamps: Knowledge, typed: str) -> None:
    """It may be a name after all, misspelt, and is no answer."""
    assert isinstance(lamps.find(typed), Several)


def test_a_word_hardly_like_a_name_is_asked_back(lamps: Knowledge) -> None:
    """A quarter of its letters are wrong, and no word beside it tells."""
    found = lamps.find("wicktime")
    assert isinstance(found, Several)
    assert ["Wickbite"] == [each.name for each in found.candidates]


def test_the_words_of_these_tests_are_what_they_say() -> None:
    """Everyday words and others."""
    assert {"guest", "ticket"} <= everyday()
    assert everyday().isdisjoint({"guesta", "wickbit", "wicktime"})
