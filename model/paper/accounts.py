"""The tables for the accounts as a paper prints them.

A number of fewer than five people is hidden, and so is the amount that those people were paid. The results workbook has
the same tables in full.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.lines.disclosure.packages import KINDS
from model.lines.names import lines_named
from model.lines.ways import BY_CHOICE
from model.paper.blocks import Table
from model.paper.charts import month_names
from model.paper.figures import HIDDEN, LEAST, NIL, PENNY, SPARE, STARRED, thousands
from model.paper.plan import Plan
from model.paper.suppress import few, hidden, hidden_in_list, with_totals
from model.projection.axes import member_names

# The columns of the note, by the lines of their number by cost band and of their cost.
COLUMNS = {"table_compulsory_heads": "compulsory_packages_cost", "table_other_heads": "other_packages_cost"}
lines_named([*COLUMNS, *COLUMNS.values()])


ROUNDED = 0.5  # heads: less is the rounding of a count


def few_paid(plan: Plan) -> np.ndarray:
    """Return in which years people, but fewer than five, are paid to leave by some route: True or False, (years,)."""
    return np.asarray(plan.few_paid() | few(plan.line("all_packages")))


def year_of_packages(plan: Plan) -> int:
    """Return the year in which most exit packages are counted, as a number: 0 is the first year of the plan."""
    return int(np.argmax(plan.line("all_packages")))


def _counted(plan: Plan) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of exit packages in the year with most, and which of these numbers are hidden.

    The numbers are (cost bands, columns). The second array, of True where a number is hidden, has one more row and
    one more column, for the totals.
    """
    year = year_of_packages(plan)
    counts = np.array([plan.by_member(column)[year] for column in COLUMNS]).T[_paid_bands(plan)]
    also_hidden = np.zeros((len(counts) + 1, len(COLUMNS) + 1), dtype=bool)
    also_hidden[-1, -1] = few_paid(plan)[year]  # the text says how many are redundant: the rest would be a difference
    leaving = (("compulsory_heads",), tuple(way.heads for way in BY_CHOICE))
    noted = (("compulsory_agreed_heads",), ("voluntary_agreed_heads", "round_agreed_heads"))
    for column, lines in enumerate(zip(leaving, noted, strict=True)):
        for heads in lines:  # and so would those agreed, or whose term ends, among a column's
            rest = counts[:, column].sum() - sum(float(plan.line(name)[year]) for name in heads)
            also_hidden[-1, column] |= LEAST > rest > ROUNDED
    return counts, hidden(counts, also=also_hidden)


def _paid_bands(plan: Plan) -> np.ndarray:
    """Return which cost bands count as exit packages, (cost bands,): the band of exits without a payment does not."""
    return np.asarray(plan.results.values["cost_band_pays"][0] > 0)


def packages(plan: Plan) -> Table | None:
    """Return the first table of the accounts' note on exit packages, which is their number by cost band and their cost.

    The table is for the year in which most packages are counted; None where there are no packages.
    """
    year = year_of_packages(plan)
    counts, mask = _counted(plan)
    if counts.sum() <= SPARE:
        return None
    totalled = with_totals(counts)
    names = member_names(plan.results.inputs)["cost band"]
    bands = [name for name, pays in zip(names, _paid_bands(plan), strict=True) if pays]
    rows = [
        (name, *(_heads(number, hide) for number, hide in zip(row, stars, strict=True)))
        for name, row, stars in zip([*bands, "Number of exit packages"], totalled, mask, strict=True)
    ]
    costs = [float(plan.line(cost)[year]) for cost in COLUMNS.values()]
    hide = few_paid(plan)[year]
    stars = [hide and cost > PENNY for cost in costs]
    shown = [HIDDEN if star else thousands(cost) for star, cost in zip(stars, costs, strict=True)]
    rows.append(("Total resource cost, £000", *shown, HIDDEN if hide else thousands(sum(costs))))
    heads = ("Exit package cost band", "Compulsory redundancies", "Other departures agreed", "Total")
    note = (
        "Planned exits are expected numbers by the cost bands of the pools' people, since nobody is chosen; exits "
        f"already agreed are exact. All are counted when they are agreed. Cost holds early retirement; {_nic(plan)}. "
    )
    note += _of_terms(plan, year) if not (mask.any() or hide) else ""
    caption = f"Exit packages by cost band, {plan.labels[year]}"
    return Table(caption, heads, tuple(rows), (len(bands),), note=note + (STARRED if mask.any() or hide else ""))


def _of_terms(plan: Plan, year: int) -> str:
    """Return the sentence that tells fixed terms that end from other redundancies; blank where few or none end."""
    ended, others = (float(plan.line(name)[year]) for name in ("packages_ended", "compulsory_packages"))
    if ended < LEAST or ROUNDED < others - ended < LEAST:
        return ""
    return f"Of the compulsory redundancies {ended:,.0f} are fixed terms that end. "


def _nic(plan: Plan) -> str:
    """Return whether the packages hold the employer's National Insurance, as the body chose, as part of a sentence."""
    included = plan.results.body_line("packages_with_nic", 0) > 0
    return f"the employer's National Insurance is {'included' if included else 'left out'}"


def _heads(number: float, hide: bool) -> str:
    """Return a number of people as a table of the accounts shows it, such as '12'.

    Where `hide` is True it is a star, and where there is nobody a dash.
    """
    return HIDDEN if hide else NIL if number <= SPARE else f"{number:,.0f}"


def kinds(plan: Plan) -> Table | None:
    """Return the second table of the accounts' note on exit packages: other agreed departures, by kind of payment.

    The table is for the year in which most packages are counted; None where there are no such departures.
    """
    year = year_of_packages(plan)
    counts, costs = plan.by_member("kind_heads")[year], plan.by_member("kind_cost")[year]
    if counts.sum() <= SPARE:
        return None
    hide = few_paid(plan)[year]
    _, of_bands = _counted(plan)
    mask = hidden_in_list(counts) | (np.append(counts, counts.sum()) > SPARE) * bool(of_bands[-1, 1])
    names = [*(label.capitalize() for label in KINDS.values()), "Other departures agreed"]
    rows = []
    for name, number, cost, star in zip(names, [*counts, counts.sum()], [*costs, costs.sum()], mask, strict=True):
        paid = HIDDEN if (star or hide) and cost > PENNY else thousands(cost)
        rows.append((name, _heads(number, star), paid))
    caption = f"Other departures by kind, {plan.labels[year]}"
    heads = ("Kind", "Agreements", "£000")
    note = STARRED if mask.any() or hide else ""
    return Table(caption, heads, tuple(rows), (len(KINDS),), (0.6, 0.2, 0.2), note)


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
    paid = plan.line("payoffs")
    first = few_paid(plan) & (paid > PENNY)
    mask = hidden_in_list(paid, first)[:-1] if first.any() else first
    signs = {"Used: paid": -1, "Reversed unused": -1}
    rows = []
    for name, amounts in by_movement.items():
        # What is carried from or to a hidden year is hidden too, for it would give the payment by subtraction.
        near = mask | (np.append(mask[1:], False) if name == "At the end" else False)
        near = near | (np.append(False, mask[:-1]) if name == "At the start" else False)
        cells = [
            HIDDEN if hide and abs(amount) > PENNY else thousands(signs.get(name, 1) * amount)
            for hide, amount in zip(near, amounts, strict=True)
        ]
        rows.append((name, *cells))
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
    hide = few_paid(plan)[0]
    rows = []
    for place, (name, amount) in enumerate(zip(month_names(plan), paid, strict=True)):
        cells = [amount, net[place], to_date[place]]  # net cash falls by what is paid in the month: it would tell it
        rows.append((name, *(HIDDEN if hide and abs(each) > PENNY else thousands(each) for each in cells)))
    total = plan.line("provision_used")[0]
    rows.append(
        ("The year", HIDDEN if hide and total > PENNY else thousands(total), thousands(plan.line("net_cash")[0]), "")
    )
    heads = ("Month", "Payoffs", "Net cash", "Cash to date")
    note = (
        "Payoffs are paid on the last day of each route, and its saving runs from the day after; other amounts are "
        "spread evenly over the year. Net cash is measured against doing nothing. "
    )
    caption = f"Cash by month, {plan.labels[0]}, £000"
    return Table(caption, heads, tuple(rows), (len(rows) - 1,), (0.4, 0.2, 0.2, 0.2), note + _starred(rows))
