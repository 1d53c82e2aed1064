"""The promises of the ladder of look-ups, over all names of the built knowledge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import Knowledge, SourceSpec, build, open_knowledge, safety
from knowledge.question import LONGEST, read
from knowledge.text import normal_form
from tests.conftest import DATA

_MANY = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_WORDINGS = (
    *(
        "{}",
        "what is {}?",
        "symptoms of {}",
        "how is {} inherited",
        "{} treatment",
        "is {} genetic",
    ),
    *("Which gene causes {}?", "tell me about {} please", "hi, what r the signs of {}", "{}?"),
)


@dataclass(frozen=True)
class Names:
    """The names of a knowledge: each text, and the concepts that bear one of its normal form."""

    texts: list[str]
    bearers: Mapping[str, set[int]]

    def of(self, text: str) -> set[int]:
        """The concepts that are called so."""
        return self.bearers[normal_form(text)]


def names_of(knowledge: Knowledge) -> Names:
    """All English names that a message can hold."""
    rows = knowledge.store.rows("SELECT text, concept_id FROM name WHERE language = 'en'")
    bearers: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        bearers[normal_form(row["text"])].add(row["concept_id"])
    texts = sorted({row["text"] for row in rows if _is_askable(knowledge, row["text"])})
    return Names(texts, bearers)


def _is_askable(knowledge: Knowledge, text: str) -> bool:
    """Whether a name is a name in a question, too.

    Left out: question words alone ("frequent"), which ask; an "i" that the asker may be; an id;
    what the safety screen stops.
    """
    question = read(text, knowledge.store.vocabulary)
    is_read_alike = question.words == normal_form(text).split()
    return bool(question.content) and is_read_alike and safety.screen(text).kind is None


@pytest.fixture(scope="module")
def names(embedded: Knowledge) -> Names:
    """The names of the embedded knowledge."""
    return names_of(embedded)


def first(knowledge: Knowledge, text: str) -> int | None:
    """The concept that a message is first of all taken to be about."""
    candidates = knowledge.find(text).candidates
    return candidates[0].concept if candidates else None


# Names and ids.


def test_nearly_all_names_are_askable(names: Names, embedded: Knowledge) -> None:
    """What is promised below is promised of them."""
    (every,) = embedded.store.rows("SELECT count(DISTINCT text) FROM name WHERE language = 'en'")
    assert len(names.texts) > 0.995 * every[0]


@given(data=st.data())
@_MANY
def test_a_name_with_or_without_question_words_has_its_concept_first(
    embedded: Knowledge, names: Names, data: st.DataObject
) -> None:
    """Any name in any case; of a name that several concepts bear one of them is first."""
    name = data.draw(st.sampled_from(names.texts))
    typed = data.draw(st.sampled_from([name, name.lower(), name.upper()]))
    asked = data.draw(st.sampled_from(_WORDINGS)).format(typed)
    if normal_form(typed) == normal_form(name) and safety.screen(asked).kind is None:
        assert first(embedded, asked) in names.of(name), asked


@given(data=st.data())
@_MANY
def test_an_id_has_its_concept_first(embedded: Knowledge, data: st.DataObject) -> None:
    """Whatever stands around it."""
    number = data.draw(st.integers(1, embedded.store.counts()["concept"]))
    asked = data.draw(st.sampled_from(_WORDINGS)).format(embedded.store.brief(number).id)
    assert number == first(embedded, asked), asked


@pytest.mark.parametrize("file", ["small", "embedded"])
def test_every_name_typed_as_it_is_written_is_found(
    knowledge: Knowledge, embedded: Knowledge, file: str
) -> None:
    """All of the small knowledge, and one in some of the large one."""
    asked = knowledge if file == "small" else embedded
    held = names_of(asked)
    texts = held.texts if file == "small" else held.texts[::29]
    assert [] == [text for text in texts if first(asked, text) not in held.of(text)]


# More names.


_FILE = """
name = {name!r}
kind = "disease"
id = "C992{number:04}"
default_source = "lamp"

[sources.lamp]
name = "LAMP"
release = "2026-10-01"
home = "https://example.org/lamp"
licence = "invented"
"""
_WORDS = "lantern ataxia type 2 1 flicker gait pupil lax glow worm staggers of the severe x".split()
_INVENTED = st.lists(
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join),
    min_size=1,
    max_size=30,
    unique_by=normal_form,
)


@given(added=_INVENTED)
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_adding_names_takes_no_name_from_its_concept(
    knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory, added: list[str]
) -> None:
    """However near they are: each old and new name leads to a concept that is called so."""
    folder = tmp_path_factory.mktemp("more")
    for number, name in enumerate(added):
        text = _FILE.format(name=name, number=number)
        (folder / f"{number}.toml").write_text(text, "utf-8")
    sources = [SourceSpec("concepts", DATA / "concepts"), SourceSpec("concepts", folder)]
    build(sources, folder / "more.db")
    more = open_knowledge(folder / "more.db")
    held = names_of(more)
    former = {normal_form(row["text"]) for row in knowledge.store.rows("SELECT text FROM name")}
    assert held.bearers.keys() & former
    for wording in ("{}", "symptoms of {}"):
        missed = [
            text for text in held.texts if first(more, wording.format(text)) not in held.of(text)
        ]
        assert [] == missed
    more.close()


# Any input.


_TEXTS = st.one_of(
    st.text(max_size=LONGEST),
    st.text(st.characters(categories=["Ll", "Lu", "Mn", "Nd", "Po", "Zs"]), max_size=LONGEST),
    st.lists(st.sampled_from([*_WORDS, "?", "\n", "ataixa", "familal", "or", "C9900001"])).map(
        " ".join
    ),
)


@given(text=_TEXTS)
@_MANY
def test_no_input_is_too_odd(knowledge: Knowledge, text: str) -> None:
    """Any Unicode of up to 4,000 characters is answered, each time alike."""
    found = knowledge.find(text)
    assert found == knowledge.find(text)
    assert all(0 <= each.score <= 100 for each in found.candidates)


def test_threads_that_ask_at_once_get_what_one_gets(embedded: Knowledge, names: Names) -> None:
    """Each thread gathers in memory of its own."""
    asked = [f"what is {text[:-1]}" for text in names.texts[:: len(names.texts) // 150]]
    alone = [embedded.find(text) for text in asked]
    with ThreadPoolExecutor(2) as threads:
        forwards = threads.map(embedded.find, asked)
        backwards = threads.map(embedded.find, asked[::-1])
        assert alone == list(forwards)
        assert alone == list(backwards)[::-1]
