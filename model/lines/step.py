"""The step of an option over the next cheaper one: what the extra one-off cost buys.

Options stand in the order of their one-off cost; where that is alike, the one that comes nearer to the target is
first, and then the one that saves more. An option is held against the one before it that comes nearest to the target
and, of those that come as near, saves most. Doing nothing is before every other.
"""

from model.language.line import Chapter
from model.language.vocabulary import AND, IF, INDEX, MAX, MIN, OR
from model.lines.exits import exits

step = Chapter("The step over the next cheaper option", after=exits)
given, line = step.given, step.line

given(
    "payback_norm",
    "Payback that boards look for",
    "months",
    low=1,
    high=120,
    default=24,
    source="MERSEYCARE-2022: one trust's rule, and the usual approval test",
)
for compared in ("all_one_off", "all_missed", "years_met", "posts_removed", "body_npv"):
    step.across(compared)


@line("Extra one-off cost over the option", "£", "option", rule="of this option over each")
def cost_over(all_one_off, all_one_off_of_options):
    return all_one_off - all_one_off_of_options


@line("Extra saving over the option", "£", "option", rule="of this option over each, in the last plan year")
def saving_over(last_saving, last_saving_of_options):
    return last_saving - last_saving_of_options


@line("Target missed by more than by the option", "£", "option", rule="of this option over each, in all years")
def missed_over(all_missed, all_missed_of_options):
    return all_missed - all_missed_of_options


@line("Saves more, or as much and stands first", "flag", "option", rule="of two that cost and miss as much")
def saves_first(saving_over, penny, option_place, option_number):
    return IF(OR(saving_over < 0 - penny, AND(saving_over <= penny, option_place < option_number)), 1, 0)


@line("Comes nearer to the target, or as near and saves first", "flag", "option", rule="of two that cost as much")
def buys_first(missed_over, penny, saves_first):
    return IF(OR(missed_over > penny, AND(missed_over >= 0 - penny, saves_first > 0)), 1, 0)


@line("Comes before this option", "flag", "option", rule="costs less once, or as much and buys more; or does nothing")
def comes_before(option_number, option_place, cost_over, penny, buys_first):
    return IF(
        AND(
            option_number > 1,
            OR(
                option_place <= 1,
                cost_over > penny,
                AND(cost_over >= 0 - penny, buys_first > 0),
            ),
        ),
        1,
        0,
    )


@line("Missed by those before", "£", "option", rule="in all years")
def missed_before(comes_before, all_missed_of_options, beyond_cost):
    return IF(comes_before > 0, all_missed_of_options, beyond_cost)


@line("Least missed by those before", "£", "body", rule="in all years")
def least_missed(missed_before):
    return MIN(missed_before)


@line("Saving of those before that come nearest to the target", "£", "option", rule="of the last plan year")
def saving_before(missed_before, least_missed, penny, last_saving_of_options, beyond_cost):
    return IF(missed_before <= least_missed + penny, last_saving_of_options, 0 - beyond_cost)


@line("Most saved by those before that come nearest", "£", "body", rule="of the last plan year")
def most_before(saving_before):
    return MAX(saving_before)


@line("One-off cost of those before that save most", "£", "option", rule="to the penny")
def cost_before(saving_before, most_before, penny, all_one_off_of_options, beyond_cost):
    return IF(saving_before >= most_before - penny, all_one_off_of_options, beyond_cost)


@line("Least one-off cost of those before that save most", "£", "body", rule="the first in order of cost")
def least_before(cost_before):
    return MIN(cost_before)


@line("Place of the next cheaper option", "code", "option", rule="then the first of all options")
def place_before(cost_before, least_before, penny, option_place, beyond_places):
    return IF(cost_before <= least_before + penny, option_place, beyond_places)


@line("First place of the next cheaper option", "code", "body", rule="doing nothing is held against itself")
def step_base(place_before):
    return MIN(place_before)


@line("Number of the next cheaper option", "code", "body", rule="0 for doing nothing, which has none")
def step_over(option_number, step_base):
    return IF(option_number > 1, step_base, 0)


@line("Step: extra one-off cost", "£", "body", rule="over the next cheaper option")
def step_one_off(all_one_off, all_one_off_of_options, step_base):
    return all_one_off - INDEX(all_one_off_of_options, step_base)


@line("Step: extra saving a year", "£", "body", rule="of the last plan year")
def step_saving(last_saving, last_saving_of_options, step_base):
    return last_saving - INDEX(last_saving_of_options, step_base)


@line("Step: posts removed", "WTE", "body", rule="fewer posts at the end; transfers are no removal")
def step_posts(posts_removed, posts_removed_of_options, step_base):
    return posts_removed - INDEX(posts_removed_of_options, step_base)


@line("Step: people made redundant", "heads", "body", rule="more than by the next cheaper option")
def step_redundancies(redundancies, redundancies_of_options, step_base):
    return redundancies - INDEX(redundancies_of_options, step_base)


@line("Step: present value to the body", "£", "body", rule="more than of the next cheaper option")
def step_npv(body_npv, body_npv_of_options, step_base):
    return body_npv - INDEX(body_npv_of_options, step_base)


@line("Step: payback", "months", "body", rule="extra cost / extra saving x 12; never where no more is saved")
def step_payback(step_saving, penny, plan_year, step_one_off, never):
    return IF(step_saving > penny, 12 * plan_year * MAX(0, step_one_off) / MAX(step_saving, penny), never)


@line(
    "Buys as much for no more", "flag", "option", rule="costs no more once, misses the target by no more, saves no less"
)
def buys_as_much(comes_before, missed_over, saving_over, penny, years_met_of_options, years_met):
    return IF(
        AND(comes_before > 0, missed_over >= 0 - penny, saving_over <= penny, years_met_of_options >= years_met), 1, 0
    )


@line(
    "Is no worse in any respect",
    "flag",
    "option",
    rule="costs no more to meet the target with, is worth no less to the body, and makes no more people redundant",
)
def no_worse(
    buys_as_much, cost_ranked_of_options, cost_ranked, penny, body_npv_of_options, body_npv, redundancies_of_options,
    redundancies, half_head,
):  # fmt: skip
    return IF(
        AND(
            buys_as_much > 0,
            cost_ranked_of_options <= cost_ranked + penny,
            body_npv_of_options >= body_npv - penny,
            redundancies_of_options <= redundancies + half_head,
        ),
        1,
        0,
    )


@line("Dominated", "flag", "body", rule="some option is no worse in any respect, and stands before it")
def dominated(no_worse):
    return MAX(no_worse)


@line("Step: target missed by less", "£", "body", rule="in all years, than by the next cheaper option")
def step_missed(all_missed, all_missed_of_options, step_base):
    return INDEX(all_missed_of_options, step_base) - all_missed


@line(
    "Step is beyond the norm",
    "flag",
    "body",
    rule="it pays back later than boards look for; or costs, never does, and brings the target no nearer",
)
def step_beyond_norm(step_over, step_payback, payback_norm, at_once, step_one_off, step_missed, penny):
    return IF(
        AND(
            step_over > 0,
            OR(
                step_payback > payback_norm,
                AND(step_payback < at_once, step_one_off > penny, step_missed <= penny),
            ),
        ),
        1,
        0,
    )
