"""Weights of the matcher's score, fitted on the training part of question files.

    python benchmarks/tune.py --knowledge FILE --questions FILE.jsonl … [--write]

Prints the weights and what they reach on both parts; with `--write` they replace
``knowledge/data/matching.toml``. Two logistic regressions are fitted. *Strength* orders the entries
of one question: each right entry against the six strongest wrong ones, three times over, since
which wrong ones are strong depends on the weights. *Trust* says how sure an entry is, whatever
else there is: the first candidate of each question, right or wrong; the first of questions that
have no answer; of each question also the strongest wrong candidate, as if the right concept
were not in the knowledge, at a third of the weight.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import questions, unanswerable
from benchmarks.questions import Asked
from knowledge.asking.message import read
from knowledge.matching.matcher import Matcher
from knowledge.matching.weights import PARTS, WEIGHTS
from knowledge.store import Store

Numbers = NDArray[np.float64]

_RIVALS = 6
# Parts that trust is read from: how well name and question fit, not what kind of concept it is.
_TRUSTED = frozenset(
    "name_held question_explained all_explained asking_held both root in_order any_order squashed "
    "as_typed equal same_words span span_of_all first_word last_word abbreviation number_missing "
    "number_extra words_extra telling_missing spelling reworded respaced "
    "abbreviation_misspelt".split()
)
_SIBLING = 0.33
_UNLISTED = 400  # near misses and invented conditions, of each, in both parts


@dataclass(frozen=True, slots=True)
class Sample:
    """The entries that were scored for a question: their parts, and which are right."""

    asked: Asked
    parts: Numbers
    right: NDArray[np.bool_]


def main() -> None:
    """Fit, print, and with --write keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--questions", type=Path, nargs="+", required=True)
    parser.add_argument("--limit", type=int, default=500, help="questions in each slice and part")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--all", action="store_true", help="fit on both parts, for a release")
    options = parser.parse_args()
    store = Store(options.knowledge)
    asked = list(questions.read_files(options.questions))
    training, validation = (
        list(_samples(store, questions.selected(asked, store, part, options.limit)))
        for part in ("training", "validation")
    )
    unlisted = list(_samples(store, _unlisted(store)))
    fitted = training + unlisted + (validation if options.all else [])
    strength = _strength(fitted)
    trust, bias = _trust(fitted, strength)
    for name, samples in (("training", training), ("validation", validation)):
        print(name, " ".join(f"{key} {share:.3f}" for key, share in _reached(samples, strength)))
    fitted_on = "both parts" if options.all else "the training part"
    text = _written(strength, trust, bias, fitted_on, options.questions)
    print(text)
    if options.write:
        WEIGHTS.write_text(text, "utf-8")


def _samples(store: Store, asked: Sequence[Asked]) -> Iterator[Sample]:
    matcher, index = Matcher(store), store.entries.index
    for each in asked:
        accepted = {number for curie in each.accepted for number in store.identified(curie)}
        look = matcher.look(read(each.question, store.vocabulary))
        fits = [] if matcher.exact(look) or each.slice == questions.EMAIL else matcher.fits(look)
        if fits:
            concepts = [int(index.concepts[fit.entry]) for fit in fits]
            right = np.array([concept in accepted for concept in concepts])
            yield Sample(each, np.array([fit.parts for fit in fits]), right)


def _unlisted(store: Store) -> list[Asked]:
    """Questions about what is not there: near misses, invented conditions, other things."""
    names = questions.names_of(store)
    made = unanswerable.unanswerable(names, _UNLISTED, seed=5)
    return [each for each in made if each.part == "training" and each.slice != unanswerable.LONG]


def _strength(samples: Sequence[Sample]) -> Numbers:
    weights = np.zeros(len(PARTS))
    weights[PARTS.index("both")] = 1.0
    for _ in range(3):
        pairs = [pair for sample in samples for pair in _pairs(sample, weights)]
        weights, _ = _regression(np.array(pairs), np.ones(len(pairs)), np.ones(len(pairs)))
    return weights


def _pairs(sample: Sample, weights: Numbers) -> Iterator[Numbers]:
    """The best right entry less each of the strongest wrong ones."""
    strengths = sample.parts @ weights
    right, wrong = np.flatnonzero(sample.right), np.flatnonzero(~sample.right)
    if len(right):
        best = right[np.argmax(strengths[right])]
        for rival in wrong[np.argsort(-strengths[wrong])][:_RIVALS]:
            yield sample.parts[best] - sample.parts[rival]


def _trust(samples: Sequence[Sample], strength: Numbers) -> tuple[Numbers, float]:
    rows, labels, shares = [], [], []
    for sample in samples:
        strengths = sample.parts @ strength
        first = int(np.argmax(strengths))
        rows.append(sample.parts[first])
        labels.append(float(sample.right[first]))
        shares.append(1.0)
        wrong = np.flatnonzero(~sample.right)
        if sample.right[first] and len(wrong):
            rows.append(sample.parts[wrong[np.argmax(strengths[wrong])]])
            labels.append(0.0)
            shares.append(_SIBLING)
    is_trusted = np.array([part in _TRUSTED for part in PARTS])
    table = np.column_stack([np.array(rows)[:, is_trusted], np.ones(len(rows))])
    found, _ = _regression(table, np.array(labels), np.array(shares))
    weights = np.zeros(len(PARTS))
    weights[is_trusted] = found[:-1]
    return weights, float(found[-1])


def _regression(rows: Numbers, labels: Numbers, shares: Numbers) -> tuple[Numbers, float]:
    """Weights of a logistic regression by Newton's method, and the loss that is left."""
    scale = np.maximum(rows.std(0), 1e-6)
    scaled, weights = rows / scale, np.zeros(rows.shape[1])
    loss = 0.0
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        loss = float(-np.average(np.log(np.where(labels > 0, chance, 1 - chance) + 1e-12)))
        slope = scaled.T @ (shares * (chance - labels)) + weights
        curve = (scaled * (shares * chance * (1 - chance))[:, None]).T @ scaled
        step = np.linalg.solve(curve + np.eye(len(weights)), slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights / scale, loss


def _reached(samples: Sequence[Sample], strength: Numbers) -> list[tuple[str, float]]:
    """The share of each slice whose strongest entry is right, and the mean."""
    found: dict[str, list[bool]] = {}
    for sample in samples:
        if sample.asked.accepted:
            first = int(np.argmax(sample.parts @ strength))
            found.setdefault(sample.asked.slice, []).append(bool(sample.right[first]))
    shares = [(name, sum(each) / len(each)) for name, each in found.items()]
    return [*shares, ("mean", sum(share for _, share in shares) / len(shares))]


def _written(
    strength: Numbers, trust: Numbers, bias: float, fitted_on: str, files: Sequence[Path]
) -> str:
    names = ", ".join(path.name for path in files)
    lines = [
        "# Weights of the parts of a score (knowledge/weights.py): [strength] orders the entries",
        "# of one question, [trust] is the logit of how sure an entry is. Fitted by",
        f"# benchmarks/tune.py on {fitted_on} of {names}; extend by running it again.",
    ]
    for table, weights in (("strength", strength), ("trust", trust)):
        lines += ["", f"[{table}]"]
        lines += [
            f"{part} = {weight:.2f}"
            for part, weight in zip(PARTS, weights, strict=True)
            if abs(weight) >= 0.005
        ]
    lines.append(f"bias = {bias:.2f}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
