"""The facts about a leaver that can be given, as options of `mancost payoff` or as columns of a people file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from model.language.line import Given
from model.lines.entitlement import ENTITLEMENT
from model.rules.rulebook import table


@dataclass(frozen=True)
class Field:
    """A fact about a leaver that can be given.

    name: its option on the command line and its heading in a people file. given: the name of the model's input that
    it fills. help: what it means. choices: for a choice, each word that may be typed, with the number that the
    model reads.
    """

    name: str
    given: str
    kind: str  # number, date, or choice
    help: str
    choices: tuple[tuple[str, float], ...] = ()

    @property
    def declared(self) -> Given:
        """Return the declaration of the model's input that this field fills, with its label, unit and bounds."""
        declaration = next(chapter.entries[self.given] for chapter in ENTITLEMENT if self.given in chapter.entries)
        assert isinstance(declaration, Given)
        return declaration


def _coded(name: str) -> tuple[tuple[str, float], ...]:
    """Return the names in a table of codes, such as "routes" for rules/routes.csv, each with its number."""
    return tuple((row["name"], float(row["number"])) for row in table(name))


BACK_WITH = (("health body", 0.0), ("other public body", 1.0))
YES_NO = (("no", 0.0), ("yes", 1.0))
TERMS = (("afc", 0.0), ("uncapped", 1.0))
MONTH_BASIS = (("twelfth", 0.0), ("better-of", 1.0))
MONTH_HELP = "a month is a twelfth, or the better of that and 4.35 weeks"
NO_BAND = "not given"


@cache
def fields() -> dict[str, Field]:
    """Return every field by its name, in the order in which help and error messages list them."""
    bands = tuple((band, number) for band, number in _coded("bands") if band != NO_BAND)
    listed = [
        Field("salary", "salary", "number", "full-time annual salary, in pounds"),
        Field("wte", "wte", "number", "whole-time equivalent; 1 is full time"),
        Field("band", "band", "choice", "pay band, 1 to 9 (8a to 8d) or VSM", bands),
        Field("born", "born", "date", "date of birth; needed where age matters to the route"),
        Field("service_start", "service_start", "date", "start of continuous NHS service"),
        Field("reckonable_start", "reckonable_start", "date", "start of reckonable service"),
        Field("reckonable_years", "reckonable_years", "number", "reckonable service in years, instead of its start"),
        Field("exit", "exit_date", "date", "last day of employment"),
        Field("consultation", "consultation_date", "date", "day formal consultation began; sets the rules"),
        Field("paid", "paid_date", "date", "day of payment; the last day if not given"),
        Field("route", "route", "choice", "way out; redundancy if not given", _coded("routes")),
        Field("terms", "terms_uncapped", "choice", "afc, or uncapped by contract", TERMS),
        Field("weekly_pay", "weekly_pay", "number", "actual week's pay; annual pay / 52 if not given"),
        Field("pension", "pension", "number", "accrued annual pension, if it is brought forward"),
        Field("lump_sum", "lump_sum", "number", "accrued pension lump sum"),
        Field("pension_age", "pension_age", "number", "normal pension age; 60 if not given"),
        Field("minimum_pension_age", "protected_pension_age", "number", "protected minimum pension age, where held"),
        Field("capital_cost", "capital_cost", "number", "the pension scheme's estimate of the capital cost"),
        Field("notice_paid_weeks", "notice_paid_weeks", "number", "weeks of notice paid in lieu"),
        Field("month_basis", "better_of", "choice", MONTH_HELP, MONTH_BASIS),
        Field("tariff_weeks", "tariff_weeks", "number", "own tariff: weeks of pay a year of service"),
        Field("tariff_months", "tariff_months", "number", "own tariff: months of pay a year of service"),
        Field("tariff_cap_months", "tariff_cap_months", "number", "own tariff: most months of pay"),
        Field("tariff_salary_floor", "tariff_salary_floor", "number", "own tariff: full-time salary floor"),
        Field("tariff_salary_cap", "tariff_salary_cap", "number", "own tariff: full-time salary cap"),
        Field("mars_includes_notice", "mars_includes_notice", "choice", "the MARS sum includes notice", YES_NO),
        Field("pilon_in_contract", "pilon_in_contract", "choice", "the contract provides for pay in lieu", YES_NO),
        Field("dismissals", "dismissals", "number", "dismissals proposed at the establishment within 90 days"),
        Field("returned", "returned_date", "date", "day of return to public work, if any"),
        Field("back_with", "back_elsewhere", "choice", "body of that work; health body if not given", BACK_WITH),
    ]
    return {field.name: field for field in listed}
