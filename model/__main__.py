"""The command line. Each command is a module of its own, imported only when it is called, so that help is quick."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from model.problems import InputError

COMMANDS = {
    "new": ("model.commands.new", "an input workbook to fill in, holding a worked example"),
    "check": ("model.commands.check", "every problem of a body's workbook, in one pass"),
    "run": ("model.commands.run", "a body's plan: its options compared, from its workbook to a results workbook"),
    "batch": ("model.commands.batch", "many bodies at once, and one workbook of them all"),
    "watch": ("model.commands.watch", "a body, or a folder of them, run again whenever it is saved"),
    "paper": ("model.commands.paper", "a body's plan as a board paper or a business case: Word, HTML, PDF"),
    "explain": ("model.commands.explain", "a figure as a tree, down to its inputs and dated sources"),
    "compare": ("model.commands.compare", "two bodies or runs: what changed, and which change moved which result"),
    "payoff": ("model.commands.payoff", "what one person's exit costs, worked step by step; or many people's"),
    "import-staff": ("model.commands.import_staff", "a staff list, such as ESR's, into a body's workbook, row by row"),
    "merge": ("model.commands.merge", "one body's workbook out of several, for a target that they meet together"),
    "help": ("model.commands.explain_code", "what a message means, by its code, such as E203"),
    "rules": ("model.commands.rules", "the rulebook in force on a date, with sources, and what is stale"),
}
DONE, WARNED, INPUT, FAULT, STOPPED = 0, 1, 2, 3, 130


def help_text() -> str:
    """Return the text that `mancost --help` prints.

    It is written out here, so that the help need not wait for argparse (Python's reader of commands) to be imported.
    """
    commands = "\n".join(f"  {name:<14}{summary}" for name, (_, summary) in COMMANDS.items())
    return f"""usage: mancost COMMAND [OPTIONS]

What a mandated cut in an NHS body's management costs takes: who goes, by which route, and what it costs.

commands:
{commands}

options:
  -h, --help  show this help; `mancost COMMAND --help` shows a command's options, with an example
  --version   print the version, and a fingerprint of the code
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code; without `arguments`, those of the command line.

    The exit codes: 0, done. 1, done, but with warnings, and --strict was given. 2, the input needs fixing or a file
    cannot be written; also a batch in which some bodies failed, although the files of the others are written. 3, a
    fault of mancost's own. 130, stopped by the user with Ctrl-C.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if not given or given[0] in ("-h", "--help"):
        print(help_text(), end="")
        return DONE
    if given[0] == "--version":
        from model.version import made_by

        print(made_by())
        return DONE
    if given[0] in COMMANDS:
        try:
            return _run(given[0], given[1:])
        except KeyboardInterrupt:
            sys.stderr.write("stopped; nothing was left half written\n")
            return STOPPED
    from difflib import get_close_matches

    near = get_close_matches(given[0], list(COMMANDS), 1)
    hint = f"did you mean {near[0]}?" if near else "see mancost --help"
    sys.stderr.write(f'mancost: "{given[0]}" is not a command; {hint}\n')
    return INPUT


def _run(name: str, given: list[str]) -> int:
    """Run a command and return its exit code; where it could not be done, print the reason.

    `given` holds the command's options as they were typed.
    """
    import importlib
    import os

    from model.commands.parser import Parser
    from model.problems import AlreadyToldError, InputError

    module = importlib.import_module(COMMANDS[name][0])
    parser = Parser(prog=f"mancost {name}", description=COMMANDS[name][1].capitalize() + ".")
    module.add_arguments(parser)
    for stream in (sys.stdout, sys.stderr):  # a redirected stream on Windows could not print £ or ×
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    options = parser.parse_args(given)
    try:
        warnings = module.run(options)
    except InputError as error:
        _tell(error, options)
        return INPUT
    except AlreadyToldError:
        return INPUT
    except BrokenPipeError:  # a reader of our output, such as head, has closed it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        sys.stderr.write(f"{error.filename or 'a file'}: {(error.strerror or str(error)).lower()}\n")
        return INPUT
    except Exception as error:
        from model.faults import fault_at

        place = fault_at(error)
        sys.stderr.write(f"mancost failed, and the fault is ours: {place}. Nothing was lost; please send this line.\n")
        return FAULT
    return WARNED if options.strict and warnings else DONE


def _tell(error: InputError, options: Namespace) -> None:
    """Print every problem of the input to the error stream.

    With --json, print the problems as JSON to the output as well, in the same sentences.
    """
    from model.messages import error_code

    for problem in error.problems:
        sys.stderr.write(f"{problem} ({error_code(problem.sentence, problem.sheet)})\n")
    if error.annotated:
        sys.stderr.write(f"{error.annotated}\n")
    if getattr(options, "json", False) and not error.done:
        import json

        fields = ("where", "sheet", "cell", "sentence")
        problems = [
            {**{name: getattr(problem, name) for name in fields}, "code": error_code(problem.sentence, problem.sheet)}
            for problem in error.problems
        ]
        copy = str(error.annotated.file) if error.annotated and error.annotated.file else None
        report = {"file": _file(options), "problems": problems, "annotated": copy}
        print(json.dumps(report, ensure_ascii=False, indent=1))


def _file(options: Namespace) -> str | None:
    """Return the path of the file that the command was given to read; None for a command that reads none."""
    path = getattr(options, "file", None) or getattr(options, "people", None)
    return str(path) if path else None


if __name__ == "__main__":
    raise SystemExit(main())
