"""Reports a fault of mancost's own by its place in the code, and never by the data it met, which may be a person's."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb

PACKAGE = Path(__file__).parent
PLACES = 3  # reported: where it failed, and up to two callers


def fault_at(error: BaseException) -> str:
    """Return the kind of a fault with its place in the code, such as "KeyError at model/files.py:50, inside".

    The place is a file, a line number and a function: of the innermost call within this package, even where it was a
    library called from there that failed. The places that led to this call follow, from up to two other files. Neither
    the error's message nor any value is included.
    """
    places: dict[str, str] = {}
    for frame, line in walk_tb(error.__traceback__):
        path, name = Path(frame.f_code.co_filename), frame.f_code.co_qualname.replace("<locals>.", "")
        if path.is_relative_to(PACKAGE):
            file = path.relative_to(PACKAGE.parent).as_posix()
            places.pop(file, None)  # a file is placed by its innermost call
            places[file] = f"{file}:{line}, {name}"
    inner, *callers = [*reversed(places.values())][:PLACES] or [""]
    kind = type(error).__name__
    return "; called by ".join([f"{kind} at {inner}", *callers]) if inner else kind
