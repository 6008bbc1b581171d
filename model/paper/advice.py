"""What the paper advises: the option that is recommended and why, the cash to find, and what the next step buys."""

from __future__ import annotations

import numpy as np

from model.lines.ways import PAID
from model.paper.figures import LEAST, PENNY, listed, money, months, posts, small
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


def only_payoffs(plan: Plan, case: int) -> bool:
    """Return True where an option's one-off cost is only what fewer than five people are paid, so is not shown."""
    return bool(plan.only_few_are_paid(case)[-1])


def verdict(plan: Plan) -> list[str]:
    """Return sentences that say which options meet the target, which one is recommended, by what rule and why.

    Where the paper is on the recommended option, options that come near it follow; where not, how its option
    compares.
    """
    best = plan.comparison.best
    meeting = sorted((each for each in plan.outcomes if each.meets), key=lambda each: each.cost_of_meeting)
    compared = f"This paper compares {len(plan.outcomes)} options, doing nothing among them"
    if plan.comparison.nothing_meets:
        needless = f" This paper is written on **{plan.name}**, which the target does not ask for." if plan.case else ""
        return [f"{compared}. {NOTHING_MEETS}{needless}"]
    if best is None and not meeting:
        nearest = plan.comparison.shown
        return [f"{compared}; none meets the target in every year. **{nearest.name}** comes nearest: "
                f"{missed(plan, nearest)}."]  # fmt: skip
    if best is None:
        return [f"{compared}. {none_recommended(plan.comparison)}"]
    sentences = [f"{compared}; {_meet(meeting)} the target in every year.", ranking_rule(plan.results)]
    sentences.append(f"By that rule **{best.name}** is recommended{_cost_of(plan, best)}.")
    if not plan.is_best:
        return [*sentences, _instead(plan, best)]
    return [*sentences, *_near(plan, best, meeting), more_than_asked(plan.outcome, plan.labels), step(plan)]


def _meet(meeting: list[Outcome]) -> str:
    """Return the options' names followed by the verb, such as 'A meets' or 'A and B meet'."""
    names = listed([each.name for each in meeting])
    return f"{names} meet{'s' if len(meeting) == 1 else ''}"


def _cost_of(plan: Plan, best: Outcome) -> str:
    """Return a clause with what meeting the target costs by the recommended option, and by the next one.

    It is empty where the cost would tell what fewer than five people are paid.
    """
    case = plan.outcomes.index(best)
    if only_payoffs(plan, case):
        return ""
    text = f": to meet the target costs {money(best.cost_of_meeting)} at present value"
    number = int(plan.whole("runner_up", case))
    if number == 0 or only_payoffs(plan, number - 1):
        return text
    other = plan.outcomes[number - 1]
    more = other.cost_of_meeting - best.cost_of_meeting
    if more < -PENNY:
        return f"{text}; {other.name}, the next, costs {money(-more)} less"
    return f"{text}, {money(max(0.0, more))} less than by the next, {other.name}"


def missed(plan: Plan, outcome: Outcome | None = None) -> str:
    """Return a clause that says in which years an option misses the target, and by how many pounds, WTE and heads.

    The option is the paper's own, unless the `outcome` of another is given.
    """
    return misses(plan.results, plan.outcomes.index(outcome or plan.outcome), plan.labels)


def _more(plan: Plan, than: Outcome, it: Outcome) -> str:
    """Return a clause with how much more or less it costs to meet the target by one option than by another.

    It is empty where that would tell what fewer than five people are paid.
    """
    if any(only_payoffs(plan, plan.outcomes.index(each)) for each in (than, it)):
        return ""
    more = it.cost_of_meeting - than.cost_of_meeting
    return f", for {money(abs(more))} {'more' if more >= 0 else 'less'} at present value"


def _instead(plan: Plan, best: Outcome) -> str:
    """Return a sentence that compares the paper's option, which is not the recommended one, with that one."""
    it = plan.outcome
    if not it.meets:
        return f"This paper is written on **{plan.name}**, which does not meet it: {missed(plan)}."
    return f"This paper is written on **{plan.name}**, which meets the target too{_more(plan, best, it)}."


def _near(plan: Plan, best: Outcome, meeting: list[Outcome]) -> list[str]:
    """Return sentences on the options that a Board would ask about, beside the recommended option `best`.

    These are an option that costs less and misses the target, and one of `meeting`, the options that meet the target,
    with fewer people made redundant.
    """
    sentences = []
    cheaper = [
        each for each in plan.outcomes[1:] if not each.meets and each.cost_of_meeting < best.cost_of_meeting - PENNY
    ]
    if cheaper:
        near = min(cheaper, key=lambda outcome: sum(outcome.gap))
        spared = best.redundancies - near.redundancies
        fewer = f" makes {_fewer(spared)} compulsorily redundant{_more(plan, best, near)}" if spared > PENNY else ""
        sentences.append(
            f"{near.name}{fewer or ' costs less'}, but does not pass: {missed(plan, near)}. The Board may wish to ask "
            "whether the target can bend that far."
        )
    least = min(meeting, key=lambda outcome: outcome.redundancies)
    spared = best.redundancies - least.redundancies
    if spared > PENNY:
        sentences.append(
            f"{least.name} meets the target too and makes {_fewer(spared)} compulsorily redundant"
            f"{_more(plan, best, least)}."
        )
    return sentences


def _fewer(heads: float) -> str:
    """Return a difference in people in words, such as '12 fewer people'; one below five is not given as a number."""
    return "slightly fewer people" if small(heads) else f"{heads:,.0f} fewer people"


def cash_to_find(plan: Plan) -> str:
    """Return what the option needs and nobody has, such as '£428k in 2010-11 and £160k in 2011-12'; empty where none.

    A year in which that would tell what fewer than five people are paid is named without the amount.
    """
    return by_year_said(plan, np.array(plan.outcome.cash_to_find), plan.only_few_are_paid()[:-1])


def by_year_said(plan: Plan, amounts: np.ndarray, hide: np.ndarray) -> str:
    """Return amounts by year as a list in words, those of `hide` named together without their amounts; empty if none.

    `amounts` and `hide` are (years,).
    """
    some = [year for year, amount in enumerate(amounts) if amount > PENNY]
    said = [f"{money(float(amounts[year]))} in {plan.labels[year]}" for year in some if not hide[year]]
    unsaid = listed([plan.labels[year] for year in some if hide[year]]) if hide[some].any() else ""
    return listed([*said, f"what is not printed in {unsaid}"] if unsaid else said) if some else ""


def hides_exits(plan: Plan, case: int) -> bool:
    """Return True where what the exits cost would tell what fewer than five people are paid, of those or of others.

    The exits' cost leaves that of agreed exits, of ended terms and of what pays nobody. Where either of the first is
    what few are paid the last is hidden (`Plan.hides_other_costs`), so that the exits tell it only if there is no last.
    """
    if any(small(plan.total(way.heads, case)) for way in PAID):
        return True
    return plan.few_beside_exits(case) and plan.other_costs(case).sum() < PENNY


def exits(plan: Plan) -> str:
    """Return a sentence on the exits alone: what they cost, save and how soon that is paid back; empty where none."""
    it = plan.outcome.exits
    if it.one_off < PENNY or hides_exits(plan, plan.case):
        return ""
    pays = f", paid back in {months(it.payback_months)} months" if it.payback_months else ""
    return f"The exits alone cost {money(it.one_off)} and save {money(it.saving)} a year{pays}."


def step(plan: Plan) -> str:
    """Return a sentence on what the option buys over the next cheaper one; empty where that does nothing."""
    it = plan.outcome.step
    if it is None or it.over == plan.results.options[0]:
        return ""
    other = plan.results.options.index(it.over)
    hide = only_payoffs(plan, plan.case) or only_payoffs(plan, other)
    if it.dominated:
        cheaper = plan.outcomes[other].cost_of_meeting - plan.outcome.cost_of_meeting
        hide = hide or int(plan.whole("runner_up")) == other + 1  # said of the next option
        why = (
            f", but to meet the target costs {money(cheaper)} less by it at present value"
            if cheaper > PENNY and not hide
            else ""
        )
        kept = f"; it keeps {posts(-it.posts)} more posts" if it.posts <= -APART else ""
        text = f"It saves no more a year than {it.over}, which costs no more once and comes as near to the target"
        return f"{text}{why}{kept}."
    text = f"Over {it.over}, the next cheaper option, it {listed(bought(it, LEAST))}"
    if hide:
        return f"{text}."
    once = f"for {money(it.one_off)} more one-off cost" if it.one_off > PENNY else "at no more one-off cost"
    return f"{text} {once}{paid_back(it, plan.whole('payback_norm'))}."


def runner_up(plan: Plan) -> list[str]:
    """Return a list of one sentence: how far cost may move before another option is recommended; empty where none is.

    Where the paper's option is not recommended, the sentence says how far its cost must fall.
    """
    number = int(plan.whole("runner_up"))
    if number == 0 or not plan.outcome.meets or only_payoffs(plan, plan.case) or only_payoffs(plan, number - 1):
        return []
    other, room = plan.outcomes[number - 1], plan.whole("cost_may_rise")
    if plan.whole("told_by_cost") == 0:
        return [f"{other.name} is next; no change of cost alone would put it first."] if plan.is_best else []
    if not plan.is_best:
        less = money(max(0.0, -room))
        return [f"{plan.name} would be preferred to {other.name} if meeting the target cost {less} less."]
    within = room - (other.cost_of_meeting - plan.outcome.cost_of_meeting) > 1
    why = (
        f", since costs within {100 * plan.whole('alike_share'):.3g}% of the allowed spend count as alike, and "
        f"{plan.name} makes fewer people redundant or keeps more posts"
    )
    return [
        f"{other.name} would be preferred if meeting the target by {plan.name} cost {money(max(0.0, room))} more"
        f"{why if within else ''}."
    ]
