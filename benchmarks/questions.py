"""Questions to measure with: from files, or made from the knowledge's own names.

A line of a question file is {"id", "slice", "question", "gold": [ids], "accepted": [ids],
"section"}. `accepted` are the concepts that count as right (default: `gold`); a line without any
must be refused. Slices of the files given to us: the twelve in `SLICES` and "negatives".

Questions are parted by concept, so that what is tuned on one part is measured on concepts never
seen: see `part_of`.
"""

from __future__ import annotations

import hashlib
import json
import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks import variants
from benchmarks.variants import Variant
from knowledge.store import Store
from knowledge.text import normal_form

Part = Literal["training", "validation", "all"]
PARTS: tuple[Part, ...] = ("training", "validation", "all")

PLAIN = ("genetic", "general")
CHAT = ("chatty", "mix")
EMAIL = "email"
NEGATIVES, NEAR_MISS = "negatives", "near miss"
SLICES = (*PLAIN, "synonym", "typo1", "typo2", "punct", "order", "lower", "abbrev", *CHAT, EMAIL)

# Section → ways of asking for it.
Wordings = Mapping[str, Sequence[str]]

_WORDINGS = Path(__file__).parent / "wordings.toml"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with the ids of the concepts that answer it; none: it must be refused."""

    id: str
    slice: str
    question: str
    accepted: frozenset[str]
    section: str | None = None
    gold: str | None = None  # the concept that it was made from

    @property
    def part(self) -> Part:
        """The part that it belongs to."""
        return part_of(self.gold or self.id)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one concept."""

    concept: str
    text: str
    kind: str
    form: str  # equal for all usual spellings


def part_of(key: str) -> Part:
    """The part of everything about a concept (or, of a question without one, by its own id)."""
    is_even = int(hashlib.md5(key.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 0
    return "training" if is_even else "validation"


def read_files(paths: Iterable[Path]) -> Iterator[Asked]:
    """The questions of files of JSON lines, in order."""
    for path in paths:
        for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
            if not line:
                continue
            row = json.loads(line)
            gold = row.get("gold") or [None]
            accepted = frozenset(row.get("accepted", row.get("gold", ())))
            name = row.get("id", f"{path.name}:{number}")
            yield Asked(name, row["slice"], row["question"], accepted, row.get("section"), gold[0])


def write_file(path: Path, asked: Iterable[Asked]) -> None:
    """Write questions so that `read_files` reads them."""
    with path.open("w", encoding="utf-8") as file:
        for each in asked:
            row = {
                "id": each.id,
                "slice": each.slice,
                "question": each.question,
                "gold": [each.gold] if each.gold else [],
                "accepted": sorted(each.accepted),
                "section": each.section,
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def selected(asked: Iterable[Asked], store: Store, part: Part, limit: int | None) -> list[Asked]:
    """The questions of a part whose concept is held, at most `limit` a slice.

    Which ones are kept of a slice depends on their ids alone.
    """
    kept = [each for each in asked if part in ("all", each.part) and _is_held(each, store)]
    kept.sort(key=lambda each: hashlib.md5(each.id.encode(), usedforsecurity=False).digest())
    counts: Counter[str] = Counter()
    chosen = []
    for each in kept:
        counts[each.slice] += 1
        if limit is None or counts[each.slice] <= limit:
            chosen.append(each)
    return sorted(chosen, key=lambda each: _place(each.slice))


def _is_held(asked: Asked, store: Store) -> bool:
    return not asked.accepted or any(store.identified(curie) for curie in asked.accepted)


def _place(slice_: str) -> tuple[int, str]:
    return (SLICES.index(slice_) if slice_ in SLICES else len(SLICES), slice_)


def names_of(store: Store) -> list[Name]:
    """Every English name of every concept, in the order of the file."""
    rows = store.rows(
        "SELECT concept.curie, name.text, name.kind FROM name "
        "JOIN concept ON concept.id = concept_id WHERE name.language = 'en' "
        "ORDER BY name.concept_id, name.id"
    )
    return [Name(curie, text, kind, normal_form(text)) for curie, text, kind in rows]


@dataclass(frozen=True, slots=True)
class _Slice:
    """How the questions of a made slice come to be."""

    kinds: tuple[str, ...]  # of the names
    change: Variant
    wording: str  # a table of wordings.toml


_SPELT_OUT = ("preferred", "synonym")
_MADE: dict[str, _Slice] = {
    "genetic": _Slice(("preferred",), variants.as_named, "tidy"),
    "general": _Slice(("preferred",), variants.lower, "tidy"),
    "synonym": _Slice(("synonym", "lay"), variants.as_named, "tidy"),
    "typo1": _Slice(_SPELT_OUT, variants.one_typo, "tidy"),
    "typo2": _Slice(_SPELT_OUT, variants.two_typos, "tidy"),
    "punct": _Slice(_SPELT_OUT, variants.punctuated, "tidy"),
    "order": _Slice(_SPELT_OUT, variants.shuffled, "tidy"),
    "lower": _Slice(_SPELT_OUT, variants.lower, "tidy"),
    "abbrev": _Slice(("abbreviation",), variants.as_named, "tidy"),
    "chatty": _Slice(_SPELT_OUT, variants.as_named, "chatty"),
    "mix": _Slice(_SPELT_OUT, variants.mixed, "chatty"),
    EMAIL: _Slice(_SPELT_OUT, variants.as_named, "emails"),
}


def bearers_of(names: Iterable[Name]) -> dict[str, frozenset[str]]:
    """Normal form of a name → all concepts that bear it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in names:
        bearers[name.form].add(name.concept)
    return {form: frozenset(concepts) for form, concepts in bearers.items()}


def made(names: Sequence[Name], limit: int, seed: int) -> Iterator[Asked]:
    """Answerable questions of all twelve slices, at most `limit` in each of the two parts."""
    bearers = bearers_of(names)
    wordings = read_wordings()
    for slice_, how in _MADE.items():
        chance = random.Random(f"{seed} {slice_}")
        fitting = [name for name in names if name.kind in how.kinds and _is_askable(name)]
        chance.shuffle(fitting)
        counts: Counter[Part] = Counter()
        for number, name in enumerate(fitting):
            part = part_of(name.concept)
            counts[part] += 1
            if counts[part] <= limit:
                section, question = worded(wordings[how.wording], chance)
                text = question.format(how.change(name.text, chance))
                accepted = bearers[name.form]
                made_id = f"made:{seed}:{slice_}:{number}"
                yield Asked(made_id, slice_, text, accepted, section, name.concept)
            elif min(counts.values()) > limit and len(counts) > 1:
                break


def _is_askable(name: Name) -> bool:
    """Whether a person might type it: not too long, and an abbreviation of some letters."""
    shortest = 3 if name.kind == "abbreviation" else 6
    return shortest <= len(name.text) <= 80 and "{" not in name.text


def read_wordings() -> dict[str, Wordings]:
    """How questions may be worded, by manner: "tidy", "chatty", "emails"."""
    return tomllib.loads(_WORDINGS.read_text("utf-8"))


def worded(wordings: Wordings, chance: random.Random) -> tuple[str, str]:
    """A section and a question about it in which {} is to be the name."""
    section = chance.choice(sorted(wordings))
    return section, chance.choice(wordings[section])
