"""The warnings of a plan: what a reader must know besides its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import numpy as np

from model.body.inputs import Inputs
from model.language.line import Chapter
from model.lines.agreed import agreed_sums
from model.lines.consulted import consulted
from model.lines.entitlement import ENTITLEMENT
from model.lines.model import BODY
from model.lines.on_cost import on_cost
from model.lines.repaying import repaying
from model.lines.rows import rows
from model.projection.idle import idle
from model.projection.ledger import ledger_alert
from model.projection.listed import listed
from model.projection.money import money
from model.projection.round_remarks import less_than_said
from model.rules.rulebook import Rule, rulebook, say, table

TRAINING = re.compile(r"\b(training|train|talent|learning|development of staff)\b", re.IGNORECASE)
MARS = "mars_"  # how the names of its rates begin
NOBODY = 1e-9  # heads: fewer are the rounding of a sum
TOLD = 0.001  # of the ledger: recovery below it decides nothing


def remarks(inputs: Inputs, values: Mapping[str, np.ndarray]) -> Iterator[str]:
    """Yield the plan's warnings as sentences; `values` are the plan's lines by name.

    They are on the ledger, what is assumed, levers that can have no effect, fixed terms that end, recovery that is
    counted on, cuts in training budgets, and rates used after their last day.
    """
    yield from ledger_alert(inputs, values)
    yield from _assumed(inputs, values)
    yield from _idle(inputs)
    yield from idle(inputs, values)
    yield from less_than_said(inputs, values)
    yield from _terms(inputs, values)
    yield from _recovered(inputs, values)
    yield from _training(inputs)
    yield from _stale(inputs, values)


def _assumed(inputs: Inputs, values: Mapping[str, np.ndarray]) -> Iterator[str]:
    """Yield a sentence for each year whose pay award or rise in prices is assumed, as the rulebook does not give it."""
    award, prices = (float(values[name][0, 0]) for name in ("award_assumed", "prices_assumed"))
    for label, known in zip(inputs.year_labels, values["known_national_uplift"].ravel(), strict=True):
        if not known:
            yield f"the award of {label} is assumed: {award:.1%}"
    for label, known in zip(inputs.year_labels, values["known_gdp_deflator"].ravel(), strict=True):
        if not known:
            yield f"prices of {label} are assumed to rise by {prices:.1%}"


def _idle(inputs: Inputs) -> list[str]:
    """Return a sentence for each lever or setting that is set and can have no effect."""
    sentences = []
    openings = inputs.yearly.get("openings", np.zeros(1))
    of_pools = inputs.pools.get("pool_openings", np.zeros(1)), inputs.pool_years.get("more_openings", np.zeros(1))
    none = not np.nansum(openings) and not any(column.any() for column in of_pools)
    if none and any(any(option.levers.get("retraining_on", ())) for option in inputs.options):
        sentences.append("no posts are open to people at risk, so that retraining and redeployment move nobody")
    counted, tested = (inputs.yearly.get(name, np.zeros(1)) for name in ("one_offs_count", "tested_in_year"))
    if np.nansum(counted) and not np.nansum(tested):
        sentences.append("one-off cost counts only in a year tested on in-year spend, and no year is: it is left out")
    frozen = any(any(option.levers.get("increments_frozen", ())) for option in inputs.options)
    if frozen and inputs.staff["national"].any() and not inputs.body.get("national_decided", 0):
        sentences.append(
            "a local body cannot freeze increments on national scales, so that pay restraint acts on local pay only"
        )
    people = set(inputs.staff["pool"].astype(int))
    for place, name in enumerate(inputs.pool_names, 1):
        if inputs.pools.get("pool_vacancies", np.zeros(place))[place - 1] > 0 and place not in people:
            sentences.append(f"{name} has vacancies and nobody in post, so that its vacancies are costed at nil")
    return sentences


def _terms(inputs: Inputs, values: Mapping[str, np.ndarray]) -> list[str]:
    """Return a list of one sentence where fixed terms end and nobody said whether they are paid; else an empty list."""
    setting = agreed_sums.entries["terms_paid"]
    if setting.name in inputs.body or values["ending_redundant"].sum() < NOBODY:
        return []
    return [
        f'fixed terms end in the plan and "{setting.label}" is blank on the Body sheet: redundancy pay is taken to be '
        "due to those with the service for it; type 0 if none is due, or 1 to confirm it"
    ]


def _recovered(inputs: Inputs, values: Mapping[str, np.ndarray]) -> list[str]:
    """Return a list of one sentence where an option counts on recovery from leavers who come back; else an empty list.

    Less than a thousandth of the ledger is passed over.
    """
    recovered = values["clawback"][:, :, 0]
    if recovered.max() <= TOLD * float(values["ledger_budget"].item()):
        return []
    year, case = np.unravel_index(recovered.argmax(), recovered.shape)
    setting = repaying.entries["clawback_share"].label
    return [
        f"what leavers who come back repay is counted as income, at most {money(float(recovered[year, case]))}, by "
        f'"{inputs.options[case].name}" in {inputs.year_labels[year]}: it rests on a taper that is assumed, as none is '
        f'published; 0 for "{setting}" takes it out'
    ]


def _training(inputs: Inputs) -> list[str]:
    """Return a list of one sentence where an option that redeploys people cuts a training budget; else an empty one."""
    cut = [name for name, share in zip(inputs.item_names, inputs.items["item_potential"], strict=True)
           if share > 0 and TRAINING.search(name)]  # fmt: skip
    both = [
        f'"{option.name}"'
        for option in inputs.options
        if any(option.levers.get("nonpay_effort", ())) and any(option.levers.get("retraining_on", ()))
    ]
    if not cut or not both:
        return []
    does = "cuts" if len(both) == 1 else "cut"
    return [f"{listed(both)} {does} {', '.join(cut)}, on which the training of the people redeployed depends"]


def stale(inputs: Inputs, values: Mapping[str, np.ndarray]) -> list[Rule]:
    """Return the rules whose rates the plan reads after the last day for which they are known.

    A rate of exits is read up to the last year in which any option has somebody leave with a payment, and a rate of
    mutually agreed resignation only where such a scheme is offered or agreed; any other up to the plan's end. A working
    convention does not age, and a rate that has ended is no longer one.
    """
    last_of_exits = _last_exit(inputs, values)
    always = _rates(*(chapter for chapter in (*BODY, rows, on_cost) if chapter is not consulted))
    of_exits = _rates(*ENTITLEMENT, consulted) - always
    read, mars = always | of_exits, _offers_mars(inputs, values)
    found = []
    for rule in rulebook():
        if rule.name not in read or (rule.name.startswith(MARS) and not mars):
            continue
        last = last_of_exits if rule.name in of_exits else _year_end(inputs, inputs.years - 1)
        value = rule.values[-1]
        ages = not value.none and value.value != 0 and any(each.source != "DERIVED" for each in rule.values)
        if ages and last is not None and rule.reviewed_to < last:
            found.append(rule)
    return found


@cache
def _rates(*chapters: Chapter) -> frozenset[str]:
    """Return the names of the rates that chapters of the model read."""
    return frozenset(line.rate for chapter in chapters for line in chapter.lines() if line.dated)


def _year_end(inputs: Inputs, year: int) -> date:
    """Return the last day of a year of the plan, numbered from 0."""
    return date(inputs.first_year + year + 1, 3, 31)


def _last_exit(inputs: Inputs, values: Mapping[str, np.ndarray]) -> date | None:
    """Return the last day of the last year in which anybody is paid to leave by any option; None if nobody is."""
    years = np.flatnonzero(values["payoffs"].max(axis=(1, 2)) > 0)
    return _year_end(inputs, int(years[-1])) if len(years) else None


def _offers_mars(inputs: Inputs, values: Mapping[str, np.ndarray]) -> bool:
    """Return whether a mutually agreed resignation is agreed, or offered by an option or in a round."""
    number = next(float(row["number"]) for row in table("routes") if row["name"] == "mars")
    offered = any(any(option.levers.get("voluntary_on", ())) for option in inputs.options)
    by_scheme = offered and float(values["voluntary_route"].ravel()[0]) == number
    in_round = bool(len(inputs.round_names)) and bool((values["round_other_here"] > 0).any())
    return bool(by_scheme or in_round or (inputs.staff["agreed_route"] == number).any())


def _stale(inputs: Inputs, values: Mapping[str, np.ndarray]) -> list[str]:
    """Return a list of one sentence on rates used after the last day for which they are known, or an empty list."""
    rates = stale(inputs, values)
    if not rates:
        return []
    first, last = min(rule.reviewed_to for rule in rates), _year_end(inputs, inputs.years - 1)
    known = f"rates are known only to {say(first)}" if len(rates) > 1 else f"rate is known only to {say(first)}"
    return [f"{len(rates)} {known} or soon after, and used unchanged after it, to {say(last)}"]
