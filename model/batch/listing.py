"""The bodies of a batch: the workbooks of a folder, or those that a list names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model.body_workbook.annotated_name import marked_copies
from model.problems import InputError, Problem

LEFT_OUT = "Left out, as marked copies of others"
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


@dataclass(frozen=True)
class Member:
    """One body's workbook, and the region in whose bodies its people could take posts; all blanks are one region."""

    file: str
    region: str = ""


def listing(source: Path) -> list[Member]:
    """Return the members of a folder, by name, or of a list, in its order.

    A list is a text file of paths, one a line, or a CSV with a `file` column and perhaps a `region`. Its paths are
    relative to the list's own folder. Raises InputError where there is no such folder or list, where it names no
    workbook, and where it puts one workbook in two regions.
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
    """Return the workbooks of a folder by name, without those that `check` made by marking the problems of another."""
    workbooks = _workbooks(folder)
    copies = set(marked_copies(workbooks))
    return [path for path in workbooks if path not in copies]


def left_out(source: Path) -> list[str]:
    """Return the names of the marked copies in a folder, which are not run; none where `source` is a list or a file."""
    return [path.name for path in marked_copies(_workbooks(source))] if source.is_dir() else []


def _workbooks(folder: Path) -> list[Path]:
    """Return the workbooks of a folder by name, marked copies among them."""
    return [path for path in sorted(folder.iterdir()) if is_workbook(path)]


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook by its name, and neither the lock that Excel keeps beside one nor a hidden file."""
    if path.suffix.lower() not in WORKBOOKS or path.name.startswith(("~$", ".")):
        return False
    try:
        return path.is_file()
    except OSError:  # a network share that fails: reading the file will say what is wrong
        return True


def _listed(source: Path) -> Iterator[Member]:
    """Yield the members that a text file or a CSV lists; raise InputError where it is neither, or has no `file`."""
    try:
        text = source.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError([Problem(str(source), "is not a list: give a folder, a text file or a CSV")]) from None
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
    """Return a path that a list names, relative to the list's folder."""
    return str(source.parent / file)
