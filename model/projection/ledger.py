"""The ledger test: what the inputs build up to, against the ledger of the baseline year.

What is between them goes through the plan as a line of its own, so that no later figure shows that it is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from model.body.inputs import Inputs, year_label
from model.lines.names import lines_named
from model.lines.reading.plan import plan
from model.messages import level_of
from model.problems import InputError, Problem
from model.projection.money import PENNY, money

PARTS = lines_named(
    {"staff": "staff_built_up", "vacancies": "vacancies_built_up", "agency": "agency_built_up"}
)  # {what it is called: its line}
TEN = 10.0  # times the ledger: a share of it says no more


def ledger_test(inputs: Inputs, values: Mapping[str, np.ndarray]) -> str:
    """Return the test in a sentence: the parts, what they come to, the ledger, and by how much the two differ.

    `values` are the plan's lines by name.
    """
    amounts = inputs.items["item_amount"] * inputs.items["item_sign"]
    parts = {name: float(values[line].item()) for name, line in PARTS.items()} | {"non-pay": amounts[amounts > 0].sum()}
    added = " + ".join(f"{name} {money(amount)}" for name, amount in parts.items() if name == "staff" or amount > PENNY)
    income = -float(amounts[amounts < 0].sum())
    less = f" - income {money(income)}" if income > PENNY else ""
    built_up, ledger, apart = (
        float(values[name].item()) for name in ("baseline_built_up", "ledger_budget", "reconciliation")
    )
    share = float(values["ledger_apart"].item())
    times = "more than ten times it" if share > TEN else f"{share:.1%}"
    side = "above" if apart < 0 else "below"
    between = f"the inputs are {money(abs(apart))} {side} it ({times})" if abs(apart) >= 1 else "the two are equal"
    year = year_label(inputs.first_year - 1)
    return f"{added}{less} = {money(built_up)} in {year}; ledger {money(ledger)}; {between}"


def ledger_alert(inputs: Inputs, values: Mapping[str, np.ndarray]) -> Iterator[str]:
    """Yield a sentence where the inputs differ from the ledger by more than is left to the vacancy factor."""
    if values["ledger_differs"].item():
        told = f"{float(values['ledger_told'].item()):.0%}"
        accepted = ", and accepted on the Body sheet" if inputs.ledger_accepted_by else ""
        yield f"the ledger test: {ledger_test(inputs, values)}, told above {told}{accepted}"


def refuse_another_ledger(inputs: Inputs, values: Mapping[str, np.ndarray]) -> None:
    """Raise InputError where the inputs differ from the ledger by far, unless the body says who accepts it."""
    most = float(values["ledger_refused"].item())
    if inputs.ledger_accepted_by or values["ledger_apart"].item() <= most:
        return
    heading = plan["ledger_budget"].label
    test = ledger_test(inputs, values)
    alerts = "".join(f"; see too: {each}" for each in inputs.warnings if level_of(each) == "alert")
    sentence = (
        f'"{heading}" and the inputs are more than {most:.0%} of the ledger apart: {test}; check whether each is this '
        'body\'s, of that year and in pounds, or say who accepts it in "Ledger difference accepted by"'
        f"{alerts}"
    )
    raise InputError([Problem(f"{inputs.file} Body", sentence, "Body")])
