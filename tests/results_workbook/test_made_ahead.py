"""Pieces of a file that are made ahead, in a second thread."""

from __future__ import annotations

import sys
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

import pytest

from model.xlsx.ahead import NO_MORE, WAITING, Packed, deflated, made_ahead, packed_ahead

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


def test_pieces_packed_apart_are_one_file_as_if_packed_together() -> None:
    pieces = [b"<row>" * 300_000, b"", bytes(range(256)) * 9_000, b"x"]
    packed = [*packed_ahead(iter(pieces), 1)]
    assert [piece for piece, _ in packed] == pieces
    whole = b"".join(made for _, made in packed) + NO_MORE
    assert zlib.decompressobj(-zlib.MAX_WBITS).decompress(whole) == b"".join(pieces)


def test_a_zip_takes_pieces_that_are_packed_and_pieces_that_are_not() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book, book.open("one", "w") as out:
        out._compressor = compressor = Packed(1)  # type: ignore[attr-defined]
        out.write(b"begins ")
        compressor.ready = deflated(b"goes on ", 1)
        out.write(b"goes on ")
        out.write(b"ends")
    with zipfile.ZipFile(made) as book:
        assert book.testzip() is None
        assert book.read("one") == b"begins goes on ends"
        assert compressor.ready is None  # so that it was asked
