"""What a message of one word comes to where that is no condition and no sign: it is asked back.

Vocabularies list words that people use every day, "schooling" and "negative", of which no source
says what kind of thing they are; and HPO has terms that only tell how something is, such as "left".
"""

from __future__ import annotations

from knowledge import lexicon
from knowledge.everyday import everyday
from knowledge.finding import LookedUp, OneConcept, several
from knowledge.matcher import Candidate
from knowledge.model import Kind, NameKind
from knowledge.question import Question
from knowledge.store import Store

# Semantic types of what tells how, how often or when something is.
_TELLING_HOW = frozenset({"Clinical modifier", "Frequency", "Past medical history"})
_NAMED = frozenset(
    {"exact", "close"}
)  # by what was typed, not by an id nor by what was said before


def doubted(store: Store, question: Question, found: LookedUp) -> LookedUp:
    """What was found; to choose instead, where all that was typed is a word and names nothing."""
    if not isinstance(found, OneConcept) or len(question.words) != 1 or question.wanted:
        return found
    meant = found.meant
    if (
        meant.how not in _NAMED
        or _is_written_short(question, meant)
        or _names(store, question, meant)
    ):
        return found
    others = (each for each in found.others if isinstance(each, Candidate))
    return several("close", [meant, *others], found.intents)


def _is_written_short(question: Question, meant: Candidate) -> bool:
    """Whether it was typed as abbreviations are written: nobody means a word by "PAL"."""
    return meant.kind is NameKind.ABBREVIATION and not question.tokens[0].raw.islower()


def _names(store: Store, question: Question, meant: Candidate) -> bool:
    """Whether it is a condition or a sign, or a source tells at least what it is."""
    (word,) = question.words
    kind = store.kind(meant.concept)
    if kind is Kind.UNSTATED:
        return store.tells(meant.concept) and word not in everyday()
    if kind is not Kind.FEATURE or not _TELLING_HOW.issuperset(_types(store, meant.concept)):
        return True
    known = lexicon.load()
    is_plain = word in known.carriers or word in known.qualifiers or word in everyday()
    return not is_plain and meant.how != "close"


def _types(store: Store, number: int) -> list[str]:
    sql = "SELECT DISTINCT text FROM semantic_type WHERE concept_id = ?"
    return [row["text"] for row in store.rows(sql, number)]
