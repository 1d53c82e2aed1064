"""The normalisation that names and questions share."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.text import fold, normal_form, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marfan's syndrome", "MARFAN  Syndrome"),
        ("Sjögren–Larsson syndrome", "sjogren larsson syndromes"),
        ("α-thalassaemia", "Alpha thalassemia"),
        ("Mucopolysaccharidosis type IIIb", "mucopolysaccharidosis, type 3B"),
        ("Oedema of the tumour", "edema of the tumors"),
        ("O'Hanlon palsy", "OHanlon palsies"),
        ("Glycogen storage disease I", "glycogen storage diseases 1"),
    ],
)
def test_usual_spellings_of_a_name_are_one(one: str, other: str) -> None:
    """Case, accents, apostrophes, Greek, numerals, plurals and British spelling do not count."""
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ataxia 1", "Ataxia 2"),
        ("X-linked palsy", "Palsy"),
        ("Via", "6a"),
        ("Palsy for hours", "Palsy four hours"),
    ],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    """Numbers, single letters and ordinary words are kept."""
    assert normal_form(one) != normal_form(other)


@given(st.text(max_size=60))
@example("ἠ ή ǽ")  # accented letters that are spelt out
def test_normalising_twice_adds_nothing(text: str) -> None:
    """The normal form of a normal form is itself."""
    once = normal_form(text)
    assert once == normal_form(once)


@given(st.text(alphabet=st.characters(categories=["Ll"]), min_size=1, max_size=20))
def test_folding_twice_adds_nothing(word: str) -> None:
    """A folded word stays as it is."""
    assert fold(word) == fold(fold(word))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mar\u200bfan", "marfan"),
        ("sjo\u0308gren", "sjogren"),
        ("ata\u00adxia", "ataxia"),
        ("m\u0300\u0316\u0489a\u20ddrfan\ufe0f", "marfan"),
        ("ata\u202ex\u202cia\u2069", "ataxia"),
    ],
)
def test_marks_inside_a_word_do_not_split_it(written: str, meant: str) -> None:
    """Accents set apart, soft hyphens, invisible blanks and directions are skipped."""
    assert meant == normal_form(written)


@given(st.text(max_size=200))
def test_tokens_stand_where_they_were_typed(text: str) -> None:
    """Each token's place in the message holds its letters, and places do not overlap."""
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end
