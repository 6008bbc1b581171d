"""The tables of a paper: the options, the budget, the target, one-off cost, people, and the dates of consultation."""

from __future__ import annotations

import numpy as np

from model.body.inputs import year_label
from model.lines.model import levers
from model.lines.names import lines_named
from model.paper.advice import only_payoffs
from model.paper.blocks import Table
from model.paper.figures import HIDDEN, NIL, PENNY, SPARE, STARRED, count, day, percent, posts, small, thousands
from model.paper.plan import Plan
from model.paper.suppress import few, hidden, hidden_in_list
from model.projection.compare import NPV, Outcome


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
        "Made redundant",
        "Present value",
        "Cash to find, all years",
    )
    note = (
        "£000 unless said. Met: every year, or how many. Saving, posts and present value are against doing "
        f"nothing. Made redundant: people, compulsorily, expected; {HIDDEN} is fewer than five."
    )
    widths = (0.23, 0.08, 0.1, 0.09, 0.1, 0.1, 0.115, 0.09, 0.095)
    return Table("The options compared, £000", heads, tuple(rows), (), widths, note)


def _option(plan: Plan, case: int, outcome: Outcome) -> tuple[str, ...]:
    """Return an option's row of the table that compares the options."""
    met = "yes" if outcome.meets else f"{sum(outcome.met)} of {len(outcome.met)}"
    one_off_cost = HIDDEN if only_payoffs(plan, case) else thousands(sum(outcome.one_off))
    saved, removed = thousands(outcome.recurrent_saving[-1]), posts(plan.whole("posts_removed", case))
    find = HIDDEN if plan.only_few_are_paid(case).any() else thousands(sum(outcome.cash_to_find))
    name = f"{outcome.name} (recommended)" if outcome.recommended else outcome.name
    answer = (count(outcome.redundancies), thousands(outcome.npv), find)
    return (name, met, thousands(sum(outcome.gap)), one_off_cost, saved, removed, *answer)


def views(plan: Plan) -> Table:
    """Return the table of what each option is worth to the body, the NHS, the exchequer and society."""
    rows = [(one.name, *(thousands(one.npv_by_view[view]) for view in NPV)) for one in plan.outcomes]
    heads = ("Option", *(f"To {view}" for view in NPV))
    rate, years = percent(plan.whole("discount_rate")), f"{plan.whole('horizon'):.0f}"
    note = (
        f"Net present value over {years} years at {rate} real, in prices of {plan.labels[0]}, against doing nothing. "
        "To society redundancy pay and pay restraint count as nil: they are transfers."
    )
    return Table("What each option is worth, and to whom, £000", heads, tuple(rows), note=note)


STAFF = lines_named(("pool_heads", "pool_wte", "pool_base_cost", "pool_vacancies", "agency_wte"))


def baseline(plan: Plan) -> Table:
    """Return the table of staff and their cost before the plan, by staff pool."""
    values, names = plan.results.values, plan.results.inputs.pool_names
    by_line = {line: np.broadcast_to(values[line][0], len(names)) for line in STAFF}
    mask = hidden_in_list(by_line["pool_heads"])
    rows = []
    for place, name in enumerate([*names, "All"]):
        heads, wte, cost, vacancies, agency = (
            float(column.sum() if place == len(names) else column[place]) for column in by_line.values()
        )
        shown = (f"{heads:,.0f}", posts(wte), thousands(cost))
        stars = (HIDDEN,) * len(shown)
        rows.append((name, *(stars if mask[place] and heads > 0 else shown), posts(vacancies), posts(agency)))
    heads_ = ("Pool", "In post, heads", "In post, WTE", "Cost, £000", "Vacancies, WTE", "Agency, WTE")
    base = plan.year(year_label(plan.results.inputs.first_year - 1))
    return Table(f"Staff in {base}", heads_, tuple(rows), (len(rows) - 1,), note=STARRED if mask.any() else "")


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
    rows = (
        ("Allowed spend", *map(thousands, allowed)),
        ("If nothing is done", *map(thousands, nothing)),
        ("Gap before the plan", *map(thousands, np.maximum(0, nothing - allowed))),
        (plan.name, *map(thousands, tested)),
        ("Missed by", *map(thousands, gap)),
        ("Room below the allowed spend", *map(thousands, np.maximum(0, allowed - tested))),
        ("In-year spend above the allowed spend, to be met once", *map(thousands, plan.line("non_recurrent_gap"))),
    )
    return Table("The target and the plan by year, £000", ("Run rate, unless tested in the year", *plan.labels), rows)


COSTS = lines_named(
    {
        "Voluntary exits": "voluntary_cost",
        "Compulsory redundancy": "compulsory_cost",
        "Exits already agreed": "agreed_made",
        "Retraining and redeployment": "redeployed_cost",
        "Non-pay": "nonpay_one_off",
        "Programme": "programme_cost",
        "Legal provision": "legal_provision",
    }
)
OTHER = "Other"
FUNDING = lines_named(
    {
        "Paid by the fund": "from_fund",
        "Paid from the reserve": "from_reserve",
        "Paid from the year's budget": "from_budget",
    }
)
# The heads that each cost is paid for: where they are few, the cost would tell what they were paid.
PAID = {
    "voluntary_cost": "voluntary_heads",
    "compulsory_cost": "compulsory_heads",
    "agreed_made": "agreed_heads",
    "legal_provision": "compulsory_heads",  # so much a head
}
lines_named([*PAID, *PAID.values()])


def one_off(plan: Plan) -> Table:
    """Return the table of one-off cost by kind and year, and of what money pays it."""
    by_kind = {name: plan.line(line) for name, line in COSTS.items()}
    by_kind[OTHER] = plan.line("one_off") - sum(by_kind.values())
    kept = {name: values for name, values in by_kind.items() if np.abs(values).max() > PENNY}
    paid_few = np.any([few(plan.line(line)) for line in PAID.values()], axis=0)
    few_paid = {name: paid_few for name, line in COSTS.items() if line in PAID}  # one route would give another
    nobody = np.zeros(len(plan.labels), dtype=bool)
    rows: list[tuple[str, ...]] = []
    if kept:
        amounts = np.array(list(kept.values()))
        first = np.array([few_paid.get(name, nobody) & (values > PENNY) for name, values in kept.items()])
        also = np.zeros((len(amounts) + 1, len(plan.labels) + 1), dtype=bool)
        also[-1] = plan.only_few_are_paid()
        rows = _shown(amounts, [*kept, "One-off cost"], hidden(amounts, first, also))
    else:
        rows = [("One-off cost", *[NIL] * (len(plan.labels) + 1))]
    starred = any(HIDDEN in row for row in rows)
    total = len(rows) - 1
    stars = [cell == HIDDEN for cell in rows[-1][1:]]
    for name, line in FUNDING.items():
        paid = [*plan.line(line), plan.total(line)]
        rows.append(
            (
                name,
                *(
                    HIDDEN if star and amount > PENNY else thousands(amount)
                    for star, amount in zip(stars, paid, strict=True)
                ),
            )
        )
    heads = ("One-off cost", *plan.labels, "All years")
    return Table("One-off cost and what pays it, £000", heads, tuple(rows), (total,), note=STARRED if starred else "")


def _shown(amounts: np.ndarray, names: list[str], mask: np.ndarray) -> list[tuple[str, ...]]:
    """Return the rows of a table in pounds, one for each of `names`, with totals.

    A cell whose `mask` is True shows a star in place of its amount. `names` ends with the name of the row of
    totals.
    """
    totalled = np.vstack([amounts, amounts.sum(axis=0)])
    totalled = np.hstack([totalled, totalled.sum(axis=1, keepdims=True)])
    return [
        (name, *(HIDDEN if hide else thousands(amount) for amount, hide in zip(row, stars, strict=True)))
        for name, row, stars in zip(names, totalled, mask, strict=True)
    ]


def net_cash(plan: Plan) -> Table:
    """Return the table of saving and cash by year.

    One-off cost is in a table of its own, where what few people are paid is hidden.
    """
    rows = (
        ("Net cash", *map(thousands, plan.line("net_cash"))),
        ("Cash to date", *map(thousands, plan.line("cumulative_cash"))),
        ("Recurrent saving", *map(thousands, plan.line("recurrent_saving"))),
        ("of which releases cash", *map(thousands, plan.line("cash_releasing"))),
    )
    heads = ("Against doing nothing", *plan.labels)
    return Table("Saving and cash by year, £000", heads, rows)


FUNNEL = lines_named(
    {
        "At risk": "at_risk_heads",
        "Notified": "notified_heads",
        "Redeployed": "redeployed_heads",
        "Left voluntarily": "voluntary_heads",
        "Compulsorily redundant": "compulsory_heads",
    }
)
GONE = lines_named(("redeployed_heads", "voluntary_heads", "compulsory_heads"))  # of the funnel: who has left a post


def funnel(plan: Plan) -> Table:
    """Return the table of expected people by year at each stage, from those at risk to those made redundant."""
    rows = []
    one_is_few = np.any([few(plan.line(line)) for line in GONE], axis=0)
    for name, line in FUNNEL.items():
        counts = plan.line(line)
        first = (one_is_few if line in GONE else few(counts)) & (counts > SPARE)
        mask = hidden_in_list(counts, first)
        mask[-1] = small(counts.sum()) or (mask[-1] and mask[:-1].sum() < 2)
        whole = [*counts, counts.sum()]
        rows.append((name, *(HIDDEN if hide else count(number) for number, hide in zip(whole, mask, strict=True))))
    heads = ("Expected heads", *plan.labels, "All years")
    return Table("From at risk to redundant", heads, tuple(rows), note=STARRED)


CALENDAR = lines_named(
    {
        "Form HR1 due": "hr1_day",
        "Consultation begins": "consultation_from",
        "Notice is given": "notice_given",
        "Earliest dismissal in law": "earliest_dismissal",
        "First last day": "first_dismissal",
        "First day of saving": "first_saving",
    }
)


def consultation(plan: Plan) -> Table:
    """Return the table of the dates of consultation and dismissal by year, and whether they are lawful."""
    rows = [(name, *map(day, plan.line(line))) for name, line in CALENDAR.items()]
    due = plan.line("consultation_due")
    rows.append(("Days of consultation due", *(NIL if each < 1 else f"{each:.0f}" for each in due)))
    planned = plan.line("consultation_planned_days")
    gone = plan.line("dismisses") > 0
    rows.append(("Days planned", *(f"{each:.0f}" if some else NIL for each, some in zip(planned, gone, strict=True))))
    lawful = plan.line("calendar_lawful") > 0
    rows.append(("Lawful", *("yes" if each else "NO" for each in lawful)))
    note = "A dash: nobody is dismissed in the year, or too few for the form. Volunteers for redundancy count."
    return Table("Consultation calendar", ("Day", *plan.labels), tuple(rows), note=note, words=True)


def long_list(plan: Plan) -> Table:
    """Return the table of every option: which levers it uses, and whether it meets the target and can be paid."""
    declared = levers()
    rows = []
    for option, outcome in zip(plan.results.inputs.options, plan.outcomes, strict=True):
        pulled = [
            declared[name].label
            for name, values in option.levers.items()
            if name in declared and any(v for v in values)
        ]
        used = "; ".join(pulled) or "Nothing"
        missed = len(outcome.met) - sum(outcome.met)
        verdict = "meets the target" if outcome.meets else f"misses it in {missed} year{'s' if missed > 1 else ''}"
        paid = "can be paid for" if max(outcome.cash_to_find) < PENNY else "leaves cash to find"
        lawful = "" if all(outcome.consultation_lawful) else "; consultation too short"
        rows.append((outcome.name, used, f"{verdict}; {paid}{lawful}".capitalize()))
    return Table("The long list", ("Option", "Levers it uses", "Test"), tuple(rows), (), (0.22, 0.46, 0.32), words=True)
