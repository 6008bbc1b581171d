"""The names of marked copies: one is beside its input, and is not taken for the workbook of another body.

>>> marked_name(Path("q84.xlsx")).name, marked_name(Path("q84 problems (2).xlsx")).name
('q84 problems.xlsx', 'q84 problems.xlsx')
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

AGAIN = re.compile(r" problems(?: \([0-9]+\))?$")


def marked_name(path: Path) -> Path:
    """Return the path of a file's marked copy; that of a marked copy is its own."""
    return path.with_name(f"{AGAIN.sub('', path.stem)} problems.xlsx")


def marked_copies(paths: Collection[Path]) -> list[Path]:
    """Return those of a folder's files that are marked copies of others in the folder.

    A marked copy that is alone in its folder is taken for a body's own workbook.
    """
    stems = {path.stem for path in paths}
    return [path for path in paths if stems & set(_copied(path.stem))]


def _copied(stem: str) -> Iterator[str]:
    """Yield the names of the files that this may be a marked copy of.

    "a problems (2)" may be that of "a", or of "a problems".
    """
    if AGAIN.search(stem):
        yield AGAIN.sub("", stem)
        if stem.endswith(")"):
            yield stem[: stem.rindex(" (")]
