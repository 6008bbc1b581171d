"""How long people have served and how old they are, by scenario: no split of any body's staff was published.

Each split is assumed, and says so in the workbook's Sources. What the splits come to is held against published outcomes
in `tests/backtests`: one is taken from a published cost and says so, and one from a published share of leavers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from facts import Fact, Row, absent, assumed, derived
from model.body.staff import A_YEAR, SERVICE_BANDS

Shares = Mapping[str, float]  # of people, by band of service; they add to 1


def _shares(*by_band: float) -> Shares:
    return MappingProxyType(dict(zip(SERVICE_BANDS, by_band, strict=True)))


# By band of service: under 2 years, 2 to 5, 5 to 10, 10 to 20, 20 years on.
YOUNG_BODY = _shares(0.20, 0.25, 0.25, 0.20, 0.10)
YOUNG_BODY_WHY = (
    "no split by service was found; a body made in 2013 of people from many others, taken as shorter served"
)
BOARD = _shares(0.05, 0.10, 0.18, 0.32, 0.35)
BOARD_WHY = (
    "no split of staff was found; boards have the people of the bodies before them, and the typical leaver of Greater "
    "Manchester had over 20 years: taken so that the exits of that board come near to £104k, and held against others"
)
# PCTs and SHAs of 2010: the share of people at each age, and their service.
BY_AGE = (
    (34, 0.29, _shares(0.25, 0.30, 0.30, 0.15, 0.00)),
    (45, 0.35, _shares(0.12, 0.20, 0.25, 0.28, 0.15)),
    (52, 0.17, _shares(0.08, 0.15, 0.22, 0.28, 0.27)),
    (57, 0.13, _shares(0.06, 0.12, 0.20, 0.30, 0.32)),
    (61, 0.06, _shares(0.06, 0.12, 0.22, 0.32, 0.28)),
)
BY_AGE_WHY = (
    "ages and service of PCT and SHA staff were not found: 36% are taken to be 50 and over, and 28% to have over 15 "
    "years, as leavers of 57 PCTs had (HSJ 5032464)"
)
EIGHTIETHS = (
    "1/80 of salary for each year, and a lump sum of three times that: the 1995 Section's rule on the service taken"
)


KEPT_50 = date(2006, 4, 6)  # who was a member before it may take a pension of the 1995 Section from 50
KEPT_50_WHY = (
    "faq.nhsbsa.nhs.uk KA-04592: the 1995 Section's members before 6 April 2006 keep 50; for who began before that day"
)


def by_service(shares: Shares, why: str) -> dict[str, Fact]:
    """The columns of a staff row that split its people by service; its age is left blank."""
    return {
        "born": absent("ages were not found: taken as 45, so that no early retirement is costed"),
        **{f"service {band}": assumed(share, why) for band, share in shares.items()},
    }


def by_age(row: Row, salary: float, on: date) -> Iterator[Row]:
    """The rows that stand for one row of people, by age and service on a day, with the pension they have earned.

    `row` has the WTE of all its people as "copies"; `salary` is full time, £ a year.
    """
    total, left = row["copies"], 0.0
    for age, part, shares in BY_AGE:
        for band, share in shares.items():
            left += total.number * part * share
            if left < 1:  # a row is of one person at least: fewer are counted with the next
                continue
            years = SERVICE_BANDS[band]
            began = on - timedelta(days=round(years * A_YEAR))
            pension = round(salary * years / 80, 2)
            yield {
                **row,
                "row": f"{row['row']} {age}, {band}",
                "copies": assumed(round(left, 4), f"{BY_AGE_WHY}. Of {total.source}"),
                "born": assumed(on - timedelta(days=round((age + 0.5) * A_YEAR)), BY_AGE_WHY),
                "service_start": assumed(began, BY_AGE_WHY),
                "pension": assumed(pension, EIGHTIETHS),
                "lump_sum": assumed(3 * pension, EIGHTIETHS),
                "pension_age": assumed(60.0, "the 1995 Section's, of all who joined before April 2008"),
                **({"protected_pension_age": derived(50.0, KEPT_50_WHY)} if began < KEPT_50 else {}),
            }
            left = 0.0
