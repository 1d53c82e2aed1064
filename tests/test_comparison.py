"""The peers of the benchmarks, and what the comparison makes of their rankings."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("numpy")

from benchmarks import comparison, one_system
from benchmarks.one_system import Outcome, Outcomes
from benchmarks.peers import PEERS, Names, stripped
from benchmarks.questions import Asked
from knowledge import Knowledge

EXTRA = {"TF-IDF 3-grams": "sklearn", "TF-IDF, WRatio": "sklearn", "tantivy fuzzy": "tantivy"}
EXTRA["tantivy, WRatio"] = "tantivy"
NAMES = Names(
    ("Lantern ataxia 2", "Firefly ataxia", "Ataxia of the lamp", "Glow-worm syndrome", "LA2"),
    ("X:1", "X:2", "X:3", "X:4", "X:1"),
)
GOOD = Asked("a", "genetic", "?", frozenset({"X:1"}), gold="C1")  # of the validation part


@pytest.mark.parametrize("system", PEERS)
def test_a_peer_finds_an_exact_name_in_a_question(system: str, tmp_path: Path) -> None:
    """The concept, once, however many of its names fit."""
    if system in EXTRA:
        pytest.importorskip(EXTRA[system])
    peer = PEERS[system](NAMES, tmp_path)
    for name, concept in (("Lantern ataxia 2", "X:1"), ("Glow-worm syndrome", "X:4")):
        ranking = peer.rank(f"What are the symptoms of {name} ?")
        assert concept == ranking[0][0]
        assert len(ranking) == len({found for found, _ in ranking})
        assert sorted((score for _, score in ranking), reverse=True) == [
            score for _, score in ranking
        ]


@pytest.mark.parametrize("system", PEERS)
@pytest.mark.parametrize(
    "question", ["", "?!", "what is it", '"quoted" AND (not) OR*', "ß\u200d😀"]
)
def test_a_peer_takes_any_question(system: str, question: str, tmp_path: Path) -> None:
    """What is a command in some query language is a word here."""
    if system in EXTRA:
        pytest.importorskip(EXTRA[system])
    ranking = PEERS[system](NAMES, tmp_path).rank(question)
    assert {concept for concept, _ in ranking} <= set(NAMES.concepts)


def test_question_words_are_removed_unless_nothing_else_is_asked() -> None:
    """A question of question words alone stays."""
    assert "glow worm" == stripped("What are the symptoms of glow-worm?")
    assert "what is it" == stripped("what is it?")


def test_the_threshold_refuses_nearly_all_that_it_was_tuned_on() -> None:
    """98 of a hundred, the highest scores being let through."""
    scores = [float(score) for score in range(100)]
    lowest = comparison.threshold(scores)
    assert 98 == sum(score < lowest for score in scores)
    assert 0.0 == comparison.threshold([])


def test_figures_are_of_the_validation_part_at_the_threshold_of_the_training_part() -> None:
    """A peer is not asked to refuse when its first concept counts; its refusals count apart."""
    other = Asked("b", "lower", "?", frozenset({"X:1"}), gold="C1")
    tuned = Asked("2", "negatives", "?", frozenset())
    assert ("validation", "training") == (GOOD.part, tuned.part)
    near = Asked("n", "near miss", "?", frozenset(), gold="C1")
    measured = [GOOD, other, Asked("1", "negatives", "?", frozenset()), near]
    outcomes = [Outcome(0, 0.4, 1.0), Outcome(1, 0.9, 2.0), Outcome(None, 0.2, 3.0)]
    outcomes += [Outcome(None, 0.9, 4.0), Outcome(None, 0.5, 5.0)]
    found = comparison.figures("peer", [*measured, tuned], Outcomes(outcomes, 0.1, 2.0))
    assert {"genetic": 1.0, "lower": 0.0} == found.top1
    assert (0.5, 1.0, 1.0, 0.5) == (found.mean, found.top5, found.refused, found.lost)


def test_the_names_of_a_knowledge_file_are_what_peers_get(
    knowledge: Knowledge, knowledge_file: Path
) -> None:
    """A question about a concept of the file, found by a peer under its id."""
    row = knowledge.store.rows("SELECT curie, name FROM concept ORDER BY id LIMIT 1")[0]
    asked = Asked("1", "genetic", f"What is {row['name']} ?", frozenset({row["curie"]}))
    found = one_system.ask_peer("FTS5 bm25", knowledge_file, [asked])
    assert [0] == [each.place for each in found.outcomes]


def test_rounds_is_asked_for_its_replies(knowledge: Knowledge, knowledge_file: Path) -> None:
    """It says itself what it refuses."""
    row = knowledge.store.rows("SELECT curie, name FROM concept ORDER BY id LIMIT 1")[0]
    good = Asked("1", "genetic", f"What is {row['name']} ?", frozenset({row["curie"]}))
    bad = Asked("2", "negatives", "zzqx wvvk", frozenset())
    found = one_system.ask_rounds(knowledge_file, [good, bad]).outcomes
    assert [(0, False), (None, True)] == [(each.place, each.refused) for each in found]
    assert found[0].score > 90 > found[1].score
