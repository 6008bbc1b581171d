"""A projection of 7 options x 6 years, beside the same person arithmetic in vectorised pandas.

Run with `python -m tests.benchmarks.projection [STAFF ...]`. The pandas side does for each person and year what the
lines do: pay with increments and awards, on-cost and its margin, and the cost of an exit by two routes on their own
days, summed by pool. Its rates are written in; the model looks every rate up by date.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from model import project
from model.body.inputs import Inputs
from model.body.staff import Staff
from tests.benchmarks.recorded import recorded
from tests.support.bodies import body, changed


def of_size(count: int) -> Inputs:
    """The example of 2010 with its people repeated to `count`, each with days and pay of their own."""
    inputs = body("example-pct-2010")
    drawn = np.random.default_rng(2010)
    staff = inputs.staff.rows(np.arange(count) % len(inputs.staff))
    columns = dict(staff.columns)
    for name in ("born", "service_start"):
        columns[name] = columns[name] + drawn.integers(-300, 300, count)
    columns["base_salary"] = columns["base_salary"] * drawn.uniform(0.98, 1.02, count).round(4)
    return changed(inputs, staff=Staff(columns), ledger_accepted_by="a benchmark, which has one ledger for all sizes")


def seconds(*calls: Callable[[], object], times: int = 5) -> list[float]:
    """The median seconds of each of some calls, which are made in turn."""
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(times):
        for call, of_call in zip(calls, taken, strict=True):
            start = time.perf_counter()
            call()
            of_call.append(time.perf_counter() - start)
    return [statistics.median(each) for each in taken]


def leaving(made: pd.DataFrame, end: pd.Timestamp, limit: float, route: str) -> pd.Series:
    """The cost of everybody's exit on a day: service, age, statutory, contractual or MARS, pension and NIC."""
    start, born = made["start"], made["birth"]
    passed = (start.dt.month * 100 + start.dt.day) <= (end.month * 100 + end.day)
    years = end.year - start.dt.year - (~passed).astype(int)
    age = end.year - born.dt.year - ((born.dt.month * 100 + born.dt.day) > (end.month * 100 + end.day)).astype(int)
    months = (end.year - born.dt.year) * 12 + end.month - born.dt.month - (born.dt.day > end.day).astype(int)
    counted = years.where(years >= 2, 0).clip(upper=20)
    older = (age - 41).clip(lower=0).clip(upper=counted)
    young = (counted - age + 22).clip(lower=0).clip(upper=counted)
    weeks = older * 1.5 + young * 0.5 + (counted - older - young)
    statutory = ((made["pay"] / 52).clip(upper=limit).round(2) * weeks).round(2)
    long = (end - start).dt.days + 1 >= 728
    contractual = (made["pay"] / 12 * years.clip(upper=24)).where(long, 0).round(2)
    redundancy = pd.concat([statutory, contractual], axis=1).max(axis=1)
    mars = (made["pay"] / 12 * (years * 0.5).clip(3, 12).where(years >= 1, 0)).round(2)
    early = (60 * 12 - months).clip(lower=0) / 12
    bought = (1 - 1.03**-early) / np.log(1.03)
    capital = (made["pension"] * bought).where(age >= 55, 0).round(2)
    paid = redundancy if route == "redundancy" else mars
    strain = (capital - redundancy).clip(lower=0) if route == "redundancy" else 0.0
    nic = (0.138 * (paid - 30_000).clip(lower=0)).round(2) * float(end >= pd.Timestamp(2020, 4, 6))
    total: pd.Series = paid + strain + nic
    return total


def in_pandas(frame: pd.DataFrame, years: int) -> pd.DataFrame:
    """Pay, on-cost and both routes' exits of every person and year in vectorised pandas, summed by pool."""
    parts = []
    made = frame.copy()
    made["salary"] = made["base_salary"]
    for year in range(years):
        due = (made["step"].dt.year <= 2011 + year).fillna(False)
        made["increment"] = (made["salary"] * 0.035).where(due, 0)
        before = made["salary"] + made["increment"]
        flat = before <= 21_000
        made["salary"] = before * (1 + np.where(flat, 0.0, 0.02)) + np.where(flat, 250.0, 0.0)
        made["pay"] = made["salary"] * made["wte"]
        rebate = 0.037 * (made["pay"].clip(upper=40_040) - 5_304).clip(lower=0) * made["member"]
        made["nic"] = 0.138 * (made["pay"] - 7_072).clip(lower=0) - rebate
        made["cost"] = made["pay"] * (1 + 0.14 * made["member"]) + made["nic"]
        inside = (made["pay"] > 5_304) & (made["pay"] < 40_040)
        margin = np.where(made["pay"] > 7_072, 0.138, 0.0) + (0.14 - np.where(inside, 0.037, 0.0)) * made["member"]
        made["margin"] = made["pay"] * margin
        made["compulsory"] = leaving(made, pd.Timestamp(2010 + year, 11, 7), 400, "redundancy")
        made["voluntary"] = leaving(made, pd.Timestamp(2010 + year, 9, 30), 400, "mars")
        columns = ["pay", "cost", "nic", "increment", "margin", "compulsory", "voluntary"]
        parts.append(made.groupby("pool")[columns].sum())
    return pd.concat(parts)


def measured(count: int) -> str:
    """What a number of staff takes here, in pandas and to be read, in seconds and as ratios; a line of figures."""
    inputs = of_size(count)
    columns = {name: inputs.staff[name] for name in ("pool", "base_salary", "wte", "pension")}
    frame = pd.DataFrame({**columns, "member": inputs.staff["pension_member"]})
    for name, column in (("start", "service_start"), ("birth", "born"), ("step", "next_step")):
        frame[name] = pd.to_datetime(inputs.staff[column], unit="D", origin="1899-12-30")
    ours, theirs = seconds(lambda: project(inputs), lambda: in_pandas(frame, 6), times=3 if count > 100_000 else 7)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{count:,} staff: projection {ours:.3f} s; pandas {theirs:.3f} s, ratio {theirs / ours:.1f}; "
        f"peak with pandas {peak:,.0f} MiB"
    )


def main() -> None:
    with recorded("projection") as say:
        for count in [int(each) for each in sys.argv[1:]] or [1_000, 30_000, 1_300_000]:
            say(measured(count))


if __name__ == "__main__":
    main()
