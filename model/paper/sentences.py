"""What the figures say, in sentences. No figure is typed here: each one is read from the results."""

from __future__ import annotations

import numpy as np

from model.body.inputs import year_label
from model.paper import advice
from model.paper.figures import PENNY, listed, money, percent
from model.paper.plan import Plan
from model.projection.finding import tested_said


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
    nothing = plan.last("tested", 0)
    many = len(allowed) > 1
    if many and float(np.ptp(allowed)) < PENNY:
        most = f"{money(allowed[0])} in every year from {first} to {last}"
    else:
        most = f"{money(allowed[0])} in {first}" + (f" and {money(allowed[-1])} in {last}" if many else "")
    cut = 1 - allowed[-1] / baseline
    change = f"{percent(abs(cut))} {'less' if cut > 0 else 'more'}"
    by_then = f"by {last}, {change}" if float(np.ptp(allowed)) > PENNY else change
    beside = "" if abs(cut) < LEAST_CUT else f": {by_then}"
    over = nothing - allowed[-1]
    more = f"{money(over)} more than is allowed" if over > PENNY else "which is within what is allowed"
    sentences = [
        f"Spend on {scope(plan)} may be no more than {most}, against a baseline of {money(baseline)} in "
        f"{base_year(plan)}{beside}.",
        allowance(plan),
        f"If nothing is done, pay, prices and what is agreed already make it {money(nothing)} in {last}, {more}.",
        plan.styled(tested_said(plan.results, plan.labels)),
    ]
    return " ".join(each for each in sentences if each)


LEAST_CUT = 0.0005  # a share below it is printed as nil


def is_a_head(plan: Plan) -> bool:
    """Return whether what may be spent is set in pounds a head of population."""
    kind = int(plan.whole("path_kind", 0))
    return bool(plan.results.values["path_is_per_head"].ravel()[kind - 1] > 0)


def allowance(plan: Plan) -> str:
    """Return a sentence that leads from the rate or path to the allowed spend of the last year; empty where alike."""
    prices, moved = plan.last("allowed_for_prices"), plan.last("allowed_transferred")
    by_path, allowed = plan.last("allowed_by_path"), plan.last("allowed_spend")
    steps = [f"{money(prices)} for prices"] if prices > PENNY else []
    less = [f"{money(moved)} that goes with transfers"] if moved > PENNY else []
    changed = f"{f', with {listed(steps)}' if steps else ''}{f', less {listed(less)}' if less else ''}"
    is_allowed = f": {money(allowed)}" if changed else ""
    if is_a_head(plan):
        return (
            f"What is allowed in {plan.labels[-1]} is £{plan.last('per_head'):,.2f} a head of a population of "
            f"{plan.last('population'):,.0f}, or {money(by_path)}{changed}{is_allowed}."
        )
    if not changed:
        return ""
    return f"What is allowed in {plan.labels[-1]} is {money(by_path)} by the path{changed}{is_allowed}."


def cost(plan: Plan) -> str:
    """Return a sentence with the option's one-off cost."""
    whole, first = plan.total("one_off"), float(plan.line("one_off")[0])
    if whole < PENNY:
        return "It needs no one-off cost."
    if plan.hides("cost", "all", "all"):
        return "Its one-off cost would tell what fewer than five people are paid, and is not printed."
    part = first > PENNY and not plan.hides("cost", "all", 0) and whole - first > PENNY
    of_it = f", {money(first)} of it in {plan.labels[0]}" if part else ""
    return f"One-off cost is {money(whole)} over the plan{of_it}{in_any_case(plan)}."


def in_any_case(plan: Plan) -> str:
    """Return a clause with how much of the one-off cost doing nothing has too, for exits that are agreed already.

    It is empty where there is none, and where it would tell what fewer than five people are paid.
    """
    whole, agreed = plan.total("one_off"), plan.total("one_off", 0)
    if agreed < PENNY or plan.case == 0 or plan.hides("option", 0):
        return ""
    if whole - agreed < PENNY:
        return "; all of it is paid even if nothing is done, for exits already agreed"
    return f"; {money(agreed)} of it is paid even if nothing is done, for exits already agreed"


def saving(plan: Plan) -> str:
    """Return sentences on what the option saves a year, what the exits alone cost and save, and the cash."""
    it, last = plan.outcome, plan.labels[-1]
    saved, releasing = it.recurrent_saving[-1], it.cash_releasing[-1]
    if saved < PENNY:
        return f"It saves nothing a year by {last}."
    part = "all of it cash" if saved - releasing < PENNY else f"{money(releasing)} of it cash"
    part = "none of it cash" if releasing < PENNY else part
    sentence = f"It saves {money(saved)} a year by {last}, {part}"
    return " ".join(each for each in (f"{sentence}.", advice.exits(plan), turns(plan)) if each)


def turns(plan: Plan) -> str:
    """Return a sentence that says when cash to date is lowest, and in which month it is last below zero.

    It looks at every month of the plan or, where a month would tell what few real persons are paid, at the years' ends.
    """
    names, values, _ = plan.cash_points()
    by_month = len(values) == len(plan.month_names())
    lowest, below = int(np.argmin(values)), [place for place, value in enumerate(values) if value < -PENNY]
    if not below:
        return "Cash to date, against doing nothing, is never below zero." if by_month else ""
    at = f"at {money(-values[lowest])} below zero"
    low = f"Cash to date is lowest at the end of {names[lowest]}, {at}"
    last = f"last below zero at the end of {names[below[-1]]}"
    if not by_month:
        low = f"Of the years' ends, cash to date is lowest at that of {plan.labels[lowest]}, {at}"
        last = f"below zero for the last time at that of {plan.labels[below[-1]]}"
    if below[-1] == len(values) - 1:
        return f"{low}, and is still below zero at the end of the plan."
    return f"{low}, and is {last}."


def who_bears(plan: Plan) -> str:
    """Return sentences on what the option is worth to the body, to the NHS, to the exchequer and to society."""
    if plan.case == 0:
        return "Doing nothing is what every option is measured against."
    worth = plan.outcome.npv_by_view
    body, nhs = worth["the body"], worth["the NHS"]
    text = f"In present value {plan.quoted} is worth {money(body)} to the body"
    text += " and as much to the NHS" if abs(body - nhs) < PENNY else f" and {money(nhs)} to the NHS{_nhs(plan)}"
    return (
        f"{text}. To the exchequer it is worth {money(worth['the exchequer'])}, since tax and contributions on the pay "
        f"that is saved do not come in; to society {money(worth['society'])}, where redundancy pay and pay restraint "
        f"count as nil because they are transfers.{_break_even(plan)}"
    )


def _break_even(plan: Plan) -> str:
    """Return sentences with the worth of lost work at which society gains nothing; empty where none goes, or it loses.

    That is what society gains before lost work is priced, for each year of a whole-time post's work that is lost.
    """
    worth = plan.whole("break_even_work")
    if worth < PENNY or plan.outcome.npv_by_view["society"] < PENNY:
        return ""
    year = plan.labels[0]
    return (
        " That puts no price on the work that is no longer done. Society gains only while the work of a whole-time "
        f"post that goes is worth less than {money(worth)} a year on average, in the prices of {year}."
    )


def _nhs(plan: Plan) -> str:
    """Return a clause that says why the option is worth more or less to the NHS than to the body."""
    reasons = [
        ("which saves pension contributions paid centrally", plan.total("central_saved")),
        ("whose own money the fund is", plan.total("from_fund")),
        ("which fills posts that would have stayed empty", plan.total("new_post_cost")),
    ]
    said = [reason for reason, amount in reasons if abs(amount) > PENNY]
    return f", {listed(said)}" if said else ""


def switching(plan: Plan) -> list[str]:
    """Return sentences on how far each of the option's figures may move before the answer changes."""
    points = []
    points += advice.runner_up(plan)
    norm, limit = plan.whole("payback_norm"), plan.whole("exits_at_norm")
    if plan.outcome.exits.one_off > PENNY and limit > PENNY and not plan.hides("exits", plan.case):
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
