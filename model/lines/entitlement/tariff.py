"""A scheme of the user's own, which pays weeks or months of pay for each year of service, not the national tariff."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN, OR
from model.lines.entitlement.statutory import statutory_redundancy
from model.lines.on_cost import EACH

own_tariff = Chapter("A tariff of the user's own", after=statutory_redundancy)
given, line = own_tariff.given, own_tariff.line

given("tariff_weeks", "Own tariff: weeks a year of service", "weeks a year", EACH, low=0.1, high=52)
given("tariff_months", "Own tariff: months a year of service", "months a year", EACH, low=0.01, high=12)
given("tariff_cap_months", "Own tariff: most months of pay", "months", EACH, low=0.1, high=60)
given("tariff_salary_floor", "Own tariff: salary floor", "£ a year", EACH, low=0, high=500_000)
given("tariff_salary_cap", "Own tariff: salary cap", "£ a year", EACH, low=1_000, high=500_000)


@line("An own tariff is given", "flag", EACH, rule="weeks or months a year of service")
def tariff_given(tariff_weeks, tariff_months):
    return IF(OR(tariff_weeks > 0, tariff_months > 0), 1, 0)


@line("Own tariff: salary after the floor", "£ a year", EACH, rule="on the full-time salary, before WTE")
def tariff_salary_floored(salary, tariff_salary_floor):
    return MAX(salary, tariff_salary_floor)


@line("Own tariff: salary counted", "£ a year", EACH, rule="floor and cap on the full-time salary, before WTE")
def tariff_salary(tariff_salary_floored, tariff_salary_cap):
    return IF(tariff_salary_cap > 0, MIN(tariff_salary_floored, tariff_salary_cap), tariff_salary_floored)


@line(
    "Own tariff: pay for a year of service",
    "£ a year",
    EACH,
    rule="months as twelfths of a year, weeks by the salaried year",
)
def tariff_a_year(tariff_months, tariff_weeks, tariff_salary, wte, weeks_in_year):
    return tariff_months * tariff_salary * wte / 12 + tariff_weeks * tariff_salary * wte / weeks_in_year


@line("Own tariff: most that is paid", "£", EACH, rule="the cap in months of pay")
def tariff_most(tariff_cap_months, tariff_salary, wte):
    return tariff_cap_months * tariff_salary * wte / 12


@line("Own tariff: sum", "£", EACH, rule="complete years only, up to the cap where there is one")
def tariff_sum(tariff_a_year, complete_years, tariff_cap_months, tariff_most):
    return IF(tariff_cap_months > 0, MIN(tariff_a_year * complete_years, tariff_most), tariff_a_year * complete_years)
