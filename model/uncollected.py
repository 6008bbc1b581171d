"""Leaves out Python's search for objects that refer to each other in a circle: it takes long where there are many."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """In a block or a function that makes millions of objects, and no circle among them, search for none."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
