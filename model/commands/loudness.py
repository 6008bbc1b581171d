"""How much a command says: with --quiet only errors and the paths of what was written, with --verbose what it does."""

from __future__ import annotations

import argparse
import io
import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from model.spoken import spoken_path

LOG = logging.getLogger("mancost")


class _Told(logging.Handler):
    """Prints what the model logs: the paths of what was written, or with `all` every line, to the error stream."""

    def __init__(self, everything: bool) -> None:
        super().__init__()
        self._all, self._out = everything, sys.stdout

    def emit(self, record: logging.LogRecord) -> None:
        """Print a line of the log."""
        if self._all:
            sys.stderr.write(f"{record.getMessage()}\n")
        elif path := getattr(record, "written", None):
            self._out.write(f"{spoken_path(path)}\n")


@contextmanager
def loudness(options: argparse.Namespace, settings: Path | None) -> Iterator[None]:
    """Within this `with` block, a command says as much as its options ask; JSON is data, and is printed however quiet.

    With --verbose the file of `settings`, if there is one, is told first, and the time that it all took at the end.
    """
    data = getattr(options, "json", False)
    if not options.verbose and (not options.quiet or data):
        yield
        return
    told, begun, level = _Told(options.verbose), time.monotonic(), LOG.level
    LOG.addHandler(told)
    LOG.setLevel(logging.INFO)
    if settings:
        LOG.info("settings of %s", spoken_path(settings))
    try:
        if options.quiet and not data:
            with redirect_stdout(io.StringIO()):
                yield
        else:
            yield
        LOG.info("done in %.1f seconds", time.monotonic() - begun)
    finally:
        LOG.removeHandler(told)
        LOG.setLevel(level)
