"""What is worked out once and kept: in the object that it is of."""

from __future__ import annotations

from knowledge.kept import worked_out


class Lamp:
    """Counts how often its light is looked for."""

    def __init__(self, wick: str) -> None:
        self.wick = wick
        self.looked = 0

    @worked_out
    def light(self) -> str:
        """Of its wick."""
        self.looked += 1
        return f"light of {self.wick}"


def test_a_property_is_worked_out_once_and_only_when_it_is_read() -> None:
    """Each object has its own."""
    one, other = Lamp("wool"), Lamp("moss")
    assert 0 == one.looked
    assert ["light of wool"] * 2 == [one.light, one.light]
    assert "light of moss" == other.light
    assert (1, 1) == (one.looked, other.looked)


def test_a_property_keeps_what_is_said_of_it() -> None:
    """Its docstring is that of the function."""
    assert "Of its wick." == vars(Lamp)["light"].__doc__
