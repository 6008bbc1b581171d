"""Leavers after an announced cut: when a cut is told, more leave by themselves, steeply at first and then no more.

In some 200 firms 10.4% left of their own accord in a year without a cut, 13.0% where 0.5% of posts were cut, and 13.6%
where 1% were (Trevor and Nyberg, Academy of Management Journal, 2008). Nothing is said here beyond what was found: the
rise is no more than that at 1%. How far a body's own people respond is an assumption, and can be taken out.
"""

from model.language.line import Chapter
from model.language.vocabulary import MAX, MIN
from model.lines.target import target

announced = Chapter("Leavers after an announced cut", after=target)
given, line = announced.given, announced.line

given("announcement_response", "Response of leavers to an announced cut, of what was found", "share", low=0, high=3)
announced.constant("small_cut", "Small cut", "share", 0.005)
announced.constant("small_cut_rise", "Rise in leavers after a small cut: 13.0% over 10.4%", "share", 0.25)
announced.constant("larger_cut", "Cut beyond which leavers rise no further", "share", 0.01)
announced.constant("larger_cut_rise", "Rise in leavers after a larger cut: 13.6% over 10.4%", "share", 0.31)
announced.constant("least_allowed", "Allowed spend that is as good as none", "£", 0.01)
announced.carried("allowed_told", "Allowed spend told", "£", "year", opening="baseline_amount")


@line("Allowed spend told", "£", "year", rule="before transfers, which take nobody's post")
def allowed_told(allowed_cash):
    return allowed_cash


@line("Cut announced for the year", "share", "year", rule="of what the year before was allowed, in cash")
def announced_cut(allowed_told_last_year, allowed_told, least_allowed):
    return MIN(1, MAX(0, allowed_told_last_year - allowed_told) / MAX(least_allowed, allowed_told_last_year))


@line(
    "Rise in leavers after the announcement", "share", "year", rule="in the year of the cut: steep, then none beyond 1%"
)
def announced_rise(announcement_response, announced_cut, small_cut, small_cut_rise, larger_cut, larger_cut_rise):
    first = MIN(announced_cut, small_cut) / small_cut * small_cut_rise
    further = MIN(MAX(0, announced_cut - small_cut), larger_cut - small_cut) / (larger_cut - small_cut)
    return announcement_response * (first + further * (larger_cut_rise - small_cut_rise))
