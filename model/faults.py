"""A fault of ours, told by where in the code it came about and never by what it was about: that may be a person's."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb

PACKAGE = Path(__file__).parent
PLACES = 3  # that are told: where it failed, and who called that


def fault_at(error: BaseException) -> str:
    """Return the kind of a fault, and its file, line and function, such as KeyError at model/files.py:50, inside.

    The place is that of the innermost call within the package, whoever failed under it; after it come the places in
    up to two other files that called it. Neither the error's message nor any value is in it.
    """
    places: dict[str, str] = {}
    for frame, line in walk_tb(error.__traceback__):
        path, name = Path(frame.f_code.co_filename), frame.f_code.co_qualname.replace("<locals>.", "")
        if path.is_relative_to(PACKAGE):
            file = path.relative_to(PACKAGE.parent).as_posix()
            places.pop(file, None)  # it stands where it was last called
            places[file] = f"{file}:{line}, {name}"
    told = [*reversed(places.values())][:PLACES]
    return "; called by ".join([f"{type(error).__name__} at {told[0]}", *told[1:]]) if told else type(error).__name__
