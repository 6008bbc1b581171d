"""What of an exit payment must be paid back if the person returns to public work."""

from model.language.line import Chapter
from model.language.vocabulary import DATE, DAY, IF, MAX, MONTH, OR, ROUND, YEAR
from model.lines.entitlement.window import window
from model.lines.on_cost import EACH

recovery = Chapter("Recovery on return to public work", after=window)
given, dated, line = recovery.given, recovery.dated, recovery.line

given("returned_date", "Back at work on", "date", EACH)
given("back_elsewhere", "Back with a public body that is no health body", "flag", EACH, low=0, high=1, default=0)

dated("return_bar_days", "Return that forfeits the payment", "days", on="exit_date", over=EACH)
dated("clawback_any_public_body", "Any public body counts", "share", on="exit_date", over=EACH)


@line("Days out of work", "days", EACH, rule="0 where nobody returned")
def days_out(returned_date, exit_date):
    return IF(returned_date > 0, returned_date - exit_date, 0)


@line("Recovery runs for", "days", EACH, rule="calendar months from the last day")
def window_days(exit_date, window_months):
    return DATE(YEAR(exit_date), MONTH(exit_date) + window_months, DAY(exit_date)) - exit_date


@line("The return counts", "flag", EACH, rule="to a health body; to any public body by terms before December 2025")
def return_counts(back_elsewhere, clawback_any_public_body):
    return IF(OR(back_elsewhere < 1, clawback_any_public_body > 0), 1, 0)


@line("Share recovered by the taper", "share", EACH, rule="pro rata by days: an assumption, no taper is published")
def taper(window_days, days_out, return_counts):
    return IF(window_days > 0, MAX(0, 1 - days_out / window_days), 0) * return_counts


@line("Payment is forfeited", "flag", EACH, rule="AfC 16: work for an NHS employer within four weeks")
def forfeited(days_out, return_bar_days, pays_redundancy, back_elsewhere):
    return IF(days_out <= return_bar_days, 1, 0) * pays_redundancy * (1 - back_elsewhere)


@line("Payment to be recovered", "£", EACH, rule="the whole where it is forfeited, else by the taper")
def repaid(award, returned_date, forfeited, taper):
    return ROUND(award * IF(returned_date > 0, MAX(forfeited, taper), 0), 2)
