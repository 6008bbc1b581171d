"""`mancost help CODE`: what a message means and what to do; without a code, every code."""

from __future__ import annotations

import argparse
import json
from textwrap import fill

from model.commands.listed import COMMANDS
from model.messages import Message, messages
from model.problems import InputError, Problem

WIDE = 100  # letters of a line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = "example:\n  mancost help E203"
    parser.add_argument("code", nargs="?", metavar="CODE", help="the code behind a message; every code if not given")
    parser.add_argument("--json", action="store_true", help="print it as JSON; a list of every code if none is given")


def run(options: argparse.Namespace) -> list[str]:
    """Print what the code means, or the list of all codes; there are no warnings.

    Raises InputError where there is no such code.
    """
    by_code = {message.code: message for message in messages()}
    if options.code is None and options.json:
        print(json.dumps([_as_json(each) for each in by_code.values()], ensure_ascii=False, indent=1))
        return []
    if options.code is None:
        for each in by_code.values():
            print(f"{each.code}  {each.level:<5}  {each.title}")
        return []
    message = by_code.get(options.code.strip("()[].").upper())
    if message is None:
        command = options.code in COMMANDS
        todo = f"for the command, mancost {options.code} --help" if command else "mancost help lists them"
        sentence = f'"{options.code}" is not a code of a message; {todo}'
        raise InputError([Problem("help", sentence)])
    if options.json:
        print(json.dumps(_as_json(message), ensure_ascii=False, indent=1))
    else:
        _print(message)
    return []


def _as_json(message: Message) -> dict[str, str]:
    """Return a kind of message as data: its code, level, title, what it means, what to do, and an example."""
    kept = ("code", "level", "title", "meaning", "todo", "example")
    return {name: getattr(message, name) for name in kept}


def _print(message: Message) -> None:
    """Print a kind of message: its title, what it means, what to do and an example."""
    print(f"{message.code}, {_article(message.level)} {message.level}: {message.title}.\n")
    print(fill(message.meaning, WIDE))
    print(fill(message.todo, WIDE))
    if message.example:
        print(f"\nSuch as:\n  {message.example}")


def _article(level: str) -> str:
    """Return "an" before a vowel and "a" before any other letter."""
    return "an" if level[0] in "aeiou" else "a"
