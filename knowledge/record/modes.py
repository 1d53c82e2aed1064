"""Whether a text names a mode of inheritance: a parent's name, or a definition."""

from __future__ import annotations

import re

# The modes that HPO has terms for, in the words of names; "hereditary" alone names none.
_MODE = re.compile(
    r"\b(autosomal[\s-]+(co-?|semi-?)?(dominant|recessive)|[xy][\s-]linked|digenic"
    r"|mitochondrial(ly)?[\s-]+inherit(ed|ance)|maternal(ly)?[\s-]+inherit(ed|ance))\b",
    re.IGNORECASE,
)


def names_a_mode(text: str) -> bool:
    """Whether a mode is named anywhere in the text, whatever is said of it."""
    return _MODE.search(text) is not None
