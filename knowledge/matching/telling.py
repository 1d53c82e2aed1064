"""What a long message is about, as candidates: `spotting` and `story` put to use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.asking.question import Question
from knowledge.language import lexicon
from knowledge.language.everyday import everyday
from knowledge.matching import story
from knowledge.matching.alone import close
from knowledge.matching.candidate import Candidate
from knowledge.matching.look import Look
from knowledge.matching.matcher import Matcher
from knowledge.matching.spotting import spotted
from knowledge.matching.story import Spotted, Story, Weighed
from knowledge.model import Kind
from knowledge.names.entries import Entries
from knowledge.names.index import is_joining

# Set on the e-mails and questions that data/story.toml names: up to here a name close to the
# mention as a whole is right more often, from here on what the message names in part.
_LONG, _LONG_CONTENT = 25, 14  # words, or of them such as may name something
# Beside such with several sentences: of these the story is right more often, of others the name.
_STORY = 9
_MAY_TELL = 13  # words from which a message that as a whole is close to no name tells something

_TOLD = 12  # concepts whose names are read
_SHORTEST = 4  # letters of a name beside other things
_AS_TYPED = 0.99  # similarity from which a name is spelt as it is
_BLANKS = " -'\u2019"  # between words of one name


@dataclass(frozen=True, slots=True)
class Told:
    """The concepts that a message names, best first; `meant` is none, one or several of them."""

    meant: tuple[Candidate, ...]
    named: tuple[Candidate, ...]


def is_long(question: Question) -> bool:
    """Whether a message is a story rather than a question."""
    return len(question.words) >= _LONG or len(question.content) >= _LONG_CONTENT


def is_story(question: Question) -> bool:
    """Whether a message says several things, of which a name is only one."""
    return is_long(question) or (len(question.words) >= _STORY and question.sentences > 1)


def may_tell(question: Question) -> bool:
    """Whether a message may be a story: long enough to say other things beside a name."""
    return len(question.words) >= _MAY_TELL


def named(matcher: Matcher, look: Look) -> list[Spotted]:
    """Every name in a long message, and those that its sentences that ask are close to."""
    found = spotted(look.mention)
    return [*found, *close(matcher, look, found)]


def weighed(matcher: Matcher, look: Look) -> Story:
    """What a long message may ask about."""
    return story.weigh(look.question, named(matcher, look))


def tell(matcher: Matcher, look: Look, entries: Entries) -> Told:
    """The concepts that the message names, and which of them it asks about."""
    found = weighed(matcher, look)
    told = _candidates(found.concepts[:_TOLD], entries)
    return Told(told[: len(found.meant)], told)


def set_apart(matcher: Matcher, look: Look, entries: Entries) -> tuple[Candidate, ...]:
    """The concepts that a short message names beside other things, the likeliest first.

    "Living with gout", "gout - what to eat", "gout cookbooks": the name is whole, and what stands
    before it does not make it another one, as it may in "lantern gout".
    """
    found = weighed(matcher, look)
    if found.nothing > story.NOTHING:
        return ()
    apart = [each for each in found.concepts if _is_set_apart(look, each.best)]
    return _candidates(apart[:_TOLD], entries)


def _is_set_apart(look: Look, name: Spotted) -> bool:
    mention, question = look.mention, look.question
    words = question.words[name.start : name.end]
    if not name.is_whole or name.is_abbreviation or name.kind is Kind.UNSTATED:
        return False
    if len("".join(words)) < _SHORTEST or everyday().issuperset(words):
        return False
    openers = lexicon.load().openers  # "autosomal recessive" is of what stands behind it
    if all(mention.is_asking(n) or question.words[n] in openers for n in _places(name)):
        return False
    if name.similarity < _AS_TYPED and (len(words) == 1 or not _is_all(question, name)):
        return False
    before, behind = name.start - 1, name.end
    return (before < 0 or _parts(look, before, before)) and (
        behind == len(question.words)
        or _parts(look, behind, name.end - 1)
        or not mention.nears[behind]
    )


def _places(name: Spotted) -> range:
    return range(name.start, name.end)


def _is_all(question: Question, name: Spotted) -> bool:
    """Whether the words of the name are all that may name something."""
    return all(place in _places(name) for place in question.content)


def _parts(look: Look, place: int, before: int) -> bool:
    """Whether a word beside a name is not of it, or a mark stands behind the word `before`."""
    question, word = look.question, look.question.words[place]
    here, following = question.tokens[before], question.tokens[before + 1]
    return (
        look.mention.is_asking(place)
        or is_joining(word)
        or word in everyday()
        or bool(question.text[here.end : following.start].strip(_BLANKS))
    )


def _candidates(told: Sequence[Weighed], entries: Entries) -> tuple[Candidate, ...]:
    names = {each.id: each for each in entries.numbered(each.best.entry for each in told)}
    return tuple(
        Candidate(
            each.concept,
            names[each.best.entry].text,
            names[each.best.entry].kind,
            "part",
            each.score,
            each.covered,
            held=each.best.similarity,
            strength=each.score,
            entry=each.best.entry,
        )
        for each in told
    )
