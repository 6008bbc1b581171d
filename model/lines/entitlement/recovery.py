"""What of an exit payment must be paid back if the person returns to the NHS."""

from model.language.line import Chapter
from model.language.vocabulary import DATE, DAY, IF, INDEX, MAX, MONTH, ROUND, YEAR
from model.lines.entitlement.mars import mars_and_notice
from model.lines.on_cost import EACH

recovery = Chapter("Recovery on return to the NHS", after=mars_and_notice)
given, dated, line = recovery.given, recovery.dated, recovery.line

given("returned_date", "Back in the NHS on", "date", EACH)
given("route_is_voluntary", "Route is voluntary redundancy", "flag", "table routes")
given("band_is_senior", "Band is VSM or ESM", "flag", "table bands")

dated("return_bar_days", "Return that forfeits the payment", "days", on="exit_date", over=EACH)
dated("voluntary_clawback_months", "Voluntary: recovery within", "months", on="exit_date", over=EACH)
dated("voluntary_clawback_months_senior", "Voluntary: recovery within, VSM", "months", on="exit_date", over=EACH)
dated("mars_clawback_months", "MARS: recovery within", "months", on="exit_date", over=EACH)


@line("Days out of the NHS", "days", EACH, rule="0 where nobody returned")
def days_out(returned_date, exit_date):
    return IF(returned_date > 0, returned_date - exit_date, 0)


@line(
    "Voluntary: recovery within, by band", "months", EACH, rule="longer for very senior managers; none on other routes"
)
def voluntary_window(
    band_is_senior, band, voluntary_clawback_months_senior, voluntary_clawback_months, route_is_voluntary, route
):
    return IF(INDEX(band_is_senior, band) > 0, voluntary_clawback_months_senior, voluntary_clawback_months) * INDEX(
        route_is_voluntary, route
    )


@line("Recovery runs for", "days", EACH, rule="calendar months from the last day")
def window_days(exit_date, voluntary_window, mars_clawback_months, pays_mars):
    months = MONTH(exit_date) + voluntary_window + mars_clawback_months * pays_mars
    return DATE(YEAR(exit_date), months, DAY(exit_date)) - exit_date


@line("Share recovered by the taper", "share", EACH, rule="pro rata by days: an assumption, no taper is published")
def taper(window_days, days_out):
    return IF(window_days > 0, MAX(0, 1 - days_out / window_days), 0)


@line("Payment is forfeited", "flag", EACH, rule="AfC 16: NHS work within four weeks")
def forfeited(days_out, return_bar_days, pays_redundancy):
    return IF(days_out <= return_bar_days, 1, 0) * pays_redundancy


@line("Payment to be recovered", "£", EACH, rule="the whole where it is forfeited, else by the taper")
def repaid(redundancy, mars, returned_date, forfeited, taper):
    return ROUND((redundancy + mars) * IF(returned_date > 0, MAX(forfeited, taper), 0), 2)
