"""Switching values: how far an option's own figures may move before what the paper says of the option no longer holds.

Present values are in real terms and run to the horizon, as the option's own present value does.
"""

from model.language.line import Chapter
from model.language.vocabulary import ABS, AND, IF, INDEX, MAX, OR, SUM, SUMPRODUCT
from model.lines.step import step

switching = Chapter("Switching values", after=step)
given, line = switching.given, switching.line


# Against the runner-up, the option that would be recommended if this one were not there -----------------------------


@line("Place from which the runner-up is read", "code", "body", rule="the first option where there is no runner-up")
def runner_up_from(runner_up):
    return MAX(1, runner_up)


@line(
    "The runner-up is told apart by cost",
    "flag",
    "body",
    rule="both may be recommended, both or neither can be paid for, and redundancies are not what decides",
)
def told_by_cost(
    runner_up, may_be_advised, option_number, payable, payable_of_options, runner_up_from, by_heads, redundancies,
    redundancies_of_options, half_head,
):  # fmt: skip
    return IF(
        AND(
            runner_up > 0,
            INDEX(may_be_advised, option_number) > 0,
            payable == INDEX(payable_of_options, runner_up_from),
            by_heads * ABS(redundancies - INDEX(redundancies_of_options, runner_up_from)) <= half_head,
        ),
        1,
        0,
    )


@line("Redundancies fewer than the runner-up's", "heads", "body", rule="below nil where it makes more")
def fewer_redundancies(redundancies_of_options, runner_up_from, redundancies):
    return INDEX(redundancies_of_options, runner_up_from) - redundancies


@line("Posts kept above the runner-up's", "WTE", "body", rule="below nil where it keeps fewer")
def more_posts(last_wte, last_wte_of_options, runner_up_from):
    return last_wte - INDEX(last_wte_of_options, runner_up_from)


@line(
    "Preferred to the runner-up where costs are alike",
    "flag",
    "body",
    rule="fewer redundancies by half a head, then more posts kept, then the first in order",
)
def preferred_alike(fewer_redundancies, half_head, more_posts, posts_alike, option_number, runner_up_from):
    return IF(
        OR(
            fewer_redundancies > half_head,
            AND(
                fewer_redundancies >= 0 - half_head,
                OR(more_posts > posts_alike, AND(more_posts >= 0 - posts_alike, option_number < runner_up_from)),
            ),
        ),
        1,
        0,
    )


@line(
    "Cost of meeting the target may rise by",
    "£",
    "body",
    rule="before the runner-up is preferred; below nil, it must fall by so much to be preferred",
)
def cost_may_rise(told_by_cost, cost_ranked, cost_ranked_of_options, runner_up_from, preferred_alike, cost_margin):
    return told_by_cost * (
        INDEX(cost_ranked_of_options, runner_up_from)
        - cost_ranked
        + (preferred_alike - (1 - preferred_alike)) * cost_margin
    )


@line("One-off cost may be so many times what is planned", "index", "body", rule="before the runner-up is preferred")
def one_off_switch(told_by_cost, one_off_present, penny, cost_may_rise):
    return told_by_cost * IF(one_off_present > penny, 1 + cost_may_rise / MAX(one_off_present, penny), 0)


# Against the norm and the target -------------------------------------------------------------------------------------


@line("Cost of the exits at which their payback is the norm", "£", "body", rule="what they save x the norm / 12")
def exits_at_norm(exits_saving, payback_norm, plan_year):
    return MAX(0, exits_saving) * payback_norm / (12 * plan_year)


@line("Room below the allowed spend, last year", "£", "body", rule="what of the saving may be lost")
def room_at_end(allowed_spend, tested, is_last):
    return SUMPRODUCT(allowed_spend, is_last) - SUMPRODUCT(tested, is_last)


@line("Exits' payoffs, all years", "£", "body", rule="every year's")
def all_payoffs(payoffs):
    return SUM(payoffs)
