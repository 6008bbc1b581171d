"""What a paper says of the money: what pays the one-off cost, what the fund pays, what is advanced, what is to find."""

from __future__ import annotations

import numpy as np

from model.lines.names import lines_named
from model.lines.ways import WAYS
from model.paper.advice import by_year_said, cash_to_find
from model.paper.case import FUND_PAYS
from model.paper.figures import HALF_POUND, PENNY, listed, money, percent
from model.paper.plan import Plan

# What has money for the one-off cost, by the name that the table of it gives.
SOURCES = {
    "Paid by the fund": "a regional or central fund",
    "Paid from the reserve": "the reserve",
    "Paid from money advanced": "money advanced",
}
FOUND = lines_named(
    {
        "Paid by the fund": "from_fund",
        "Paid from the reserve": "from_reserve",
        "Paid from money advanced": "from_advance",
    }
)
KINDS = {
    "fund_pays_voluntary": "voluntary exits and rounds",
    "fund_pays_compulsory": "redundancies",
    "fund_pays": "other exits",
}
lines_named([*KINDS])
BUDGET = "Paid from the year's budget"


def funding(plan: Plan) -> str:
    """Return sentences on what the one-off cost is paid from, and on any amount for which no money has been found."""
    find = cash_to_find(plan)
    short = (np.array(plan.outcome.cash_to_find) > PENNY) & (plan.line("from_budget") > PENNY)
    sentences = [_sources(plan, bool(short.any())), fund(plan), _advanced(plan)]
    if find:
        whole = "this together with the year's spend" if short.any() else "the year's spend"
        sentences.append(
            f"The allowed spend does not cover {whole}. Cash to find, for which there is no source: {find}."
        )
    sentences.append(_in_year(plan))
    return " ".join(sentence for sentence in sentences if sentence)


def _sources(plan: Plan, short: bool) -> str:
    """Return a sentence on what pays the one-off cost; where cash is `short`, what falls on the budgets is not paid."""
    if plan.total("one_off") < PENNY:
        return ""
    found = [
        f"{name} ({money(plan.total(FOUND[key]))})" if not plan.hides("source", key, "all") else name
        for key, name in SOURCES.items()
        if plan.total(FOUND[key]) > PENNY
    ]
    budget = plan.total("from_budget")
    rest = "" if plan.hides("source", BUDGET, "all") else f" ({money(budget)})"
    if budget <= PENNY:
        return f"The one-off cost is paid from {listed(found)}."
    if not short:
        found.append(f"the years' own budgets{rest}")
        return f"The one-off cost is paid from {listed(found)}."
    if not found:
        return f"The one-off cost falls on the years' own budgets{rest}."
    return f"Of the one-off cost a part is paid from {listed(found)}; the rest falls on the years' own budgets{rest}."


def _in_year(plan: Plan) -> str:
    """Return a sentence on spend in the year that is above what is allowed; empty where none is."""
    over = plan.line("non_recurrent_gap")
    years = np.flatnonzero(over > HALF_POUND)
    if not len(years):
        return ""
    year = int(np.argmax(over))
    met = plan.outcome.met[year]
    why = "as what is saved begins part way through the year" if met else "in a year whose target is not met"
    if any(plan.hides("excess", int(each)) for each in years):
        return f"Spend in the year alone is above the allowed spend in {listed([plan.labels[each] for each in years])}."
    by = f"by {'up to ' if len(years) > 1 else ''}{money(float(over[year]))} in {plan.labels[year]}"
    return f"Spend in the year alone is above the allowed spend {by}, {why}; it is no part of the one-off cost."


def fund(plan: Plan) -> str:
    """Return a sentence on what the fund pays in each year, and of which exits; empty where it pays nothing."""
    paid, asked = plan.line("from_fund"), plan.line("fund_asked")
    years = [year for year in range(len(paid)) if paid[year] > PENNY]
    if not years:
        return ""
    by_year = by_year_said(plan, paid, "source", "Paid by the fund")
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
    sentences = [f"Advanced, to be given back: {by_year_said(plan, given)}."] if given.max() > PENNY else []
    if back.max() > PENNY:
        find = [label for each, need, label in zip(back, plan.outcome.cash_to_find, plan.labels, strict=True)
                if each > PENNY and need > PENNY]  # fmt: skip
        more = f", which adds to the cash to find in {listed(find)}" if find else ""
        sentences.append(f"Given back: {by_year_said(plan, back)}{more}.")
    return " ".join(sentences)
