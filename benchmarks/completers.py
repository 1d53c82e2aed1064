"""What a bot's author might complete names with instead: the peers of `suggest.py`.

Each holds all names of a knowledge file and leads from what is typed to concepts, best first.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from itertools import islice

from rapidfuzz import fuzz, process

MOST = 25  # suggestions that Discord shows
_ROWS = 100  # names taken for 25 concepts: one concept may bear several of them

Complete = Callable[[str], list[str]]
Names = Sequence[tuple[str, str]]  # a name as it is written, and the id of its concept


def peers() -> dict[str, Callable[[Names], Complete]]:
    """What makes each peer, by its name; TF-IDF only where scikit-learn is installed."""
    made: dict[str, Callable[[Names], Complete]] = {
        "sorted list, bisect": sorted_list,
        "SQLite FTS5, prefix": full_text,
        "rapidfuzz WRatio": closest,
    }
    if find_spec("sklearn"):
        made["char-3-gram TF-IDF"] = three_grams
    return made


def sorted_list(names: Names) -> Complete:
    """The names that begin with what is typed, shortest first."""
    held = sorted((text.casefold(), concept) for text, concept in names)

    def complete(typed: str) -> list[str]:
        first = bisect_left(held, (typed.casefold(), ""))
        found = held[first : bisect_left(held, (typed.casefold() + "\U0010ffff", ""))]
        return _each_once(concept for _, concept in sorted(found, key=lambda each: len(each[0])))

    return complete


def full_text(names: Names) -> Complete:
    """SQLite's full-text index: all typed words, the last as the beginning of one, by bm25."""
    db = sqlite3.connect(":memory:")
    db.execute(
        "CREATE VIRTUAL TABLE held USING fts5 "
        "(text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5 6 8')"
    )
    db.executemany("INSERT INTO held VALUES (?)", ((text,) for text, _ in names))

    def complete(typed: str) -> list[str]:
        words = "".join(letter if letter.isalnum() else " " for letter in typed).split()
        if not words:
            return []
        sql = f"SELECT rowid FROM held WHERE held MATCH ? ORDER BY rank LIMIT {_ROWS}"
        wanted = " ".join(f'"{word}"' for word in words) + " *"
        return _each_once(names[row - 1][1] for (row,) in db.execute(sql, (wanted,)))

    return complete


def closest(names: Names) -> Complete:
    """Rapidfuzz's usual scorer over all names."""
    texts = [text.casefold() for text, _ in names]

    def complete(typed: str) -> list[str]:
        found = process.extract(typed.casefold(), texts, scorer=fuzz.WRatio, limit=_ROWS)
        return _each_once(names[place][1] for _, _, place in found)

    return complete


def three_grams(names: Names) -> Complete:
    """The cosine of three-letter pieces, weighed by rarity."""
    import numpy as np  # noqa: PLC0415  # this peer alone needs them
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), dtype=np.float32)
    held = pieces.fit_transform(text for text, _ in names).T.tocsr()

    def complete(typed: str) -> list[str]:
        scores = (pieces.transform([typed]) @ held).toarray()[0]
        best = np.argpartition(-scores, min(_ROWS, len(names) - 1))[:_ROWS]
        return _each_once(names[place][1] for place in best[np.argsort(-scores[best])])

    return complete


def _each_once(concepts: Iterable[str]) -> list[str]:
    return list(islice(dict.fromkeys(concepts), MOST))
