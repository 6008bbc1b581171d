"""Openings, the posts to which people at risk may move: by band where any pool gives them, else for the whole body.

A pool gives them for every year alike, for single years, as a match of people to posts does, or both.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, SUM, SUMIFS

openings = Chapter("Posts open to people at risk")
given, line = openings.given, openings.line

given("band_number", "Band's number", "code", "band")
given("pool_band", "Band of the pool", "code", "pool", low=1, high=14, default=14)
given("pool_openings", "Openings a year for people of the band", "WTE", "pool", low=0, high=10_000, default=0)
given("more_openings", "More openings of the year, by pool", "WTE", "pool year", low=0, high=10_000, default=0)


@line("Openings of a pool's row in the year", "WTE", "pool year", rule="those of every year, and more of this one")
def openings_given(pool_openings, more_openings):
    return pool_openings + more_openings


@line("Openings that pools give", "WTE", "year", rule="every pool")
def all_given(openings_given):
    return SUM(openings_given)


@line(
    "Openings are counted by band",
    "flag",
    rule="where any pool gives openings in any year, those of the whole body are read in none",
)
def openings_by_band(all_given):
    return IF(SUM(all_given) > 0, 1, 0)


@line("Posts open to people at risk, by band", "WTE", "band year", rule="those of every pool of the band, each year")
def band_openings(openings_given, pool_band, band_number):
    return SUMIFS(openings_given, pool_band, band_number)
