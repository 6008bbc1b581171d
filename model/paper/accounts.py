"""The tables for the accounts as a paper prints them.

Expected numbers print. A number of fewer than five real persons, whose exit is agreed or whose term ends, is hidden,
and so is what they are paid. The results workbook has the same tables in full.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.lines.disclosure.packages import KINDS
from model.lines.names import lines_named
from model.paper.blocks import Table
from model.paper.figures import HIDDEN, LEAST, PENNY, SPARE, STARRED, expected, thousands
from model.paper.packages import COLUMNS, COST, counted, paid_bands, year_of_packages
from model.paper.plan import Plan
from model.paper.secret_people import ALL
from model.projection.axes import member_names


def packages(plan: Plan) -> Table | None:
    """Return the first table of the accounts' note on exit packages, which is their number by cost band and their cost.

    The table is for the year in which most packages are counted; None where there are no packages.
    """
    year = year_of_packages(plan)
    by_column = {column: counted(plan, line) for column, line in COLUMNS.items()}
    if sum(counts.sum() for counts in by_column.values()) <= SPARE:
        return None
    by_column[ALL] = np.asarray(sum(by_column.values()))
    names = member_names(plan.results.inputs)["cost band"]
    bands = [name for name, pays in zip(names, paid_bands(plan), strict=True) if pays]
    places: list[int | str] = [*range(len(bands)), ALL]
    rows = [
        (
            name,
            *(_heads(_at(counts, band), plan.hides("package", column, band)) for column, counts in by_column.items()),
        )
        for name, band in zip([*bands, "Number of exit packages"], places, strict=True)
    ]
    costs = {column: float(plan.line(line)[year]) for column, line in COST.items()}
    costs[ALL] = sum(costs.values())
    shown = [
        HIDDEN if cost > PENNY and plan.hides("package cost", column) else thousands(cost)
        for column, cost in costs.items()
    ]
    rows.append(("Total resource cost, £000", *shown))
    heads = ("Exit package cost band", "Compulsory redundancies", "Other departures agreed", "Total")
    note = (
        "Planned exits are expected numbers by the cost bands of the pools' people, since nobody is chosen; exits "
        f"already agreed are exact. All are counted when they are agreed. Cost holds early retirement; {_nic(plan)}. "
    )
    note += "" if any(HIDDEN in row for row in rows) else _of_terms(plan, year)
    caption = f"Exit packages by cost band, {plan.labels[year]}"
    return Table(caption, heads, tuple(rows), (len(bands),), note=(note + _starred(rows)).strip())


def _at(counts: np.ndarray, place: int | str) -> float:
    """Return the number at a place, or all of them together."""
    return float(counts.sum() if isinstance(place, str) else counts[place])


def _of_terms(plan: Plan, year: int) -> str:
    """Return the sentence that tells fixed terms that end from other redundancies; blank where few or none end."""
    ended = float(plan.line("packages_ended")[year])
    if ended < LEAST or plan.hides("leave", "ended", year):
        return ""
    return f"Of the compulsory redundancies {ended:,.0f} are fixed terms that end. "


def _nic(plan: Plan) -> str:
    """Return whether the packages hold the employer's National Insurance, as the body chose, as part of a sentence."""
    included = plan.results.body_line("packages_with_nic", 0) > 0
    return f"the employer's National Insurance is {'included' if included else 'left out'}"


def _heads(number: float, hide: bool) -> str:
    """Return a number of packages as a table of the accounts shows it, such as '12'; a star where it is hidden."""
    return HIDDEN if hide and number > SPARE else expected(number)


def kinds(plan: Plan) -> Table | None:
    """Return the second table of the accounts' note on exit packages: other agreed departures, by kind of payment.

    The table is for the year in which most packages are counted; None where there are no such departures.
    """
    year = year_of_packages(plan)
    counts, costs = plan.by_member("kind_heads")[year], plan.by_member("kind_cost")[year]
    if counts.sum() <= SPARE:
        return None
    rows = [
        (
            label.capitalize(),
            _heads(float(counts[kind]), plan.hides("kind", kind)),
            HIDDEN if costs[kind] > PENNY and plan.hides("kind cost", kind) else thousands(float(costs[kind])),
        )
        for kind, label in enumerate(KINDS.values())
    ]
    whole = HIDDEN if plan.hides("package cost", "other") else thousands(float(costs.sum()))
    rows.append(("Other departures agreed", _heads(float(counts.sum()), plan.hides("package", "other", ALL)), whole))
    caption = f"Other departures by kind, {plan.labels[year]}"
    heads = ("Kind", "Agreements", "£000")
    return Table(caption, heads, tuple(rows), (len(KINDS),), (0.6, 0.2, 0.2), _starred(rows))


PROVISION = lines_named(
    {
        "At the start": "provision_open",
        "Arising in the year": "provision_arising",
        "Used: paid": "provision_used",
        "Reversed unused": "provision_reversed",
        "At the end": "provision_close",
    }
)


def provision(plan: Plan) -> Table | None:
    """Return the table of the provision for exits, from its opening to its closing balance in each year, in £000.

    None where nothing is provided for in any year.
    """
    by_movement = {name: plan.line(line) for name, line in PROVISION.items()}
    if not sum(np.abs(amounts).sum() for amounts in by_movement.values()) > PENNY:
        return None
    signs = {"Used: paid": -1, "Reversed unused": -1}
    rows = [
        (
            name,
            *(
                HIDDEN
                if abs(amount) > PENNY and plan.hides("provision", PROVISION[name], year)
                else thousands(signs.get(name, 1) * float(amount))
                for year, amount in enumerate(amounts)
            ),
        )
        for name, amounts in by_movement.items()
    ]
    note = (
        "Recognised when consultation begins on a formal plan, or an offer is accepted (IAS 37.72, IAS 19.165), and "
        "paid on the last day; not discounted. "
    )
    heads = ("Provision for exits", *plan.labels)
    return Table("Provision for exits, £000", heads, tuple(rows), (len(rows) - 1,), note=note + _starred(rows))


def _starred(rows: Sequence[tuple[str, ...]]) -> str:
    """Return the note that explains what a star stands for, or an empty text where no cell of `rows` is hidden."""
    return STARRED if any(HIDDEN in row for row in rows) else ""


def by_month(plan: Plan) -> Table:
    """Return the table of payoffs, net cash and cash to date for each month of the first year, in £000."""
    paid, net, to_date = (plan.by_member(name)[0] for name in ("exits_paid", "month_net", "month_cash"))
    names = plan.month_names()[: len(paid)]
    rows = []
    for month, (name, amount) in enumerate(zip(names, paid, strict=True)):
        payoff = HIDDEN if amount > PENNY and plan.hides("month", month) else thousands(float(amount))
        rows.append((name, payoff, thousands(float(net[month])), thousands(float(to_date[month]))))
    total = float(plan.line("provision_used")[0])
    whole = HIDDEN if total > PENNY and plan.hides("month", ALL) else thousands(total)
    rows.append(("The year", whole, thousands(float(plan.line("net_cash")[0])), ""))
    heads = ("Month", "Payoffs", "Net cash", "Cash to date")
    note = (
        "Payoffs are paid on the last day of each route, and its saving runs from the day after; other amounts are "
        "spread evenly over the year. Net cash is measured against doing nothing. "
    )
    caption = f"Cash by month, {plan.labels[0]}, £000"
    return Table(caption, heads, tuple(rows), (len(rows) - 1,), (0.4, 0.2, 0.2, 0.2), note + _starred(rows))
