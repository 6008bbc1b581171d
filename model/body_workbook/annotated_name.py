"""What a marked copy of an input is called: it stands beside the input, and is not taken for a body of its own.

>>> marked_name(Path("q84.xlsx")).name, marked_name(Path("q84 problems (2).xlsx")).name
('q84 problems.xlsx', 'q84 problems.xlsx')
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

AGAIN = re.compile(r" problems(?: \([0-9]+\))?$")


def marked_name(path: Path) -> Path:
    """Where the marked copy of a file goes; that of a copy goes where the copy is."""
    return path.with_name(f"{AGAIN.sub('', path.stem)} problems.xlsx")


def marked_copies(paths: Collection[Path]) -> list[Path]:
    """Those of a folder's files that are marked copies of others of them; a copy that stands alone is a body's own."""
    stems = {path.stem for path in paths}
    return [path for path in paths if stems & set(_copied(path.stem))]


def _copied(stem: str) -> Iterator[str]:
    """What a file may be the marked copy of, by its name: "a problems (2)" is that of "a", or of "a problems"."""
    if AGAIN.search(stem):
        yield AGAIN.sub("", stem)
        if stem.endswith(")"):
            yield stem[: stem.rindex(" (")]
