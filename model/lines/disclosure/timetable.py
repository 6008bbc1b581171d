"""The consultation calendar: form HR1 (the notice to government), consultation, notice, last day and first saving."""

from model.language.line import Chapter
from model.language.vocabulary import AND, IF, MIN
from model.lines.consulted import consulted

timetable = Chapter("Consultation calendar", after=consulted)
line = timetable.line
timetable.constant("nobody_leaves", "Heads below which nobody is dismissed", "heads", 1e-9)


@line("Somebody is dismissed", "flag", "year", rule="volunteers for redundancy count")
def dismisses(dismissed, nobody_leaves):
    return IF(dismissed > nobody_leaves, 1, 0)


@line("Somebody is made redundant compulsorily", "flag", "year", rule="any share of a head counts")
def compels(compulsory_heads, nobody_leaves):
    return IF(compulsory_heads > nobody_leaves, 1, 0)


@line("Somebody leaves voluntarily", "flag", "year", rule="any share of a head counts")
def accepts_offer(voluntary_heads, round_exits_heads, nobody_leaves):
    return IF(voluntary_heads + round_exits_heads > nobody_leaves, 1, 0)


@line("Consultation begins, where somebody is dismissed", "date", "year", rule="blank where nobody is dismissed")
def consultation_from(dismisses, consultation_start):
    return IF(dismisses > 0, consultation_start, 0)


@line("Form HR1 is due", "date", "year", rule="TULRCA 1992 s193: with the start, before notice; blank below the number")
def hr1_day(consultation_due, consultation_start):
    return IF(consultation_due > 0, consultation_start, 0)


@line("Earliest dismissal that the law allows", "date", "year", rule="TULRCA 1992 s188: the days due for the numbers")
def earliest_dismissal(dismisses, consultation_start, consultation_due):
    return IF(dismisses > 0, consultation_start + consultation_due, 0)


@line("Notice is given", "date", "year", rule="when the consultation that is planned ends")
def notice_given(compels, consultation_start, consultation_planned_days):
    return IF(compels > 0, consultation_start + consultation_planned_days, 0)


@line("Last day of compulsory leavers, where there are any", "date", "year", rule="notice is worked")
def compulsory_leaves(compels, compulsory_last_day):
    return IF(compels > 0, compulsory_last_day, 0)


@line("Last day of voluntary leavers, where there are any", "date", "year", rule="blank where nobody leaves so")
def voluntary_leaves(accepts_offer, voluntary_last_day):
    return IF(accepts_offer > 0, voluntary_last_day, 0)


@line("First dismissal if there are volunteers", "date", "year", rule="the earlier of the two routes")
def first_if_volunteers(compels, voluntary_last_day, compulsory_last_day):
    return IF(compels > 0, MIN(voluntary_last_day, compulsory_last_day), voluntary_last_day)


@line("First last day", "date", "year", rule="volunteers count as dismissals")
def first_dismissal(accepts_offer, first_if_volunteers, compulsory_leaves):
    return IF(accepts_offer > 0, first_if_volunteers, compulsory_leaves)


@line("First day of saving", "date", "year", rule="the day after the first last day, not the day of decision")
def first_saving(dismisses, first_dismissal):
    return IF(dismisses > 0, first_dismissal + 1, 0)


@line("Calendar is lawful", "flag", "year", rule="consultation as long as is due, and nobody dismissed before it is")
def calendar_lawful(consultation_planned_days, consultation_due, first_dismissal, earliest_dismissal):
    return IF(AND(consultation_planned_days >= consultation_due, first_dismissal >= earliest_dismissal), 1, 0)
