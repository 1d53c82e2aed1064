"""What comes of a fault done on purpose, and what must hold after each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from knowledge import Answer, KnowledgeError, open_knowledge
from knowledge.building.placing import previous_of

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
SEED = 4
QUESTION = "lantern ataxia"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one fault: in a word, the message, and what should not have been."""

    fault: str
    word: str
    message: str = ""
    wrong: tuple[str, ...] = ()


def left_behind(output: Path) -> list[str]:
    """What lies beside a knowledge file and should not: all but it, the one before, the lock."""
    allowed = {output.name, previous_of(output).name, f".{output.name}.lock"}
    return sorted(path.name for path in output.parent.iterdir() if path.name not in allowed)


def answers(file: Path) -> bool:
    """Whether the file in force answers."""
    try:
        return isinstance(open_knowledge(file).ask(QUESTION), Answer)
    except (ValidationError, KnowledgeError):
        return False
