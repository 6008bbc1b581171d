"""Contractual redundancy pay: Agenda for Change Section 16, before and after England's terms of 1 April 2015."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN, ROUND
from model.lines.entitlement.tariff import own_tariff
from model.lines.on_cost import EACH

contractual_redundancy = Chapter("Contractual redundancy pay", after=own_tariff)
given, dated, line = contractual_redundancy.given, contractual_redundancy.dated, contractual_redundancy.line

given("consultation_date", "Formal consultation began", "date", EACH)
given("terms_uncapped", "Uncapped by contract", "flag", EACH, low=0, high=1, default=0)
given("better_of", "Month is the better of a twelfth and 4.35 weeks", "flag", EACH, low=0, high=1, default=0)


@line("Date that sets the rules", "date", EACH, rule="the day consultation began, or else the last day")
def rules_date(consultation_date, exit_date):
    return IF(consultation_date > 0, consultation_date, exit_date)


dated("section16_months_a_year", "Section 16: months a complete year", "months a year", on="rules_date", over=EACH)
dated("section16_most_months", "Section 16: most months", "months", on="rules_date", over=EACH)
dated("section16_least_service_days", "Section 16: continuous service needed", "days", on="rules_date", over=EACH)
dated("section16_salary_floor", "Section 16: full-time salary floor", "£ a year", on="rules_date", over=EACH)
dated("section16_salary_cap", "Section 16: full-time salary cap", "£ a year", on="rules_date", over=EACH)
dated("section16_most_full_time", "Section 16: largest payment, full time", "£", on="rules_date", over=EACH)
dated("section16_weeks_a_month", "Section 16: weeks in a month", "weeks a month", on="rules_date", over=EACH)


@line("Salary counted", "£ a year", EACH, rule="floor and cap on the full-time salary, before WTE")
def salary_counted(terms_uncapped, salary, section16_salary_floor, section16_salary_cap):
    return IF(terms_uncapped > 0, salary, MIN(MAX(salary, section16_salary_floor), section16_salary_cap))


@line("Month as a twelfth of the year", "£ a month", EACH, rule="AfC 16.8: a month is a twelfth of the year")
def month_twelfth(salary_counted, wte):
    return salary_counted * wte / 12


@line("Month as weeks", "£ a month", EACH, rule="the salary cap still binds")
def month_weeks(terms_uncapped, week_pay, section16_weeks_a_month, section16_salary_cap, wte):
    return IF(
        terms_uncapped > 0,
        week_pay * section16_weeks_a_month,
        MIN(week_pay * section16_weeks_a_month, section16_salary_cap * wte / 12),
    )


@line("Month's pay", "£ a month", EACH, rule="a twelfth, unless the contract has the better of that and 4.35 weeks")
def month_pay(better_of, month_twelfth, month_weeks):
    return IF(better_of > 0, MAX(month_twelfth, month_weeks), month_twelfth)


@line("Months due", "months", EACH, rule="AfC 16: one a complete year, none before 104 weeks of continuous service")
def section16_months(
    continuous_days, section16_least_service_days, complete_years, section16_months_a_year, section16_most_months
):
    return IF(
        continuous_days >= section16_least_service_days,
        MIN(complete_years * section16_months_a_year, section16_most_months),
        0,
    )


@line("Section 16 sum", "£", EACH, rule="the largest payment is for full time: it is multiplied by WTE")
def section16_sum(terms_uncapped, month_pay, section16_months, section16_most_full_time, wte):
    return IF(
        terms_uncapped > 0,
        month_pay * section16_months,
        MIN(month_pay * section16_months, section16_most_full_time * wte),
    )


@line("Own tariff sum, if service is long enough", "£", EACH, rule="as long a service as the national tariff needs")
def tariff_redundancy(continuous_days, section16_least_service_days, tariff_sum):
    return IF(continuous_days >= section16_least_service_days, tariff_sum, 0)


@line("Contractual redundancy pay", "£", EACH, rule="rounded once, at the end")
def contractual(pays_redundancy, tariff_given, tariff_redundancy, section16_sum):
    return ROUND(IF(tariff_given > 0, tariff_redundancy, section16_sum) * pays_redundancy, 2)


@line("Redundancy pay", "£", EACH, rule="AfC 16.1: the statutory sum is inside the contractual one, never on top")
def redundancy(contractual, statutory):
    return MAX(contractual, statutory)
