"""The transition of 2006: years added to the pension of older staff who are made redundant by 30 September 2011.

What was due on 30 September 2006 was frozen, service and added years together: a day of service since then takes the
place of a day added (NHS Employers' advice on paragraphs 16.31 and 16.40 of the handbook of 2006).
"""

from model.language.line import Chapter
from model.language.vocabulary import AND, DATE, DAY, IF, INDEX, INT, MAX, MIN, MONTH, ROUND, YEAR
from model.lines.entitlement.capital_cost import capital_cost
from model.lines.on_cost import EACH

transition = Chapter("Years added by the transition of 2006", after=capital_cost)
dated, line = transition.dated, transition.line

dated("transition_open", "Transition of 2006 adds years", "share", on="exit_date", over=EACH)
dated("transition_most_years", "Most years added", "years", on="exit_date", over=EACH)
dated("transition_total_years", "Most years of service with those added", "years", on="exit_date", over=EACH)
dated("transition_latest_age", "Age that added years may reach", "years", on="exit_date", over=EACH)
dated("transition_least_age", "Age needed on retirement", "years", on="exit_date", over=EACH)
dated("transition_least_years", "Membership needed on 30 September 2006", "years", on="exit_date", over=EACH)
dated("lump_sum_of_pension", "Lump sum that goes with a pension", "years", on="exit_date", over=EACH)
dated("days_in_average_year", "Days in an average year", "days a year", on="exit_date", over=EACH)


@line("Day on which added years are frozen", "date", EACH, rule="the day before the transition began")
def transition_day(transition_open_from):
    return INDEX(transition_open_from, 1) - 1


@line("Years since then", "years", EACH, rule="days to the last day, as average years; none before")
def years_since(exit_date, transition_day, days_in_average_year):
    return MAX(0, exit_date - transition_day) / days_in_average_year


@line("Years of reckonable service on retirement", "years", EACH, rule="as given, or days as average years")
def reckonable_now(reckonable_given, reckonable_years, service_end, reckonable_from, days_in_average_year):
    return IF(reckonable_given > 0, reckonable_years, (service_end - reckonable_from) / days_in_average_year)


@line("Years of reckonable service then", "years", EACH, rule="as given, less the years since; or from days")
def reckonable_then(
    reckonable_given, reckonable_years, years_since, transition_day, reckonable_from, days_in_average_year
):
    return MAX(
        0,
        IF(
            reckonable_given > 0,
            reckonable_years - years_since,
            (transition_day - reckonable_from) / days_in_average_year,
        ),
    )


@line("Complete years from the reckonable start then", "years", EACH, rule="anniversaries up to that day")
def reckonable_by_date_then(transition_day, reckonable_from):
    anniversary = DATE(YEAR(transition_day), MONTH(reckonable_from), DAY(reckonable_from))
    return YEAR(transition_day) - YEAR(reckonable_from) - IF(anniversary > transition_day, 1, 0)


@line("Complete years of reckonable service then", "years", EACH, rule="part years are dropped")
def reckonable_complete_then(reckonable_given, reckonable_then, reckonable_by_date_then):
    return IF(reckonable_given > 0, INT(ROUND(reckonable_then, 6)), reckonable_by_date_then)


@line("Age then", "years", EACH, rule="days as average years")
def age_then(transition_day, birth, days_in_average_year):
    return (transition_day - birth) / days_in_average_year


@line("Years that would have been added then", "years", EACH, rule="no more than the service, nor beyond either limit")
def added_then(transition_most_years, reckonable_then, transition_total_years, transition_latest_age, age_then):
    limit = MIN(transition_total_years - reckonable_then, transition_latest_age - age_then)
    return MAX(0, MIN(transition_most_years, reckonable_then, limit))


@line("The transition holds", "flag", EACH, rule="redundancy, old enough on retirement, long enough a member then")
def transition_holds(
    transition_open, pays_redundancy, age, transition_least_age, reckonable_complete_then, transition_least_years
):
    enough = AND(age >= transition_least_age, reckonable_complete_then >= transition_least_years)
    return IF(enough, 1, 0) * transition_open * pays_redundancy


@line("Years added", "years", EACH, rule="less a day for each day since")
def added_years(added_then, years_since, transition_holds):
    return MAX(0, added_then - years_since) * transition_holds


@line("Pension of the years added", "£ a year", EACH, rule="as much a year as the service has earned")
def added_pension(added_years, pension, reckonable_now):
    return IF(added_years > 0, pension * added_years / reckonable_now, 0)


@line("Cost of the years added", "£", EACH, rule="the pension for life; 1995 Section: its lump sum too")
def transition_cost(added_pension, capital_factor, lump_sum_of_pension, is_1995):
    return added_pension * (capital_factor + lump_sum_of_pension * is_1995)
