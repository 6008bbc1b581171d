"""Leaving in a plan year: what the lines of an exit are told of everybody, by each route."""

from model.language.line import Chapter
from model.language.vocabulary import MIN
from model.lines.calendar import calendar
from model.lines.reading import READING

leaving = Chapter("Leaving in a plan year", after=(*READING, calendar))

leaving.given("not_asked", "What a plan leaves blank", "index", low=0, high=0, default=0)
leaving.given("compulsory_route", "Compulsory exits (route number)", "code", low=1, high=1, default=1)

for route in ("compulsory", "voluntary"):
    leaving.declare(
        MIN,
        ("consultation_start", f"{route}_last_day"),
        *(f"{route}_consultation", f"Consultation of {route} leavers begins", "date", "year"),
        rule="no later than their last day",
    )
