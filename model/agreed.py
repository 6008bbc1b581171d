"""Exits already agreed, and fixed terms that end: people in post who leave whatever is chosen."""

from __future__ import annotations

import numpy as np

from model.binding import Values
from model.inputs import Inputs
from model.lines.entitlement import ENTITLEMENT
from model.people import BLANK, FACTS, year_salaries
from model.staff import Staff
from model.years import compute_years


def _year_of(values: Values, days: np.ndarray) -> np.ndarray:
    """The plan year, from 0, of serial days; outside the plan, -1."""
    year = np.searchsorted(values["year_end"].ravel(), days)
    inside = (days >= values["year_start"].ravel()[0]) & (days <= values["year_end"].ravel()[-1])
    return np.where(inside, year, -1)


def _by_pool(inputs: Inputs, years: np.ndarray, staff: Staff, amount: np.ndarray) -> np.ndarray:
    """Amounts of rows summed by year and pool, (years, 1, pools)."""
    found = np.zeros((inputs.years, 1, len(inputs.pool_names)))
    np.add.at(found[:, 0, :], (years, staff["pool"].astype(int) - 1), amount)
    return found


def _share_saved(values: Values, years: np.ndarray, days: np.ndarray) -> np.ndarray:
    ends, starts = values["year_end"].ravel(), values["year_start"].ravel()
    share: np.ndarray = (ends[years] - days) / (ends[years] - starts[years] + 1)
    return share


def agreed_exits(inputs: Inputs, values: Values) -> Values:
    """Exits whose route and date the staff list gives: costed person by person, on their own date."""
    staff = inputs.staff
    year = _year_of(values, staff["agreed_date"])
    chosen = np.flatnonzero((staff["agreed_route"] > 0) & (year >= 0))
    part, when = staff.rows(chosen), year[chosen]
    wte = part["wte"] * part["copies"]
    cost = np.zeros(len(part))
    if len(part):
        given = {name: part[name][None, None, :] for name in FACTS}
        zero = np.zeros((1, 1, len(part)))
        dates = dict.fromkeys(("exit_date", "rates_date"), part["agreed_date"][None, None, :])
        salary = year_salaries(values, part, inputs.years)[when, np.arange(len(part))][None, None, :]
        asked = {**dict.fromkeys(BLANK, zero), "route": part["agreed_route"][None, None, :], **dates, "salary": salary}
        asked["consultation_date"] = zero
        worked = compute_years(ENTITLEMENT[:8], {**values, **given, **asked}, 1)
        cost = worked["total"][0, 0] * part["copies"]
    posts = _by_pool(inputs, when, part, wte)
    saved = _by_pool(inputs, when, part, wte * _share_saved(values, when, part["agreed_date"]))
    paid = _by_pool(inputs, when, part, cost)
    some = np.where(posts > 0, posts, 1)
    return {"agreed_wte": posts, "agreed_part_year": saved / some, "agreed_one_off": paid / some}


def ending_terms(inputs: Inputs, values: Values) -> Values:
    """Fixed terms and secondments that end, by year and pool; none of an exit agreed as well."""
    staff = inputs.staff
    year = _year_of(values, staff["ends"])
    chosen = np.flatnonzero((staff["ends"] > 0) & (year >= 0) & (staff["agreed_route"] == 0))
    part, when = staff.rows(chosen), year[chosen]
    wte = part["wte"] * part["copies"]
    posts = _by_pool(inputs, when, part, wte)
    saved = _by_pool(inputs, when, part, wte * _share_saved(values, when, part["ends"]))
    return {"ending_wte": posts, "ended_part_year": saved / np.where(posts > 0, posts, 1)}
