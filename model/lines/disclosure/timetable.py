"""The consultation calendar: form HR1 (the notice to government), consultation, notice, last day and first saving."""

from model.language.line import Chapter
from model.language.vocabulary import AND, IF, MIN, OR, SUMIFS
from model.lines.consulted import consulted

timetable = Chapter("Consultation calendar", after=consulted)
line = timetable.line
timetable.constant("nobody_leaves", "Heads below which nobody is dismissed", "heads", 1e-9)
timetable.constant("no_minimum_period", "Day that stands for no minimum period, which no calendar has", "date", -1)


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


@line("People who leave in the round", "heads", "round year", rule="every pool of the round")
def round_leavers(round_pool_heads, round_here, round_number):
    return SUMIFS(round_pool_heads, round_here, round_number)


@line(
    "Last day of the round, where anybody leaves", "date", "round year", rule="its own; the year's end if nobody does"
)
def round_leaves(round_leavers, nobody_leaves, round_last_day, year_end):
    return IF(round_leavers > nobody_leaves, round_last_day, year_end)


@line("Last day of those as needed, where anybody leaves", "date", "year", rule="the year's end where nobody does")
def volunteers_leave(voluntary_heads, nobody_leaves, voluntary_last_day, year_end):
    return IF(voluntary_heads > nobody_leaves, voluntary_last_day, year_end)


@line("First last day of voluntary leavers", "date", "year", rule="of rounds, each on its own day, and as needed")
def first_volunteers(round_leaves, volunteers_leave):
    return MIN(volunteers_leave, MIN(round_leaves))


@line("Last day of voluntary leavers, where there are any", "date", "year", rule="the first; blank where nobody leaves")
def voluntary_leaves(accepts_offer, first_volunteers):
    return IF(accepts_offer > 0, first_volunteers, 0)


@line("Last day of compulsory leavers, or the year's end", "date", "year", rule="the year's end where there are none")
def compelled_leave(compels, compulsory_last_day, year_end):
    return IF(compels > 0, compulsory_last_day, year_end)


# Dismissals: who resigns by mutual agreement is not dismissed, and goes on any day ------------------------------------


@line("The round is redundancy", "flag", "round", rule="who resigns by mutual agreement is not dismissed")
def round_is_redundancy(round_is_other, voluntary_dismisses):
    return IF(round_is_other > 0, 1 - voluntary_dismisses, voluntary_dismisses)


@line("Last day of the round, where anybody is dismissed", "date", "round year", rule="the year's end if nobody is")
def round_dismissal(round_is_redundancy, round_leaves, year_end):
    return IF(round_is_redundancy > 0, round_leaves, year_end)


@line("Last day of those as needed, where they are dismissed", "date", "year", rule="the year's end if nobody is")
def volunteers_dismissal(voluntary_dismisses, volunteers_leave, year_end):
    return IF(voluntary_dismisses > 0, volunteers_leave, year_end)


@line("Volunteers who are dismissed", "heads", "year", rule="on redundancy terms, in rounds or as needed")
def volunteers_dismissed(voluntary_heads, voluntary_dismisses, round_dismissed):
    return voluntary_heads * voluntary_dismisses + round_dismissed


@line("Somebody is dismissed before a term ends", "flag", "year", rule="terms end on their day in any case")
def dismissal_chosen(volunteers_dismissed, nobody_leaves, compels):
    return IF(volunteers_dismissed > nobody_leaves, 1, compels)


@line(
    "First last day of who is dismissed", "date", "year", rule="volunteers for redundancy count; blank where nobody is"
)
def first_dismissal(dismissal_chosen, volunteers_dismissal, round_dismissal, compelled_leave):
    return IF(dismissal_chosen > 0, MIN(volunteers_dismissal, MIN(round_dismissal), compelled_leave), 0)


@line("First day of saving", "date", "year", rule="the day after the first last day, not the day of decision")
def first_saving(accepts_offer, compels, first_volunteers, compelled_leave):
    return IF(OR(accepts_offer > 0, compels > 0), MIN(first_volunteers, compelled_leave) + 1, 0)


@line("Calendar is lawful", "flag", "year", rule="consultation as long as is due, and nobody dismissed before it is")
def calendar_lawful(consultation_planned_days, consultation_due, first_dismissal, dismissal_chosen, earliest_dismissal):
    return IF(
        AND(
            consultation_planned_days >= consultation_due,
            OR(dismissal_chosen < 1, first_dismissal >= earliest_dismissal),
        ),
        1,
        0,
    )


# What the calendar shows: a year in which nobody is dismissed has no day, no length and no verdict --------------------


@line("Earliest dismissal, or no minimum period", "date", "year", rule="TULRCA 1992 s188: no period below its numbers")
def earliest_or_none(consultation_due, earliest_dismissal, no_minimum_period):
    return IF(consultation_due > 0, earliest_dismissal, no_minimum_period)


@line("Earliest dismissal, where somebody is dismissed", "date", "year", rule="blank where nobody is dismissed")
def earliest_shown(dismisses, earliest_or_none):
    return IF(dismisses > 0, earliest_or_none, 0)


@line("Last day of volunteers, where somebody is dismissed", "date", "year", rule="blank where nobody is dismissed")
def voluntary_leaves_shown(dismisses, voluntary_leaves):
    return IF(dismisses > 0, voluntary_leaves, 0)


@line("First day of saving, where somebody is dismissed", "date", "year", rule="blank where nobody is dismissed")
def first_saving_shown(dismisses, first_saving):
    return IF(dismisses > 0, first_saving, 0)


@line("Days of consultation planned, where somebody is dismissed", "days", "year", rule="nil where nobody is dismissed")
def planned_days_shown(dismisses, consultation_planned_days):
    return consultation_planned_days * dismisses


@line("Verdict on the calendar", "index", "year", rule="1 is lawful, -1 is not, 0 is that nobody is dismissed")
def calendar_verdict(dismisses, calendar_lawful):
    return dismisses * (calendar_lawful - (1 - calendar_lawful))
