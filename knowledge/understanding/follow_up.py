"""What a message is about that names nothing itself: mostly the concept spoken of last.

"What is a carrier" and "who discovered it" are about no part of that concept's record, though
words in them ask for one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking import choosing, organs
from knowledge.asking.message import read
from knowledge.asking.question import Question
from knowledge.language import lexicon
from knowledge.language.cues import Cue
from knowledge.matching.decision import given
from knowledge.matching.look import Look
from knowledge.matching.matcher import Matcher
from knowledge.model import CONDITIONS, Kind
from knowledge.replies.reply import Only
from knowledge.sections import can_have
from knowledge.store import Store
from knowledge.text import normal_form, tokens
from knowledge.understanding.finding import UNFIT, LookedUp, Nothing, OneConcept

# What is asked of Rounds or of things in general, where a message names nothing.
ASIDES = frozenset(
    {
        "greeting",
        "thanks",
        "fine",
        "comfort",
        "about",
        "language",
        "loaded",
        "cite",
        "discovery",
        "general",
        "elsewhere",
    }
)
_OF_NOTHING = frozenset({"general", "elsewhere"})  # unless a word points back at a concept
_AS_A_WHOLE = frozenset({"discovery", "elsewhere"})  # whatever the words beside them ask for
_MONEY = "money"  # asked of a condition as well, but of no record
_RECORD = "record"  # what a message means that asks for all of it: "go on"
_LONGEST_WHOLE = 80  # characters of a message that is known as a whole
_PAIR = 2  # words of "which collagen"
_FEW = 4  # words of a message of which one alone may ask
# A chance as people write it; one among so many is no longer that of a child, but of anybody.
_CHANCE = re.compile(
    r"\d+(?:[.,]\d+)? ?(?:%|percent\b|prozent\b|por ciento\b|pour ?cent\b)|\bfifty[ -]fifty\b"
    r"|\bone in (?:two|three|four|five|ten)\b|\bhalf\b|\ba quarter\b"
    r"|\b\d+ ?(?:[/:]|in|out of|of|zu|von|auf|sur|de cada|de|en) ?(\d+)\b",
    re.IGNORECASE,
)
_OF_CHANCES = frozenset({"one", "fifty", "half", "quarter"})  # words with which chances begin
_OF_A_CHILD = 100
_NUMBER = re.compile(r"\d+[a-z]?|[a-z]")  # of a sort, as words have it


def whole(
    store: Store, matcher: Matcher, look: Look, last: str | None
) -> OneConcept | Nothing | None:
    """What a message means that is known as a whole, courtesies left out: "danke dir, super".

    What is no name but in capitals, such as "mas", is one only where nothing is spoken of.
    """
    question = look.question
    known = lexicon.load()
    if question.wanted or len(question.text) > _LONGEST_WHOLE:
        return None
    if not all(token.word in known.of_whole for token in question.tokens):
        return None  # as of nearly every message
    typed = tokens(question.text)
    if len(typed) == 1 and len(typed[0].raw) > 1 and typed[0].raw.isupper():
        return None
    said = known.without_courtesies([token.word for token in typed])
    meaning = next((known.whole[each] for each in said if each in known.whole), None)
    number = store.number_of(last) if last else None
    if meaning in ASIDES or meaning == _MONEY:
        return Nothing("not_offered", subject=meaning, last=number)
    if meaning is None or number is None:
        return None
    intents = () if meaning == _RECORD else (meaning,)
    named = (each for each in matcher.exact(look) if store.kind(each.concept) is not Kind.UNSTATED)
    return OneConcept(given(number, "last", ""), intents, tuple(named))


def in_part(store: Store, matcher: Matcher, look: Look, last: str | None) -> OneConcept | None:
    """A part of the record spoken of last, where the words for it are a name as well.

    After a disease "inheritance?" asks for its own, not for the term of that name, which is
    told beside it; "what is autosomal dominant inheritance" asks for the term, and
    "autosomal recessive diseases" for the group of that name.
    """
    question = look.question
    number = store.number_of(last) if last else None
    if number is None:
        return None
    if _asks_for_mode(question) and can_have(store.kind(number), "inheritance"):
        return OneConcept(given(number, "last", ""), ("inheritance",))
    request = question.request()
    of_nothing = request and request.meaning in _OF_NOTHING and not question.points_back()
    exact = () if question.content or of_nothing else matcher.exact(look)
    if not exact:
        return None
    if not question.points_back():
        opens = question.words[min(exact[0].covered)] in lexicon.load().openers
        is_condition = store.kind(exact[0].concept) in CONDITIONS
        if question.intents(exact[0].covered) or (opens and is_condition):
            return None
    intents = question.intents()
    return OneConcept(given(number, "last", ""), intents, tuple(exact)) if intents else None


def of_system(store: Store, matcher: Matcher, look: Look, last: str | None) -> OneConcept | None:
    """The features of one body system of the condition spoken of last: "and the heart?".

    "Liver disease" is a condition, though.
    """
    number = store.number_of(last) if last else None
    organ = None if number is None else organs.asked_for(look.question)
    if number is None or organ is None or store.kind(number) is Kind.FEATURE:
        return None
    if not all(each.covered <= organ.places for each in matcher.exact(look)):
        return None
    only = Only(system=organ.system)
    return OneConcept(given(number, "last", ""), ("body_systems",), only=only)


def has_features(store: Store, number: int) -> bool:
    """Whether it is a condition, and its record lists features."""
    return store.kind(number) in CONDITIONS and bool(
        store.contents(number).counts["clinical_features"]
    )


def _asks_for_mode(question: Question) -> bool:
    """Whether all it says is how something may be inherited, in short: "AD or AR?"."""
    known = lexicon.load()
    said = set(question.words)
    return bool(said & known.modes) and said <= known.modes | known.beside_modes


def spoken_of(
    store: Store, matcher: Matcher, question: Question, last: str | None
) -> OneConcept | Nothing | None:
    """What a message without a name asks for; None where it may name something."""
    if question.content:
        return None
    number = store.number_of(last) if last else None
    request = question.request()
    if request and (found := _requested(store, matcher, question, request, number)):
        return found
    intents = question.intents()
    # "Which diseases have it"; but "what has been studied" asks for studies.
    is_reverse = request is not None and request.meaning == "reverse_lookup"
    if is_reverse and (question.points_back() or set(intents) <= {"definition"}):
        intents = ("reverse_lookup", *intents)
    if number is None:
        return Nothing("no_topic", intents=intents)
    if not (intents or question.points_back()):
        return Nothing("nothing_fits")
    return OneConcept(given(number, "last", ""), intents)


def chance(store: Store, question: Question, last: str | None) -> OneConcept | Nothing | None:
    """What a chance alone asks of the condition spoken of last: "50 %?", "1 in 4?".

    How it is inherited, since nobody but a counsellor can say more; of "1 in 20,000" how frequent
    it is.
    """
    may_be_one = (word in _OF_CHANCES or word[0].isdigit() for word in question.words)
    if question.identifiers or len(question.text) > _LONGEST_WHOLE or not any(may_be_one):
        return None
    text = question.text.replace(",000", "000")
    said = _CHANCE.search(text)
    if said is None or store.entries.called([normal_form(said[0])]):
        return None  # "2 of 2" may be the name of a concept
    rest = read(f"{text[: said.start()]} {text[said.end() :]}")
    if rest.content or rest.request():
        return None
    intent = "epidemiology" if said[1] and int(said[1]) > _OF_A_CHILD else "inheritance"
    number = store.number_of(last) if last else None
    intents = rest.intents() or (intent,)
    if number is None:
        return Nothing("no_topic", intents=intents)
    if store.kind(number) is Kind.FEATURE:
        return None
    return OneConcept(given(number, "last", ""), intents)


def course(store: Store, question: Question, last: str | None) -> OneConcept | None:
    """The course of the condition spoken of last, asked by a word alone: "progressive?".

    Words beside it that ask nothing change nothing: "very progressive".
    """
    said = question.content or range(len(question.words))
    is_course = len(said) == 1 and question.words[said[0]] in lexicon.load().qualifiers
    is_plain = is_course and not question.intents(said)
    return lone(store, question, last) if is_plain else None


def of_none(store: Store, question: Question, last: str | None) -> Nothing | None:
    """That there is nothing to choose at a place, or to compare, where a message asks for it."""
    number = store.number_of(last) if last else None
    if choosing.orders(question.text):
        return Nothing("no_choice", last=number)
    return Nothing("no_pair", last=number) if choosing.compares(question.text) else None


def lone(store: Store, question: Question, last: str | None) -> OneConcept | None:
    """What a word that asks nothing elsewhere asks alone of the condition spoken of: "diet?"."""
    number = store.number_of(last) if last else None
    if number is None or len(question.words) > _FEW or store.kind(number) is Kind.FEATURE:
        return None
    if question.request() is not None:
        return None
    known = lexicon.load().lone
    named = (question.words[place] for place in question.content)
    if not all(word in known for word in named) or (not question.content and question.intents()):
        return None
    asked = {known[word] for word in question.words if word in known}
    intent = asked.pop() if len(asked) == 1 else None
    return OneConcept(given(number, "last", ""), (intent,)) if intent else None


def which(store: Store, question: Question, last: str | None) -> OneConcept | None:
    """The same of "which collagen", though the word alone is a name as well."""
    known = lexicon.load()
    is_asked = len(question.words) == _PAIR and question.words[0] in known.which
    return lone(store, question, last) if is_asked and question.words[1] in known.lone else None


def reminded(store: Store, question: Question, found: LookedUp, last: str | None) -> LookedUp:
    """What was found; where that is nothing, with the concept that is still spoken of.

    Of a sort alone, "type 2?", it is asked of what.
    """
    if not isinstance(found, Nothing) or found.reason not in UNFIT:
        return found
    if last is not None:
        return replace(found, last=store.number_of(last))
    words = {question.words[place] for place in question.content} - lexicon.load().sorts
    is_sort = not lexicon.load().sorts.isdisjoint(question.words)
    is_alone = is_sort and words and all(map(_NUMBER.fullmatch, words))
    return Nothing("no_topic") if is_alone else found


def _requested(
    store: Store, matcher: Matcher, question: Question, request: Cue, number: int | None
) -> OneConcept | Nothing | None:
    """What is asked for beside the sections of a record."""
    meaning = request.meaning
    if meaning not in ASIDES or (meaning in _OF_NOTHING and question.points_back()):
        return None
    if meaning == "general":
        # "What is OMIM" is; "what is OMIM number" is about the one spoken of.
        if request.end < len(question.words):
            return None
        return _term(store, matcher, question, request) or Nothing("not_offered", subject=meaning)
    if request.length == 1 and meaning == "about" and number is not None and question.intents():
        return None  # "how can i help her"
    # The "what" of "what sources do you use" asks for no section.
    beside = question.intents(range(request.start, request.end))
    if beside and meaning not in _AS_A_WHOLE:
        return None
    if meaning != "cite":
        return Nothing("not_offered", subject=meaning, last=number)
    if number is None:
        return Nothing("not_offered", subject="export")
    return OneConcept(given(number, "last", ""), ("cite",))


def _term(store: Store, matcher: Matcher, question: Question, request: Cue) -> OneConcept | None:
    """The concept of which the last words of "what is a syndrome" are the name, if one has it."""
    for start in range(request.start, request.end):
        if question.intents(range(start, request.end)) not in {(), ("definition",)}:
            return None  # more than "what is a" is left out: "rare diseases" are no "diseases"
        rest = slice(start, request.end)
        words = replace(question, tokens=question.tokens[rest], asks=question.asks[rest])
        known = (
            each
            for each in matcher.exact(matcher.look(words))
            if store.kind(each.concept) is not Kind.UNSTATED
        )
        if found := next(known, None):
            return OneConcept(found, ("definition",))
    return None
