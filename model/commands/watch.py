"""`mancost watch`: runs a body's workbook, or each workbook in a folder, again whenever it is saved."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from model.batch.listing import LEFT_OUT, bodies_of, is_workbook, left_out
from model.commands.colour import BAD, painted
from model.commands.options_table import print_run
from model.messages import coded_error, error_code
from model.problems import AlreadyToldError, InputError, Problem
from model.projection.as_json import as_json
from model.risk.assess import DRAWS
from model.services.run_body import run_body
from model.spoken import spoken_path

PAUSE = 0.5  # seconds between looks
Seen = tuple[int, int]  # of a file at a look: when it was last written, in ns, and its size in bytes


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = "example:\n  mancost watch inputs/example-ccg-2015.xlsx --once"
    parser.add_argument("source", type=Path, metavar="FILE_OR_FOLDER", help="the input workbook, or a folder of them")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write; outputs/<body>/ if not given")
    parser.add_argument("--once", action="store_true", help="run the workbooks that are there, and stop")
    parser.add_argument("--json", action="store_true", help="print each run as JSON, a line each")


def run(options: argparse.Namespace) -> list[str]:
    """Run every workbook that is there, then run each again whenever it is saved, until the user presses Ctrl-C.

    With --once, stop after the first runs and return their warnings. Raises InputError where there is no such file or
    folder. With --once, raises AlreadyToldError where a body had problems, which have been printed.
    """
    if not options.source.exists():
        raise InputError([Problem(str(options.source), "there is no such file; check the name and the folder")])
    if not (options.once or options.json):
        print(f"Watching {spoken_path(options.source)}; Ctrl-C to stop.", flush=True)
    warnings: dict[Path, tuple[str, ...]] = {}
    copies: set[str] = set()
    failed = False

    def look_there() -> Mapping[Path, Seen]:
        """Return the workbooks that are there, each with the time at which it was last written and its size.

        The names of marked copies that were not there before are printed, since these copies are not run.
        """
        for name in sorted({*left_out(options.source)} - copies):
            (sys.stderr if options.json else sys.stdout).write(f"{LEFT_OUT}: {name}.\n")
            copies.add(name)
        return look(options.source)

    try:
        for path in saved(look_there, _pause(options.once)):
            problems = _run(path, _folder(options.source, options.out, path), warnings, options.json)
            failed = failed or bool(problems)
            for problem in problems:
                sys.stderr.write(f"{painted(coded_error(problem), BAD, sys.stderr)}\n")
            sys.stdout.flush()
    except KeyboardInterrupt:
        if not options.json:
            print("Stopped watching.")
        return []
    if failed:
        raise AlreadyToldError
    return [warning for of_body in warnings.values() for warning in of_body]


def _run(path: Path, folder: Path | None, warnings: dict[Path, tuple[str, ...]], as_line: bool) -> tuple[Problem, ...]:
    """Run a body, print the comparison of its options and put its warnings into `warnings`; return its problems.

    Where `as_line` is True, what is printed is one line of JSON, of the comparison or of the problems.
    """
    problems: tuple[Problem, ...] = ()
    try:
        written = run_body(path, folder, draws=DRAWS)
    except InputError as error:
        problems = error.problems
    except OSError as error:
        problems = (Problem(str(error.filename or path), (error.strerror or str(error)).lower()),)
    if problems:
        if as_line:
            listed = [{**asdict(problem), "code": error_code(problem.sentence, problem.sheet)} for problem in problems]
            print(json.dumps({"file": spoken_path(path), "problems": listed}, ensure_ascii=False))
        return problems
    if as_line:
        report = {"file": spoken_path(path), **as_json(written.comparison), "kept": written.note}
        print(json.dumps({**report, "written": spoken_path(written.results)}, ensure_ascii=False))
    else:
        print_run(written)
    warnings[path] = written.comparison.results.warnings
    return ()


def look(source: Path) -> Mapping[Path, Seen]:
    """Return the workbooks at `source`, each with the time at which it was last written and its size.

    Lock files of Excel, empty files and marked copies are left out.
    """
    seen: dict[Path, Seen] = {}
    for path in bodies_of(source) if source.is_dir() else [source]:
        try:
            if is_workbook(path) and path.stat().st_size:
                seen[path] = path.stat().st_mtime_ns, path.stat().st_size
        except OSError:  # it has just gone: spreadsheets save by putting a new file in place of the old
            continue
    return seen


@dataclass
class _Known:
    """What is known of the files being watched: the state of each at the last look, and when it was last run."""

    last: Mapping[Path, Seen]
    done: dict[Path, Seen]

    def settled(self, now: Mapping[Path, Seen]) -> list[Path]:
        """Return the files to run: those that have changed since their last run, but not since the last look.

        `now` is the state of each file at this look. A file is saved in several writes, so that one which has just
        changed may be incomplete, and is left for the next look.
        """
        ready = [path for path, seen in now.items() if self.last.get(path) == seen and self.done.get(path) != seen]
        self.last = now
        self.done |= {path: now[path] for path in ready}
        return ready


def saved(look: Callable[[], Mapping[Path, Seen]], pause: Callable[[], bool]) -> Iterator[Path]:
    """Yield the path of a file each time it has been saved and has then stayed the same from one look to the next.

    `look` returns the state of the files. `pause` waits before each look, and ends the watching where it returns False.
    """
    known = _Known(look(), {})
    while pause():
        yield from known.settled(look())


def _pause(once: bool) -> Callable[[], bool]:
    """Return a function that waits half a second and returns True, to look again.

    With `once`, it returns False the second time that it is called.
    """
    looks = iter([True, False]) if once else None

    def pause() -> bool:
        """Wait, and return whether to look again."""
        if looks is not None and not next(looks):
            return False
        time.sleep(PAUSE)
        return True

    return pause


def _folder(source: Path, out: Path | None, path: Path) -> Path | None:
    """Return the folder for a file's results; None where no folder was given, so that the usual one is used.

    It is `out`, or, where a whole folder is watched, a folder in `out` with the name of the file.
    """
    return out / path.stem if out is not None and source.is_dir() else out
