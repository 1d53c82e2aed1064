"""What is open, lent to readers while another takes its place."""

from __future__ import annotations

import os
import platform
import sqlite3
from dataclasses import dataclass, field

import pytest

from bot.lending import Lending, free_memory
from knowledge import KnowledgeError
from tests.shipped import anonymous_mb


@dataclass
class Shelf:
    """Opens numbered files, keeps their number, and refuses on demand."""

    opened: list[Book] = field(default_factory=list)
    fault: Exception | None = None

    def open(self) -> Book:
        """The next one."""
        if self.fault:
            raise self.fault
        self.opened.append(Book(len(self.opened)))
        return self.opened[-1]

    @property
    def closed(self) -> list[int]:
        """The numbers of those that were closed, each as often as it was."""
        return [book.number for book in self.opened for _ in range(book.times_closed)]


@dataclass
class Book:
    """Something that is opened and closed."""

    number: int
    times_closed: int = 0

    def close(self) -> None:
        """Close it."""
        self.times_closed += 1


def test_it_is_opened_once_for_all_readers() -> None:
    """And stays open when they are done."""
    shelf = Shelf()
    lending = Lending(shelf.open)
    assert [] == shelf.opened
    with lending.lent() as one, lending.lent() as other:
        assert one is other
    with lending.lent() as later:
        assert later is one
    assert [] == shelf.closed


def test_the_last_reader_of_the_former_one_closes_it() -> None:
    """Readers that come after the renewal read the new one."""
    shelf = Shelf()
    lending = Lending(shelf.open)
    with lending.lent() as first:
        with lending.lent() as second:
            lending.renew()
            with lending.lent() as third:
                assert [0, 0, 1] == [each.number for each in (first, second, third)]
        assert [] == shelf.closed
    assert [0] == shelf.closed


def test_without_readers_the_former_one_is_closed_at_once() -> None:
    """There is nobody to wait for."""
    shelf = Shelf()
    lending = Lending(shelf.open)
    with lending.lent():
        pass
    lending.renew()
    assert [0] == shelf.closed
    lending.close()
    assert [0, 1] == shelf.closed


def test_a_renewal_that_fails_leaves_all_as_it_was() -> None:
    """The one that is open is lent on."""
    shelf = Shelf()
    lending = Lending(shelf.open)
    with lending.lent() as former:
        pass
    shelf.fault = KnowledgeError("damaged")
    with pytest.raises(KnowledgeError):
        lending.renew()
    with lending.lent() as still:
        assert still is former
    assert [] == shelf.closed


@pytest.mark.parametrize("fault", [KnowledgeError("damaged"), sqlite3.DatabaseError("malformed")])
def test_after_a_fault_of_the_file_it_is_opened_anew(fault: Exception) -> None:
    """The one with the fault is closed; other faults do not concern it."""
    shelf = Shelf()
    lending = Lending(shelf.open)
    for raised in (ValueError("a bug"), fault):
        with pytest.raises(type(raised)), lending.lent():
            raise raised
    assert [0] == shelf.closed
    with lending.lent() as anew:
        assert 1 == anew.number


def test_a_fault_of_the_former_one_leaves_the_new_one_alone() -> None:
    """Whoever reads the former one when it is replaced may still find a fault in it."""
    shelf = Shelf()
    lending = Lending(shelf.open)

    def read() -> None:
        with lending.lent():
            lending.renew()
            raise KnowledgeError("damaged")

    with pytest.raises(KnowledgeError):
        read()
    with lending.lent() as still:
        assert 1 == still.number
    assert [0] == shelf.closed


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library has no such call")
def test_freed_memory_goes_back_to_the_system() -> None:
    """Also what lies between things that are still held."""
    held = [bytes(2_000) for _ in range(40_000)]
    held[:] = held[::64]
    before = anonymous_mb(os.getpid())
    free_memory()
    assert anonymous_mb(os.getpid()) < before - 40
    assert held
