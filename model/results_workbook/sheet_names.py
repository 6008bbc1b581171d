"""How options are numbered and named: from 1, on their tabs, in headings and on the terminal alike."""

from __future__ import annotations

from collections.abc import Sequence

from model.projection.compare import Comparison


def numbered(options: Sequence[str]) -> list[str]:
    """Return the options' names, each with its number from 1, as their sheets and the terminal number them."""
    return [f"{number} {name}" for number, name in enumerate(options, 1)]


def sheet_name(case: int, name: str) -> str:
    """Return the name of an option's sheet, such as '1 Redundancy'.

    It is the option's number and name, without letters that Excel refuses and cut to the 31 that Excel allows.
    """
    clean = "".join(" " if letter in r"[]:*?/\'" else letter for letter in name)
    said = f"{case} {clean}".encode("utf-16-le")[: 2 * 31].decode("utf-16-le", "ignore")  # as Excel counts letters
    return said.strip()


def option_sheets(comparison: Comparison) -> list[str]:
    """Return the names of the options' sheets, in order."""
    return [sheet_name(case, name) for case, name in enumerate(comparison.results.options, 1)]
