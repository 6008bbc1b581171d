"""Where in the code something is declared."""

from __future__ import annotations

import os
import sys

PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))) + os.sep


def caller(outside: str) -> str:
    """Return the file and line, such as model/lines/pay.py:42, of the nearest caller that is not in the file `outside`.

    A file of the package is named from the package's folder on, and any other by its whole path.
    """
    frame = sys._getframe(1)
    while frame.f_back and frame.f_code.co_filename == outside:
        frame = frame.f_back
    return f"{frame.f_code.co_filename.removeprefix(PACKAGE).replace(os.sep, '/')}:{frame.f_lineno}"
