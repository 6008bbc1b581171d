"""Finds the input workbooks of a batch: those in a folder, or those that a list names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model.body_workbook.annotated_name import marked_copies
from model.problems import InputError, Problem
from model.spoken import spoken_path

LEFT_OUT = "Left out, as marked copies of others"
LARGEST_LIST = 2**24  # bytes
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


@dataclass(frozen=True)
class Member:
    """One body of a batch: the path of its workbook, and its region.

    The body's people may take posts at other bodies of the same region. Bodies without a region count as one region.
    """

    file: str
    region: str = ""


def listing(source: Path) -> list[Member]:
    """Return the bodies of a batch: of a folder, in the order of the files' names, or of a list, in the list's order.

    A list is a text file with one path on each line, or a CSV with a column `file` and perhaps a column `region`. The
    paths are relative to the folder that holds the list. Raises InputError where there is no such folder or list, where
    it names no workbook, and where it puts one workbook in two regions.
    """
    if source.is_dir():
        members = [Member(str(path)) for path in bodies_of(source)]
    elif source.exists():
        members = list(dict.fromkeys(_listed(source)))
    else:
        raise InputError([Problem(str(source), "there is no such folder or list; check the name and the folder")])
    if not members:
        raise InputError([Problem(str(source), "names no workbooks; put the bodies' input workbooks there")])
    files = [member.file for member in members]
    twice = sorted({file for file in files if files.count(file) > 1})
    if twice:
        raise InputError([Problem(str(source), f'"{file}" stands in two regions; keep one') for file in twice])
    return members


def bodies_of(folder: Path) -> list[Path]:
    """Return the paths of a folder's workbooks in the order of their names, except marked copies.

    A marked copy is what `check` makes of a workbook that has problems, with each cell at fault marked.
    """
    workbooks = _workbooks(folder)
    copies = set(marked_copies(workbooks))
    return [path for path in workbooks if path not in copies]


def left_out(source: Path) -> list[str]:
    """Return the names of the marked copies in a folder, which a batch does not run.

    The list is empty where `source` is not a folder.
    """
    return [spoken_path(path.name) for path in marked_copies(_workbooks(source))] if source.is_dir() else []


def _workbooks(folder: Path) -> list[Path]:
    """Return the paths of all workbooks in a folder, in the order of their names, marked copies included."""
    return [path for path in sorted(folder.iterdir()) if is_workbook(path)]


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook, judged by its name.

    A hidden file is not, nor is the lock file ("~$name.xlsx") that Excel keeps beside a workbook while it is open.
    """
    if path.suffix.lower() not in WORKBOOKS or path.name.startswith(("~$", ".")):
        return False
    try:
        return path.is_file()
    except OSError:  # a network share that fails: reading the file will say what is wrong
        return True


def _listed(source: Path) -> Iterator[Member]:
    """Yield the bodies that a text file or a CSV names, in its order.

    Raises InputError where the file is not text, or where a CSV has no column `file`.
    """
    with source.open("rb") as stream:  # it may be a pipe, which another program writes the list to
        content = stream.read(LARGEST_LIST + 1)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if len(content) > LARGEST_LIST or "\0" in text:  # no text has this character, and no file's name
        raise InputError([Problem(str(source), "is not a list: give a folder, a text file or a CSV")])
    if source.suffix.lower() != ".csv":
        lines = (line.strip() for line in text.splitlines())
        yield from (Member(_from(source, line)) for line in lines if line and not line.startswith("#"))
        return
    rows = csv.DictReader(io.StringIO(text, newline=""))
    names = {str(name).strip().lower(): name for name in rows.fieldnames or ()}
    if "file" not in names:
        raise InputError([Problem(str(source), 'has no column "file"; head the column of paths so')])
    for row in rows:
        file = (row[names["file"]] or "").strip()
        if file:
            yield Member(_from(source, file), ((row[names["region"]] or "") if "region" in names else "").strip())


def _from(source: Path, file: str) -> str:
    """Return the path of a file that a list names: the list gives it relative to its own folder."""
    return str(source.parent / file)
