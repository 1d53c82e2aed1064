"""A message of one word that is neither a condition nor a sign: it is asked back."""

from __future__ import annotations

import shutil

import pytest

from knowledge import Knowledge, SourceSpec, build, open_knowledge
from knowledge.understanding.finding import Nothing, OneConcept, Several
from tests.conftest import DATA
from tests.lamp import concept, knowledge_of
from tests.medgen_sample import SAMPLE

_WORDS = {
    "C9900905": "Small pencil",
    "C9900906": "Postlanterning syndrome",
    "C9900901": "Lanterning",
    "C9900902": "Wicking bout",
    "C9900903": "Schooling",
    "C9900904": "Pencil",
}
_HOW = 'semantic_types = ["Clinical modifier"]'
_TERMS = (
    concept("HP:9900911", "Sideways", "feature", f'synonyms = ["Left"]\n{_HOW}'),
    concept("HP:9900912", "Flickerwise", "feature", _HOW),
    concept("HP:9900913", "Sparse", "feature", 'semantic_types = ["Mode of inheritance"]'),
    concept("HP:9900914", "Glowache", "feature"),
)


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """A release that lists mere words, and terms that only tell how something is."""
    folder = tmp_path_factory.mktemp("words")
    shutil.copytree(SAMPLE, folder / "release")
    with (folder / "release" / "NAMES.RRF").open("a", encoding="utf-8") as names:
        names.writelines(f"{curie}|{name}|GTR|N|\n" for curie, name in _WORDS.items())
    for number, text in enumerate(_TERMS):
        (folder / f"{number}.toml").write_text(text, "utf-8")
    specs = (("hpo", DATA / "hpo"), ("medgen-release", folder / "release"), ("concepts", folder))
    build([SourceSpec(*each) for each in specs], folder / "k.db")
    return open_knowledge(folder / "k.db")


@pytest.fixture(scope="module")
def feverish(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Knowledge of one sign, which idioms have a word of."""
    folder = tmp_path_factory.mktemp("idioms")
    return knowledge_of(folder, concept("HP:9900921", "Fever", "feature"))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lanterning", "Lanterning"),
        ("Schooling?", "Schooling"),
        ("left", "Left"),  # a question word
        ("flickerwisee", "Flickerwise"),
    ],
)
def test_a_word_that_is_no_condition_is_asked_back(
    listed: Knowledge, typed: str, name: str
) -> None:
    """Of which no source says what it is, or which only tells how something is."""
    found = listed.find(typed)
    assert isinstance(found, Several)
    assert ("close", name) == (found.reason, found.candidates[0].name)


def test_how_something_is_tells_no_more_with_its_degree(listed: Knowledge) -> None:
    """What is asked for is answered all the same."""
    assert isinstance(listed.find("very left"), Several | Nothing)
    found = listed.find("what does flickerwise mean")
    assert isinstance(found, OneConcept)


def test_an_everyday_word_in_a_sentence_is_no_concept(listed: Knowledge) -> None:
    """Though a vocabulary lists it; where something is asked it is asked back."""
    assert isinstance(listed.find("lol im pencil"), Nothing)
    for typed in ("what is pencil", "exam tomorrow, pencil"):
        assert isinstance(listed.find(typed), Several)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("What are the treatments for small pencil?", "Small pencil"),
        ("how would a doctor find out its postlanterning syndrome?", "Postlanterning syndrome"),
    ],
)
def test_a_name_of_several_words_is_no_word_alone(listed: Knowledge, asked: str, name: str) -> None:
    """Though but one of them names something: "small" tells how, and "syndrome" what it is."""
    found = listed.find(asked)
    assert isinstance(found, OneConcept), found
    assert name == listed.store.brief(found.meant.concept).name


@pytest.mark.parametrize("asked", ["syndrome de zorb", "syndrome de lampe", "syndrome de ataxi"])
def test_a_message_in_other_words_than_typed_is_looked_up(embedded: Knowledge, asked: str) -> None:
    """French around a word that is none: how many names hold its words is not known."""
    assert isinstance(embedded.find(asked), OneConcept | Several | Nothing)


@pytest.mark.parametrize("typed", ["baby fever", "he has baby fever", "gold fever"])
def test_an_idiom_names_nothing(feverish: Knowledge, typed: str) -> None:
    """What a word of it names is asked back at most; elsewhere it is what was meant."""
    assert not isinstance(feverish.find(typed), OneConcept)
    assert isinstance(feverish.find("my baby has fever"), OneConcept)
    assert isinstance(feverish.find("fever of gold"), OneConcept | Several)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("wicking bout", "Wicking bout"),
        ("definition of lanterning", "Lanterning"),
        ("flickerwise", "Flickerwise"),
        ("sparse", "Sparse"),
        ("glowache", "Glowache"),
        ("HP:9900911", "Sideways"),
    ],
)
def test_what_is_a_sign_or_asked_for_is_answered(listed: Knowledge, typed: str, name: str) -> None:
    """As is a term that nobody says without meaning it."""
    found = listed.find(typed)
    assert isinstance(found, OneConcept)
    assert name in {found.meant.name, listed.store.brief(found.meant.concept).name}


@pytest.mark.parametrize(
    "typed", ["fiebre pencil", "pencil fièvre", "Fieber ok pencil", "glow fieber"]
)
def test_words_of_another_language_are_counted_in_no_names(listed: Knowledge, typed: str) -> None:
    """Beside one of them nothing is known of how many names hold a word."""
    assert not isinstance(listed.find(typed), OneConcept)
