"""A file of settings, mancost.toml: options that a user does not want to type each time; what is typed wins.

Its keys are long options without their dashes: at the top for every command that has them, or under the name of one
command, such as [paper]. It stands in the current folder, or is named by --settings or by MANCOST_SETTINGS.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Any

from model.commands.parser import Parser
from model.problems import InputError, Problem

NAME, NAMED_BY = "mancost.toml", "MANCOST_SETTINGS"
LARGEST = 2**20  # bytes
NOT_SET = ("--help", "--settings")  # options that no file may give


def settings_file(given: Sequence[str]) -> Path | None:
    """Return the path of the settings: the one that is typed, or of the environment, or of this folder; None for none.

    Raises InputError where one is named that is not there.
    """
    typed = [value for flag, value in pairwise(given) if flag == "--settings"]
    typed += [word.removeprefix("--settings=") for word in given if word.startswith("--settings=")]
    named = typed[-1] if typed else os.environ.get(NAMED_BY)
    if named is None:
        return Path(NAME) if Path(NAME).is_file() else None
    if not Path(named).is_file():
        raise InputError([Problem(named, "there is no such file of settings; check the name and the folder")])
    return Path(named)


def with_settings(
    path: Path, name: str, parser: Parser, given: Sequence[str], commands: Mapping[str, tuple[str, str]]
) -> list[str]:
    """Return what is typed after the command called `name`, with what the settings add to it before.

    `commands` gives each command's module by its name. Raises InputError for a file that cannot be read, for a key that
    is no option, and for a value of the wrong kind.
    """
    try:
        text = path.read_bytes()[: LARGEST + 1].decode("utf-8-sig")
        held = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError([Problem(str(path), f"cannot be read as settings: {str(error).lower()}")]) from None
    own = held.get(name, {})
    if not isinstance(own, dict):
        raise InputError([_problem(path, text, "", name, f'"{name}" is a command; write its settings under [{name}]')])
    options = parser.long_options()
    problems: list[Problem] = []
    added: list[str] = []
    for section, keys in (("", {key: each for key, each in held.items() if not isinstance(each, dict)}), (name, own)):
        for key, value in keys.items():
            option = f"--{key.replace('_', '-')}"
            if option not in options or option in NOT_SET:
                if section or option in NOT_SET or option not in _of_all(commands):
                    problems.append(_unknown(path, text, section, key, [*options] if section else _of_all(commands)))
            elif not any(word == option or word.startswith(f"{option}=") for word in given):
                try:
                    added += _words(option, options[option], value)
                except ValueError as fault:
                    problems.append(_problem(path, text, section, key, f'"{key}" {fault}'))
    for section, keys in held.items():
        if isinstance(keys, dict) and section not in commands:
            problems.append(_unknown(path, text, section, section, list(commands)))
    if problems:
        raise InputError(problems)
    return [*added, *given]


def _words(option: str, action: argparse.Action, value: Any) -> list[str]:
    """Return a setting as it would be typed; raise ValueError, with the reason, for a value of the wrong kind."""
    if action.nargs == 0:
        if not isinstance(value, bool):
            raise ValueError("is a switch; write true or false")
        opposite = f"--no-{option[2:]}"
        return [option] if value else [opposite] if opposite in action.option_strings else []
    if isinstance(value, bool | dict):
        raise ValueError("takes a value; write a text in quotation marks, or a number")
    if isinstance(value, list):
        if not isinstance(action, argparse._AppendAction):
            return [f"{option}={','.join(map(str, value))}"]
        return [f"{option}={each}" for each in value]
    return [f"{option}={value}"]


def _of_all(commands: Mapping[str, tuple[str, str]]) -> list[str]:
    """Return the long options of all commands; it imports them all, which only a key that is not known asks for."""
    return sorted({option for parser in parsers(commands).values() for option in parser.long_options()})


def parsers(commands: Mapping[str, tuple[str, str]]) -> dict[str, Parser]:
    """Return the reader of each command's options, by the command's name."""
    return {name: parser_of(name, importlib.import_module(module), said) for name, (module, said) in commands.items()}


def parser_of(name: str, module: Any, said: str) -> Parser:
    """Return the reader of the options of the command called `name`, which `module` runs and `said` describes."""
    parser = Parser(prog=f"mancost {name}", description=f"{said[0].upper()}{said[1:]}.")
    module.add_arguments(parser)
    return parser


def _unknown(path: Path, text: str, section: str, key: str, known: Sequence[str]) -> Problem:
    """Return the problem of a key that is no option, with the one that is spelt most like it."""
    names = [name.removeprefix("--") for name in known if name not in NOT_SET]
    near = get_close_matches(key.replace("_", "-"), names, 1)
    hint = f"did you mean {near[0]}?" if near else "mancost COMMAND --help lists the options of a command"
    return _problem(path, text, section, key, f'"{key}" is not a setting of the command line; {hint}')


def _problem(path: Path, text: str, section: str, key: str, sentence: str) -> Problem:
    """Return a problem of a key, with the number of its line."""
    return Problem(f"{path} line {next(_lines(text, section, key), 1)}", sentence)


def _lines(text: str, section: str, key: str) -> Iterator[int]:
    """Yield the numbers of the lines that may give a key of a section, or begin a section of that name."""
    at = ""
    for number, line in enumerate(text.splitlines(), 1):
        if head := re.match(r"\s*\[\s*\"?([^\]\"]+?)\"?\s*\]", line):
            at = head[1]
            if at == key:
                yield number
        elif at == section and re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", line):
            yield number
