"""When no garbage is looked for: while much is read that stays; in what the bot always holds."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from threading import Thread

import pytest

from bot.garbage import settling
from knowledge import garbage

PAUSES = pytest.mark.parametrize("pause", [lambda: garbage.lasting, settling], ids=["read", "bot"])
Pause = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def _thawed() -> Iterator[None]:
    """Nothing is frozen, as where nobody has heard of it; afterwards as `conftest` left it."""
    gc.unfreeze()
    yield
    gc.freeze()


@pytest.fixture
def _off() -> Iterator[None]:
    """No garbage is looked for anyway."""
    gc.disable()
    yield
    gc.enable()


def _raise_within(pause: Pause) -> None:
    with pytest.raises(OSError, match="no such file"), pause():
        raise OSError("no such file")


@PAUSES
def test_garbage_is_looked_for_again_afterwards(pause: Pause) -> None:
    """Also where what was to be read could not be."""
    with pause():
        assert not gc.isenabled()
    assert gc.isenabled()
    _raise_within(pause)
    assert gc.isenabled()


@PAUSES
@pytest.mark.usefixtures("_off")
def test_who_looks_for_no_garbage_is_not_made_to(pause: Pause) -> None:
    """Neither by reading nor by its fault."""
    with pause():
        pass
    assert not gc.isenabled()
    _raise_within(pause)
    assert not gc.isenabled()


def test_of_several_that_read_at_once_the_last_ends_the_pause() -> None:
    """And not the one that began first."""

    def read() -> None:
        with garbage.lasting:
            pass

    with garbage.lasting:
        other = Thread(target=read)
        other.start()
        other.join()
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.usefixtures("_thawed")
def test_what_was_read_is_no_matter_of_the_next_collections() -> None:
    """Only of those that look at everything: it may be let go one day."""
    with garbage.lasting:
        kept = [[number] for number in range(1_000)]
    assert not gc.get_freeze_count()
    assert not any(each is kept for young in (0, 1) for each in gc.get_objects(young))
    assert any(each is kept for each in gc.get_objects())


def test_what_others_have_frozen_stays_so() -> None:
    """Whoever has done so knows why."""
    gc.freeze()
    frozen = gc.get_freeze_count()
    assert frozen
    with garbage.lasting:
        kept = [[number] for number in range(1_000)]
    assert kept
    assert gc.get_freeze_count() > frozen // 2


@pytest.mark.usefixtures("_thawed")
def test_what_is_held_at_the_start_is_no_matter_of_later_collections() -> None:
    """None of them looks through it again."""
    before = [[number] for number in range(1_000)]
    with settling():
        within = [[number] for number in range(1_000)]
    try:
        assert gc.get_freeze_count() > len(before) + len(within)
        assert not any(each is before or each is within for each in gc.get_objects())
    finally:
        gc.unfreeze()
