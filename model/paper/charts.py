"""The charts of a paper as data, each with a table of its figures and a sentence that says what it shows."""

from __future__ import annotations

import numpy as np

from model.body.inputs import year_label
from model.lines.disclosure.year import MONTHS
from model.lines.ways import LEAVING, STEPS
from model.paper.blocks import Chart, Series, Table
from model.paper.figures import HIDDEN, NIL, PENNY, STARRED, counted, expected, listed, money, quoted, thousands
from model.paper.looks import INVISIBLE
from model.paper.plan import Plan
from model.paper.secret_people import ALL, REAL, REAL_WAYS, by_pool
from model.paper.suppress import few

MOST_POOLS = 5
GROWTH = "Growth, with every post filled"  # before anybody leaves: doing nothing has leavers too


def _k(values: np.ndarray | list[float]) -> tuple[float, ...]:
    """Return amounts in pounds as thousands of pounds, rounded to the pound."""
    return tuple(round(float(each) / 1000, 3) for each in values)


def bridge(plan: Plan) -> Chart:
    """Return the chart that leads from the baseline year's budget to the last year's spend, with a bar for each change.

    Raises ArithmeticError where the bars do not add up to the spend.
    """
    base = plan.year(year_label(plan.results.inputs.first_year - 1))
    start, baseline = plan.whole("ledger_budget"), plan.whole("baseline_amount")
    moves = {GROWTH: plan.last("bridge_start") - start}
    moves |= _steps(plan)
    end, target = plan.last("spend"), plan.last("allowed_spend")
    if abs(start + sum(moves.values()) - end) > PENNY:
        raise ArithmeticError("the steps of the bridge do not add to the spend")
    moves = {name: move for name, move in moves.items() if abs(move) > PENNY}
    levels = start + np.concatenate([[0.0], np.cumsum(list(moves.values()))])
    names = [f"Budget {base}", *moves, f"Spend in {plan.labels[-1]}", f"Allowed {plan.labels[-1]}"]
    empty: list[float | None] = [None] * len(names)
    whole, under, fall, rise, allowed = ([*empty] for _ in range(5))
    whole[0], whole[-2], allowed[-1] = start, end, target
    for place, move in enumerate(moves.values(), 1):
        under[place] = min(levels[place - 1], levels[place])
        (fall if move < 0 else rise)[place] = abs(move)
    rows = [(names[0], thousands(start)), *((name, thousands(move)) for name, move in moves.items())]
    rows += [(names[-2], thousands(end)), (names[-1], thousands(target))]
    greatest = sorted((move, name) for name, move in moves.items() if move < 0)[:3]
    most = listed([f"{name} ({money(-move)})" for move, name in greatest])
    alt = (
        f"A bridge from the budget of {money(start)} in {base} to spend of {money(end)} in {plan.labels[-1]}, beside "
        f"the allowed spend of {money(target)}." + (f" The largest falls are {most}." if most else "")
    )
    tested = plan.last("tested")
    at_end = (
        ""
        if abs(tested - end) < PENNY
        else (f"Spend is of the whole year; what is tested is the run rate at its end, {money(tested)}. ")
    )
    note = "" if abs(start - baseline) < PENNY else f"The target is measured from a baseline of {money(baseline)}."
    note = f"{at_end}{note}".strip()
    if any(_joined(plan)):
        note = f"{note} Steps are joined where one would tell what fewer than five people are paid.".strip()
    table = Table(
        f"Bridge from {base} to {plan.labels[-1]}, £000",
        ("Step", "£000"),
        tuple(rows),
        (0, len(rows) - 2, len(rows) - 1),
        (0.7, 0.3),
        note,
    )
    series = (
        Series("Below", _blank(under), INVISIBLE),
        Series("Total", _blank(whole), "whole"),
        Series("Fall", _blank(fall), "fall"),
        Series("Rise", _blank(rise), "rise"),
        Series("Allowed", _blank(allowed), "target"),
    )
    title = "Budget to spend, £000 (hatched: falls; dotted: rises)"
    return Chart("bars", title, alt, "£000", tuple(names), tuple(one for one in series if any(one.values)), table)


def _steps(plan: Plan) -> dict[str, float]:
    """Return by how many pounds each group of savings changes the last year's spend, by the group's name.

    Groups by which fewer than five people leave are joined into one, so that no bar tells what those few were paid.
    """
    moves: dict[str, float] = {}
    for step in STEPS:
        moves[step.group] = moves.get(step.group, 0.0) + step.sign * plan.last(step.line)
    for one, other in _joined(plan):
        moves[f"{one}; {other}"] = moves.pop(one, 0.0) + moves.pop(other, 0.0)
    return moves


def _joined(plan: Plan) -> list[tuple[str, str]]:
    """Return the pairs of groups of savings that are joined into one, as one alone would tell what a few are paid.

    That is the group of an agreed exit of a few, and the first other that saves something.
    """
    by_group: dict[str, float] = {}
    for step in STEPS:
        by_group[step.group] = by_group.get(step.group, 0.0) + abs(plan.last(step.line))
    pairs: list[tuple[str, str]] = []
    for way in REAL_WAYS:
        heads = plan.total(way.heads)
        alone = by_group[way.group] - abs(plan.last(way.bridge)) < PENNY
        told = way.name == "agreed" or alone  # what is chosen beside it is told by the table of the exits alone
        others = [group for group, amount in by_group.items() if amount > PENNY and group != way.group]
        if few(np.array([heads]))[0] and plan.last(way.bridge) > PENNY and told and others and not pairs:
            pairs.append((way.group, others[0]))
    return pairs


def _blank(values: list[float | None]) -> tuple[float | None, ...]:
    """Return amounts in pounds as thousands of pounds; None, where there is no amount, stays None."""
    return tuple(None if each is None else round(float(each) / 1000, 3) for each in values)


def against_target(plan: Plan) -> Chart:
    """Return the chart of the spend that is tested against the target, by option and year, with the allowed spend."""
    allowed = plan.line("allowed_spend")
    tested = [plan.line("tested", case) for case in range(len(plan.outcomes))]
    unmet = [each.name for each in plan.outcomes if not each.meets]
    alt = (
        f"The spend that is tested, by option, beside the allowed spend, which goes from {money(allowed[0])} in "
        f"{plan.labels[0]} to {money(allowed[-1])} in {plan.labels[-1]}. {plan.quoted} ends at "
        f"{money(tested[plan.case][-1])} and {quoted(plan.results.options[0])} at {money(tested[0][-1])}. "
        + (
            f"Not on or below the line in every year: {listed([quoted(name) for name in unmet])}."
            if unmet
            else "Every option is within it."
        )
    )
    rows = [("Allowed spend", *(thousands(each) for each in allowed))]
    rows += [(each.name, *(thousands(amount) for amount in tested[case])) for case, each in enumerate(plan.outcomes)]
    table = Table(
        "Spend that is tested against the target, £000",
        ("Option", *plan.labels),
        tuple(rows),
        (0,),
        note="Tested on the run rate at the year's end, unless a year is tested on in-year spend.",
    )
    beside = [int(plan.whole("runner_up")) - 1, int(plan.whole("step_over")) - 1]  # options that a Board weighs it with
    drawn = dict.fromkeys((0, *(case for case in beside if case > 0), plan.case))
    looks = [f"line {number}" for number in range(1, len(drawn) + 1)]
    series = []
    for case in drawn:
        look = "chosen line" if case == plan.case else looks.pop(0)
        series.append(Series(plan.outcomes[case].name, _k(tested[case]), look))
    series.append(Series("Allowed spend", _k(allowed), "target line"))  # last, so that it is drawn over the others
    title = "Cost against the target, £000 (the axis does not start at zero)"
    return Chart("lines", title, alt, "£000", tuple(plan.labels), tuple(series), table)


def cash(plan: Plan) -> Chart:
    """Return the chart of cash to date compared with doing nothing, with a mark where the outlay has been paid back.

    It has a point for each month of the plan. Its table has the months of the first year, and then each year's end.
    """
    points, amounts, at_months = plan.cash_points()
    names, values = ["Start", *points], [0.0, *amounts]
    marks: list[float | None] = [None] * len(values)
    below, lowest = max((place for place, value in enumerate(values) if value < -PENNY), default=0), min(values)
    by_month = len(points) == len(plan.month_names())
    if not below:
        sentence = "It is never below zero." if by_month else "It is below zero at no year's end."
    elif below >= len(values) - 1:
        sentence = f"It is still below zero at the end of {plan.labels[-1]}."
    else:
        marks[below + 1] = values[below + 1]
        sentence = f"It is lowest at {money(lowest)}, and is last below zero at the end of {names[below]}."
    alt = f"Cash to date against doing nothing. {sentence} It ends at {money(values[-1])} in {plan.labels[-1]}."
    first = len(MONTHS) if by_month else 1
    shown = list(zip(names, values, strict=True))[1 : first + 1]
    shown += [(label, values[first * year]) for year, label in enumerate(plan.labels[1:], 2)]
    cells = [thousands(value) for _, value in shown]
    table = _two_up(
        "Cash to date against doing nothing, before any fund or reserve, £000", [name for name, _ in shown], cells
    )
    series = [Series("Cash to date", _k(values), "cash line")]
    if any(each is not None for each in marks):
        series.append(Series(f"No longer below zero: {names[below + 1]}", _blank(marks), "mark"))
    title, at = "Cash to date before funding, £000", (0.0, *(float(month) for month in at_months))
    return Chart("steps", title, alt, "£000", tuple(names), tuple(series), table, at)


def _two_up(caption: str, names: list[str], cells: list[str]) -> Table:
    """Return a table of names and figures in two columns of each, the second half beside the first."""
    half = (len(names) + 1) // 2
    pairs = [*zip(names, cells, strict=True), *[("", "")] * (2 * half - len(names))]
    rows = tuple((*pairs[place], *pairs[half + place]) for place in range(half))
    heads = ("To the end of", "£000")
    return Table(caption, heads * 2, rows, (), (0.3, 0.2, 0.3, 0.2))


def routes(plan: Plan) -> Chart | None:
    """Return the chart of the people who leave over the plan, by route out and staff pool; None where nobody leaves."""
    ways = [way for way in LEAVING if by_pool(plan, way).sum() > PENNY]
    if not ways:
        return None
    pools = len(plan.results.inputs.pool_names)
    by_route = np.array([by_pool(plan, way) for way in ways])
    hide = np.array([[plan.hides("route", way.name, pool) for pool in range(pools)] for way in ways])
    hide_all = np.array([plan.hides("route", ALL, pool) for pool in range(pools)])
    real = [way.name in REAL for way in ways]
    shown, pool_names = _largest(by_route.sum(axis=0), list(plan.results.inputs.pool_names))
    rows = [
        (way.label, *(_cell(by_route[row, pool], real[row], hide[row, pool]) for pool in shown),
         _cell(by_route[row].sum(), real[row], plan.hides("leave", way.name, ALL)))
        for row, way in enumerate(ways)
    ]  # fmt: skip
    rows.append(("All routes", *(_cell(by_route[:, pool].sum(), False, hide_all[pool]) for pool in shown), ""))
    rest = " Pools from which fewer leave are not shown." if len(shown) < pools else ""
    table = Table(
        "People who leave over the plan, by route and pool (expected heads)",
        ("Route", *pool_names, "All"),
        tuple(rows),
        (len(rows) - 1,),
        note=f"Expected numbers, rounded: they may not add.{rest} {STARRED if hide.any() else ''}".strip(),
    )
    looks = ["whole", "fall", "rise", "target", "dots"]
    series = []
    for look, pool, name in zip(looks, shown, pool_names, strict=False):
        values = tuple(
            None if hide[row, pool] or by_route[row, pool] < PENNY else round(float(by_route[row, pool]), 1)
            for row in range(len(ways))
        )
        if any(values):
            series.append(Series(name, values, look))
    left = [
        None if hide[row].any() or plan.hides("leave", way.name, ALL) else float(by_route[row].sum())
        for row, way in enumerate(ways)
    ]
    for each in series:
        left = [None if rest is None else rest - (now or 0) for rest, now in zip(left, each.values, strict=True)]
    others = tuple(None if rest is None or rest < 0.5 else round(rest, 1) for rest in left)
    if any(others):
        series.append(Series("Pools not shown separately", others, "nobody"))
    alt = "People who leave over the plan by route: " + listed(
        [f"{row[0]} {row[-1] if row[-1] != HIDDEN else 'not shown'}" for row in rows[:-1]]
    )
    title = "People who leave over the plan, by route and pool"
    return Chart("bars", title, f"{alt}.", "expected heads", tuple(way.label for way in ways), tuple(series), table)


def _cell(heads: float, real: bool, hide: bool) -> str:
    """Return a number of people as the table of routes writes it: real persons may be few, expected ones print."""
    return counted(float(heads), hide) if real or hide else expected(float(heads))


def _largest(counts: np.ndarray, names: list[str]) -> tuple[list[int], list[str]]:
    """Return the numbers and names of the five pools that most people leave from, in the order of `names`."""
    kept = sorted(np.argsort(-counts, kind="stable")[:MOST_POOLS].tolist())
    return kept, [names[place] for place in kept]


def cost_of_a_post(plan: Plan) -> Chart | None:
    """Return the chart of the one-off cost of each post removed, by option; None where no option removes a post."""
    costs = [
        (each.name, each.cost_of_a_post)
        for case, each in enumerate(plan.outcomes)
        if each.cost_of_a_post is not None and not plan.hides("post", case)
    ]
    if not costs:
        return None
    values = [cost for _, cost in costs if cost is not None]
    least, most = min(zip(values, costs, strict=True)), max(zip(values, costs, strict=True))
    alt = (
        f"One-off cost of a post removed: least in {quoted(least[1][0])}, {money(least[0])}, and most in "
        f"{quoted(most[1][0])}, {money(most[0])}."
    )
    rows = tuple((name, f"{cost:,.0f}" if cost else NIL) for name, cost in costs)
    table = Table("One-off cost of a post removed, £ a WTE", ("Option", "£ a WTE"), rows, (), (0.7, 0.3))
    series = (Series("One-off cost of a post removed", tuple(round(each, 2) for each in values), "whole"),)
    title = "One-off cost of a post removed, £ a WTE"
    return Chart("bars", title, alt, "£ a WTE", tuple(name for name, _ in costs), series, table)
