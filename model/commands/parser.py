"""Reads the options that a user types after a command."""

from __future__ import annotations

import argparse
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """A reader of a command's options, which refuses wrong options in one sentence.

    It gives every command the option --strict.
    """

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog, description=description, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
        )
        self.add_argument("--strict", action="store_true", help="leave with exit code 1 if there are warnings")

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the options, and end the process with exit code 2: the input needs fixing."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")
