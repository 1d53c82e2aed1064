"""How well and how fast questions find their concept: seeded questions, or files of questions.

    python benchmarks/matching.py --knowledge FILE [--questions FILE.jsonl …] [--limit N]

Without question files, questions are made from the knowledge's own names: as they stand, with
typos, with changed punctuation, word order and case, in chatty wording, and about concepts that
are not there (one word of a name replaced by another). A line of a question file is
{"slice", "question", "accepted": [ids], "section"}; lines whose concepts the knowledge does not
hold are left out and counted, lines without any accepted id must be refused.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import string
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge import Answer, Choices, GeneAnswer, Knowledge, NoMatch, Notice, Reply, open_knowledge
from knowledge.text import normal_form

WORDINGS = {
    "plain": "What is {} ?",
    "symptoms": "What are the symptoms of {} ?",
    "chatty": "hey can someone tell me how {} gets passed on, thx",
    "treatment": "how do you manage {} these days",
}


@dataclass(frozen=True)
class Asked:
    """One question with the ids of the concepts that answer it; none: it must be refused."""

    slice: str
    question: str
    accepted: frozenset[str]
    section: str | None = None


def main() -> None:
    """Print accuracy by slice, refusals, intents and latency."""
    options = _options()
    knowledge = open_knowledge(options.knowledge)
    if options.questions:
        asked = _held(knowledge, _from_files(options.questions), options.limit)
    else:
        asked = list(_made(knowledge, options.limit, random.Random(options.seed)))
    knowledge.ask("warm up")
    _report(knowledge, asked, options.failures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    parser.add_argument("--limit", type=int, default=300, help="questions in each slice")
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--failures", type=int, default=0, help="failures to print")
    return parser.parse_args()


def _from_files(paths: Iterable[Path]) -> Iterator[Asked]:
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            accepted = frozenset(row.get("accepted", ()))
            yield Asked(row["slice"], row["question"], accepted, row.get("section"))


def _held(knowledge: Knowledge, asked: Iterable[Asked], limit: int) -> list[Asked]:
    """The questions whose concept the knowledge holds, at most `limit` a slice."""
    kept: list[Asked] = []
    counts: Counter[str] = Counter()
    left_out = 0
    for each in asked:
        held = not each.accepted or any(knowledge.store.identified(c) for c in each.accepted)
        left_out += not held
        if held and counts[each.slice] < limit:
            counts[each.slice] += 1
            kept.append(each)
    print(f"{len(kept)} questions; {left_out} left out: their concept is not in the knowledge")
    return kept


def _made(knowledge: Knowledge, limit: int, chance: random.Random) -> Iterator[Asked]:
    rows = knowledge.store.rows(
        "SELECT concept.curie, name.text FROM name JOIN concept ON concept.id = concept_id "
        "WHERE name.kind IN ('preferred', 'synonym') AND length(name.text) BETWEEN 6 AND 80 "
        "ORDER BY name.concept_id, name.text"
    )
    bearers: dict[str, set[str]] = defaultdict(set)
    for curie, text in rows:
        bearers[normal_form(text)].add(curie)
    names = chance.sample([text for _, text in rows], 12 * limit)
    for place, make in enumerate(_VARIANTS):
        for text in names[place * limit : (place + 1) * limit]:
            wording = chance.choice(list(WORDINGS.values()))
            yield Asked(
                make,
                wording.format(_VARIANTS[make](text, chance)),
                frozenset(bearers[normal_form(text)]),
            )
    words = [word for text in names for word in text.split() if len(word) > 5]
    for text in names[-limit:]:
        near = _near_miss(text, words, chance)
        if near and normal_form(near) not in bearers:
            yield Asked("near miss", f"What are the symptoms of {near} ?", frozenset())


def _typo(text: str, chance: random.Random) -> str:
    places = [place for place, letter in enumerate(text) if letter.isalpha()]
    place = chance.choice(places)
    letter = chance.choice(string.ascii_lowercase)
    match chance.randrange(4):
        case 0:
            return text[:place] + text[place + 1 :]
        case 1:
            return text[:place] + letter + text[place:]
        case 2:
            return text[:place] + letter + text[place + 1 :]
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def _shuffled(text: str, chance: random.Random) -> str:
    words = text.replace(",", "").split()
    chance.shuffle(words)
    return " ".join(words)


def _punctuated(text: str, chance: random.Random) -> str:
    return "".join(chance.choice(" -") if each in " -," else each for each in text)


def _near_miss(text: str, words: list[str], chance: random.Random) -> str | None:
    parts = text.split()
    long = [place for place, part in enumerate(parts) if len(part) > 5]
    if not long or len(parts) < 2:
        return None
    parts[chance.choice(long)] = chance.choice(words)
    return " ".join(parts)


_VARIANTS = {
    "as named": lambda text, _: text,
    "lower": lambda text, _: text.lower(),
    "typo1": _typo,
    "typo2": lambda text, chance: _typo(_typo(text, chance), chance),
    "order": _shuffled,
    "punct": _punctuated,
}


def _report(knowledge: Knowledge, asked: list[Asked], failures: int) -> None:
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    times: list[float] = []
    wrong: list[str] = []
    for each in asked:
        start = time.perf_counter()
        reply = knowledge.ask(each.question)
        times.append((time.perf_counter() - start) * 1000)
        outcome = _outcome(reply, each)
        rows[each.slice][outcome] += 1
        rows[each.slice]["all"] += 1
        if each.section:
            rows[each.slice]["asked"] += 1
            rows[each.slice]["intent"] += each.section in _intents(reply)[:1]
        if outcome not in {"right", "refused", "first of choices"}:
            wrong.append(f"{each.slice}: {outcome}: {each.question}\n    {_shown(reply)}")
    columns = ("right", "first of choices", "in choices", "wrong", "refused")
    print(f"{'slice':12}{'n':>6}" + "".join(f"{column:>18}" for column in columns) + "    intent")
    for name, row in rows.items():
        shares = "".join(f"{row[column] / row['all']:18.3f}" for column in columns)
        intent = f"{row['intent'] / row['asked']:10.3f}" if row["asked"] else ""
        print(f"{name:12}{row['all']:6}{shares}{intent}")
    cuts = statistics.quantiles(times, n=100)
    print(f"ms: p50 {cuts[49]:.2f}  p95 {cuts[94]:.2f}  p99 {cuts[98]:.2f}  max {max(times):.1f}")
    chosen = random.Random(1).sample(wrong, min(failures, len(wrong)))
    print("\n".join(chosen))


def _intents(reply: Reply) -> tuple[str, ...]:
    return () if isinstance(reply, Notice) else reply.intents


def _outcome(reply: Reply, asked: Asked) -> str:
    match reply:
        case Answer():
            return "right" if asked.accepted & set(reply.match.ids) else "wrong"
        case Choices():
            for place, match in enumerate(reply.matches):
                if asked.accepted & set(match.ids):
                    return "in choices" if place else "first of choices"
            return "wrong choices"
        case GeneAnswer():
            return "wrong"
        case NoMatch() | Notice():
            return "refused"


def _shown(reply: Reply) -> str:
    match reply:
        case Answer():
            match = reply.match
            return f"{match.name} ({match.matched}, {match.how}, {match.score})"
        case Choices():
            return "; ".join(f"{each.name} {each.score}" for each in reply.matches[:4])
        case GeneAnswer():
            return f"gene {reply.id}"
        case NoMatch():
            return f"{reply.reason}: " + "; ".join(f"{e.name} {e.score}" for e in reply.nearest)
        case Notice():
            return reply.kind


if __name__ == "__main__":
    main()
