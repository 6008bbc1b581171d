"""The answer, option by option: is the target met, what does it cost once and save for ever, when does it pay back."""

from model.language.line import Chapter
from model.language.vocabulary import ABS, IF, MAX, SUM, SUMPRODUCT
from model.lines.bridge import bridge
from model.lines.calendar import calendar
from model.lines.outcome import outcome
from model.lines.reading import READING
from model.lines.rows import rows
from model.lines.value import value

answer = Chapter("The answer", after=(*READING, calendar, rows, outcome, bridge, value))
given, line = answer.given, answer.line

given("nothing_wte", "WTE at the end if nothing is done", "WTE", "year")
given("never", "Months that stand for never", "months", low=-1, high=-1, default=-1)
given("at_once", "Months before the plan", "months", low=0, high=0, default=0)
given("penny", "Less than half a penny", "£", low=0.005, high=0.005, default=0.005)
given("half_post", "Posts below which none is counted", "WTE", low=0.5, high=0.5, default=0.5)
given("half_head", "Heads below which none is counted", "heads", low=0.5, high=0.5, default=0.5)
answer.carried(
    "paid_back", "Months until paid back, as seen at the end of the year", "months", "year", opening="at_once"
)


@line("Years in which the target is met", "index", "body")
def years_met(met):
    return SUM(met)


@line("Years of the plan, counted", "index", "body")
def years_planned(year_number, is_last):
    return SUMPRODUCT(year_number, is_last)


@line("Target met in every year", "flag", "body")
def meets(years_met, years_planned):
    return IF(years_met >= years_planned, 1, 0)


@line("Missed by, all years", "£", "body")
def all_missed(gap):
    return SUM(gap)


@line("One-off cost, all years", "£", "body", rule="above doing nothing")
def all_one_off(extra_one_off):
    return SUM(extra_one_off)


@line("Recurrent saving, last year", "£", "body")
def last_saving(recurrent_saving, is_last):
    return SUMPRODUCT(recurrent_saving, is_last)


@line("of which releases cash", "£", "body")
def last_releasing(cash_releasing, is_last):
    return SUMPRODUCT(cash_releasing, is_last)


@line("WTE at the end of the plan", "WTE", "body")
def last_wte(all_wte, is_last):
    return SUMPRODUCT(all_wte, is_last)


@line("Compulsory redundancies", "heads", "body")
def redundancies(compulsory_heads):
    return SUM(compulsory_heads)


@line("Heads put at risk, all years", "heads", "body")
def put_at_risk(at_risk_heads):
    return SUM(at_risk_heads)


@line("Redundancies for each head at risk, all years", "share", "body", rule="nothing where nobody is put at risk")
def converted(put_at_risk, half_head, redundancies):
    return IF(put_at_risk > half_head, redundancies / MAX(put_at_risk, half_head), 0)


# What a post and a pound cost, and when it pays back -----------------------------------------------------------------


@line("Posts transferred out, to date", "WTE", "year")
def all_transferred(transferred_to_date):
    return SUM(transferred_to_date)


@line("Posts removed by the end of the plan", "WTE", "body", rule="against doing nothing; transfers are no removal")
def posts_removed(nothing_wte, all_wte, all_transferred, is_last):
    return SUMPRODUCT(nothing_wte, is_last) - SUMPRODUCT(all_wte, is_last) - SUMPRODUCT(all_transferred, is_last)


@line("One-off cost of a post removed", "£ a WTE", "body", rule="nothing where no post is removed")
def cost_of_a_post(posts_removed, half_post, all_one_off):
    return IF(posts_removed > half_post, all_one_off / MAX(posts_removed, half_post), 0)


@line("One-off cost of £1 saved a year", "share", "body", rule="nothing where nothing is saved")
def cost_of_a_pound(last_saving, penny, all_one_off):
    return IF(last_saving > penny, all_one_off / MAX(last_saving, penny), 0)


@line("Payback, simple", "months", "body", rule="one-off cost / recurrent saving x 12, the norm boards quote")
def payback_simple(last_saving, penny, plan_year, all_one_off, never):
    return IF(last_saving > penny, 12 * plan_year * all_one_off / MAX(last_saving, penny), never)


@line("Months until paid back, if cash turns or has turned", "months", "year", rule="evenly over the year")
def turned(cumulative_cash_last_year, penny, year_number, plan_year, net_cash, paid_back_last_year):
    return IF(
        cumulative_cash_last_year < 0 - penny,
        12 * plan_year * (year_number - 1) + 12 * plan_year * (0 - cumulative_cash_last_year) / net_cash,
        paid_back_last_year,
    )


@line("Months until paid back, as seen at the end of the year", "months", "year")
def paid_back(cumulative_cash, penny, turned, never):
    return IF(cumulative_cash < 0 - penny, never, turned)


@line("Size of net cash", "£", "year")
def cash_size(net_cash):
    return ABS(net_cash)


@line("Payback, cash", "months", "body", rule="the month from which cash to date is not below nothing again")
def payback_cash(cash_size, penny, paid_back, is_last, never):
    return IF(SUM(cash_size) > penny, SUMPRODUCT(paid_back, is_last), never)
