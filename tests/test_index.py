"""The matcher's index: words by their spelling, names by their words, words near misspelt ones."""

from __future__ import annotations

import string

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import Knowledge
from knowledge.model import Kind, NameKind
from knowledge.names.index import (
    JOINING,
    KINDS,
    NAME_KINDS,
    SHORT,
    Index,
    Vocabulary,
    bag,
    deletions,
    is_joining,
    is_spelt,
)
from knowledge.text import normal_form
from tests.lamp import concept, knowledge_of

_MANY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def index(embedded: Knowledge) -> Index:
    """The index of the embedded knowledge."""
    return embedded.store.entries.index


def keys(index: Index) -> list[str]:
    """The normal forms of all entries."""
    return [index.key(entry) for entry in range(index.entries)]


@pytest.fixture(scope="module")
def spelt(index: Index) -> list[str]:
    """The words of names that can be misspelt."""
    return [word for word in map(index.word, range(index.words)) if is_spelt(word)]


# Words and the entries that hold them.


def test_every_word_is_found_by_its_spelling(index: Index) -> None:
    """Its number leads back to it; the words are those of the names, each once."""
    words = [index.word(number) for number in range(index.words)]
    assert list(range(index.words)) == [index.word_id(word) for word in words]
    assert sorted({word for key in keys(index) for word in key.split()}) == words


@given(word=st.one_of(st.text(max_size=12), st.text(string.ascii_lowercase, max_size=12)))
@_MANY
def test_no_other_word_is_found(index: Index, word: str) -> None:
    """Whatever its letters."""
    assert (word in Vocabulary(index)) == (index.word_id(word) is not None)
    assert index.word_id(word) is None or index.word(index.word_id(word) or 0) == word


def test_a_posting_holds_the_entries_with_the_word_and_no_others(index: Index) -> None:
    """In order, each once, also where a name has a word twice."""
    held: dict[str, list[int]] = {}
    for entry, key in enumerate(keys(index)):
        for word in set(key.split()):
            held.setdefault(word, []).append(entry)
    for number in range(index.words):
        word = index.word(number)
        assert held[word] == index.posting(number).tolist()
        assert len(held[word]) == index.count(number) == Vocabulary(index).count(word)
    assert sum(map(len, held.values())) == index.held()


def test_the_rarer_a_word_is_the_more_it_weighs(index: Index) -> None:
    """An entry weighs what its words do; a word that no name holds weighs most."""
    others = [number for number in range(index.words) if index.word(number) not in JOINING]
    by_count = sorted(others, key=index.count)
    masses = [index.mass_of[number] for number in by_count]
    assert sorted(masses, reverse=True) == masses
    assert max(masses) <= index.most_mass + 1e-3
    for entry in range(0, index.entries, 97):
        own = sum(index.mass_of[number] for number in index.words_of(entry))
        assert own == pytest.approx(index.entry_mass[entry], rel=1e-4)


def test_joining_words_weigh_little(index: Index) -> None:
    """Less than half of another word that as many names hold would."""
    number = index.word_id("of")
    assert number is not None
    assert index.mass_of[number] < 0.5 * np.log(1 + index.entries / index.count(number))


# Names by their words.


def test_every_name_is_found_by_its_bag(index: Index) -> None:
    """And by no other: equal bags are equal words in any order, joining words aside."""
    forms = keys(index)
    pairs = index.bagged(np.array([bag(key.split()) for key in forms], np.uint64))
    assert set(range(index.entries)) == {place for place, entry in pairs if place == entry}
    for place, entry in pairs:
        assert _told(forms[place]) == _told(forms[entry])


def _told(key: str) -> list[str]:
    words = key.split()
    return sorted(word for word in words if not is_joining(word)) or sorted(words)


@given(
    words=st.lists(st.sampled_from("lantern ataxia of the type 2 a and".split())), data=st.data()
)
def test_a_bag_does_not_know_the_order_of_words(words: list[str], data: st.DataObject) -> None:
    """Nor where joining words stand, if there are others."""
    shuffled = data.draw(st.permutations(words))
    assert bag(words) == bag(shuffled)
    if _told(" ".join(words)) != sorted(words):
        assert bag(words) == bag(word for word in words if not is_joining(word))


def test_a_bag_knows_how_often_a_word_stands_in_it() -> None:
    """A name said twice is another name; "a" is no joining word where names are compared."""
    assert bag(["lantern"]) != bag(["lantern", "lantern"])
    assert bag(["hemophilia"]) != bag(["hemophilia", "a"])
    assert 0 == bag([])


def test_bags_of_no_name_lead_nowhere(index: Index) -> None:
    """Neither the empty one, nor those behind the last."""
    none = np.array([0, 1, 2**64 - 1], np.uint64)
    assert [] == index.bagged(none)


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Names of which joining words are all there is, or all that tells them apart."""
    return knowledge_of(
        tmp_path_factory.mktemp("joined"),
        concept("C9911000", "Glowfly disease", more='abbreviations = ["AN", "OF THE"]'),
        concept("C9911001", "Glowfly without light"),
        concept("C9911002", "Glowfly with or without light"),
    )


@pytest.mark.parametrize("name", ["an", "of the", "the of", "an an"])
def test_a_name_of_joining_words_alone_has_a_bag(joined: Knowledge, name: str) -> None:
    """It is found in any order of its words, and by these words only."""
    index = joined.store.entries.index
    pairs = index.bagged(np.array([bag(name.split())], np.uint64))
    found = [entry for _, entry in pairs]
    expected = [key for key in ("an", "of the") if sorted(key.split()) == sorted(name.split())]
    assert expected == [index.key(entry) for entry in found]


@pytest.mark.parametrize("name", ["Glowfly without light", "Glowfly with or without light", "AN"])
def test_names_that_joining_words_tell_apart_are_told_apart(joined: Knowledge, name: str) -> None:
    """What was typed word for word is meant, rather than the longest that differs by such words."""
    found = joined.find(name)
    assert [name] == [each.name for each in found.candidates[:1]]
    assert "answer" == found.kind


# Words near a misspelt one.


def slipped(draw: st.DrawFn, word: str) -> str:
    """A word with one letter less, more, other, or in the place of the next."""
    place = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    ways = (
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    )
    return draw(st.sampled_from(ways))


@given(data=st.data())
@_MANY
def test_a_word_with_one_slip_is_found_again(
    index: Index, spelt: list[str], data: st.DataObject
) -> None:
    """Every word of names, whatever the slip; with two slips, too, if it stays a long word."""
    word = data.draw(st.sampled_from(spelt))
    typed = data.draw(st.composite(slipped)(word))
    if len(word) > SHORT + 2 and data.draw(st.booleans()):
        typed = data.draw(st.composite(slipped)(typed))
    assume(0 < OSA.distance(typed, word) <= 2)  # two slips in one place may come to three
    near = {index.word(number): edits for number, edits in index.near(typed, most=10_000)}
    assert OSA.distance(typed, word) == near.get(word), (typed, word)


@given(data=st.data())
@_MANY
def test_near_words_are_those_that_a_search_of_all_words_finds(
    index: Index, spelt: list[str], data: st.DataObject
) -> None:
    """One edit away from a short word, two from others; the nearest first, at most so many."""
    word = data.draw(st.sampled_from(spelt))
    typed = data.draw(st.composite(slipped)(word))
    edits = 1 if len(typed) <= SHORT else 2
    found = index.near(typed, most=10_000)
    near = process.extract(typed, spelt, scorer=OSA.distance, score_cutoff=edits, limit=None)
    every = {index.word_id(other): far for other, far, _ in near if far}
    assert set(found) <= set(every.items())
    assert {number for number, far in every.items() if far == 1} <= {number for number, _ in found}
    assert found == sorted(found, key=lambda near: (near[1], -index.count(near[0]), near[0]))
    assert found[:3] == index.near(typed, most=3)


def test_the_ways_to_leave_letters_out_are_bounded() -> None:
    """However long a word is: its beginning counts."""
    assert deletions("abc") == {"abc", "ab", "ac", "bc"}
    assert max(len(deletions("abcdefgh" * size)) for size in (1, 2, 500)) == 1 + 8 + 28
    assert len(deletions("abcdefgh", longest=6)) == 28


# What is kept of names and concepts.


def test_entries_lead_to_what_the_tables_say(knowledge: Knowledge) -> None:
    """Concept, normal form and kind of the name that each entry is shown by."""
    index, store = knowledge.store.entries.index, knowledge.store
    rows = {row["id"]: row for row in store.rows("SELECT * FROM name")}
    for entry in range(index.entries):
        row = rows[int(index.names[entry])]
        assert row["concept_id"] == index.concepts[entry]
        assert normal_form(row["text"]) == index.key(entry)
        assert NameKind(row["kind"]) is NAME_KINDS[index.kinds[entry]]
    for row in store.rows("SELECT id, kind FROM concept"):
        assert Kind(row["kind"]) is KINDS[index.concept_kinds[row["id"]]]


def test_the_better_entry_has_the_smaller_number(knowledge: Knowledge) -> None:
    """Of concepts that are described first, and among those preferred names."""
    index = knowledge.store.entries.index
    described = [index.described[concept] > 0 for concept in index.concepts]
    assert sorted(described, reverse=True) == described
    preferred = [NAME_KINDS[kind] is NameKind.PREFERRED for kind in index.kinds[: sum(described)]]
    assert sorted(preferred, reverse=True) == preferred
