"""For how long after the last day a payment is partly repaid on a return, and what of it is."""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, OR
from model.lines.entitlement.total import total_cost
from model.lines.on_cost import EACH

window = Chapter("Time in which a payment is repaid", after=total_cost)
given, dated, line = window.given, window.dated, window.line

given("route_is_voluntary", "Route is voluntary redundancy", "flag", "table routes")
given("band_is_senior", "Band is VSM or ESM", "flag", "table bands")

dated("voluntary_clawback_months", "Voluntary: recovery within", "months", on="exit_date", over=EACH)
dated("voluntary_clawback_months_senior", "Voluntary: longer recovery within", "months", on="exit_date", over=EACH)
dated("voluntary_clawback_large", "Voluntary: longer recovery above", "£", on="exit_date", over=EACH)
dated("mars_clawback_months", "MARS: recovery within", "months", on="exit_date", over=EACH)


@line("Payment in the award", "£", EACH, rule="redundancy or MARS; notice and National Insurance are never repaid")
def award(redundancy, mars):
    return redundancy + mars


@line("Longer time for repaying holds", "flag", EACH, rule="very senior managers, and larger payoffs")
def window_is_longer(band_is_senior, band, award, voluntary_clawback_large):
    return IF(OR(INDEX(band_is_senior, band) > 0, award > voluntary_clawback_large), 1, 0)


@line("Voluntary: recovery within, by band and sum", "months", EACH, rule="none on other routes")
def voluntary_window(
    window_is_longer, voluntary_clawback_months_senior, voluntary_clawback_months, route_is_voluntary, route
):
    return IF(window_is_longer > 0, voluntary_clawback_months_senior, voluntary_clawback_months) * INDEX(
        route_is_voluntary, route
    )


@line("Recovery within", "months", EACH, rule="none of a compulsory redundancy, but for the four-week bar")
def window_months(voluntary_window, mars_clawback_months, pays_mars):
    return voluntary_window + mars_clawback_months * pays_mars


@line("Payment that may be repaid", "£", EACH, rule="the award, on a route with time to repay it")
def repayable(award, window_months):
    return IF(window_months > 0, award, 0)
