"""How long the worst inputs take: a thousand of up to 4,000 characters, made to be slow.

    python benchmarks/adversarial.py --knowledge FILE [--inputs N] [--seed N]

Long runs, many rare or misspelt words, one word a thousand times, names upon names, every kind of
character that Unicode has. Shown by kind of input; the aim is 200 ms for the slowest of all.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import asking, measures, variants
from benchmarks.matching import SEED, shown_times
from benchmarks.questions import Name, names_of, read_wordings
from benchmarks.unanswerable import vocabulary
from knowledge import open_knowledge

LONGEST = 4_000  # characters of a message that Rounds reads


@dataclass(frozen=True, slots=True)
class Material:
    """What inputs are made of."""

    names: Sequence[str]
    words: Sequence[str]  # each once: nearly all of them rare
    letters: Sequence[str]  # some of each category of Unicode
    emails: Sequence[str]


def material(names: Sequence[Name], chance: random.Random) -> Material:
    """Names and words of a knowledge, and characters of every category."""
    by_category: dict[str, list[str]] = defaultdict(list)
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        if not unicodedata.category(letter).startswith("Cs"):
            by_category[unicodedata.category(letter)].append(letter)
    letters = [
        letter
        for _, of_category in sorted(by_category.items())
        for letter in chance.sample(of_category, min(200, len(of_category)))
    ]
    emails = [text for _, texts in sorted(read_wordings()["emails"].items()) for text in texts]
    return Material([name.text for name in names], vocabulary(names), letters, emails)


Maker = Callable[[Material, random.Random], str]


def _joined(pieces: Callable[[], str], by: str = " ") -> str:
    text = pieces()
    while len(text) < LONGEST:
        text += by + pieces()
    return text


def _misspelt(found: Material, chance: random.Random) -> str:
    return variants.two_typos(chance.choice(found.words), chance)


def _run(found: Material, chance: random.Random) -> str:
    piece: str = chance.choice(
        [*"aeiou-'.,1I%\\", "ab", "itis ", "\u0301", "ß", chance.choice(found.letters)]
    )
    return piece * LONGEST


MAKERS: dict[str, Maker] = {
    "long run": _run,
    "one word again": lambda found, chance: (chance.choice(found.words) + " ") * 1000,
    "one misspelt again": lambda found, chance: (_misspelt(found, chance) + " ") * 1000,
    "rare words": lambda found, chance: _joined(lambda: chance.choice(found.words)),
    "misspelt words": lambda found, chance: _joined(lambda: _misspelt(found, chance)),
    "words joined": lambda found, chance: _joined(lambda: chance.choice(found.words), ""),
    "names": lambda found, chance: _joined(lambda: chance.choice(found.names)),
    "misspelt names": lambda found, chance: _joined(
        lambda: variants.one_typo(chance.choice(found.names), chance), ", "
    ),
    "names shuffled": lambda found, chance: variants.shuffled(
        _joined(lambda: chance.choice(found.names)), chance
    ),
    "common words": lambda _, chance: _joined(
        lambda: chance.choice("syndrome disease type familial abnormal of the cell with".split())
    ),
    "letters and digits": lambda _, chance: _joined(
        lambda: chance.choice("a b c x 1 2 3 4 ii iv xix 1a 2b q21 del".split())
    ),
    "Unicode": lambda found, chance: "".join(chance.choices(found.letters, k=LONGEST)),
    "Unicode in names": lambda found, chance: _joined(
        lambda: chance.choice(found.names), chance.choice(found.letters)
    ),
    "many ids": lambda _, chance: _joined(lambda: f"C{chance.randrange(10**7):07}"),
    "many e-mails": lambda found, chance: _joined(
        lambda: chance.choice(found.emails).format(_misspelt(found, chance))
    ),
    "one e-mail": lambda found, chance: chance.choice(found.emails).format(
        " and ".join(_misspelt(found, chance) for _ in range(chance.randint(1, 8)))
    ),
}


def inputs(found: Material, count: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """So many (kind, text) pairs, of each kind in turn, of at most `LONGEST` characters."""
    kinds = list(MAKERS)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        yield kind, MAKERS[kind](found, chance)[:LONGEST]


def main() -> None:
    """Print the times by kind, and the slowest."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--inputs", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    knowledge = open_knowledge(options.knowledge)
    chance = random.Random(options.seed)
    texts = list(inputs(material(names_of(knowledge.store), chance), options.inputs, chance))
    asking.ask(knowledge, asking.WARM_UP)
    spent: dict[str, list[float]] = defaultdict(list)
    for kind, text in texts:
        start = time.perf_counter()
        asking.ask(knowledge, text)
        spent[kind].append((time.perf_counter() - start) * 1000)
    for kind, of_kind in [*spent.items(), ("all", [ms for each in spent.values() for ms in each])]:
        if found := measures.times(of_kind):
            print(f"{kind:20} ms: {shown_times(found)}")


if __name__ == "__main__":
    main()
