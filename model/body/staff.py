"""The staff list as typed columns: one row for a person, or one row for several who are alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

SERVICE_BANDS = {
    "under 2 years": 1.0,
    "2 to 5 years": 3.5,
    "5 to 10 years": 7.5,
    "10 to 20 years": 15.0,
    "20 years on": 24.0,
}


A_YEAR = 365.25  # days
NO_BIRTH_DATE = 45  # the age, on the plan's first day, that stands where no birth date is given


def middle_start(band: str, day: float) -> float:
    """Return the serial day on which service of the middle of a band began, counted on the serial day `day`."""
    return float(np.floor(day - SERVICE_BANDS[band] * A_YEAR))


def assumed_birth(day: float) -> float:
    """Return the serial date of birth that is assumed where none is given, for a plan that begins on `day`."""
    return day - NO_BIRTH_DATE * A_YEAR // 1


@dataclass(frozen=True)
class Staff:
    """The staff list: columns by name, each (rows,), of numbers, serial dates and codes; 0 is blank.

    pool, band and scale are numbered from 1; copies is how many people the row stands for; agreed_route is 0 where no
    exit is agreed.
    """

    columns: Mapping[str, np.ndarray]

    def __len__(self) -> int:
        return len(self.columns["pool"])

    def __getitem__(self, name: str) -> np.ndarray:
        return self.columns[name]

    def rows(self, which: np.ndarray) -> Staff:
        """Return the staff list of only the rows that `which` selects."""
        return Staff({name: column[which] for name, column in self.columns.items()})


def split_by_service(columns: Mapping[str, np.ndarray], shares: np.ndarray, day: float) -> dict[str, np.ndarray]:
    """Split rows of several people into one row for each band of service, and return the columns.

    The thresholds and caps of redundancy pay are not linear, so that an average length of service would misstate them.
    `shares` is (rows, 5), the share of the people in each band of SERVICE_BANDS: each row adds to 1, or is all 0 where
    no split is given. `day` is the serial day on which service is counted. A band's people have its middle service.
    """
    split = shares.sum(axis=1) > 0
    kept = {name: [column[~split]] for name, column in columns.items()}
    for place, band in enumerate(SERVICE_BANDS):
        part = {name: column[split].copy() for name, column in columns.items()}
        share = shares[split, place]
        part["copies"] = part["copies"] * share
        part["service_start"] = np.full(int(split.sum()), middle_start(band, day))
        part["reckonable_start"] = np.zeros(int(split.sum()))
        for name, column in part.items():
            kept[name].append(column[share > 0])
    return {name: np.concatenate(parts) for name, parts in kept.items()}
