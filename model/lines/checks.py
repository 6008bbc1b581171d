"""Checks: every one is nothing where the model is right."""

from model.line import Chapter
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
from model.lines.rows import rows
from model.lines.target import target
from model.lines.value import value
from model.vocabulary import IF, MAX, SUM, SUMPRODUCT

checks = Chapter(
    "Checks",
    after=(
        *(target, calendar, rows, pools, agreed_sums, nobody, policy, movements, departures, outcome, bridge, value),
        answer,
    ),
)
line = checks.line
checks.given("nothing_grown", "Value of flows before the plan", "£", low=0, high=0, default=0)
checks.carried("grown", "Flows to the body, grown at the discount rate", "£", "year", opening="nothing_grown")

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
    heads,
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
        - SUM(heads)
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


# Spend, target and cash --------------------------------------------------------------------------------------------


@line("Check: the bridge ends at the spend", "£", "year")
def check_bridge(bridge_end, spend):
    return bridge_end - spend


@line("Check: the run rate by what each exit saves for good", "£", "year")
def check_rate(run_rate, rate_before, lasting_saving, redeployed, voluntary, compulsory):
    return (
        run_rate
        - rate_before
        + SUMPRODUCT(lasting_saving, redeployed)
        + SUMPRODUCT(lasting_saving, voluntary)
        + SUMPRODUCT(lasting_saving, compulsory)
    )


@line("Check: the need is met or carried", "£", "year")
def check_need(need_before, tested, repay_unmet, unmet_last_year, allowed_spend, unmet):
    return IF(need_before > 0, tested + repay_unmet * unmet_last_year - allowed_spend - unmet, 0)


@line("Check: a missed target is shown by how much", "£", "year")
def check_gap(tested, allowed_spend, gap):
    return MAX(0, tested - allowed_spend) - gap


@line("Check: one-off cost is funded once", "£", "year")
def check_funding(one_off, from_fund, from_reserve, from_budget):
    return one_off - from_fund - from_reserve - from_budget


@line("Check: payoffs and the rest are one-off cost", "£", "year")
def check_one_off(one_off, payoffs, redeployed_cost, agreed_cost, agreed, agreed_one_off, nonpay_one_off,
                  programme_cost, legal_provision):  # fmt: skip
    return one_off - (
        payoffs
        + redeployed_cost
        + (agreed_cost - SUMPRODUCT(agreed, agreed_one_off))
        + nonpay_one_off
        + programme_cost
        + legal_provision
    )


@line("Check: the reserve is spent once", "£", "year")
def check_reserve(reserve_left_last_year, from_reserve, reserve_left):
    return reserve_left_last_year - from_reserve - reserve_left


@line("Check: cash to date is the sum of net cash", "£", "body")
def check_cash(net_cash, cumulative_cash, is_last):
    return SUM(net_cash) - SUMPRODUCT(cumulative_cash, is_last)


@line("Check: net cash by another way", "£", "body", rule="spend and one-off cost against doing nothing, summed apart")
def check_net_cash(nothing_spend, spend, bridge_transferred, nothing_replacing, replacing_cost, not_cash, one_off,
                   nothing_one_off, clawback, net_cash):  # fmt: skip
    return (
        (SUM(nothing_spend) - SUM(spend) - SUM(bridge_transferred))
        + (SUM(nothing_replacing) - SUM(replacing_cost) - SUM(not_cash))
        - (SUM(one_off) - SUM(nothing_one_off))
        + (SUM(clawback) - SUM(net_cash))
    )


# What it is worth --------------------------------------------------------------------------------------------------


@line("Check: real flows at their prices are cash", "£", "body", rule="real and cash are never mixed")
def check_prices(body_real, price_index, first_price_index, body_flow, come_anyway):
    return SUMPRODUCT(body_real, price_index) - (SUM(body_flow) - SUM(come_anyway)) * first_price_index


@line("Flows to the body, grown at the discount rate", "£", "year", rule="to the horizon")
def grown(grown_last_year, discount_rate, plan_year, body_real, year_number, horizon):
    return IF(year_number <= horizon, grown_last_year * (1 + discount_rate * plan_year) + body_real, grown_last_year)


@line("Check: present value by growing forward", "£", "body", rule="grown to the horizon, then brought back at once")
def check_npv(grown, is_last, discount_rate, horizon, plan_year, body_npv):
    return SUMPRODUCT(grown, is_last) * (1 + discount_rate) ** ((1 - horizon) * plan_year) - body_npv


@line("Check: the exchequer's value from the body's", "£", "year")
def check_views(exchequer_flow, body_flow, from_fund, nothing_from_fund, central_saved, new_post_cost, tax_lost,
                tax_gained):  # fmt: skip
    return (
        exchequer_flow
        - (body_flow - from_fund + nothing_from_fund + central_saved)
        + (new_post_cost + tax_lost - tax_gained)
    )


CHECKS = tuple(each.name for each in checks.lines() if each.name.startswith("check_"))
