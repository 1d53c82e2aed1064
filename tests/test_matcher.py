"""The promises of the ladder of look-ups, over all names of the built knowledge."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from knowledge import Knowledge, SourceSpec, build, open_knowledge, safety
from knowledge.asking.message import LONGEST, read
from knowledge.asking.question import Question
from knowledge.names.index import is_joining
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


def names_of(
    knowledge: Knowledge, is_wanted: Callable[[Question, str], bool] | None = None, every: int = 1
) -> Names:
    """English names that are wanted: unless told otherwise, all that a question can hold.

    With `every` one name in so many.
    """
    wanted, store = is_wanted or _is_askable, knowledge.store
    index = store.entries.index
    bearers: dict[str, set[int]] = defaultdict(set)
    for entry, concept in enumerate(index.concepts.tolist()):
        bearers[index.key(entry)].add(concept)
    rows = store.rows("SELECT text FROM name WHERE language = 'en' AND id % ? = 0", every)
    texts = {row["text"] for row in rows}
    return Names(sorted(t for t in texts if wanted(read(t, store.vocabulary), t)), bearers)


def _is_askable(question: Question, text: str) -> bool:
    """Whether a name is a name inside a question, too.

    Left out: question words alone ("frequent"), which ask; an "i" that the asker may be; an id;
    what the safety screen stops.
    """
    is_read_alike = question.words == normal_form(text).split()
    return bool(question.content) and is_read_alike and safety.screen(text).kind is None


def _is_of_question_words(question: Question, text: str) -> bool:
    """Whether two question words or more are all there is of a name."""
    if question.content or question.words != normal_form(text).split():
        return False
    return sum(not is_joining(word) for word in question.words) > 1


@pytest.fixture(scope="module")
def names(embedded: Knowledge) -> Names:
    """One in some of the names of the embedded knowledge."""
    return names_of(embedded, every=11)


def first(knowledge: Knowledge, text: str) -> int | None:
    """The concept that a message is first of all taken to be about."""
    candidates = knowledge.find(text).candidates
    return candidates[0].concept if candidates else None


# Names and ids.


def test_nearly_all_names_are_askable(names: Names, embedded: Knowledge) -> None:
    """What is promised below is promised of them."""
    sql = "SELECT count(DISTINCT text) FROM name WHERE language = 'en' AND id % 11 = 0"
    assert len(names.texts) > 0.995 * embedded.store.rows(sql)[0][0] > 1_000


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


def test_a_name_that_reads_like_a_wish_for_several_is_a_name(
    embedded: Knowledge, names: Names
) -> None:
    """Asking what a "disease with" something is asks for no conditions that have it."""
    like = [text for text in names.texts if re.search("dis(ease|order) with", text)]
    assert len(like) > 10
    asked = [(wording.format(text), text) for text in like for wording in _WORDINGS]
    assert [] == [each for each, text in asked if first(embedded, each) not in names.of(text)]


def test_a_word_that_only_joins_may_end_a_name_in_capitals(
    embedded: Knowledge, names: Names
) -> None:
    """The "type" that in small letters is a question word."""
    typed = [text for text in names.texts if text.endswith(" type")]
    assert len(typed) > 10
    found = {text: first(embedded, f"what is {text.upper()}?") for text in typed}
    assert [] == [text for text in typed if found[text] not in names.of(text)]


def test_names_of_question_words_are_names_where_they_are_all_there_is(
    embedded: Knowledge,
) -> None:
    """Down syndrome, clinical course: two such words or more, typed alone or after "what is"."""
    names = names_of(embedded, _is_of_question_words, every=3)
    assert len(names.texts) > 10
    asked = [(wording.format(text), text) for text in names.texts for wording in _WORDINGS[:2]]
    assert [] == [each for each, text in asked if first(embedded, each) not in names.of(text)]


@given(data=st.data())
@_MANY
def test_an_id_has_its_concept_first(embedded: Knowledge, data: st.DataObject) -> None:
    """Whatever stands around it."""
    number = data.draw(st.integers(1, embedded.store.counts()["concept"]))
    asked = data.draw(st.sampled_from(_WORDINGS)).format(embedded.store.brief(number).id)
    assert number == first(embedded, asked), asked


def test_every_name_typed_as_it_is_written_is_found(
    knowledge: Knowledge, embedded: Knowledge, names: Names
) -> None:
    """All of the small knowledge, and one in some of the large one."""
    for asked, held in ((knowledge, names_of(knowledge)), (embedded, names)):
        assert [] == [text for text in held.texts if first(asked, text) not in held.of(text)]


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
    # In "symptoms of of lax" nobody sees a name that begins with "of".
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4)
    .filter(lambda words: not is_joining(words[0]))
    .map(" ".join),
    min_size=1,
    max_size=30,
    unique_by=normal_form,
)


@example(added=["2 of 2"])  # which elsewhere is a chance
@given(added=_INVENTED)
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_adding_names_takes_no_name_from_its_concept(
    tmp_path_factory: pytest.TempPathFactory, added: list[str]
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
    for wording in ("{}", "symptoms of {}"):
        missed = [
            text for text in held.texts if first(more, wording.format(text)) not in held.of(text)
        ]
        assert [] == missed


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
