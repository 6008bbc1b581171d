"""Collective consultation: how long it lasts, the earliest last day it allows, and what a failure may cost."""

from model.language.line import Chapter
from model.language.vocabulary import IF, ROUND
from model.lines.entitlement.mars import mars_and_notice
from model.lines.on_cost import EACH

consultation = Chapter("Collective consultation", after=mars_and_notice)
given, dated, line = consultation.given, consultation.dated, consultation.line

given("dismissals", "Dismissals proposed within 90 days", "heads", EACH, low=0, high=100_000, default=0)

dated("consultation_small_heads", "Consultation from", "heads", on="rules_date", over=EACH)
dated("consultation_large_heads", "Longer consultation from", "heads", on="rules_date", over=EACH)
dated("consultation_small_days", "Consultation lasts", "days", on="rules_date", over=EACH)
dated("consultation_large_days", "Longer consultation lasts", "days", on="rules_date", over=EACH)
dated("protective_award_days", "Protective award at most", "days", on="exit_date", over=EACH)


@line("Shorter consultation due", "days", EACH, rule="TULRCA 1992 s188")
def consultation_short(dismissals, consultation_small_heads, consultation_small_days):
    return IF(dismissals >= consultation_small_heads, consultation_small_days, 0)


@line("Consultation due", "days", EACH, rule="TULRCA 1992 s188, by the date of the proposal")
def consultation_days(dismissals, consultation_large_heads, consultation_large_days, consultation_short):
    return IF(dismissals >= consultation_large_heads, consultation_large_days, consultation_short)


@line("Notice still to be worked", "days", EACH, rule="what of the notice due is not paid in lieu, in whole days")
def notice_days(notice_served, days_in_week):
    return ROUND(notice_served * days_in_week, 0)


@line("Earliest lawful last day", "date", EACH, rule="consultation, then notice; the last day where no start is given")
def earliest_last_day(consultation_date, consultation_days, notice_days, exit_date):
    return IF(consultation_date > 0, consultation_date + consultation_days + notice_days, exit_date)


@line("Protective award at risk", "£", EACH, rule="TULRCA 1992 s189: actual pay, if consultation is not carried out")
def protective_award(
    dismissals, consultation_small_heads, week_pay, days_in_week, protective_award_days, pays_redundancy
):
    return (
        IF(dismissals >= consultation_small_heads, ROUND(week_pay / days_in_week * protective_award_days, 2), 0)
        * pays_redundancy
    )
