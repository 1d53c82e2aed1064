"""How long messages that name several conditions and ask about one are answered.

    python benchmarks/stories.py --knowledge FILE [--part training|validation|all] [--failures N]

The messages are those of `family_stories.txt` and of `everyday_letters.txt`, in which patients and
relatives mostly say how it feels. What `matching.py` prints is printed of them: "top-1" is the
share whose condition comes first, answered or among choices, "intent" the share of those that ask
for a section whose section comes first. Failures are shown of the training part only: what is
measured on must not be read.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks import matching, questions
from benchmarks.questions import PARTS, Asked
from knowledge import open_knowledge

STORY, LETTER = "story", "letter"

_HERE = Path(__file__).parent
_STORIES, _OTHERS = _HERE / "family_stories.txt", _HERE / "other_letters.txt"
_LETTERS = _HERE / "everyday_letters.txt"
_ALL = "-"  # no section in particular is asked for


def main() -> None:
    """Print the figures, and failures if wanted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--part", choices=PARTS, default="all")
    parser.add_argument("--failures", type=int, default=0, help="failures to print")
    options = parser.parse_args()
    knowledge = open_knowledge(options.knowledge)
    told = (*family_stories(), *everyday_letters())
    asked = questions.selected(told, knowledge.store, options.part, None)
    verdicts, failed = matching.judged(knowledge, asked)
    matching.print_report(verdicts)
    matching.print_failures(failed, options.failures)


def family_stories() -> Iterator[Asked]:
    """The messages of `family_stories.txt`, in order."""
    return _told(_STORIES, STORY)


def everyday_letters() -> Iterator[Asked]:
    """The messages of `everyday_letters.txt`, in order."""
    return _told(_LETTERS, LETTER)


def other_letters() -> Iterator[Asked]:
    """The messages of `other_letters.txt`, which ask about nothing held, in order."""
    for number, text in enumerate(_blocks(_OTHERS), start=1):
        yield Asked(f"other:{number}", STORY, text, frozenset())


def _told(path: Path, slice_: str) -> Iterator[Asked]:
    for number, block in enumerate(_blocks(path), start=1):
        head, text = block.split("\n", 1)
        _, ids, section = head.removeprefix("== ").split(" | ")
        gold, *others = ids.split()
        wanted = None if section == _ALL else section
        yield Asked(f"{slice_}:{number}", slice_, text, frozenset((gold, *others)), wanted, gold)


def _blocks(path: Path) -> Iterator[str]:
    blocks = map(str.strip, path.read_text("utf-8").split("\n\n"))
    return (block for block in blocks if not block.startswith("# "))


if __name__ == "__main__":
    main()
