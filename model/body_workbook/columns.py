"""The columns of the input workbook's sheets: each heading, the input that its cells give, and how they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from model.body.staff import SERVICE_BANDS
from model.language.line import Given
from model.language.words import TYPED
from model.lines.model import givens
from model.lines.names import lines_named
from model.lines.reading import READING


@dataclass(frozen=True)
class Column:
    """A column of an input sheet: its heading, the name of the input that its cells give, and how they are read."""

    heading: str
    name: str
    kind: str = "number"  # number, date, text, or the table of codes that names its values
    low: float | None = None
    high: float | None = None
    default: float | None = None  # where the cell is blank; None where it may not be
    unit: str = ""


def declared(name: str, kind: str = "number", blank: bool = True) -> Column:
    """Return the column of an input of the model: the input's label is the heading, and its bounds and default hold.

    `kind` is how cells are read, as in Column. Where `blank` is False, an input without a default may not be left
    blank. Where a line of the model gives the value for a blank cell, the heading is the label of that line.
    """
    given = inputs()[name]
    default = given.default if given.default is not None else (0.0 if blank else None)
    return Column(given.label, name, kind, given.low, given.high, default, given.unit)


@cache
def inputs() -> Mapping[str, Given]:
    """Return every input that a body may type, by name.

    Some inputs are read by a line of the model that fills in a value where the cell is blank: such an input has the
    name and the label of that line.
    """
    lines = {line.name: line for chapter in READING for line in chapter.lines()}
    declared_inputs = {given.name: given for given in givens()}
    typed = {name.removeprefix(TYPED): given for name, given in declared_inputs.items() if name.startswith(TYPED)}
    return declared_inputs | {name: replace(given, name=name, label=lines[name].label) for name, given in typed.items()}


BY_BAND = -1.0  # what stands for blank terms: national where the band is of the national scales, and local otherwise

# Body: one setting a row -------------------------------------------------------------------------------------------

BODY_HEADS = ("Setting", "Value", "Unit", "Blank takes", "What it is", "Such as", "Note")
TEXTS = (
    ("Name of the body", "name"),
    ("Organisation code", "code"),
    ("Region", "region"),
    ("What the figures are", "scope"),
    ("First plan year", "first_year"),
    ("Years in the plan", "years"),
    ("Rates known on", "known_on"),
    ("Named path", "path"),
    ("Ledger difference accepted by", "ledger_accepted_by"),
)
LAST_TEXTS = ("ledger_accepted_by",)  # those that stand below the other settings
SETTING_NAMES = """
    kind
    ledger_budget baseline_amount path_kind real_terms growth_from transfers_restate vacancies_filled
    voluntary_route levy_paybill national_decided reserve fund_pays clawback_share
    post_left_empty protection_cost horizon agreed_before terms_paid ranked_by payback_norm
    packages_with_nic setting
"""
SETTINGS = lines_named(tuple(SETTING_NAMES.split()))
CODED = {"path_kind": "paths", "voluntary_route": "routes", "ranked_by": "rankings", "kind": "kinds"}
CODED |= {"setting": "settings"}
lines_named([*CODED])

# Tables ------------------------------------------------------------------------------------------------------------


def budget() -> list[Column]:
    """Return the columns of the Budget sheet, in which each row is an item of non-pay spending or of income."""
    return [
        Column("Line", "item", "text"),
        declared("item_amount", blank=False),
        Column("Spending or income", "item_sign", "sign", default=1),
        Column("Moves with", "item_moves", "indices", default=1),
        *(declared(name) for name in ("item_growth", "item_potential", "item_lead_years", "item_one_off")),
    ]


TARGET_NAMES = """
    cut_of_baseline cut_of_last_year explicit_allowed per_head population growth_given_back
    most_wte most_heads tested_on tested_in_year guard one_offs_count repay_unmet
"""
YEARLY_NAMES = """
    consultation_start consultation_planned_days notice_planned_days voluntary_last_day
    redeployed_last_day transfer_day national_uplift national_flat national_flat_limit
    local_uplift deflator_growth cpi_growth openings take_up_multiplier fund
    fund_pays_voluntary fund_pays_compulsory advance advance_repaid
    hours_part_year merged_part_year
"""
TARGET, YEARLY = lines_named(tuple(TARGET_NAMES.split())), lines_named(tuple(YEARLY_NAMES.split()))
DATES = lines_named({"consultation_start", "voluntary_last_day", "redeployed_last_day", "transfer_day", "tested_on"})


def yearly(names: tuple[str, ...]) -> list[Column]:
    """Return the columns of a sheet with a row for each year: the year, and one column for each input in `names`.

    A blank cell is filled from the rulebook or by the input's default.
    """
    columns = [declared(name, "date" if name in DATES else "number") for name in names]
    return [Column("Year", "year", "text"), *columns]


def pools() -> list[Column]:
    """Return the columns of the Vacancies sheet, which has a row for each pool of staff."""
    return [
        Column("Pool", "pool", "text"),
        Column("Band", "pool_band", "bands", default=14),
        # A blank is filled with the assumption of the Assumptions sheet.
        Column("Leavers a year", "leaver_rate", low=0, high=1, default=float("nan")),
        *(declared(name) for name in ("holdable", "scope_share", "floor_posts", "mergeable")),
        *(declared(name) for name in ("pool_vacancies", "agency_wte", "agency_cost", "work_at_stake")),
        declared("restrained"),
        Column("Openings a year for people of the band", "pool_openings", low=0, high=10_000, default=0),
        *(declared(name) for name in ("voluntary_selection", "compulsory_selection", "merged_one_off")),
    ]


def rounds() -> list[Column]:
    """Return the columns of the Rounds sheet, in which a row is a voluntary round of an option in a year.

    It is for all staff, unless a pool or a band is named.
    """
    return [
        Column("Round", "round", "text"),
        Column("Option", "round_option", "text"),
        Column("Year", "round_year", "text"),
        Column("Pool", "round_pool", "pool", default=0),
        Column("Band", "round_band", "bands", default=0),
        *(declared(name) for name in ("round_heads", "round_share", "round_take_up", "round_approved")),
        *(declared(name) for name in ("round_budget", "round_payback")),
        Column("Scheme", "round_scheme", "routes", low=2, high=3, default=0),
        Column("Last day", "round_day", "date", default=0),
    ]


def transfers(labels: list[str]) -> list[Column]:
    """Return the further columns of the Vacancies sheet: posts transferred to other bodies, one column for each year.

    `labels` are the plan's years, such as "2010-11".
    """
    return [Column(f"Transfers {label}", label, low=0, high=100_000, default=0) for label in labels]


MORE_OPENINGS = "more openings"


def more_openings(labels: list[str]) -> list[Column]:
    """Return the last columns of the Vacancies sheet: openings of single years, beyond those of every year.

    `labels` are the plan's years, such as "2010-11".
    """
    given = inputs()["more_openings"]
    return [
        Column(
            f"More openings {label}",
            f"{MORE_OPENINGS} {label}",
            low=given.low,
            high=given.high,
            default=0,
            unit=given.unit,
        )
        for label in labels
    ]


def _bounded(heading: str, name: str, default: float) -> Column:
    """Return a column of numbers under the given heading, within the bounds of the input called `name`."""
    given = inputs()[name]
    return Column(heading, name, low=given.low, high=given.high, default=default)


def staff() -> list[Column]:
    """Return the columns of the Staff sheet, in which a row is one person or several people who are alike."""
    return [
        Column("Row", "row", "text", default=0),
        Column("Pool", "pool", "pool"),
        Column("Band", "band", "bands", default=14),
        Column("Point", "base_point", "point", default=0),
        _bounded("Full-time salary", "base_salary", 0),
        _bounded("WTE", "wte", 1),
        _bounded("Headcount", "copies", 1),
        Column("Date of birth", "born", "date", default=0),
        Column("Continuous service from", "service_start", "date", default=0),
        Column("Reckonable service from", "reckonable_start", "date", default=0),
        Column("Next increment", "next_step", "date", default=0),
        Column("High cost area", "zone", "zones", default=1),
        Column("In the pension scheme", "pension_member", "yes or no", default=1),
        Column("Terms", "terms", "terms", default=BY_BAND),
        Column("Fixed term or secondment ends", "ends", "date", default=0),
        Column("What ends", "secondment", "endings", default=0),
        Column("Agreed route", "agreed_route", "routes", default=0),
        Column("Agreed last day", "agreed_date", "date", default=0),
        _bounded("Accrued pension", "pension", 0),
        _bounded("Accrued lump sum", "lump_sum", 0),
        _bounded("Normal pension age", "pension_age", 60),
        _bounded("Protected pension age", "protected_pension_age", 0),
        *(Column(f"Share with service {band}", f"service {band}", low=0, high=1, default=0) for band in SERVICE_BANDS),
    ]


def options(labels: list[str]) -> list[Column]:
    """Return the columns of the Options sheet, which has a row for each lever that an option sets.

    The lever's unit stands beside it for who reads the sheet; what is typed there is not read.
    One column has the lever's value for all years; the columns after it, one for each year in `labels`, have its value
    where that changes from year to year.
    """
    return [
        Column("Option", "option", "text"),
        Column("Lever", "lever", "text"),
        Column("Unit", "lever unit", "text", default=0),
        Column("All years", "all years", default=0),
        *(Column(label, label, default=0) for label in labels),
        *reason_columns(),
    ]


def limits(labels: list[str]) -> list[Column]:
    """Return the columns of the Limits sheet, which has a row for each limit that a board sets, or price that it puts.

    `labels` are the plan's years, such as "2010-11".
    """
    return [
        Column("Limit", "limit", "text"),
        Column("Unit", "limit unit", "text", default=0),
        Column("All years", "all years", default=0),
        *(Column(label, label, default=0) for label in labels),
    ]


def reason_columns() -> list[Column]:
    """Return the columns in which a body says why it set a value, who answers for it and since when."""
    return [
        Column("Your reason", "why", "text", default=0),
        Column("Owner", "owner", "text", default=0),
        Column("Date", "day", "date", default=0),
    ]


def equality() -> list[Column]:
    """Return the columns of the sheet Equality counts: a row is the heads of a protected group in a pool."""
    return [
        Column("Pool", "equality_pool", "text"),
        Column("Characteristic", "characteristic", "text"),
        Column("Group", "group", "text"),
        Column("Heads", "group_heads", low=0, high=1_000_000),
    ]


def log() -> list[Column]:
    """Return the columns of the Log sheet, in which a row is a change of the plan, or a step of its sign-off."""
    return [
        Column("Date", "log_date", "date", default=0),
        Column("Step", "log_step", "text", default=0),
        Column("Who", "log_who", "text", default=0),
        Column("What", "log_what", "text", default=0),
        Column("Why", "log_why", "text", default=0),
    ]
