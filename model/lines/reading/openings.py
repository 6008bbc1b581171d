"""Openings, the posts to which people at risk may move: by band where any pool gives them, else for the whole body."""

from model.language.line import Chapter
from model.language.vocabulary import IF, SUM, SUMIFS

openings = Chapter("Posts open to people at risk")
given, line = openings.given, openings.line

given("band_number", "Band's number", "code", "band")
given("pool_band", "Band of the pool", "code", "pool", low=1, high=14, default=14)
given("pool_openings", "Openings a year for people of the band", "WTE", "pool", low=0, high=10_000, default=0)


@line(
    "Openings are counted by band", "flag", rule="where any pool gives openings, those of the whole body are not read"
)
def openings_by_band(pool_openings):
    return IF(SUM(pool_openings) > 0, 1, 0)


@line("Posts open to people at risk, by band", "WTE", "band year", rule="those of every pool of the band, each year")
def band_openings(pool_openings, pool_band, band_number):
    return SUMIFS(pool_openings, pool_band, band_number)
