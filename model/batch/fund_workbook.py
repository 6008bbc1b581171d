"""Makes region.xlsx: the split of a fund among bodies, each body's ladder of awards, and the mix of each award."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import numpy as np
import xlsxwriter

from model.batch.columns import Column
from model.batch.fund import Shared, Sharer, Vacancies
from model.batch.fund_posts import FEW
from model.batch.fund_said import fund_said, least_that_meets, without_sharing
from model.batch.workbook import write_failures, write_table
from model.body.options import value_in
from model.lines.model import levers
from model.rules.rulebook import rulebook, table
from model.version import made_by
from model.xlsx.sheet_geometry import HEAD
from model.xlsx.style import NO_CLOCK, WRITER, Formats, lines_high, set_up

FILE = "region.xlsx"
WIDE = 105.0  # letters of a finding
SHEETS = ("Fund", "Split", "Ladders", "Mixes", "Failures")
VACANCIES = "Vacancies"  # the last sheet, where any is shared
BODY = (Column("Body", width=44), Column("Code"), Column("Region", width=22))
SPLIT = (
    *BODY,
    Column("Share of the fund", "£"),
    *(Column(f"Money to find, {when}", "£") for when in ("before", "after")),
    *(Column(f"Made redundant, {when}", "heads") for when in ("before", "after")),
    *(Column(f"One-off cost, {when}", "£") for when in ("before", "after")),
    Column("Targets missed by, all years, after", "£"),
    Column("Least share that meets every target", "£"),
    Column("Most that it could draw", "£"),
    Column("Money to find if no vacancy were shared", "£"),
    Column("Why it has no award", width=80),
)
OPTIONAL = (len(SPLIT) - 2, len(SPLIT) - 1)  # columns that are left out where they say nothing
LADDERS = (
    *BODY,
    *(Column("Award", "number"), Column("Chosen", "flag"), Column("Drawn from the fund", "£")),
    *(Column("Money to find", "£"), Column("Less than the award before", "£"), Column("Made redundant", "heads")),
    *(Column("One-off cost", "£"), Column("Targets missed by, all years", "£")),
)
OFFERED = (
    *BODY,
    *(Column("Year"), Column("Band")),
    *(Column("Posts filled", "WTE"), Column("Offered to its own people", "WTE")),
    *(Column("Offered at others of the region", "WTE"), Column("Placed in them", "WTE")),
    Column("Openings in its workbook", "WTE"),
)
OFFERED_NOTE = (
    "WTE. Posts filled: those that the mix refills, or has vacant and keeps, beyond openings that the body declared. "
    "Placed: whom they are expected to place. Openings in its workbook: those that it declared, and all offered here; "
    "blank where it has only what it declared."
)
NOTE = (
    "£000; heads are expected numbers. Values of a search, not formulas. Before: with the least that the body draws "
    "from the fund, which pays what exits cost, in place of any fund of its own."
)


def region(shared: Shared) -> bytes:
    """Return the bytes of the workbook of a split, an .xlsx file."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, WRITER) as book:
        formats = Formats(book)
        sheets = {name: book.add_worksheet(name) for name in SHEETS}
        _write_findings(sheets["Fund"], shared, formats)
        rows = [_split(shared, sharer) for sharer in shared.sharers]
        empty = [place for place in OPTIONAL if all(row[place] in (None, "") for row in rows)]
        kept = [place for place in range(len(SPLIT)) if place not in empty]
        rows = [[row[place] for place in kept] for row in rows]
        write_table(sheets["Split"], "The split of the fund", NOTE, [SPLIT[place] for place in kept], rows, formats)
        rows = [row for sharer in shared.sharers for row in _ladder(shared, sharer)]
        write_table(sheets["Ladders"], "Each body's ladder of awards", NOTE, LADDERS, rows, formats)
        years = list(dict.fromkeys(year for sharer in shared.sharers for year in sharer.years))
        columns = (*BODY, Column("Lever", width=44), *(Column(year, "share") for year in sorted(years)))
        rows = [row for sharer in shared.sharers for row in _mix(shared, sharer, sorted(years))]
        note = "The levers of each body's mix, as an option would have them; 100% of a route: it is open."
        write_table(sheets["Mixes"], "The mix of each award", note, columns, rows, formats)
        write_failures(sheets["Failures"], shared.failures, formats)
        if shared.vacancies and shared.vacancies.openings:
            rows = [row for sharer in shared.sharers for row in _offered(shared.vacancies, sharer)]
            title = "Posts offered to people at risk"
            write_table(book.add_worksheet(VACANCIES), title, OFFERED_NOTE, OFFERED, rows, formats)
        made = f"Rulebook {rulebook().version}, model {made_by()}"
        book.set_properties({"title": "One fund, shared", "comments": made, "created": NO_CLOCK})
    return content.getvalue()


def _write_findings(sheet: Any, shared: Shared, formats: Formats) -> None:
    """Write the sheet Fund: what became of the fund, a sentence a row."""
    set_up(sheet, "One fund, shared", NOTE, formats, [WIDE])
    sheet.write_string(HEAD, 0, "Finding", formats("head"))
    for row, sentence in enumerate(fund_said(shared), HEAD + 1):
        sheet.write_string(row, 0, sentence, formats("text"))
        sheet.set_row(row, 13.5 * lines_high(sentence, WIDE))


def _who(sharer: Sharer) -> list[Any]:
    return [sharer.name, sharer.code, sharer.region]


def _split(shared: Shared, sharer: Sharer) -> list[Any]:
    """Return a body's cells on the sheet Split."""
    award = shared.award(sharer)
    if award is None:
        return [*_who(sharer), *[None] * (len(SPLIT) - len(BODY) - 1), ". ".join(sharer.ladder.why)]
    first = sharer.ladder.awards[0]
    pairs = ((getattr(each, name) for each in (first, award)) for name in ("money", "redundancies", "one_off"))
    both = [value for pair in pairs for value in pair]
    last, alone = sharer.ladder.awards[-1].drawn, without_sharing(shared, sharer)
    needs, without = least_that_meets(sharer), None if alone is None else alone.money
    return [*_who(sharer), award.drawn, *both, award.missed, needs, last, without, ""]


def _ladder(shared: Shared, sharer: Sharer) -> Iterator[list[Any]]:
    """Yield a row of the sheet Ladders for each award of a body."""
    before = None
    for number, award in enumerate(sharer.ladder.awards):
        less = None if before is None else before.money - award.money
        chosen = float(shared.split.chosen[sharer.code] == number)
        figures = [award.money, less, award.redundancies, award.one_off, award.missed]
        yield [*_who(sharer), float(number + 1), chosen, award.drawn, *figures]
        before = award


def _mix(shared: Shared, sharer: Sharer, years: list[str]) -> Iterator[list[Any]]:
    """Yield a row of the sheet Mixes for each lever that the mix of a body's award sets as a share."""
    award = shared.award(sharer)
    for name, lever in levers().items():
        if award is not None and name in award.levers and (lever.unit == "flag" or lever.unit.startswith("share")):
            values = {year: value_in(award.levers[name], place + 1) for place, year in enumerate(sharer.years)}
            yield [*_who(sharer), lever.label, *(values.get(year) for year in years)]


def _offered(found: Vacancies, sharer: Sharer) -> Iterator[list[Any]]:
    """Yield a row of the sheet Vacancies for each year and band in which a body fills a post or is offered one."""
    if sharer.code not in found.posts:
        return
    parts = [each[sharer.code] for each in (found.posts, found.own, found.others, found.placed)]
    openings = found.openings.get(sharer.code)
    names = [row["name"] for row in table("bands")]
    for year, band in np.argwhere(np.max(parts, axis=0) > FEW).tolist():
        figures = [None if part is None else float(part[year, band]) for part in (*parts, openings)]
        yield [*_who(sharer), sharer.years[year], names[band], *figures]
