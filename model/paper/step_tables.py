"""The tables of the exits alone, and of what each option buys over the next cheaper one."""

from __future__ import annotations

from model.paper.blocks import Table
from model.paper.figures import HIDDEN, NIL, PENNY, SPARE, STARRED, change, expected, months, thousands
from model.paper.plan import Plan
from model.projection.finding import MANY_MONTHS
from model.projection.outcomes import Step


def exits(plan: Plan) -> Table | None:
    """Return the table of what the exits alone cost and save, option by option; None where nobody is paid to go."""
    rows = []
    for case, outcome in enumerate(plan.outcomes):
        it = outcome.exits
        cells = [thousands(it.one_off), thousands(it.saving), months(it.payback_months), thousands(it.npv)]
        if it.one_off > PENNY:
            rows.append((outcome.name, *([HIDDEN] * len(cells) if plan.hides("exits", case) else cells)))
    starred = any(HIDDEN in row for row in rows)
    heads = ("Option", "One-off cost", "Saving a year", "Payback, months", "Present value")
    without = " Options that pay nobody to leave are left out." if len(rows) < len(plan.outcomes) else ""
    note = f"Exits by choice and by redundancy, without what other measures save.{without} {STARRED if starred else ''}"
    return Table("The exits alone, £000", heads, tuple(rows), (), (), note.strip()) if rows else None


def steps(plan: Plan) -> Table:
    """Return the table of what each option buys over the next cheaper one."""
    heads = (
        "Option",
        "Over",
        "One-off cost",
        "Nearer the target",
        "Saving a year",
        "Posts gone, WTE",
        "Made redundant",
        "Payback, months",
        "Present value",
    )
    rows = tuple(_row(plan, case) for case in range(len(plan.outcomes)) if plan.outcomes[case].step is not None)
    norm = f"{plan.whole('payback_norm'):.0f}"
    note = (
        "Each figure is how much more than by the option named under Over, the next cheaper one; in brackets, less. "
        "Nearer the target: by how much less it is missed, all years. Dominated: the option named costs no more, saves "
        "no less and comes as near."
    )
    if any(row[7].endswith(" late") for row in rows):
        note += f" Late: paid back after the {norm} months that boards look for."
    note += f" {STARRED}" if any(HIDDEN in row for row in rows) else ""
    widths = (0.215, 0.2, 0.07, 0.08, 0.08, 0.075, 0.11, 0.095, 0.075)
    return Table("What each step buys over the next cheaper option, £000", heads, rows, (), widths, note)


def _row(plan: Plan, case: int) -> tuple[str, ...]:
    """Return an option's row of the table of the steps."""
    outcome = plan.outcomes[case]
    it = outcome.step
    assert it is not None
    hide = plan.hides("step", case)
    redundant = it.redundancies
    return (
        outcome.name,
        it.over,
        HIDDEN if hide else thousands(it.one_off),
        thousands(it.missed),
        thousands(it.saving),
        change(it.posts),
        f"({expected(-redundant)})" if redundant < -SPARE else expected(redundant),
        HIDDEN if hide and not it.dominated else _payback(it),
        thousands(it.npv),
    )


def _payback(it: Step) -> str:
    """Return a step's payback in months and whether it is late, or that it is dominated; a dash if it costs nothing."""
    if it.dominated:
        return "dominated"
    if it.one_off < PENNY:
        return NIL
    if it.payback_months is None or it.payback_months > MANY_MONTHS:
        return "no yearly saving" if it.payback_months is None else "over ten years"
    return f"{months(it.payback_months)}{' late' if it.beyond_norm else ''}"
