"""Makes pieces of a file in a second thread, ahead of who asks for them: some are made while others are packed."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
END: Any = object()  # stands behind the last piece
WAITING = 8  # pieces made and not yet asked for: each takes megabytes
TURN = 0.001  # seconds until the thread that makes lets the caller go on: Python's own 5 ms are as long as its work


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
