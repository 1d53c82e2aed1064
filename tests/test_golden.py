"""The golden questions, asked of the embedded knowledge as a person would ask them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from bot.answering import Answering
from bot.conversation import Conversation
from bot.render import lines, plain_json
from bot.render.view import View
from knowledge import Answer, Knowledge

_FILE = Path(__file__).parent / "golden.toml"


class Case(BaseModel):
    """One row of the file."""

    model_config = ConfigDict(extra="forbid")

    name: str
    asked: str
    is_name: bool = False  # the whole of it is a name or an id: a command for names takes it too
    before: str | None = None
    kind: str
    notice: str | None = None
    concept: str | None = None
    intents: list[str] = []
    required: list[str] = []
    forbidden: list[str] = []


CASES = [Case(**row) for row in tomllib.loads(_FILE.read_text("utf-8"))["case"]]
VIEW = View(
    today=date(2026, 11, 23),
    stale_after_months=12,
    emergency_numbers=("112", "911", "999"),
    help_lines=("988 (US)", "116 123 (UK, Ireland)", "findahelpline.com"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_question(embedded: Knowledge, case: Case) -> None:
    """Kind, notice, concept and intents are as written, and so are the strings of the reply."""
    answering = Answering(embedded, Conversation(minutes=30))
    if case.before:
        answering.reply(case.before, "test")
    reply = answering.reply(case.asked, "test")
    shown = "\n".join(line.text for line in lines.render(reply, VIEW)).casefold()

    assert case.kind == plain_json.kind_of(reply), shown
    assert case.notice == plain_json.notice_of(reply)
    if case.concept:
        assert isinstance(reply, Answer)
        assert case.concept == reply.concept.id
    assert case.intents == list(plain_json.intents_of(reply))[: len(case.intents)]
    assert [] == [text for text in case.required if text.casefold() not in shown]
    assert [] == [text for text in case.forbidden if text.casefold() in shown]
