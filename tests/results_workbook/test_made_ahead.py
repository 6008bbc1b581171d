"""Pieces of a file that are made ahead, in a second thread."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from model.xlsx.ahead import WAITING, made_ahead

pytestmark = pytest.mark.unit


def test_pieces_come_in_order_and_all_of_them() -> None:
    usual = sys.getswitchinterval()
    assert list(made_ahead(iter(range(5 * WAITING)))) == list(range(5 * WAITING))
    assert list(made_ahead(iter(()))) == []
    assert sys.getswitchinterval() == usual


def test_what_the_maker_raises_is_raised_after_what_it_made() -> None:
    def pieces() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    coming = made_ahead(pieces())
    assert next(coming) == 1
    with pytest.raises(ZeroDivisionError):
        next(coming)


def test_no_more_are_made_than_may_wait() -> None:
    made: list[int] = []

    def pieces() -> Iterator[int]:
        for number in range(10 * WAITING):
            made.append(number)
            yield number

    coming = made_ahead(pieces())
    next(coming)
    coming.close()  # type: ignore[attr-defined]  # a generator
    assert len(made) <= WAITING + 1
