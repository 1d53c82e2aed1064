"""Why a reply is what it is, in full: `rounds ask --explain`."""

from __future__ import annotations

import json
import math

import pytest

from bot.phrases import en
from bot.render import explained, explained_json
from bot.render.json_statements import Json
from knowledge import Explanation, Knowledge
from knowledge.matching import story, weights
from knowledge.matching.decision import ANSWERS, OFFERED
from knowledge.matching.wording import WordRead
from knowledge.understanding.why import Why
from tests.test_reasons import STORY


def printed(why: Explanation) -> list[str]:
    """The lines of an explanation, without what fills up columns."""
    return [" ".join(line.text.split()) for line in explained.render(why)]


def best(why: Explanation) -> Why:
    """The candidate at rank 1."""
    first = why.candidates[0]
    assert 1 == first.rank
    return first


def reads(why: Why) -> list[tuple[str, str, str, int]]:
    """How each word was read that was not typed as it stands in the name."""
    assert why.wording
    return [(each.typed, each.read_as, each.how, each.edits) for each in why.wording.changes]


# In full, as values.


def test_a_name_typed_as_it_is_was_not_weighed(knowledge: Knowledge) -> None:
    """It is told which name it is, and who gives it; there is nothing to add up."""
    why = best(knowledge.explain("symptoms of glow-worm staggers"))
    assert why.wording
    assert ("C9900001", "Glow-worm staggers", "exact") == (
        why.concept.id,
        why.candidate.name,
        why.candidate.how,
    )
    assert [("LAMP", "2026-10-01")] == [(each.source, each.dated) for each in why.wording.sources]
    assert ([], (), ()) == (reads(why), why.parts, why.wording.left_over)


@pytest.mark.parametrize(
    ("asked", "changes"),
    [
        ("lantren ataxias", [("lantren", "Lantern", "misspelt", 1)]),
        ("lanternataxia", [("lanternataxia", "Lantern ataxia", "split", 0)]),
        ("flic ker gait genes", [("flic ker", "Flicker", "joined", 0)]),
        ("trouble swallowing", [("trouble swallowing", "Dysphagia", "reworded", 0)]),
    ],
)
def test_each_word_is_told_as_it_was_read(
    knowledge: Knowledge, asked: str, changes: list[tuple[str, str, str, int]]
) -> None:
    """Edits, words joined and split, a phrase in other words; a plural is no change."""
    assert changes == reads(best(knowledge.explain(asked)))


def test_words_that_have_no_counterpart_are_told(knowledge: Knowledge) -> None:
    """Of the question those that may name something, of the name all but such as join others."""
    why = knowledge.explain("lantern ataxia zorb")
    zorb = best(why).wording
    assert zorb
    assert (("zorb",), ()) == (zorb.left_over, zorb.not_typed)
    other = best(knowledge.explain("lantern")).wording
    assert other
    assert ((), ("ataxia",)) == (other.left_over, other.not_typed)


@pytest.mark.parametrize("asked", ["lantren ataxa", "lamp trouble swallowing", "zorblax quiver"])
def test_the_parts_add_up_to_strength_and_score(knowledge: Knowledge, asked: str) -> None:
    """Value times weight, summed, orders; value times trust, through the logistic, is the score."""
    explanation = knowledge.explain(asked)
    assert any(why.parts for why in explanation.candidates)
    for why in explanation.candidates:
        strength = sum(part.value * part.weight for part in why.parts) + why.moved
        trust = sum(part.value * (part.trust or 0) for part in why.parts) + explanation.base
        assert math.isclose(why.candidate.strength, strength, abs_tol=1e-6)
        assert math.isclose(why.candidate.score, 100 / (1 + math.exp(-trust)), abs_tol=1e-6)
        assert why.behind is not None
        first = explanation.candidates[0].candidate
        assert math.isclose(first.strength - why.candidate.strength, why.behind)


def test_the_shares_of_a_long_message_add_up(knowledge: Knowledge) -> None:
    """All that it names and nothing at all share 100; the parts of each are those of stories."""
    why = knowledge.explain(STORY)
    assert why.nothing is not None
    assert math.isclose(100, why.nothing + sum(each.candidate.score for each in why.candidates))
    assert story.PARTS == tuple(part.key for part in best(why).parts)


def test_each_choice_has_its_reason(knowledge: Knowledge) -> None:
    """An abbreviation of two meanings: both have it, from the same source."""
    why = knowledge.explain("what is LAX")
    assert [("C9900001", "LAX"), ("OMIM:999003", "LAX")] == [
        (each.concept.id, each.candidate.name) for each in why.candidates
    ]
    assert [1, 1] == [len(each.wording.sources) for each in why.candidates if each.wording]


def test_where_nothing_fits_the_nearest_are_told_with_what_they_lack(
    knowledge: Knowledge,
) -> None:
    """Also those that come too far from the question to be shown as the closest names."""
    why = knowledge.explain("zorblax quiver")
    assert ("no_match", ()) == (why.found.kind, why.found.candidates)
    assert 0 < len(why.candidates)
    assert all(each.candidate.score < why.offered_from for each in why.candidates)
    assert all(each.wording and "zorblax" in each.wording.left_over for each in why.candidates)


@pytest.mark.parametrize(
    ("asked", "said_first"),
    [
        ("lantern ataxia", en.WHY_LIKE_THIS["exact"]),
        ("C9900001", en.WHY_LIKE_THIS["identifier"]),
        ("gene LXP1", en.WHY_LIKE_THIS["gene"]),
        ("features of flicker gait", en.WHY_LIKE_THIS["among"]),
        ("what is LAX", en.WHY_LIKE_THIS["same"]),
        ("compare lantern ataxia and polymyositis", en.WHY_LIKE_THIS["named"]),
        ("hello", en.WHY_LIKE_THIS["not_weighed"]),
        ("i took 40 pills of it, cant breathe", en.WHY_LIKE_THIS["stopped"]),
        ("lantren ataxa", f"{{score:.1f}} of 100 sure; from {ANSWERS:g} on I answer."),
        ("zorblax quiver", f"None is sure enough: from {OFFERED:g} of 100 on I offer a name"),
        (STORY, "A long message: {score:.1f} % of what it may ask about is this"),
    ],
    ids=lambda each: each[:20],
)
def test_the_first_sentence_says_what_decided(
    knowledge: Knowledge, asked: str, said_first: str
) -> None:
    """With the thresholds that are in force."""
    why = knowledge.explain(asked)
    score = why.candidates[0].candidate.score if why.candidates else 0.0
    assert next(explained.verdict(why)).startswith(said_first.format(score=score))


def test_a_follow_up_is_explained_by_what_was_asked_before(knowledge: Knowledge) -> None:
    """No name was typed, so there is none to tell of."""
    why = knowledge.explain("and its inheritance?", "C9900001")
    assert en.WHY_LIKE_THIS["last"] == next(explained.verdict(why))
    assert ("C9900001", None) == (best(why).concept.id, best(why).wording)


# In full, as lines.


def test_a_candidate_is_printed_with_name_source_reading_and_score(knowledge: Knowledge) -> None:
    """One line each, in this order."""
    shown = printed(knowledge.explain("glow-wrom staggers"))
    start = shown.index("1. Lantern ataxia · disease · C9900001")
    name, read, score = shown[start + 1 : start + 4]
    assert "name synonym “Glow-worm staggers” (LAMP 2026-10-01)" == name
    assert "read “wrom” as “worm” (1 letter off)" == read
    assert score.startswith("score ")


def test_scores_are_printed_part_by_part(knowledge: Knowledge) -> None:
    """A table for the order and one for the score: weight, then value and points of each."""
    why = knowledge.explain("lanternataxia")
    shown = printed(why)
    order, trust = (shown.index(en.WEIGHED[key]) for key in ("strength", "trust"))
    weight = weights.weights().strength[weights.PARTS.index("respaced")]
    held = next(row for row in shown[order:trust] if row.startswith("words joined or split"))
    assert held.startswith(f"words joined or split {weight:.2f} 1.00 → {weight:+.2f}")
    total = next(row for row in shown[order:trust] if row.startswith("strength "))
    sums = [f"{each.candidate.strength:+.2f}" for each in why.candidates[:3]]
    assert ["strength", *sums] == total.split()


def test_the_lines_of_an_explanation_fit_a_terminal_of_80_columns(knowledge: Knowledge) -> None:
    """The tables do: a broken row could not be read."""
    shown = list(explained.render(knowledge.explain("lanternataxia")))
    start = next(at for at, line in enumerate(shown) if en.WEIGHED["strength"] == line.text)
    assert max(len(line.text) + 2 * line.indent for line in shown[start:]) <= 80


def test_every_part_of_a_score_has_a_label() -> None:
    """Short enough for its column, and none is left over."""
    assert {*weights.PARTS, *story.PARTS} == en.SCORE_PARTS.keys()
    labels = (*en.SCORE_PARTS.values(), *en.WEIGHED_SUM.values(), en.MOVED, en.BASE)
    assert max(map(len, labels)) <= 26


# In full, as JSON.


def candidates(knowledge: Knowledge, asked: str) -> list[dict[str, Json]]:
    """The candidates of an explanation, read back from JSON."""
    shown = json.loads(json.dumps(explained_json.render(knowledge.explain(asked))))
    listed: list[dict[str, Json]] = shown["candidates"]
    return listed


@pytest.mark.parametrize(
    ("asked", "matched", "how"),
    [
        ("lantern ataxia", "Lantern ataxia", "exact"),
        ("glow-wrom staggers", "Glow-worm staggers", "close"),
        ("trouble swallowing", "Dysphagia", "close"),
        (STORY, "Glow-worm staggers", "part"),
        ("what is LAX", "LAX", "exact"),
    ],
    ids=lambda each: each[:20],
)
def test_json_holds_each_candidate_with_its_reasons(
    knowledge: Knowledge, asked: str, matched: str, how: str
) -> None:
    """Name, kind and sources of the name, how it was read, and the parts of the score."""
    first = candidates(knowledge, asked)[0]
    assert (1, matched, how) == (first["rank"], first["matched"], first["how"])
    keys = "id name kind matched_kind sources read left_over not_typed score strength behind parts"
    assert [] == [key for key in keys.split() if key not in first]


def test_json_holds_words_as_they_were_read(knowledge: Knowledge) -> None:
    """Those that were typed as they are, too."""
    first = candidates(knowledge, "glow-wrom staggers")[0]
    worm = {"typed": "wrom", "read_as": "worm", "how": "misspelt", "edits": 1}
    same = [
        {"typed": word, "read_as": word.capitalize() if word == "glow" else word, "how": "same"}
        | {"edits": 0}
        for word in ("glow", "staggers")
    ]
    assert [same[0], worm, same[1]] == first["read"]


def test_a_word_that_means_the_same_is_told_as_that() -> None:
    """The phrase for it, and for one that is a letter off besides."""
    equal = WordRead("sickness", "disease", "equivalent")
    assert "“sickness” as “disease” (means the same)" == explained.how_read(equal)
    near = WordRead("water on brain", "hydrocephaly", "reworded", 2)
    assert "(a phrase in other words, 2 letters off)" in explained.how_read(near)
