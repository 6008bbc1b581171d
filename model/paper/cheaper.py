"""The case for an option that meets the target, costs less than the recommended one, and is not recommended: why not.

"Less" is of either figure that a Board sees: the present cost of meeting the target, and one-off cost.
"""

from __future__ import annotations

from model.paper.figures import HALF_POUND, money, people, posts, quoted
from model.paper.plan import Plan
from model.projection.compare import Outcome
from model.projection.finding import APART


def passed_over(plan: Plan, best: Outcome) -> list[str]:
    """Return sentences on options that meet the target for less than the recommended option `best`, and why not they.

    They are at most two: the one of the least present cost of meeting the target, and the one of the least one-off
    cost, each where that is less than that of `best`.
    """
    others = [each for each in plan.outcomes[1:] if each.meets and each.name != best.name]
    if not others:
        return []
    least, once = min(others, key=_cost), min(others, key=_once)
    cheaper, lower = best.cost_of_meeting - least.cost_of_meeting, _once(best) - _once(once)
    said = []
    if cheaper > HALF_POUND:
        said.append(
            f"{quoted(least.name)} meets the target in every year too, for {money(cheaper)} less in present value. It "
            f"is not recommended because {_why(plan, best, least)}."
        )
    shown = not any(plan.hides("option", plan.outcomes.index(each)) for each in (best, once))
    if lower > HALF_POUND and shown and not (said and once.name == least.name):
        said.append(
            f"{quoted(once.name)} meets the target in every year too, for {money(lower)} less one-off cost. It is not "
            f"recommended because {_why(plan, best, once)}."
        )
    return said


def _cost(outcome: Outcome) -> float:
    """Return what meeting the target costs by an option at present value, as options are ranked."""
    return outcome.cost_of_meeting


def _once(outcome: Outcome) -> float:
    """Return an option's one-off cost, in all years."""
    return sum(outcome.one_off)


def _why(plan: Plan, best: Outcome, other: Outcome) -> str:
    """Return why an option that meets the target stands behind the recommended one, by the test that told them apart.

    The tests are the ranking's own lines, in its order: the first that the option does not pass is the reason.
    """
    number = plan.outcomes.index(other)
    if _of(plan, "may_be_advised", number) < 1:
        return "over the plan it saves no more than doing nothing"
    if _of(plan, "is_tested", number) < 1:
        amount = "some" if plan.hides("cash", number) else money(sum(other.cash_to_find))
        return f"{amount} of what it needs in cash has no source, and the recommended option can be paid for"
    half, more = plan.whole("half_head", 0), _redundant(other.redundancies - best.redundancies)
    if _of(plan, "heads_counted_first", number) > plan.whole("fewest_counted_first", 0) + half:
        return f"{more}, which this body counts before cost"
    if _of(plan, "cost_left", number) > plan.whole("least_cost", 0) + plan.whole("cost_margin", 0):
        dearer = money(other.cost_of_meeting - best.cost_of_meeting)
        return f"meeting the target costs {dearer} more by it in present value"
    alike = f"costs within {100 * plan.whole('alike_share', 0):.3g}% of the allowed spend count as alike"
    if plan.whole("by_heads", 0) > 0:
        alike = "meeting the target costs the same by both"
    if _of(plan, "heads_left", number) > plan.whole("fewest_heads", 0) + half:
        return f"{alike}, and {more}"
    if _of(plan, "posts_left", number) < plan.whole("most_posts", 0) - plan.whole("posts_alike", 0):
        kept = best.wte[-1] - other.wte[-1]
        return f"{alike}, and it keeps {f'{posts(kept)} WTE fewer' if kept > APART else 'slightly fewer posts'}"
    return f"{alike}, and the recommended one stands before it in the list of options"


def _of(plan: Plan, name: str, number: int) -> float:
    """Return a line of the ranking, which has a value for each option, for the option of this number, from 0."""
    return float(plan.results.values[name].ravel()[number])


def _redundant(more: float) -> str:
    """Return that an option makes so many more people redundant, in words."""
    return f"it makes {people(more).replace(' pe', ' more pe', 1) if more >= 1 else 'slightly more people'} redundant"
