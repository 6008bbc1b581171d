"""Everything that a body says, as data that cannot be changed: `read` returns it, and `project` takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from model.body.equality import Counts
from model.body.limits import Limits
from model.body.options import Option
from model.body.staff import Staff
from model.body.typed import Sheets
from model.rules.rulebook import table

OTHER = "other"  # the kind of a body that does not say its kind


@dataclass(frozen=True)
class Inputs:
    """A body's inputs: each value by the name of its input, in that input's unit; dates are serial numbers.

    A serial number is a spreadsheet's count of days. body: one number for each input; yearly: (years,), nan where the
    body leaves a blank; pools: (pools,); pool_years: (years, pools); items, the rows of the Budget sheet: (items,);
    rounds, the voluntary rounds: (rounds,).
    """

    file: str
    name: str
    code: str
    scope: str
    first_year: int
    years: int
    known_on: date | None
    body: Mapping[str, float]
    yearly: Mapping[str, np.ndarray]
    pool_names: tuple[str, ...]
    pools: Mapping[str, np.ndarray]
    pool_years: Mapping[str, np.ndarray]
    item_names: tuple[str, ...]
    items: Mapping[str, np.ndarray]
    staff: Staff
    options: tuple[Option, ...]
    warnings: tuple[str, ...] = ()
    round_names: tuple[str, ...] = ()
    rounds: Mapping[str, np.ndarray] = field(default_factory=dict)
    equality: Counts = field(default_factory=Counts)  # none where the body holds no counts of protected groups
    limits: Limits = field(default_factory=Limits)  # of a search for the least-cost mix; they move no figure
    region: str = ""
    ledger_accepted_by: str = ""  # who accepts that the inputs are far from the ledger
    assumed: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)  # low, central, high by name
    cases: Mapping[str, str] = field(default_factory=dict)  # of assumptions that are set to "low" or "high"
    sheets: Sheets | None = None  # as they were typed; None where the inputs were made in code

    @property
    def kind(self) -> str:
        """Return the kind of body by its name, such as "ICB"; "other" where none is said."""
        return kind_of(self.body)

    @property
    def year_labels(self) -> list[str]:
        """Return the labels of the plan's years, such as "2010-11"."""
        return [year_label(self.first_year + year) for year in range(self.years)]


def year_label(first: int) -> str:
    """Return the label of the financial year that begins in the calendar year `first`: "2010-11" for 2010."""
    return f"{first}-{(first + 1) % 100:02d}"


def kind_of(body: Mapping[str, float]) -> str:
    """Return the kind of body by name, such as "ICB", from the numbers of the Body sheet; "other" if none is said."""
    names = {float(row["number"]): row["name"] for row in table("kinds")}
    return names.get(body.get("kind", 0.0), OTHER)
