"""Questions whose answer is known, from `data/golden.toml`, put to a knowledge file."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from knowledge.answers import Knowledge
from knowledge.replies.reply import Answer, Choices, Reply
from knowledge.store import Store
from knowledge.text import normal_form

_FILE = Path(__file__).parents[1] / "data" / "golden.toml"


class Question(BaseModel):
    """What is asked, and an identifier of the concept that must be answered or offered."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    asked: str
    id: str
    named: str | None = None  # asked only where the concept bears this name


class Asked(NamedTuple):
    """How many questions were asked, how many not, and which were answered with something else."""

    asked: int
    skipped: int
    problems: list[str]


def questions(file: Path = _FILE) -> list[Question]:
    """The golden questions, in the order of the file."""
    with file.open("rb") as written:
        return [Question.model_validate(each) for each in tomllib.load(written)["question"]]


def ask(file: Path, known: Sequence[Question]) -> Asked:
    """Ask a knowledge file those of the questions that are about concepts that it holds."""
    asked, problems = 0, []
    with closing(Knowledge(Store(file))) as knowledge:
        store = knowledge.store
        for question in known:
            if expected := {store.brief(each).id for each in _bearers(store, question)}:
                asked += 1
                if problem := _problem(knowledge.ask(question.asked), expected):
                    problems.append(f"“{question.asked}” should lead to {question.id}, {problem}")
    return Asked(asked, len(known) - asked, problems)


def _bearers(store: Store, question: Question) -> list[int]:
    held = store.identified(question.id)
    if question.named is None:
        return held
    named = {entry.concept for entry in store.entries.called([normal_form(question.named)])}
    return [each for each in held if each in named]


def _problem(reply: Reply, expected: Collection[str]) -> str | None:
    match reply:
        case Answer():
            found = [reply.concept.id]
        case Choices():
            found = [match.id for match in reply.matches]
        case _:
            return "but nothing was found"
    return None if {*found} & {*expected} else f"but led to {', '.join(found)}"
