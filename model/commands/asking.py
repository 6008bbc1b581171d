"""What `mancost new --from` must know of a body: each is an option, and is asked for at a terminal where not given."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from model.body.inputs import year_label
from model.body_workbook.cell_values import coded
from model.body_workbook.guide import hint, shown_example
from model.commands.target_said import HOW, amount_of, checked_target
from model.problems import InputError, Problem, Unreadable


@dataclass(frozen=True)
class Asked:
    """Something that must be known: its option, the setting of the Body sheet, what it is, an example, a default."""

    option: str
    name: str
    what: str
    example: str
    default: str = ""
    read: Callable[[str], Any] = str.strip

    @property
    def key(self) -> str:
        """Return the name under which the reader of options keeps it."""
        return self.option.removeprefix("--").replace("-", "_")


def _year(text: str) -> str:
    """Return a financial year such as 2025-26; raise Unreadable where the text is none."""
    label = text.strip()
    if not label[:4].isdecimal() or year_label(int(label[:4])) != label:
        raise Unreadable("is not a financial year; write it as 2025-26")
    return label


def _count(text: str) -> int:
    """Return a whole number; raise Unreadable where the text is none."""
    if not text.strip().isdecimal():
        raise Unreadable("is not a whole number; write digits, such as 5")
    return int(text)


def _kind(text: str) -> str:
    """Return a kind of body as the rulebook writes it; raise Unreadable where it is none."""
    words = list(coded("kinds").words.values())
    known = {word.lower(): word for word in words}
    if text.strip().lower() not in known:
        raise Unreadable(f"is not a kind of body; one of {', '.join(words)}")
    return known[text.strip().lower()]


def _setting(option: str, name: str, default: str = "", read: Callable[[str], Any] = str.strip) -> Asked:
    """Return a question about a setting of the Body sheet."""
    said = hint("Body", name)
    return Asked(option, name, said.what, shown_example(said, ""), default, read)


ASKED: tuple[Asked, ...] = (
    _setting("--name", "name"),
    _setting("--code", "code"),
    _setting("--kind", "kind", "other", _kind),
    _setting("--first-year", "first_year", read=_year),
    _setting("--years", "years", "5", _count),
    _setting("--scope", "scope", "administration, cash"),
    _setting("--ledger", "ledger_budget", read=amount_of),
    Asked("--non-pay", "", "Non-pay spending less income in that year", "£2.1m", "what the ledger leaves after staff",
          amount_of),
    Asked("--target", "", f"The target: {HOW}", "15%, 30%", read=checked_target),
)  # fmt: skip
LEFT = {"non_pay"}  # what may be left to be worked out


def add_questions(parser: argparse.ArgumentParser) -> None:
    """Add an option for each question to a command's parser."""
    for each in ASKED:
        metavar = each.name.upper() if each.name else each.key.upper()
        words = f"{each.what[0].lower()}{each.what[1:]}".replace("%", "%%")
        default = f"; {each.default} if not given" if each.default else ""
        example = f", such as {each.example}".replace("%", "%%") if each.example else ""
        parser.add_argument(each.option, metavar=metavar, default="", help=f"with --from: {words}{example}{default}")


def at_a_terminal(options: argparse.Namespace) -> bool:
    """Return whether somebody can be asked: at a terminal, unless what is printed is data."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not options.json


def answers(options: argparse.Namespace) -> dict[str, Any]:
    """Return what is known of the body, by the key of its option; what was not given is asked for at a terminal.

    Where nobody can be asked, what has a default takes it. Raises InputError with every option that is missing or
    cannot be read.
    """
    ask = at_a_terminal(options)
    found: dict[str, Any] = {}
    problems = []
    for each in ASKED:
        text = getattr(options, each.key)
        if not text and ask:
            found[each.key] = _asked(each)
            continue
        if not text and each.key in LEFT:
            found[each.key] = None
            continue
        if not text and not each.default:
            what = f"{each.what[0].lower()}{each.what[1:]}"
            problems.append(
                Problem(each.option, f'is needed with --from: {what}; such as {each.option} "{each.example}"')
            )
            continue
        try:
            found[each.key] = each.read(text or each.default)
        except Unreadable as fault:
            problems.append(Problem(each.option, f'"{text}" {fault}'))
    if problems:
        raise InputError(problems)
    return found


def typed(prompt: str) -> str:
    """Return what is typed at the terminal; raise KeyboardInterrupt where its input ends."""
    try:
        return input(prompt).strip()
    except EOFError:
        raise KeyboardInterrupt from None


def _asked(each: Asked) -> Any:
    """Ask at the terminal until the answer can be read; return it, or None where it is left to be worked out."""
    example = f", such as {each.example}" if each.example else ""
    default = f" [{each.default}]" if each.default else ""
    print(f"{each.what}{example}{default}")
    while True:
        text = typed(f"{each.option} ")
        if not text and each.key in LEFT:
            return None
        try:
            if text or each.default:
                return each.read(text or each.default)
        except Unreadable as fault:
            print(f'"{text}" {fault}')


def asked_of_list(options: argparse.Namespace, questions: Sequence[Problem]) -> bool:
    """Ask at a terminal what a staff list leaves open; the answers are options, and go into `options`.

    Returns whether anything was answered. `options` holds the reader of options that made it.
    """
    if not at_a_terminal(options):
        return False
    for question in questions:
        print(question)
    text = typed("Type the options that answer these, or nothing to stop: ")
    if not text:
        return False
    try:
        _, others = options.reader.parse_known_args([str(options.file), *shlex.split(text)], namespace=options)
    except (SystemExit, ValueError):  # what is wrong with an option has been told
        others = []
    if others:
        print(f"{' '.join(others)}: type options, each with its answer, as the questions give them")
    return True
