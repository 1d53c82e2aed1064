"""Words and phrases taken for one another: what people say, and what names have."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language import equivalents
from knowledge.language.everyday import everyday
from knowledge.text import words

_PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")


def file(name: str) -> str:
    """One of the bundled files."""
    return (equivalents.FOLDER / f"{name}.toml").read_text("utf-8")


def groups() -> list[list[str]]:
    """Every group of words, folded."""
    tables = tomllib.loads(file("words")).values()
    return [words(group) for table in tables for group in table.get("groups", ())]


def leads() -> list[tuple[list[str], list[str]]]:
    """Every line that goes one way, both its sides folded."""
    tables = tomllib.loads(file("words")).values()
    lines = (line.split(">") for table in tables for line in table.get("leads", ()))
    return [(words(said), words(named)) for said, named in lines]


def sides() -> Iterator[list[str]]:
    """Each line of phrases: what is said, then what it is read as."""
    for table, lines in tomllib.loads(file("phrases")).items():
        between = "=" if table == "same" else r"[>|]"
        yield from ([side.strip() for side in re.split(between, line)] for line in lines)
    for name, called in names():
        yield from ([each, name] for each in called)


def names() -> list[tuple[str, list[str]]]:
    """Each line of names: the name that sources have, and what else it is called."""
    lines = (line.split("<") for table in tomllib.loads(file("names")).values() for line in table)
    return [(name.strip(), [each.strip() for each in called.split("|")]) for name, called in lines]


@pytest.mark.parametrize(
    ("word", "other"),
    [("kidney", "renal"), ("renal", "kidney"), ("tummy", "abdominal"), ("cancer", "carcinoma")],
)
def test_a_word_leads_to_the_words_that_names_have(word: str, other: str) -> None:
    """Whichever of the two a name holds."""
    assert other in dict(equivalents.words(word))


def test_a_word_of_names_does_not_lead_to_a_lay_word_that_goes_one_way() -> None:
    """Names have no "tummy": who types "abdominal" does not mean it."""
    assert "tummy" not in dict(equivalents.words("abdominal"))


def test_no_word_leads_to_itself_and_each_is_less_sure_than_the_word_typed() -> None:
    """Nearest first, each other word once."""
    for word in {word for group in groups() for word in group}:
        others = equivalents.words(word)
        assert word not in dict(others)
        assert len(others) == len(dict(others))
        nears = [near for _, near in others]
        assert sorted(nears, reverse=True) == nears
        assert all(0.5 <= near < 1 for _, near in others)


def test_the_words_of_a_group_lead_to_one_another() -> None:
    """Both ways, and no group folds to a single word."""
    for group in groups():
        assert len(set(group)) > 1, group
        for word in group:
            assert set(group) <= {word, *dict(equivalents.words(word))}


def test_each_line_that_goes_one_way_leads_somewhere() -> None:
    """All that is said leads to all that is named."""
    for said, named in leads():
        for word in said:
            assert set(named) <= {word, *dict(equivalents.words(word))}
        assert set(named) - set(said), said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("heart attack", "myocardial infarction"),
        ("my high blood pressure", "my hypertension"),
        ("water on the brain", "hydrocephalus"),
        ("white blood cell disorder", "leukocyte disorder"),
        ("leukocyte disorder", "white blood cell disorder"),
        ("dvt", "deep vein thrombosis"),
        ("inflamed windpipe", "tracheitis"),
        ("broken collarbone", "clavicle fracture"),
        ("not enough platelets", "thrombocytopenia"),
        ("gravitational eczema", "stasis dermatitis"),
        ("his platelet count is low", "his thrombocytopenia"),
        ("i can no longer fall asleep", "i insomnia"),
        ("loosing the eyesight", "visual loss"),
        ("hard time swallowing", "dysphagia"),
        ("painful thumbs", "thumb pain"),
        ("itchy scalp", "scalp pruritus"),
        ("infection of the thumb", "infected thumb"),
    ],
)
def test_a_phrase_is_read_as_the_name_of_what_is_meant(text: str, expected: str) -> None:
    """As a whole or as part of more; plurals are folded on both sides."""
    typed = words(text)
    assert words(expected) in [reading.of(typed) for reading in equivalents.phrases(typed)]


def test_whose_a_part_is_stands_in_no_bare_phrase() -> None:
    """Which side it is on does: the heart on the right side is a sign of its own."""
    assert ("nephrolithiasis",) in [
        each.words for each in equivalents.bare(words("stones in kidney"))
    ]
    assert [] == equivalents.bare(words("heart on side"))


def test_longer_phrases_come_before_shorter_ones_inside_them() -> None:
    """High blood pressure in the lungs is more than hypertension."""
    first, *others = equivalents.phrases(words("high blood pressure in the lungs"))
    assert (0, 6, tuple(words("pulmonary hypertension"))) == (first.start, first.end, first.words)
    assert ("hypertension",) in [each.words for each in others]


def test_the_likeliest_reading_of_a_phrase_comes_first() -> None:
    """In the order of the file."""
    readings = [list(each.words) for each in equivalents.phrases(words("elephant man"))]
    assert [words("proteus syndrome"), words("neurofibromatosis type 1")] == readings


def test_phrases_are_plain_words_that_fold_alike_in_questions() -> None:
    """An accent, a hyphen or an apostrophe in the file would never be found."""
    texts = [side for line in sides() for side in line]
    patterns = tomllib.loads(file("patterns"))
    for lines in patterns["parts"].values():
        texts += [side.strip() for line in lines for side in re.split("[>|]", line)]
    assert [] == [text for text in texts if not _PLAIN.fullmatch(text)]


def test_each_phrase_is_read_as_something_else() -> None:
    """No line is idle: every reading differs from what is said."""
    for said, *readings in sides():
        assert readings
        assert words(said) not in [words(reading) for reading in readings], said


def test_what_a_name_is_called_is_no_everyday_word() -> None:
    """In a message that tells of other things such a word would be read as a condition."""
    called = [each for _, listed in names() for each in listed]
    assert [] == [each for each in called if everyday().issuperset(words(each))]


def test_what_a_name_is_called_is_listed_once() -> None:
    """Who adds a line sees which name a word stands for."""
    called = [" ".join(words(each)) for _, listed in names() for each in listed]
    assert [] == [each for each, times in Counter(called).items() if times > 1]


def test_each_pattern_is_for_a_list_of_parts_and_has_a_place_for_the_part() -> None:
    """And each list of parts is used."""
    file_ = tomllib.loads(file("patterns"))
    assert set(file_["parts"]) == {pattern["parts"] for pattern in file_["patterns"]}
    for pattern in file_["patterns"]:
        assert all(text.count("{}") == 1 for text in pattern["said"])
        assert any("{}" in text for text in pattern["named"])


@given(st.lists(st.sampled_from("heart attack of the low blood sugar brain cancer x".split())))
def test_readings_stay_inside_the_message(typed: list[str]) -> None:
    """Each replaces a stretch of at least one word, and by something else."""
    for reading in (*equivalents.phrases(typed), *equivalents.shuffled(typed)):
        assert 0 <= reading.start < reading.end <= len(typed)
        assert tuple(typed[reading.start : reading.end]) != reading.words
        whole = reading.of(typed)
        assert len(whole) == len(typed) - (reading.end - reading.start) + len(reading.words)


@pytest.mark.parametrize(
    ("short", "meant"),
    [("dz", "disease"), ("synd", "syndrome"), ("thal", "thalassemia"), ("def", "deficiency")],
)
def test_words_cut_short_in_notes_are_read_in_full(short: str, meant: str) -> None:
    """As people write them by hand."""
    assert meant in {word for word, _ in equivalents.words(short)}
