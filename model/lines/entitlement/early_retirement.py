"""Early retirement: its capital cost, and who bears that cost before and after April 2015."""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, MAX, OR, ROUND
from model.lines.entitlement.transition import transition
from model.lines.on_cost import EACH

early_retirement = Chapter("Early retirement", after=transition)
given, dated, line = early_retirement.given, early_retirement.dated, early_retirement.line

given("route_pays_pension", "Route may bring the pension forward", "flag", "table routes")
given("route_pension_in_full", "Route's employer meets the whole capital cost", "flag", "table routes")
given("protected_pension_age", "Protected minimum pension age, where held", "years", EACH, low=50, high=60)
given("capital_scale", "Capital cost, of its estimate", "share", EACH, low=0, high=5, default=1)
given("capital_cost", "Capital cost by the scheme's estimate", "£", EACH, low=1, high=5_000_000)

dated("minimum_pension_age", "Minimum pension age", "years", on="exit_date", over=EACH)
dated("early_retirement_least_years", "Service needed to take the pension", "years", on="exit_date", over=EACH)
dated(
    "pension_excess_borne_by_employer",
    "Employer meets the excess by the rules of the date",
    "share",
    on="rules_date",
    over=EACH,
)


@line("Age from which the pension may be taken", "years", EACH, rule="a protected age stands where one is held")
def pension_age_least(protected_pension_age, minimum_pension_age):
    return IF(protected_pension_age > 0, protected_pension_age, minimum_pension_age)


@line(
    "Service is long enough to take the pension", "flag", EACH, rule="asked of redundancy, not of efficiency retirement"
)
def pension_served(pays_redundancy, continuous_years, early_retirement_least_years):
    return IF(OR(pays_redundancy < 1, continuous_years >= early_retirement_least_years), 1, 0)


@line(
    "The pension may be taken now",
    "flag",
    EACH,
    rule="old enough on retirement, long enough in service, and on a route that allows it",
)
def pension_open(age, pension_age_least, pension_served, route_pays_pension, route):
    return IF(age >= pension_age_least, 1, 0) * pension_served * INDEX(route_pays_pension, route)


@line(
    "Capital cost estimated",
    "£",
    EACH,
    rule="by factors or the proxy, and of years added; rounded once, at the end",
)
def capital_estimate(capital_by_factors, capital_by_proxy, transition_cost, capital_scale):
    return ROUND((capital_by_factors + capital_by_proxy + transition_cost) * capital_scale, 2)


@line(
    "Capital cost",
    "£",
    EACH,
    rule="the scheme's own estimate where it is given; nil where no pension is brought forward",
)
def capital(pension_open, capital_cost, capital_estimate):
    return IF(capital_cost > 0, capital_cost, capital_estimate) * pension_open


@line("Employer meets cost above the lump sum", "share", EACH, rule="to 31 March 2015, and for staff outside AfC")
def excess_share(terms_uncapped, pension_excess_borne_by_employer):
    return IF(terms_uncapped > 0, 1, pension_excess_borne_by_employer)


@line("Early retirement cost to the employer", "£", EACH, rule="above the lump sum; the whole in efficiency retirement")
def pension_cost(capital, redundancy, excess_share, pays_redundancy, route_pension_in_full, route):
    return ROUND(
        MAX(0, capital - redundancy) * excess_share * pays_redundancy + capital * INDEX(route_pension_in_full, route), 2
    )
