"""Says in the terminal that a command is at work, once it has taken a second, and takes the line away at its end."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

PATIENCE = 1.0  # seconds before anything is shown, and between two looks at the clock


@contextmanager
def working(
    what: str, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic, patience: float = PATIENCE
) -> Iterator[None]:
    """Within this `with` block, show a line such as "Running x.xlsx: 3 seconds" in the terminal.

    Nothing is shown where `out`, the error stream unless it is given, is not a terminal. `clock` returns the time in
    seconds.
    """
    stream = sys.stderr if out is None else out
    if not stream.isatty():
        yield
        return
    begun, done, width = clock(), threading.Event(), 0

    def show() -> None:
        """Renew the line until the work is done, and then take it away."""
        nonlocal width
        while not done.wait(patience):
            taken = round(clock() - begun)
            line = f"{what}: {taken} second{'' if taken == 1 else 's'}"
            width = max(width, len(line))
            stream.write(f"\r{line.ljust(width)}")
            stream.flush()
        if width:
            stream.write(f"\r{' ' * width}\r")
            stream.flush()

    shown = threading.Thread(target=show, daemon=True)
    shown.start()
    try:
        yield
    finally:
        done.set()
        shown.join()
