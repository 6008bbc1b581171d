"""The mutually agreed resignation scheme, MARS (Agenda for Change, Section 20), and pay in place of notice."""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, MAX, MIN, ROUND
from model.lines.entitlement.contractual import contractual_redundancy
from model.lines.on_cost import EACH

mars_and_notice = Chapter("Mutually agreed resignation and notice", after=contractual_redundancy)
given, dated, line = mars_and_notice.given, mars_and_notice.dated, mars_and_notice.line

given("route_pays_mars", "Route pays MARS", "flag", "table routes")
given("mars_includes_notice", "The MARS sum includes notice", "flag", EACH, low=0, high=1, default=0)

dated("mars_least_years", "MARS: complete years needed", "years", on="exit_date", over=EACH)
dated("mars_months_a_year", "MARS: months a complete year", "months a year", on="exit_date", over=EACH)
dated("mars_least_months", "MARS: least months", "months", on="exit_date", over=EACH)
dated("mars_most_months", "MARS: most months", "months", on="exit_date", over=EACH)
dated("mars_salary_cap", "MARS: full-time salary cap", "£ a year", on="exit_date", over=EACH)


@line("MARS is paid on this route", "flag", EACH, rule="by the route, in rules/routes.csv")
def pays_mars(route_pays_mars, route):
    return INDEX(route_pays_mars, route)


@line("MARS months due", "months", EACH, rule="AfC 20: half a month a complete year, between a least and a most")
def mars_months(complete_years, mars_least_years, mars_most_months, mars_least_months, mars_months_a_year):
    return IF(
        complete_years >= mars_least_years,
        MIN(mars_most_months, MAX(mars_least_months, mars_months_a_year * complete_years)),
        0,
    )


@line("MARS by the national tariff", "£", EACH, rule="the cap is on the full-time salary, before WTE")
def mars_national(salary, mars_salary_cap, wte, mars_months):
    return MIN(salary, mars_salary_cap) * wte / 12 * mars_months


@line("MARS by an own tariff", "£", EACH, rule="one complete year is needed")
def mars_own(complete_years, tariff_sum):
    return IF(complete_years >= 1, tariff_sum, 0)


@line("MARS sum", "£", EACH, rule="rounded once, at the end")
def mars_sum(pays_mars, tariff_given, mars_own, mars_national):
    return ROUND(IF(tariff_given > 0, mars_own, mars_national) * pays_mars, 2)


@line("Notice paid in lieu, on top or inside", "£", EACH, rule="at a week's actual pay")
def notice_pay(notice_paid_weeks, week_pay):
    return ROUND(notice_paid_weeks * week_pay, 2)


@line("Notice lies inside the MARS sum", "flag", EACH, rule="only a MARS sum may hold it")
def notice_inside(mars_includes_notice, pays_mars):
    return mars_includes_notice * pays_mars


@line("Notice paid in lieu", "£", EACH, rule="inside the sum it is no more than the sum")
def notice(notice_inside, notice_pay, mars_sum):
    return IF(notice_inside > 0, MIN(notice_pay, mars_sum), notice_pay)


@line("MARS payment", "£", EACH, rule="what of the sum is not pay in lieu of notice")
def mars(mars_sum, notice_inside, notice):
    return mars_sum - notice_inside * notice
