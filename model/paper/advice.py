"""What the paper advises: the option that is recommended and why, the cash to find, and what the next step buys."""

from __future__ import annotations

from model.paper.blocks import Table
from model.paper.figures import (
    HIDDEN,
    NIL,
    PENNY,
    SPARE,
    STARRED,
    count,
    listed,
    money,
    months,
    posts,
    small,
    thousands,
)
from model.paper.plan import PAID_HEADS, Plan
from model.projection.compare import Outcome
from model.projection.finding import NOTHING_MEETS, bought, none_recommended, ranking_rule


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
        return [f"{compared}. {NOTHING_MEETS}"]
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
    return [*sentences, *_near(plan, best, meeting), beyond(plan), step(plan)]


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
    """Return a clause that says in which years, and by how many pounds, an option misses the target.

    The option is the paper's own, unless the `outcome` of another is given.
    """
    it = outcome or plan.outcome
    years = [label for label, met in zip(plan.labels, it.met, strict=True) if not met]
    when = "every year" if len(years) == len(it.met) else listed(years)
    return f"it misses {when}, by {money(sum(it.gap))}" + (" in all" if len(years) > 1 else "")


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
    cheaper = [each for each in plan.outcomes if not each.meets and each.cost_of_meeting < best.cost_of_meeting - PENNY]
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


def beyond(plan: Plan) -> str:
    """Return a sentence with what the option takes out beyond the target in its worst year; an empty text if little."""
    it = plan.outcome
    if not any(it.takes_more):
        return ""
    most = max(amount for amount, more in zip(it.beyond_target, it.takes_more, strict=True) if more)
    year = it.beyond_target.index(most)
    return (
        f"It takes out more than the target asks: {money(most)} is saved beyond the target in {plan.labels[year]}, the "
        f"cost of {posts(it.beyond_posts[year])} posts."
    )


def cash_to_find(plan: Plan) -> str:
    """Return what the option needs and nobody has, such as '£428k in 2010-11 and £160k in 2011-12'; empty where none.

    A year in which that would tell what fewer than five people are paid is named without the amount.
    """
    hide = plan.only_few_are_paid()
    years = [
        f"an amount that is not printed in {label}" if few_paid else f"{money(amount)} in {label}"
        for label, amount, few_paid in zip(plan.labels, plan.outcome.cash_to_find, hide[:-1], strict=True)
        if amount > PENNY
    ]
    return listed(years) if years else ""


def hides_exits(plan: Plan, case: int) -> bool:
    """Return True where what the exits cost would tell what fewer than five people are paid, of those or of others."""
    return any(small(plan.total(heads, case)) for heads in PAID_HEADS)


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
    if it.dominated:
        return f"It buys no saving over {it.over}, which costs no more once and comes as near to the target."
    text = f"Over {it.over}, the next cheaper option, it {bought(it)}"
    if only_payoffs(plan, plan.case) or only_payoffs(plan, other):
        return f"{text}."
    norm = f", later than the {plan.whole('payback_norm'):.0f} that the body looks for" if it.beyond_norm else ""
    pays = f", paid back in {months(it.payback_months)} months{norm}" if it.payback_months else ""
    return f"{text} for {money(it.one_off)} more one-off cost{pays}."


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
    times = plan.whole("one_off_switch")
    once = f": {times:,.2f} times the one-off cost that is planned" if times > PENNY else ""
    return [f"{other.name} would be preferred if meeting the target cost {money(max(0.0, room))} more{once}."]


def steps(plan: Plan) -> Table:
    """Return the table of the exits alone, and of what each option buys over the next cheaper one."""
    heads = (
        "Option",
        "Exits: one-off",
        "Saving a year",
        "Payback",
        "Over, the next cheaper",
        "One-off, more",
        "Saving a year, more",
        "Posts, WTE",
        "Made redundant",
        "Payback",
        "Present value, more",
    )
    rows = tuple(_step_row(plan, case) for case in range(len(plan.outcomes)))
    note = (
        f"£000; paybacks in months. Dominated: the option before it saves no less and costs no more. Late: paid back "
        f"after the {plan.whole('payback_norm'):.0f} months that boards look for, or never. {STARRED}"
    )
    widths = (0.17, 0.07, 0.07, 0.07, 0.18, 0.07, 0.07, 0.07, 0.08, 0.08, 0.07)
    return Table("The exits alone, and what each step buys, £000", heads, rows, (), widths, note)


def _step_row(plan: Plan, case: int) -> tuple[str, ...]:
    """Return an option's row of the table of the exits and the steps."""
    it = plan.outcomes[case]
    alone = [thousands(it.exits.one_off), thousands(it.exits.saving), months(it.exits.payback_months)]
    if hides_exits(plan, case) and it.exits.one_off > PENNY:
        alone = [HIDDEN] * len(alone)
    if it.step is None:
        return (it.name, *alone, *[NIL] * 7)
    other = plan.results.options.index(it.step.over)
    hide = only_payoffs(plan, case) or only_payoffs(plan, other)
    pays = HIDDEN if hide else months(it.step.payback_months)
    if it.step.beyond_norm and not it.step.dominated and not hide:
        pays = f"{pays} late"
    redundant = it.step.redundancies
    return (
        *(it.name, *alone, f"{it.step.over}{', dominated' if it.step.dominated else ''}"),
        *(HIDDEN if hide else thousands(it.step.one_off), thousands(it.step.saving), posts(it.step.posts)),
        *(f"({count(-redundant)})" if redundant < -SPARE else count(redundant), pays, thousands(it.step.npv)),
    )
