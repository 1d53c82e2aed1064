"""The subject line of a message: its first words, where they stand for themselves."""

from __future__ import annotations

import re

from knowledge.asking.question import Question

_LONGEST = 10  # words
_ENDS = re.compile(r"[.!?\n:;]")
# Words in capitals with which the message itself begins: "Leg pain I am …", "GOUT Hello, …".
_BEGINS = frozenset(
    "A After Am An Any Are Can Could Dear Do Does For Good Greetings Has Have He Hello Hey Hi How "
    "I I'm If Im In Is It My Our Please Recently Respected She Since Sir Thank Thanks The There "
    "This We What When Where Which Who Why Would You Your".split()
)


def subject_line(question: Question) -> int:
    """How many words stand before the first mark or before the message begins, ten at most.

    A short first sentence counts as a subject line, too; 0 where the first words are of a longer
    one.
    """
    tokens, text = question.tokens[: _LONGEST + 1], question.text
    for place in range(1, len(tokens)):
        before, here = tokens[place - 1], tokens[place]
        begins = here.raw in _BEGINS and (here.raw == "I" or not before.raw.isupper())
        if begins or _ENDS.search(text, before.end, here.start):
            return place
    return 0
