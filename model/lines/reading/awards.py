"""The pay awards of a year: as typed on the Years sheet, or from the rulebook if the plan may know them, or as assumed.

A rate is known for a year that begins no later than the day up to which the rulebook was reviewed, and no later than
the day up to which the plan knows rates.
"""

from model.language.line import Chapter
from model.language.vocabulary import AND, IF, TYPED
from model.lines.reading.plan import plan

awards = Chapter("The year's awards, as typed, known or assumed", after=plan)
given, dated, line = awards.given, awards.dated, awards.line
KNOWN = "the rulebook was reviewed up to the year, and the plan may know it"

given("award_assumed", "Award assumed", "share", low=-0.2, high=0.5)
given("no_limit_on_increments", "No increment from a salary of, where no rule is known", "£ a year", default=1e9)

# The award as a percentage -------------------------------------------------------------------------------------------

given("typed_national_uplift", "National award, as typed", "share", "year", low=-0.1, high=0.3)
given("typed_local_uplift", "Award of local pay, as typed", "share", "year", low=-0.1, high=0.3)
given("national_uplift_reviewed", "National award: the rulebook was reviewed up to", "date")
dated("national_uplift_in_force", "National award in the rulebook", "share", "year_start", "year", "national_uplift")


@line("National award is known", "flag", "year", rule=KNOWN)
def known_national_uplift(year_start, national_uplift_reviewed, known_on):
    return IF(AND(year_start <= national_uplift_reviewed, year_start <= known_on), 1, 0)


@line("National award by the rulebook, or assumed", "share", "year", rule="assumed in a year whose award is not known")
def ruled_national_uplift(known_national_uplift, national_uplift_in_force, award_assumed):
    return IF(known_national_uplift > 0, national_uplift_in_force, award_assumed)


@line("National award", "share", "year", rule="as typed, or by the rulebook, or as assumed")
def national_uplift(typed_national_uplift, ruled_national_uplift):
    return TYPED(typed_national_uplift, ruled_national_uplift)


# The award of staff off the national scales --------------------------------------------------------------------------

given("local_uplift_reviewed", "Award of local pay: the rulebook was reviewed up to", "date")
dated("local_uplift_in_force", "Award of local pay in the rulebook", "share", "year_start", "year", "local_uplift")


@line("Award of local pay is known", "flag", "year", rule=KNOWN)
def known_local_uplift(year_start, local_uplift_reviewed, known_on):
    return IF(AND(year_start <= local_uplift_reviewed, year_start <= known_on), 1, 0)


@line(
    "Award of local pay by the rulebook, or assumed",
    "share",
    "year",
    rule="the award to very senior managers; assumed, as the national one, in a year whose award is not known",
)
def ruled_local_uplift(known_local_uplift, local_uplift_in_force, award_assumed):
    return IF(known_local_uplift > 0, local_uplift_in_force, award_assumed)


@line("Award of local pay", "share", "year", rule="as typed; local pay that says nothing follows very senior managers'")
def local_uplift(typed_local_uplift, ruled_local_uplift):
    return TYPED(typed_local_uplift, ruled_local_uplift)


# The flat award of the low paid --------------------------------------------------------------------------------------

given("typed_national_flat", "National award, flat, as typed", "£ a year", "year", low=0, high=5_000)
given("typed_national_flat_limit", "Flat award goes to salaries up to, as typed", "£ a year", "year", low=0, high=1e9)
given("national_flat_reviewed", "Flat award: the rulebook was reviewed up to", "date")
given("national_flat_limit_reviewed", "Salary limit of the flat award: reviewed up to", "date")
given("national_flat_instead_reviewed", "Flat award instead of the percentage: reviewed up to", "date")
dated("national_flat_in_force", "Flat award in the rulebook", "£ a year", "year_start", "year", "national_flat")
dated(
    "national_flat_limit_in_force",
    "Salary limit of the flat award in the rulebook",
    "£ a year",
    on="year_start",
    over="year",
    rate="national_flat_limit",
)
dated(
    "national_flat_instead_in_force",
    "Flat award instead of the percentage in the rulebook",
    "flag",
    on="year_start",
    over="year",
    rate="national_flat_instead",
)


@line("Flat award is known", "flag", "year", rule=KNOWN)
def known_national_flat(year_start, national_flat_reviewed, known_on):
    return IF(AND(year_start <= national_flat_reviewed, year_start <= known_on), 1, 0)


@line("Flat award by the rulebook", "£ a year", "year", rule="none in a year whose award is not known")
def ruled_national_flat(known_national_flat, national_flat_in_force):
    return IF(known_national_flat > 0, national_flat_in_force, 0)


@line("National award, flat", "£ a year", "year", rule="as typed, or by the rulebook")
def national_flat(typed_national_flat, ruled_national_flat):
    return TYPED(typed_national_flat, ruled_national_flat)


@line("Salary limit of the flat award is known", "flag", "year", rule=KNOWN)
def known_national_flat_limit(year_start, national_flat_limit_reviewed, known_on):
    return IF(AND(year_start <= national_flat_limit_reviewed, year_start <= known_on), 1, 0)


@line("Salary limit of the flat award by the rulebook", "£ a year", "year", rule="nobody's where none is known")
def ruled_national_flat_limit(known_national_flat_limit, national_flat_limit_in_force):
    return IF(known_national_flat_limit > 0, national_flat_limit_in_force, 0)


@line("Flat award goes to salaries up to", "£ a year", "year", rule="as typed, or by the rulebook")
def national_flat_limit(typed_national_flat_limit, ruled_national_flat_limit):
    return TYPED(typed_national_flat_limit, ruled_national_flat_limit)


@line("Flat award instead of the percentage is known", "flag", "year", rule=KNOWN)
def known_national_flat_instead(year_start, national_flat_instead_reviewed, known_on):
    return IF(AND(year_start <= national_flat_instead_reviewed, year_start <= known_on), 1, 0)


@line("Flat award replaces the percentage", "flag", "year", rule="beside it where no rule is known")
def national_flat_instead(known_national_flat_instead, national_flat_instead_in_force):
    return IF(known_national_flat_instead > 0, national_flat_instead_in_force, 0)


# The least award of some bands ---------------------------------------------------------------------------------------

given("national_least_share_reviewed", "Least award of some bands: the rulebook was reviewed up to", "date")
dated(
    "national_least_share_in_force",
    "Least award of some bands in the rulebook",
    "share",
    on="year_start",
    over="year",
    rate="national_least_share",
)


@line("Least award of some bands is known", "flag", "year", rule=KNOWN)
def known_national_least_share(year_start, national_least_share_reviewed, known_on):
    return IF(AND(year_start <= national_least_share_reviewed, year_start <= known_on), 1, 0)


@line("Least award of some bands", "share", "year", rule="none in a year whose award is not known")
def national_least_share(known_national_least_share, national_least_share_in_force):
    return IF(known_national_least_share > 0, national_least_share_in_force, 0)


# Increments ----------------------------------------------------------------------------------------------------------

given("national_increment_limit_reviewed", "Limit on increments: the rulebook was reviewed up to", "date")
dated(
    "national_increment_limit_in_force",
    "Salary from which no increment is paid, in the rulebook",
    "£ a year",
    on="year_start",
    over="year",
    rate="national_increment_limit",
)


@line("Limit on increments is known", "flag", "year", rule=KNOWN)
def known_national_increment_limit(year_start, national_increment_limit_reviewed, known_on):
    return IF(AND(year_start <= national_increment_limit_reviewed, year_start <= known_on), 1, 0)


@line("No increment from a salary of", "£ a year", "year", rule="no limit where no rule is known")
def national_increment_limit(known_national_increment_limit, national_increment_limit_in_force, no_limit_on_increments):
    return IF(known_national_increment_limit > 0, national_increment_limit_in_force, no_limit_on_increments)
