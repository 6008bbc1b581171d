"""Draws of a body's assumptions: what each option comes to in each, in chunks that come to the same bits.

Every draw is the same for every option, so that options differ by what they are and not by chance. A chunk is worked
out by itself, here or in another process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np

from model.body.inputs import Inputs
from model.language.years import compute_years
from model.projection.binding import Values, bind
from model.projection.project import ALIKE
from model.risk.luck import by_who_goes, is_small, leavers_by_chance, own_costs
from model.risk.passes import RESULTS, Body, advised, drawn_people, run_options
from model.risk.points import FEW_LEVELS, LEVELS, MANY_ROWS, levels, normals, number_of
from model.risk.ranges import Range, ranges_of, value_of
from model.risk.reach import of_people

CHUNK = 1_024
SHOWN = 20  # draws that the results workbook can compute again


@dataclass(frozen=True)
class Draws:
    """What each option comes to in each draw: {result: (options, draws)}, and one by year (options, draws, years).

    `values` are the drawn values of the assumptions by name, (draws,). `plain` has the results without chance of single
    people for the first draws, as a workbook that is set to a draw computes them. `best` is the number of the option
    that is recommended in each draw, 0 where none is.
    """

    count: int
    seed: int
    ranges: tuple[Range, ...]
    values: Mapping[str, np.ndarray]
    results: Mapping[str, np.ndarray]
    plain: Mapping[str, np.ndarray]
    best: np.ndarray
    by_chance: bool


def drawn_values(
    inputs: Inputs,
    names: Sequence[str],
    count: int,
    seed: int,
    together: float = 0.0,
    signs: Mapping[str, float] | None = None,
    apart: bool = False,
) -> dict[str, np.ndarray]:
    """Return the values of the named assumptions in each draw, (count,) each.

    `together` correlates what hurts, in the direction of `signs`, where it is above nil. `apart` is for a body whose
    draws are added to others'.
    """
    ranges = ranges_of(inputs)
    worlds_of = FEW_LEVELS if len(inputs.staff) > MANY_ROWS else LEVELS
    ways = [(signs or {}).get(each.name, 0.0) for each in ranges]
    z, worlds = normals(ranges, count, seed, inputs.code, together, ways, apart, worlds_of)
    in_levels = [each for each in ranges if each.name in of_people() and each.name in names]
    level = levels([each.name for each in in_levels], inputs.code, seed, worlds_of) if in_levels else np.zeros((0, 0))
    found = {}
    for place, each in enumerate(ranges):
        if each.name in names:
            there = level[worlds, in_levels.index(each)] if each in in_levels else z[:, place]
            found[each.name] = value_of(each, there)
    return found


def draw(
    inputs: Inputs, names: Sequence[str], count: int, seed: int = 1, jobs: int = 1, chunk: int = CHUNK,
    chance: bool | None = None, together: float = 0.0, signs: Mapping[str, float] | None = None,
    body: Body | None = None, apart: bool = False,
) -> Draws:  # fmt: skip
    """Draw the named assumptions `count` times, and compute every option in each draw.

    `chance` says whether the chance of single people is drawn; None draws it in a small body. `jobs` processes share
    the chunks. `together`, `signs` and `apart` are as for `drawn_values`.
    """
    body = body or Body(inputs, {})
    values = drawn_values(inputs, names, count, seed, together, signs, apart)
    chance = is_small(inputs) if chance is None else chance
    held = {"leaver_rate": np.full(count, body.leavers)}  # where nothing is drawn, every draw is the plan
    parts = [
        (first, {name: column[first : first + chunk] for name, column in (values or held).items()})
        for first in range(0, count, chunk)
    ]
    drawn_people(body, values)  # so that every chunk finds its worlds
    work = partial(_chunk, body, seed, chance)
    if jobs > 1 and len(parts) > 1:
        with ProcessPoolExecutor(jobs) as processes:
            chunks = list(processes.map(work, parts))
    else:
        chunks = [work(part) for part in parts]
    results = _joined([each[0] for each in chunks])
    best = np.concatenate([each[2] for each in chunks])
    return Draws(count, seed, ranges_of(inputs), values, results, chunks[0][1], best, chance)


def _joined(parts: Sequence[Mapping[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Return the results of chunks as those of all draws."""
    return {name: np.concatenate([part[name] for part in parts], axis=1) for name in parts[0]}


def _chunk(
    body: Body, seed: int, chance: bool, part: tuple[int, Mapping[str, np.ndarray]]
) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray], np.ndarray]:
    """Return the results of a chunk of draws, those of the first draws without chance, and the best options."""
    first, drawn = part
    count = len(next(iter(drawn.values())))
    options = run_options(body, drawn, first=first)
    plain = {name: column[:, :SHOWN] for name, column in _results(options, count).items()} if not first else {}
    if not chance:
        return _results(options, count), plain, advised(body, options, count)
    inputs = body.inputs
    people = body.people({})
    heads_per_wte = np.divide(
        people["pool_heads"], people["pool_wte"], out=np.zeros_like(people["pool_heads"]), where=people["pool_wte"] > 0
    )
    own = number_of(f"{seed} {inputs.code} chance")
    luck = leavers_by_chance(options, heads_per_wte, own, first, count, inputs.years)
    options = run_options(body, drawn, luck, first=first)
    found = _results(options, count)
    costs = own_costs(inputs, compute_years(ALIKE, bind(inputs), inputs.years))
    for case, each in enumerate(options):
        gone = np.broadcast_to(each["compulsory"], (inputs.years, count, heads_per_wte.shape[-1])) * heads_per_wte
        if gone.any():
            scale = drawn.get("selection", 1.0)
            found["who_goes"][case] = by_who_goes(costs, gone, own, first) * scale
    return found, plain, advised(body, options, count)


def _results(options: Sequence[Values], count: int) -> dict[str, np.ndarray]:
    """Return the results of options as {name: (options, draws)}, or (options, draws, years) where they are by year."""
    found: dict[str, np.ndarray] = {}
    for name, line in RESULTS.items():
        columns = []
        for each in options:
            value = each[line]
            if value.ndim == 3:
                columns.append(np.broadcast_to(value[..., 0], (len(value), count)).T)
            else:
                columns.append(np.broadcast_to(value[:, 0], (count,)))
        found[name] = np.array(columns, dtype=float)
    found["who_goes"] = np.zeros((len(options), count))
    return found


def quantile(values: np.ndarray, share: float) -> float:
    """Return the value below which a share of the draws lies, that of one of the draws.

    >>> quantile(np.array([3.0, 1.0, 2.0]), 0.9), quantile(np.array([3.0, 1.0, 2.0]), 0.5)
    (3.0, 2.0)
    """
    ordered = np.sort(values)
    return float(ordered[min(len(ordered) - 1, int(share * len(ordered)))])


def payback_quantile(months: np.ndarray, share: float) -> float | None:
    """Return a quantile of paybacks in months; None is never, which is later than any.

    >>> payback_quantile(np.array([3.0, -1.0, 1.0]), 0.9) is None, payback_quantile(np.array([3.0, -1.0, 1.0]), 0.1)
    (True, 1.0)
    """
    found = quantile(np.where(months < 0, np.inf, months), share)
    return None if np.isinf(found) else found
