"""The subject line of a message, told by its first words alone."""

from __future__ import annotations

import pytest

from knowledge.asking.message import read
from knowledge.asking.subject import subject_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Glow staggers. My son has had them since he was two.", 2),
        ("Glow staggers: My son has had them since he was two.", 2),
        ("Glow staggers My son has had them since he was two.", 2),
        ("glow staggers in children I am looking for help", 4),
        ("GLOW STAGGERS IN MY SON I am looking for help", 5),
        ("What are glow staggers?\nThank you", 4),
        ("my son has glow staggers since he was two and nobody in our town can help", 0),
        ("glow staggers", 0),
        ("", 0),
    ],
)
def test_a_subject_line_ends_where_the_message_begins(text: str, expected: int) -> None:
    """At a mark, or at a word in capitals that begins a message; else there is none."""
    assert expected == subject_line(read(text))


def test_what_a_form_adds_before_the_subject_is_not_read() -> None:
    """The browser and the address of who wrote name nothing."""
    form = "Request of 3 May. Web browser: Example/5.0 Subject: Staggers Message: My son has them."
    assert ["stagger", "message", "my"] == list(read(form).words[:3])
    assert "stagger" in read("Subject: staggers").words
