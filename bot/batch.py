"""Questions as JSON Lines in, replies as JSON Lines out, in order and without memory.

Of each reply up to ten concepts are listed: those that it names, and behind them what comes next.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from bot.render.json_statements import Json
from bot.render.plain_json import intents_of, kind_of, matches_of, notice_of
from knowledge import Answer, Choices, Knowledge, Match, Reply

_MOST_CONCEPTS = 10
_BAD_ID = "Input should be a text or a whole number"


class _Asked(BaseModel):
    """One line of input; what else the line holds is not looked at."""

    model_config = ConfigDict(extra="ignore", strict=True)

    id: str | int | None = None
    question: str

    @field_validator("question")
    @classmethod
    def _whole(cls, value: str) -> str:
        """JSON can hold half a character (a lone surrogate), which no text or file can."""
        return value.encode("utf-8", errors="replace").decode("utf-8")


def answer(knowledge: Knowledge, lines: Iterable[str]) -> Iterator[dict[str, Json]]:
    """One object for each line that is not blank; a bad line gives an object of kind "error"."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = _Asked.model_validate(_parsed(line))
        except (ValueError, ValidationError) as error:
            yield _bad_line(number, line, error)
            continue
        start = time.perf_counter()
        reply = knowledge.ask(asked.question)
        milliseconds = (time.perf_counter() - start) * 1000
        yield {"id": asked.id, **_replied(knowledge, reply), "ms": round(milliseconds, 3)}


def _parsed(line: str) -> dict[str, object]:
    try:
        parsed: object = json.loads(line)
    except RecursionError:
        raise ValueError("not JSON: nested too deeply") from None
    if not isinstance(parsed, dict):
        raise ValueError("expected an object with id and question")  # noqa: TRY004  # one kind of fault
    return parsed


def _bad_line(number: int, line: str, error: ValueError) -> dict[str, Json]:
    """What was wrong with a line, without repeating what it asked."""
    if isinstance(error, ValidationError):
        (first, *_) = error.errors(include_input=False, include_url=False)
        key = first["loc"][0]
        problem = f"{key}: {_BAD_ID if key == 'id' else first['msg']}"
    elif isinstance(error, json.JSONDecodeError):
        problem = f"not JSON: {error.msg} at column {error.colno}"
    else:
        problem = str(error)
    return {"line": number, "id": _id_of(line), "kind": "error", "error": problem}


def _id_of(line: str) -> str | int | None:
    try:
        found = _parsed(line).get("id")
    except ValueError:
        return None
    return found if isinstance(found, str | int) and not isinstance(found, bool) else None


def _replied(knowledge: Knowledge, reply: Reply) -> dict[str, Json]:
    matches = _ranked(knowledge, reply)
    shown = reply.sections if isinstance(reply, Answer) else ()
    return {
        "kind": kind_of(reply),
        "notice": notice_of(reply),
        "concepts": [
            {
                "id": match.id,
                "ids": list(match.ids),
                "name": match.name,
                "score": match.score,
                "matched": match.matched,
            }
            for match in matches
        ],
        "intents": list(intents_of(reply)),
        "sections": [section.key for section in shown],
        "confidence": max((match.score for match in matches), default=0.0),
    }


def _ranked(knowledge: Knowledge, reply: Reply) -> list[Match]:
    """The concepts of the reply, best first, and behind them what comes next."""
    matches = list(matches_of(reply))
    if isinstance(reply, Answer | Choices):
        room = _MOST_CONCEPTS - len(matches)
        matches += knowledge.matches(reply.runners_up[: max(0, room)])
    return matches[:_MOST_CONCEPTS]
