"""Notice: what is due, what of it is served, and the date from which the law counts where too little of it is."""

from model.language.line import Chapter
from model.language.vocabulary import DATE, DAY, IF, INDEX, MAX, MIN, MONTH, ROUND, YEAR
from model.lines.entitlement.service import ANNIVERSARY, service
from model.lines.on_cost import EACH

notice_due = Chapter("Notice and the relevant date", after=service)
given, dated, line = notice_due.given, notice_due.dated, notice_due.line
AS_IF_SERVED = "ERA 1996 s145(5): the day on which statutory notice would have run out, had it been given"

given("notice_paid_weeks", "Weeks of notice paid in lieu", "weeks", EACH, low=0, high=52, default=0)
given("band", "Pay band", "code", EACH, low=1, high=14, default=14)
given("band_notice_months", "Contractual notice by band, months", "months", "table bands")
given("band_notice_weeks", "Contractual notice by band, weeks", "weeks", "table bands")

dated("days_in_week", "Days in a week", "days a week", on="exit_date", over=EACH)
dated("statutory_notice_first_weeks", "Statutory notice after a month", "weeks", on="exit_date", over=EACH)
dated("statutory_notice_weeks_a_year", "Statutory notice a complete year", "weeks a year", on="exit_date", over=EACH)
dated("statutory_notice_most_weeks", "Most statutory notice", "weeks", on="exit_date", over=EACH)


@line("A month's service is complete", "flag", EACH, rule="ERA 1996 s86: no statutory notice before a month's service")
def month_complete(continuous_start, service_end):
    month_on = DATE(YEAR(continuous_start), MONTH(continuous_start) + 1, DAY(continuous_start))
    return IF(month_on <= service_end, 1, 0)


@line("Statutory notice", "weeks", EACH, rule="ERA 1996 s86, by the service on the last day")
def statutory_notice(
    statutory_notice_most_weeks,
    statutory_notice_first_weeks,
    month_complete,
    statutory_notice_weeks_a_year,
    continuous_years,
):
    return MIN(
        statutory_notice_most_weeks,
        MAX(statutory_notice_first_weeks * month_complete, statutory_notice_weeks_a_year * continuous_years),
    )


@line("Contractual notice", "weeks", EACH, rule="local; the default by band")
def contractual_notice(band_notice_months, band_notice_weeks, band, weeks_in_year):
    return INDEX(band_notice_weeks, band) + INDEX(band_notice_months, band) * weeks_in_year / 12


@line("Notice due", "weeks", EACH, rule="the longer of statutory and contractual")
def notice_due_weeks(statutory_notice, contractual_notice):
    return MAX(statutory_notice, contractual_notice)


@line("Notice served", "weeks", EACH, rule="what of the notice due is not paid in lieu")
def notice_served(notice_due_weeks, notice_paid_weeks):
    return MAX(0, notice_due_weeks - notice_paid_weeks)


@line("Statutory notice not served", "weeks", EACH, rule="only where weeks are paid in lieu: else all is served")
def notice_unserved(notice_paid_weeks, statutory_notice, notice_served):
    return IF(notice_paid_weeks > 0, MAX(0, statutory_notice - notice_served), 0)


@line("Relevant date for statutory pay", "date", EACH, rule=AS_IF_SERVED)
def relevant_date(exit_date, notice_unserved, days_in_week):
    return exit_date + ROUND(notice_unserved * days_in_week, 0)


@line("Day after the relevant date", "date", EACH, rule="service runs to the end of the relevant date")
def relevant_end(relevant_date):
    return relevant_date + 1


@line("Complete years of continuous service on the relevant date", "years", EACH, rule=ANNIVERSARY)
def relevant_years(relevant_end, continuous_start):
    anniversary = DATE(YEAR(relevant_end), MONTH(continuous_start), DAY(continuous_start))
    return YEAR(relevant_end) - YEAR(continuous_start) - IF(anniversary > relevant_end, 1, 0)


@line("Age on the relevant date", "years", EACH, rule="complete years, by the birthday")
def relevant_age(relevant_date, birth):
    birthday = DATE(YEAR(relevant_date), MONTH(birth), DAY(birth))
    return YEAR(relevant_date) - YEAR(birth) - IF(birthday > relevant_date, 1, 0)
