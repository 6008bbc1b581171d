"""Many people's exits as a table, a line each with a total: printed, or as a .csv file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.payoff.work import AMOUNTS
from model.spoken import spoken

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
