"""How entries are gathered and scored for a question, and that no message is much work."""

from __future__ import annotations

import random
import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import Knowledge
from knowledge.asking.message import LONGEST, MOST_WORDS, read
from knowledge.matching.gathering import Gatherer, spans
from knowledge.matching.matcher import Matcher
from knowledge.matching.mention import Mention
from knowledge.matching.scoring import Fit, Scorer
from knowledge.matching.weights import PARTS, WEIGHTS, weights
from knowledge.names.index import Index

_CORRECTED, _GATHERED = 24, 16  # words and entries at most
_SCORED, _READINGS = 22, 4  # entries of each reading: as typed, respaced, two reworded
_TOLD = 12  # candidates


@pytest.fixture(scope="module")
def index(embedded: Knowledge) -> Index:
    """The index of the embedded knowledge."""
    return embedded.store.entries.index


def mention_of(knowledge: Knowledge, text: str) -> Mention:
    """What the words of a message may stand for."""
    return Mention(read(text, knowledge.store.vocabulary), knowledge.store.entries.index)


def fit_of(knowledge: Knowledge, text: str, name: str) -> Fit:
    """A message beside the entry of a name."""
    mention = mention_of(knowledge, text)
    mention.doubt()
    (entry, *_) = knowledge.store.entries.called([name])
    return Scorer(mention, spans(mention)).fit(entry.id)


def part(fit: Fit, name: str) -> float:
    """One part of a score."""
    return fit.parts[PARTS.index(name)]


# The weights.


def test_each_weight_is_of_a_part_and_each_part_has_a_weight() -> None:
    """A word misspelt in the file would weigh nothing, and nobody would know."""
    given_ = tomllib.loads(WEIGHTS.read_text("utf-8"))
    assert {"strength", "trust"} == given_.keys()
    assert set(PARTS) >= given_["strength"].keys()
    assert {*PARTS, "bias"} >= given_["trust"].keys()
    assert len(PARTS) == len(set(PARTS)) == len(weights().strength) == len(weights().trust)
    for table, read_as in (("strength", weights().strength), ("trust", weights().trust)):
        assert {key: value for key, value in given_[table].items() if key != "bias"} == {
            key: value for key, value in zip(PARTS, read_as, strict=True) if value
        }


@given(st.lists(st.floats(-1e6, 1e6), min_size=len(PARTS), max_size=len(PARTS)))
def test_a_score_is_from_0_to_100(parts: list[float]) -> None:
    """Whatever the parts."""
    assert 0 <= weights().score_of(parts) <= 100


# The parts.


def test_a_name_typed_as_it_is_fits_wholly(knowledge: Knowledge) -> None:
    """All of it is held, all that was typed is explained."""
    fit = fit_of(knowledge, "Lantern ataxia", "lantern ataxia")
    assert (1.0, 0.0, 1.0) == pytest.approx((fit.held, fit.unexplained, fit.spelt))
    whole = ("name_held", "question_explained", "both", "root", "in_order", "any_order", "equal")
    assert [1.0] * len(whole) == pytest.approx([part(fit, name) for name in whole])
    assert {0, 1} == fit.covered


def test_beginning_and_end_are_parts_of_their_own(knowledge: Knowledge) -> None:
    """As is the stretch that is the whole name."""
    parts = "first_word", "last_word", "span", "span_of_all"
    fits = [fit_of(knowledge, typed, "lantern ataxia") for typed in ("lantern ataxia", "lantern")]
    assert [[1.0] * 4, [1.0, 0.0, 0.0, 0.0]] == [
        [part(fit, each) for each in parts] for fit in fits
    ]


def test_the_rarer_word_covers_more(knowledge: Knowledge) -> None:
    """Of the name, where one word of it was typed; and of the question, where one is explained."""
    index = knowledge.store.entries.index
    rare, common = "worm", "ataxia"
    assert len(knowledge.store.entries.called(["glow worm stagger"])) == 1
    numbers = [index.word_id(word) for word in (rare, common)]
    masses = [index.mass_of[number] for number in numbers if number is not None]
    assert masses[0] > masses[1]
    left_rare = fit_of(knowledge, f"{rare} {common}", "glow worm stagger")
    assert left_rare.unexplained == pytest.approx(masses[1] / sum(masses))


def test_a_misspelt_word_counts_for_less(knowledge: Knowledge) -> None:
    """The more edits, the less of the name is held."""
    typed = ("lantern ataxia", "lantren ataxia", "lantren ataxya")
    fits = [fit_of(knowledge, each, "lantern ataxia") for each in typed]
    for values in ([fit.held for fit in fits], [fit.spelt for fit in fits]):
        assert sorted(values, reverse=True) == values
        assert values[0] > values[1] > values[2]


@pytest.mark.parametrize(
    ("typed", "is_read"),
    [("xanyern", True), ("lnaern", True), ("velvet", False), ("lantern", True)],
)
def test_beside_one_name_more_letters_may_be_wrong(
    knowledge: Knowledge, typed: str, *, is_read: bool
) -> None:
    """What no word of names is near to is read as the word that the rest of the name lacks."""
    fit = fit_of(knowledge, f"{typed} ataxia", "lantern ataxia")
    assert is_read == (0 in fit.match)


@pytest.mark.parametrize(("typed", "expected"), [("GERD", 0.0), ("GERT", 1.0)])
def test_a_misspelt_abbreviation_is_told(knowledge: Knowledge, typed: str, expected: float) -> None:
    """So short a thing is near to any word."""
    assert expected == part(fit_of(knowledge, typed, "gerd"), "abbreviation_misspelt")


def test_numbers_tell_names_apart(knowledge: Knowledge) -> None:
    """A number that was typed and is missing, and one in the name that was not typed."""
    assert 1.0 == part(fit_of(knowledge, "lantern ataxia 2", "lantern ataxia"), "number_missing")
    assert 1.0 == part(fit_of(knowledge, "lantern ataxia", "lantern ataxia 2"), "number_extra")
    right = fit_of(knowledge, "lantern ataxia 2", "lantern ataxia 2")
    assert (0.0, 0.0) == (part(right, "number_missing"), part(right, "number_extra"))


def test_each_word_typed_stands_for_one_word_of_a_name(knowledge: Knowledge) -> None:
    """And each word of the name is matched once."""
    fit = fit_of(knowledge, "lantern lantern lantern ataxia", "lantern ataxia")
    assert 2 == len(fit.match) == len({near.word for near in fit.match.values()})


def test_a_word_of_a_name_stands_for_the_word_most_like_it(embedded: Knowledge) -> None:
    """Not for one that means the same and asks: what was typed would be left over."""
    typed = "genetic changes in hereditary spherocytosiss"
    fit = fit_of(embedded, typed, "hereditary spherocytosis")
    assert {3, 4} == fit.covered
    assert pytest.approx(0.0) == fit.unexplained


# The work.


def adversarial(index: Index) -> list[str]:
    """Messages of 4,000 characters that are made to be slow."""
    chance = random.Random(3)
    words = [index.word(number) for number in range(index.words)]
    long_words = [word for word in words if len(word) > 8 and word.isalpha()]
    rare = chance.sample(long_words, 300)
    common = sorted(range(index.words), key=index.count)[-200:]
    made = [
        " ".join(rare),
        " ".join(word[1:] for word in rare),
        " ".join(word[:3] + "q" + word[4:] for word in rare),
        " ".join(map(index.word, common)),
        "syndrome " * 1_000,
        "abnormality of the " * 300,
        "heart attack water on the brain " * 120,
        "".join(rare),
        "a" * LONGEST,
        "aB" * (LONGEST // 2),
        "1 " * 2_000,
        " ".join(index.key(entry) for entry in chance.sample(range(index.entries), 200)),
    ]
    return [text[:LONGEST] for text in made]


def test_the_work_of_any_message_is_bounded(embedded: Knowledge, index: Index) -> None:
    """Words read and corrected, entries gathered and scored, candidates told: each has a bound."""
    matcher, gatherer = Matcher(embedded.store), Gatherer(index)
    for text in adversarial(index):
        look = matcher.look(read(text, embedded.store.vocabulary))
        assert len(look.question.words) <= MOST_WORDS
        look.mention.doubt()
        assert look.mention.corrected <= _CORRECTED
        assert len(gatherer.gather(look.mention)) <= _GATHERED
        fits = matcher.fits(look)
        assert len(fits) <= _SCORED * _READINGS
        assert look.mention.corrected <= _CORRECTED
        for found in (matcher.rank(look), matcher.spot(look)):
            assert len(found) <= _TOLD


def test_words_that_are_looked_up_for_corrections_are_few(
    embedded: Knowledge, index: Index
) -> None:
    """Of 300 misspelt ones the first are; the bound is reached, so it is the bound that holds."""
    misspelt = adversarial(index)[1]
    mention = mention_of(embedded, misspelt)
    mention.doubt()
    assert _CORRECTED == mention.corrected


_TEXTS = st.lists(
    st.sampled_from("of the lantern ataxia abnormality syndrome heart fevr brian 1 type".split()),
    max_size=40,
).map(" ".join)


@given(text=_TEXTS)
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_same_words_gather_the_same_entries(
    embedded: Knowledge, index: Index, text: str
) -> None:
    """Each once and in one order, whatever the same memory was used for before."""
    used, fresh = Gatherer(index), Gatherer(index)
    used.gather(mention_of(embedded, "abnormality of the heart"))
    for whole in (True, False):
        mention = mention_of(embedded, text)
        mention.doubt()
        found = used.gather(mention, prefer_whole_names=whole)
        assert found == fresh.gather(mention, prefer_whole_names=whole)
        assert len(found) == len(set(found))


@given(text=_TEXTS)
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_gathered_holds_a_word_that_was_meant(
    embedded: Knowledge, index: Index, text: str
) -> None:
    """Typed, corrected, or the same in other words."""
    mention = mention_of(embedded, text)
    meant = {near.word for nears in mention.nears for near in nears}
    for entry in Gatherer(index).gather(mention):
        assert meant.intersection(index.words_of(entry))
