"""Remarks on what is set in a plan and cannot act, or acts to no purpose: each in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from model.body.inputs import Inputs
from model.lines.model import levers
from model.lines.names import lines_named
from model.lines.ways import LEAVING, STEPS, WAYS
from model.projection.listed import listed
from model.projection.money import PENNY, money
from model.rules.rulebook import from_serial, say

NOBODY = 1e-9  # WTE
OVERSHOOT = 0.02  # of the allowed spend; below this a plan is as near its target as plans are
ALIKE = lines_named(("spend", "run_rate", "one_off", *(way.heads for way in LEAVING)))  # of options that are the same
NEED = lines_named(
    {
        "held_further": "above_before",
        "redeployed": "above_after_held",
        "voluntary": "above_after_redeployed",
        "compulsory": "above_after_voluntary",
    }
)  # of each way used as needed: what it is still asked for
Values = Mapping[str, np.ndarray]


def idle(inputs: Inputs, values: Values) -> Iterator[str]:
    """Yield a sentence for each thing that is set and cannot act; `values` are the plan's lines by name."""
    yield from _late(inputs, values)
    yield from _dear(inputs, values)
    yield from _unmoved(inputs, values)
    yield from _same(inputs, values)
    yield from _unreachable(inputs, values)
    yield from _overshooting(inputs, values)


def _of(values: Values, name: str, case: int) -> np.ndarray:
    """Return a line for one option, (years, members)."""
    value = values[name]
    return np.asarray(value[:, min(case, value.shape[1] - 1), :])


def _set(inputs: Inputs, case: int, lever: str) -> np.ndarray:
    """Return in which years an option sets a lever to anything but nil, (years,)."""
    levers = inputs.options[case].levers
    if lever not in levers:
        return np.zeros(inputs.years, dtype=bool)
    by_year = np.array(levers[lever])  # its last value holds for all later years
    return np.asarray(by_year[np.minimum(np.arange(inputs.years), len(by_year) - 1)] != 0)


def _late(inputs: Inputs, values: Values) -> Iterator[str]:
    """Yield a sentence where compulsory redundancy is allowed in a year, and its last day falls after that year."""
    last, end = (values[name].ravel() for name in ("compulsory_last_day", "year_end"))
    days = (values["consultation_planned_days"] + values["notice_planned_days"]).ravel()
    for year, label in enumerate(inputs.year_labels):
        used = any(_set(inputs, case, "compulsory_on")[year] for case in range(len(inputs.options)))
        if used and last[year] > end[year]:
            yield (
                f"compulsory redundancy moves nobody in {label}: its last day, {say(from_serial(last[year]))}, falls "
                f"after the year; consultation would have to begin by {say(from_serial(end[year] - days[year]))}"
            )


def _dear(inputs: Inputs, values: Values) -> Iterator[str]:
    """Yield a sentence where a redundancy would save nothing that is tested, in every pool, so that none is made.

    It costs more in the tested year than it saves in it, or the last day falls after the day that is tested.
    """
    by_test, in_year = values["compulsory_by_test"].ravel(), values["tested_in_year"].ravel()
    for case, option in enumerate(inputs.options):
        saving, open_ = _of(values, "compulsory_saving", case), _of(values, "compulsory_open", case)[:, 0]
        posts, gone = _of(values, "left_after_voluntary", case) > NOBODY, _of(values, "compulsory", case).sum(axis=1)
        wanted = _of(values, "above_after_voluntary", case)[:, 0] > PENNY
        idle_years = [
            year
            for year in range(inputs.years)
            if open_[year]
            and wanted[year]
            and gone[year] < NOBODY
            and posts[year].any()
            and (saving[year][posts[year]] <= 0).all()
        ]
        late = [inputs.year_labels[year] for year in idle_years if not (by_test[year] or in_year[year])]
        dear = [inputs.year_labels[year] for year in idle_years if by_test[year] or in_year[year]]
        if late:
            yield (
                f'"{option.name}" makes nobody redundant in {listed(late)}, as the last day falls after the day on '
                "which the target is tested; begin earlier, or test it later"
            )
        if dear:
            yield (
                f'a redundancy costs more in {listed(dear)} than it saves in the tested year, so that "{option.name}" '
                "makes nobody redundant then"
            )


def _unmoved(inputs: Inputs, values: Values) -> Iterator[str]:
    """Yield a sentence for levers that move nobody and save nothing; levers of which the same is true share one."""
    lines = {lever: way.name for way in WAYS for lever in way.levers}
    lines |= {lever: step.line for step in STEPS for lever in step.levers if lever not in lines}
    told: dict[tuple[str, str], list[str]] = {}
    for lever, line in lines.items():
        users = [
            case for case, option in enumerate(inputs.options) if any(option.levers.get(lever, ())[: inputs.years])
        ]
        still = [case for case in users if np.abs(_of(values, line, case)).max() < (NOBODY if line in NEED else PENNY)]
        if not still:
            continue
        asked = (_of(values, NEED[line], case)[_set(inputs, case, lever)].max() for case in still if line in NEED)
        needless = line in NEED and max(asked) < PENNY
        where = "any option" if still == users else listed([f'"{inputs.options[case].name}"' for case in still])
        why = ", where what acts before it already meets the target" if needless else ""
        told.setdefault((where, why), []).append(f'"{levers()[lever].label}"')
    for (where, why), names in told.items():
        does = "moves nobody and saves nothing" if len(names) == 1 else "move nobody and save nothing"
        yield f"{listed(names)} {does} in {where}{why}"


def _same(inputs: Inputs, values: Values) -> Iterator[str]:
    """Yield a sentence for options that come to the same to the penny, each group of them once."""
    left = list(range(len(inputs.options)))
    while left:
        first, *others = left
        alike = [
            case
            for case in others
            if all(np.abs(_of(values, name, case) - _of(values, name, first)).max() < PENNY for name in ALIKE)
        ]
        if alike:
            names = listed([f'"{inputs.options[case].name}"' for case in (first, *alike)])
            yield f"{names} come to the same to the penny"
        left = [case for case in others if case not in alike]


def _unreachable(inputs: Inputs, values: Values) -> Iterator[str]:
    """Yield a sentence for the first year in which the target is below what is spent with nobody in post."""
    cases = range(len(inputs.options))
    least = np.min([_of(values, "net_non_pay", case)[:, 0] for case in cases], axis=0)
    allowed = np.max([_of(values, "allowed_spend", case)[:, 0] for case in cases], axis=0)
    for year in np.flatnonzero(allowed < least - PENNY)[:1]:
        yield (
            f"in {inputs.year_labels[year]} the allowed spend, {money(float(allowed[year]))}, is less than what would "
            f"be spent with nobody in post, {money(float(least[year]))}: no option can meet it"
        )


def _overshooting(inputs: Inputs, values: Values) -> Iterator[str]:
    """Yield a sentence for each option whose posts held as set take it well below its target in the last year."""
    for case, option in enumerate(inputs.options):
        held = _of(values, "held", case)
        below = _of(values, "allowed_spend", case)[-1, 0] - _of(values, "tested", case)[-1, 0]
        more = below - max(0.0, _of(values, "allowed_spend", 0)[-1, 0] - _of(values, "tested", 0)[-1, 0])
        allowed = _of(values, "allowed_spend", case)[-1, 0]
        if more > OVERSHOOT * allowed and held.sum() > NOBODY:
            yield (
                f'"{option.name}" holds vacated posts until spend is {money(float(more))} further below the target of '
                f"{inputs.year_labels[-1]} than it would be; hold fewer, or as needed"
            )
