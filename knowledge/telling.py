"""What a long message is about, as candidates: `spotting` and `story` put to use."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge import story
from knowledge.entries import Entries
from knowledge.matcher import Candidate, Look
from knowledge.question import Question
from knowledge.spotting import spotted

# Set on the e-mails and questions that data/story.toml names: up to here a name close to the
# mention as a whole is right more often, from here on what the message names in part.
_LONG, _LONG_CONTENT = 25, 14  # words, or of them such as may name something
# Beside such with several sentences: of these the story is right more often, of others the name.
_STORY = 9
_MAY_TELL = 13  # words from which a message that as a whole is close to no name tells something

_TOLD = 12  # concepts whose names are read


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


def tell(look: Look, entries: Entries) -> Told:
    """The concepts that the message names, and which of them it asks about."""
    found = story.weigh(look.question, spotted(look.mention))
    told = found.concepts[:_TOLD]
    names = {each.id: each for each in entries.numbered(each.best.entry for each in told)}
    named = tuple(
        Candidate(
            each.concept,
            names[each.best.entry].text,
            names[each.best.entry].kind,
            "part",
            each.score,
            each.covered,
            held=each.best.similarity,
            strength=each.score,
        )
        for each in told
    )
    return Told(named[: len(found.meant)], named)
