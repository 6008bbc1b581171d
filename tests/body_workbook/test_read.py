"""What the reader refuses: one plain sentence with sheet and cell, exit code 2, nothing written, no traceback."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from model.__main__ import main
from model.body_workbook.read import read
from model.messages import error_code
from model.problems import InputError
from model.reading.preflight import DAMAGED
from model.reading.workbook import NO_WORKBOOK
from model.rules.assumptions import paths
from model.rules.rulebook import table
from tests.support.examples import INPUTS, Change, changed
from tests.support.uncoded import uncoded

pytestmark = pytest.mark.cli

DAY = date(2015, 9, 1)
MERGING = "Merging: share done in the year"
LOCAL, CATCH_UP = '"Local award withheld"', "Restraint made up later"
CHOOSE = "choose another path or a later first year"
BANDS = ", ".join(row["name"] for row in table("bands"))
HELD = ", ".join(paths())
SETTING = "Ledger budget of the baseline year"
HEADING = "is not a heading of this sheet"
YEARS = "not a whole number from 1 to 20; give one"
POOL, PATH, WRITE = "is not a pool of the Vacancies sheet", "2015-ten-percent", "write it as 2015-04-03 or 3 April 2015"
NEVER = "is a formula whose value was never calculated; open the file in Excel or LibreOffice, recalculate and save it"
WILD = "which a spreadsheet takes for any letters when it looks a name up; leave * ? and ~ out of names"
Refused = Callable[..., list[str]]
Case = tuple[Change, str]


@pytest.fixture
def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Refused:
    """What `mancost run` says of a changed example that it refuses, each sentence from its sheet on."""

    def call(change: Change, example: str = "ccg-2015") -> list[str]:
        file = changed(tmp_path / "body.xlsx", change, example)
        code = main(["run", str(file), "--out", str(tmp_path / "out")])
        out, err = map(uncoded, capsys.readouterr())
        assert (code, out) == (2, "")
        assert list(tmp_path.iterdir()) == [file]
        return [re.sub(rf"^{re.escape(str(file))}[: ] ?", "", line) for line in err.splitlines()]

    return call


def renamed(sheet: str, name: str) -> Callable[[Workbook], None]:
    return lambda book: setattr(book[sheet], "title", name)


def without(sheet: str) -> Callable[[Workbook], None]:
    return lambda book: book.remove(book[sheet])


def cut(sheet: str, row: int, count: int = 500) -> Callable[[Workbook], None]:
    return lambda book: book[sheet].delete_rows(row, count)


OPTIONS: list[Case] = [
    ({"Options!B5": "Vacated posts held", "Options!F5": 0.1}, 'Options!B5: "Do nothing" sets a lever, and it is what the others are compared with; move the row to another option'),
    ({"Options!B7": "Vacancies deleted, to date"}, 'Options!B7: "Vacancies deleted, to date" is set twice in "Base measures"; keep one row'),
    ({"Options!D6": None, "Options!E6": 1, "Options!F6": 0.5, "Options!G6": 0.5, "Options!H6": 1, "Options!I6": 1}, 'Options!F6: "Base measures" brings back posts that were ended: "Vacancies deleted, to date" falls in 2016-17; give at least the year before'),
    ({"Options!B21": CATCH_UP}, 'Options!E21: "Pay restraint" freezes increments and makes restraint good in one year, 2015-16; choose one'),
    ({"Options!B21": "National award withheld"}, f'Options!E21: "Pay restraint" withholds a national award, which a local body cannot; use {LOCAL}, or say on the Body sheet that this plan decides national pay'),
    ({"Options!B9": MERGING, "Options!D9": 0.8}, 'Options!D9: "Base measures" merges 160% of the posts there are by 2016-17; keep the years\' total to 100%'),
    ({"Options!D10": "0.5"}, 'Options!D10: "Vacated posts held as needed, up to" is "0.5", text and not a number; type 0.5'),
    ({"Options!D10": "half"}, 'Options!D10: "Vacated posts held as needed, up to" is "half", text and not a number; type digits alone'),
    ({"Options!D10": 50}, 'Options!D10: "Vacated posts held as needed, up to" is 50, outside 0 to 1 (share); type 0.5 for 50%'),
    ({"Options!E21": 0.3}, f"Options!E21: {LOCAL} is 0.3, outside 0 to 0.2 (share); check it"),
    ({"Options!E21": -0.01}, f"Options!E21: {LOCAL} is -0.01, which is negative; give a positive number"),
    ({"Options!E22": 0.5}, 'Options!E22: "Increments frozen" is 0.5, neither 1 for yes nor 0 for no; type one of them'),
    ({"Options!E22": "yes"}, 'Options!E22: "Increments frozen" is "yes", not a number; type 1 for yes or 0 for no'),
    ({"Options!B21": "Local award witheld"}, f'Options!B21: "Local award witheld" is not a lever; did you mean {LOCAL}?'),
    ({"Options!A21": "Pay?"}, f'Options!A21: "Option" holds ?, {WILD}'),
    ({"Options!A21": "All*"}, f'Options!A21: "Option" holds *, {WILD}'),
    ({"Options!A21": "~Pay"}, f'Options!A21: "Option" holds ~, {WILD}'),
    ({"Options!A21": "x" * 101}, 'Options!A21: "Option" is 101 characters long, more than 100; shorten it'),
    ({"Options!A21": None}, 'Options!A21: "Option" is blank; give it'),
    ({"Options!B21": None}, 'Options!B21: "Lever" is blank; name one or take the row out'),
]  # fmt: skip
BODY: list[Case] = [
    ({"Body!B13": "2010-30-over-four"}, 'Body!B13: "Named path" is 2010-30-over-four, which starts in 2010-11, before the plan\'s first year, 2015-16; give the budget of 2009-10 as "Baseline of the target", or choose another path or first year'),
    ({"Body!B13": "2025-icb-per-head"}, f'Body!B13: "Named path" is 2025-icb-per-head, which starts in 2025-26, after the plan\'s first year, 2015-16; {CHOOSE}'),
    ({"Body!B13": "2015-ten-per-cent"}, f'Body!B13: "Named path" is "2015-ten-per-cent", not a path that mancost has; did you mean {PATH}?'),
    ({"Body!B13": "ours"}, f'Body!B13: "Named path" is "ours", not a path that mancost has; the paths are {HELD}'),
    ({"Body!B24": -1000}, 'Body!B24: "Reserve for one-off cost" is -1,000, which is negative; give a positive number'),
    ({"Body!B14": None}, f'Body!B14: "{SETTING}" is blank; give it'),
    ({"Body!B14": 0}, f'Body!B14: "{SETTING}" is 0, and the cut is measured from it; give the budget'),
    (cut("Body", 14, 1), f'Body: has no row "{SETTING}"; put it back'),
    ({"Body!A14": "Ledger budget of baseline year"}, f'Body!A14: "Ledger budget of baseline year" is not a setting; did you mean "{SETTING}"?'),
    ({"Body!A15": SETTING}, f'Body!A15: "{SETTING}" stands on two rows; keep one'),
    ({"Body!B10": "twenty ten"}, 'Body!B10: "First plan year" is "twenty ten", not a financial year from 2010-11 to 2035-36; write it as 2010-11'),
    ({"Body!B10": 2015}, 'Body!B10: "First plan year" is "2015", not a financial year from 2010-11 to 2035-36; write it as 2015-16'),
    ({"Body!B11": 0}, f'Body!B11: "Years in the plan" is 0, {YEARS}'),
    ({"Body!B11": 2.5}, f'Body!B11: "Years in the plan" is 2.5, {YEARS}'),
    ({"Body!B11": "5"}, 'Body!B11: "Years in the plan" is "5", text and not a number; type 5'),
    ({"Body!B6": 50.0}, 'Body!B6: "Organisation code" is 50, a number, which a spreadsheet makes of codes such as 5E1; format the cell as text and type the code again'),
    ({"Body!B6": "../X"}, 'Body!B6: "Organisation code" is "../X", not letters and digits alone, 12 at most; type the code, such as 5E1'),
    ({"Body!B5": "x" * 201}, 'Body!B5: "Name of the body" is 201 characters long, more than 200; shorten it'),
    ({"Body!B5": "#REF!"}, 'Body!B5: "Name of the body" is #REF!, an error of the spreadsheet; mend the cell'),
    ({"Body!B12": "03/04/2015"}, 'Body!B12: "Rates known on" is "03/04/2015", which reads two ways, 3 April 2015 or 4 March 2015; write 2015-04-03 or 2015-03-04'),
    ({"Body!B16": "pounds"}, f'Body!B16: "Path" is not what the named path {PATH} says; clear one of them'),
    ({"Body!B21": "redundancy"}, 'Body!B21: "Voluntary scheme (route number)" is "redundancy", not one of voluntary, mars; choose one'),
    ({"Target!B5": 0.1}, 'Target!B5: "Cut of the baseline, to date" is given, and so is a named path on the Body sheet; clear one of them'),
    ({"Target!D5": 1e6}, 'Target!D5: "Allowed spend, in pounds" is given, but "Path" on the Body sheet is cut of the baseline; change it or clear the column'),
    ({"Body!B13": None, "Target!B5": 0.1, "Target!B6": 0.2}, 'Target!B7: "Cut of the baseline, to date" is not given for 2017-18, 2018-19, 2019-20; give it for every year'),
]  # fmt: skip
TABLES: list[Case] = [
    (without("Staff"), 'has no sheet "Staff"; put it back'),
    (renamed("Staff", "Staff list"), 'has no sheet "Staff"; did you rename it "Staff list"?'),
    (renamed("Options", "Option"), 'has no sheet "Options"; did you rename it "Option"?'),
    ({"Vacancies!A4": "Pools"}, f'Vacancies!A4: "Pools" {HEADING}; did you mean "Pool"?'),
    ({"Staff!E4": "Full time salary"}, f'Staff!E4: "Full time salary" {HEADING}; did you mean "Full-time salary"?'),
    ({"Staff!E4": "Jo Bloggs"}, f"Staff!E4: what it holds {HEADING}; mend it or take the column out"),
    ({"Staff!F4": "Full-time salary"}, 'Staff!F4: "Full-time salary" heads two columns; keep one'),
    (cut("Target", 4, 1), 'Target: has no row of headings; put "Year", "Cut of the baseline, to date", "Cut of the year before" and so on above the table'),
    (cut("Budget", 5), "Budget: holds no lines; give each line of non-pay and income a row"),
    (cut("Vacancies", 5), "Vacancies: holds no pools; give each pool a row"),
    (cut("Staff", 5), "Staff: holds no people; give each person a row"),
    (lambda book: book["Staff"].insert_rows(9), "Staff!A10: stands below a blank row, where the table ends; delete the blank row, or clear what is below it"),
    ({"Budget!B5": -420_000}, 'Budget!B5: "Amount in the baseline year" is -420,000, which is negative; give a positive number'),
    ({"Budget!B5": "45,000"}, 'Budget!B5: "Amount in the baseline year" is "45,000", text and not a number; type 45000'),
    ({"Budget!B5": "#N/A"}, 'Budget!B5: "Amount in the baseline year" is #N/A, an error of the spreadsheet; mend the cell'),
    ({"Budget!B5": "=400000+20000"}, f'Budget!B5: "Amount in the baseline year" {NEVER}'),
    ({"Budget!B5": None}, 'Budget!B5: "Amount in the baseline year" is blank; give it'),
    ({"Budget!C5": "spend"}, 'Budget!C5: "Spending or income" is "spend", not one of spending, income; did you mean spending?'),
    ({"Vacancies!Q6": 10, "Vacancies!R6": 30}, "Vacancies!R6: transfers of 40 WTE to date are more than the 17 in post in Officers, bands 5 to 6; lower them"),
    ({"Vacancies!F7": 99}, 'Vacancies!F7: "Posts that must stay" is 99, more than the 17.2 WTE in post in Managers, band 7; lower it'),
    ({"Vacancies!A10": "Managers, Band 7"}, 'Vacancies!A10: "Managers, Band 7" is the name of a pool on row 7 too; give each pool its own name'),
    ({"Vacancies!A10": "IT*"}, f'Vacancies!A10: "Pool" holds *, {WILD}'),
    ({"Vacancies!A10": "IT?"}, f'Vacancies!A10: "Pool" holds ?, {WILD}'),
    ({"Vacancies!A10": "IT~"}, f'Vacancies!A10: "Pool" holds ~, {WILD}'),
    ({"Vacancies!U4": "Transfers 2029-30", "Vacancies!U5": 1}, 'Vacancies!U4: "Transfers 2029-30" is of a year that is not in the plan; clear the column'),
    ({"Years!A5": "2014-15", "Years!C5": 30}, 'Years!A5: "Year" is "2014-15", not a year of the plan, 2015-16 to 2019-20; mend or clear the row'),
    ({"Years!B6": 42_000}, 'Years!B6: "Consultation begins" is 42,000, a number and not a date; format the cell as a date'),
    ({"Years!B6": "03/04/2016"}, 'Years!B6: "Consultation begins" is "03/04/2016", which reads two ways, 3 April 2016 or 4 March 2016; write 2016-04-03 or 2016-03-04'),
    ({"Years!E6": DAY}, 'Years!E6: "Last day of voluntary leavers" is 1 September 2015, which is not in 2016-17; give a day of that year'),
    ({"Vacancies!J6": None}, 'Vacancies!I6: "Cost of an agency WTE" is blank, and Officers, bands 5 to 6 has agency posts; give it'),
    ({"Body!B13": None}, "Target: holds no path, and the Body sheet names none; give the path by year or name one"),
    ({"Body!B29": 4}, 'Body!B29: "Years counted in present values" is less than the 5 years in the plan; raise it'),
    ({"Assumptions!C5": 0.5}, 'Assumptions!C5: "Leavers a year" is 0.5, above its high of 0.15; put the three in order'),
    ({"Assumptions!A5": "Leavers, a year"}, 'Assumptions!A5: "Leavers, a year" is not an assumption of the model; did you mean "Leavers a year"?'),
]  # fmt: skip
PEOPLE: list[Case] = [
    ({"Staff!E5": "45,000"}, 'Staff!E5: "Full-time salary" is text, not a number; type digits alone'),
    ({"Staff!E5": 45.707}, 'Staff!E5: "Full-time salary" is outside 8,000 to 500,000; check it'),
    ({"Staff!E5": -45_707}, 'Staff!E5: "Full-time salary" is negative; give a positive number'),
    ({"Staff!E5": "#N/A"}, 'Staff!E5: "Full-time salary" is #N/A, an error of the spreadsheet; mend the cell'),
    ({"Staff!E5": "=45000*1.01"}, f'Staff!E5: "Full-time salary" {NEVER}'),
    ({"Staff!D5": None, "Staff!E5": None}, 'Staff!E5: "Full-time salary" is blank, and no pay is known by the point; give one of them'),
    ({"Staff!F5": "7.5 wte"}, 'Staff!F5: "WTE" is text, not a number; type digits alone'),
    ({"Staff!H5": "03/04/1970"}, f'Staff!H5: "Date of birth" is text that reads two ways; {WRITE}'),
    ({"Staff!J5": 32_000}, 'Staff!J5: "Reckonable service from" is a number and not a date; format the cell as a date'),
    ({"Staff!I5": 10_000_000_000}, 'Staff!I5: "Continuous service from" is formatted as a date and holds a number that is no day; type the date again'),
    ({"Staff!I5": date(2096, 9, 1)}, 'Staff!I5: "Continuous service from" is outside 1920-01-01 to 2060-12-31; check the year'),
    ({"Staff!I5": date(1960, 9, 1)}, 'Staff!I5: "Continuous service from" is before the age of 14; check it and the date of birth'),
    ({"Staff!H5": date(1982, 3, 1), "Staff!I5": date(1996, 2, 29)}, 'Staff!I5: "Continuous service from" is before the age of 14; check it and the date of birth'),
    ({"Staff!I5": None}, 'Staff!I5: "Continuous service from" is blank; give the day it began'),
    ({"Staff!C5": "8e"}, f'Staff!C5: "Band" is not one of {BANDS}; choose one'),
    ({"Staff!B5": "Suport, bands 3 to 4"}, f'Staff!B5: "Pool" {POOL}; did you mean "Support, bands 3 to 4"?'),
    ({"Staff!B5": 45_707}, f'Staff!B5: "Pool" {POOL}; use a name from there'),
    ({"Staff!B5": None}, 'Staff!B5: "Pool" is blank; give it'),
    ({"Staff!D5": "99"}, 'Staff!D5: "Point" is not one of band 8a\'s in 2014-15, 33, 34, 35, 36, 37, 38; mend it or leave it blank'),
    ({"Staff!W5": 0.5, "Staff!X5": 0.4}, "Staff!W5: the row's shares by service do not add to 100%; mend them"),
    ({"Staff!Q5": "redundancy"}, 'Staff!R5: "Agreed last day" is blank, and a route is agreed; give the day'),
    ({"Staff!R5": DAY}, 'Staff!Q5: "Agreed route" is blank, and a last day is agreed; give it'),
    ({"Staff!Q5": "redundancy", "Staff!R5": date(2014, 9, 1)}, 'Staff!R5: "Agreed last day" is before the plan; take out the row of someone who has left'),
    ({f"Staff!B{row}": "None" for row in range(5, 25)}, f'Staff!B5 and 19 more of its column: "Pool" {POOL}; use a name from there'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "sentence"), [pytest.param(*case, id=case[1][:60]) for case in (*OPTIONS, *BODY, *TABLES, *PEOPLE)]
)
def test_one_fault_is_one_sentence_with_its_sheet_and_cell(refused: Refused, change: Change, sentence: str) -> None:
    assert refused(change) == [sentence]
    assert error_code(sentence) not in {"E100", "E200"}


def test_a_message_does_not_say_what_a_person_earns_or_when_they_were_born(refused: Refused) -> None:
    faults = {"E5": "45,707", "E6": 7.777, "H7": "03/04/1957", "I8": date(1921, 5, 7), "H9": date(1901, 3, 4)}
    said = refused({f"Staff!{cell}": value for cell, value in faults.items()})
    assert len(said) == len(faults)
    assert not re.search("45,?707|7.?777|1957|1921|1901", " ".join(said))


def test_mars_has_no_tariff_before_september_2010(refused: Refused) -> None:
    day = date(2010, 8, 31)
    assert refused({"Years!E5": day, "Staff!Q5": "mars", "Staff!R5": day}, "pct-2010") == [
        'Staff!R5: "Agreed last day" is before MARS had a national tariff, on 1 September 2010; give a later day or '
        "another route",
        'Years!E5: "Last day of voluntary leavers" is 31 August 2010, before MARS had a national tariff, on '
        "1 September 2010; give a later day",
    ]


def test_the_error_holds_what_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = changed(tmp_path / "body.xlsx", {"Body!B24": -1, "Staff!E4": "Full time salary", "Staff!E5": -1})
    with pytest.raises(InputError) as found:
        read(file)
    assert main(["run", str(file)]) == 2
    printed = uncoded(capsys.readouterr().err).splitlines()
    assert printed == [str(problem) for problem in found.value.problems]
    assert [line.split(": ")[0].split(" ")[-1] for line in printed] == ["Body!B24", "Staff!E4", "Staff!E5"]


def test_every_problem_is_found_in_one_pass_and_none_is_told_twice(refused: Refused) -> None:
    faults: dict[str, Any] = {"Body!B11": 2.5, "Body!B13": "2015-ten", "Body!B24": -1, "Options!F27": "0.5"}
    faults |= {"Budget!B5": "#N/A", "Budget!B6": "=1+1", "Staff!C5": "8e", "Staff!E6": "£45,000", "Vacancies!F7": 99}
    faults |= {"Options!B7": "Vacancies deleted, to date", "Years!C6": "soon", "Staff!E4": "Full time salary"}
    where = [line.split(":")[0] for line in refused(faults)]
    assert where == [
        *("Body!B11", "Body!B13", "Body!B24", "Budget!B5", "Budget!B6", "Staff!E4", "Staff!C5", "Staff!E6"),
        *("Vacancies!F7", "Years!C6", "Options!B7", "Options!F27"),
    ]
    assert refused({"Body!B10": "soon", "Staff!B5": "Nobody's"}) == [
        'Body!B10: "First plan year" is "soon", not a financial year from 2010-11 to 2035-36; write it as 2010-11',
        f'Staff!B5: "Pool" {POOL}; use a name from there',
    ]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("none.xlsx", None, "there is no such file; check the name and the folder"),
        ("text.xlsx", b"not a workbook", NO_WORKBOOK),
        ("old.xls", b"\xd0\xcf\x11\xe0", NO_WORKBOOK),
        (".", None, "is a folder; give the name of a workbook in it"),
    ],
)
def test_a_file_that_is_not_a_workbook_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["run", str(path), "--out", str(tmp_path / "out")]) == 2
    assert tuple(map(uncoded, capsys.readouterr())) == ("", f"{path}: {sentence}\n")
    assert not (tmp_path / "out").exists()


def test_a_workbook_cut_short_anywhere_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = (INPUTS / "example-ccg-2015.xlsx").read_bytes()
    for part in (0.1, 0.5, 0.9, 0.999):
        path = tmp_path / "cut.xlsx"
        path.write_bytes(whole[: int(part * len(whole))])
        assert main(["run", str(path), "--out", str(tmp_path / "out")]) == 2
        assert uncoded(capsys.readouterr().err) == f"{path}: {DAMAGED}\n"
