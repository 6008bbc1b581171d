"""Shows in the terminal how much of a long job is done and how long the rest will take."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

PATIENCE = 1.0  # seconds before anything is shown


class Progress:
    """One line of text in the terminal, such as "3 of 40 bodies, about 2 minutes left", renewed as a job goes on.

    Nothing is written where `out` is not a terminal. `total` is the number of steps, `what` the word for them, and
    `clock` a function that returns the time in seconds.
    """

    def __init__(
        self, total: int, what: str, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._total, self._what, self._clock = total, what, clock
        self._out = sys.stderr if out is None else out
        self._start, self._done, self._failed, self._width = clock(), 0, 0, 0

    def step(self, failed: bool = False) -> None:
        """Count one more step of the job as done, and renew the text once the job has taken a second.

        `failed` says that the step failed.
        """
        self._done += 1
        self._failed += failed
        taken = self._clock() - self._start
        if taken >= PATIENCE:
            wrong = f", {self._failed} failed" if self._failed else ""
            left = say_time(taken / self._done * (self._total - self._done))
            self._show(f"{self._done} of {self._total} {self._what}{wrong}, {left} left")

    def clear(self) -> None:
        """Remove the text from the terminal."""
        if self._width:
            self._show("")

    def _show(self, text: str) -> None:
        """Write the text over the one that is shown; "" removes it."""
        if self._out.isatty():
            self._out.write(f"\r{text.ljust(self._width)}" + ("" if text else "\r"))
            self._out.flush()
            self._width = len(text)


def say_time(seconds: float) -> str:
    """Return a length of time in words.

    >>> say_time(12.3), say_time(150), say_time(9000)
    ('about 12 seconds', 'about 3 minutes', 'about 2.5 hours')
    """
    if seconds < 90:
        return f"about {seconds:.0f} second{'' if round(seconds) == 1 else 's'}"
    return f"about {seconds / 60 + 0.01:.0f} minutes" if seconds < 5400 else f"about {seconds / 3600:.1f} hours"
