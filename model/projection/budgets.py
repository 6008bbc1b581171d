"""Refuses a voluntary round whose budget does not pay for one exit, which only the costs of the exits can tell."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from model.body.inputs import Inputs
from model.problems import InputError, Problem
from model.projection.money import money


def refuse_small_budgets(inputs: Inputs, values: Mapping[str, np.ndarray]) -> None:
    """Raise InputError, with a sentence for each, where a round's budget is below the cost of one exit in it.

    The cost is the average of the round's cheapest pool. `values` are the plan's lines by name.
    """
    problems = []
    for number, name in enumerate(inputs.round_names, 1):
        option, year = (int(inputs.rounds[column][number - 1]) - 1 for column in ("round_option", "round_year"))
        budget = float(inputs.rounds["round_budget"][number - 1])
        costs = values["round_per_head"][year, min(option, values["round_per_head"].shape[1] - 1)]
        heads = values["heads_after_hours"][year, min(option, values["heads_after_hours"].shape[1] - 1)]
        here = values["round_here"][year, min(option, values["round_here"].shape[1] - 1)] == number
        least = float(costs[here & (heads > 0)].min(initial=np.inf))
        if budget < least < np.inf:
            sentence = (  # without the cost, which in a pool of one is what that one would be paid
                f'"{name}" has a budget of {money(budget)}, less than one exit costs in any of its pools; raise it or '
                "take the round out"
            )
            problems.append(Problem(f"{inputs.file} Rounds", sentence, "Rounds"))
    if problems:
        raise InputError(problems)
