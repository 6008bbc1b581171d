"""A projection of 7 options x 6 years, beside the same person arithmetic in vectorised pandas, and beside reading.

Run with `python -m tests.benchmarks.projection [STAFF ...]`. The pandas side does for each person and year what the
lines do: pay with increments and awards, on-cost and its margin, and the cost of an exit by two routes on their own
days, summed by pool. Its rates are written in; the model looks every rate up by date.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from model import project
from model.body.inputs import Inputs
from tests.benchmarks.recorded import recorded
from tests.support.bodies import body, changed


def of_size(count: int) -> Inputs:
    """The example of 2010 with its people repeated to `count`."""
    inputs = body("example-pct-2010")
    return changed(inputs, staff=inputs.staff.rows(np.arange(count) % len(inputs.staff)))


def seconds(call: Callable[[], object], times: int = 3) -> float:
    """The least seconds of a few calls."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return min(taken)


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
    times = 1 if count > 100_000 else 3
    ours = seconds(lambda: project(inputs), times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    columns = {name: inputs.staff[name] for name in ("pool", "base_salary", "wte", "pension")}
    frame = pd.DataFrame({**columns, "member": inputs.staff["pension_member"]})
    for name, column in (("start", "service_start"), ("birth", "born"), ("step", "next_step")):
        frame[name] = pd.to_datetime(inputs.staff[column], unit="D", origin="1899-12-30")
    theirs = seconds(lambda: in_pandas(frame, 6), times)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "staff.csv")
        frame.to_csv(path, index=False)
        reading = seconds(lambda: pd.read_csv(path, parse_dates=["start", "birth"]), times)
    return (
        f"{count:,} staff: projection {ours:.3f} s; pandas {theirs:.3f} s, ratio {theirs / ours:.1f}; "
        f"reading CSV {reading:.3f} s, ratio {reading / ours:.2f}; peak {peak:,.0f} MiB"
    )


def main() -> None:
    with recorded("projection") as say:
        for count in [int(each) for each in sys.argv[1:]] or [1_000, 30_000, 1_300_000]:
            say(measured(count))


if __name__ == "__main__":
    main()
