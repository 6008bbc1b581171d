"""Native charts."""

from __future__ import annotations

from typing import Any


def add_charts(
    book: Any, sheet: Any, data: Any, row: int, comparison: Any, layout: Any, options: Any, formats: Any
) -> None:
    """Later."""
