"""What an abbreviation usually stands for, where no source gives that name the abbreviation.

"HF" is hydrops fetalis in some source, and heart failure to most who type it: both are offered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.decision import one_of_each
from knowledge.matcher import Candidate, Look, Matcher
from knowledge.model import NameKind
from knowledge.readings import reworded

_READINGS = 3


def with_usual(matcher: Matcher, look: Look, exact: Sequence[Candidate]) -> list[Candidate]:
    """The concepts of an abbreviation, behind them those that it usually stands for.

    Whatever else is named is left as it is.
    """
    if not exact or any(each.kind is not NameKind.ABBREVIATION for each in exact):
        return list(exact)
    usual = [
        replace(each, covered=reading.typed(each.covered))
        for reading in reworded(look.question, look.mention.index, _READINGS)
        for each in matcher.exact(matcher.look(reading.question))
    ]
    return one_of_each([*exact, *usual])
