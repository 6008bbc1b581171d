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
    """One body's workbook, and the region whose posts its people could take; blank is one place for all."""

    file: str
    region: str = ""


def listing(source: Path) -> list[Member]:
    """The members of a folder by name, or of a list in its order; raises InputError where there are none.

    A list is a text file of paths, one a line, or a CSV with a `file` column and perhaps a `region`. Its paths count
    from where it stands.
    """
    if source.is_dir():
        found = [Member(str(path)) for path in bodies_of(source)]
    elif source.exists():
        found = list(dict.fromkeys(_listed(source)))
    else:
        raise InputError([Problem(str(source), "there is no such folder or list; check the name and the folder")])
    if not found:
        raise InputError([Problem(str(source), "names no workbooks; put the bodies' input workbooks there")])
    twice = sorted({each.file for each in found if [one.file for one in found].count(each.file) > 1})
    if twice:
        raise InputError([Problem(str(source), f'"{file}" stands in two regions; keep one') for file in twice])
    return found


def bodies_of(folder: Path) -> list[Path]:
    """The workbooks of a folder by name, but for marked copies of others of them."""
    found = _workbooks(folder)
    copies = set(marked_copies(found))
    return [path for path in found if path not in copies]


def left_out(source: Path) -> list[str]:
    """The names of a folder's marked copies; none where it is no folder."""
    return [path.name for path in marked_copies(_workbooks(source))] if source.is_dir() else []


def _workbooks(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if is_workbook(path)]


def is_workbook(path: Path) -> bool:
    """Whether a file of a folder is a workbook: neither Excel's lock on one nor a file half written."""
    if path.suffix.lower() not in WORKBOOKS or path.name.startswith(("~$", ".")):
        return False
    try:
        return path.is_file()
    except OSError:  # a share that is sick: what is the matter is told when the file is read
        return True


def _listed(source: Path) -> Iterator[Member]:
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
    return str(source.parent / file)
