"""What it is worth: present values to the body, the NHS, the exchequer and society, and what work must be worth.

A horizon beyond the plan goes on at the run rate of the plan's end, in the prices of then.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, SUM, SUMPRODUCT
from model.lines.arithmetic import in_real_terms
from model.lines.pools import YEARLY
from model.lines.value import value

worth = Chapter("What it is worth", after=value)
given, line = worth.given, worth.line

given("nothing_close", "WTE in post at the end if nothing is done", "WTE", YEARLY)
given("nothing_non_pay", "Spending that is nobody in post if nothing is done", "£", "year")


@line("Price index of the last year", "index", "body", rule="the prices in which the run rate of the plan's end stands")
def last_price_index(price_index, is_last):
    return SUMPRODUCT(price_index, is_last)


# Beyond the plan ---------------------------------------------------------------------------------------------------


@line("Years beyond the plan, discounted", "index", "body", rule="of £1 a year from the plan's end to the horizon")
def beyond_factor(discount_rate, plan_year, plan_length, horizon):
    return IF(
        discount_rate > 0,
        ((1 + discount_rate) ** ((0 - plan_length) * plan_year) - (1 + discount_rate) ** ((0 - horizon) * plan_year))
        * ((1 + discount_rate * plan_year) / (discount_rate * plan_year)),
        horizon - plan_length,
    )


@line("Pension paid centrally that is saved, at the year's end", "£", "year", rule="of the posts of the year's end")
def central_rate(central_per_wte, nothing_close, close_posts, transferred_to_date):
    return (
        SUMPRODUCT(central_per_wte, nothing_close)
        - SUMPRODUCT(central_per_wte, close_posts)
        - SUMPRODUCT(central_per_wte, transferred_to_date)
    )


@line("Cost of posts filled that would have stayed empty, at the year's end", "£", "year", rule="of all to date")
def new_post_rate(cost_now, redeployed_to_date, post_left_empty):
    return SUMPRODUCT(cost_now, redeployed_to_date) * post_left_empty


@line(
    "Net saving to the NHS, at the year's end", "£", "year", rule="the body's cash, central pension, and posts filled"
)
def nhs_rate(cash_releasing, central_rate, new_post_rate):
    return cash_releasing + central_rate - new_post_rate


@line("Pay that is saved, at the year's end", "£", "year", rule="the saving, less that on what is nobody in post")
def pay_rate_saved(recurrent_saving, nothing_non_pay, net_non_pay):
    return recurrent_saving - (nothing_non_pay - net_non_pay)


@line("Net saving to the exchequer, at the year's end", "£", "year", rule="tax and contributions do not come in")
def exchequer_rate(nhs_rate, pay_rate_saved, tax_back, central_rate):
    return nhs_rate - pay_rate_saved * tax_back - central_rate


@line("Pay held back, at the year's end", "£", "year", rule="on the posts and the backfill of the year's end")
def restraint_rate(restraint_per_wte, close_posts, backfill_cost, backfilled):
    return SUMPRODUCT(restraint_per_wte, close_posts) + backfill_cost * SUMPRODUCT(restraint_per_wte, backfilled)


@line("Net value to society, at the year's end", "£", "year", rule="pay restraint is a transfer")
def social_rate(cash_releasing, restraint_rate, new_post_rate):
    return cash_releasing - restraint_rate - new_post_rate


# Present values ----------------------------------------------------------------------------------------------------


def _present(real, factor):
    return real * factor


def _beyond(after, is_last, last, first, factor):
    return SUMPRODUCT(after, is_last) / last * first * factor


def _sum(present, beyond):
    return SUM(present) + beyond


# Who sees the flows: the words, then the lines of the flow, in real terms, its present value by year, the run rate of
# the plan's end and what it is worth beyond the plan, and the whole.
VIEWS = (
    ("the body", "body_flow", "body_real", "body_present", "cash_releasing", "body_beyond", "body_npv"),
    ("the NHS", "nhs_flow", "nhs_real", "nhs_present", "nhs_rate", "nhs_beyond", "nhs_npv"),
    ("the exchequer", "exchequer_flow", "exchequer_real", "exchequer_present", "exchequer_rate", "exchequer_beyond",
     "exchequer_npv"),
    ("society", "social_flow", "social_real", "social_present", "social_rate", "social_beyond", "social_npv"),
)  # fmt: skip
for view, flow, real, present, rate, beyond, npv in VIEWS:
    worth.add(
        real,
        label=f"Net flow to {view}, real",
        unit="£",
        over="year",
        reads={"flow": flow, "index": "price_index", "first": "first_price_index"},
        rule="in the prices of the first plan year",
    )(in_real_terms)
    worth.add(
        present,
        label=f"Present value to {view}, by year",
        unit="£",
        over="year",
        reads={"real": real, "factor": "discount_factor"},
        rule="HM Treasury Green Book: discounted at the real rate to the first plan year",
    )(_present)
    worth.add(
        beyond,
        label=f"Present value beyond the plan, to {view}",
        unit="£",
        over="body",
        reads={
            "after": rate,
            "is_last": "is_last",
            "last": "last_price_index",
            "first": "first_price_index",
            "factor": "beyond_factor",
        },
        rule="the run rate of the plan's end, to the horizon",
    )(_beyond)
    reads = {"present": present, "beyond": beyond}
    worth.add(npv, f"Present value to {view}", "£", "body", reads, "all years of the plan, and beyond to the horizon")(
        _sum
    )


# What a year's work must be worth -----------------------------------------------------------------------------------

worth.constant("least_wte_years", "WTE-years below which none is counted", "WTE", 0.001)


@line(
    "WTE-years of work removed", "WTE", "year", rule="against doing nothing; transferred posts do their work elsewhere"
)
def work_removed(nothing_worked_wte, all_worked_wte, moved_wte):
    return nothing_worked_wte - all_worked_wte - SUM(moved_wte)


@line("Work removed at the end of the year", "WTE", "year", rule="posts, less backfill; transfers are no removal")
def work_removed_now(nothing_close, close_posts, transferred_to_date, backfilled):
    return SUM(nothing_close) - SUM(close_posts) - SUM(transferred_to_date) - SUM(backfilled)


@line("WTE-years of work removed, discounted", "WTE", "body", rule="as present values are, to the horizon")
def work_removed_present(work_removed, discount_factor, work_removed_now, is_last, beyond_factor):
    return SUMPRODUCT(work_removed, discount_factor) + SUMPRODUCT(work_removed_now, is_last) * beyond_factor


@line(
    "What a year's work must be worth",
    "£ a WTE",
    "body",
    rule="if a removed post's work is worth more a year, society is worse off; nil where no work is removed",
)
def break_even_work(work_removed_present, least_wte_years, social_npv):
    return IF(work_removed_present > least_wte_years, social_npv / MAX(work_removed_present, least_wte_years), 0)
