"""What is asked back where a word alone is no condition and no sign, or the beginning of some.

Vocabularies list words that people use every day, "schooling" and "negative", of which no source
says what kind of thing they are; and HPO has terms that only tell how something is, such as "left".
"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.asking.question import Question
from knowledge.language import lexicon
from knowledge.language.everyday import everyday, idioms, small
from knowledge.matching import halves
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import is_part
from knowledge.model import Kind, NameKind
from knowledge.store import Store
from knowledge.understanding.finding import LookedUp, Nothing, OneConcept, Several, several

# Semantic types of what tells how, how often or when something is.
_TELLING_HOW = frozenset({"Clinical modifier", "Frequency", "Past medical history"})
_FEW_NAMES, _SHORTEST = 60, 5  # that hold a word which tells; its letters
_TALK = "fine"  # "lol", "haha ok"
_COMMON = 300  # names that hold a word which rather tells of something else than names it
_SHORT = 4  # words of a message that names nothing else: one about a medicine has more
_MOST = 5  # that are offered
_LACK = "deficiency"
_ADJECTIVES = ("al", "ic", "ar", "ary", "ous")  # nothing that a body may lack
_NAMED = frozenset(
    {"exact", "close"}
)  # by what was typed, not by an id nor by what was said before


def doubted(store: Store, question: Question, found: LookedUp) -> LookedUp:
    """What was found; to choose instead, where all that was typed names nothing.

    A word that is no condition and no sign, or an idiom, in which what is merely close is nothing.
    Beside a laugh it is talk: "lol im dead".
    """
    if question.wanted or not isinstance(found, OneConcept | Several):
        return found
    if isinstance(found, Several):
        is_nothing = found.reason == "close" and _is_idiom(question, found.candidates)
        return Nothing("nothing_fits") if is_nothing else found
    meant = found.meant
    if meant.how not in _NAMED or _is_written_short(question, meant):
        return found
    is_common = len(question.words) > 1 and _is_common(store, question, meant)
    request = question.request()
    if is_common and not found.intents and request and request.meaning == _TALK:
        return Nothing("not_offered", subject=_TALK)
    if not (is_common or _is_idiom(question, [meant])) and _names(store, question, meant):
        return found
    others = (each for each in found.others if isinstance(each, Candidate))
    return several("close", [meant, *others], found.intents)


def _is_idiom(question: Question, named: Sequence[Candidate]) -> bool:
    """Whether all that is named stands in a phrase that speaks of something else: "man flu"."""
    covered = {place for each in named for place in each.covered}
    if not covered:
        return False
    words, first = question.words, min(covered)
    return any(
        tuple(words[start : start + len(phrase)]) == phrase
        and covered.issubset(range(start, start + len(phrase)))
        for phrase in idioms().get(words[first], ())
        for start in range(max(first - len(phrase) + 1, 0), first + 1)
    )


def holding(store: Store, question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The conditions and signs whose names begin with the only word, if few names hold it.

    "Nijmegen" is hardly anything else than the syndromes called so, whatever was left out of them.
    Else those of which it is one half, "ehlers", or the lack of what was typed: "vitamin a".
    """
    if not question.content or len(question.words) > _SHORT or question.is_foreign:
        return []
    near = [each for each in ranked if is_part(each) and store.tells(each.concept)]
    word, held = question.words[question.content[0]], _held(question, question.content[0])
    is_rare = 0 < held <= _FEW_NAMES and len(word) >= _SHORTEST and word not in small()
    begun = [each for each in near if each.form.startswith(f"{word} ")]
    if begun and is_rare and len(question.content) == 1:
        return begun[:_MOST]
    return list(_halved(store, question, near)[:_MOST])


def _halved(store: Store, question: Question, near: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those near whose names hold what was typed as a stretch, and what always stands beside it."""
    first, last = question.content[0], question.content[-1] + 1
    for end in dict.fromkeys((len(question.words), last)):
        if stretch := halves.completed(store.entries.index, question.words[first:end]):
            return [each for each in near if f" {stretch} " in f" {each.form} "]
    return _lacked(store, question, near) if first == 0 else ()


def _lacked(store: Store, question: Question, near: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those near that tell of what was typed alone, where its lack is a condition: "vitamin c"."""
    typed = " ".join(question.words)
    lacks = () if typed.endswith(_ADJECTIVES) else store.entries.called([f"{typed} {_LACK}"])
    lacking = {each.concept for each in lacks}
    held = [each for each in near if f" {typed} " in f" {each.form} "]
    return sorted(held, key=lambda each: each.concept not in lacking) if lacking else ()


def _is_written_short(question: Question, meant: Candidate) -> bool:
    """Whether it was typed as abbreviations are written: nobody means a word by "PAL"."""
    return meant.kind is NameKind.ABBREVIATION and not question.tokens[0].raw.islower()


def _is_common(store: Store, question: Question, meant: Candidate) -> bool:
    """Whether all that names something is one common word that tells of no condition.

    "Lol im dead", "what is immune": no source says what kind of thing it is.
    """
    if len(question.content) != 1 or len(meant.covered) > 1:
        return False
    if store.kind(meant.concept) is not Kind.UNSTATED:
        return False
    (place,) = question.content
    if question.words[place] in everyday():
        return True
    return _held(question, place) >= _COMMON and not store.tells(meant.concept)


def _held(question: Question, place: int) -> int:
    """How many names hold a word; 0 where it is not known, as of words of other languages."""
    return (question.held[place] or 0) if question.held else 0


def _names(store: Store, question: Question, meant: Candidate) -> bool:
    """Whether it is a condition or a sign, or a source tells at least what it is; or no word.

    "Very progressive" tells how something is, as "progressive" does.
    """
    said = [question.words[place] for place in question.content] or question.words
    is_alone = len(said) == 1 and len(meant.covered) <= 1
    if not is_alone or (len(question.words) != 1 and question.intents()):
        return True
    (word,) = said
    kind = store.kind(meant.concept)
    if kind is Kind.UNSTATED:
        return store.tells(meant.concept) and word not in everyday()
    types = _types(store, meant.concept) if kind is Kind.FEATURE else []
    if not types or not _TELLING_HOW.issuperset(types):
        return True
    known = lexicon.load()
    is_plain = word in known.carriers or word in known.qualifiers or word in everyday()
    return not is_plain and meant.how != "close"


def _types(store: Store, number: int) -> list[str]:
    sql = "SELECT DISTINCT text FROM semantic_type WHERE concept_id = ?"
    return [row["text"] for row in store.rows(sql, number)]
