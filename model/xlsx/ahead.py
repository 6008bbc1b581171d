"""Makes pieces of a file in a second thread and packs them in others, ahead of who writes them."""

from __future__ import annotations

import os
import sys
import zlib
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
END: Any = object()  # stands behind the last piece
WAITING = 8  # pieces made and not yet asked for: each takes megabytes
TURN = 0.001  # seconds until the thread that makes lets the others go on: Python's own 5 ms are as long as its work
AS_IN_A_ZIP = -zlib.MAX_WBITS  # deflated data alone, without a head of its own
NO_MORE = b"\x03\x00"  # an empty block that says it is the last, by which deflated data ends


class Packed:
    """The compressor of a file in a zip, for data that in part has been deflated already, in other threads.

    `ready` is a piece deflated: it is set right before that very piece is written, and is used for it alone.
    All other data is deflated here.
    """

    def __init__(self, level: int) -> None:
        self.level = level
        self.ready: bytes | None = None

    def compress(self, data: bytes) -> bytes:
        """Return the data deflated."""
        packed, self.ready = self.ready, None
        return deflated(data, self.level) if packed is None else packed

    def flush(self) -> bytes:
        """Return the end of the deflated data."""
        return NO_MORE


def deflated(data: bytes, level: int) -> bytes:
    """Return data deflated by itself, so that others may stand before and behind it."""
    packer = zlib.compressobj(level, zlib.DEFLATED, AS_IN_A_ZIP)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


def packed_ahead(pieces: Iterator[bytes], level: int) -> Generator[tuple[bytes, bytes], None, None]:
    """Yield each piece of an iterator, in order, and the same piece deflated.

    The next few are made and deflated meanwhile, in other threads: zlib lets them run side by side. What the iterator
    raises is raised here.
    """
    with ThreadPoolExecutor(os.cpu_count()) as threads:

        def begun() -> Iterator[tuple[bytes, Future[bytes]]]:
            """Yield each piece as soon as its deflating has begun."""
            for piece in pieces:
                yield piece, threads.submit(deflated, piece, level)

        for piece, packed in made_ahead(begun()):
            yield piece, packed.result()


def made_ahead(pieces: Iterator[T]) -> Iterator[T]:
    """Yield each piece of an iterator, in order, while the next few are made in a second thread.

    What the iterator raises is raised here. Time is saved where the caller's work lets other threads run, as
    compression does.
    """
    usual = sys.getswitchinterval()
    with ThreadPoolExecutor(1) as thread:  # one, so that a piece begins when the last has been made
        coming = deque(thread.submit(next, pieces, END) for _ in range(WAITING))
        try:
            sys.setswitchinterval(min(TURN, usual))
            while (piece := coming.popleft().result()) is not END:
                coming.append(thread.submit(next, pieces, END))
                yield piece
        finally:
            sys.setswitchinterval(usual)
            thread.shutdown(cancel_futures=True)
