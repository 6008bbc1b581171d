"""What the paper advises: the option that is recommended and why, the cash to find, and what the next step buys."""

from __future__ import annotations

import numpy as np

from model.paper.cheaper import passed_over
from model.paper.figures import HALF_POUND, PENNY, listed, money, months, people, posts, quoted
from model.paper.plan import Plan
from model.projection.compare import Outcome
from model.projection.finding import (
    APART,
    NOTHING_MEETS,
    bought,
    misses,
    more_than_asked,
    none_recommended,
    paid_back,
    ranking_rule,
)
from model.projection.outcomes import Step
from model.projection.same_cash import same_as_cash
from model.risk.said import LIKELY, misses_said

NOTHING_BOUGHT = Step("", 0, 0, 0, 0, None, 0, 0, dominated=False, beyond_norm=False)


def verdict(plan: Plan) -> list[str]:
    """Return sentences that say which options meet the target, which one is recommended, by what rule and why.

    Where the paper is on the recommended option, options that come near it follow; where not, how its option
    compares.
    """
    best = plan.comparison.best
    meeting = sorted((each for each in plan.outcomes if each.meets), key=lambda each: each.cost_of_meeting)
    compared = f"This paper compares {len(plan.outcomes)} options, doing nothing among them"
    if plan.comparison.nothing_meets:
        needless = f" This paper is written on **{plan.quoted}**, which the target does not ask for."
        needless = needless if plan.case else ""
        return [f"{compared}. {NOTHING_MEETS}{needless}"]
    if best is None and not meeting:
        nearest = plan.comparison.shown
        return [f"{compared}; none meets the target in every year. **{quoted(nearest.name)}** comes nearest: "
                f"{missed(plan, nearest)}."]  # fmt: skip
    if best is None:
        return [f"{compared}. {none_recommended(plan.comparison)}"]
    sentences = [f"{compared}; {_meet(meeting)} the target in every year.", ranking_rule(plan.results)]
    if all(max(each.cash_to_find) > PENNY for each in meeting):
        sentences.append("None can be paid for in full." if len(meeting) > 1 else "It cannot be paid for in full.")
    sentences.append(f"By that rule **{quoted(best.name)}** is recommended{_cost_of(plan, best)}.")
    if not plan.hides("cash", plan.outcomes.index(best)):
        sentences.append(same_as_cash(best, plan.labels))
    sentences += passed_over(plan, best)
    if not plan.is_best:
        return [*sentences, _instead(plan, best)]
    return [*sentences, *_near(plan, best, meeting), more_than_asked(plan.outcome, plan.labels), step(plan)]


def _meet(meeting: list[Outcome]) -> str:
    """Return the options' names followed by the verb, such as 'A meets' or 'A and B meet'."""
    names = listed([quoted(each.name) for each in meeting])
    return f"{names} meet{'s' if len(meeting) == 1 else ''}"


def _cost_of(plan: Plan, best: Outcome) -> str:
    """Return a clause with what meeting the target costs by the recommended option, and by the next one."""
    case = plan.outcomes.index(best)
    text = f": meeting the target costs {money(best.cost_of_meeting)} in present value"
    number = int(plan.whole("runner_up", case))
    if number == 0:
        return text
    other = plan.outcomes[number - 1]
    more = other.cost_of_meeting - best.cost_of_meeting
    if abs(more) < HALF_POUND:
        return f"{text}, the same as by the next, {quoted(other.name)}{_apart(plan, best, other)}"
    if more < 0:
        return text  # the other's case is made by `passed_over`
    return f"{text}, {money(more)} less than by the next, {quoted(other.name)}"


def _apart(plan: Plan, best: Outcome, other: Outcome) -> str:
    """Return a clause on what sets two options apart that cost alike; that nothing does, where nothing does."""
    if max(other.cash_to_find) > PENNY and max(best.cash_to_find) < PENNY:
        return " and leaves cash to find"
    fewer, kept = other.redundancies - best.redundancies, best.wte[-1] - other.wte[-1]
    if fewer > float(plan.results.values["half_head"].item()):
        return f" and makes {_people(fewer, 'more')} redundant"
    if kept > APART:
        return f" and keeps {posts(kept)} WTE fewer"
    same = abs(best.npv - other.npv) < HALF_POUND and abs(fewer) <= APART and abs(kept) <= APART
    return ": the two come to the same" if same else ""


def missed(plan: Plan, outcome: Outcome | None = None) -> str:
    """Return a clause that says in which years an option misses the target, and by how many pounds, WTE and heads.

    The option is the paper's own, unless the `outcome` of another is given.
    """
    return misses(plan.results, plan.outcomes.index(outcome or plan.outcome), plan.labels)


def _more(than: Outcome, it: Outcome) -> str:
    """Return a clause with how much more or less it costs to meet the target by one option than by another."""
    more = it.cost_of_meeting - than.cost_of_meeting
    if abs(more) < HALF_POUND:
        return ", at the same present cost"
    beside = "more" if more >= 0 else "less"
    return f", for {money(abs(more))} {beside}, by the present cost of meeting the target"


def _instead(plan: Plan, best: Outcome) -> str:
    """Return a sentence that compares the paper's option, which is not the recommended one, with that one."""
    it = plan.outcome
    if not it.meets:
        return f"This paper is written on **{plan.quoted}**, which does not meet it: {missed(plan)}."
    return f"This paper is written on **{plan.quoted}**, which meets the target too{_more(best, it)}."


def _cheaper(plan: Plan, best: Outcome) -> Outcome | None:
    """Return the option that costs less than the recommended one `best` and misses the target by least; None if none.

    Doing nothing is none.
    """
    less = best.cost_of_meeting - HALF_POUND
    cheaper = [each for each in plan.outcomes[1:] if not each.meets and each.cost_of_meeting < less]
    return min(cheaper, key=lambda outcome: sum(outcome.gap)) if cheaper else None


def _how_sure(plan: Plan, outcome: Outcome) -> list[str]:
    """Return a list of one sentence on how often another option misses its target; an empty one where none is drawn."""
    if plan.risk is None:
        return []
    option = plan.risk.options[plan.outcomes.index(outcome)]
    return [] if option.by_design or option.meets >= LIKELY else [f"{misses_said(plan.risk, option)}."]


def nearly(plan: Plan) -> str:
    """Return a clause on an option that costs less than the recommended one and misses the target; empty where none."""
    best = plan.comparison.best
    near = _cheaper(plan, best) if best and plan.is_best else None
    return f"{quoted(near.name)} costs less and does not meet the target: {missed(plan, near)}" if near else ""


def _near(plan: Plan, best: Outcome, meeting: list[Outcome]) -> list[str]:
    """Return sentences on the options that a Board would ask about, beside the recommended option `best`.

    These are an option that costs less and misses the target, and one of `meeting`, the options that meet the target,
    with fewer people made redundant.
    """
    sentences = []
    near = _cheaper(plan, best)
    if near:
        spared = best.redundancies - near.redundancies
        fewer = f" makes {_people(spared, 'fewer')} compulsorily redundant{_more(best, near)}" if spared > APART else ""
        sentences.append(
            f"{quoted(near.name)}{fewer or ' costs less'}, but does not pass: {missed(plan, near)}. The Board may wish "
            "to ask whether the target can bend that far."
        )
        sentences += _how_sure(plan, near)
    least = min(meeting, key=lambda outcome: outcome.redundancies)
    spared = best.redundancies - least.redundancies
    if spared > APART:
        sentences.append(
            f"{quoted(least.name)} meets the target too and makes {_people(spared, 'fewer')} compulsorily redundant"
            f"{_more(best, least)}."
        )
    return sentences


def _people(heads: float, beside: str) -> str:
    """Return a difference in people in words, such as '12 fewer people', `beside` being 'fewer' or 'more'."""
    return people(heads).replace(" pe", f" {beside} pe", 1) if heads >= 1 else f"slightly {beside} people"


def cash_to_find(plan: Plan) -> str:
    """Return what the option needs and nobody has, such as '£428k in 2010-11 and £160k in 2011-12'; empty where none.

    A year in which that would tell what fewer than five people are paid is named without the amount.
    """
    return by_year_said(plan, np.array(plan.outcome.cash_to_find), "cash", "year")


def by_year_said(plan: Plan, amounts: np.ndarray, *key: str) -> str:
    """Return amounts by year as a list in words, those that are hidden named together without them; empty if none.

    `amounts` is (years,); `key` with the year is the key by which a figure is hidden, no key where none is.
    """
    some = [year for year, amount in enumerate(amounts) if amount > HALF_POUND]
    hide = [year for year in some if key and plan.hides(*key, year)]
    said = [f"{money(float(amounts[year]))} in {plan.labels[year]}" for year in some if year not in hide]
    unsaid = [f"what is not printed in {listed([plan.labels[year] for year in hide])}"] if hide else []
    return listed([*said, *unsaid])


def exits(plan: Plan) -> str:
    """Return a sentence on the exits alone: what they cost, save and how soon that is paid back; empty where none."""
    it = plan.outcome.exits
    if it.one_off < PENNY or plan.hides("exits", plan.case):
        return ""
    pays = f", paid back in {months(it.payback_months)} months" if it.payback_months else ""
    return f"The exits alone cost {money(it.one_off)} and save {money(it.saving)} a year{pays}."


def step(plan: Plan) -> str:
    """Return a sentence on what the option buys over the next cheaper one; empty where that does nothing."""
    it = plan.outcome.step
    if it is None or it.over == plan.results.options[0]:
        return ""
    other = plan.results.options.index(it.over)
    over = quoted(it.over)
    if it.dominated:
        cheaper = plan.outcomes[other].cost_of_meeting - plan.outcome.cost_of_meeting
        told = int(plan.whole("runner_up")) == other + 1  # said of the next option
        why = f", but meeting the target costs {money(cheaper)} less by it at present value"
        kept = f"; it keeps {posts(-it.posts)} WTE more" if it.posts <= -APART else ""
        text = f"It saves no more a year than {over}, which costs no more once and comes as near to the target"
        return f"{text}{why if cheaper > HALF_POUND and not told else ''}{kept}."
    buys = bought(it)
    if it.one_off <= PENNY and buys == bought(NOTHING_BOUGHT):
        worth = f", and is worth {money(abs(it.npv))} {'more' if it.npv > 0 else 'less'} in present value"
        return (
            f"It saves as much a year as {over} for the same one-off cost{worth if abs(it.npv) > HALF_POUND else ''}."
        )
    text = f"Over {over}, the next cheaper option, it {listed(buys)}"
    if plan.hides("step", plan.case):
        return f"{text}."
    once = f"for {money(it.one_off)} more one-off cost" if it.one_off > PENNY else "at no more one-off cost"
    return f"{text} {once}{paid_back(it, plan.whole('payback_norm'))}."


def runner_up(plan: Plan) -> list[str]:
    """Return a list of one sentence: how far cost may move before another option is recommended; empty where none is.

    Where the paper's option is not recommended, the sentence says how far its cost must fall.
    """
    number = int(plan.whole("runner_up"))
    if number == 0 or not plan.outcome.meets:
        return []
    other, room = plan.outcomes[number - 1], plan.whole("cost_may_rise")
    name = quoted(other.name)
    if plan.whole("told_by_cost") == 0:
        return [f"{name} is next; no change of cost alone would put it first."] if plan.is_best else []
    if not plan.is_best:
        if -room < HALF_POUND:
            return []
        return [f"{plan.quoted} would be preferred to {name} if meeting the target cost {money(-room)} less."]
    if room < HALF_POUND:
        return [f"{name} would be preferred as soon as meeting the target by {plan.quoted} cost more."]
    within = room - (other.cost_of_meeting - plan.outcome.cost_of_meeting) > 1
    why = (
        f", since costs within {100 * plan.whole('alike_share'):.3g}% of the allowed spend count as alike, and "
        f"{plan.quoted} {_preferred(plan)}"
    )
    return [
        f"{name} would be preferred if meeting the target by {plan.quoted} cost {money(room)} more"
        f"{why if within else ''}."
    ]


def _preferred(plan: Plan) -> str:
    """Return why an option is preferred to the next whose cost is alike, as a verb with what follows it."""
    if plan.whole("fewer_redundancies") > float(plan.results.values["half_head"].item()):
        return "makes fewer people redundant"
    more = plan.whole("more_posts") > float(plan.results.values["posts_alike"].item())
    return "keeps more posts" if more else "stands first in the list of options"
