"""How a command's options are read."""

from __future__ import annotations

import argparse
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one plain sentence, with the option that every command has."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog, description=description, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
        )
        self.add_argument("--strict", action="store_true", help="leave with exit code 1 if there are warnings")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave with the exit code for an input that needs fixing."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")
