"""The tables of a paper on the options and the plan: the options, staff, the budget, the target and the long list."""

from __future__ import annotations

import numpy as np

from model.body.inputs import year_label
from model.body.options import Option
from model.lines.model import levers
from model.lines.names import lines_named
from model.paper.blocks import Table
from model.paper.figures import HIDDEN, NIL, PENNY, STARRED, expected, percent, posts, quoted, thousands
from model.paper.plan import Plan
from model.paper.secret_people import ALL
from model.paper.sentences import is_a_head
from model.projection.compare import NPV, Outcome
from model.projection.finding import APART, NO_MOST, beyond_plan, misses, tested_said
from model.projection.rounds import rounds_of


def options(plan: Plan) -> Table:
    """Return the table that compares the options, a row for each."""
    rows = [_option(plan, case, each) for case, each in enumerate(plan.outcomes)]
    heads = (
        "Option",
        "Target met",
        "Missed by, all years",
        "One-off cost",
        f"Saving a year, {plan.labels[-1]}",
        "Posts removed, WTE",
        "Leave by choice",
        "Made redundant",
        "Present value",
        "Cash to find, all years",
    )
    starred = f" {STARRED}" if any(HIDDEN in row for row in rows) else ""
    note = (
        "£000 unless said. Met: every year, or how many. Saving, posts and present value are against doing nothing. "
        "Leave by choice: people in voluntary exits and rounds; made redundant: compulsorily; both expected. "
        "Cash to find: one-off cost and spend in the year, above what is allowed and what the fund and reserve pay."
        f"{starred}{_in_people(plan)}"
    )
    widths = (0.215, 0.07, 0.09, 0.08, 0.09, 0.09, 0.08, 0.115, 0.085, 0.085)
    return Table("The options compared, £000", heads, tuple(rows), (), widths, note)


def _in_people(plan: Plan) -> str:
    """Return sentences on the options that miss the target in WTE or heads, which the table has in pounds alone."""
    sentences = [
        f" {quoted(each.name)}: {misses(plan.results, case, plan.labels)}."
        for case, each in enumerate(plan.outcomes)
        if max(plan.line("missed_posts", case).max(), plan.line("missed_heads", case).max()) > APART
    ]
    return "".join(sentences)


def _option(plan: Plan, case: int, outcome: Outcome) -> tuple[str, ...]:
    """Return an option's row of the table that compares the options."""
    met = "yes" if outcome.meets else f"{sum(outcome.met)} of {len(outcome.met)}"
    one_off_cost = HIDDEN if plan.hides("option", case) else thousands(sum(outcome.one_off))
    saved, removed = thousands(outcome.recurrent_saving[-1]), posts(plan.whole("posts_removed", case))
    find = HIDDEN if plan.hides("cash", case) else thousands(sum(outcome.cash_to_find))
    name = f"{outcome.name} (recommended)" if outcome.recommended else outcome.name
    people = (expected(sum(outcome.voluntary_heads)), expected(outcome.redundancies))
    return (
        name,
        met,
        thousands(sum(outcome.gap)),
        one_off_cost,
        saved,
        removed,
        *people,
        thousands(outcome.npv),
        find,
    )


def views(plan: Plan) -> Table:
    """Return the table of what each option is worth to the body, the NHS, the exchequer and society."""
    rows = [(one.name, *(thousands(one.npv_by_view[view]) for view in NPV)) for one in plan.outcomes]
    heads = ("Option", *(f"To {view}" for view in NPV))
    rate, years = percent(plan.whole("discount_rate")), f"{plan.whole('horizon'):.0f}"
    beyond = plan.styled(beyond_plan(plan.results, plan.labels))
    note = (
        f"Net present value over {years} years at {rate} real, in prices of {plan.labels[0]}, against doing nothing. "
        f"To society redundancy pay and pay restraint count as nil: they are transfers. {beyond}"
    ).strip()
    return Table("What each option is worth, and to whom, £000", heads, tuple(rows), note=note)


STAFF = lines_named(("pool_heads", "pool_wte", "pool_base_cost", "pool_vacancies", "agency_wte"))


def baseline(plan: Plan) -> Table:
    """Return the table of staff and their cost before the plan, by staff pool."""
    values, names = plan.results.values, plan.results.inputs.pool_names
    by_line = {line: np.broadcast_to(values[line][0], len(names)) for line in STAFF}
    hide = [plan.hides("staff", place) for place in [*range(len(names)), ALL]]
    rows = []
    for place, name in enumerate([*names, "All"]):
        heads, wte, cost, vacancies, agency = (
            float(column.sum() if place == len(names) else column[place]) for column in by_line.values()
        )
        shown = (f"{heads:,.0f}", posts(wte), thousands(cost))
        stars = (HIDDEN,) * len(shown)
        rows.append((name, *(stars if hide[place] and heads > 0 else shown), posts(vacancies), posts(agency)))
    heads_ = ("Pool", "In post, heads", "In post, WTE", "Cost, £000", "Vacancies, WTE", "Agency, WTE")
    base = plan.year(year_label(plan.results.inputs.first_year - 1))
    return Table(f"Staff in {base}", heads_, tuple(rows), (len(rows) - 1,), note=STARRED if any(hide) else "")


def budget(plan: Plan) -> Table:
    """Return the table of the baseline year's budget: pay, vacancies, agency, non-pay, and what else the ledger has."""
    inputs = plan.results.inputs
    values = plan.results.values
    pay = plan.whole("people_base_cost")
    vacant = float((values["pool_vacancies"] * values["base_cost_per_wte"]).sum())
    agency = float((values["agency_wte"] * values["agency_cost"]).sum())
    rows = [("Staff in post", pay), ("Vacant posts", vacant), ("Agency", agency)]
    amounts = inputs.items["item_amount"] * inputs.items["item_sign"]
    rows += [(name, float(amount)) for name, amount in zip(inputs.item_names, amounts, strict=True)]
    rows += [("Vacancy factor and other differences", plan.whole("reconciliation"))]
    rows += [("Budget in the ledger", plan.whole("ledger_budget"))]
    shown = tuple((name, thousands(amount)) for name, amount in rows if abs(amount) > PENNY)
    base = plan.year(year_label(inputs.first_year - 1))
    return Table(f"Budget of {base}, £000", ("Line", "£000"), shown, (len(shown) - 1,), (0.7, 0.3))


def target(plan: Plan) -> Table:
    """Return the table of the target by year, with the gap if nothing is done and the gap under this option."""
    nothing = plan.line("tested", 0)
    allowed, tested, gap = plan.line("allowed_spend"), plan.line("tested"), plan.line("gap")
    over = plan.line("non_recurrent_gap")
    excess = [HIDDEN if plan.hides("excess", year) else thousands(float(each)) for year, each in enumerate(over)]
    rows = (
        *_allowance(plan),
        ("Allowed spend", *map(thousands, allowed)),
        ("If nothing is done", *map(thousands, nothing)),
        ("Gap before the plan", *map(thousands, np.maximum(0, nothing - allowed))),
        (plan.quoted, *map(thousands, tested)),
        ("Missed by", *map(thousands, gap)),
        ("Room below the allowed spend", *map(thousands, np.maximum(0, allowed - tested))),
        ("In-year spend above the allowed spend, to be met once", *excess),
        *_people_target(plan),
    )  # fmt: skip
    said = plan.styled(tested_said(plan.results, plan.labels))
    note = f"{said} {STARRED if HIDDEN in excess else ''}".strip()
    return Table("The target and the plan by year, £000", (_tested_as(plan), *plan.labels), rows, note=note)


def _allowance(plan: Plan) -> list[tuple[str, ...]]:
    """Return the rows that lead from the path to the allowed spend; none where the path itself is what is allowed."""
    prices, moved = plan.line("allowed_for_prices"), plan.line("allowed_transferred")
    rows = []
    if is_a_head(plan):
        rows.append(("Allowed spend per head, £", *(f"{each:,.2f}" for each in plan.line("per_head"))))
        rows.append(("Population", *(f"{each:,.0f}" for each in plan.line("population"))))
    changed = np.abs(prices).max() > PENNY or np.abs(moved).max() > PENNY
    if is_a_head(plan) or changed:
        name = "Rate a head times population" if is_a_head(plan) else "By the path of the cut"
        rows.append((name, *map(thousands, plan.line("allowed_by_path"))))
    rows += [("For prices", *map(thousands, prices))] if np.abs(prices).max() > PENNY else []
    rows += [("Less what goes with transfers", *map(thousands, -moved))] if np.abs(moved).max() > PENNY else []
    return rows


def _tested_as(plan: Plan) -> str:
    """Return on what the years are tested, as the head of a column."""
    in_year = plan.line("tested_in_year") > 0
    return (
        "Spend in the year" if in_year.all() else "Run rate, unless tested in the year" if in_year.any() else "Run rate"
    )


def _people_target(plan: Plan) -> list[tuple[str, ...]]:
    """Return the rows of the target in WTE and heads, and of what is left; none where the target is in pounds alone."""
    rows = []
    for unit, most, left in (("WTE", "most_wte", "all_wte"), ("Heads", "most_heads", "all_heads")):
        allowed = plan.line(most)
        if (allowed < NO_MOST).any():
            rows.append((f"{unit}, at most", *(f"{each:,.1f}" if each < NO_MOST else NIL for each in allowed)))
            rows.append((f"{unit} at the end under {plan.quoted}", *(f"{each:,.1f}" for each in plan.line(left))))
    return rows


def _pulled(option: Option) -> dict[str, tuple[float, ...]]:
    """Return the levers that an option sets to anything but nil, with their values, by the lever's label."""
    declared = levers()
    return {declared[name].label: values for name, values in option.levers.items() if name in declared and any(values)}


def _set(label: str, values: tuple[float, ...]) -> str:
    """Return a lever with its values, such as 'Vacated posts held as needed, up to 50%'; a switch has none."""
    unit = next(given.unit for given in levers().values() if given.label == label)
    if unit == "flag":
        return label
    said = {"share": "{:.3g}%", "£": "£{:,.0f}"}.get(unit, "{:,.10g}")
    each = dict.fromkeys(said.format(100 * value if unit == "share" else value) for value in values)
    return f"{label}{' ' if label.endswith('up to') else ': '}{', then '.join(each)}"


def _base(plan: Plan) -> dict[str, tuple[float, ...]]:
    """Return the levers that every option but doing nothing sets alike, where there are several such options."""
    others = [_pulled(option) for option in plan.results.inputs.options[1:]]
    if len(others) < 2:
        return {}
    return {label: values for label, values in others[0].items() if all(each.get(label) == values for each in others)}


def common(plan: Plan) -> str:
    """Return a sentence with the levers on which every option but doing nothing stands; empty where there are none."""
    base = _base(plan)
    stands = [_set(label, values) for label, values in base.items()]
    return (
        f"Every option but doing nothing stands on: {'; '.join(stands)}. The table says what each adds." if base else ""
    )


def long_list(plan: Plan) -> Table:
    """Return the table of every option: which levers it uses, and whether it meets the target and can be paid."""
    base = _base(plan)
    rows = []
    for case, (option, outcome) in enumerate(zip(plan.results.inputs.options, plan.outcomes, strict=True)):
        pulled = [_set(label, values) for label, values in _pulled(option).items() if label not in base]
        pulled += [f"Voluntary round in {plan.labels[each.year]}" for each in rounds_of(plan.results, case)]
        used = "; ".join(pulled) or ("No more than these" if case and base else "No lever")
        missed = len(outcome.met) - sum(outcome.met)
        verdict = "meets the target" if outcome.meets else f"misses it in {missed} year{'s' if missed > 1 else ''}"
        paid = "can be paid for" if max(outcome.cash_to_find) < PENNY else "leaves cash to find"
        lawful = "" if all(outcome.consultation_lawful) else "; consultation too short"
        rows.append((outcome.name, used, f"{verdict}; {paid}{lawful}".capitalize()))
    head = "Levers it adds" if base else "Levers it uses"
    return Table(
        "The options and their levers", ("Option", head, "Test"), tuple(rows), (), (0.22, 0.46, 0.32), words=True
    )
