"""A line in the terminal that says how far a long job is and how long it will still take."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

PATIENCE = 1.0  # seconds before anything is shown


class Progress:
    """A line that is written over itself as a job goes on; nothing is written where the output is no terminal."""

    def __init__(
        self, total: int, what: str, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._total, self._what, self._clock = total, what, clock
        self._out = sys.stderr if out is None else out
        self._start, self._done, self._failed, self._width = clock(), 0, 0, 0

    def step(self, failed: bool = False) -> None:
        """Count one more part of the job as done, and show the line again once the job has taken a second."""
        self._done += 1
        self._failed += failed
        taken = self._clock() - self._start
        if taken >= PATIENCE:
            wrong = f", {self._failed} failed" if self._failed else ""
            left = say_time(taken / self._done * (self._total - self._done))
            self._show(f"{self._done} of {self._total} {self._what}{wrong}, {left} left")

    def clear(self) -> None:
        """Remove the line from the terminal."""
        if self._width:
            self._show("")

    def _show(self, text: str) -> None:
        """Write the text over the line that is there; "" removes it."""
        if self._out.isatty():
            self._out.write(f"\r{text.ljust(self._width)}" + ("" if text else "\r"))
            self._out.flush()
            self._width = len(text)


def say_time(seconds: float) -> str:
    """Return a length of time as one would say it.

    >>> say_time(12.3), say_time(150), say_time(9000)
    ('about 12 seconds', 'about 3 minutes', 'about 2.5 hours')
    """
    if seconds < 90:
        return f"about {seconds:.0f} second{'' if round(seconds) == 1 else 's'}"
    return f"about {seconds / 60 + 0.01:.0f} minutes" if seconds < 5400 else f"about {seconds / 3600:.1f} hours"
