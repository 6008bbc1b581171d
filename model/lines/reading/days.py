"""The dates of a year: as typed on the Years sheet, or the usual ones, which the rulebook counts from 1 April."""

from model.language.line import Chapter
from model.language.vocabulary import TYPED
from model.lines.reading.plan import plan

days = Chapter("The year's days, as typed or usual", after=plan)
given, dated, line = days.given, days.dated, days.line

dated("days_to_rates", "Days from 1 April to the day of the rates", "days", on="year_start", over="year")
dated("days_to_consultation", "Days from 1 April to consultation", "days", on="year_start", over="year")
dated("days_to_last_day", "Days from 1 April to the usual last day", "days", on="year_start", over="year")
dated("days_to_transfers", "Days from 1 April to transfers", "days", on="year_start", over="year")
given("typed_consultation_start", "Consultation begins, as typed", "date", "year",
      note="the day formal consultation of the year begins")  # fmt: skip
given("typed_consultation_planned_days", "Days of consultation planned, as typed", "days", "year", low=0, high=365)
given("typed_voluntary_last_day", "Last day of voluntary leavers, as typed", "date", "year")
given("typed_redeployed_last_day", "Day of redeployment, as typed", "date", "year")
given("typed_transfer_day", "Day of transfers, as typed", "date", "year")
given("typed_tested_on", "Day on which the target is tested, as typed", "date", "year")
given("year_end", "Last day of the year", "date", "year")


@line("Day whose rates stand for the year", "date", "year", rule="the middle of the year: some rates change in it")
def rates_day(year_start, days_to_rates):
    return year_start + days_to_rates


given("base_start", "First day of the baseline year", "date")
dated(
    "base_days_to_rates", "Days to the day of the rates, baseline year", "days", "base_start", "body", "days_to_rates"
)


@line("Day whose rates stand for the baseline year", "date", rule="as in every year of the plan")
def base_day(base_start, base_days_to_rates):
    return base_start + base_days_to_rates


@line("Consultation usually begins", "date", "year", rule="budgets are set in April, and proposals follow")
def usual_consultation(year_start, days_to_consultation):
    return year_start + days_to_consultation


given("consultation_slip", "Delay before consultation begins", "days", low=0, high=365, default=0)


@line("Consultation begins", "date", "year", rule="as typed, or the usual day, and so many days late")
def consultation_start(typed_consultation_start, usual_consultation, consultation_slip):
    return TYPED(typed_consultation_start, usual_consultation) + consultation_slip


dated(
    "usual_consultation_days",
    "Days of consultation that the largest redundancies need",
    "days",
    on="usual_consultation",
    over="year",
    rate="consultation_large_days",
)


@line("Days of consultation planned", "days", "year", rule="TULRCA 1992 s188: of 100 or more, on the usual day")
def consultation_planned_days(typed_consultation_planned_days, usual_consultation_days):
    return TYPED(typed_consultation_planned_days, usual_consultation_days)


@line("Last day that is usual", "date", "year", rule="half way through the year")
def usual_last_day(year_start, days_to_last_day):
    return year_start + days_to_last_day


@line("Last day of voluntary leavers", "date", "year", rule="as typed, or the usual last day")
def voluntary_last_day(typed_voluntary_last_day, usual_last_day):
    return TYPED(typed_voluntary_last_day, usual_last_day)


@line("Day of redeployment", "date", "year", rule="as typed, or the usual last day")
def redeployed_last_day(typed_redeployed_last_day, usual_last_day):
    return TYPED(typed_redeployed_last_day, usual_last_day)


@line("Day of transfers", "date", "year", rule="as typed, or the day before the year: posts go for the whole of it")
def transfer_day(typed_transfer_day, year_start, days_to_transfers):
    return TYPED(typed_transfer_day, year_start + days_to_transfers)


@line("Day on which the target is tested", "date", "year", rule="as typed, or the year's last day")
def tested_on(typed_tested_on, year_end):
    return TYPED(typed_tested_on, year_end)
