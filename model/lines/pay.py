"""Pay if nothing is done: each person's pay, moved by the pay award and by the increments that fall due.

Pay of the past is looked up in the published scales, not worked out again from percentages. For the years ahead, the
baseline year's scale is moved by the headline awards and keeps its steps.
"""

from model.language.line import Chapter
from model.language.vocabulary import AND, DATE, DAY, IF, INDEX, INT, MAX, MIN, MONTH, ROUND, YEAR
from model.lines.reading import READING

pay = Chapter("Pay if nothing is done", after=READING)
given, dated, line = pay.given, pay.dated, pay.line
EACH = "person year"
ABOVE_TOP = 0.005  # a salary further above the top of its band is not on the scale: lists are rounded, and uprated late

given("base_salary", "Full-time salary in the baseline year", "£ a year", "person", low=8_000, high=500_000)
given("base_point", "Place on the scale", "index", "person", low=1, high=1_000, default=1)
given("next_step", "Next increment due", "date", "person")
given("national", "Paid on national scales", "flag", "person", low=0, high=1, default=1)
given("spot", "Spot pay, which has no increments", "flag", "person", low=0, high=1)
given("award_band", "Pay band, for its award", "code", "person", low=1, high=14)
given("plan_start", "First day of the plan", "date")
given("zone", "High cost area (number)", "code", "person", low=1, high=4, default=1)
given("scale_pay", "Scale: pay", "£ a year", "table scale")
given("scale_years", "Scale: years to the next point", "years", "table scale")
given("scale_top", "Scale: pay at the top of the band", "£ a year", "table scale")
given("band_least_award", "The whole band has the least award", "flag", "table bands")
given("band_least_award_at_top", "The top of the band has the least award", "flag", "table bands")
given("zone_is_inner", "Zone is inner London", "flag", "table zones")
given("zone_is_outer", "Zone is outer London", "flag", "table zones")
given("zone_is_fringe", "Zone is the fringe", "flag", "table zones")
pay.constant("opening_award_index", "Award index of the baseline year", "index", 1)
pay.constant("above_top", "Most that a salary on the scale is above its top", "share", ABOVE_TOP)

dated("hcas_inner_share", "High cost area supplement, inner London", "share", on="rates_day", over="year")
dated("hcas_inner_least", "Supplement at least, inner London", "£ a year", on="rates_day", over="year")
dated("hcas_inner_most", "Supplement at most, inner London", "£ a year", on="rates_day", over="year")
dated("hcas_outer_share", "High cost area supplement, outer London", "share", on="rates_day", over="year")
dated("hcas_outer_least", "Supplement at least, outer London", "£ a year", on="rates_day", over="year")
dated("hcas_outer_most", "Supplement at most, outer London", "£ a year", on="rates_day", over="year")
dated("hcas_fringe_share", "High cost area supplement, the fringe", "share", on="rates_day", over="year")
dated("hcas_fringe_least", "Supplement at least, the fringe", "£ a year", on="rates_day", over="year")
dated("hcas_fringe_most", "Supplement at most, the fringe", "£ a year", on="rates_day", over="year")

pay.carried("own_index", "Percentage awards of the person", "index", EACH, opening="opening_award_index")
pay.carried("point", "Place on the scale", "index", EACH, opening="base_point")
pay.carried("step_due_on", "Increment due on", "date", EACH, opening="next_step")
pay.carried("salary_paid", "Salary after the award", "£ a year", EACH, opening="base_salary")


@line("Paid by the points of the scale", "flag", "person", rule="no spot pay, nor more than the top of the band")
def on_scale(spot, base_salary, base_point, scale_top, above_top):
    return IF(AND(spot < 1, base_salary <= INDEX(scale_top, base_point) * (1 + above_top)), 1, 0)


@line("Years from the point of last year to the next", "years", EACH, rule="0 at the top of a band, and off the scale")
def step_open(scale_years, point_last_year, on_scale):
    return INDEX(scale_years, point_last_year) * on_scale


@line("Increment counted from", "date", EACH, rule="the day it was due; the year's end where none is")
def step_from(step_due_on_last_year, year_end):
    return IF(step_due_on_last_year > 0, step_due_on_last_year, year_end)


@line(
    "Increment counted from, in the plan's first year or later",
    "date",
    EACH,
    rule="a date before the plan is of a step in the salary already: on by whole intervals between the two points",
)
def step_from_plan(step_from, plan_start, step_open):
    before = (YEAR(step_from) - YEAR(plan_start)) / step_open
    moved = DATE(YEAR(step_from) + MAX(0, 0 - INT(ROUND(before, 6))) * step_open, MONTH(step_from), DAY(step_from))
    return IF(step_open > 0, moved, step_from)


@line("Increment due, in the plan", "date", EACH, rule="the first of those dates that is not before the plan")
def step_on(step_from_plan, plan_start, step_open):
    after = DATE(YEAR(step_from_plan) + step_open, MONTH(step_from_plan), DAY(step_from_plan))
    return IF(AND(step_open > 0, step_from_plan < plan_start), after, step_from_plan)


@line(
    "Increment falls due", "flag", EACH, rule="for the whole of the year in which it falls due; never beyond the band"
)
def step_taken(step_due_on_last_year, step_on, year_end, step_open, salary_paid_last_year, national_increment_limit):
    due = AND(step_due_on_last_year > 0, step_on <= year_end)
    return IF(AND(due, step_open > 0, salary_paid_last_year < national_increment_limit), 1, 0)


@line("Place on the scale in the year", "index", EACH, rule="an increment is one place up")
def point(point_last_year, step_taken):
    return point_last_year + step_taken


@line("Years to the next point", "years", EACH, rule="of the baseline year's scale; 0 at the top of a band")
def step_years(scale_years, point):
    return INDEX(scale_years, point)


@line("Increment after this one", "date", EACH, rule="none at the top of the band")
def step_after(step_years, step_on):
    return IF(step_years > 0, DATE(YEAR(step_on) + step_years, MONTH(step_on), DAY(step_on)), 0)


@line("Increment due on", "date", EACH, rule="it moves on when an increment is taken")
def step_due_on(step_taken, step_after, step_due_on_last_year):
    return IF(step_taken > 0, step_after, step_due_on_last_year)


@line("Increment", "£ a year", EACH, rule="the baseline scale's step, at the percentage awards since")
def increment(step_taken, scale_pay, point, point_last_year, own_index_last_year):
    return step_taken * (INDEX(scale_pay, point) - INDEX(scale_pay, point_last_year)) * own_index_last_year


@line("Salary before the award", "£ a year", EACH, rule="increments come before the award, which is of the new point")
def salary_before_award(salary_paid_last_year, increment):
    return salary_paid_last_year + increment


@line("Flat award is due", "flag", EACH, rule="salaries up to the limit")
def flat_due(salary_before_award, national_flat_limit):
    return IF(salary_before_award <= national_flat_limit, 1, 0)


@line("Least award is due", "flag", EACH, rule="the whole of some bands, and the top of others, as the circular says")
def least_due(band_least_award, band_least_award_at_top, award_band, point, step_years):
    at_top = IF(AND(point > 1, step_years <= 0), 1, 0)
    return MAX(INDEX(band_least_award, award_band), INDEX(band_least_award_at_top, award_band) * at_top)


@line(
    "Salary after the percentage and the flat sum",
    "£ a year",
    EACH,
    rule="a percentage, a flat sum, or a flat sum in its place up to the limit",
)
def salary_uplifted(salary_before_award, national_uplift, national_flat_instead, flat_due, national_flat):
    return (
        salary_before_award * (1 + national_uplift * (1 - national_flat_instead * flat_due)) + national_flat * flat_due
    )


@line("Salary after the national award", "£ a year", EACH, rule="by the least award where that is more")
def salary_national(salary_uplifted, salary_before_award, national_least_share, least_due):
    least = salary_before_award * (1 + national_least_share)
    return IF(national_least_share * least_due > 0, MAX(salary_uplifted, least), salary_uplifted)


@line("Percentage of the national award", "share", EACH, rule="a flat sum lifts both points of a step alike")
def own_uplift(national_uplift, national_flat_instead, flat_due, national_least_share, least_due):
    return MAX(national_uplift * (1 - national_flat_instead * flat_due), national_least_share * least_due)


@line("Percentage awards of the person", "index", EACH, rule="the baseline year is 1; the steps of the scale grow so")
def own_index(own_index_last_year, own_uplift):
    return own_index_last_year * (1 + own_uplift)


@line("Salary after the award", "£ a year", EACH, rule="staff off national scales have the local award")
def salary_paid(national, salary_national, salary_before_award, local_uplift):
    return IF(national > 0, salary_national, salary_before_award * (1 + local_uplift))


@line("High cost area supplement", "£ a year", EACH, rule="AfC annex 9: a share of salary, between a least and a most")
def supplement(
    zone,
    zone_is_inner,
    zone_is_outer,
    zone_is_fringe,
    salary_paid,
    hcas_inner_share,
    hcas_inner_least,
    hcas_inner_most,
    hcas_outer_share,
    hcas_outer_least,
    hcas_outer_most,
    hcas_fringe_share,
    hcas_fringe_least,
    hcas_fringe_most,
):
    return (
        INDEX(zone_is_inner, zone) * MIN(hcas_inner_most, MAX(hcas_inner_least, hcas_inner_share * salary_paid))
        + INDEX(zone_is_outer, zone) * MIN(hcas_outer_most, MAX(hcas_outer_least, hcas_outer_share * salary_paid))
        + INDEX(zone_is_fringe, zone) * MIN(hcas_fringe_most, MAX(hcas_fringe_least, hcas_fringe_share * salary_paid))
    )


@line(
    "Full-time salary in the year",
    "£ a year",
    EACH,
    rule="with the high cost area supplement, which redundancy pay counts",
)
def year_salary(salary_paid, supplement):
    return salary_paid + supplement
