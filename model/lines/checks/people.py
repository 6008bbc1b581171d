"""Checks of staff, budget, posts and people."""

from model.language.line import Chapter
from model.language.vocabulary import MAX, MIN, SUM, SUMIFS, SUMPRODUCT
from model.lines.answer import answer
from model.lines.arithmetic import added
from model.lines.pools import YEARLY
from model.lines.rounds import EACH
from model.lines.ways import LEAVING, STAYING, WAYS

checks = Chapter("Checks", after=answer)
line = checks.line

# Staff and budget --------------------------------------------------------------------------------------------------


@line("Check: every row's WTE is in a pool", "WTE", "body", rule="row by row against pool by pool")
def check_staff(people_wte, pool_wte):
    return people_wte - SUM(pool_wte)


@line("Check: every row's baseline cost is in a pool", "£", "body", rule="row by row against pool by pool")
def check_base_cost(people_base_cost, pool_base_cost):
    return people_base_cost - SUM(pool_base_cost)


@line("Check: every row's cost is in a pool", "£", "year", rule="row by row against pool by pool")
def check_cost(people_cost, pool_cost):
    return people_cost - SUM(pool_cost)


@line("Check: every row costs its post for each of its heads", "£", "year", rule="row by row against head by head")
def check_rows(people_cost, people_posts, plan_year):
    return people_cost - people_posts * plan_year


@line("Check: every row's exits are in a pool", "£", "year", rule="row by row against pool by pool")
def check_exits(people_compulsory, people_voluntary, people_other, pool_compulsory, pool_voluntary, pool_other):
    return (people_compulsory + people_voluntary + people_other) - (
        SUM(pool_compulsory) + SUM(pool_voluntary) + SUM(pool_other)
    )


@line("Check: the baseline and its difference are the ledger", "£", "body", rule="built up again, from rows and items")
def check_ledger(
    ledger_budget, people_base_cost, pool_vacancies, base_cost_per_wte, agency_wte, agency_cost, item_amount,
    item_sign, reconciliation,
):  # fmt: skip
    return (
        ledger_budget
        - (people_base_cost + SUMPRODUCT(pool_vacancies, base_cost_per_wte))
        - (SUMPRODUCT(agency_wte, agency_cost) + SUMPRODUCT(item_amount, item_sign))
        - reconciliation
    )


@line("Check: pools' average cost and pay are their people's", "£", "year", rule="averages x counts against sums")
def check_averages(cost_per_wte, pool_wte, pool_cost, pay_per_wte, pool_pay):
    return SUMPRODUCT(cost_per_wte, pool_wte) - SUM(pool_cost) + (SUMPRODUCT(pay_per_wte, pool_wte) - SUM(pool_pay))


@line("Check: the path adds up over the plan", "£", "body", rule="of cuts of the baseline")
def check_path(allowed_cumulative, baseline_amount, years_planned, cut_of_baseline):
    return SUM(allowed_cumulative) - baseline_amount * (years_planned - SUM(cut_of_baseline))


@line("Check: what is nobody in post adds up", "£", "year", rule="item by item, and each lever's own part")
def check_nobody(
    net_non_pay, item_before, item_saving, vacancies_before, agency_before, bridge_vacancies, bridge_agency,
    reconciliation, levy_credit, levy_base,
):  # fmt: skip
    return (
        net_non_pay
        - (SUM(item_before) + vacancies_before + agency_before + reconciliation + levy_base)
        + (SUM(item_saving) + bridge_vacancies + bridge_agency + levy_credit)
    )


# Posts and people --------------------------------------------------------------------------------------------------


def _posts_lost(opening, closing, *gone):
    return SUM(opening) - SUM(closing) - added(*(SUM(posts) for posts in gone))


checks.add(
    "check_posts",
    label="Check: posts open less posts gone are posts closed",
    unit="WTE",
    over="year",
    reads=("close_posts_last_year", "close_posts", "leaving", *(way.name for way in STAYING)),
    rule="opening less leavers, and less posts that go by ways that nobody leaves by, is closing",
)(_posts_lost)


def _lost(opening, closing, *gone):
    return SUM(opening) - closing - added(*gone)


checks.add(
    "check_heads",
    label="Check: heads leaving by way add to heads lost",
    unit="heads",
    over="year",
    reads=("heads_last_year", "all_heads", *(way.heads for way in LEAVING)),
    rule="people by way against people in post",
)(_lost)


@line("Check: leavers' posts are held or refilled", "WTE", "year", rule="nobody goes by two routes")
def check_leavers(
    close_posts_last_year, transferred, agreed_all, leavers, staying, held, held_further, refilled, left_before
):
    return (
        SUM(close_posts_last_year)
        - (SUM(transferred) + SUM(agreed_all) + SUM(leavers))
        - (SUM(left_before) - SUM(held_further) - SUM(refilled))
        + (SUM(staying) - SUM(left_before) - SUM(held))
    )


@line("Check: no pool is in two voluntary rounds of a year", "index", "year", rule="of every pool")
def check_rounds(rounds_over):
    return SUM(rounds_over)


@line("Posts below none", "WTE", YEARLY, rule="the size of what is below nil")
def below_none(close_posts):
    return MAX(0, 0 - close_posts)


@line("Check: no pool has fewer posts than none", "WTE", "year", rule="of every pool and year")
def check_below(below_none):
    return SUM(below_none)


def _lost_to_date(opening, closing, *gone):
    return SUM(opening) - SUM(closing) - added(*(SUM(each) for each in gone))


checks.add(
    "check_to_date",
    label="Check: ways of going to date add to posts lost",
    unit="WTE",
    over="year",
    reads=("pool_wte", "close_posts", *(way.to_date for way in WAYS)),
    rule="posts by way since the plan began against posts in being",
)(_lost_to_date)


@line("Check: WTE at the end by those who stay", "WTE", "year", rule="from those who stay, not from those who leave")
def check_wte(all_wte, staying, held, held_further, redeployed, voluntary, compulsory):
    return all_wte - (SUM(staying) - SUM(held) - SUM(held_further) - SUM(redeployed) - SUM(voluntary) - SUM(compulsory))


def _lost_over_plan(opening, closing, is_last, redundancies, *others):
    return SUM(opening) - SUMPRODUCT(closing, is_last) - redundancies - added(*(SUM(each) for each in others))


checks.add(
    "check_plan_heads",
    label="Check: heads lost over the plan are those who went",
    unit="heads",
    over="body",
    reads=(
        *("pool_heads", "all_heads", "is_last", "redundancies"),
        *(way.heads for way in LEAVING if way.name != "compulsory"),
    ),
    rule="people by way, all years, against people in post; redundancies as the answer has them",
)(_lost_over_plan)


@line(
    "Check: nobody goes by a way that the option does not take",
    "WTE",
    "year",
    rule="a way whose lever is off takes nobody",
)
def check_ways(
    transferred, transfers_on, redeployed, retraining_on, voluntary, voluntary_on, compulsory, compulsory_on
):
    return (
        SUM(transferred) * (1 - transfers_on)
        + SUM(redeployed) * (1 - retraining_on)
        + SUM(voluntary) * (1 - voluntary_on)
        + SUM(compulsory) * (1 - compulsory_on)
    )


@line(
    "Check: posts are held as far as the option says",
    "WTE",
    "year",
    rule="of the leavers, what the option and the pool allow",
)
def check_held(held, held_further, leavers, holdable, hold_share, hold_up_to):
    return MAX(0, SUM(held) - SUMPRODUCT(leavers, holdable) * hold_share) + MAX(
        0, SUM(held) + SUM(held_further) - SUMPRODUCT(leavers, holdable) * MAX(hold_share, hold_up_to)
    )


@line("Posts below those that must stay", "WTE", YEARLY, rule="of what transfers, agreed exits and terms leave")
def below_floor(floor_posts, left_by_agreement, close_posts):
    return MAX(0, MIN(floor_posts, left_by_agreement) - close_posts)


@line("Check: posts that must stay stay", "WTE", "year", rule="of every pool and year")
def check_floor(below_floor):
    return SUM(below_floor)


@line("Check: nobody leaves by giving up hours", "heads", "year", rule="heads that hold the posts, before and after")
def check_hours(heads_after_hours, left_for_round, merged, heads_each, left_by_agreement):
    return (
        SUMPRODUCT(heads_after_hours, left_for_round)
        + SUMPRODUCT(heads_after_hours, merged)
        - SUMPRODUCT(heads_each, left_by_agreement)
    )


@line("Check: no more hours are given up than the option says", "WTE", "year", rule="of the hours still worked")
def check_hours_given(hours, left_by_agreement, hours_share):
    return MAX(0, SUM(hours) - SUM(left_by_agreement) * hours_share)


@line("Paid in the round, by pool", "£", YEARLY, rule="posts that go x the cost of one")
def paid_in_round(round_exits, round_one_off):
    return round_exits * round_one_off


@line("Leave in the round, by pool", "heads", YEARLY, rule="posts that go x the heads that hold one")
def left_in_round(round_exits, heads_after_hours):
    return round_exits * heads_after_hours


@line("Paid in a round above its budget", "£", EACH, rule="the exits of its pools, at what one costs")
def above_budget(paid_in_round, round_here, round_number, round_budget):
    return MAX(0, SUMIFS(paid_in_round, round_here, round_number) - round_budget)


@line("Leave in a round above its number", "heads", EACH, rule="the exits of its pools, in heads")
def above_number(left_in_round, round_here, round_number, round_heads):
    return MAX(0, SUMIFS(left_in_round, round_here, round_number) - round_heads)


@line("Check: no round passes its budget", "£", "year", rule="exit by exit against what the row says")
def check_round_budget(above_budget):
    return SUM(above_budget)


@line("Check: no round passes its number of people", "heads", "year", rule="exit by exit against what the row says")
def check_round_heads(above_number):
    return SUM(above_number)


@line("Check: the tested day is that of the Target sheet", "days", "year", rule="the share of the year, back in days")
def check_day(elapsed, days_in_year, tested_on, year_start):
    return elapsed * days_in_year - (tested_on - year_start + 1)
