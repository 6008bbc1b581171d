"""What the figures say, in sentences. No figure is typed here: each one is read from the results."""

from __future__ import annotations

import numpy as np

from model.body.inputs import year_label
from model.lines.names import lines_named
from model.lines.ways import LEAVING
from model.paper import advice
from model.paper.advice import only_payoffs
from model.paper.charts import cash, never_below
from model.paper.figures import PENNY, listed, money, people, percent, posts
from model.paper.plan import Plan
from model.projection.finding import tested_said, wte_at_start


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
    same = float(np.ptp(allowed)) < PENNY
    end = f" and stay there to {last}" if same else f" and {money(allowed[-1])} in {last}"
    end = end if len(allowed) > 1 else ""
    if allowed[0] < baseline:
        way = f"must come down from {money(baseline)} in {base_year(plan)} to {money(allowed[0])} in {first}{end}"
    else:
        stays = f" from {first} to {last}" if same and end else f" in {first}{end}"
        way = f"may be no more than {money(allowed[0])}{stays}, against {money(baseline)} in {base_year(plan)}"
    size = f": {percent(cut)} below the baseline" if cut > 0 else ""
    over = nothing[-1] - allowed[-1]
    beside = f"{money(over)} more than is allowed" if over > PENNY else "which is within what is allowed"
    tested = plan.styled(tested_said(plan.results, plan.labels))
    return (
        f"Spend on {scope(plan)} {way}{size}. If nothing is done, pay, prices and what is agreed already make it "
        f"{money(nothing[-1])} in {last}, {beside}. {tested}"
    ).strip()


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
    return f"One-off cost is {money(whole)} over the plan{of_it}{_in_any_case(plan, whole)}."


def _in_any_case(plan: Plan, whole: float) -> str:
    """Return a clause with how much of the one-off cost doing nothing has too, for exits that are agreed already.

    It is empty where there is none, and where it would tell what fewer than five people are paid.
    """
    agreed = plan.total("one_off", 0)
    if not PENNY < agreed < whole - PENNY or plan.few_paid().any() or plan.few_paid(0).any():
        return ""
    return f"; {money(agreed)} of it is paid even if nothing is done, for exits already agreed"


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
        return f"Cash to date is {never_below(plan)}."
    low, marked = chart.categories[values.index(lowest)], len(chart.series) > 1
    end = f"has turned by the end of {_marked(chart.categories, chart.series[1].values)}" if marked else "does not turn"
    return f"Cash to date is lowest at the end of {low}, {money(-1000 * lowest)} below zero, and {end}."


def _marked(names: tuple[str, ...], values: tuple[float | None, ...]) -> str:
    """Return the one of `names` whose value is not None, which is the point that the chart marks."""
    return next(name for name, value in zip(names, values, strict=True) if value is not None)


# What is said of the people who leave by a way; by any other, its label is given.
LEAVE_BY = {
    "transferred": "{} go to other bodies with their posts",
    "agreed": "{} leave by exits already agreed",
    "ended": "{} leave as their fixed terms end",
    "merged": "{} leave as posts are merged",
    "round_exits": "{} leave in a voluntary round",
    "redeployed": "{} are redeployed",
    "voluntary": "{} take voluntary exits",
    "compulsory": "{} are made redundant compulsorily",
}
lines_named([*LEAVE_BY])
WASTAGE = lines_named(("held", "held_further"))


def who_goes(plan: Plan) -> str:
    """Return sentences with the posts at the start and the end, and how many people leave by each way."""
    start, end = wte_at_start(plan.results), plan.last("all_wte")
    removed = plan.whole("posts_removed")
    moved = ", without those that go to other bodies" if plan.total("transferred_heads") > PENNY else ""
    against = f", {posts(removed)} fewer than if nothing is done{moved}" if removed > PENNY else ""
    sentence = (
        f"Of {posts(start)} posts (WTE) in {base_year(plan)}, {posts(end)} are left in {plan.labels[-1]}{against}. "
    )
    by_way = {way.name: plan.total(way.heads) for way in LEAVING}
    held, further = (by_way[name] for name in WASTAGE)
    only = f" ({people(further)} of them only as the target needs)" if held > PENNY and further > PENNY else ""
    needed = " as far as the target needs" if further > PENNY and not only else ""
    wastage = f"the posts of {people(held + further)} who leave by themselves are held{needed}{only}"
    parts = [wastage] if held + further > PENNY else []
    parts += [
        LEAVE_BY.get(way.name, "{} leave by " + way.label.lower()).format(people(by_way[way.name]))
        for way in LEAVING
        if way.name not in (*WASTAGE, "compulsory") and by_way[way.name] > PENNY
    ]
    gone = people(by_way["compulsory"])
    parts.append("nobody is made redundant compulsorily" if gone == "nobody" else LEAVE_BY["compulsory"].format(gone))
    return sentence + "Expected over the plan: " + listed(parts) + "."


def who_bears(plan: Plan) -> str:
    """Return sentences on what the option is worth to the body, to the NHS, to the exchequer and to society."""
    if plan.case == 0:
        return "Doing nothing is what every option is measured against."
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
