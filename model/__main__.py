"""The command line. Each command is a module of its own, imported only when it is called, so that help is quick."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import TYPE_CHECKING

from model.commands.listed import COMMANDS
from model.spoken import spoken, spoken_path

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from model.problems import InputError

ANYWHERE = ("-q", "--quiet", "-v", "--verbose", "--strict")  # options that may stand before the command too
SELDOM = 200_000  # objects made before Python looks for circles among them; a command makes many, and few circles
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
  -q, --quiet, -v, --verbose, --strict
              of every command, before or after its name: say less, say more, or leave with 1 where there are warnings

mancost.toml in this folder, or the file that MANCOST_SETTINGS names, holds options that need not be typed. NO_COLOR
turns colour off.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code; without `arguments`, those of the command line.

    The exit codes: 0, done. 1, done, but with warnings, and --strict was given. 2, the input needs fixing or a file
    cannot be written; also a batch in which some bodies failed, although the files of the others are written. 3, a
    fault of mancost's own. 130, stopped by the user with Ctrl-C. They are the same where what is printed cannot be, as
    a stream is closed; a disk that is full makes a 2, and a reader who has gone before all is printed a 0 of a 1.
    """
    _set_up_streams()
    try:
        code = _chosen(sys.argv[1:] if arguments is None else arguments)
    except SystemExit:  # of the reader of options
        if code := _drain():
            return code
        raise
    except KeyboardInterrupt:
        _say("stopped; nothing was left half written")
        code = STOPPED
    except BrokenPipeError:  # a reader of our output, such as head, has closed it
        code = DONE
    except OSError as error:
        _say(f"{spoken_path(error.filename or 'a file')}: {spoken((error.strerror or str(error)).lower())}")
        code = INPUT
    except BaseException as error:
        from model.faults import fault_at

        _say(f"mancost failed, and the fault is ours: {fault_at(error)}. Nothing was lost; please send this line.")
        code = FAULT
    return _drain() or code


def _chosen(given: list[str]) -> int:
    """Run the command that the arguments name, print help, or say that there is no such command; return its exit code.

    `given` holds the arguments as they were typed.
    """
    first = next((place for place, word in enumerate(given) if word not in ANYWHERE), len(given))
    given, anywhere = given[first:], given[:first]
    if not given or given[0] in ("-h", "--help"):
        print(help_text(), end="")
        return DONE
    if given[0] == "--version":
        from model.version import made_by

        print(made_by())
        return DONE
    if given[0] in COMMANDS:
        return _run(given[0], [*anywhere, *given[1:]])
    from difflib import get_close_matches

    near = get_close_matches(given[0], list(COMMANDS), 1)
    hint = f"did you mean {near[0]}?" if near else "see mancost --help"
    _say(f'mancost: "{spoken(given[0])}" is not a command; {hint}')
    return INPUT


def _run(name: str, given: list[str]) -> int:
    """Run a command and return its exit code; where its input needs fixing, print the reason.

    `given` holds the command's options as they were typed.
    """
    import importlib

    from model.commands.settings import parser_of, settings_file, with_settings
    from model.problems import AlreadyToldError, InputError

    module = importlib.import_module(COMMANDS[name][0])
    parser = parser_of(name, module, COMMANDS[name][1])
    options = None
    try:
        if settings := settings_file(given):
            given = with_settings(settings, name, parser, given, COMMANDS)
        options = parser.parse_args(given)
        with _loudness(options, settings):
            warnings = module.run(options)
    except InputError as error:
        _tell(error, options.json if options and "json" in options else "--json" in given, _file(options))
        return INPUT
    except AlreadyToldError:
        return INPUT
    return WARNED if options.strict and warnings else DONE


def _loudness(options: Namespace, settings: Path | None) -> AbstractContextManager[None]:
    """Return a `with` block in which a command says as much as its options ask; most ask nothing, and need no log.

    `settings` is the file of settings that the options were taken from, if any.
    """
    if not (options.quiet or options.verbose):
        return nullcontext()
    from model.commands.loudness import loudness

    return loudness(options, settings)


def _set_up_streams() -> None:
    """Let all be printed: £ and × on Windows, names of files that are no text, and to streams that are closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # it is closed, or this is a program without a console
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # open while we run
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(sentence: str) -> None:
    """Print a sentence to the error stream, if it is there to be written to."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{sentence}\n")


def _drain() -> int:
    """Have what was printed leave the process, and return INPUT where the disk it goes to is full or fails, else DONE.

    Python would else do so after we are done, and leave with a code of its own. A stream that takes nothing more is
    turned away to nowhere.
    """
    code = DONE
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError) as error:
            if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
                _say(f"the output cannot be written: {(error.strerror or 'the disk gives no reason').lower()}")
                code = INPUT
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code


def _tell(error: InputError, as_json: bool, file: str | None) -> None:
    """Print every problem of the input to the error stream.

    Where `as_json` is True, print the problems as JSON to the output as well, in the same sentences. `file` is the path
    of the file that the command was given to read.
    """
    from model.commands.colour import BAD, painted
    from model.messages import coded_error, error_code

    for problem in error.problems:
        _say(painted(coded_error(problem), BAD, sys.stderr))
    if error.annotated:
        _say(str(error.annotated))
    if as_json and not error.done:
        import json

        fields = ("where", "sheet", "cell", "sentence")
        problems = [
            {**{name: getattr(problem, name) for name in fields}, "code": error_code(problem.sentence, problem.sheet)}
            for problem in error.problems
        ]
        copy = spoken_path(error.annotated.file) if error.annotated and error.annotated.file else None
        report = {"file": file, "problems": problems, "annotated": copy}
        with suppress(BrokenPipeError):  # the reader has gone, and the exit code is the same
            print(json.dumps(report, ensure_ascii=False, indent=1))


def _file(options: Namespace | None) -> str | None:
    """Return the path of the file that the command was given to read; None for a command that reads none."""
    path = getattr(options, "file", None) or getattr(options, "people", None)
    return spoken_path(path) if path else None


def program() -> int:
    """Run the command of the command line in a process that is there for it alone; return its exit code, as `main`.

    What the command leaves ends with the process: without the freeze Python would look through all of it for circles
    before it ends, which takes a tenth of the time of a short command.
    """
    gc.set_threshold(SELDOM)
    code = main()
    gc.freeze()
    return code


if __name__ == "__main__":
    raise SystemExit(program())
