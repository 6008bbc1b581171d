"""Many people's exits as a table, a line each with a total: printed, as a .csv file, or as a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import xlsxwriter
from xlsxwriter.utility import xl_range

from model.payoff.work import AMOUNTS, lines
from model.spoken import spoken
from model.xlsx.formulas import total
from model.xlsx.style import NO_CLOCK, WRITER, Formats, number_format, set_up

ADDED_UP = tuple(name for name in AMOUNTS if name not in ("contractual", "statutory"))  # which redundancy pay is of
SHORT = {
    "redundancy": "Redundancy",
    "mars": "MARS",
    "notice": "Notice in lieu",
    "pension_cost": "Early pension",
    "employer_nic": "Employer NIC",
    "total": "Total",
}
TOTAL = "Total"
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula in a .csv
FIRST = 4  # the row, from 0, of the first person in the workbook
WIDEST = 24  # letters of an id that are printed


@dataclass(frozen=True)
class Table:
    """Amounts of people who leave: their ids, each amount by name, (people,), and each person's warnings."""

    ids: tuple[str, ...]
    amounts: Mapping[str, np.ndarray]
    notes: Sequence[Sequence[str]]

    def total(self, name: str) -> float:
        """Return an amount added up over the people."""
        return float(self.amounts[name].sum())


def table_of(ids: tuple[str, ...], worked: Mapping[str, np.ndarray], notes: Sequence[Sequence[str]]) -> Table:
    """Return the table of people's exits.

    `worked` holds the value of every line of the model for every person, (1, people).
    """
    return Table(ids, {name: worked[name][0] for name in AMOUNTS}, notes)


def printed(table: Table) -> Iterator[str]:
    """Yield the lines of the table, in pounds and pence: headings, a line a person, the total, and the warnings.

    A warning that several people have is printed once, with how many.
    """
    rows = [[spoken(one)[:WIDEST] for one in ("Id", *table.ids, TOTAL)]]
    for name in ADDED_UP:
        amounts = (*table.amounts[name], table.total(name))
        rows.append([SHORT[name], *(f"{amount:,.2f}" if amount else "–" for amount in amounts)])
    widths = [max(map(len, column)) for column in rows]
    yield "£, a person a line. Redundancy is contractual or statutory pay, whichever is more."
    yield ""
    for first, *others in zip(*rows, strict=True):
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield "  ".join([first.ljust(widths[0]), *cells])
    counts: dict[str, int] = {}
    for sentence in (each for of_one in table.notes for each in dict.fromkeys(of_one)):
        counts[sentence] = counts.get(sentence, 0) + 1
    if counts:
        yield ""
    for sentence, count in counts.items():
        yield f"Note, of {count:,} {'person' if count == 1 else 'people'}: {sentence}."


def as_csv(table: Table) -> bytes:
    """Return the table as the bytes of a .csv file: headings, a row a person, and the total; amounts have pence.

    An id that a spreadsheet would take for a formula has an apostrophe in front.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(["id", *AMOUNTS, "notes"])
    for person, one in enumerate(table.ids):
        amounts = [f"{table.amounts[name][person]:.2f}" for name in AMOUNTS]
        rows.writerow([f"'{one}" if one.startswith(FORMULA) else one, *amounts, "; ".join(table.notes[person])])
    rows.writerow([TOTAL, *(f"{table.total(name):.2f}" for name in AMOUNTS), ""])
    return text.getvalue().encode("utf-8-sig")


def as_workbook(table: Table) -> bytes:
    """Return the table as the bytes of a workbook; the total is a live formula."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, WRITER)
    formats = Formats(book)
    sheet = book.add_worksheet("Exits")
    set_up(sheet, "What the exits cost", "A person a row.", formats, [20, *([18] * len(AMOUNTS)), 80])
    for column, head in enumerate(["Id", *(lines()[name].label for name in AMOUNTS), "Notes"]):
        sheet.write_string(FIRST - 1, column, head, formats("head"))
    sheet.freeze_panes(FIRST, 1)
    end = FIRST + len(table.ids)
    for row, one in enumerate(table.ids, FIRST):
        sheet.write_string(row, 0, spoken(one), formats("text"))
        sheet.write_string(row, len(AMOUNTS) + 1, "; ".join(table.notes[row - FIRST]), formats("text"))
    sheet.write_string(end, 0, TOTAL, formats("answer"))
    for column, name in enumerate(AMOUNTS, 1):
        pounds = number_format(lines()[name].unit)
        sheet.write_column(FIRST, column, table.amounts[name].tolist(), formats("plain", pounds))
        added = total(xl_range(FIRST, column, end - 1, column))
        sheet.write_formula(end, column, added, formats("answer", pounds), table.total(name))
    book.set_properties({"title": "mancost payoff", "created": NO_CLOCK})
    book.close()
    return content.getvalue()
