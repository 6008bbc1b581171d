"""The prices of a year: as typed on the Years sheet, or from the rulebook if the plan may know them, or as assumed."""

from model.language.line import Chapter
from model.language.vocabulary import AND, DATE, DAY, IF, MONTH, TYPED, YEAR
from model.lines.reading.plan import plan

prices = Chapter("The year's prices, as typed, known or assumed", after=plan)
given, dated, line = prices.given, prices.dated, prices.line
KNOWN = "the rulebook was reviewed up to the year, and the plan may know it"

given("prices_assumed", "Prices assumed", "share", low=-0.2, high=0.5)

# Of the whole economy ------------------------------------------------------------------------------------------------

given("typed_deflator_growth", "Growth of prices (GDP deflator), as typed", "share", "year", low=-0.2, high=0.5)
given("gdp_deflator_reviewed", "GDP deflator: the rulebook was reviewed up to", "date")
dated("gdp_deflator", "GDP deflator in the rulebook", "index", on="year_start", over="year")


@line("First day of the year before", "date", "year", rule="a year's growth is from the year before it")
def year_before(year_start):
    return DATE(YEAR(year_start) - 1, MONTH(year_start), DAY(year_start))


dated("gdp_deflator_before", "GDP deflator of the year before", "index", "year_before", "year", "gdp_deflator")


@line("GDP deflator is known", "flag", "year", rule=KNOWN)
def known_gdp_deflator(year_start, gdp_deflator_reviewed, known_on):
    return IF(AND(year_start <= gdp_deflator_reviewed, year_start <= known_on), 1, 0)


@line("Growth of prices by the rulebook, or assumed", "share", "year", rule="assumed where no deflator is known")
def ruled_deflator_growth(known_gdp_deflator, gdp_deflator, gdp_deflator_before, prices_assumed):
    return IF(known_gdp_deflator > 0, gdp_deflator / gdp_deflator_before - 1, prices_assumed)


@line("Growth of prices (GDP deflator)", "share", "year", rule="as typed, or by the rulebook, or as assumed")
def deflator_growth(typed_deflator_growth, ruled_deflator_growth):
    return TYPED(typed_deflator_growth, ruled_deflator_growth)


# Of consumers --------------------------------------------------------------------------------------------------------

given("typed_cpi_growth", "Growth of consumer prices, as typed", "share", "year", low=-0.2, high=0.5)
given("cpi_growth_reviewed", "Consumer prices: the rulebook was reviewed up to", "date")
dated("cpi_growth_in_force", "Growth of consumer prices in the rulebook", "share", "year_start", "year", "cpi_growth")


@line("Growth of consumer prices is known", "flag", "year", rule=KNOWN)
def known_cpi_growth(year_start, cpi_growth_reviewed, known_on):
    return IF(AND(year_start <= cpi_growth_reviewed, year_start <= known_on), 1, 0)


@line("Growth of consumer prices by the rulebook, or assumed", "share", "year", rule="assumed where none is known")
def ruled_cpi_growth(known_cpi_growth, cpi_growth_in_force, prices_assumed):
    return IF(known_cpi_growth > 0, cpi_growth_in_force, prices_assumed)


@line("Growth of consumer prices", "share", "year", rule="as typed, or by the rulebook, or as assumed")
def cpi_growth(typed_cpi_growth, ruled_cpi_growth):
    return TYPED(typed_cpi_growth, ruled_cpi_growth)
