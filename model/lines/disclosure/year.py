"""The months of a financial year: each by its number in the calendar, from April."""

_NAMES = (
    *("April", "May", "June", "July", "August", "September"),
    *("October", "November", "December", "January", "February", "March"),
)
MONTHS = {(place + 3) % 12 + 1: name for place, name in enumerate(_NAMES)}
