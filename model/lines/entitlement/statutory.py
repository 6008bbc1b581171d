"""Statutory redundancy pay: Employment Rights Act 1996, sections 135, 145, 155, 162 and 227.

Every figure is that of the relevant date, which is later than the last day where statutory notice was not all served.
The limit on a week's pay is too: section 145(5) names section 227 beside sections 155 and 162.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN, ROUND
from model.lines.entitlement.notice import notice_due
from model.lines.on_cost import EACH

statutory_redundancy = Chapter("Statutory redundancy pay", after=notice_due)
dated, line = statutory_redundancy.dated, statutory_redundancy.line
COUNTED_BACK = "ERA 1996 s162: years counted back whole from the relevant date, by age on it"

dated("statutory_week_limit", "Limit on a week's pay", "£ a week", on="relevant_date", over=EACH)
dated("statutory_least_years", "Years of service needed", "years", on="relevant_date", over=EACH)
dated("statutory_most_years", "Most years that count", "years", on="relevant_date", over=EACH)
dated("statutory_lower_age", "Lower age", "years", on="relevant_date", over=EACH)
dated("statutory_upper_age", "Upper age", "years", on="relevant_date", over=EACH)
dated("statutory_weeks_young", "Weeks for a year below the lower age", "weeks a year", on="relevant_date", over=EACH)
dated("statutory_weeks_middle", "Weeks for a year between the ages", "weeks a year", on="relevant_date", over=EACH)
dated("statutory_weeks_older", "Weeks for a year from the upper age", "weeks a year", on="relevant_date", over=EACH)


@line("Week's pay counted", "£ a week", EACH, rule="ERA 1996 s227: the week is limited, and rounded to the penny")
def statutory_week(week_pay, statutory_week_limit):
    return ROUND(MIN(week_pay, statutory_week_limit), 2)


@line("Years counted", "years", EACH, rule="ERA 1996 s155 and s162(3)")
def statutory_years(relevant_years, statutory_least_years, statutory_most_years):
    return IF(relevant_years >= statutory_least_years, MIN(relevant_years, statutory_most_years), 0)


@line("Years from the upper age", "years", EACH, rule=COUNTED_BACK)
def years_older(statutory_years, relevant_age, statutory_upper_age):
    return MIN(statutory_years, MAX(0, relevant_age - statutory_upper_age))


@line("Years below the lower age", "years", EACH, rule=COUNTED_BACK)
def years_young(statutory_years, relevant_age, statutory_lower_age):
    return MIN(statutory_years, MAX(0, statutory_years - relevant_age + statutory_lower_age))


@line("Statutory weeks", "weeks", EACH, rule="ERA 1996 s162(2): by age band; none on a route without redundancy")
def statutory_weeks(
    years_older,
    statutory_weeks_older,
    statutory_years,
    years_young,
    statutory_weeks_middle,
    statutory_weeks_young,
    pays_redundancy,
):
    return (
        years_older * statutory_weeks_older
        + (statutory_years - years_older - years_young) * statutory_weeks_middle
        + years_young * statutory_weeks_young
    ) * pays_redundancy


@line("Statutory redundancy pay", "£", EACH, rule="ERA 1996 s155 and s162; rounded once, at the end")
def statutory(statutory_weeks, statutory_week):
    return ROUND(statutory_weeks * statutory_week, 2)
