"""What a paper says of voluntary rounds: when, for whom, how many go, at what cost, and what keeps more from going."""

from __future__ import annotations

import numpy as np

from model.paper.blocks import Table
from model.paper.figures import HIDDEN, NIL, SPARE, STARRED, count, listed, money, months, people, small, thousands
from model.paper.money_tables import costs, costs_hidden
from model.paper.people_tables import round_hidden
from model.paper.plan import Plan
from model.projection.rounds import Round, rounds_of

ROUND = "Voluntary round"  # the way's label


def _hidden(plan: Plan) -> list[tuple[Round, bool]]:
    """Return the rounds of the option, each with whether its people and pounds are hidden.

    They are where its people are few, where another round of its year is, and where the paper's tables hide the people
    or the cost of all rounds of the year.
    """
    rounds = rounds_of(plan.results, plan.case)
    heads, kinds = round_hidden(plan), list(costs(plan))
    mask = costs_hidden(plan)[1][kinds.index(ROUND), :-1] if ROUND in kinds else np.zeros(len(plan.labels), dtype=bool)
    few_in = {each.year for each in rounds if small(each.heads)}
    return [(each, each.year in few_in or bool(heads[each.year] or mask[each.year])) for each in rounds]


def told(plan: Plan) -> str:
    """Return sentences on the voluntary rounds of the option, one or two each; empty where it has none."""
    sentences = []
    for each, hide in _hidden(plan):
        year = plan.labels[each.year]
        opened = f'The voluntary round "{each.name}" of {year} is offered to {each.offered}'
        if each.heads <= SPARE:
            sentences.append(f"{opened}; nobody goes by it{_kept(each, hide)}.")
            continue
        if hide:
            gone = people(each.heads) if small(each.heads) else "a number that is not printed"
            sentences.append(
                f"{opened}; {gone} {'go' if small(each.heads) else 'goes'} by {each.last_day}{_kept(each, hide)}."
            )
            continue
        pays = f", paid back in {months(each.payback_months)} months" if each.payback_months else ""
        sentences.append(
            f"{opened}: {people(each.heads)} go by {each.last_day}, for {money(each.one_off)} once and "
            f"{money(each.saving)} saved a year{pays}{_kept(each, hide)}."
        )
    return " ".join(sentences)


def _kept(each: Round, hide: bool) -> str:
    """Return a clause with what keeps more people from going in a round; empty where nothing is known to.

    Where the round is hidden no figure stands in it: a budget that is used up is what its people are paid.
    """
    return f"; it is limited by {listed(_limits(each, hide))}" if each.limits else ""


def _limits(each: Round, hide: bool) -> list[str]:
    """Return what limits a round, without the figures where it is hidden."""
    return [plain if hide else full for plain, full in each.limits]


def table(plan: Plan) -> Table | None:
    """Return the table of the option's voluntary rounds; None where it has none."""
    rows, starred = [], False
    for each, hide in _hidden(plan):
        starred = starred or (hide and each.heads > SPARE)
        shown = (count(each.heads), thousands(each.one_off), thousands(each.saving), months(each.payback_months))
        cells = [HIDDEN if hide and cell != NIL else cell for cell in shown]
        limits = listed(_limits(each, hide)) or "nothing"
        rows.append(
            (each.name, each.offered, each.scheme, f"{plan.labels[each.year]}, by {each.last_day}", *cells, limits)
        )
    heads = ("Round", "Offered to", "Scheme", "Year, last day", "People", "Cost, £000", "Saving a year, £000",
             "Payback, months", "What limits it")  # fmt: skip
    widths = (0.1, 0.12, 0.13, 0.14, 0.07, 0.08, 0.09, 0.09, 0.18)
    note = STARRED if starred else ""
    return Table("Voluntary rounds", heads, tuple(rows), (), widths, note, words=True) if rows else None
