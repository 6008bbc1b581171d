"""Checks of spend, target, one-off cost and cash."""

from model.language.vocabulary import MAX, SUM, SUMPRODUCT
from model.lines.checks.people import checks

__all__ = ["checks"]

line = checks.line

# Spend, target and cash --------------------------------------------------------------------------------------------


@line("Check: the bridge ends at the spend", "£", "year", rule="lever by lever against post by post")
def check_bridge(bridge_end, spend):
    return bridge_end - spend


@line("Check: vacancies and agency end as far as the option says", "£", "year", rule="a share of what was there")
def check_ended(bridge_vacancies, vacancies_before, vacancies_deleted, bridge_agency, agency_before, agency_ended):
    return bridge_vacancies + bridge_agency - vacancies_before * vacancies_deleted - agency_before * agency_ended


@line("Check: no more is saved of non-pay than the option says", "share", "year", rule="a share of what could be saved")
def check_effort(item_saved, item_potential, nonpay_effort):
    return MAX(0, SUM(item_saved) - SUM(item_potential) * nonpay_effort)


@line("Check: the run rate by what each exit saves for good", "£", "year", rule="exit by exit against post by post")
def check_rate(run_rate, rate_before, lasting_saving, held_further, redeployed, voluntary, compulsory):
    return (
        run_rate
        - rate_before
        + SUMPRODUCT(lasting_saving, held_further)
        + SUMPRODUCT(lasting_saving, redeployed)
        + SUMPRODUCT(lasting_saving, voluntary)
        + SUMPRODUCT(lasting_saving, compulsory)
    )


@line("Check: the need is met or carried", "£", "year", rule="in pounds, after every route")
def check_need(tested, repay_unmet, unmet_last_year, allowed_seen, above_after_compulsory):
    return tested + repay_unmet * unmet_last_year - allowed_seen - above_after_compulsory


@line("Check: a missed target is shown by how much", "£", "year", rule="what is above the allowed spend, in full")
def check_gap(tested, allowed_spend, gap):
    return MAX(0, tested - allowed_spend) - gap


@line("Check: one-off cost is funded once", "£", "year", rule="fund, reserve and budget are all of it")
def check_funding(one_off, from_fund, from_reserve, from_advance, from_budget):
    return one_off - from_fund - from_reserve - from_advance - from_budget


@line("Check: money advanced pays once and is given back once", "£", "year", rule="sources less uses, one by one")
def check_advance(
    room_to_pay, from_budget, allowed_spend, advance_left_last_year, advance, advance_left, advance_repaid, one_off,
    from_fund, from_reserve,
):  # fmt: skip
    spent = advance_left_last_year + advance - advance_left
    return room_to_pay - from_budget - (allowed_spend + spent - advance_repaid) + (one_off - from_fund - from_reserve)


@line("Check: payoffs and the rest are one-off cost", "£", "year", rule="by kind against in all")
def check_one_off(one_off, payoffs, redeployed_cost, merged, merged_one_off, nonpay_one_off, programme_cost,
                  legal_provision):  # fmt: skip
    return one_off - (
        payoffs
        + redeployed_cost
        + SUMPRODUCT(merged, merged_one_off)
        + nonpay_one_off
        + programme_cost
        + legal_provision
    )


@line("Check: the reserve is spent once", "£", "year", rule="opening less what is spent is closing")
def check_reserve(reserve_left_last_year, from_reserve, reserve_left):
    return reserve_left_last_year - from_reserve - reserve_left


@line("Check: cash to date is the sum of net cash", "£", "body", rule="year by year against in all")
def check_cash(net_cash, cumulative_cash, is_last):
    return SUM(net_cash) - SUMPRODUCT(cumulative_cash, is_last)


@line("Check: net cash by another way", "£", "body", rule="spend and one-off cost against doing nothing, summed apart")
def check_net_cash(nothing_spend, spend, moved_spend, extra_replacing, not_cash, one_off, nothing_one_off,
                   clawback, net_cash):  # fmt: skip
    return (
        (SUM(nothing_spend) - SUM(spend) - SUM(moved_spend))
        + (0 - SUM(extra_replacing) - SUM(not_cash))
        - (SUM(one_off) - SUM(nothing_one_off))
        + (SUM(clawback) - SUM(net_cash))
    )


@line("Check: recurrent saving at the end by another way", "£", "body", rule="of the last year, part by part")
def check_saving(nothing_run_rate, run_rate, transferred_rate, not_cash, is_last, last_releasing):
    return (
        SUMPRODUCT(nothing_run_rate, is_last)
        - SUMPRODUCT(run_rate, is_last)
        - SUMPRODUCT(transferred_rate, is_last)
        - SUMPRODUCT(not_cash, is_last)
        - last_releasing
    )


@line("Check: one-off cost of the plan is what pays it", "£", "body", rule="above doing nothing")
def check_paid(all_one_off, from_fund, from_reserve, from_advance, from_budget, nothing_one_off):
    return (all_one_off + SUM(nothing_one_off)) - (
        SUM(from_fund) + SUM(from_reserve) + SUM(from_advance) + SUM(from_budget)
    )


@line("Check: the target is missed in the years it is not met", "£", "body", rule="years not met, added up apart")
def check_missed(all_missed, tested, allowed_spend, met_pounds):
    return (
        all_missed
        - (SUM(tested) - SUMPRODUCT(tested, met_pounds))
        + (SUM(allowed_spend) - SUMPRODUCT(allowed_spend, met_pounds))
    )
