"""Weights of what a long message asks about, fitted on e-mails and on family stories.

    python benchmarks/tune_story.py --knowledge FILE --questions EMAILS.jsonl … [--write]

Fitted on all e-mails of the question files (too few to part), the training part of
`family_stories.txt`, and `other_letters.txt`, which ask about nothing held. A choice among the
concepts of each message and "nothing": the likelihood that any right one is chosen is greatest
(l2 = 2 on parts over their standard deviation). Printed are the shares of messages whose concept
comes first, of e-mails also as cross-validated over eight parts of all concepts; with --write the
weights replace those of ``knowledge/data/story.toml``, whose words stay.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import questions, stories
from benchmarks.questions import EMAIL, Asked
from knowledge.asking.message import read
from knowledge.language.said import DATA
from knowledge.matching import story
from knowledge.matching.matcher import Matcher
from knowledge.matching.telling import weighed
from knowledge.store import Store

Numbers = NDArray[np.float64]

_L2 = 2.0
_STEPS = 60  # of Newton; a dozen are enough
_DONE = 1e-6  # of a weight, by which the last step changed it
_FOLDS = 8
_WEIGHT = re.compile(r"(?m)^(\w+) = -?\d+\.\d+$")


@dataclass(frozen=True, slots=True)
class Sample:
    """A message: the parts of each concept named, and which are right; "nothing" is the last."""

    asked: Asked
    parts: Numbers
    right: NDArray[np.bool_]

    def is_first(self, weights: Numbers) -> bool:
        """Whether a right concept comes first, "nothing" aside."""
        totals = np.round((self.parts @ weights)[:-1], 6)
        return bool(len(totals)) and bool(self.right[np.argmax(totals)])


def main() -> None:
    """Fit, print, and with --write keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--questions", type=Path, nargs="+", required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    store = Store(options.knowledge)
    asked = [each for each in questions.read_files(options.questions) if each.slice == EMAIL]
    mails = samples(store, questions.selected(asked, store, "all", None))
    told = samples(store, questions.selected(stories.family_stories(), store, "all", None))
    others = samples(store, stories.other_letters())
    training = [each for each in told if each.asked.part == "training"]
    weights = fitted([*mails, *training, *others])
    halves = {"stories, training": training, "stories, held out": _held_out(told)}
    for name, each in {"e-mails": mails, **halves}.items():
        print(f"{name}: {len(each)}, right first {_share(each, weights):.3f}")
    print(f"e-mails, cross-validated: {_cross_validated(mails, [*training, *others]):.3f}")
    text = written(DATA.read_text("utf-8"), weights)
    print(text.partition("[weights]")[2])
    if options.write:
        DATA.write_text(text, "utf-8")


def samples(store: Store, asked: Iterable[Asked]) -> list[Sample]:
    """Each message with what it names, the concepts in the order that equal ones are listed in."""
    return list(_samples(store, asked))


def _samples(store: Store, asked: Iterable[Asked]) -> Iterator[Sample]:
    matcher = Matcher(store)
    nothing = [0.0] * len(story.PARTS) + [1.0]
    for each in asked:
        accepted = set(chain.from_iterable(map(store.identified, each.accepted)))
        found = weighed(matcher, matcher.look(read(each.question, store.vocabulary)))
        named = sorted(found.concepts, key=lambda concept: concept.best.entry)
        right = [one.concept in accepted for one in named]
        parts = [[*one.parts, 0.0] for one in named]
        yield Sample(each, np.array([*parts, nothing]), np.array([*right, not each.accepted]))


def fitted(given: Sequence[Sample]) -> Numbers:
    """The weight of each part and of "nothing"; messages that name nothing right are left out."""
    given = [each for each in given if each.right.any()]
    parts = np.concatenate([each.parts for each in given])
    right = np.concatenate([each.right for each in given])
    lengths = [len(each.right) for each in given]
    spread = parts.std(axis=0) + 1e-6
    weights = np.zeros(parts.shape[1])
    for _ in range(_STEPS):
        step = _step(parts / spread, right, lengths, weights)
        weights -= step
        if np.abs(step).max() < _DONE:
            break
    return np.asarray(weights / spread)


def _step(
    parts: Numbers, right: NDArray[np.bool_], lengths: Sequence[int], weights: Numbers
) -> Numbers:
    """One step of Newton's method; the curvature of the right ones is left out, so it is short."""
    starts = np.cumsum([0, *lengths[:-1]])
    message = np.repeat(np.arange(len(lengths)), lengths)
    totals = parts @ weights
    odds = np.exp(totals - np.maximum.reduceat(totals, starts)[message])
    shares = odds / np.add.reduceat(odds, starts)[message]
    shares_right = odds * right / np.add.reduceat(odds * right, starts)[message]
    means = np.add.reduceat(parts * shares[:, None], starts)
    slope = parts.T @ (shares - shares_right) + _L2 * weights
    curve = (parts * shares[:, None]).T @ parts - means.T @ means + _L2 * np.eye(len(weights))
    return np.asarray(np.linalg.solve(curve, slope))


def _share(given: Sequence[Sample], weights: Numbers) -> float:
    return float(np.mean([each.is_first(weights) for each in given]))


def _held_out(given: Sequence[Sample]) -> list[Sample]:
    return [each for each in given if each.asked.part == "validation"]


def _cross_validated(mails: Sequence[Sample], others: Sequence[Sample]) -> float:
    """The share of e-mails right by weights fitted without their concept."""
    right = 0
    for fold in range(_FOLDS):
        kept = [each for each in (*mails, *others) if _fold(each) != fold]
        weights = fitted(kept)
        right += sum(each.is_first(weights) for each in mails if _fold(each) == fold)
    return right / len(mails)


def _fold(sample: Sample) -> int:
    key = sample.asked.gold or sample.asked.id
    return int(hashlib.md5(key.encode(), usedforsecurity=False).hexdigest(), 16) // 2 % _FOLDS


def written(text: str, weights: Numbers) -> str:
    """The text of the file of weights with these in it."""
    values = dict(zip((*story.PARTS, "nothing"), weights, strict=True))
    return _WEIGHT.sub(lambda found: f"{found[1]} = {values[found[1]]:.2f}", text)


if __name__ == "__main__":
    main()
