"""How far ahead the ways that are used as needed look: to the lowest allowed spend of the next years."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MIN
from model.lines.movements import movements

look_ahead = Chapter("How far ahead the target is looked at", after=movements)
given, line = look_ahead.given, look_ahead.line

given(
    "years_ahead", "Years looked ahead by ways used as needed", "years", "year", low=0, high=5, default=0, lever=True,
    note="0 is this year's target alone; 2 is the lowest of this year's and the next two",
)  # fmt: skip
look_ahead.ahead("allowed_spend")
look_ahead.ahead("year_number")


@line("Allowed spend, this year or next if lower", "£", "year", rule="in the last year next year is its own")
def allowed_ahead(year_number_next_year, allowed_spend, allowed_spend_next_year):
    return IF(year_number_next_year > 0, MIN(allowed_spend, allowed_spend_next_year), allowed_spend)


def _lower(following, allowed, next_lowest):
    return IF(following > 0, MIN(allowed, next_lowest), allowed)


def _lowest(name, years, before):
    """Declare the lowest allowed spend of this year and so many after it, from the line with one year fewer."""
    look_ahead.ahead(before)
    reads = {
        "following": "year_number_next_year",
        "allowed": "allowed_spend",
        "next_lowest": f"{before}_next_year",
    }
    label = f"Allowed spend, lowest of this year and the next {years}"
    look_ahead.add(name, label, "£", "year", reads, "as far as the plan goes")(_lower)


_lowest("lowest_of_three", "two", "allowed_ahead")
_lowest("lowest_of_four", "three", "lowest_of_three")
_lowest("lowest_of_five", "four", "lowest_of_four")
_lowest("lowest_of_six", "five", "lowest_of_five")


def _seen(years_ahead, at_least, lowest, nearer):
    return IF(years_ahead >= at_least, lowest, nearer)


def _see(name, at_least, lowest, nearer):
    """Declare the allowed spend seen where the option looks ahead by up to so many years, the constant `at_least`."""
    reads = {"years_ahead": "years_ahead", "at_least": at_least, "lowest": lowest, "nearer": nearer}
    label = f"Allowed spend seen, looking {at_least.replace('_', ' ')} or fewer"
    look_ahead.add(name, label, "£", "year", reads, "where the option looks as far")(_seen)


look_ahead.constant("one_year_ahead", "One year ahead", "years", 1)
look_ahead.constant("two_years_ahead", "Two years ahead", "years", 2)
look_ahead.constant("three_years_ahead", "Three years ahead", "years", 3)
look_ahead.constant("four_years_ahead", "Four years ahead", "years", 4)
look_ahead.constant("five_years_ahead", "Five years ahead", "years", 5)
_see("seen_one", "one_year_ahead", "allowed_ahead", "allowed_spend")
_see("seen_two", "two_years_ahead", "lowest_of_three", "seen_one")
_see("seen_three", "three_years_ahead", "lowest_of_four", "seen_two")
_see("seen_four", "four_years_ahead", "lowest_of_five", "seen_three")
_see("allowed_seen", "five_years_ahead", "lowest_of_six", "seen_four")
