"""The charts of a paper as data, each with a table of its figures and a sentence that says what it shows."""

from __future__ import annotations

import numpy as np

from model.body.inputs import year_label
from model.lines.disclosure.year import MONTHS
from model.lines.ways import LEAVING, STEPS
from model.paper.blocks import Chart, Series, Table
from model.paper.figures import HIDDEN, NIL, PENNY, SPARE, listed, money, small, thousands
from model.paper.looks import INVISIBLE
from model.paper.plan import Plan
from model.paper.suppress import hidden, with_totals

FEW = "Other departures"
MOST_POOLS = 5


def _k(values: np.ndarray | list[float]) -> tuple[float, ...]:
    """Return amounts in pounds as thousands of pounds, rounded to the pound."""
    return tuple(round(float(each) / 1000, 3) for each in values)


def bridge(plan: Plan) -> Chart:
    """Return the chart that leads from the baseline year's budget to the last year's spend, with a bar for each change.

    Raises ArithmeticError where the bars do not add up to the spend.
    """
    base = plan.year(year_label(plan.results.inputs.first_year - 1))
    start, baseline = plan.whole("ledger_budget"), plan.whole("baseline_amount")
    moves = {"Growth if nothing is done": plan.last("bridge_start") - start}
    moves |= _steps(plan)
    end, target = plan.last("spend"), plan.last("allowed_spend")
    if abs(start + sum(moves.values()) - end) > PENNY:
        raise ArithmeticError("the steps of the bridge do not add to the spend")
    moves = {name: move for name, move in moves.items() if abs(move) > PENNY}
    levels = start + np.concatenate([[0.0], np.cumsum(list(moves.values()))])
    names = [f"Budget {base}", *moves, f"Spend {plan.labels[-1]}", f"Allowed {plan.labels[-1]}"]
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
    note = "" if abs(start - baseline) < PENNY else f"The target is measured from a baseline of {money(baseline)}."
    if joined := _joined(plan):
        note = f"{note} {FEW}: {listed(joined)}, as fewer than five people leave by some of them.".strip()
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
    together = _joined(plan)
    if not together:
        return moves
    return {name: move for name, move in moves.items() if name not in together} | {
        FEW: sum(moves[name] for name in together)
    }


def _joined(plan: Plan) -> list[str]:
    """Return the names of the groups of savings that are joined into one, since few people leave by some of them."""
    heads: dict[str, float] = {}
    for way in LEAVING:
        if way.tells:
            heads[way.group] = heads.get(way.group, 0.0) + plan.total(way.heads)
    ranked = sorted((count, name) for name, count in heads.items() if count > SPARE)
    together = [name for count, name in ranked if small(count)]
    for _, name in ranked[len(together) :]:
        if not together or not small(sum(heads[joined] for joined in together)):
            break
        together.append(name)
    return sorted(together) if len(together) > 1 else []


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
        f"{plan.labels[0]} to {money(allowed[-1])} in {plan.labels[-1]}. {plan.name} ends at "
        f"{money(tested[plan.case][-1])} and {plan.results.options[0]} at {money(tested[0][-1])}. "
        + (f"Not on or below the line in every year: {listed(unmet)}." if unmet else "Every option is within it.")
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
    looks = [f"line {number}" for number in range(1, len(tested))]
    series = []
    for case, each in enumerate(plan.outcomes):
        look = "chosen line" if case == plan.case else looks.pop(0)
        series.append(Series(each.name, _k(tested[case]), look))
    series.append(Series("Allowed spend", _k(allowed), "target line"))  # last, so that it is drawn over the others
    title = "Cost against the target, £000 (the axis does not start at zero)"
    return Chart("lines", title, alt, "£000", tuple(plan.labels), tuple(series), table)


def month_names(plan: Plan) -> list[str]:
    """Return the names of the twelve months of the plan's first year, such as 'April 2010'."""
    first = plan.results.inputs.first_year
    return [f"{name} {first + (number < 4)}" for number, name in MONTHS.items()]


def cash(plan: Plan) -> Chart:
    """Return the chart of cash to date compared with doing nothing, with a mark where the outlay has been paid back.

    The chart has a point for each month of the first year, and then one for each year. Where fewer than five people are
    paid to leave in the first year, it has one for that year alone.
    """
    first, months = plan.by_member("month_cash")[0].tolist(), month_names(plan)
    at = tuple(float(month) for month in range(len(first) + 1))
    if plan.few_paid()[0]:  # the month in which a few are paid would tell what, beside months in which nobody is
        first, months, at = first[-1:], plan.labels[:1], (0.0, float(len(first)))
    later = [float(each) for each in plan.line("cumulative_cash")[1:]]
    names = ["Start", *months, *plan.labels[1:]]
    at = (*at, *(12.0 * year for year in range(2, len(later) + 2)))
    values = [0.0, *first, *later]
    below = float(plan.line("last_below")[-1])
    turned = None if below >= at[-1] else next(place for place, month in enumerate(at) if month > below)
    marks: list[float | None] = [None] * len(values)
    lowest = min(values)
    if turned is None:
        sentence = f"It is still negative at the end of {plan.labels[-1]}."
    elif below > 0:
        marks[turned] = values[turned]
        sentence = f"It is lowest at {money(lowest)}, and is paid back by the end of {names[turned]}."
    else:
        sentence = f"It is {never_below(plan)}."
    alt = f"Cash to date against doing nothing. {sentence} It ends at {money(values[-1])} in {plan.labels[-1]}."
    table = _two_up("Cash to date against doing nothing, £000", names[1:], [thousands(value) for value in values[1:]])
    series = [Series("Cash to date", _k(values), "cash line")]
    if any(each is not None for each in marks):
        series.append(Series(f"Paid back: {names[turned or 0]}", _blank(marks), "mark"))
    title = "Cash to date, £000"
    return Chart("steps", title, alt, "£000", tuple(names), tuple(series), table, at)


def _two_up(caption: str, names: list[str], cells: list[str]) -> Table:
    """Return a table of names and figures in two columns of each, the second half beside the first."""
    half = (len(names) + 1) // 2
    pairs = [*zip(names, cells, strict=True), *[("", "")] * (2 * half - len(names))]
    rows = tuple((*pairs[place], *pairs[half + place]) for place in range(half))
    heads = ("To the end of", "£000")
    return Table(caption, heads * 2, rows, (), (0.3, 0.2, 0.3, 0.2))


def never_below(plan: Plan) -> str:
    """Return how it is said that cash to date is not below zero, as finely as the chart has it."""
    return "not negative at the end of any year" if plan.few_paid()[0] else "never negative"


def routes(plan: Plan) -> Chart | None:
    """Return the chart of the people who leave over the plan, by route out and staff pool; None where nobody leaves."""
    pools = plan.results.inputs.pool_names
    by_route = np.array([(plan.by_pool(way.name) * plan.by_pool(way.heads_a_wte)).sum(axis=0) for way in LEAVING])
    kept = by_route.sum(axis=1) > PENNY
    if not kept.any():
        return None
    names = [way.label for way, stays in zip(LEAVING, kept, strict=True) if stays]
    counts, pool_names = _largest(by_route[kept], list(pools))
    summed = with_totals(counts)
    known = np.zeros(summed.shape, dtype=bool)
    known[:-1, -1] = True  # the text says how many go by each route
    mask = hidden(counts, known=known)
    shown = [
        [HIDDEN if mask[place] else NIL if number < PENNY else f"{number:,.0f}" for place, number in _row(summed, row)]
        for row in range(len(summed))
    ]
    rows = [(name, *cells) for name, cells in zip([*names, "All routes"], shown, strict=True)]
    table = Table(
        "People who leave over the plan, by route and pool (expected heads)",
        ("Route", *pool_names, "All"),
        tuple(rows),
        (len(rows) - 1,),
        note=f"{HIDDEN}: a number under five, or one from which it could be worked out. Expected numbers, rounded: "
        "they may not add.",
    )
    looks = ["whole", "fall", "rise", "target", "dots", "dots"]
    series = []
    for pool, name in enumerate(pool_names):
        values = tuple(
            None if mask[row, pool] or counts[row, pool] < PENNY else round(float(counts[row, pool]), 1)
            for row in range(len(names))
        )
        if any(values):
            series.append(Series(name, values, looks[pool]))
    rest = [None if mask[row, -1] else float(summed[row, -1]) for row in range(len(names))]
    for each in series:
        rest = [None if left is None else left - (now or 0) for left, now in zip(rest, each.values, strict=True)]
    others = tuple(None if left is None or left < 0.5 else round(left, 1) for left in rest)
    if any(others):
        series.append(Series("Pools not shown separately", others, "nobody"))
    seen = [(row[-1], row[0]) for row in rows[:-1]]
    alt = "People who leave over the plan by route: " + listed(
        [f"{name} {number if number != HIDDEN else 'not shown'}" for number, name in seen]
    )
    title = "People who leave over the plan, by route and pool"
    return Chart("bars", title, alt + ".", "expected heads", tuple(names), tuple(series), table)


def _row(whole: np.ndarray, row: int) -> list[tuple[tuple[int, int], float]]:
    """Return the cells of row `row` of a table, each as ((row, column), number), counted from 0."""
    return [((row, column), float(number)) for column, number in enumerate(whole[row])]


def _largest(counts: np.ndarray, names: list[str]) -> tuple[np.ndarray, list[str]]:
    """Return the counts and names of the five pools that most people leave from, with all other pools added up as one.

    `counts` is (routes, pools). The five stay in the order of `names`; where there are no more than five, nothing
    changes.
    """
    if len(names) <= MOST_POOLS:
        return counts, names
    kept = sorted(np.argsort(-counts.sum(axis=0), kind="stable")[:MOST_POOLS])
    rest = np.delete(counts, kept, axis=1).sum(axis=1, keepdims=True)
    return np.hstack([counts[:, kept], rest]), [*(names[place] for place in kept), "Other pools"]


def cost_of_a_post(plan: Plan) -> Chart | None:
    """Return the chart of the one-off cost of each post removed, by option; None where no option removes a post."""
    costs = [
        (each.name, each.cost_of_a_post)
        for case, each in enumerate(plan.outcomes)
        if each.cost_of_a_post is not None and not plan.only_few_are_paid(case)[-1]
    ]
    if not costs:
        return None
    values = [cost for _, cost in costs if cost is not None]
    least, most = min(zip(values, costs, strict=True)), max(zip(values, costs, strict=True))
    alt = (
        f"One-off cost of a post removed: least in {least[1][0]}, {money(least[0])}, and most in {most[1][0]}, "
        f"{money(most[0])}."
    )
    rows = tuple((name, f"{cost:,.0f}" if cost else NIL) for name, cost in costs)
    table = Table("One-off cost of a post removed, £ a WTE", ("Option", "£ a WTE"), rows, (), (0.7, 0.3))
    series = (Series("One-off cost of a post removed", tuple(round(each, 2) for each in values), "whole"),)
    title = "One-off cost of a post removed, £ a WTE"
    return Chart("bars", title, alt, "£ a WTE", tuple(name for name, _ in costs), series, table)
