"""Voluntary rounds, money advanced and the days of a year: what contradicts itself is told in one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from model.__main__ import main
from tests.support.examples import changed
from tests.support.uncoded import uncoded

pytestmark = pytest.mark.cli

COMPULSORY = "Compulsory redundancy"
ROUND = {"Rounds!A5": "Early", "Rounds!B5": COMPULSORY, "Rounds!C5": "2015-16", "Rounds!G5": 0.1}
SECOND = {"Rounds!A6": "Late", "Rounds!B6": COMPULSORY, "Rounds!C6": "2015-16", "Rounds!G6": 0.1}
CASES: list[tuple[Mapping[str, Any], str]] = [
    ({**ROUND, "Rounds!F5": 900}, 'Rounds!F5: "Early" is for 900 people, more than the 91 whom it is offered to; lower it'),
    ({**ROUND, "Rounds!J5": 900}, 'Rounds: "Early" has a budget of £900, less than one exit costs in any of its pools; raise it or take the round out'),
    ({**ROUND, "Rounds!B5": "Compulsory redundancies"}, f'Rounds!B5: "Option" is "Compulsory redundancies"; did you mean "{COMPULSORY}"?'),
    ({**ROUND, "Rounds!B5": "Do nothing"}, 'Rounds!B5: "Do nothing" has a voluntary round, and it is what the others are compared with; name another option'),
    ({**ROUND, "Rounds!C5": "2031-32"}, 'Rounds!C5: "Year" is "2031-32"; give one of 2015-16, 2016-17, 2017-18, 2018-19, 2019-20'),
    ({**ROUND, "Rounds!C5": None}, 'Rounds!C5: "Year" is blank; give it'),
    ({**ROUND, "Rounds!D5": "Managers, band 77"}, 'Rounds!D5: "Pool" is "Managers, band 77"; did you mean "Managers, band 7"?'),
    ({**ROUND, "Rounds!E5": "2"}, 'Rounds!E5: "Early" is for a pool or band with nobody in post; name another, or leave both blank for all staff'),
    ({**ROUND, "Rounds!E5": "7", "Rounds!D5": "Managers, band 7"}, 'Rounds!E5: "Early" names both a pool and a band; name one of them, or neither for all staff'),
    ({**ROUND, **SECOND, "Rounds!A6": "Early"}, 'Rounds!A6: "Early" and "Early" both take from Support, bands 3 to 4 in one option and year; make one of them, or name other pools'),
    ({"Body!B13": None, "Body!B16": "growth given back", **{f"Target!G{row}": 0.5 for row in range(5, 10)}}, 'Body!B16: "Path" is growth given back, and "Cost in the year that growth is counted from" is blank; give it'),
    ({"Body!B13": None, "Body!B16": "growth given back", "Body!B18": 9e6, **{f"Target!G{row}": 0.5 for row in range(5, 10)}}, 'Body!B18: "Cost in the year that growth is counted from" is £9,000,000, above the baseline of £5,229,000, so that there is no growth to give back; check it'),
    ({"Options!B10": "Years looked ahead by ways used as needed", "Options!D10": 1.5}, 'Options!D10: "Years looked ahead by ways used as needed" is 1.5, not a whole number of years; give one'),
    ({**ROUND, "Rounds!G5": None}, 'Rounds!A5: "Early" says neither how many may go nor what share; give one of the two'),
    ({**ROUND, "Rounds!G5": 1.5}, 'Rounds!G5: "Share of staff who may go" is 1.5, outside 0 to 1 (share); check it'),
    ({**ROUND, "Rounds!L5": "redundancy"}, 'Rounds!L5: "Scheme" is "redundancy", not one of voluntary, mars; choose one'),
    ({**ROUND, "Rounds!M5": date(2016, 6, 30)}, 'Rounds!M5: "Early" has its last day on 30 June 2016, which is not in its year; give a day of the year'),
    ({**ROUND, **SECOND}, 'Rounds!A6: "Late" and "Early" both take from Support, bands 3 to 4 in one option and year; make one of them, or name other pools'),
    ({**ROUND, **SECOND, "Rounds!D6": "Managers, band 7"}, 'Rounds!D6: "Late" and "Early" both take from Managers, band 7 in one option and year; make one of them, or name other pools'),
    ({"Years!S5": 1e5}, 'Years!S5: £100,000 is advanced in the plan, and £0 given back; say when the rest is, or enter it as "Regional or central fund" if it never is'),
    ({"Years!S6": 1e5, "Years!T5": 1e5}, "Years!T5: £100,000 is given back by 2015-16, and £0 was advanced by then; give back no more than was advanced"),
    ({"Years!S5": 1e5, "Years!T6": 5e4}, 'Years!S5: £100,000 is advanced in the plan, and £50,000 given back; say when the rest is, or enter it as "Regional or central fund" if it never is'),
    ({"Target!J5": date(2016, 12, 31)}, 'Target!J5: "Day on which the target is tested" is 31 December 2016, which is not in 2015-16; give a day of that year'),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), CASES)
def test_what_contradicts_itself_is_one_sentence(
    change: Mapping[str, Any], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = changed(tmp_path / "body.xlsx", change)
    assert main(["run", str(file), "--out", str(tmp_path / "out")]) == 2
    out, err = map(uncoded, capsys.readouterr())
    (line,) = (re.sub(rf"^{re.escape(str(file))}[: ] ?", "", each) for each in err.splitlines())
    assert line.startswith(sentence) if sentence.endswith("£") else line == sentence
    assert out == ""
    assert list(tmp_path.iterdir()) == [file]


def test_rounds_that_share_no_pool_or_year_or_option_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    apart = {
        **ROUND, "Rounds!D5": "Managers, band 7",
        **SECOND, "Rounds!D6": "Officers, bands 5 to 6",
        "Rounds!A7": "Next", "Rounds!B7": COMPULSORY, "Rounds!C7": "2016-17", "Rounds!F7": 2,
        "Rounds!A8": "Other", "Rounds!B8": "Pay restraint", "Rounds!C8": "2015-16", "Rounds!H8": 0.1,
    }  # fmt: skip
    file = changed(tmp_path / "body.xlsx", apart)
    assert main(["check", str(file)]) == 0
    assert uncoded(capsys.readouterr().err) == ""


def test_transfers_never_take_the_posts_of_people_who_have_agreed_to_go(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the 17 WTE in the pool, 16 transfer and two have signed: one signed agreement would be lost in silence."""
    import openpyxl

    file = changed(tmp_path / "body.xlsx", {"Vacancies!Q6": 16})
    book = openpyxl.load_workbook(file)
    name, staff, signed = book["Vacancies"]["A6"].value, book["Staff"], 0
    heads = {str(cell.value): int(cell.column or 0) for cell in staff[4]}
    for row in range(5, staff.max_row + 1):
        if staff.cell(row, heads["Pool"]).value == name and staff.cell(row, heads["WTE"]).value == 1 and signed < 2:
            staff.cell(row, heads["Agreed route"]).value = "voluntary"
            staff.cell(row, heads["Agreed last day"]).value = date(2017, 7, 1)
            signed += 1
    book.save(file)
    assert signed == 2
    assert main(["check", str(file)]) == 2
    assert "transfers of 16 WTE and agreed exits of 2 are more than the 17 in post" in uncoded(capsys.readouterr().err)
