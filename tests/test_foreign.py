"""Names in Spanish, French and German: the lists, and the rules that make other words English."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import Knowledge, SourceSpec, build, open_knowledge
from knowledge.asking.message import read
from knowledge.language import foreign
from knowledge.matching import cognates
from knowledge.matching.translated import translated
from knowledge.text import words
from knowledge.understanding.finding import Finding, OneConcept, Several

_FILE = """
name = "{name}"
kind = "disease"
id = "C99310{number}"
default_source = "lamp"

[sources.lamp]
name = "LAMP"
release = "2026-10-01"
home = "https://example.org/lamp"
licence = "invented"
"""
_NAMES = (
    "Lychnophilia A",
    "Lychnobilia",
    "Congenital luminal dystrophy",
    "Luminal dystrophy",
    "Dystrophia luminosa",
    "Wick-Tallow syndrome",
    "Brandt disease",
    "Candelosis type 2",
    "Candelosis",
    "Cornelia de Docht syndrome",
    "Fibrosis",
    "Cystic fibrosis",
    "Hereditary spherocytosis",
)
_PIECES = (
    *"de la del enfermedad maladie Krankheit tipo 2 A hereditaria es".split(),
    *("síndrome", "fibrosis quística", "Cornelia", "distrofia", "l'ataxie", "?", "brandt", "-"),
)


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Knowledge of English names that have kin in other languages."""
    folder: Path = tmp_path_factory.mktemp("foreign")
    for number, name in enumerate(_NAMES, start=10):
        (folder / f"{number}.toml").write_text(_FILE.format(name=name, number=number), "utf-8")
    build([SourceSpec("concepts", folder)], folder / "lamps.db")
    return open_knowledge(folder / "lamps.db")


def meant(knowledge: Knowledge, text: str) -> str | None:
    """The name of the one concept that answers; None where none does, or one asks back."""
    found: Finding = knowledge.find(text)
    return (
        knowledge.store.brief(found.meant.concept).name if isinstance(found, OneConcept) else None
    )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("licnofilia A", "Lychnophilia A"),  # nothing but the word itself tells the language
        ("herencia de licnofilia A", "Lychnophilia A"),
        ("quels sont les symptômes de la lychnophilie A ?", "Lychnophilia A"),
        ("was sind die Symptome von Lychnophilie A?", "Lychnophilia A"),
        ("distrofia luminal congénita", "Congenital luminal dystrophy"),
        ("dystrophie luminale congénitale", "Congenital luminal dystrophy"),
        ("kongenitale luminale Dystrophie", "Congenital luminal dystrophy"),
        ("síndrome de Wick-Tallow", "Wick-Tallow syndrome"),
        ("¿qué es la enfermedad de Brandt?", "Brandt disease"),
        ("maladie de Brandt", "Brandt disease"),
        ("Was ist die Brandt-Krankheit?", "Brandt disease"),
        ("candelosis tipo II", "Candelosis type 2"),
        ("candélose de type 2", "Candelosis type 2"),
        ("enf. de Brandt", "Brandt disease"),
        ("sd de Wick-Tallow", "Wick-Tallow syndrome"),
        ("M. Brandt", "Brandt disease"),
        ("Was ist Mb. Brandt?", "Brandt disease"),
        ("muko", "Cystic fibrosis"),
        ("¿qué es la FQ?", "Cystic fibrosis"),
        ("síndrome de Cornelia de Docht", "Cornelia de Docht syndrome"),
        ("fibrosis quística", "Cystic fibrosis"),
        ("¿Qué es la fibrosis quística?", "Cystic fibrosis"),
        ("Mukoviszidose", "Cystic fibrosis"),
        ("mucoviscidose", "Cystic fibrosis"),
        ("esferocitosis hereditaria", "Hereditary spherocytosis"),
        ("Kugelzellanämie", "Hereditary spherocytosis"),
    ],
)
def test_a_name_in_another_language_leads_to_the_concept(
    lamps: Knowledge, typed: str, name: str
) -> None:
    """Alone and in a question, by the list or by the rules, in the word order of the language."""
    assert name == meant(lamps, typed)


@pytest.mark.parametrize(
    ("typed", "wider"),
    [
        ("distrofia luminal de cinturas", "Luminal dystrophy"),
        ("¿qué es la fibrosis mechosa?", "Fibrosis"),
        ("was ist die dochtige Fibrose?", "Fibrosis"),
    ],
)
def test_a_wider_concept_is_offered_and_no_answer(lamps: Knowledge, typed: str, wider: str) -> None:
    """What the word beside it means is not known, so the name may be that of something else."""
    assert meant(lamps, typed) is None
    found = lamps.find(typed)
    assert isinstance(found, Several)
    assert wider in {lamps.store.brief(each.concept).name for each in found.candidates}


def test_a_question_word_stays_one_apart_from_the_name(lamps: Knowledge) -> None:
    """Who says "is it hereditary" asks, where "hereditary …" is part of a name."""
    found = lamps.find("¿Es hereditaria la licnofilia A?")
    assert ("inheritance",) == found.intents


@pytest.mark.parametrize(
    ("asked", "typed", "name"),
    [
        ("¿qué es la distrofia luminal congénita?", "distrofia luminal congénita", "Congenital"),
        ("Mukoviszidose", "Mukoviszidose", "Cystic fibrosis"),
    ],
)
def test_what_was_translated_is_told(lamps: Knowledge, asked: str, typed: str, name: str) -> None:
    """As it was typed, with the name that it is read as."""
    found = lamps.explain(asked).candidates[0].wording
    assert found
    assert [typed] == [each.typed for each in found.changes]
    assert found.changes[0].read_as.startswith(name)


def test_both_sides_of_a_comparison_are_translated(lamps: Knowledge) -> None:
    """Each is read as a question of its own."""
    found = lamps.find("diferencia entre licnofilia A y fibrosis quística")
    named = [lamps.store.brief(each.concept).name for each in found.candidates]
    assert ["Lychnophilia A", "Cystic fibrosis"] == named


@pytest.mark.parametrize(
    "typed",
    ["Lychnophilia A", "what is lychnophila A", "wick tallow", "rare candelosis", "", "?!"],
)
def test_a_question_in_english_is_left_as_it_is(lamps: Knowledge, typed: str) -> None:
    """A misspelt word of names is corrected as ever, and none is of another language."""
    question = read(typed, lamps.store.vocabulary)
    assert question == translated(question, lamps.store.entries.index)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_words_in_any_order_can_be_translated(lamps: Knowledge, pieces: list[str]) -> None:
    """Places in the text stay in order, and no word is made up of nothing."""
    question = read(" ".join(pieces), lamps.store.vocabulary)
    found = translated(question, lamps.store.entries.index)
    assert [] == [token for token in found.tokens if not token.word]
    assert sorted(token.start for token in found.tokens) == [token.start for token in found.tokens]


@pytest.mark.parametrize("language", foreign.LANGUAGES)
def test_a_list_holds_names_as_they_are_written(language: str) -> None:
    """None is empty, stands twice, or is what it leads to."""
    pairs = list(foreign.listed(language, ("names",)))
    assert pairs
    for called, english in pairs:
        assert words(called), called
        assert words(english) != words(called), called
    folded = [tuple(words(called)) for called, _ in pairs]
    assert len(folded) == len(set(folded))


def test_each_name_is_found_as_it_is_written() -> None:
    """The lists are folded as a whole file, a message word by word: both come to the same."""
    for called, english in chain.from_iterable(map(foreign.listed, foreign.LANGUAGES)):
        typed = words(called)
        assert (range(len(typed)), tuple(words(english))) in list(
            foreign.names(typed, parts=True)
        ), called


def test_no_name_means_two_things() -> None:
    """Whichever of the languages it stands in: the lists are read together."""
    english: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for called, name in chain.from_iterable(map(foreign.listed, foreign.LANGUAGES)):
        english[tuple(words(called))].add(tuple(words(name)))
    assert {} == {called: names for called, names in english.items() if len(names) > 1}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Bluterkrankheit", "hemophilia"),
        ("mucoviscidose", "cystic fibrosis"),
        ("enfermedad de Huntington", "huntington disease"),
        ("dystrophie musculaire de Duchenne", "duchenne muscular dystrophy"),
        ("Trisomie 21", "down syndrome"),
        ("esclerosis tuberosa", "tuberous sclerosis"),
        ("neurofibromatose type 1", "neurofibromatosis type 1"),
        ("fenilcetonuria", "phenylketonuria"),
        ("esclerosis lateral amiotrófica", "amyotrophic lateral sclerosis"),
        ("síndrome de Marfan", "marfan syndrome"),
    ],
)
def test_a_known_condition_is_what_its_english_name_is(
    embedded: Knowledge, typed: str, name: str
) -> None:
    """In the default knowledge, by whatever of its names that one goes."""
    in_english = [each.concept for each in embedded.find(name).candidates]
    assert in_english
    assert in_english == [each.concept for each in embedded.find(typed).candidates]


def test_a_rule_leads_to_words_of_names_only(lamps: Knowledge) -> None:
    """A word that becomes none of them stays what it is."""
    index = lamps.store.entries.index
    assert "lychnophilia" == cognates.english("licnofilia", "licnofilia", index)
    assert "dystrophy" == cognates.english("distrofia", "distrofia", index)
    assert None is cognates.english("mechofilia", "mechofilia", index)
