"""The split of a fund that several bodies share: the award of each, chosen exactly, and where the next pound goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.search.awards import Award, Ladder
from model.search.programme import Rows
from model.search.solver import least

PENNY = 0.01
UNIT = 1000.0  # £: in which the programme counts, so that no number is far from the others


@dataclass(frozen=True)
class Next:
    """The step that the next pounds of a fund would buy: the body, how much more it draws, and how much less is found.

    short: how much the fund must grow for it, after what is left of it.
    """

    code: str
    more: float
    less: float
    short: float

    @property
    def price(self) -> float:
        """Return how much less money must be found for each pound of the step."""
        return self.less / self.more


@dataclass(frozen=True)
class Split:
    """The split of a fund: the place of each body's award on its ladder, by its code, None for a body that has none.

    needed: the least that all bodies together must be awarded. next: None where no award would lower any cost.
    """

    fund: float
    chosen: Mapping[str, int | None]
    needed: float
    left: float
    next: Next | None

    @property
    def is_enough(self) -> bool:
        """Whether the fund pays the least that every body must be awarded."""
        return self.needed <= self.fund + PENNY


def split_of(ladders: Mapping[str, Ladder], fund: float) -> Split:
    """Return the split at which the bodies' costs come to least in all; each has its least if the fund is too small.

    One award is chosen for each body, by a programme of 0/1 variables that is solved exactly.
    """
    having = {code: each.awards for code, each in sorted(ladders.items()) if each.awards}
    none: dict[str, int | None] = dict.fromkeys(ladders)
    needed = sum(awards[0].drawn for awards in having.values())
    if needed > fund + PENNY or not having:
        return Split(fund, none | dict.fromkeys(having, 0), needed, fund - needed, None)
    chosen = _chosen(list(having.values()), fund)
    left = fund - sum(awards[place].drawn for awards, place in zip(having.values(), chosen, strict=True))
    places = dict(zip(having, chosen, strict=True))
    return Split(fund, none | places, needed, left, next_of(having, places, left))


def _chosen(ladders: Sequence[Sequence[Award]], fund: float) -> list[int]:
    """Return the place of the award of each ladder at which the costs come to least in all, within a fund."""
    of = np.concatenate([np.full(len(awards), body) for body, awards in enumerate(ladders)])
    drawn, cost = (
        np.array([getattr(award, name) for awards in ladders for award in awards]) / UNIT for name in ("drawn", "cost")
    )
    first = np.array([awards[0].cost for awards in ladders]) / UNIT
    one_each = (of == np.arange(len(ladders))[:, None]).astype(float)
    matrix, ones = np.vstack([one_each, drawn]), np.ones(len(ladders))
    rows = Rows(matrix, np.r_[ones, -np.inf], np.r_[ones, (fund + PENNY / 2) / UNIT])
    size = len(of)
    found = least(cost - first[of], rows, np.zeros(size), np.ones(size), np.ones(size))
    assert found is not None  # the least of every body's awards is within the fund
    return [int(np.argmax(np.where(of == body, found, -1.0)) - np.argmax(of == body)) for body in range(len(ladders))]


def next_of(having: Mapping[str, Sequence[Award]], places: Mapping[str, int], left: float) -> Next | None:
    """Return the step of any body that lowers cost by most for each pound; None where no body has a further one."""
    steps = []
    for code, awards in having.items():
        now = awards[places[code]]
        for award in awards[places[code] + 1 :]:
            more = award.drawn - now.drawn
            steps.append(Next(code, more, now.cost - award.cost, more - left))
    return max(steps, key=lambda step: (step.price, step.code), default=None)


# Splits by hand -----------------------------------------------------------------------------------------------------


def by_hand(ladders: Mapping[str, Ladder], fund: float, baselines: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Return three ways to share out a fund by hand: equally, by baseline, and by what each body could draw."""
    codes = [code for code, each in ladders.items() if each.awards]
    parts = {
        "in equal shares": dict.fromkeys(codes, 1.0),
        "by baseline": {code: baselines[code] for code in codes},
        "by what each could draw": {code: ladders[code].awards[-1].drawn for code in codes},
    }
    return {
        name: {code: fund * part / (sum(each.values()) or 1.0) for code, part in each.items()}
        for name, each in parts.items()
    }


def within(awards: Sequence[Award], share: float) -> Award | None:
    """Return the award that a share pays for at which the cost is least; None where it pays for none."""
    paid = [award for award in awards if award.drawn <= share + PENNY]
    return paid[-1] if paid else None
