"""Concepts suggested while their name is typed."""

from __future__ import annotations

import random
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from knowledge import Knowledge, SourceSpec, build, open_knowledge
from knowledge.matching.suggest import Suggester, Suggestion
from knowledge.model import Kind, NameKind


@pytest.fixture(scope="module")
def suggester(knowledge: Knowledge) -> Suggester:
    """Suggests from the small knowledge."""
    return Suggester(knowledge.store)


@pytest.fixture(scope="module")
def real(embedded: Knowledge) -> Suggester:
    """Suggests from the embedded knowledge."""
    return Suggester(embedded.store)


_FILE = """
name = "{name}"
kind = "disease"
id = "{id}"
default_source = "lamp"
synonyms = {synonyms}
{more}
[sources.lamp]
name = "LAMP"
release = "2026-10-01"
home = "https://example.org/lamp"
licence = "invented"
"""
_TOLD = '[[definitions]]\ntext = "Lights up."\nsource = "lamp"\n'
EMBERS: tuple[tuple[str, str, list[str], str], ...] = (
    ("C9920001", "Ember palsy", [], ""),
    ("C9920002", "Ember palsy of the lamplighters", [], _TOLD),
    ("C9920003", "Smoulder gait", ["Ember shuffle of the feet", "Ember shakes"], _TOLD),
    ("C9920004", "Ember tic", [], ""),
)


@pytest.fixture(scope="module")
def embers(tmp_path_factory: pytest.TempPathFactory) -> Suggester:
    """Suggests from concepts of which only some are described."""
    folder = tmp_path_factory.mktemp("embers")
    for id_, name, synonyms, more in EMBERS:
        text = _FILE.format(id=id_, name=name, synonyms=synonyms, more=more)
        (folder / f"{id_}.toml").write_text(text, "utf-8")
    build([SourceSpec("concepts", folder)], folder / "embers.db")
    return Suggester(open_knowledge(folder / "embers.db").store)


def ids(suggestions: list[Suggestion]) -> list[str]:
    """What would be opened, in order."""
    return [suggestion.id for suggestion in suggestions]


def names(suggestions: list[Suggestion]) -> list[str]:
    """What would be read, in order."""
    return [suggestion.name for suggestion in suggestions]


@pytest.mark.parametrize("typed", ["", "   ", "\n", "?!", "\u200b", "—", "\ud800"])
def test_nothing_typed_suggests_nothing(suggester: Suggester, typed: str) -> None:
    """Blanks, punctuation and what is no character at all name nothing."""
    assert [] == suggester.suggest(typed)


@pytest.mark.parametrize("typed", ["lan", "LANTERN", "lantern-at", "Lántern ataxia", "Lantern’s"])
def test_the_beginning_of_a_name_suggests_it(suggester: Suggester, typed: str) -> None:
    """Case, accents, hyphens and possessives do not count; the shorter name comes first."""
    lantern = Suggestion("C9900001", "Lantern ataxia", Kind.DISEASE, None, None)
    other = Suggestion("OMIM:999002", "Lantern ataxia 2", Kind.DISEASE, None, None)
    assert [lantern, other] == suggester.suggest(typed)


def test_a_name_typed_in_full_comes_before_longer_ones(suggester: Suggester) -> None:
    """The numbered sibling is first only once its number is typed."""
    assert ["Lantern ataxia", "Lantern ataxia 2"] == names(suggester.suggest("lantern ataxia"))
    assert ["Lantern ataxia 2"] == names(suggester.suggest("lantern ataxia 2"))
    assert ["Lantern ataxia 2"] == names(suggester.suggest("lantern ataxia ii"))


def test_concepts_that_are_described_come_first_each_once(embers: Suggester) -> None:
    """A definition counts more than a short name; the best of a concept's names is told."""
    suggestions = embers.suggest("ember")
    wanted = ["Ember palsy of the lamplighters", "Smoulder gait", "Ember tic", "Ember palsy"]
    assert wanted == names(suggestions)
    assert "Ember shakes" == suggestions[1].matched


def test_an_exact_name_comes_before_those_described(embers: Suggester) -> None:
    """It is what was typed, whatever there is to say of it."""
    assert ["C9920001", "C9920002"] == ids(embers.suggest("ember palsy"))


def test_an_abbreviation_suggests_all_its_meanings_before_longer_names(
    suggester: Suggester,
) -> None:
    """LAX is two concepts; LAX2 only begins so."""
    suggestions = suggester.suggest("lax")
    assert {"Lantern ataxia", "Lax pupil"} == set(names(suggestions[:2]))
    assert {("LAX", NameKind.ABBREVIATION)} == {
        (each.matched, each.matched_kind) for each in suggestions[:2]
    }
    assert "Lantern ataxia 2" in names(suggestions[2:])


def test_a_synonym_is_told_beside_the_preferred_name(suggester: Suggester) -> None:
    """Who types a synonym sees why the concept is suggested."""
    wanted = Suggestion(
        "C9900001", "Lantern ataxia", Kind.DISEASE, "Glow-worm staggers", NameKind.SYNONYM
    )
    assert [wanted] == suggester.suggest("glow worm st")


def test_two_concepts_of_one_name_both_appear_the_disease_first(suggester: Suggester) -> None:
    """A disease and a feature may share their name."""
    suggestions = suggester.suggest("flicker")
    assert ["OMIM:999004", "HP:9900009"] == ids(suggestions)
    assert ["Flicker gait"] * 2 == names(suggestions)


@pytest.mark.parametrize(
    "typed",
    ["ataxia lan", "ata lant", "lant ata", "lanternataxia", "lan tern ataxia", "ataxias lan"],
)
def test_words_may_be_begun_turned_around_joined_and_split(
    suggester: Suggester, typed: str
) -> None:
    """Every typed word may be a beginning."""
    assert "Lantern ataxia" == suggester.suggest(typed)[0].name


@pytest.mark.parametrize("typed", ["lantren", "lantern atxia", "lntern ata", "alntern", "glow-wrm"])
def test_a_misspelt_word_is_corrected(suggester: Suggester, typed: str) -> None:
    """Words that no name holds stand for those few edits away, the unfinished ones too."""
    assert "Lantern ataxia" == suggester.suggest(typed)[0].name


@pytest.mark.parametrize(
    "typed",
    ["lanterm at", "lanter nat", "laxntern ata", "lnatern at", "lantrn", "glwo w", "lanternatexi"],
)
def test_a_beginning_with_one_slip_is_understood(suggester: Suggester, typed: str) -> None:
    """A letter wrong, left out, put in or swapped, the blank between words and short words too."""
    assert "Lantern ataxia" == suggester.suggest(typed)[0].name


@pytest.mark.parametrize("typed", ["lantirm", "gait flikkre", "lentirn ataxia"])
def test_a_longer_word_may_have_two_edits(suggester: Suggester, typed: str) -> None:
    """Where one does not do."""
    assert suggester.suggest(typed)[0].name in {"Lantern ataxia", "Flicker gait"}


def test_a_number_is_never_corrected(suggester: Suggester) -> None:
    """There is no third lantern ataxia, and the second is not suggested for it."""
    assert [] == suggester.suggest("lantern ataxia 3")


def test_a_word_of_a_name_counts_once(suggester: Suggester) -> None:
    """One "ataxia" in a name is not both of two that are typed."""
    assert [] == suggester.suggest("lantern ataxia ataxia")


@pytest.mark.parametrize("typed", ["MONDO:9900001", "mondo 9900001", "C9900001", "ORPHA:999901"])
def test_an_identifier_suggests_its_concept(suggester: Suggester, typed: str) -> None:
    """Any identifier of the concept, in any spelling; which one it was is told."""
    first = suggester.suggest(typed)[0]
    assert ("C9900001", "Lantern ataxia", None) == (first.id, first.name, first.matched_kind)
    assert first.matched in {"MONDO:9900001", "C9900001", "ORPHA:999901"}


def test_the_beginning_of_an_identifier_suggests_those_that_begin_so(
    suggester: Suggester,
) -> None:
    """In the order of the identifiers, whichever of a concept's ids it is."""
    wanted = ["C9900001", "OMIM:999002", "OMIM:999003", "OMIM:999004"]
    assert wanted == ids(suggester.suggest("OMIM:9990"))
    assert wanted == ids(suggester.suggest("omim 9990"))
    assert wanted[:2] == ids(suggester.suggest("mim9990", most=2))
    assert ["C9900001"] == ids(suggester.suggest("C9900"))


def test_no_more_than_asked_for_are_suggested(real: Suggester) -> None:
    """25 at most unless otherwise said; none where none are wanted."""
    assert 25 == len(real.suggest("a"))
    assert real.suggest("a")[:3] == real.suggest("a", most=3)
    assert [] == real.suggest("a", most=0)


@given(typed=st.text(max_size=80) | st.text(alphabet="altern xiC:0-9", max_size=30))
@example(typed="x" * 6000)
@example(typed="of the " * 800)
@example(typed="\ud800a")
@example(typed="ﬃ\u0345ß ᾳ İ ǅ")
@example(typed="a\x00b")
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_typed_is_answered(
    knowledge: Knowledge, suggester: Suggester, typed: str
) -> None:
    """Never an error, never more than 25, no concept twice, and each one opens under its name."""
    suggestions = suggester.suggest(typed)
    assert len(suggestions) <= 25
    assert len(suggestions) == len(set(ids(suggestions)))
    for suggestion in suggestions:
        number = knowledge.store.number_of(suggestion.id)
        assert number is not None
        assert suggestion.name == knowledge.store.brief(number).name


def test_every_name_typed_in_full_suggests_its_concept(
    knowledge: Knowledge, suggester: Suggester
) -> None:
    """All names of the small knowledge, abbreviations and former names included."""
    missed = [
        text for curie, text in _names(knowledge) if curie not in ids(suggester.suggest(text))
    ]
    assert [] == missed


def test_real_names_typed_in_full_suggest_their_concept(
    embedded: Knowledge, real: Suggester
) -> None:
    """Seeded names of the embedded knowledge."""
    sample = random.Random(20261123).sample(_names(embedded), 300)
    assert [] == [text for curie, text in sample if curie not in ids(real.suggest(text))]


def test_real_names_are_mostly_suggested_before_they_are_typed_in_full(
    embedded: Knowledge, real: Suggester
) -> None:
    """Two thirds of the way through a name of eight letters or more is enough nine times of ten."""
    sample = random.Random(20261123).sample(_names(embedded), 300)
    begun = [(curie, text[: max(8, len(text) * 2 // 3)]) for curie, text in sample if len(text) > 8]
    found = [curie in ids(real.suggest(typed)) for curie, typed in begun]
    assert sum(found) > 0.9 * len(found)


def test_no_beginning_of_a_word_loses_it(embedded: Knowledge, real: Suggester) -> None:
    """Plurals, British spelling and numerals change while they are typed; the word stays found."""
    words = {word for _, text in _names(embedded) for word in text.split() if word.isalpha()}
    sample = random.Random(20261123).sample(sorted(words), 400)
    begun = {word[:length] for word in sample for length in range(4, len(word) + 1)}
    assert set() == {typed for typed in begun if not real.suggest(typed, most=1)}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("inflam myo", "Inflammatory myopathy"),
        ("idopathic infl", "Idiopathic inflammatory myopathy"),
        ("marfn", "Marfan syndrome"),
        ("amrfan", "Marfan syndrome"),
        ("marfan snyd", "Marfan syndrome"),
        ("decraesed", "Decreased"),
        ("diabtes", "Diabetes mellitus"),
        ("atxia", "Ataxia"),
        ("ataxias", "Ataxia"),
        ("familie med", "Familial Mediterranean fever"),
        ("haematur", "Hematuria"),
        ("diarrho", "Diarrhea"),
        ("tumou", "Tumor"),
        ("mucopolysaccharidosis vi", "Mucopolysaccharidosis"),
        ("als", "Amyotrophic lateral sclerosis"),
        ("parkinson’s dis", "Parkinson disease"),
        ("marfan s", "Marfan syndrome"),
        ("154700", "Marfan syndrome"),
        ("HP:00037", "Generalized amyotrophy"),
    ],
)
def test_what_people_type_suggests_what_they_mean_first(
    real: Suggester, typed: str, name: str
) -> None:
    """Real names, begun, misspelt or in another form."""
    assert real.suggest(typed)[0].name.startswith(name)


def test_several_threads_are_answered_alike(real: Suggester) -> None:
    """A suggester is shared by all threads."""
    typed = ["marfn", "inflam myo", "HP:00037", "a", "idopathic infl"] * 8
    with ThreadPoolExecutor(4) as threads:
        assert list(map(real.suggest, typed)) == list(threads.map(real.suggest, typed))


def test_suggesting_keeps_no_names_in_memory(embedded: Knowledge) -> None:
    """The names stay in the file, which processes share; what is kept is a few views of it."""
    tracemalloc.start()
    try:
        suggester = Suggester(embedded.store)
        suggester.suggest("marf")
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 1_000_000


def _names(knowledge: Knowledge) -> list[tuple[str, str]]:
    """The id of a concept and a name of it, for all names."""
    rows = knowledge.store.rows(
        "SELECT DISTINCT concept.curie, name.text FROM name JOIN concept "
        "ON concept.id = name.concept_id ORDER BY name.concept_id, name.text"
    )
    return [(row["curie"], row["text"]) for row in rows]
