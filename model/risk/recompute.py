"""Some draws once more, each as a run of its own: what the pass over all draws makes of them must be the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from model.projection.project import Results, project
from model.risk.assess import Risk
from model.risk.passes import RESULTS


def furthest_apart(risk: Risk, count: int) -> float:
    """Return how far any result of any option in the first draws is from a run with the values of the draw, at most.

    Chance of single people is left out of both. Amounts are in £, people in heads.
    """
    inputs = risk.comparison.results.inputs
    most = 0.0
    for number in range(min(count, len(risk.draws.plain["meets"][0]))):
        drawn = {name: float(column[number]) for name, column in risk.draws.values.items()}
        alone = project(replace(inputs, body={**inputs.body, **drawn}))
        for name, line in RESULTS.items():
            apart = risk.draws.plain[name][:, number] - _of_options(alone, line)
            most = max(most, float(np.abs(apart).max()))
    return most


def _of_options(results: Results, line: str) -> np.ndarray:
    """Return a line of a run for each option, (options,), or (options, years) where it is by year."""
    options = range(len(results.options))
    if results.values[line].ndim == 3:
        return np.array([results.year_line(line, case) for case in options])
    return np.array([results.body_line(line, case) for case in options])
