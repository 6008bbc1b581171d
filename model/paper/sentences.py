"""What the figures say, in sentences. No figure is typed here: each one is read from the results."""

from __future__ import annotations

import numpy as np

from model.body.inputs import year_label
from model.paper import advice
from model.paper.advice import only_payoffs
from model.paper.charts import cash
from model.paper.figures import PENNY, listed, money, people, percent, posts
from model.paper.plan import Plan


def scope(plan: Plan) -> str:
    """Return what the target covers, in the body's own words; 'administration' where the body does not say."""
    words = plan.results.inputs.scope.split(",")[0].strip()
    return words if words and words != "all" else "administration"


def base_year(plan: Plan) -> str:
    """Return the name of the year before the plan's first year, such as '2014-15'."""
    return plan.year(year_label(plan.results.inputs.first_year - 1))


def why(plan: Plan) -> str:
    """Return the case for change in sentences: the target, and by how much spend would exceed it if nothing is done."""
    baseline, allowed = plan.whole("baseline_amount"), plan.line("allowed_spend")
    first, last = plan.labels[0], plan.labels[-1]
    nothing = plan.line("tested", 0)
    cut = 1 - allowed[-1] / baseline
    way = (
        f"must come down from {money(baseline)} in {base_year(plan)} to {money(allowed[0])} in {first}"
        if allowed[0] < baseline
        else f"may be no more than {money(allowed[0])} in {first}, against {money(baseline)} in {base_year(plan)}"
    )
    same = abs(allowed[-1] - allowed[0]) < PENNY
    end = f", and stay there to {last}" if same else f" and {money(allowed[-1])} in {last}"
    size = f": {percent(cut)} below the baseline" if cut > 0 else ""
    gap = max(0.0, nothing[-1] - allowed[-1])
    return (
        f"Spend on {scope(plan)} {way}{end}{size}. If nothing is done pay, prices and increments take it to "
        f"{money(nothing[-1])} in {last}, {money(gap)} more than is allowed."
    )


def cost(plan: Plan) -> str:
    """Return a sentence with the option's one-off cost."""
    whole, first = plan.total("one_off"), float(plan.line("one_off")[0])
    if whole < PENNY:
        return "It needs no one-off cost."
    if only_payoffs(plan, plan.case):
        return "Its one-off cost is what fewer than five people are paid, and is not printed."
    few_in_first = plan.only_few_are_paid()[0]
    part = first > PENNY and not few_in_first and whole - first > PENNY
    of_it = f", {money(first)} of it in {plan.labels[0]}" if part else ""
    return f"One-off cost is {money(whole)} over the plan{of_it}."


def saving(plan: Plan) -> str:
    """Return sentences on what the option saves a year, what the exits alone cost and save, and the cash."""
    it, last = plan.outcome, plan.labels[-1]
    saved, releasing = it.recurrent_saving[-1], it.cash_releasing[-1]
    if saved < PENNY:
        return "It saves nothing."
    part = "all of it cash" if saved - releasing < PENNY else f"{money(releasing)} of it cash"
    sentence = f"It saves {money(saved)} a year by {last}, {part}"
    return " ".join(each for each in (f"{sentence}.", advice.exits(plan), turns(plan)) if each)


def turns(plan: Plan) -> str:
    """Return a sentence that says when cash to date is lowest, and by when it has become positive."""
    chart = cash(plan)
    values = [each for each in chart.series[0].values if each is not None]
    lowest = min(values)
    if lowest > -PENNY:
        return "Cash to date is never negative."
    low, marked = chart.categories[values.index(lowest)], len(chart.series) > 1
    end = f"has turned by the end of {_marked(chart.categories, chart.series[1].values)}" if marked else "does not turn"
    return f"Cash to date is lowest at the end of {low}, {money(-1000 * lowest)} below zero, and {end}."


def _marked(names: tuple[str, ...], values: tuple[float | None, ...]) -> str:
    """Return the one of `names` whose value is not None, which is the point that the chart marks."""
    return next(name for name, value in zip(names, values, strict=True) if value is not None)


def who_goes(plan: Plan) -> str:
    """Return sentences with the posts removed, and how many people leave by each of the main routes."""
    removed = plan.whole("posts_removed")
    held, voluntary = plan.total("held_heads"), plan.total("voluntary_heads")
    compulsory, redeployed = plan.whole("redundancies"), plan.total("redeployed_heads")
    sentence = f"It takes out {posts(removed)} posts (WTE) against doing nothing by {plan.labels[-1]}. "
    parts = [f"{people(held)} who leave by themselves are not replaced"] if held > PENNY else []
    parts += [f"{people(redeployed)} are redeployed"] if redeployed > PENNY else []
    parts += [f"{people(voluntary)} leave voluntarily"] if voluntary > PENNY else []
    parts.append(f"{people(compulsory)} {'is' if compulsory < PENNY else 'are'} made redundant compulsorily")
    return sentence + "Expected over the plan: " + listed(parts) + "."


def funding(plan: Plan) -> str:
    """Return sentences on what the one-off cost is paid from, and on any amount for which no money has been found."""
    if plan.total("one_off") < PENNY or only_payoffs(plan, plan.case):
        text = ""
    else:
        sources = [
            ("a regional or central fund", plan.total("from_fund")),
            ("the reserve", plan.total("from_reserve")),
            ("the years' own budgets", plan.total("from_budget")),
        ]
        parts = [f"{name} ({money(amount)})" for name, amount in sources if amount > PENNY]
        text = f"The one-off cost is paid from {listed(parts)}. "
    over = plan.line("non_recurrent_gap")
    if over.max() > PENNY:
        year = int(np.argmax(over))
        most = f"{money(float(over[year]))} in {plan.labels[year]}"
        text += f"Spend in the year is above the allowed spend by up to {most}, because people leave part way through "
        text += "it: that is to be met once, and is not in the one-off cost. "
    find = advice.cash_to_find(plan)
    return f"{text}Cash to find, for which there is no source: {find}." if find else text.strip()


def who_bears(plan: Plan) -> str:
    """Return sentences on what the option is worth to the body, to the NHS, to the exchequer and to society."""
    worth = plan.outcome.npv_by_view
    body, nhs = worth["the body"], worth["the NHS"]
    text = f"In present value {plan.name} is worth {money(body)} to the body"
    text += " and as much to the NHS" if abs(body - nhs) < PENNY else f" and {money(nhs)} to the NHS, {_nhs(plan)}"
    return (
        f"{text}. To the exchequer it is worth {money(worth['the exchequer'])}, since tax and contributions on the pay "
        f"that is saved do not come in; to society {money(worth['society'])}, where redundancy pay and pay restraint "
        f"count as nil because they are transfers.{_break_even(plan)}"
    )


def _break_even(plan: Plan) -> str:
    """Return a sentence with what a year's work must be worth for society to be no worse off; empty where none goes."""
    worth = plan.whole("break_even_work")
    if worth < PENNY:
        return ""
    return f" That holds as long as a year's work of a post that goes is worth less than {money(worth)}."


def _nhs(plan: Plan) -> str:
    """Return a clause that says why the option is worth more or less to the NHS than to the body."""
    reasons = [
        ("which saves pension contributions paid centrally", plan.total("central_saved")),
        ("whose own money the fund is", plan.total("from_fund")),
        ("which fills posts that would have stayed empty", plan.total("new_post_cost")),
    ]
    return listed([reason for reason, amount in reasons if abs(amount) > PENNY]) or "as its own flows differ"


def switching(plan: Plan) -> list[str]:
    """Return sentences on how far each of the option's figures may move before the answer changes."""
    points = []
    points += advice.runner_up(plan)
    norm, limit = plan.whole("payback_norm"), plan.whole("exits_at_norm")
    if plan.outcome.exits.one_off > PENNY and limit > PENNY and not advice.hides_exits(plan, plan.case):
        points.append(f"The exits would take {norm:.0f} months to pay back if they cost {money(limit)}.")
    room = plan.whole("room_at_end")
    if plan.outcome.meets:
        last = plan.labels[-1]
        points.append(
            f"In {last} there is {money(room)} of room below the allowed spend."
            if room > 1
            else f"In {last} there is no room below the allowed spend: every pound of saving that slips is missed."
        )
    return points
