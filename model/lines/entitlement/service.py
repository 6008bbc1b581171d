"""Length of service and a week's pay on the last day of work, which itself counts as a day of service."""

from model.language.line import Chapter
from model.language.vocabulary import DATE, DAY, IF, INDEX, INT, MONTH, ROUND, YEAR
from model.lines.on_cost import EACH, on_cost

service = Chapter("Service and a week's pay", after=on_cost)
given, dated, line = service.given, service.dated, service.line
ANNIVERSARY = "anniversaries up to the day after the last day; 29 February falls on 1 March"

given("route", "Route", "code", EACH, low=1, high=4, default=1)
given("route_pays_redundancy", "Route pays redundancy", "flag", "table routes")
given("exit_date", "Last day of employment", "date", EACH)
given("service_start", "Continuous NHS service from", "date", EACH)
given("reckonable_start", "Reckonable service from", "date", EACH)
given("reckonable_years", "Reckonable service in years, where given", "years", EACH, low=0, high=60)
given("reckonable_given", "Reckonable service given in years", "flag", EACH, low=0, high=1, default=0)
given("born", "Date of birth", "date", EACH)
given("weekly_pay", "Week's actual pay, where given", "£ a week", EACH, low=1, high=10_000)

dated("weeks_in_year", "Weeks in a salaried year", "weeks a year", on="exit_date", over=EACH)


@line("Redundancy is paid on this route", "flag", EACH, rule="by the route, in rules/routes.csv")
def pays_redundancy(route_pays_redundancy, route):
    return INDEX(route_pays_redundancy, route)


@line("Day after the last day", "date", EACH, rule="service runs to the end of the last day")
def service_end(exit_date):
    return exit_date + 1


@line("Continuous service from, as given", "date", EACH, rule="the reckonable start stands where only that is given")
def continuous_stated(service_start, reckonable_start):
    return IF(service_start > 0, service_start, reckonable_start)


@line("Continuous service counted from", "date", EACH, rule="no service where no start is given")
def continuous_start(continuous_stated, service_end):
    return IF(continuous_stated > 0, continuous_stated, service_end)


@line("Reckonable service from, as given", "date", EACH, rule="the continuous start stands where only that is given")
def reckonable_stated(reckonable_start, continuous_stated):
    return IF(reckonable_start > 0, reckonable_start, continuous_stated)


@line("Reckonable service counted from", "date", EACH, rule="no service where no start is given")
def reckonable_from(reckonable_stated, service_end):
    return IF(reckonable_stated > 0, reckonable_stated, service_end)


@line("Days of continuous service", "days", EACH, rule="the last day counts")
def continuous_days(service_end, continuous_start):
    return service_end - continuous_start


@line("Complete years of continuous service", "years", EACH, rule=ANNIVERSARY)
def continuous_years(service_end, continuous_start):
    anniversary = DATE(YEAR(service_end), MONTH(continuous_start), DAY(continuous_start))
    return YEAR(service_end) - YEAR(continuous_start) - IF(anniversary > service_end, 1, 0)


@line("Complete years from the reckonable start", "years", EACH, rule=ANNIVERSARY)
def reckonable_years_by_date(service_end, reckonable_from):
    anniversary = DATE(YEAR(service_end), MONTH(reckonable_from), DAY(reckonable_from))
    return YEAR(service_end) - YEAR(reckonable_from) - IF(anniversary > service_end, 1, 0)


@line("Complete years of reckonable service", "years", EACH, rule="AfC 16.5: part years are dropped")
def complete_years(reckonable_given, reckonable_years, reckonable_years_by_date):
    return IF(reckonable_given > 0, INT(ROUND(reckonable_years, 6)), reckonable_years_by_date)


@line("Date of birth counted", "date", EACH, rule="age 0 where no date of birth is given")
def birth(born, exit_date):
    return IF(born > 0, born, exit_date)


@line("Week's pay", "£ a week", EACH, rule="actual pay, not full-time pay: Barry v Midland Bank")
def week_pay(weekly_pay, annual_pay, weeks_in_year):
    return IF(weekly_pay > 0, weekly_pay, annual_pay / weeks_in_year)
