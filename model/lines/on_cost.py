"""What a post costs its employer a year: pay, National Insurance, apprenticeship levy and pension."""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, MAX, MIN

on_cost = Chapter("Employer cost of the post")
given, dated, line = on_cost.given, on_cost.dated, on_cost.line
EACH = "person year"

given("salary", "Full-time annual salary", "£ a year", EACH, low=8_000, high=500_000, note="pounds a year, full time")
given("wte", "Whole-time equivalent", "share", EACH, low=0.01, high=1.5, default=1, note="1 is full time")
given("pension_member", "In the pension scheme", "flag", EACH, low=0, high=1, default=1)
given("rates_date", "Date whose rates are used", "date", EACH)

given("employer_kind", "Kind of body that is the employer", "code", low=1, high=9)
given("kind_bears_whole_pension", "Kind of body that bears the whole pension contribution", "flag", "table kinds")

dated("employer_nic_rate_year", "Employer NIC rate over the year", "share", on="rates_date", over=EACH)
dated("secondary_threshold_year", "Secondary threshold a year", "£ a year", on="rates_date", over=EACH)
dated("lower_earnings_limit_year", "Lower earnings limit a year", "£ a year", on="rates_date", over=EACH)
dated("upper_accrual_point_year", "Upper accrual point a year", "£ a year", on="rates_date", over=EACH)
dated("contracted_out_rebate", "Contracted-out rebate", "share", on="rates_date", over=EACH)
dated("apprenticeship_levy_rate", "Apprenticeship levy rate", "share", on="rates_date", over=EACH)
dated("employer_pension_rate_body", "Employer pension rate that most bodies pay", "share", on="rates_date", over=EACH)
dated(
    "employer_pension_rate_whole",
    "Employer pension rate, whole",
    "share",
    on="rates_date",
    over=EACH,
    rate="employer_pension_rate_total",
)


@line("Annual pay", "£ a year", EACH, rule="the full-time salary for the hours worked")
def annual_pay(salary, wte):
    return salary * wte


@line("Employer NIC before rebate", "£ a year", EACH, rule="Class 1 on pay above the secondary threshold")
def nic_before_rebate(employer_nic_rate_year, annual_pay, secondary_threshold_year):
    return employer_nic_rate_year * MAX(0, annual_pay - secondary_threshold_year)


@line(
    "Contracted-out rebate of NIC",
    "£ a year",
    EACH,
    rule="scheme members, on pay between the two limits, to April 2016",
)
def nic_rebate(contracted_out_rebate, annual_pay, upper_accrual_point_year, lower_earnings_limit_year, pension_member):
    return (
        contracted_out_rebate
        * MAX(0, MIN(annual_pay, upper_accrual_point_year) - lower_earnings_limit_year)
        * pension_member
    )


@line("Apprenticeship levy", "£ a year", EACH, rule="marginal: the body's allowance is taken once, for the whole body")
def levy(apprenticeship_levy_rate, annual_pay):
    return apprenticeship_levy_rate * annual_pay


@line(
    "Employer pension rate the body pays",
    "share",
    EACH,
    rule="an arm's length body of the Department is invoiced for the whole rate; part of others' is paid centrally",
)
def employer_pension_rate(
    kind_bears_whole_pension, employer_kind, employer_pension_rate_whole, employer_pension_rate_body
):
    whole = INDEX(kind_bears_whole_pension, employer_kind)
    return IF(whole > 0, employer_pension_rate_whole, employer_pension_rate_body)


@line(
    "Employer pension contribution",
    "£ a year",
    EACH,
    rule="the rate that the body pays; none for those outside the scheme",
)
def pension_contribution(employer_pension_rate, annual_pay, pension_member):
    return employer_pension_rate * annual_pay * pension_member


@line(
    "Employer cost of the post",
    "£ a year",
    EACH,
    rule="what the post costs its employer, marginal to the body's levy allowance",
)
def employer_cost(annual_pay, nic_before_rebate, nic_rebate, levy, pension_contribution):
    return annual_pay + nic_before_rebate - nic_rebate + levy + pension_contribution
