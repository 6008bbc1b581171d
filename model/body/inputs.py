"""Everything that a body says, typed and frozen: what `read` returns and `project` takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from model.body.options import Option
from model.body.staff import Staff
from model.body.typed import Sheets


@dataclass(frozen=True)
class Inputs:
    """A body's inputs: values by input name, in the units that it is declared in; dates are serial numbers.

    body: one number each; yearly: (years,), nan where the body leaves a blank; pools: (pools,);
    pool_years: (years, pools); items: (items,).
    """

    file: str
    name: str
    code: str
    kind: str
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
    sheets: Sheets | None = None  # as they were typed; None where the inputs were made in code

    @property
    def year_labels(self) -> list[str]:
        """Return the plan's years, each as 2010-11."""
        return [year_label(self.first_year + year) for year in range(self.years)]


def year_label(first: int) -> str:
    """Return a financial year by its first calendar year: 2010 is 2010-11."""
    return f"{first}-{(first + 1) % 100:02d}"
