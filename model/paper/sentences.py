"""What the figures say, in sentences. No figure is typed here: each one is read from the results."""

from __future__ import annotations

import numpy as np

from model.body.inputs import year_label
from model.paper.charts import cash
from model.paper.figures import PENNY, listed, money, months, people, percent, posts, small
from model.paper.plan import Plan
from model.paper.tables import only_payoffs
from model.projection.compare import Outcome


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


def verdict(plan: Plan) -> list[str]:
    """Return sentences that say which options meet the target, which one the body's own test prefers and why.

    Where the paper is on the preferred option, options that come near it follow; where not, how its option
    compares.
    """
    best = plan.comparison.best
    meeting = sorted((each for each in plan.outcomes if each.meets), key=lambda each: -each.npv)
    compared = f"This paper compares {len(plan.outcomes)} options, doing nothing among them"
    if best is None:
        return [f"{compared}; none meets the target in every year. **{plan.name}** comes nearest: {missed(plan)}."]
    sentences = [f"{compared}; {_meet(meeting)} the target in every year."]
    test = "The body's own test is to meet the target in every year and, of the options that do, be worth most to it."
    why_best = f"By it **{best.name}** is preferred: it is worth {money(best.npv)} in present value"
    if len(meeting) > 1:
        why_best += f", {money(best.npv - meeting[1].npv)} more than the next, {meeting[1].name}"
    sentences.append(f"{test} {why_best}.")
    if not plan.is_best:
        sentences.append(_instead(plan, best))
    else:
        sentences += _near(plan, best, meeting)
    return sentences


def _meet(meeting: list[Outcome]) -> str:
    """Return the options' names followed by the verb, such as 'A meets' or 'A and B meet'."""
    names = listed([each.name for each in meeting])
    return f"{names} meet{'s' if len(meeting) == 1 else ''}"


def missed(plan: Plan, outcome: Outcome | None = None) -> str:
    """Return a clause that says in which years, and by how many pounds, an option misses the target.

    The option is the paper's own, unless the `outcome` of another is given.
    """
    it = outcome or plan.outcome
    years = [label for label, met in zip(plan.labels, it.met, strict=True) if not met]
    when = "every year" if len(years) == len(it.met) else listed(years)
    return f"it misses {when}, by {money(sum(it.gap))}" + (" in all" if len(years) > 1 else "")


def _instead(plan: Plan, best: Outcome) -> str:
    """Return a sentence that compares the paper's option, which is not the preferred one, with the preferred one."""
    it = plan.outcome
    if not it.meets:
        return f"This paper is written on **{plan.name}**, which does not meet it: {missed(plan)}."
    return (
        f"This paper is written on **{plan.name}**, which meets the target too and is worth {money(it.npv)}, "
        f"{money(best.npv - it.npv)} less."
    )


def _near(plan: Plan, best: Outcome, meeting: list[Outcome]) -> list[str]:
    """Return sentences on the options that a Board would ask about, beside the preferred option `best`.

    These are an option worth more that misses the target, and one of `meeting`, the options that meet the target,
    with fewer people made redundant.
    """
    sentences = []
    richer = [outcome for outcome in plan.outcomes if not outcome.meets and outcome.npv > best.npv + PENNY]
    if richer:
        near = min(richer, key=lambda outcome: sum(outcome.gap))
        spared = best.redundancies - near.redundancies
        fewer = f" and makes {_fewer(spared)} compulsorily redundant" if spared > PENNY else ""
        sentences.append(
            f"{near.name} is worth {money(near.npv - best.npv)} more{fewer}, but does not pass: "
            f"{missed(plan, near)}. The Board may wish to ask whether the target can bend that far."
        )
    least = min(meeting, key=lambda outcome: outcome.redundancies)
    spared = best.redundancies - least.redundancies
    if spared > PENNY:
        sentences.append(
            f"{least.name} meets the target too and makes {_fewer(spared)} compulsorily redundant, for "
            f"{money(best.npv - least.npv)} less present value."
        )
    return sentences


def _fewer(heads: float) -> str:
    """Return a difference in people in words, such as '12 fewer people'; one below five is not given as a number."""
    return "slightly fewer people" if small(heads) else f"{heads:,.0f} fewer people"


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
    """Return sentences on what the option saves a year, how soon that pays the one-off cost back, and the cash."""
    it, last = plan.outcome, plan.labels[-1]
    saved, releasing = it.recurrent_saving[-1], it.cash_releasing[-1]
    if saved < PENNY:
        return "It saves nothing."
    part = "all of it cash" if saved - releasing < PENNY else f"{money(releasing)} of it cash"
    sentence = f"It saves {money(saved)} a year by {last}, {part}"
    pays = it.payback_months_simple
    if pays is not None and pays > PENNY:
        sentence += f", so that the one-off cost is paid back by {months(pays)} months of a full year's saving"
    return f"{sentence}. {turns(plan)}"


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
        unpaid = [label for label, pays in zip(plan.labels, plan.outcome.can_pay, strict=True) if not pays]
        if unpaid:
            text += (
                f"In {listed(unpaid)} that is more than the allowed spend leaves room for, so that a further source "
                "must be found. "
            )
    over = plan.line("non_recurrent_gap")
    if over.max() > PENNY:
        year = int(np.argmax(over))
        most = f"{money(float(over[year]))} in {plan.labels[year]}"
        text += f"Spend in the year is above the allowed spend by up to {most}, because people leave part way through "
        text += "it: that is to be met once, and is not in the one-off cost."
    return text.strip()


def who_bears(plan: Plan) -> str:
    """Return sentences on what the option is worth to the body, to the NHS, to the exchequer and to society."""
    worth = plan.outcome.npv_by_view
    body, nhs = worth["the body"], worth["the NHS"]
    text = f"In present value {plan.name} is worth {money(body)} to the body"
    text += " and as much to the NHS" if abs(body - nhs) < PENNY else f" and {money(nhs)} to the NHS, {_nhs(plan)}"
    return (
        f"{text}. To the exchequer it is worth {money(worth['the exchequer'])}, since tax and contributions on the pay "
        f"that is saved do not come in; to society {money(worth['society'])}, where redundancy pay and pay restraint "
        "count as nil because they are transfers."
    )


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
    points += runner_up(plan)
    norm, limit = plan.whole("payback_norm"), plan.whole("one_off_at_norm")
    if plan.total("one_off") > PENNY and limit > PENNY:
        points.append(f"Payback would reach {norm:.0f} months at a one-off cost of {money(limit)}.")
    room = plan.whole("room_at_end")
    if plan.outcome.meets:
        last = plan.labels[-1]
        points.append(
            f"In {last} there is {money(room)} of room below the allowed spend."
            if room > 1
            else f"In {last} there is no room below the allowed spend: every pound of saving that slips is missed."
        )
    return points


def runner_up(plan: Plan) -> list[str]:
    """Return a list of one sentence: how far cost may move before another option is recommended; empty where none is.

    Where the paper's option is not recommended, the sentence says how far its cost must fall.
    """
    number = int(plan.whole("runner_up"))
    if number == 0 or not plan.outcome.meets:
        return []
    other, room = plan.outcomes[number - 1], plan.whole("cost_may_rise")
    if plan.whole("told_by_cost") == 0:
        return [f"{other.name} is next; no change of cost alone would put it first."] if plan.is_best else []
    if not plan.is_best:
        return [
            f"{plan.name} would be preferred to {other.name} if meeting the target cost {money(max(0, -room))} less."
        ]
    times = plan.whole("one_off_switch")
    once = f": {times:,.2f} times the one-off cost that is planned" if times > PENNY else ""
    return [f"{other.name} would be preferred if meeting the target cost {money(max(0, room))} more{once}."]
