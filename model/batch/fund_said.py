"""A fund's split among bodies, in sentences, which the terminal and the workbook share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from model.batch.fund import Shared, Sharer
from model.batch.fund_posts import FEW
from model.projection.listed import listed
from model.projection.money import money
from model.search.awards import Award

MET = 1.0  # £ by which a target may be missed and is met
RULE = (
    "The fund pays what exits cost, in place of any fund of a body's own, and no exit is planned that it does not pay. "
    "A target that is missed is money to find."
)


def fund_said(shared: Shared) -> Iterator[str]:
    """Yield what became of the fund, then what splits by hand would leave to find, and where the next pound goes."""
    split = shared.split
    having = [sharer for sharer in shared.sharers if sharer.ladder.awards]
    least = [(sharer, sharer.ladder.awards[0].drawn) for sharer in having if sharer.ladder.awards[0].drawn >= MET]
    if not split.is_enough:
        each = listed([f"{sharer.code} {money(drawn)}" for sharer, drawn in least])
        yield (
            f"A fund of {money(split.fund)} is too small: with no more exits than their plans have as they are, the "
            f"bodies draw {money(split.needed)} ({each}); nothing is written."
        )
        return
    if not having:
        yield "No body has a mix that keeps its limits, so that nothing is awarded."
        return
    before = sum(sharer.ladder.awards[0].money for sharer in having)
    after = sum(award.money for award in map(shared.award, having) if award)
    yield (
        f"Of {money(split.fund)}, {money(split.fund - split.left)} is awarded and {money(split.left)} is left. Money "
        f"to find falls from {money(before)}, with the least from the fund, to {money(after)}."
    )
    yield RULE
    yield from vacancies_said(shared)
    yield next_said(shared)
    yield from _by_hand(shared)


def vacancies_said(shared: Shared) -> Iterator[str]:
    """Yield what offering bodies' own posts to their people does, then what offering others' does, and who loses."""
    found = shared.vacancies
    if found is None:
        yield "Vacancies are not shared."
        return
    filled, own, others, placed = (_all(each) for each in (found.posts, found.own, found.others, found.placed))
    alone, at_home = (each.total(_money) for each in (found.alone, found.at_home))
    if own + others < FEW:
        yield f"No vacancy is offered to people at risk: {found.why}."
        return
    yield (
        f"Of {filled:,.1f} WTE that the mixes fill, {own:,.1f} are offered to people at risk at their own body and "
        f"{others:,.1f} at others of the region; {placed:,.1f} WTE are placed."
    )
    if alone - at_home >= MET:
        yield f"Bodies' own posts alone lower the money to find from {money(alone)} to {money(at_home)}."
    if others >= FEW:
        yield f"Posts of others lower it from {money(at_home)} to {money(shared.total(_money))}."
    else:
        yield f"No post passes from one body to another: {found.why}."
    worse = [f"{sharer.code} {money(more)}" for sharer in shared.sharers if (more := _more(shared, sharer)) >= MET]
    if worse:
        yield f"All together have less to find, and some more than if none were shared: {listed(worse)} more."


def _money(award: Award) -> float:
    return award.money


def _more(shared: Shared, sharer: Sharer) -> float:
    """Return how much more money a body has to find than if no vacancy were shared."""
    alone = without_sharing(shared, sharer)
    award = shared.award(sharer)
    return 0.0 if alone is None or award is None else award.money - alone.money


def without_sharing(shared: Shared, sharer: Sharer) -> Award | None:
    """Return the award that a body has if no vacancy is shared; None where nobody asked, or it has none."""
    if shared.vacancies is None:
        return None
    alone = shared.vacancies.alone
    return next((alone.award(each) for each in alone.sharers if each.code == sharer.code), None)


def _all(by_code: Mapping[str, np.ndarray]) -> float:
    """Return posts of all bodies, years and bands, in WTE."""
    return float(sum(each.sum() for each in by_code.values()))


def next_said(shared: Shared) -> str:
    """Return what the next pounds of the fund would buy, and which body they go to."""
    step = shared.split.next
    if step is None:
        return "A bigger fund would buy nothing: each body has all that lowers the money it must find."
    sharer = next(each for each in shared.sharers if each.code == step.code)
    grown = f"if the fund grows by {money(step.short)}" if step.short >= MET else "from what is left"
    stay = ", if the posts that are offered stay" if shared.vacancies and shared.vacancies.openings else ""
    return (
        f"The next pound goes to {sharer.name} ({step.code}), {grown}: {money(step.more)} more would lower the money "
        f"to find by {money(step.less)}, {100 * step.price:.0f}p a pound{stay}."
    )


def _by_hand(shared: Shared) -> Iterator[str]:
    """Yield how much more money would have to be found under each split by hand.

    Where vacancies are shared it is told of the split without them, since other mixes would fill other posts.
    """
    if shared.vacancies and shared.vacancies.openings:
        yield "Splits by hand are told beside a split in which no vacancy is shared:"
        yield from _by_hand(shared.vacancies.alone)
        return
    for name, cost in shared.by_hand.items():
        if cost is None:
            yield f"Shared out {name}, the fund would not pay the least that some body draws."
        else:
            yield f"Shared out {name}, {money(max(0.0, cost - shared.cost))} more would have to be found."


def sharer_said(shared: Shared, sharer: Sharer) -> str:
    """Return what a body is awarded and what that does, or why it has none."""
    award = shared.award(sharer)
    if award is None:
        return f"{sharer.name} ({sharer.code}): no award. {'. '.join(sharer.ladder.why)}."
    first = sharer.ladder.awards[0]
    return (
        f"{sharer.name} ({sharer.code}): {money(award.drawn)}; money to find {money(first.money)} before, "
        f"{money(award.money)} after; redundancies {first.redundancies:,.1f} before, {award.redundancies:,.1f} after; "
        f"one-off cost {money(first.one_off)} before, {money(award.one_off)} after{_offered_said(shared, sharer)}"
        f"{missed_said(sharer, award)}."
    )


def _offered_said(shared: Shared, sharer: Sharer) -> str:
    """Return what sharing vacancies does for a body: its posts, whom they place, and its money without; or nothing."""
    found, alone = shared.vacancies, without_sharing(shared, sharer)
    if found is None or alone is None or not found.openings:
        return ""
    own, others, placed = (float(each[sharer.code].sum()) for each in (found.own, found.others, found.placed))
    return (
        f"; offered {own:,.1f} WTE of its own posts and {others:,.1f} of others', which place {placed:,.1f}; money to "
        f"find {money(alone.money)} if no vacancy were shared"
    )


def missed_said(sharer: Sharer, award: Award) -> str:
    """Return by how much a body misses its targets with an award, and the least award that meets them, if one does."""
    if award.missed < MET:
        return ""
    needs = least_that_meets(sharer)
    by = f"; misses its targets by {money(award.missed)} in all years"
    if needs is not None:
        return f"{by}, and needs {money(needs)} to meet them"
    fewest = min(each.missed for each in sharer.ladder.awards)
    return f"{by}, and by at least {money(fewest)} with any award"


def least_that_meets(sharer: Sharer) -> float | None:
    """Return the least award with which a body meets every year's target; None where none does."""
    return next((each.drawn for each in sharer.ladder.awards if each.missed < MET), None)
