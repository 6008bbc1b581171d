"""Checks of staff, budget, posts and people."""

from model.language.line import Chapter
from model.language.vocabulary import MAX, SUM, SUMPRODUCT
from model.lines.agreed import agreed_sums
from model.lines.answer import answer
from model.lines.bridge import bridge
from model.lines.calendar import calendar
from model.lines.departures import departures
from model.lines.movements import movements
from model.lines.nobody import nobody
from model.lines.outcome import outcome
from model.lines.policy import policy
from model.lines.pools import YEARLY, pools
from model.lines.reading import READING
from model.lines.rows import rows
from model.lines.target import target
from model.lines.value import value

checks = Chapter(
    "Checks",
    after=(
        *READING,
        *(target, calendar, rows, pools, agreed_sums, nobody, policy, movements, departures, outcome, bridge, value),
        answer,
    ),
)
line = checks.line

# Staff and budget --------------------------------------------------------------------------------------------------


@line("Check: every row's WTE is in a pool", "WTE", "body")
def check_staff(people_wte, pool_wte):
    return people_wte - SUM(pool_wte)


@line("Check: every row's baseline cost is in a pool", "£", "body")
def check_base_cost(people_base_cost, pool_base_cost):
    return people_base_cost - SUM(pool_base_cost)


@line("Check: every row's cost is in a pool", "£", "year")
def check_cost(people_cost, pool_cost):
    return people_cost - SUM(pool_cost)


@line("Check: every row costs its post for each of its heads", "£", "year")
def check_rows(people_cost, people_posts, plan_year):
    return people_cost - people_posts * plan_year


@line("Check: every row's exits are in a pool", "£", "year")
def check_exits(people_compulsory, people_voluntary, pool_compulsory, pool_voluntary):
    return people_compulsory + people_voluntary - (SUM(pool_compulsory) + SUM(pool_voluntary))


@line("Check: the baseline and its difference are the ledger", "£", "body")
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


@line("Check: pools' average cost and pay are their people's", "£", "year")
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


@line("Check: posts open less posts gone are posts closed", "WTE", "year")
def check_posts(close_posts_last_year, leaving, hours, close_posts):
    return SUM(close_posts_last_year) - SUM(leaving) - SUM(hours) - SUM(close_posts)


@line("Check: heads leaving by way add to heads lost", "heads", "year")
def check_heads(
    heads_last_year,
    all_heads,
    transferred_heads,
    agreed_heads,
    ended_heads,
    merged_heads,
    held_heads,
    redeployed_heads,
    voluntary_heads,
    compulsory_heads,
):
    return (
        SUM(heads_last_year)
        - all_heads
        - (transferred_heads + agreed_heads + ended_heads + merged_heads)
        - (held_heads + redeployed_heads + voluntary_heads + compulsory_heads)
    )


@line("Check: leavers' posts are held or refilled", "WTE", "year", rule="nobody goes by two routes")
def check_leavers(close_posts_last_year, transferred, agreed_all, leavers, staying, held, refilled, left_before):
    return (
        SUM(close_posts_last_year)
        - (SUM(transferred) + SUM(agreed_all) + SUM(leavers))
        - (SUM(left_before) - SUM(refilled))
        + (SUM(staying) - SUM(left_before) - SUM(held))
    )


@line("Posts below none", "WTE", YEARLY)
def below_none(close_posts):
    return MAX(0, 0 - close_posts)


@line("Check: no pool has fewer posts than none", "WTE", "year")
def check_below(below_none):
    return SUM(below_none)


@line("Check: ways of going to date add to posts lost", "WTE", "year")
def check_to_date(
    pool_wte, close_posts, transferred_to_date, agreed_to_date, ended_to_date, hours_to_date, merged_to_date,
    held_to_date, redeployed_to_date, voluntary_to_date, compulsory_to_date,
):  # fmt: skip
    return (
        SUM(pool_wte)
        - SUM(close_posts)
        - (SUM(transferred_to_date) + SUM(agreed_to_date) + SUM(ended_to_date) + SUM(hours_to_date))
        - (SUM(merged_to_date) + SUM(held_to_date) + SUM(redeployed_to_date))
        - (SUM(voluntary_to_date) + SUM(compulsory_to_date))
    )


@line("Check: WTE at the end by those who stay", "WTE", "year")
def check_wte(all_wte, staying, held, redeployed, voluntary, compulsory):
    return all_wte - (SUM(staying) - SUM(held) - SUM(redeployed) - SUM(voluntary) - SUM(compulsory))


@line("Check: heads lost over the plan are those who went", "heads", "body")
def check_plan_heads(
    pool_heads, all_heads, is_last, transferred_heads, agreed_heads, ended_heads, merged_heads, held_heads,
    redeployed_heads, voluntary_heads, redundancies,
):  # fmt: skip
    return (
        SUM(pool_heads)
        - SUMPRODUCT(all_heads, is_last)
        - (SUM(transferred_heads) + SUM(agreed_heads) + SUM(ended_heads) + SUM(merged_heads))
        - (SUM(held_heads) + SUM(redeployed_heads) + SUM(voluntary_heads) + redundancies)
    )


@line("Check: nobody goes by a way that the option does not take", "WTE", "year")
def check_ways(
    transferred, transfers_on, redeployed, retraining_on, voluntary, voluntary_on, compulsory, compulsory_on
):
    return (
        SUM(transferred) * (1 - transfers_on)
        + SUM(redeployed) * (1 - retraining_on)
        + SUM(voluntary) * (1 - voluntary_on)
        + SUM(compulsory) * (1 - compulsory_on)
    )


@line("Check: posts are held as far as the option says", "WTE", "year")
def check_held(held, leavers, holdable, hold_share):
    return SUM(held) - SUMPRODUCT(leavers, holdable) * hold_share
