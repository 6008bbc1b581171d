"""Tells where in the code a line or an input is declared."""

from __future__ import annotations

import os
import sys

PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))) + os.sep


def caller(outside: str) -> str:
    """Return the place in the code that called into the file `outside`, such as "model/lines/pay.py:42".

    It is the nearest call from another file. A file of this package is named from the package's folder on, and any
    other by its whole path.
    """
    frame = sys._getframe(1)
    while frame.f_back and frame.f_code.co_filename == outside:
        frame = frame.f_back
    return f"{frame.f_code.co_filename.removeprefix(PACKAGE).replace(os.sep, '/')}:{frame.f_lineno}"
