"""Remarks on voluntary rounds, transfers and money that do less than they say, each in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from model.body.inputs import Inputs
from model.lines.names import lines_named
from model.projection.money import PENNY, money

NOBODY = 1e-6  # heads or WTE
SHARES = lines_named(("fund_pays_voluntary", "fund_pays_compulsory"))
Values = Mapping[str, np.ndarray]


def less_than_said(inputs: Inputs, values: Values) -> Iterator[str]:
    """Yield a sentence for each round, transfer or fund that does less than it says; `values` are the lines."""
    yield from _rounds(inputs, values)
    yield from _transfers(inputs, values)
    if any(np.nansum(inputs.yearly.get(name, 0.0)) for name in SHARES) and not np.nansum(
        inputs.yearly.get("fund", 0.0)
    ):
        yield "a fund's share of exits is given and no fund, so that it pays nothing"
    tested, in_year = (
        inputs.yearly.get(name, np.full(inputs.years, np.nan)) for name in ("tested_on", "tested_in_year")
    )
    for year in np.flatnonzero(~np.isnan(tested) & (in_year > 0)):
        yield f"{inputs.year_labels[year]} is tested on in-year spend, and not on the day that is given"


def _of(values: Values, name: str, case: int, year: int) -> np.ndarray:
    """Return a line for one option and year, (members,)."""
    value = values[name][year]
    return np.asarray(value[min(case, len(value) - 1)])


def _rounds(inputs: Inputs, values: Values) -> Iterator[str]:
    """Yield a sentence for a round that moves nobody, fewer than it asks, or more than are assumed to volunteer."""
    willing = float(values["take_up_rate"][0, 0] * values["approved_share"][0, 0])
    no_limit = float(values["no_payback_limit"][0, 0])
    for place, name in enumerate(inputs.round_names):
        case, year = (int(inputs.rounds[column][place]) - 1 for column in ("round_option", "round_year"))
        here = _of(values, "round_here", case, year) == place + 1
        each = _of(values, "heads_after_hours", case, year)
        gone = float((_of(values, "round_exits", case, year) * each * here).sum())
        offered = float((_of(values, "left_for_round", case, year) * each * here).sum())
        asked = float(inputs.rounds["round_heads"][place])
        typed = asked < float(values["round_heads"].max()) or asked < offered
        label = f'the voluntary round "{name}" of {inputs.year_labels[year]}'
        if gone < NOBODY:
            late = (
                inputs.rounds["round_payback"][place] < no_limit
                and not (_of(values, "round_pays", case, year) * here).any()
            )
            why = "no exit pays back as soon as it asks" if late else "nobody whom it is offered to may go"
            yield f"{label} moves nobody: {why}"
        elif typed and gone < asked - 0.5 and float(_of(values, "round_used", case, year)[place]) >= 1:
            yield f"{label} moves {gone:,.1f} of the {asked:,.0f} people that it is for: no more may go"
        if offered > NOBODY and gone > willing * offered + 0.5 and inputs.rounds["round_take_up"][place] >= 1:
            yield (
                f"{label} moves {gone / offered:.0%} of those whom it is offered to, where {willing:.0%} are assumed "
                "to volunteer and be approved; give the staff who volunteer if fewer will"
            )


def _transfers(inputs: Inputs, values: Values) -> Iterator[str]:
    """Yield a sentence where fewer posts are left than are to be transferred, or moving posts meets the target."""
    for case, option in enumerate(inputs.options):
        for year, label in enumerate(inputs.year_labels):
            asked, made = (float(_of(values, name, case, year).sum()) for name in ("transfers_asked", "transferred"))
            if asked > made + NOBODY:
                yield (
                    f'"{option.name}" transfers {made:,.1f} of the {asked:,.1f} WTE that are to go in {label}: no more '
                    "are left, and the allowed spend moves as if all had gone"
                )
        moved = values["met_by_moving"][:, min(case, values["met_by_moving"].shape[1] - 1), 0]
        if moved.max() > PENNY:
            year = int(moved.argmax())
            yield (
                f'{money(float(moved[year]))} of what "{option.name}" needs for the target of '
                f"{inputs.year_labels[year]} is met by moving posts to other bodies, which pay for them: it is no "
                "saving, and counts as a cost where options are ranked"
            )
