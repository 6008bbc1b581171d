"""Prints the remarks of a plan: the alerts first, each with its code, which `mancost help` explains."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from model.commands.colour import DOUBTFUL, painted
from model.messages import coded, line_of


def print_remarks(sentences: Iterable[str]) -> None:
    """Print each remark on a line of its own, as an alert or as a note; alerts come first."""
    for remark in coded(sentences):
        line = line_of(remark["sentence"])
        print(painted(line, DOUBTFUL, sys.stdout) if remark["level"] == "alert" else line)
