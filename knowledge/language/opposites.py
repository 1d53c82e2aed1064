"""Words that a few letters turn into their opposite: neither misspells the other.

"Nonclassic" is not a badly typed "classic", nor "hypotonia" a "hypertonia": to take one for the
other would answer about another condition.
"""

from __future__ import annotations

from itertools import permutations

_NEGATING = frozenset("non un in im dis".split())
_SHORT = frozenset("a an".split())  # so little is left out by mistake as well
_OPPOSED = tuple(
    pair
    for both in ("hypo hyper", "micro macro", "brady tachy", "intra inter", "homo hetero")
    for pair in permutations(both.split(), 2)
)
_ENDING = 4  # letters that both have at their end
_SHORTEST = 5  # letters of what is negated: "apathy" has nothing to do with "pathy"


def are_opposite(typed: str, other: str, *, is_word: bool) -> bool:
    """Whether two folded words differ by a beginning that says the opposite, and by nothing else.

    `is_word`: what was typed is a word of names; "taxia" is none, and may be a misspelt "ataxia".
    """
    if typed[-_ENDING:] != other[-_ENDING:]:
        return False  # as nearly always
    short, long = sorted((typed, other), key=len)
    if len(short) >= _SHORTEST and long.endswith(short):
        beginning = long.removesuffix(short)
        if beginning in _NEGATING or (is_word and beginning in _SHORT):
            return True
    return any(
        typed.startswith(begins)
        and other.startswith(contrary)
        and typed.removeprefix(begins) == other.removeprefix(contrary)
        for begins, contrary in _OPPOSED
    )
