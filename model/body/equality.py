"""What a body holds of protected characteristics: heads by pool and group, and nothing of any person."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

# The nine protected characteristics of the Equality Act 2010, section 4, in its order.
PROTECTED = (
    "Age",
    "Disability",
    "Gender reassignment",
    "Marriage and civil partnership",
    "Pregnancy and maternity",
    "Race",
    "Religion or belief",
    "Sex",
    "Sexual orientation",
)
NATIONALITY, PATTERN = "Nationality", "Working pattern"
KNOWN = (*PROTECTED, NATIONALITY, PATTERN)  # nationality is a part of race; hours bear on sex
NOT_STATED, NOT_KNOWN = "not stated", "not recognised"
UNSAID = (NOT_STATED, NOT_KNOWN)  # groups of people of whom nothing is known: never put with another group


@dataclass(frozen=True)
class Counts:
    """Heads by pool and group: `names` has the characteristic and the group of each row, `heads` is (rows, pools)."""

    names: tuple[tuple[str, str], ...] = ()
    heads: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))

    def __bool__(self) -> bool:
        """Whether any counts are held."""
        return bool(self.names)

    @property
    def characteristics(self) -> tuple[str, ...]:
        """Return the characteristics that are held, in the order of `KNOWN`."""
        held = {characteristic for characteristic, _ in self.names}
        return tuple(each for each in KNOWN if each in held)

    def rows_of(self, characteristic: str) -> list[int]:
        """Return the numbers of the rows of a characteristic, those of whom nothing is known last."""
        rows = [row for row, (each, _) in enumerate(self.names) if each == characteristic]
        return sorted(rows, key=lambda row: self.names[row][1] in UNSAID)
