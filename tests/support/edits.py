"""Edits to the input cells of a results workbook, one of each kind of input, as a finance team would make them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.body.inputs import year_label
from model.body.options import Option
from model.body.typed import Sheets
from model.body_workbook.assumption_names import assumed_label
from model.body_workbook.body_sheet import body_rows
from model.lines.model import levers
from model.xlsx.sheet_geometry import FIRST, HEAD
from tests.support.generated import body

FULL, EXITS = "Clerks, all (each) of them 0", "Exits, all"  # an option that sets every lever, and one that sets exits
CUT = "Cut of the baseline, to date"
LABELS = ("2014-15", "2015-16", "2016-17")
Key = str | int


def base(first: int = 2014) -> Sheets:
    """The body that is edited: small, yet it reads nearly everything, and misses the target without exits.

    `first` is the year in which its plan begins: some settings tell only under the rules of later years.
    """
    made = body(first, 3, 10)
    label = year_label(first)
    people = [{**row, "pool": made.pools[place % 3]["pool"]} for place, row in enumerate(made.staff)]
    people[8] |= {"service 20 years on": None, "service 2 to 5 years": 0.5, "service 10 to 20 years": 0.5}
    people[6] |= {"born": date(1956, 5, 1), "service_start": date(1990, 2, 1), "pension": 40_000.0, "lump_sum": 9e4}
    people[4] |= {"ends": date(first + 1, 1, 31)}
    pools = [{**row, "floor_posts": 0.2, label: 0.1} for row in made.pools[:3]]
    years = [{name: value for name, value in row.items() if name != "consultation_start"} for row in made.years]
    years[0] |= {"advance": 60_000.0}
    years[2] |= {"advance_repaid": 60_000.0}
    exits = Option(EXITS, {"compulsory_on": (1.0,), "voluntary_on": (1.0,), "hold_up_to": (0.5,)})
    chosen = (*made.options[:2], exits)
    rounds = [{**row, "round_option": FULL if row["round_option"] == FULL else EXITS} for row in made.rounds]
    rounds[2] |= {"round_heads": 0.2}
    return replace(made, staff=people, pools=pools, years=years, options=chosen, rounds=rounds)


@dataclass(frozen=True)
class Change:
    """A value put in a cell: the sheet, the row by its first column or its place from 1, the heading, the value."""

    sheet: str
    row: Key
    heading: str
    value: Any

    def __call__(self, book: Workbook) -> None:
        """Put the value there."""
        sheet = book[self.sheet]
        assert isinstance(sheet, Worksheet)
        column = next(cell.column for cell in sheet[HEAD + 1] if cell.value == self.heading)
        row = self.row + FIRST if isinstance(self.row, int) else next(
            cell.row for cell in sheet["A"][FIRST:] if cell.value == self.row
        )  # fmt: skip
        cell = sheet.cell(row, column)
        assert cell.value != self.value, f"{self.sheet}!{cell.coordinate} is {self.value} already"
        cell.value = self.value
        if isinstance(self.value, date):
            cell.number_format = "d mmm yyyy"


Edit = tuple[Callable[[Workbook], None], ...]


def setting(name: str, value: Any) -> Edit:
    label = next(label for label, each, _ in body_rows() if each == name)
    return (Change("Body", label, "Value", value),)


def item(row: int, heading: str, value: Any) -> Edit:
    return (Change("Budget", row, heading, value),)


def staff(row: int, heading: str, value: Any, **more: Any) -> Edit:
    others = (Change("Staff", row, name, each) for name, each in more.items())
    return (Change("Staff", row, heading, value), *others)


def assumed(name: str, value: float) -> Edit:
    return (Change("Assumptions", assumed_label(name), "Central", value),)


def voluntary_round(row: int, heading: str, value: Any) -> Edit:
    return (Change("Rounds", row, heading, value),)


def pool(row: int, heading: str, value: Any) -> Edit:
    return (Change("Vacancies", row, heading, value),)


def year(label: str, heading: str, value: Any) -> Edit:
    return (Change("Years", label, heading, value),)


def lever(option: str, name: str, heading: str, value: Any) -> Edit:
    def change(book: Workbook) -> None:
        sheet = book["Options"]
        label = levers()[name].label
        rows = (row for row in sheet.iter_rows(min_row=FIRST + 1) if (row[0].value, row[1].value) == (option, label))
        Change("Options", int(next(rows)[0].row or 0) - FIRST, heading, value)(book)

    return (change,)


def added(sheet: str, row: Mapping[str, Any]) -> Edit:
    """A row straight under the last."""

    def change(book: Workbook) -> None:
        grid = book[sheet]
        heads = [str(cell.value) for cell in grid[HEAD + 1] if cell.value]
        key = 1 if heads[0] == "Row" else 0
        filled = [cells for cells in grid.iter_rows(min_row=FIRST + 1) if cells[key].value not in (None, "")]
        last = int(filled[-1][0].row or 0)
        for heading, value in row.items():
            grid.cell(last + 1, heads.index(heading) + 1).value = value

    return (change,)


def without(sheet: str, row: int) -> Edit:
    """The table without a row: those below moved up."""

    def change(book: Workbook) -> None:
        cells = list(book[sheet].iter_rows(min_row=FIRST + row))
        for upper, lower in zip(cells, [*cells[1:], None], strict=True):
            for place, cell in enumerate(upper):
                cell.value = lower[place].value if lower else None

    return (change,)


EDITS: dict[str, Edit] = {
    "a setting, in pounds": setting("reserve", 1_234.56),
    "a setting that was blank": setting("baseline_amount", 600_000.0),
    "the ledger budget": setting("ledger_budget", 700_000.0),
    "a setting blanked": setting("vacancies_filled", None),
    "a flag": setting("transfers_restate", 1),
    "a coded word": setting("voluntary_route", "mars"),
    "another ranking": setting("ranked_by", "fewest redundancies"),
    "years counted": setting("horizon", 8),
    "the day up to which rates are known": setting("known_on", date(2014, 9, 1)),
    "a share of settings": setting("fund_pays", 0.9),
    "an amount of the budget": item(1, "Amount in the baseline year", 77_777.77),
    "spending made income": item(5, "Spending or income", "income"),
    "what a line moves with": item(1, "Moves with", "GDP deflator"),
    "a line's own growth": item(2, "Own growth a year", 0.05),
    "what could be saved of a line": item(1, "Share that could be saved", 0.4),
    "years before a line can be saved": item(1, "Years before it can be saved", 2),
    "one-off cost of a saving": item(2, "One-off cost of £1 saved", 1.5),
    "a year's cut": (Change("Target", "2015-16", CUT, 0.25),),
    "an in-year test": (Change("Target", "2015-16", "The target is tested on in-year spend", 0),),
    "the guard": (Change("Target", "2015-16", "Do not cut in one year what the path asks over several", 1),),
    "one-off cost counted": (Change("Target", "2015-16", "One-off cost counts against the target", 0),),
    "unmet pounds made good": (Change("Target", "2015-16", "Last year's unmet pounds are made good", 1),),
    "another kind of path": (
        *setting("path_kind", "pounds"),
        *(Change("Target", label, CUT, None) for label in LABELS),
        *(Change("Target", label, "Allowed spend, in pounds", 4e5 - place) for place, label in enumerate(LABELS)),
    ),
    "a named path": (
        *setting("path", "2010-30-over-four"),
        *setting("baseline_amount", 650_000.0),
        *(Change("Target", label, CUT, None) for label in LABELS),
    ),
    "a salary": staff(1, "Full-time salary", 51_234.5),
    "a person's band": staff(2, "Band", "6", **{"Next increment": date(2014, 10, 1)}),
    "a point of the scale": staff(2, "Point", "20"),
    "the next increment": staff(1, "Next increment", date(2016, 2, 1)),
    "a person's pool": staff(1, "Pool", "R&D \"quoted\" <b> 'x'"),
    "WTE": staff(1, "WTE", 0.55),
    "headcount": staff(9, "Headcount", 9),
    "a date of birth": staff(7, "Date of birth", date(1953, 3, 4)),
    "a date of birth blanked": staff(7, "Date of birth", None),
    "the start of service": staff(1, "Continuous service from", date(1985, 6, 7)),
    "reckonable service": staff(3, "Reckonable service from", date(1980, 1, 1)),
    "a high cost area": staff(1, "High cost area", "inner"),
    "a pension member": staff(1, "In the pension scheme", "no"),
    "terms": staff(1, "Terms", "uncapped"),
    "spot pay": staff(1, "Terms", "spot"),
    "a salary above the band": staff(2, "Full-time salary", 140_000),
    "the end of a fixed term": staff(1, "Fixed term or secondment ends", date(2015, 1, 31)),
    "the end of a secondment": staff(
        1, "Fixed term or secondment ends", date(2015, 1, 31), **{"What ends": "secondment"}
    ),
    "an agreed exit": staff(1, "Agreed route", "voluntary", **{"Agreed last day": date(2015, 7, 31)}),
    "an agreed last day": staff(7, "Agreed last day", date(2016, 2, 29)),
    "accrued pension": staff(7, "Accrued pension", 50_000.0),
    "a normal pension age": staff(7, "Normal pension age", 67),
    "a protected pension age": staff(10, "Protected pension age", 57),
    "a share of service": staff(
        9, "Share with service 2 to 5 years", 0.1, **{"Share with service 10 to 20 years": 0.9}
    ),
    "a pool's leavers": pool(1, "Leavers a year", 0.3),
    "a pool's leavers blanked": pool(2, "Leavers a year", None),
    "a pool's band": pool(2, "Band", "8a"),
    "posts that must stay": pool(2, "Posts that must stay", 2.5),
    "the share of a pool in scope": pool(1, "Share of the pool in the reorganisation", 0.3),
    "vacancies": pool(1, "Vacant posts that are funded", 2.25),
    "agency": pool(2, "Posts filled by agency", 1.5),
    "openings of a band": (
        *pool(1, "Openings a year for people of the band", 3.0),
        *pool(2, "More openings 2015-16", 2.0),
    ),
    "transfers": pool(1, "Transfers 2015-16", 0.7),
    "the cost of a volunteer": pool(2, "Cost of a volunteer / average", 0.5),
    "the cost of a volunteer blanked": pool(3, "Cost of a volunteer / average", None),
    "a year's award": year("2015-16", "National award", 0.03),
    "an award of local pay": year("2015-16", "Award of local pay", 0.02),
    "prices": year("2015-16", "Growth of consumer prices", 0.06),
    "a consultation's beginning": year("2014-15", "Consultation begins", date(2014, 11, 1)),
    "the last day of volunteers": year("2015-16", "Last day of voluntary leavers", date(2015, 6, 30)),
    "openings": year("2014-15", "Posts open to people at risk", 4.0),
    "the fund": year("2014-15", "Regional or central fund", 123.0),
    "the take-up multiplier": year("2014-15", "Take-up while better terms are expected", 0.3),
    "a lever for all years": lever(EXITS, "compulsory_on", "All years", 0),
    "a lever in one year": lever(FULL, "hold_share", "2015-16", 0.05),
    "a lever's year blanked": lever(FULL, "nonpay_effort", "2014-15", None),
    "a lever changed for another": lever(EXITS, "voluntary_on", "Lever", levers()["hold_share"].label),
    "a lever added": added("Options", {"Option": EXITS, "Lever": levers()["nonpay_effort"].label, "All years": 0.5}),
    "a lever taken out": without("Options", 3),
    "an assumption": assumed("discount_rate", 0.031),
    "the pull of the payoff": assumed("pull_of_payoff", 0.2),
    "the case of an assumption": (Change("Assumptions", assumed_label("refill_gap"), "Case", "high"),),
    "the case of leavers": (Change("Assumptions", assumed_label("leaver_rate"), "Case", "low"),),
    "the response to the announcement": assumed("announcement_response", 0.8),
    "another payback that boards look for": setting("payback_norm", 1),
    "a fixed term that ends unpaid": (
        *setting("terms_paid", 0),
        *staff(1, "Fixed term or secondment ends", date(2014, 12, 31)),
    ),
    "growth given back": (
        *setting("path_kind", "growth given back"),
        *setting("growth_from", 300_000.0),
        *(Change("Target", label, CUT, None) for label in LABELS),
        *(
            Change("Target", label, "Share of growth given back, to date", 0.5 + place / 2)
            for place, label in enumerate(LABELS)
        ),
    ),
    "WTE at the end": (Change("Target", "2015-16", "WTE at the end, at most", 3.5),),
    "heads at the end": (Change("Target", "2016-17", "Heads at the end, at most", 2.5),),
    "the day that is tested": (Change("Target", "2014-15", "Day on which the target is tested", date(2014, 9, 30)),),
    "the day that is tested blanked": (Change("Target", "2016-17", "Day on which the target is tested", None),),
    "more money advanced": (
        *year("2014-15", "Money advanced, to be given back", 90_000.0),
        *year("2016-17", "Advanced money given back", 90_000.0),
    ),
    "volunteers that the fund pays": (
        *year("2014-15", "Share of voluntary exits the fund pays", 0.9),
        *year("2014-15", "Regional or central fund", 400_000.0),
    ),
    "posts held as needed": lever(EXITS, "hold_up_to", "All years", 0.9),
    "redundancies that the fund pays": (
        *year("2015-16", "Share of compulsory redundancies the fund pays", 0.8),
        *year("2015-16", "Regional or central fund", 400_000.0),
    ),
    "years looked ahead": added("Options", {"Option": EXITS, "Lever": levers()["years_ahead"].label, "All years": 2}),
    "a round's share": voluntary_round(1, "Share of staff who may go", 0.05),
    "a round's budget": voluntary_round(1, "Budget of the round", 50_000.0),
    "a round's people": voluntary_round(1, "People, at most", 1),
    "a round's take-up": voluntary_round(2, "Staff who volunteer in the round", 0.25),
    "a round's approvals": voluntary_round(2, "Volunteers approved in the round", 0.1),
    "a round's longest payback": voluntary_round(1, "Payback of an exit, at most", 1),
    "a round's last day": voluntary_round(1, "Last day", date(2014, 5, 31)),
    "a round's scheme": voluntary_round(1, "Scheme", "mars"),
    "a round's year": voluntary_round(1, "Year", "2015-16"),
    "a round's option": voluntary_round(1, "Option", FULL),
    "a round's pool": voluntary_round(1, "Pool", "Clerks, all (each) of them"),
    "a round's band": voluntary_round(3, "Band", "7"),
    "what stands for an award that is not known": (
        *setting("known_on", date(2014, 9, 1)),
        Change("Assumptions", "Award assumed", "Central", 0.03),
    ),
}

# Edits that tell only under later rules: of a body whose plan begins in this year.
LATER_YEAR = 2025
LATER: dict[str, Edit] = {
    "the kind of body": setting("kind", "arm's length body"),
    "packages with National Insurance": setting("packages_with_nic", 1),
    "what is recovered of leavers who come back": setting("clawback_share", 0.9),
    "the take-up of MARS": (*setting("voluntary_route", "mars"), *assumed("mars_take_up_rate", 0.022)),
    "what ends": staff(5, "What ends", "secondment"),
}
# Edits that change no figure of an option, of the same body: a batch alone reads the region.
SILENT: dict[str, Edit] = {
    "the region": setting("region", "North"),
    "no kind of body": setting("kind", None),
    "what becomes of the body": setting("setting", "is abolished"),
}

# Edits that the formulas do not follow: the Checks sheet is to say so.
PERSON = {
    "Pool": "Clerks, all (each) of them",
    "Band": "6",
    "Full-time salary": 30_000.0,
    "Continuous service from": date(2010, 1, 1),
}
STALE: dict[str, Edit] = {
    "another first year": setting("first_year", "2015-16"),
    "more years": setting("years", 4),
    "a person added": added("Staff", {"Row": "12", **PERSON}),
    "a person taken out": without("Staff", 11),
    "a line of the budget added": added("Budget", {"Line": "More", "Amount in the baseline year": 1.0}),
    "a pool added": added("Vacancies", {"Pool": "More"}),
    "an option renamed": lever(EXITS, "voluntary_on", "Option", "Exits, renamed"),
    "a new option": added("Options", {"Option": "New", "Lever": levers()["hold_share"].label, "All years": 0.5}),
    "a lever that is none": lever(EXITS, "voluntary_on", "Lever", "Voluntary"),
    "a lever set twice": added("Options", {"Option": EXITS, "Lever": levers()["voluntary_on"].label, "All years": 1}),
    "doing nothing with a lever": added(
        "Options", {"Option": "Do nothing", "Lever": levers()["hold_share"].label, "All years": 0.5}
    ),
    "text for a setting": setting("reserve", "1,000"),
    "text for the day known": setting("known_on", "1 September 2014"),
    "text for a salary": staff(1, "Full-time salary", "51,234"),
    "text for an amount": item(1, "Amount in the baseline year", "70000"),
    "text for an award": year("2015-16", "National award", "3%"),
    "text for a lever": lever(FULL, "hold_share", "2015-16", "half"),
    "text for a pool's leavers": pool(1, "Leavers a year", "10%"),
    "a round added": added("Rounds", {"Round": "More", "Option": EXITS, "Year": "2016-17"}),
    "a round taken out": without("Rounds", 3),
    "text for a round's budget": voluntary_round(1, "Budget of the round", "90k"),
    "text for the day that is tested": (
        Change("Target", "2014-15", "Day on which the target is tested", "30 September"),
    ),
    "text for money advanced": year("2014-15", "Money advanced, to be given back", "60k"),
    "text for a cut": (Change("Target", "2015-16", CUT, "25%"),),
    "text for an assumption": (Change("Assumptions", assumed_label("discount_rate"), "Central", "3.5%"),),
    "an assumption blanked": (Change("Assumptions", assumed_label("discount_rate"), "Central", None),),
    "a share of service in another band": staff(
        9, "Share with service 2 to 5 years", None, **{"Share with service 20 years on": 0.5}
    ),
    "shares of service for a row that had none": staff(1, "Share with service under 2 years", 1.0),
    "shares of service moved to another band": staff(
        9, "Share with service 10 to 20 years", 0.25, **{"Share with service under 2 years": 0.25}
    ),
}
