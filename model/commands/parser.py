"""Reads the options that a user types after a command."""

from __future__ import annotations

import argparse
import re
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from model.spoken import spoken


class Parser(argparse.ArgumentParser):
    """A reader of a command's options, which refuses wrong options in one sentence, with the nearest that is right.

    It gives every command the options --strict, --quiet, --verbose and --settings.
    """

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog, description=description, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
        )
        self.add_argument("--strict", action="store_true", help="leave with exit code 1 if there are warnings")
        self.add_argument("-q", "--quiet", action="store_true", help="print errors, and the path of what was written")
        self.add_argument("-v", "--verbose", action="store_true", help="say what is read and written, and how long")
        self.add_argument("--settings", type=Path, metavar="FILE", help="read options from this file; mancost.toml")

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the options, and end the process with exit code 2: the input needs fixing."""
        hint = self._nearest(message)
        self.exit(2, f"{self.prog}: {message}; {f'did you mean {hint}?' if hint else f'see {self.prog} --help'}\n")

    def long_options(self) -> dict[str, argparse.Action]:
        """Return the command's long options, such as "--out", with what the library knows of each."""
        return {name: each for each in self._actions for name in each.option_strings if name.startswith("--")}

    def _nearest(self, message: str) -> str:
        """Return the option, or the value of one, that is spelt most like the wrong one of a message; "" for none."""
        if wrong := re.search(r"unrecognized arguments: .*?(--[^\s=]+)", message):
            return "".join(get_close_matches(wrong[1], list(self.long_options()), 1))
        if wrong := re.search(r"argument (\S+): invalid choice: '([^']*)'", message):
            found = self.long_options().get(wrong[1].split("/")[-1])
            choices = [str(choice) for choice in found.choices or ()] if found else []
            return "".join(get_close_matches(spoken(wrong[2]).lower(), choices, 1))
        return ""
