"""The staff list as columns of numbers: one row for a person, or one row for several people who are alike."""

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
    """Return the day on which a person began who has the middle length of service of a band on the day `day`.

    Both days are serial numbers, as a spreadsheet keeps dates. `band` is one of SERVICE_BANDS, such as "2 to 5 years".
    """
    return float(np.floor(day - SERVICE_BANDS[band] * A_YEAR))


def assumed_birth(day: float) -> float:
    """Return the date of birth that is assumed where none is given: 45 years before the plan's first day, `day`.

    Both dates are serial numbers, as a spreadsheet keeps them.
    """
    return day - NO_BIRTH_DATE * A_YEAR // 1


@dataclass(frozen=True)
class Staff:
    """The staff list: its columns by name, each (rows,), of numbers, serial dates and codes; 0 stands for a blank.

    Pool, band and pay scale are numbers counted from 1. `copies` is how many people the row stands for. `agreed_route`
    is the number of the way in which a person has agreed to leave; it is 0 where no exit is agreed.
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
    """Split rows of several people into one row for each band of service, and return the columns, each (rows,).

    Redundancy pay has thresholds and caps, so that paying everybody by the average length of service would misstate it.
    `shares`, (rows, 5), is the share of a row's people in each band of SERVICE_BANDS: a row adds to 1, or is all 0
    where no split is given. Service is counted on the serial day `day`, and everybody in a band is given the middle
    service of the band.
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
