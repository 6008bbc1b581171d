"""The parser of a command's options."""

from __future__ import annotations

import argparse
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one sentence, and that has the option which every command has, --strict."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog, description=description, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
        )
        self.add_argument("--strict", action="store_true", help="leave with exit code 1 if there are warnings")

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the options, and leave with exit code 2: the input needs fixing."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")
