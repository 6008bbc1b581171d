"""The dates of a year: when people leave by each way of leaving, and how much of the year's pay is then saved."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN
from model.lines.pay import pay

calendar = Chapter("The year's dates", after=pay)
given, line = calendar.given, calendar.line

given("notice_planned_days", "Days of notice planned", "days", "year", low=0, high=365, default=84)
given("compulsory_on", "Compulsory redundancy is allowed", "flag", "year", low=0, high=1, default=0, lever=True)


@line("Days in the year", "days", "year", rule="first and last day counted")
def days_in_year(year_end, year_start):
    return year_end - year_start + 1


@line("Last day of compulsory leavers", "date", "year", rule="consultation, then notice")
def compulsory_last_day(consultation_start, consultation_planned_days, notice_planned_days):
    return consultation_start + consultation_planned_days + notice_planned_days


@line("Compulsory redundancy is open", "flag", "year", rule="the option allows it and the last day falls in the year")
def compulsory_open(compulsory_on, compulsory_last_day, year_end):
    return compulsory_on * IF(compulsory_last_day <= year_end, 1, 0)


def _share_saved(last_day, year_end, days_in_year):
    return MAX(0, MIN(1, (year_end - last_day) / days_in_year))


def _part_year(name, label, last_day):
    reads = {"last_day": last_day, "year_end": "year_end", "days_in_year": "days_in_year"}
    rule = "from the last day, not the decision"
    calendar.add(name, f"Share of the year saved: {label}", "share", "year", reads, rule)(_share_saved)


def _gone_by(last_day, tested_on):
    return IF(last_day <= tested_on, 1, 0)


def _by_test(name, label, last_day):
    reads = {"last_day": last_day, "tested_on": "tested_on"}
    rule = "those whose last day is no later than the day on which the target is tested"
    calendar.add(name, f"Gone by the tested day: {label}", "flag", "year", reads, rule)(_gone_by)


_part_year("compulsory_part_year", "compulsory redundancy", "compulsory_last_day")
_part_year("voluntary_part_year", "voluntary exits", "voluntary_last_day")
_part_year("redeployed_part_year", "redeployment", "redeployed_last_day")
_part_year("transfer_part_year", "transfers out", "transfer_day")
_by_test("compulsory_by_test", "compulsory redundancy", "compulsory_last_day")
_by_test("voluntary_by_test", "voluntary exits", "voluntary_last_day")
_by_test("redeployed_by_test", "redeployment", "redeployed_last_day")
_by_test("transfer_by_test", "transfers out", "transfer_day")
