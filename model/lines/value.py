"""Saving and cash, and what they are worth at present values to the body, the NHS, the exchequer and society."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, SUM, SUMPRODUCT
from model.lines.bridge import bridge

value = Chapter("What it is worth", after=bridge)
given, line = value.given, value.line

# Against doing nothing: the same lines of the option that does nothing, which project hands over.
given("nothing_spend", "Spend if nothing is done", "£", "year")
given("nothing_run_rate", "Run rate if nothing is done", "£", "year")
given("nothing_replacing", "Cost of replacing leavers if nothing is done", "£", "year")
given("nothing_from_fund", "Paid by the fund if nothing is done", "£", "year")
given("nothing_one_off", "One-off cost if nothing is done", "£", "year")
given("nothing_pay_spend", "Spend on pay if nothing is done", "£", "year")
given("nothing_central", "Pension paid centrally if nothing is done", "£", "year")
given("nothing_paid_wte", "WTE-years paid if nothing is done", "WTE", "year")
given("nothing_payoffs", "Payoffs if nothing is done", "£", "year")
given("discount_rate", "Discount rate, real", "share a year", low=0, high=0.2)
given("vacancies_filled", "Share of vacancies that would have been filled", "share", low=0, high=1, default=0)
given("years_from_start", "Years since the first year", "years", "year", low=0, high=19)
given("tax_back", "Tax and contributions in a pound of employer's cost", "share", low=0, high=0.7)
given("tax_on_payoff", "Tax in a pound of payoff", "share", low=0, high=0.5)
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


@line("Run rate that went with transfers", "£", "year", rule="reported, never counted as a saving")
def transferred_rate(cost_before_restraint, transferred_to_date):
    return SUMPRODUCT(cost_before_restraint, transferred_to_date)


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


@line("Payoffs", "£", "year", rule="money to people: redundancy, voluntary and agreed exits")
def payoffs(voluntary_cost, compulsory_cost, agreed, agreed_one_off):
    return voluntary_cost + compulsory_cost + SUMPRODUCT(agreed, agreed_one_off)


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
def year_saving(nothing_spend, spend, bridge_transferred, extra_replacing):
    return nothing_spend - spend - bridge_transferred - extra_replacing


@line("One-off cost above doing nothing", "£", "year", rule="agreed exits are paid in any case")
def extra_one_off(one_off, nothing_one_off):
    return one_off - nothing_one_off


@line("Net cash", "£", "year", rule="saving that is cash, less one-off cost, and what returners pay back")
def net_cash(year_saving, not_cash, extra_one_off, clawback):
    return year_saving - not_cash - extra_one_off + clawback


@line("Cash to date", "£", "year", rule="this year's and all years' before")
def cumulative_cash(cumulative_cash_last_year, net_cash):
    return cumulative_cash_last_year + net_cash


@line("Discount factor", "share", "year", rule="the first plan year is 1; nil past the horizon")
def discount_factor(discount_rate, years_from_start, year_number, horizon):
    return IF(year_number <= horizon, (1 + discount_rate) ** (0 - years_from_start), 0)


# Four viewpoints on the same flows --------------------------------------------------------------------------------


@line("Net cash to the body", "£", "year", rule="what the fund pays is not the body's")
def body_flow(net_cash, from_fund, nothing_from_fund):
    return net_cash + from_fund - nothing_from_fund


@line("Pension paid centrally, all pools", "£", "year", rule="on the posts that are paid")
def central_now(central_per_wte, paid_wte):
    return SUMPRODUCT(central_per_wte, paid_wte)


@line("Pension paid centrally that is saved", "£", "year", rule="against doing nothing, less what went with transfers")
def central_saved(nothing_central, central_now, central_per_wte, transferred_to_date_last_year, transferred_years):
    return (
        nothing_central
        - central_now
        - SUMPRODUCT(central_per_wte, transferred_to_date_last_year)
        - SUMPRODUCT(central_per_wte, transferred_years)
    )


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
def tax_lost(nothing_pay_spend, pay_spend, bridge_transferred, central_saved, tax_back):
    return (nothing_pay_spend - pay_spend - bridge_transferred) * tax_back + central_saved


@line("Tax and National Insurance on payoffs", "£", "year", rule="on payoffs above those made in any case")
def tax_gained(payoffs, nothing_payoffs, tax_on_payoff):
    return (payoffs - nothing_payoffs) * tax_on_payoff


@line("Net cash to the exchequer", "£", "year", rule="tax, National Insurance and contributions come back")
def exchequer_flow(nhs_flow, tax_lost, tax_gained):
    return nhs_flow - tax_lost + tax_gained


@line("Net value to society", "£", "year", rule="payoffs and pay restraint are transfers: they count as nil")
def social_flow(year_saving, not_cash, restraint_saving, new_post_cost, extra_one_off, payoffs, nothing_payoffs):
    return year_saving - not_cash - restraint_saving - new_post_cost - (extra_one_off - (payoffs - nothing_payoffs))


def _real(flow, index, first):
    return flow / index * first


def _present(real, factor):
    return real * factor


def _sum(present):
    return SUM(present)


# Who sees the flows: the words, then the lines of the flow, in real terms, its present value by year, and all of it.
VIEWS = (
    ("the body", "body_flow", "body_real", "body_present", "body_npv"),
    ("the NHS", "nhs_flow", "nhs_real", "nhs_present", "nhs_npv"),
    ("the exchequer", "exchequer_flow", "exchequer_real", "exchequer_present", "exchequer_npv"),
    ("society", "social_flow", "social_real", "social_present", "social_npv"),
)
for view, flow, real, present, npv in VIEWS:
    value.add(
        real,
        label=f"Net flow to {view}, real",
        unit="£",
        over="year",
        reads={"flow": flow, "index": "price_index", "first": "first_price_index"},
        rule="in the prices of the first plan year",
    )(_real)
    value.add(
        present,
        label=f"Present value to {view}, by year",
        unit="£",
        over="year",
        reads={"real": real, "factor": "discount_factor"},
        rule="HM Treasury Green Book: discounted at the real rate to the first plan year",
    )(_present)
    value.add(npv, f"Present value to {view}", "£", "body", {"present": present}, "all years to the horizon")(_sum)


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


# What a year's work must be worth -----------------------------------------------------------------------------------

value.constant("least_wte_years", "WTE-years below which none is counted", "WTE", 0.001)


@line("WTE-years paid, all pools", "WTE", "year", rule="of people in post, and not of backfill")
def all_paid_wte(paid_wte):
    return SUM(paid_wte)


@line(
    "WTE-years of work removed", "WTE", "year", rule="against doing nothing; transferred posts do their work elsewhere"
)
def work_removed(nothing_paid_wte, all_paid_wte, transferred_to_date_last_year, transferred_years):
    return nothing_paid_wte - all_paid_wte - SUM(transferred_to_date_last_year) - SUM(transferred_years)


@line("WTE-years of work removed, discounted", "WTE", "body", rule="as present values are, to the horizon")
def work_removed_present(work_removed, discount_factor):
    return SUMPRODUCT(work_removed, discount_factor)


@line(
    "What a year's work must be worth",
    "£ a WTE",
    "body",
    rule="if a removed post's work is worth more a year, society is worse off; nil where no work is removed",
)
def break_even_work(work_removed_present, least_wte_years, social_npv):
    return IF(work_removed_present > least_wte_years, social_npv / MAX(work_removed_present, least_wte_years), 0)
