"""The warnings of a plan: what a reader must know besides its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np

from model.body.inputs import Inputs
from model.lines.entitlement import ENTITLEMENT
from model.lines.model import BODY
from model.lines.repaying import repaying
from model.lines.rows import rows
from model.projection.idle import idle
from model.projection.ledger import ledger_alert
from model.projection.money import money
from model.projection.round_remarks import less_than_said
from model.rules.rulebook import Rule, rulebook, say

TRAINING = re.compile(r"\b(training|train|talent|learning|development of staff)\b", re.IGNORECASE)
TOLD = 0.001  # of the ledger: recovery below it decides nothing


def remarks(inputs: Inputs, values: Mapping[str, np.ndarray]) -> Iterator[str]:
    """Yield the plan's warnings as sentences; `values` are the plan's lines by name.

    They are on the ledger, what is assumed, levers that can have no effect, recovery that is counted on, cuts in
    training budgets, and rates used after their last day.
    """
    yield from ledger_alert(inputs, values)
    yield from _assumed(inputs, values)
    yield from _idle(inputs)
    yield from idle(inputs, values)
    yield from less_than_said(inputs, values)
    yield from _recovered(inputs, values)
    yield from _training(inputs)
    yield from _stale(inputs)


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
    none = not np.nansum(openings) and not inputs.pools.get("pool_openings", np.zeros(1)).any()
    if none and any(any(option.levers.get("retraining_on", ())) for option in inputs.options):
        sentences.append("no posts are open to people at risk, so that retraining and redeployment move nobody")
    counted, tested = (inputs.yearly.get(name, np.zeros(1)) for name in ("one_offs_count", "tested_in_year"))
    if np.nansum(counted) and not np.nansum(tested):
        sentences.append("one-off cost counts only in a year tested on in-year spend, and no year is: it is left out")
    frozen = any(any(option.levers.get("increments_frozen", ())) for option in inputs.options)
    if frozen and inputs.staff["national"].any() and not inputs.body.get("national_decided", 0):
        sentences.append(
            "increments on national scales are not frozen, which a local body cannot do: "
            "restraint acts on local pay only"
        )
    people = set(inputs.staff["pool"].astype(int))
    for place, name in enumerate(inputs.pool_names, 1):
        if inputs.pools.get("pool_vacancies", np.zeros(place))[place - 1] > 0 and place not in people:
            sentences.append(f"{name} has vacancies and nobody in post, so that its vacancies are costed at nil")
    return sentences


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
    """Return a list of one sentence where an option on non-pay cuts a training or talent budget; else an empty list."""
    cut = [name for name, share in zip(inputs.item_names, inputs.items["item_potential"], strict=True)
           if share > 0 and TRAINING.search(name)]  # fmt: skip
    if not cut or not any(any(option.levers.get("nonpay_effort", ())) for option in inputs.options):
        return []
    return [f"the options that act on non-pay cut {', '.join(cut)}, and redeployment depends on training"]


def stale(inputs: Inputs) -> list[Rule]:
    """Return the rules whose rates are used in the plan's last year, after the last day for which they are known."""
    last = date(inputs.first_year + inputs.years, 3, 31)
    used = {line.rate for chapter in (*BODY, *ENTITLEMENT, rows) for line in chapter.lines() if line.dated}
    return [rule for rule in rulebook() if rule.name in used and rule.reviewed_to < last]


def _stale(inputs: Inputs) -> list[str]:
    """Return a list of one sentence on rates used after the last day for which they are known, or an empty list."""
    rates = stale(inputs)
    if not rates:
        return []
    first, last = min(rule.reviewed_to for rule in rates), date(inputs.first_year + inputs.years, 3, 31)
    return [f"{len(rates)} rates are known only to {say(first)} or soon after, and are used unchanged to {say(last)}"]
