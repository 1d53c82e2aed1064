"""Other ways to find a concept by name that a bot's author could take from the shelf.

Each is built from all names and ranks concepts for a question whose question words were removed
by a fixed list; its threshold of refusal is tuned in `comparison.py`. They are set up as their
documentation shows, and where two ways were at hand, in the better one.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from rapidfuzz import fuzz, process, utils

# (concept, score) pairs, best first, each concept once.
Ranking = list[tuple[str, float]]

MOST = 5  # concepts in a ranking
_CANDIDATES = 50  # names that are looked at for these

# What a misspelt word weighs, for tantivy gives it no weight by rarity: as much as a rare word.
# Of 1, 4 and 8 the best on 480 questions of the training part.
_FUZZY_WEIGHT = 4.0

_WORD = re.compile(r"[^\W_]+")
_QUESTION_WORDS = frozenset(
    (Path(__file__).parent / "question_words.txt").read_text("utf-8").split()
)


class Peer(Protocol):
    """A system, built over names, that ranks concepts."""

    def rank(self, question: str) -> Ranking:
        """The concepts that fit best; the higher the score, the better."""
        ...


@dataclass(frozen=True, slots=True)
class Names:
    """All names, and of each the concept that bears it, in the same order."""

    texts: Sequence[str]
    concepts: Sequence[str]

    def best(self, scored: Iterable[tuple[int, float]]) -> Ranking:
        """The concepts of names (their places, best first) with their scores, each once."""
        ranking: dict[str, float] = {}
        for place, score in scored:
            ranking.setdefault(self.concepts[place], score)
            if len(ranking) == MOST:
                break
        return list(ranking.items())

    def reranked(self, question: str, places: Iterable[int]) -> Ranking:
        """The same, in the order of how alike name and question are."""
        plain = utils.default_process(question)
        scored = [
            (place, fuzz.WRatio(plain, utils.default_process(self.texts[place])))
            for place in places
        ]
        return self.best(sorted(scored, key=lambda each: -each[1]))


def stripped(question: str) -> str:
    """The question without question words; the whole question where nothing else is in it."""
    words = _WORD.findall(question)
    kept = [word for word in words if word.lower() not in _QUESTION_WORDS]
    return " ".join(kept or words)


class RatioOfAll:
    """rapidfuzz's WRatio between the question and every name."""

    def __init__(self, names: Names, _: Path) -> None:
        self._names = names
        self._plain = [utils.default_process(text) for text in names.texts]

    def rank(self, question: str) -> Ranking:
        """The names most alike."""
        plain = utils.default_process(stripped(question))
        found = process.extract(plain, self._plain, scorer=fuzz.WRatio, limit=_CANDIDATES)
        return self._names.best((place, score) for _, score, place in found)


class FullText:
    """SQLite's FTS5 over words, ranked by bm25."""

    def __init__(self, names: Names, folder: Path) -> None:
        self._names = names
        self._file = sqlite3.connect(folder / "fts5.db")
        self._file.execute("CREATE VIRTUAL TABLE name USING fts5(text, content='')")
        self._file.executemany(
            "INSERT INTO name(rowid, text) VALUES (?, ?)", enumerate(names.texts)
        )
        self._file.execute("INSERT INTO name(name) VALUES ('optimize')")
        self._file.commit()

    def rank(self, question: str) -> Ranking:
        """Names that hold any of the words."""
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(stripped(question)))
        sql = "SELECT rowid, -bm25(name) FROM name WHERE name MATCH ? ORDER BY bm25(name) LIMIT ?"
        return self._names.best(self._file.execute(sql, (words, _CANDIDATES)) if words else ())


class Trigrams:
    """Cosine of TF-IDF over character 3-grams, by scikit-learn."""

    def __init__(self, names: Names, _: Path) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 # slow

        self._names = names
        self._vectorizer = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 3), strip_accents="unicode", dtype=np.float32
        )
        self._matrix = self._vectorizer.fit_transform(names.texts).T.tocsr()

    def rank(self, question: str) -> Ranking:
        """The names nearest by angle."""
        return self._names.best(self._nearest(question))

    def _nearest(self, question: str) -> list[tuple[int, float]]:
        cosines = (self._vectorizer.transform([stripped(question)]) @ self._matrix).tocsr()
        order = np.argsort(-cosines.data, kind="stable")[:_CANDIDATES]
        return [(int(cosines.indices[n]), float(cosines.data[n])) for n in order]


class TrigramsReranked(Trigrams):
    """The same, its first fifty names put in the order of WRatio."""

    def rank(self, question: str) -> Ranking:
        """The nearest names, those most alike first."""
        places = [place for place, _ in self._nearest(question)]
        return self._names.reranked(stripped(question), places)


class Tantivy:
    """tantivy over words, each also matched with an edit (two in long words)."""

    def __init__(self, names: Names, folder: Path) -> None:
        import tantivy  # noqa: PLC0415 # only where the extra is installed

        self._names = names
        self._query = tantivy.Query
        self._should = tantivy.Occur.Should
        fields = tantivy.SchemaBuilder().add_text_field("text")
        self._schema = fields.add_integer_field("place", stored=True).build()
        (folder / "tantivy").mkdir()
        index = tantivy.Index(self._schema, path=str(folder / "tantivy"))
        writer = index.writer(heap_size=128_000_000, num_threads=1)
        for place, text in enumerate(names.texts):
            writer.add_document(tantivy.Document(text=text, place=place))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def rank(self, question: str) -> Ranking:
        """Names that hold any of the words, or nearly."""
        return self._names.best(self._hits(question))

    def _hits(self, question: str) -> list[tuple[int, float]]:
        parts = []
        for word in map(str.lower, _WORD.findall(stripped(question))):
            parts.append(self._query.term_query(self._schema, "text", word))
            if len(word) > 3:
                edits = 2 if len(word) > 7 else 1
                fuzzy = self._query.fuzzy_term_query(self._schema, "text", word, edits)
                parts.append(self._query.boost_query(fuzzy, _FUZZY_WEIGHT))
        query = self._query.boolean_query([(self._should, part) for part in parts])
        hits = self._searcher.search(query, _CANDIDATES).hits
        return [(self._searcher.doc(at)["place"][0], score) for score, at in hits]


class TantivyReranked(Tantivy):
    """The same, its first fifty names put in the order of WRatio."""

    def rank(self, question: str) -> Ranking:
        """Names that hold any of the words, or nearly, those most alike first."""
        places = [place for place, _ in self._hits(question)]
        return self._names.reranked(stripped(question), places)


PEERS: dict[str, Callable[[Names, Path], Peer]] = {
    "TF-IDF 3-grams": Trigrams,
    "TF-IDF, WRatio": TrigramsReranked,
    "tantivy fuzzy": Tantivy,
    "tantivy, WRatio": TantivyReranked,
    "FTS5 bm25": FullText,
    "WRatio over all": RatioOfAll,
}
