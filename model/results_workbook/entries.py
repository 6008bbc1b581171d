"""What stands on the sheets of the model: an input or a line and its place, and the titles above them."""

from __future__ import annotations

from dataclasses import dataclass

from model.language.line import Given, Line
from model.results_workbook.addresses import Place

OPEN, FOLDED, IDLE = "open", "folded", "folded where it is not used"


@dataclass(frozen=True)
class Shown:
    """An input or a line of the model, and where it stands on a sheet."""

    entry: Given | Line
    place: Place
    costing: str = ""  # the costing it is worked for; blank where it is not a costing's

    @property
    def name(self) -> str:
        """Return the name of the input or line."""
        return self.entry.name


@dataclass(frozen=True)
class Section:
    """A title over the entries that follow it. `at` is its row, from 0, or on the People sheet its column.

    fold: whether the rows under it are FOLDED, OPEN, or, those of levers that the option does not use, IDLE.
    """

    title: str
    at: int
    fold: str = FOLDED
