"""The answer for each option: whether the target is met, the cost, the lasting saving, and when it repays the cost."""

from model.language.line import Chapter
from model.language.vocabulary import ABS, IF, MAX, SUM, SUMPRODUCT
from model.lines.worth import worth

answer = Chapter("The answer", after=worth)
given, line = answer.given, answer.line

given("nothing_wte", "WTE at the end if nothing is done", "WTE", "year")
given("nothing_heads", "Heads at the end if nothing is done", "heads", "year")
answer.constant("never", "Months that stand for never", "months", -1)
answer.constant("at_once", "Months before the plan", "months", 0)
answer.constant("penny", "Less than half a penny", "£", 0.005)
answer.constant("half_post", "Posts below which none is counted", "WTE", 0.5)
answer.constant("half_head", "Heads below which none is counted", "heads", 0.5)


@line("Years in which the target is met", "index", "body", rule="1 a year that is met")
def years_met(met):
    return SUM(met)


@line("Years of the plan, counted", "index", "body", rule="the number of the last year")
def years_planned(year_number, is_last):
    return SUMPRODUCT(year_number, is_last)


@line("Target met in every year", "flag", "body", rule="as many years met as planned")
def meets(years_met, years_planned):
    return IF(years_met >= years_planned, 1, 0)


@line("Missed by, all years", "£", "body", rule="every year's gap")
def all_missed(gap):
    return SUM(gap)


@line("One-off cost, all years", "£", "body", rule="above doing nothing")
def all_one_off(extra_one_off):
    return SUM(extra_one_off)


@line("Recurrent saving, last year", "£", "body", rule="of the last plan year")
def last_saving(recurrent_saving, is_last):
    return SUMPRODUCT(recurrent_saving, is_last)


@line("of which releases cash", "£", "body", rule="of the last plan year")
def last_releasing(cash_releasing, is_last):
    return SUMPRODUCT(cash_releasing, is_last)


@line("WTE at the end of the plan", "WTE", "body", rule="of the last plan year")
def last_wte(all_wte, is_last):
    return SUMPRODUCT(all_wte, is_last)


@line("Allowed spend, last year", "£", "body", rule="of the last plan year")
def last_allowed(allowed_spend, is_last):
    return SUMPRODUCT(allowed_spend, is_last)


@line("Compulsory redundancies", "heads", "body", rule="compulsory ones, every year's")
def redundancies(compulsory_heads):
    return SUM(compulsory_heads)


@line("Heads put at risk, all years", "heads", "body", rule="every year's")
def put_at_risk(at_risk_heads):
    return SUM(at_risk_heads)


@line("Redundancies for each head at risk, all years", "share", "body", rule="nil where nobody is put at risk")
def converted(put_at_risk, half_head, redundancies):
    return IF(put_at_risk > half_head, redundancies / MAX(put_at_risk, half_head), 0)


# What a post and a pound cost, and when it pays back -----------------------------------------------------------------


@line("Posts transferred out, to date", "WTE", "year", rule="every pool")
def all_transferred(transferred_to_date):
    return SUM(transferred_to_date)


@line("Posts removed by the end of the plan", "WTE", "body", rule="against doing nothing; transfers are no removal")
def posts_removed(nothing_wte, all_wte, all_transferred, is_last):
    return SUMPRODUCT(nothing_wte, is_last) - SUMPRODUCT(all_wte, is_last) - SUMPRODUCT(all_transferred, is_last)


@line("One-off cost of a post removed", "£ a WTE", "body", rule="nil where no post is removed")
def cost_of_a_post(posts_removed, half_post, all_one_off):
    return IF(posts_removed > half_post, all_one_off / MAX(posts_removed, half_post), 0)


@line("One-off cost of £1 saved a year", "share", "body", rule="nil where nothing is saved")
def cost_of_a_pound(last_saving, penny, all_one_off):
    return IF(last_saving > penny, all_one_off / MAX(last_saving, penny), 0)


@line("Payback, simple", "months", "body", rule="one-off cost / recurrent saving x 12, the norm boards quote")
def payback_simple(last_saving, penny, plan_year, all_one_off, never):
    return IF(last_saving > penny, 12 * plan_year * all_one_off / MAX(last_saving, penny), never)


@line("Size of net cash", "£", "year", rule="so that flows that cancel out still count as flows")
def cash_size(net_cash):
    return ABS(net_cash)
