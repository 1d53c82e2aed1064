"""Abbreviations as people type them: in small letters, and for what most people mean by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Answer, Choices, Knowledge, NoMatch, SourceSpec, build, open_knowledge
from knowledge.matching.matcher import OFTEN

_FILE = """
name = "{name}"
kind = "disease"
id = "C99300{number:02}"
default_source = "lamp"
abbreviations = {short}

[sources.lamp]
name = "LAMP"
release = "2026-10-01"
home = "https://example.org/lamp"
licence = "invented"
"""
_TOLD = '[[definitions]]\ntext = "Lights up."\nsource = "lamp"\n'
_NAMES: tuple[tuple[str, list[str]], ...] = (
    ("Hearth flicker", ["HF"]),
    ("Heart failure", []),
    ("Moth sclerosis", ["MS"]),
    ("Multiple sclerosis", []),
    ("Minor illumination", ["MI"]),
    ("Wick lantern palsy", ["WLP"]),
    ("Dim flare, susceptibility to", ["DFX"]),
    ("Dark flame xerosis", ["DFX"]),
    ("Dim flare", ["DFX"]),
    ("Wick, halo and lamp moths", ["WILM"]),
    ("Wilms tumor", []),
    ("Harlequin syndrome", []),
    ("Harlequin ichthyosis", []),
    ("Flare crisis", []),
    ("Pale inner glow", ["PIG"]),
    ("Amber rim moth sclerosis", ["ARMS"]),
    ("Lit ignition onychosis", ["ION"]),
    ("Lantern arc rosea", ["LAR"]),
)


@pytest.fixture(scope="module")
def shortened(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Knowledge in which some abbreviations are those of something little known alone."""
    folder = tmp_path_factory.mktemp("shortened")
    for number, (name, short) in enumerate(_NAMES):
        text = _FILE.format(name=name, number=number, short=short)
        text += _TOLD if name == "Harlequin syndrome" else ""
        (folder / f"{number}.toml").write_text(text, "utf-8")
    build([SourceSpec("concepts", folder)], folder / "shortened.db")
    return open_knowledge(folder / "shortened.db")


@pytest.mark.parametrize("asked", ["HF", "hf", "What are the symptoms of HF?", "is hf inherited"])
def test_what_most_people_mean_is_offered_beside_what_a_source_means(
    shortened: Knowledge, asked: str
) -> None:
    """HF is heart failure to most, though a source calls something else so: both are offered."""
    reply = shortened.ask(asked)
    assert isinstance(reply, Choices)
    assert [match.name for match in reply.matches] == ["Hearth flicker", "Heart failure"]
    assert (reply.reason, reply.subject) == ("abbreviation", "HF")


def test_an_abbreviation_of_one_meaning_is_answered(shortened: Knowledge) -> None:
    """Nothing else is usually meant by it."""
    reply = shortened.ask("signs of wlp")
    assert isinstance(reply, Answer)
    assert reply.match.name == "Wick lantern palsy"


@pytest.mark.parametrize(
    "asked", ["symptoms of ms", "ms", "is ms inherited", "SYMPTOMS OF MS", "does my son have ms"]
)
def test_a_question_word_is_an_abbreviation_where_a_name_would_stand(
    shortened: Knowledge, asked: str
) -> None:
    """As in capitals, unless something else is named."""
    reply, capitals = shortened.ask(asked), shortened.ask("MS")
    assert isinstance(reply, Choices)
    assert isinstance(capitals, Choices)
    assert reply.matches == capitals.matches


@pytest.mark.parametrize("asked", ["thank you ms", "dear ms", "is it ms", "and then what, ms"])
def test_a_title_stays_one(shortened: Knowledge, asked: str) -> None:
    """A form of address, or a word that points back, names nothing."""
    assert isinstance(shortened.ask(asked), NoMatch)


def test_beside_a_name_such_a_word_is_none(shortened: Knowledge) -> None:
    """The name is what is asked about."""
    reply = shortened.ask("has ms got wick lantern palsy")
    assert isinstance(reply, Answer)
    assert reply.match.name == "Wick lantern palsy"


def test_a_condition_is_offered_before_what_makes_it_likelier(shortened: Knowledge) -> None:
    """Whoever types the abbreviation of both means the condition, and hardly the other."""
    reply = shortened.ask("symptoms of DFX")
    assert isinstance(reply, Choices)
    assert ["Dim flare", "Dark flame xerosis", "Dim flare, susceptibility to"] == [
        match.name for match in reply.matches
    ]


def test_in_a_story_too_a_condition_stands_before_what_makes_it_likelier(
    shortened: Knowledge,
) -> None:
    """The others keep their places."""
    reply = shortened.ask(
        "My wife has had DFX since the year we moved here. The doctors say that nothing more "
        "can be done for her. What else is there that we may try?"
    )
    assert isinstance(reply, Choices)
    assert ["Dim flare", "Dim flare, susceptibility to", "Dark flame xerosis"] == [
        match.name for match in reply.matches
    ]


def test_an_abbreviation_is_not_meant_by_what_only_its_plural_is_spelt_like(
    shortened: Knowledge,
) -> None:
    """Where people mean something else by it; as it is spelt, both are offered."""
    name, short = shortened.ask("wilms"), shortened.ask("WILM")
    assert isinstance(name, Answer)
    assert isinstance(short, Choices)
    assert "Wilms tumor" == name.match.name
    assert ["Wick, halo and lamp moths", "Wilms tumor"] == [each.name for each in short.matches]


@pytest.mark.parametrize("asked", ["harlequin baby", "symptoms of a harlequin baby"])
def test_what_people_say_comes_before_an_eponym_in_it(shortened: Knowledge, asked: str) -> None:
    """The everyday word is one of the phrase; alone the eponym is the syndrome."""
    reply, alone = shortened.ask(asked), shortened.ask("harlequin")
    assert isinstance(reply, Answer)
    assert isinstance(alone, Answer)
    assert ("Harlequin ichthyosis", "Harlequin syndrome") == (reply.match.name, alone.match.name)


def test_beside_another_name_an_abbreviation_keeps_its_meanings(shortened: Knowledge) -> None:
    """All of them are offered, and what stands beside it."""
    reply = shortened.ask("HF flare crisis")
    assert isinstance(reply, Choices)
    assert ["Hearth flicker", "Heart failure", "Flare crisis"] == [
        match.name for match in reply.matches
    ]


def test_an_abbreviation_written_apart_is_meant_where_the_name_tells_nothing(
    tmp_path: Path,
) -> None:
    """A name as it was submitted (CN…) stands behind the condition that is told of."""
    for number, (id_, name, short, more) in enumerate(
        [("CN993001", "Tal IV", [], ""), ("C9930030", "Tallow palsy", ["TALIV"], _TOLD)]
    ):
        text = _FILE.format(name=name, number=0, short=short).replace("C9930000", id_) + more
        (tmp_path / f"{number}.toml").write_text(text, "utf-8")
    build([SourceSpec("concepts", tmp_path)], tmp_path / "apart.db")
    reply = open_knowledge(tmp_path / "apart.db").ask("what is TAL IV")
    assert isinstance(reply, Answer)
    assert "C9930030" == reply.concept.id


@pytest.mark.parametrize("typed", ["pig", "what is pig?", "is a pig a disease"])
def test_an_everyday_word_that_an_abbreviation_is_spelt_like_is_asked_back(
    shortened: Knowledge, typed: str
) -> None:
    """Who means the abbreviation writes it in capitals."""
    reply = shortened.ask(typed)
    assert isinstance(reply, Choices)
    assert ["Pale inner glow"] == [each.name for each in reply.matches]
    assert isinstance(shortened.ask("PIG"), Answer)


@pytest.mark.parametrize(
    ("typed", "name", "written"),
    [
        ("ion", "Lit ignition onychosis", "ION"),
        ("low ion", "Lit ignition onychosis", "signs of ION"),
        ("lars", "Lantern arc rosea", "LARs"),
        ("what is lars", "Lantern arc rosea", "lar"),
    ],
)
def test_a_word_in_small_letters_is_asked_back(
    shortened: Knowledge, typed: str, name: str, written: str
) -> None:
    """One that names hold as well, or that an abbreviation has only as its plural."""
    reply = shortened.ask(typed)
    assert isinstance(reply, Choices)
    assert [name] == [each.name for each in reply.matches]
    assert isinstance(shortened.ask(written), Answer)


@pytest.mark.parametrize("typed", ["arm", "broken arm", "i have a broken arm"])
def test_a_word_is_no_abbreviation_that_its_plural_is_spelt_like(
    shortened: Knowledge, typed: str
) -> None:
    """An arm is no ARMS."""
    assert isinstance(shortened.ask(typed), NoMatch)
    assert isinstance(shortened.ask("ARMS"), Answer)


def test_a_word_that_many_names_hold_is_no_abbreviation_in_small_letters(tmp_path: Path) -> None:
    """Neither alone nor beside others; in capitals it may be one."""
    for number in range(OFTEN + 1):
        name = f"Moth {number} wick" if number else "Wide ignition crackle"
        text = _FILE.format(name=name, number=0, short=[] if number else ["WICK"])
        text = text.replace("C9930000", f"C993{number:04}")
        (tmp_path / f"{number}.toml").write_text(text, "utf-8")
    build([SourceSpec("concepts", tmp_path)], tmp_path / "wicks.db")
    wicks = open_knowledge(tmp_path / "wicks.db")
    alone, other = wicks.ask("wick"), wicks.ask("wick crackle")
    assert isinstance(alone, Choices)
    assert isinstance(wicks.ask("WICK"), Answer)
    assert not isinstance(other, Answer)
    several = wicks.find("spots on wicks")  # nor is its plural, whatever is asked
    assert "Wide ignition crackle" not in {
        wicks.store.brief(each.concept).name for each in several.candidates
    }


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("LDS", "Loeys-Dietz syndrome"),
        ("symptoms of BHD", "Birt-Hogg-Dube syndrome"),
        ("BrS", "Brugada syndrome"),
        ("FXPOI", "Premature ovarian failure 1"),
        ("ghent criteria", "Marfan syndrome"),
    ],
)
def test_abbreviations_of_medical_genetics_are_known(
    embedded: Knowledge, typed: str, name: str
) -> None:
    """Also where one that sources have is a letter off: "FPO" is none of these."""
    reply = embedded.ask(typed)
    assert isinstance(reply, Answer)
    assert name == reply.concept.name
