"""What the benchmarks measure with: the parts, the made questions, what a reply is worth."""

from __future__ import annotations

import json
import os
import platform
import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import (
    adversarial,
    asking,
    measures,
    processes,
    questions,
    scale,
    throughput,
    unanswerable,
)
from benchmarks.generated_release import Size, generate
from benchmarks.measures import Outcome, Verdict, judged
from benchmarks.questions import Asked, Name
from knowledge import (
    Answer,
    Choices,
    Knowledge,
    Match,
    NoMatch,
    Notice,
    SourceSpec,
    build,
    open_knowledge,
)
from knowledge.model import Kind
from knowledge.text import normal_form

GOOD = Asked("1", "genetic", "What is lamp ?", frozenset({"UMLS:A"}), "definition", "UMLS:A")
UNANSWERABLE = Asked("2", "negatives", "cake?", frozenset())


def match(*ids: str) -> Match:
    """A match of a concept with these ids."""
    return Match(ids[0], ids, "Lamp", Kind.DISEASE, "lamp", None, "exact", 100.0)


def choices(*matches: Match, intents: Sequence[str] = ()) -> Choices:
    """Choices among these."""
    return Choices("close", matches, tuple(intents))


# -- parts and files


def test_questions_about_a_concept_are_in_one_part() -> None:
    """The part hangs on the first gold concept, else on the question's own id, and never moves."""
    assert ("training", "validation") == (questions.part_of("C0000003"), questions.part_of("C1"))
    one = Asked("x#typo1", "typo1", "?", frozenset({"C1", "C9"}), gold="C1")
    assert "validation" == one.part
    assert questions.part_of("2") == UNANSWERABLE.part


def test_question_files_are_read_with_gold_where_nothing_else_is_accepted(tmp_path: Path) -> None:
    """`accepted` goes before `gold`; a line with neither is unanswerable."""
    lines = [
        {"id": "1", "slice": "general", "question": "a?", "gold": ["C1"], "accepted": ["C1", "C2"]},
        {"slice": "general", "question": "b?", "gold": ["C3"], "section": "prognosis"},
        {"id": "3", "slice": "negatives", "question": "c?", "gold": [], "accepted": []},
    ]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    first, second, third = questions.read_files([path])
    assert (frozenset({"C1", "C2"}), "C1") == (first.accepted, first.gold)
    assert (frozenset({"C3"}), "prognosis", "some.jsonl:2") == (
        second.accepted,
        second.section,
        second.id,
    )
    assert (frozenset(), None) == (third.accepted, third.gold)


def test_questions_are_chosen_by_part_and_by_what_is_held(knowledge: Knowledge) -> None:
    """Of a slice so many, always the same ones; none about a concept that is not in the file."""
    made = list(questions.made(questions.names_of(knowledge.store), 3, seed=1))
    unheld = Asked("no", "genetic", "?", frozenset({"UMLS:C4242424"}), gold="UMLS:C4242424")
    asked = [*made, unheld]
    training = questions.selected(asked, knowledge.store, "training", 2)
    assert {"training"} == {each.part for each in training}
    assert training == questions.selected(asked[::-1], knowledge.store, "training", 2)
    assert 2 == sum(each.slice == "genetic" for each in training)
    assert unheld not in questions.selected(asked, knowledge.store, "all", None)


def test_questions_are_made_of_both_parts_from_the_seed(knowledge: Knowledge) -> None:
    """The same seed makes the same questions, and each is about a concept that bears the name."""
    names = questions.names_of(knowledge.store)
    made = list(questions.made(names, 4, seed=7))
    assert made == list(questions.made(names, 4, seed=7))
    assert {"training", "validation"} == {each.part for each in made}
    assert set(questions.SLICES) == {each.slice for each in made}
    assert all(each.gold in each.accepted and each.section for each in made)


def test_a_name_typed_as_it_stands_is_found(knowledge: Knowledge) -> None:
    """Made questions and Rounds speak of the same concepts."""
    names = questions.names_of(knowledge.store)
    asked = [each for each in questions.made(names, 5, seed=3) if each.slice == "genetic"]
    assert all(verdict.is_top for verdict, _ in asking.verdicts(knowledge, asked))


# -- what a reply is worth


@pytest.mark.parametrize(
    ("matches", "outcome", "place"),
    [
        ([match("UMLS:A"), match("UMLS:B")], "first of choices", 0),
        ([match("UMLS:B"), match("UMLS:C", "UMLS:A")], "in choices", 1),
        ([match("UMLS:B")], "not in choices", None),
    ],
)
def test_choices_count_as_right_where_the_right_one_stands_first(
    matches: list[Match], outcome: Outcome, place: int | None
) -> None:
    """Any id of a concept will do."""
    verdict = judged(GOOD, choices(*matches), (), 1.0)
    assert (outcome, place, outcome == "first of choices") == (
        verdict.outcome,
        verdict.place,
        verdict.is_top,
    )


def test_what_comes_next_is_no_choice() -> None:
    """It counts among the first five, and whoever is not offered it is sent away."""
    verdict = judged(GOOD, choices(match("UMLS:B")), [match("UMLS:A")], 1.0)
    assert ("not in choices", 1, True) == (verdict.outcome, verdict.place, verdict.is_lost)


def test_an_answer_is_right_or_wrong(knowledge: Knowledge) -> None:
    """With a wrong answer the right concept may stand among those that came behind."""
    reply = knowledge.ask("what is lantern ataxia 2")
    assert isinstance(reply, Answer)
    other = Asked("3", "typo1", "?", frozenset({"UMLS:B"}), gold="UMLS:B")
    itself = Asked("4", "typo1", "?", frozenset({reply.match.id}), gold=reply.match.id)
    assert "right" == judged(itself, reply, (), 1.0).outcome
    wrong = judged(other, reply, [match("UMLS:B")], 1.0)
    assert ("wrong", False) == (wrong.outcome, wrong.is_top)
    assert wrong.place is not None


def test_only_no_match_and_notices_refuse() -> None:
    """Choices are no refusal of an unanswerable question."""
    replies = (NoMatch("nothing_fits", (match("UMLS:A"),)), Notice("emergency"))
    assert ["refused"] * 2 == [judged(UNANSWERABLE, each, (), 1.0).outcome for each in replies]
    asked_back = judged(UNANSWERABLE, choices(match("UMLS:A")), (), 1.0)
    assert 0.0 == measures.summary([asked_back]).refused_unanswerable


def test_choices_with_the_right_one_are_no_wrong_refusal() -> None:
    """A refusal and choices without the right one send the asker away."""
    offered = judged(GOOD, choices(match("UMLS:B"), match("UMLS:A")), (), 1.0)
    missed = judged(GOOD, choices(match("UMLS:B")), (), 1.0)
    refused = judged(GOOD, NoMatch("nothing_fits"), (), 1.0)
    assert [False, True, True] == [each.is_lost for each in (offered, missed, refused)]
    row = measures.row("genetic", [offered, missed, refused, offered])
    assert (0.5, 0.25, 0.75, 2 / 3) == (
        row.wrongly_refused,
        row.refused,
        row.choices,
        row.right_among_choices,
    )


def test_the_first_intent_counts_and_two_of_an_email() -> None:
    """As the goals are set."""
    reply = choices(match("UMLS:A"), intents=("management", "definition"))
    email = Asked("5", "email", "?", GOOD.accepted, "definition", "UMLS:A")
    assert not judged(GOOD, reply, (), 1.0).has_intent
    assert judged(email, reply, (), 1.0).has_intent


def test_the_mean_is_over_slices_and_not_over_questions() -> None:
    """A slice of many questions weighs as much as one of few; unanswerable ones do not count."""
    right = choices(match("UMLS:A"))
    lower = Asked("6", "lower", "?", GOOD.accepted, gold="UMLS:A")
    judged_all: list[Verdict] = [judged(GOOD, right, (), 1.0)] * 3
    judged_all.append(judged(lower, NoMatch("nothing_fits"), (), 1.0))
    judged_all.append(judged(UNANSWERABLE, right, (), 1.0))
    summary = measures.summary(judged_all)
    assert (2, 0.5, 0.0) == (summary.slices, summary.top1, summary.refused_unanswerable)


def test_percentiles_are_times_that_were_measured() -> None:
    """No time in between is made up."""
    found = measures.times([float(ms) for ms in range(100, 0, -1)])
    assert measures.Times(100, 50.0, 95.0, 99.0, 100.0) == found
    assert measures.times([]) is None


# -- what has no answer


def test_near_misses_are_no_names(embedded: Knowledge) -> None:
    """One word of a name is another, far from the first; in whatever order it is no name."""
    names = questions.names_of(embedded.store)
    known = {" ".join(sorted(name.form.split())) for name in names}
    bare = [each.question for each in unanswerable.near_misses(names, 60, seed=1)][::2]
    assert 30 == len(bare)
    assert not {" ".join(sorted(normal_form(text).split())) for text in bare} & known


def test_near_misses_replace_one_word_by_one_far_from_it(knowledge: Knowledge) -> None:
    """A typo of the name would be another thing."""
    names = questions.names_of(knowledge.store)
    texts = {name.text for name in names}
    for each in list(unanswerable.near_misses(names, 40, seed=2))[::2]:
        swapped = [
            (old, new)
            for text in texts
            if len(text.split()) == len(each.question.split())
            for old, new in [differing(text, each.question)]
            if old and len(old.split()) == 1
        ]
        assert any(not unanswerable.is_near(old, [new]) for old, new in swapped), each.question


def differing(one: str, other: str) -> tuple[str, str]:
    """The words in which two texts of as many words differ."""
    pairs = [pair for pair in zip(one.split(), other.split(), strict=True) if pair[0] != pair[1]]
    return " ".join(old for old, _ in pairs), " ".join(new for _, new in pairs)


def test_invented_conditions_hold_no_misspelt_word(embedded: Knowledge) -> None:
    """Their telling words are more than two edits from every word of the knowledge."""
    names = questions.names_of(embedded.store)
    words = set(unanswerable.vocabulary(names))
    asked = list(unanswerable.invented(names, 30, seed=1))
    assert 30 == len(asked)
    for each in asked:
        unknown = set(normal_form(each.question).split()) - words
        assert any(not unanswerable.is_near(word, words) for word in unknown if len(word) > 4)


def test_long_messages_are_of_many_topics_and_lengths() -> None:
    """Each has an id of its own and no accepted concept."""
    messages = list(unanswerable.long_messages())
    lengths = [len(each.question.split()) for each in messages]
    assert len(messages) == len({each.id for each in messages}) >= 60
    assert (True, True) == (min(lengths) < 25, 140 < max(lengths) < 200)
    assert {"chat", "cooking", "programming", "legal", "pets", "drugs"} <= {
        each.id.split(":")[1] for each in messages
    }
    assert not any(each.accepted or each.question.startswith(("#", "==")) for each in messages)


def test_a_near_miss_may_be_answered_with_choices_or_refused() -> None:
    """It is not among what must be refused."""
    near = Asked("7", "near miss", "?", frozenset(), gold="UMLS:A")
    replies = (choices(match("UMLS:A")), NoMatch("nothing_fits"))
    summary = measures.summary([judged(near, each, (), 1.0) for each in replies])
    assert (1.0, None) == (summary.near_misses_held, summary.refused_unanswerable)


# -- slow inputs, threads, sizes


def test_slow_inputs_are_of_every_kind_and_none_too_long(knowledge: Knowledge) -> None:
    """The same seed makes the same ones; Rounds replies to each."""
    names = questions.names_of(knowledge.store)
    made = [list(slow_inputs(names)) for _ in range(2)]
    assert made[0] == made[1]
    assert set(adversarial.MAKERS) == {kind for kind, _ in made[0]}
    assert adversarial.LONGEST == max(len(text) for _, text in made[0])
    kinds = ("Unicode", "many ids", "one word again")
    assert all(asking.ask(knowledge, text) for kind, text in made[0] if kind in kinds)


def slow_inputs(names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """One of each kind."""
    chance = random.Random(5)
    found = adversarial.material(names, chance)
    return adversarial.inputs(found, len(adversarial.MAKERS), chance)


def test_slow_inputs_hold_characters_of_every_category(knowledge: Knowledge) -> None:
    """But surrogates, which are no characters."""
    found = adversarial.material(questions.names_of(knowledge.store), random.Random(1))
    categories = {unicodedata.category(letter) for letter in found.letters}
    assert {"Lu", "Lo", "Mn", "Cf", "Zs", "So", "Co", "Cn", "Cc", "Nd"} <= categories
    assert "Cs" not in categories


@pytest.mark.parametrize("threads", [1, 2])
def test_threads_answer_questions_until_time_is_over(knowledge: Knowledge, threads: int) -> None:
    """At least one each, however short the time."""
    assert throughput.per_second(knowledge, ["what is fever"], threads, 0.0) > 0


def test_processes_answer_questions_until_time_is_over(knowledge: Knowledge) -> None:
    """Each opens the file for itself."""
    file = knowledge.store.path
    assert throughput.per_second_of_processes(file, ["what is fever"], 2, 0.0) > 0


def test_the_curve_tells_what_a_score_would_refuse() -> None:
    """By the score of what stands first, near misses left out."""
    low, high = choices(replace(match("UMLS:B"), score=50.0)), choices(match("UMLS:A"))
    near = Asked("7", "near miss", "?", frozenset(), gold="UMLS:A")
    asked = [(UNANSWERABLE, low), (UNANSWERABLE, high), (GOOD, high), (GOOD, high), (near, low)]
    curve = measures.abstention([judged(each, reply, (), 1.0) for each, reply in asked])
    assert measures.Abstention(50, 0.0, 0.0) in curve
    assert measures.Abstention(55, 0.5, 0.0) in curve


def test_a_smaller_release_is_part_of_a_larger_one(tmp_path: Path) -> None:
    """Cut out of it whole, so that a question about the smaller can be answered in both."""
    generate(tmp_path / "whole", Size(concepts=80, names=320, links=80))
    names = {}
    for concepts in (20, 40):
        folder = tmp_path / str(concepts)
        scale.cut(tmp_path / "whole", folder, concepts)
        file = tmp_path / f"{concepts}.db"
        build([SourceSpec("medgen-release", folder)], file)
        knowledge = open_knowledge(file)
        names[concepts] = {
            (each.concept, each.text) for each in questions.names_of(knowledge.store)
        }
        assert concepts == len({concept for concept, _ in names[concepts]})
        knowledge.close()
    assert names[20] < names[40]


def test_a_run_tells_the_machine_that_it_was_made_on() -> None:
    """Figures without their machine say little."""
    facts = processes.machine()
    assert platform.python_version() in facts
    assert f"{os.cpu_count()} cores" in facts
    assert "rapidfuzz 3" in facts
