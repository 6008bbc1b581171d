"""Saving and cash, and what they are worth at present values to the body, the NHS, the exchequer and society."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, SUM, SUMPRODUCT
from model.lines.bridge import bridge
from model.lines.pools import YEARLY

value = Chapter("Saving and cash", after=bridge)
given, line = value.given, value.line

# Against doing nothing: the same lines of the option that does nothing, which project hands over.
given("nothing_spend", "Spend if nothing is done", "£", "year")
given("nothing_run_rate", "Run rate if nothing is done", "£", "year")
given("nothing_replacing", "Cost of replacing leavers if nothing is done", "£", "year")
given("nothing_from_fund", "Paid by the fund if nothing is done", "£", "year")
given("nothing_one_off", "One-off cost if nothing is done", "£", "year")
given("nothing_pay_spend", "Spend on pay if nothing is done", "£", "year")
given("nothing_central", "Pension paid centrally if nothing is done", "£", "year")
given("nothing_worked_wte", "WTE-years worked if nothing is done", "WTE", "year")
given("nothing_payoffs", "Payoffs if nothing is done", "£", "year")
given("nothing_payoffs_tax", "Tax on payoffs if nothing is done", "£", "year")
given("nothing_cost", "Cost of a WTE if nothing is done", "£ a WTE", YEARLY)
given("discount_rate", "Discount rate, real", "share a year", low=0, high=0.2)
given("vacancies_filled", "Share of vacancies that would have been filled", "share", low=0, high=1, default=0)
given("years_from_start", "Years since the first year", "years", "year", low=0, high=19)
given("tax_back", "Tax and contributions in a pound of employer's cost", "share", low=0, high=0.7)
given("post_left_empty", "Redeployed person's post would have stayed empty", "share", low=0, high=1, default=0)
given("lost_output", "Output lost for a post refilled, share of a year", "share", low=0, high=1)
given("work_at_stake", "What a WTE's work saves elsewhere", "£ a WTE", "pool", low=0, high=1e7, default=0)
value.constant("nothing_accrued", "Cash before the plan", "£", 0)
given("is_first", "First year of the plan", "flag", "year", low=0, high=1)
given("is_last", "Last year of the plan", "flag", "year", low=0, high=1)
value.carried("cumulative_cash", "Cash to date", "£", "year", opening="nothing_accrued")


@line("Price index of year 1", "index", "body", rule="present values are in the prices of the first plan year")
def first_price_index(price_index, is_first):
    return SUMPRODUCT(price_index, is_first)


# What went with transfers: posts as doing nothing would have had them, with its leavers and newcomers ---------------


@line("Part of the year that a post is paid if nothing is done", "share", YEARLY, rule="less the time to refill it")
def paid_part(leaving_rate, refill_gap):
    return 1 - leaving_rate * refill_gap


@line(
    "WTE-years that went with transfers", "WTE", YEARLY, rule="as doing nothing would have paid them, less what is paid"
)
def moved_wte(transferred_to_date_last_year, transferred, paid_part, transfer_part_year):
    return (transferred_to_date_last_year + transferred) * paid_part - transferred * (1 - transfer_part_year)


@line(
    "Spend that went with transfers", "£", "year", rule="as doing nothing would have paid it; never counted as a saving"
)
def moved_spend(nothing_cost, moved_wte, transferred, transfer_part_year, cost_now):
    return (
        SUMPRODUCT(nothing_cost, moved_wte)
        + SUMPRODUCT(transferred, nothing_cost) * (1 - transfer_part_year)
        - SUMPRODUCT(transferred, cost_now) * (1 - transfer_part_year)
    )


@line("Run rate that went with transfers", "£", "year", rule="as if nothing is done; never counted as a saving")
def transferred_rate(nothing_cost, transferred_to_date):
    return SUMPRODUCT(nothing_cost, transferred_to_date)


# Saving and cash ---------------------------------------------------------------------------------------------------


@line("Recurrent saving", "£", "year", rule="run rate against doing nothing, less what went with transfers")
def recurrent_saving(nothing_run_rate, run_rate, transferred_rate):
    return nothing_run_rate - run_rate - transferred_rate


@line("Budget released that is not cash", "£", "year", rule="vacancies that would not have been filled pay nobody")
def not_cash(bridge_vacancies, vacancies_filled):
    return bridge_vacancies * (1 - vacancies_filled)


@line("Recurrent saving that releases cash", "£", "year", rule="less budget that would not have been spent")
def cash_releasing(recurrent_saving, not_cash):
    return recurrent_saving - not_cash


@line("Spend on pay", "£", "year", rule="spend less what is nobody in post")
def pay_spend(spend, net_non_pay):
    return spend - net_non_pay


@line("Payoffs", "£", "year", rule="money to people: redundancy, voluntary and agreed exits, terms that end")
def payoffs(voluntary_cost, round_exits_cost, compulsory_cost, ended_cost, agreed, agreed_one_off):
    return voluntary_cost + round_exits_cost + compulsory_cost + ended_cost + SUMPRODUCT(agreed, agreed_one_off)


@line("Tax in a pound of the round", "share", YEARLY, rule="on the scheme of the round")
def round_tax_share(round_other_here, other_tax_share, voluntary_tax_share):
    return IF(round_other_here > 0, other_tax_share, voluntary_tax_share)


@line("Tax in payoffs of those chosen", "£", "year", rule="each person's, pool by pool: none of payoffs up to £30,000")
def chosen_tax(voluntary, voluntary_one_off, voluntary_tax_share, round_exits, round_one_off, round_tax_share,
               compulsory, compulsory_one_off, compulsory_tax_share):  # fmt: skip
    return (
        SUMPRODUCT(voluntary, voluntary_one_off, voluntary_tax_share)
        + SUMPRODUCT(round_exits, round_one_off, round_tax_share)
        + SUMPRODUCT(compulsory, compulsory_one_off, compulsory_tax_share)
    )


@line("Tax in payoffs", "£", "year", rule="of those chosen, exits that are agreed and terms that end")
def payoffs_tax(chosen_tax, ended, ended_one_off, ended_tax_share, agreed, agreed_one_off, agreed_tax_share):
    return (
        chosen_tax
        + SUMPRODUCT(ended, ended_one_off, ended_tax_share)
        + SUMPRODUCT(agreed, agreed_one_off, agreed_tax_share)
    )


@line(
    "Replacing more leavers than if nothing is done",
    "£",
    "year",
    rule="recruitment that is saved is in no budget line, and is no gain",
)
def extra_replacing(replacing_cost, nothing_replacing):
    return MAX(0, replacing_cost - nothing_replacing)


@line(
    "Saving in the year",
    "£",
    "year",
    rule="spend against doing nothing, less what went with transfers and the cost of replacing more leavers",
)
def year_saving(nothing_spend, spend, moved_spend, extra_replacing):
    return nothing_spend - spend - moved_spend - extra_replacing


@line("One-off cost above doing nothing", "£", "year", rule="agreed exits are paid in any case")
def extra_one_off(one_off, nothing_one_off):
    return one_off - nothing_one_off


@line("Net cash", "£", "year", rule="saving that is cash, less one-off cost, and what returners pay back")
def net_cash(year_saving, not_cash, extra_one_off, clawback):
    return year_saving - not_cash - extra_one_off + clawback


@line("Cash to date", "£", "year", rule="this year's and all years' before")
def cumulative_cash(cumulative_cash_last_year, net_cash):
    return cumulative_cash_last_year + net_cash


@line("Discount factor", "share", "year", rule="the first plan year is 1")
def discount_factor(discount_rate, years_from_start):
    return (1 + discount_rate) ** (0 - years_from_start)


# Four viewpoints on the same flows --------------------------------------------------------------------------------


@line("Net cash to the body", "£", "year", rule="what the fund pays is not the body's")
def body_flow(net_cash, from_fund, nothing_from_fund):
    return net_cash + from_fund - nothing_from_fund


@line("Pension paid centrally, all pools", "£", "year", rule="on the posts that are paid")
def central_now(central_per_wte, paid_wte):
    return SUMPRODUCT(central_per_wte, paid_wte)


@line("Pension paid centrally that is saved", "£", "year", rule="against doing nothing, less what went with transfers")
def central_saved(nothing_central, central_now, central_per_wte, moved_wte):
    return nothing_central - central_now - SUMPRODUCT(central_per_wte, moved_wte)


@line(
    "Cost of posts filled that would have stayed empty",
    "£",
    "year",
    rule="the receiving body's, where the post would have stayed empty",
)
def new_post_cost(cost_now, redeployed_to_date_last_year, redeployed_years, post_left_empty):
    return (
        SUMPRODUCT(cost_now, redeployed_to_date_last_year) + SUMPRODUCT(cost_now, redeployed_years)
    ) * post_left_empty


@line(
    "Net cash to the NHS", "£", "year", rule="central pension counts; the fund is its own money; payoffs stand in full"
)
def nhs_flow(net_cash, central_saved, new_post_cost):
    return net_cash + central_saved - new_post_cost


@line(
    "Tax and contributions that do not come in",
    "£",
    "year",
    rule="on the pay that is no longer paid, and contributions on it",
)
def tax_lost(nothing_pay_spend, pay_spend, moved_spend, central_saved, tax_back):
    return (nothing_pay_spend - pay_spend - moved_spend) * tax_back + central_saved


@line("Tax and National Insurance on payoffs", "£", "year", rule="on payoffs above those made in any case")
def tax_gained(payoffs_tax, nothing_payoffs_tax):
    return payoffs_tax - nothing_payoffs_tax


@line("Net cash to the exchequer", "£", "year", rule="tax, National Insurance and contributions come back")
def exchequer_flow(nhs_flow, tax_lost, tax_gained):
    return nhs_flow - tax_lost + tax_gained


@line("Net value to society", "£", "year", rule="payoffs and pay restraint are transfers: they count as nil")
def social_flow(year_saving, not_cash, restraint_saving, new_post_cost, extra_one_off, payoffs, nothing_payoffs):
    return year_saving - not_cash - restraint_saving - new_post_cost - (extra_one_off - (payoffs - nothing_payoffs))


@line("Work at stake", "£", "year", rule="what the function saves elsewhere; shown apart, and not cash")
def work_at_stake_lost(work_at_stake, pool_wte, close_posts, transferred_to_date):
    return (
        SUMPRODUCT(work_at_stake, pool_wte)
        - SUMPRODUCT(work_at_stake, close_posts)
        - SUMPRODUCT(work_at_stake, transferred_to_date)
    )


@line("Output lost while newcomers learn", "£", "year", rule="shown apart, and not cash")
def output_lost(cost_now, refilled, lost_output):
    return SUMPRODUCT(cost_now, refilled) * lost_output


@line("WTE-years worked", "WTE", YEARLY, rule="in post, and backfill for what it works and not for what it costs")
def worked_wte(paid_wte, backfill_cost, backfill_years, backfilled_last_year):
    return paid_wte - backfill_cost * backfill_years + backfill_years + backfilled_last_year


@line("WTE-years worked, all pools", "WTE", "year", rule="by people in post and as backfill")
def all_worked_wte(worked_wte):
    return SUM(worked_wte)
