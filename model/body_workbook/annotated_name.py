"""Names of marked copies: such a copy lies beside its input, and must not be taken for the workbook of another body.

>>> marked_name(Path("q84.xlsx")).name, marked_name(Path("q84 problems (2).xlsx")).name
('q84 problems.xlsx', 'q84 problems.xlsx')
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

AGAIN = re.compile(r" problems(?: \([0-9]+\))?$")


def marked_name(path: Path) -> Path:
    """Return the path for the marked copy of a file; the marked copy of a marked copy has the name of the latter.

    A number in brackets at the end of a marked copy's name is dropped.
    """
    return path.with_name(f"{AGAIN.sub('', path.stem)} problems.xlsx")


def marked_copies(paths: Collection[Path]) -> list[Path]:
    """Return those of a folder's files that are marked copies of other files in the folder.

    A file with the name of a marked copy, without the file that it would be a copy of, is taken for a body's own
    workbook.
    """
    stems = {path.stem for path in paths}
    return [path for path in paths if stems & set(_copied(path.stem))]


def _copied(stem: str) -> Iterator[str]:
    """Yield the names, without their endings, of the files that the file `stem` may be a marked copy of.

    "a problems (2)" may be a copy of "a", or of "a problems".
    """
    if AGAIN.search(stem):
        yield AGAIN.sub("", stem)
        if stem.endswith(")"):
            yield stem[: stem.rindex(" (")]
