"""How much of a result's spread would be left if all but one assumption were known: its share with others together.

A curve of one assumption alone explains less where several act together, as at a target that one misses only if another
falls too. Two sets of draws are mixed instead: all of one set, but one assumption of the other (Jansen's estimate).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from model.risk.draws import drawn_values
from model.risk.passes import Body, run_options
from model.risk.points import number_of
from model.risk.sensitivity import TORNADO

MIXED = 512  # draws of each set


def total_shares(
    body: Body, names: Sequence[str], seed: int, option: int, count: int = MIXED
) -> Mapping[str, Mapping[str, float]]:
    """Return, for each assumption, the share of each result's spread that is its, {name: {result: share}}.

    It counts all that the assumption does, by itself and together with others, so that the shares add up to more than
    one where assumptions act together. Chance of single people is left out. `option` is the option's number, from 0.
    """
    first = drawn_values(body.inputs, names, count, seed)
    own = number_of(f"{seed} mixed")
    order = np.random.default_rng(own).permutation(count)  # two sets in one order still rise and fall together
    other = {name: column[order] for name, column in drawn_values(body.inputs, names, count, own).items()}
    base = _results(body, first, option)
    shares = {}
    for name in names:
        mixed = _results(body, {**first, name: other[name]}, option)
        shares[name] = {result: spread_of(base[result], mixed[result]) for result in TORNADO}
    return shares


def spread_of(base: np.ndarray, mixed: np.ndarray) -> float:
    """Return half the mean square of what one assumption changes, over the spread of all."""
    spread = float(np.concatenate([base, mixed]).var())
    return float(((base - mixed) ** 2).mean() / (2 * spread)) if spread > 0 else 0.0


def _results(body: Body, drawn: Mapping[str, np.ndarray], option: int) -> dict[str, np.ndarray]:
    """Return the results of an option in each draw, (draws,); those by year are added up."""
    count = len(next(iter(drawn.values())))
    lines = run_options(body.of_options((0, option)), drawn)[-1]
    found = {}
    for result, line in TORNADO.items():
        value = lines[line]
        row = value[..., 0].sum(axis=0) if value.ndim == 3 else value[:, 0]
        found[result] = np.broadcast_to(row, (count,))
    return found
