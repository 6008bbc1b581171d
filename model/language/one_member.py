"""A formula over an axis that has one member in this workbook, such as the only voluntary round."""

from __future__ import annotations


def of_one_member(sentence: str, read: str) -> str:
    """Return a line's sentence with LARGE in place of INDEX, where the range `read` has one cell.

    Gnumeric finds nothing by INDEX in a single cell. LARGE has the same arguments, and the largest of one is that one.

    >>> of_one_member("INDEX({round_saved}, {round_read}) * {posts}", "round_saved")
    'LARGE({round_saved}, {round_read}) * {posts}'
    """
    return sentence.replace(f"INDEX({{{read}}}, ", f"LARGE({{{read}}}, ")
