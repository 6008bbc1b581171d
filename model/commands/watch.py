"""`mancost watch`: a body's workbook, or a folder of them, run again whenever it is saved."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from model.batch.listing import LEFT_OUT, bodies_of, is_workbook, left_out
from model.commands.options_table import print_run
from model.problems import AlreadyToldError, InputError, Problem
from model.services.run_body import run_body

PAUSE = 0.5  # seconds between looks
Seen = tuple[int, int]  # when a file was last written, in ns, and its size


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.epilog = "example:\n  mancost watch inputs/example-ccg-2015.xlsx --once"
    parser.add_argument("source", type=Path, metavar="FILE_OR_FOLDER", help="the input workbook, or a folder of them")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write; outputs/<body>/ if not given")
    parser.add_argument("--once", action="store_true", help="run what is there, and leave")


def run(options: argparse.Namespace) -> list[str]:
    """Run what is there, and again whatever is saved, until Ctrl-C; return the warnings of the last run of each.

    Raises InputError where nothing is there, and AlreadyToldError where, with --once, a body had problems.
    """
    if not options.source.exists():
        raise InputError([Problem(str(options.source), "there is no such file; check the name and the folder")])
    if not options.once:
        print(f"Watching {options.source}; Ctrl-C to stop.", flush=True)
    warnings: dict[Path, tuple[str, ...]] = {}
    copies: set[str] = set()
    failed = False

    def look_there() -> Mapping[Path, Seen]:
        for name in sorted({*left_out(options.source)} - copies):
            print(f"{LEFT_OUT}: {name}.", flush=True)
            copies.add(name)
        return look(options.source)

    try:
        for path in saved(look_there, _pause(options.once)):
            told = _run(path, _folder(options.source, options.out, path), warnings)
            failed = failed or bool(told)
            for problem in told:
                sys.stderr.write(f"{problem}\n")
            sys.stdout.flush()
    except KeyboardInterrupt:
        print("Stopped watching.")
        return []
    if failed:
        raise AlreadyToldError
    return [warning for each in warnings.values() for warning in each]


def _run(path: Path, folder: Path | None, warnings: dict[Path, tuple[str, ...]]) -> tuple[Problem, ...]:
    """Run a body, print what it comes to and note its warnings; return what is wrong with it, as the watch goes on."""
    try:
        written = run_body(path, folder)
    except InputError as error:
        return error.problems
    except OSError as error:
        return (Problem(str(error.filename or path), (error.strerror or str(error)).lower()),)
    print_run(written)
    warnings[path] = written.comparison.results.warnings
    return ()


def look(source: Path) -> Mapping[Path, Seen]:
    """The workbooks that stand there now; neither Excel's locks, files half written, nor marked copies."""
    found: dict[Path, Seen] = {}
    for path in bodies_of(source) if source.is_dir() else [source]:
        try:
            if is_workbook(path) and path.stat().st_size:
                found[path] = path.stat().st_mtime_ns, path.stat().st_size
        except OSError:  # gone between the two: a spreadsheet saves by putting a new file in place of the old
            continue
    return found


@dataclass
class _Known:
    """What was seen at the last look, and what has been run."""

    last: Mapping[Path, Seen]
    done: dict[Path, Seen]

    def settled(self, now: Mapping[Path, Seen]) -> list[Path]:
        """Files that are as at the last look and not as they were last run: a save takes more than one write."""
        ready = [path for path, seen in now.items() if self.last.get(path) == seen and self.done.get(path) != seen]
        self.last = now
        self.done |= {path: now[path] for path in ready}
        return ready


def saved(look: Callable[[], Mapping[Path, Seen]], pause: Callable[[], bool]) -> Iterator[Path]:
    """Each file when it has been saved and left alone for one pause; ends when `pause` says that it is enough."""
    known = _Known(look(), {})
    while pause():
        yield from known.settled(look())


def _pause(once: bool) -> Callable[[], bool]:
    looks = iter([True, False]) if once else None

    def pause() -> bool:
        if looks is not None and not next(looks):
            return False
        time.sleep(PAUSE)
        return True

    return pause


def _folder(source: Path, out: Path | None, path: Path) -> Path | None:
    """Where a file's results go: the bodies of a folder each to a folder of its own."""
    return out / path.stem if out is not None and source.is_dir() else out
