"""Leavers a year: as a pool says or as is assumed, in the case of the Assumptions sheet that is used.

A pool's own rate stands for the central case, so that it moves with the assumption from case to case.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, MIN, TYPED

leavers = Chapter("Leavers, as typed or assumed")
given, line = leavers.given, leavers.line

given("typed_leaver_rate", "Leavers a year, as typed", "share", "pool", low=0, high=1)
given("leaver_rate_used", "Leavers a year where no pool says: the case used", "share", low=0, high=1)
given("leaver_rate_central", "Leavers a year where no pool says: the central case", "share", low=0, high=1)


@line("Leavers in the case used, of the central case", "share", rule="1 where the central case is used, or is none")
def leavers_scale(leaver_rate_central, leaver_rate_used):
    return IF(leaver_rate_central > 0, leaver_rate_used / leaver_rate_central, 1)


@line("Leavers a year where the pool does not say", "share", rule="the central case, which is then scaled")
def leaver_rate_blank(leaver_rate_central, leaver_rate_used):
    return IF(leaver_rate_central > 0, leaver_rate_central, leaver_rate_used)


@line("Leavers a year", "share", "pool", rule="as the pool says, or as is assumed: the central case")
def leaver_rate(typed_leaver_rate, leaver_rate_blank):
    return TYPED(typed_leaver_rate, leaver_rate_blank)


@line("Leavers a year, in the case used", "share", "pool", rule="a pool's own rate moves as the assumption does")
def leaving_rate(leaver_rate, leavers_scale):
    return MIN(1, leaver_rate * leavers_scale)
