"""What a paper says of the money: what pays the one-off cost, what the fund pays, what is advanced, what is to find."""

from __future__ import annotations

import numpy as np

from model.lines.names import lines_named
from model.lines.ways import WAYS
from model.paper import advice
from model.paper.advice import by_year_said, only_payoffs
from model.paper.figures import PENNY, listed, money, percent
from model.paper.money_tables import excess_hidden, sources_hidden
from model.paper.plan import FUND_PAYS, Plan

SOURCES = lines_named(
    {
        "a regional or central fund": "from_fund",
        "the reserve": "from_reserve",
        "money advanced": "from_advance",
        "the years' own budgets": "from_budget",
    }
)
KINDS = {
    "fund_pays_voluntary": "voluntary exits and rounds",
    "fund_pays_compulsory": "redundancies",
    "fund_pays": "other exits",
}
lines_named([*KINDS])


def funding(plan: Plan) -> str:
    """Return sentences on what the one-off cost is paid from, and on any amount for which no money has been found."""
    sentences = []
    if plan.total("one_off") > PENNY and not only_payoffs(plan, plan.case):
        hide = sources_hidden(plan)[-1]
        parts = [
            name if hide else f"{name} ({money(plan.total(line))})"
            for name, line in SOURCES.items()
            if plan.total(line) > PENNY
        ]
        sentences += [f"The one-off cost is paid from {listed(parts)}.", fund(plan)]
    sentences.append(_advanced(plan))
    over = np.where(excess_hidden(plan), 0, plan.line("non_recurrent_gap"))
    if over.max() > PENNY:
        year = int(np.argmax(over))
        most = f"{money(float(over[year]))} in {plan.labels[year]}"
        once = "as people leave part way through it: that is to be met once, and is not in the one-off cost"
        why = once if plan.outcome.met[year] else "in a year whose target is not met"
        sentences.append(f"Spend in the year is above the allowed spend by up to {most}, {why}.")
    if find := advice.cash_to_find(plan):
        sentences.append(f"Cash to find, for which there is no source: {find}.")
    return " ".join(sentence for sentence in sentences if sentence)


def fund(plan: Plan) -> str:
    """Return a sentence on what the fund pays in each year, and of which exits; empty where it pays nothing."""
    paid, asked = plan.line("from_fund"), plan.line("fund_asked")
    hide = sources_hidden(plan)[:-1] | plan.only_few_are_paid()[:-1]
    years = [year for year in range(len(paid)) if paid[year] > PENNY]
    if not years:
        return ""
    by_year = by_year_said(plan, paid, hide)
    short = [plan.labels[year] for year in years if asked[year] > paid[year] + PENNY]
    no_more = f" It holds no more in {listed(short)}." if short else ""
    return f"The fund pays {by_year}; its share is {_of_what(plan, years)}.{no_more}"


def _of_what(plan: Plan, years: list[int]) -> str:
    """Return a clause with the share that the fund pays of each kind of exit that costs something in the `years`."""
    shares: dict[str, list[float]] = {}
    for name, share in plan.fund_shares().items():
        way = next(way for way in WAYS if way.name == name)
        for year in years:
            if plan.way_cost(way)[year] > PENNY:
                shares.setdefault(KINDS[FUND_PAYS.get(name, "fund_pays")], []).append(float(share[year]))
    spans = {kind: (min(each), max(each)) for kind, each in shares.items()}
    if len(set(spans.values())) == 1:
        return f"{_span(*next(iter(spans.values())))} of what exits cost"
    return listed([f"{_span(*span)} of {kind}" for kind, span in spans.items()])


def _span(least: float, most: float) -> str:
    """Return a share, or a span of shares by year, in words, such as 'none' or '50.0%'."""
    if least == most:
        return percent(least) if least else "none"
    return f"from {percent(least) if least else 'nil'} to {percent(most)} by year"


def _advanced(plan: Plan) -> str:
    """Return sentences on money that is advanced and given back; an empty text where there is none."""
    given, back = plan.line("advance"), plan.line("advance_repaid")

    def by_year(amounts: np.ndarray) -> str:
        """Return the amounts of a line in the years in which there are any, as a list in words."""
        return listed(
            [f"{money(each)} in {label}" for each, label in zip(amounts, plan.labels, strict=True) if each > PENNY]
        )

    sentences = [f"Advanced, to be given back: {by_year(given)}."] if given.max() > PENNY else []
    if back.max() > PENNY:
        find = [label for each, need, label in zip(back, plan.outcome.cash_to_find, plan.labels, strict=True)
                if each > PENNY and need > PENNY]  # fmt: skip
        more = f", which adds to the cash to find in {listed(find)}" if find else ""
        sentences.append(f"Given back: {by_year(back)}{more}.")
    return " ".join(sentences)
