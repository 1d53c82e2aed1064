"""The one door through which benchmarks ask Rounds, and what is measured at it."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.measures import Verdict, judged
from benchmarks.questions import Asked
from knowledge import Answer, Choices, Knowledge, Reply

WARM_UP = "what are the symptoms of a warm up"


def ask(knowledge: Knowledge, text: str) -> Reply:
    """The reply to a question: switch here what all benchmarks measure."""
    return knowledge.ask(text)


def verdicts(knowledge: Knowledge, asked: Iterable[Asked]) -> Iterator[tuple[Verdict, Reply]]:
    """Ask one question after the other; what was replied, judged, with its time."""
    ask(knowledge, WARM_UP)
    settle()
    for each in asked:
        start = time.perf_counter()
        reply = ask(knowledge, each.question)
        ms = (time.perf_counter() - start) * 1000
        runners_up = reply.runners_up[:5] if isinstance(reply, Answer | Choices) else ()
        yield judged(each, reply, knowledge.matches(runners_up), ms), reply


def settle() -> None:
    """Look for garbage in what is asked from now on only, as the bot does once it is ready."""
    gc.collect()
    gc.freeze()


def anonymous_mb() -> float:
    """The memory of this process that no file backs, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    found = re.search(r"RssAnon:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0
