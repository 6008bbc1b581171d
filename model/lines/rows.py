"""From people to rows: what each row of the staff list costs; a row may stand for several people."""

from model.language.line import Chapter
from model.language.vocabulary import AND, IF
from model.lines.on_cost import EACH, on_cost
from model.lines.pay import pay

rows = Chapter("From people to rows", after=(pay, on_cost))
given, dated, line = rows.given, rows.dated, rows.line

given("pool", "Pool (number)", "code", "person", low=1, high=100)
given("copies", "People like this one", "index", "person", low=1, high=100_000, default=1)
given("row_wte", "WTE of the row", "WTE", "person")
given("row_national", "WTE of the row on national scales", "WTE", "person")
given("row_heads", "Heads of the row", "heads", "person")
rows.constant("plan_year", "Length of a plan year", "years", 1)
rows.constant("weight_of_one", "Pounds that weigh as one, so that sums keep their pence", "£", 10_000)
given("base_employer_cost", "Employer cost of the post in the baseline year", "£ a year", "person")
given("base_annual_pay", "Annual pay in the baseline year", "£ a year", "person")
given("compulsory_total", "Cost of a compulsory exit", "£", EACH)
given("voluntary_total", "Cost of a voluntary exit", "£", EACH)
given("other_total", "Cost of a voluntary exit on the other scheme", "£", EACH)
given("compulsory_tax", "Tax in a compulsory exit", "£", EACH)
given("voluntary_tax", "Tax in a voluntary exit", "£", EACH)
given("other_tax", "Tax in a voluntary exit on the other scheme", "£", EACH)
given("voluntary_repayable", "Payment that may be repaid, of a voluntary exit", "£", EACH)
given("voluntary_window_months", "Recovery within, of a voluntary exit", "months", EACH)
given("other_repayable", "Payment that may be repaid, on the other scheme", "£", EACH)
given("other_window_months", "Recovery within, on the other scheme", "months", EACH)
dated("employer_pension_rate_total", "Employer pension rate, whole system", "share", on="rates_day", over="year")


@line("Cost of the row in the baseline year", "£", "person", rule="the post x the people the row stands for")
def base_cost(base_employer_cost, copies, plan_year):
    return base_employer_cost * copies * plan_year


@line("Pay of the row in the baseline year", "£", "person", rule="pay x the people the row stands for")
def base_pay(base_annual_pay, copies, plan_year):
    return base_annual_pay * copies * plan_year


@line("Cost of the row", "£", EACH, rule="the post x the people the row stands for")
def row_cost(employer_cost, copies, plan_year):
    return employer_cost * copies * plan_year


@line("Pay of the row", "£", EACH, rule="pay x the people the row stands for")
def row_pay(annual_pay, copies, plan_year):
    return annual_pay * copies * plan_year


@line("Increments of the row", "£", EACH, rule="with the award, for the hours worked and all that the row stands for")
def row_increment(increment, national_uplift, wte, copies, plan_year):
    return increment * (1 + national_uplift) * wte * copies * plan_year


@line("Rebate lost on the next pound", "share", EACH, rule="only pay between the two limits earns it")
def rebate_margin(annual_pay, lower_earnings_limit_year, upper_accrual_point_year, contracted_out_rebate):
    inside = AND(annual_pay > lower_earnings_limit_year, annual_pay < upper_accrual_point_year)
    return IF(inside, contracted_out_rebate, 0)


@line("NIC on the next pound", "share", EACH, rule="only pay above the threshold bears it")
def nic_margin(annual_pay, secondary_threshold_year, employer_nic_rate_year):
    return IF(annual_pay > secondary_threshold_year, employer_nic_rate_year, 0)


@line("On-cost of the next pound of the row", "£", EACH, rule="what a pound off pay saves beside the pound")
def row_margin(row_pay, nic_margin, rebate_margin, apprenticeship_levy_rate, employer_pension_rate, pension_member):
    return row_pay * (nic_margin + apprenticeship_levy_rate + (employer_pension_rate - rebate_margin) * pension_member)


@line(
    "Pension of the row paid centrally",
    "£",
    EACH,
    rule="DHSC pays the difference between the whole rate and the body's",
)
def row_central(row_pay, employer_pension_rate_total, employer_pension_rate, pension_member):
    return row_pay * (employer_pension_rate_total - employer_pension_rate) * pension_member


@line("Compulsory exits' cost of the row", "£", EACH, rule="one exit x the people the row stands for")
def row_compulsory(compulsory_total, copies):
    return compulsory_total * copies


@line("Voluntary exits' cost of the row", "£", EACH, rule="one exit x the people the row stands for")
def row_voluntary(voluntary_total, copies):
    return voluntary_total * copies


@line(
    "Voluntary exits' cost of the row, on the other scheme", "£", EACH, rule="one exit x the people the row stands for"
)
def row_other(other_total, copies):
    return other_total * copies


DRAWN = "those whom the scheme pays more weigh more: each pound of their exits is counted once for each pound of one"


@line("Voluntary exits' cost of the row, weighed by it", "£", EACH, rule=DRAWN)
def row_drawn(row_voluntary, voluntary_total, weight_of_one):
    return row_voluntary * (voluntary_total / weight_of_one)


@line("Voluntary exits' cost of the row on the other scheme, weighed by it", "£", EACH, rule=DRAWN)
def row_other_drawn(row_other, other_total, weight_of_one):
    return row_other * (other_total / weight_of_one)


def _all_copies(amount, copies):
    return amount * copies


def _of_row(name, label, amount):
    rule = "one exit x the people the row stands for"
    rows.add(name, label, "£", EACH, {"amount": amount, "copies": "copies"}, rule)(_all_copies)


_of_row("row_compulsory_tax", "Tax in compulsory exits of the row", "compulsory_tax")
_of_row("row_voluntary_tax", "Tax in voluntary exits of the row", "voluntary_tax")
_of_row("row_other_tax", "Tax in voluntary exits of the row, on the other scheme", "other_tax")
_of_row("row_voluntary_repayable", "Payments of the row that may be repaid", "voluntary_repayable")
_of_row("row_other_repayable", "Payments of the row that may be repaid, on the other scheme", "other_repayable")


def _by_window(repayable, window_months, plan_year):
    return repayable * (window_months / 12 / plan_year)


def _windows_of_row(name, label, repayable, window_months):
    reads = {"repayable": repayable, "window_months": window_months, "plan_year": "plan_year"}
    rule = "pounds x the time to repay them, as a share of a year: the pounds weigh the time"
    rows.add(name, label, "£", EACH, reads, rule)(_by_window)


_windows_of_row(
    "row_voluntary_window",
    "Payments of the row that may be repaid, x the time",
    "row_voluntary_repayable",
    "voluntary_window_months",
)
_windows_of_row(
    "row_other_window",
    "Payments of the row that may be repaid, x the time, on the other scheme",
    "row_other_repayable",
    "other_window_months",
)
