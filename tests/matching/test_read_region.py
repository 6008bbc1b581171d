"""Each fault of the sheets of a match is told by its cell, says nothing of a person, and leaves nothing written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from model.__main__ import main
from model.matching.columns import AT_RISK, POLICY, POSTS
from model.matching.example import region as example
from model.matching.read import region_of
from model.matching.template import make_region
from model.payoff.people import read_people
from model.payoff.work import work
from model.problems import InputError
from tests.support.regions import DAY, Rows, sheets

PEOPLE: Rows = [{}, {}, {}]
OFFERED: Rows = [{}, {}]
Change = tuple[str, int, str, Any]


def problems_of(books: dict[str, Any]) -> list[str]:
    with pytest.raises(InputError) as refused:
        region_of(books, on=DAY)
    return [str(problem) for problem in refused.value.problems]


def changed(*changes: Change) -> dict[str, Any]:
    """The sheets of a small region with cells changed: the sheet, the row of its list from 1, the heading, the value."""
    found = sheets(PEOPLE, OFFERED)
    for sheet, row, heading, value in changes:
        found[sheet][row][found[sheet][0].index(heading)] = value
    return found


@pytest.mark.unit
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((AT_RISK, 2, "Reference", "r1"), "r.xlsx At risk!A3: \"Reference\" stands on two rows, here and in At risk!A2; give each its own"),
        ((AT_RISK, 1, "Reference", "QQ123456C"), "r.xlsx At risk!A2: \"Reference\" is of the form of a National Insurance number; give another number"),
        ((AT_RISK, 1, "Reference", "Zorblax"), "r.xlsx At risk!A2: \"Reference\" is no reference number, which is of letters, digits and - / . _ without spaces, with a digit among them; give one"),
        ((AT_RISK, 1, "Band", "8e"), "r.xlsx At risk!C2: \"Band\" is not one of 1, 2, 3, 4, 5, 6, 7, 8a, 8b, 8c, 8d, 9, VSM; choose one"),
        ((AT_RISK, 1, "Function", None), "r.xlsx At risk!D2: \"Function\" is blank; give it"),
        ((AT_RISK, 1, "Works at", "HQ1"), "r.xlsx At risk!G2: \"Works at\" is no outcode of Great Britain and no site of the Travel sheet; did you mean TQ1?"),
        ((AT_RISK, 1, "Lives at", "LS1 4AP"), "r.xlsx At risk!H2: \"Lives at\" is a whole postcode; write LS1 alone"),
        ((AT_RISK, 1, "Lives at", "Zorblax House"), "r.xlsx At risk!H2: \"Lives at\" is no outcode of Great Britain and no site of the Travel sheet; give an outcode, or put the site on the Travel sheet"),
        ((AT_RISK, 1, "WTE", 7.5), "r.xlsx At risk!J2: \"WTE\" is outside 0.01 to 1.5 (WTE); check it"),
        ((AT_RISK, 1, "Notice ends", None), "r.xlsx At risk!M2: \"Notice ends\" is blank; give it"),
        ((AT_RISK, 1, "Notice given", datetime(2027, 4, 1)), "r.xlsx At risk!N2: \"Notice given\": it would end before it is given; check both dates"),
        ((AT_RISK, 1, "First refusal by law", "maternity"), "r.xlsx At risk!O2: \"First refusal by law\" is not one of yes, 2024 rule; choose one"),
        ((AT_RISK, 1, "Would take a lower band", "perhaps"), "r.xlsx At risk!Q2: \"Would take a lower band\" is not one of yes, no; choose one"),
        ((AT_RISK, 1, "Staff row", "17"), "r.xlsx At risk!S2: \"Staff row\" is no row of the Staff sheet; check it"),
        ((POSTS, 1, "Band", "12"), "r.xlsx Posts!C2: \"Band\" is \"12\", not one of 1, 2, 3, 4, 5, 6, 7, 8a, 8b, 8c, 8d, 9, VSM; did you mean 2?"),
        ((POSTS, 1, "Place", "LS0"), "r.xlsx Posts!F2: \"Place\" is no outcode of Great Britain and no site of the Travel sheet; did you mean LS20?"),
        ((POSTS, 1, "Slot-in for", "R9"), "r.xlsx Posts!L2: \"Slot-in for\" is nobody of the At risk sheet; check it"),
        ((POSTS, 1, "Registration needed", "NMC, HCPC"), "r.xlsx Posts!E2: \"Registration needed\" names several; name one"),
        ((POSTS, 1, "Body", None), "r.xlsx Posts!B2: \"Body\" is blank; give it"),
    ],
)  # fmt: skip
def test_each_fault_is_told_by_its_cell(change: Change, said: str) -> None:
    assert problems_of({"r.xlsx": changed(change)}) == [said]


@pytest.mark.unit
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (((POSTS, 1, "Open from", datetime(2027, 3, 1)), (POSTS, 1, "Closes", datetime(2027, 1, 1))), "r.xlsx Posts!K2: \"Closes\" is before \"Open from\": the post would close before it opens; check both dates"),
        (((POSTS, 1, "Slot-in for", "R1"), (POSTS, 2, "Slot-in for", "R1")), "r.xlsx Posts!L3: \"Slot-in for\" is set twice for one person; keep one"),
        (((POSTS, 1, "Slot-in for", "R1"), (POSTS, 1, "Band", "6")), "r.xlsx Posts!L2: \"Slot-in for\" is of another band; nobody slots into one"),
        (((POSTS, 1, "Slot-in for", "R1"), (POSTS, 1, "Registration needed", "NMC")), "r.xlsx Posts!L2: \"Slot-in for\" lacks the registration that the post needs; check both"),
    ],
)  # fmt: skip
def test_cells_that_cannot_all_be_true_are_told(changes: tuple[Change, ...], said: str) -> None:
    assert problems_of({"r.xlsx": changed(*changes)}) == [said]


@pytest.mark.unit
def test_two_people_of_one_reference_are_told_over_workbooks() -> None:
    books = {"a.xlsx": sheets(PEOPLE, OFFERED), "b.xlsx": sheets([{"reference": "R2"}], [{"post": "W1"}])}
    found = problems_of(books)
    assert found == ['b.xlsx At risk!A2: "Reference" stands on two rows, here and in At risk!A3; give each its own']


@pytest.mark.unit
def test_nobody_at_risk_and_no_posts_are_told() -> None:
    assert problems_of({"r.xlsx": sheets([], OFFERED)}) == ["r.xlsx: hold nobody at risk; give each person a row on a sheet At risk"]  # fmt: skip
    assert problems_of({"r.xlsx": sheets(PEOPLE, [])}) == ["r.xlsx: hold no posts; give each post a row on a sheet Posts"]  # fmt: skip


@pytest.mark.unit
def test_the_policy_sheet_is_read_and_its_faults_told() -> None:
    settings: list[list[Any]] = [
        ["Setting", "Value"],
        ["Day of the match", datetime(2027, 1, 5)],
        ["Policy", "scotland"],
    ]
    book = sheets(PEOPLE, OFFERED) | {POLICY: [*settings, ["Most minutes each way", 45], ["Rounds of offers", None]]}
    policy = region_of({"r.xlsx": book}).policy
    assert (policy.day, policy.name, policy["most_minutes"], policy["rounds"]) == (date(2027, 1, 5), "scotland", 45, 2)
    wrong: list[list[Any]] = [*settings[:2], ["Policy", "scotlnd"], ["Most minutes", 45], ["Rounds of offers", 1.5]]
    assert problems_of({"r.xlsx": book | {POLICY: wrong}}) == [
        'r.xlsx Policy!B3: "Policy" is not one of england, england-2012, scotland, wales; did you mean scotland?',
        'r.xlsx Policy!A4: "Most minutes" is not a setting of this sheet; did you mean "most minutes each way"?',
        'r.xlsx Policy!B5: "Rounds of offers" is no whole number; give one',
    ]


@pytest.mark.unit
def test_suitable_posts_first_is_a_yes_or_a_no_of_the_policy_sheet() -> None:
    def with_cell(value: Any) -> dict[str, Any]:
        return sheets(PEOPLE, OFFERED) | {POLICY: [["Setting", "Value"], ["Suitable posts first", value]]}

    for value, read in (("yes", 1), ("no", 0), (None, 0)):
        setting = region_of({"r.xlsx": with_cell(value)}, on=DAY).policy.settings["suitable_first"]
        assert (setting.value, setting.said) == (read, value or "no")
    assert problems_of({"r.xlsx": with_cell("perhaps")}) == [
        'r.xlsx Policy!B2: "Suitable posts first" is "perhaps", not one of yes, no; choose one'
    ]


@pytest.mark.unit
def test_a_function_of_one_side_alone_is_told_where_it_is_nearly_anothers() -> None:
    found = region_of({"r.xlsx": sheets([{"function": "Finances", "payoff": 1}], [{}])}, on=DAY)
    assert found.warnings == ('the function "Finances" of At risk is hardly another than "Finance": write one word for both',)  # fmt: skip


STAFF_HEADS: list[Any] = ["Row", "Pool", "Band", "Full-time salary", "WTE", "Date of birth", "Continuous service from"]


@pytest.mark.unit
def test_a_staff_row_gives_the_payoff_that_the_payoff_command_gives() -> None:
    leavers = [
        ("A7", "7", 47_810.0, 0.8, date(1972, 5, 17), date(2003, 9, 1)),
        ("A8", "8a", 55_000.0, 1.0, date(1980, 1, 2), date(2015, 4, 1)),
    ]
    staff: list[list[Any]] = [STAFF_HEADS, *([row, "Pool", *rest] for row, *rest in leavers)]
    rows: Rows = [{"staff_row": row} for row, *_ in leavers]
    found = region_of({"r.xlsx": sheets(rows, OFFERED) | {"Staff": staff}}, on=DAY)
    names = ("band", "salary", "wte", "born", "service_start")
    people = read_people(
        [dict(zip(names, rest, strict=True)) | {"exit": date(2027, 3, 31)} for _, *rest in leavers], lambda *_: ""
    )
    assert found.people.payoff.tolist() == work(people)["total"][0].tolist()
    assert found.people.payoff.min() > 30_000


@pytest.mark.unit
def test_a_staff_row_without_a_birth_date_is_told_at_its_cell() -> None:
    staff: list[list[Any]] = [STAFF_HEADS, ["A7", "Pool", "7", 47_810.0, 0.8, None, date(2003, 9, 1)]]
    assert problems_of({"r.xlsx": sheets([{"staff_row": "A7"}], OFFERED) | {"Staff": staff}}) == [
        'r.xlsx At risk!S2: "Staff row" is of somebody whose exit cannot be worked out: it is blank, and age matters to '
        "this route; give it"
    ]


@pytest.fixture
def book(tmp_path: Path) -> Callable[[Callable[[Any], None]], Path]:
    """A function that writes the worked example, changed by a function that is given the open workbook."""

    def write(change: Callable[[Any], None]) -> Path:
        path = tmp_path / "r.xlsx"
        path.write_bytes(make_region(example(20, 35)))
        opened = openpyxl.load_workbook(path)
        change(opened)
        opened.save(path)
        return path

    return write


@pytest.mark.cli
def test_what_is_at_fault_leaves_with_2_and_writes_nothing(
    book: Callable[..., Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def twice(opened: Any) -> None:
        opened[AT_RISK]["A6"] = opened[AT_RISK]["A5"].value

    path = book(twice)
    assert main(["match", str(path), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.startswith(f'{path} At risk!A6: "Reference" stands on two rows')
    assert not (tmp_path / "out").exists()
    assert main(["check", str(path)]) == 2
    marked = openpyxl.load_workbook(tmp_path / "r problems.xlsx")
    assert "stands on two rows" in marked[AT_RISK]["A6"].comment.text


@pytest.mark.cli
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--sticks", "1.6"], "--sticks: 1.6 is outside 0 to 1; check it (E200)"),
        (["--rounds", "0"], "--rounds: 0 is outside 1 to 6; check it (E200)"),
        (["--on", "soon"], '--on: "soon" is not a date; write it as 2015-04-03 or 3 April 2015 (E205)'),
    ],
)
def test_an_option_out_of_bounds_is_told(
    options: list[str], said: str, book: Callable[..., Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = book(lambda _: None)
    assert main(["match", str(path), "--out", str(tmp_path / "out"), *options]) == 2
    assert capsys.readouterr().err.strip().partition(" (")[0] == said.partition(" (")[0]
    assert not (tmp_path / "out").exists()


@pytest.mark.cli
def test_a_folder_is_one_region_and_other_workbooks_in_it_are_passed_over(
    book: Callable[..., Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def posts_alone(opened: Any) -> None:
        del opened[AT_RISK]

    def people_alone(opened: Any) -> None:
        del opened[POSTS]

    book(posts_alone).rename(tmp_path / "posts.xlsx")
    book(people_alone).rename(tmp_path / "people.xlsx")
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    opened = openpyxl.load_workbook(tmp_path / "posts.xlsx")
    for row in range(5, 40):
        opened[POSTS].cell(row, 12).value = None  # nobody of another workbook is a slot-in's person before it is read
    opened.save(tmp_path / "posts.xlsx")
    assert main(["match", str(tmp_path), "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.startswith("At risk 20, posts 35")
    assert (tmp_path / "out" / "matches.xlsx").exists()


@pytest.mark.unit
def test_a_route_may_stand_in_many_workbooks_and_only_one_way() -> None:
    route = {"start": "Finance", "end": "Strategy", "weeks": 6}
    same = {"a.xlsx": sheets(PEOPLE, [], [route]), "b.xlsx": sheets([], OFFERED, [route])}
    assert region_of(same, on=DAY).routes.weeks[0, 1] == 6
    other = same | {"b.xlsx": sheets([], OFFERED, [{**route, "weeks": 8}])}
    assert problems_of(other) == [
        "b.xlsx Functions!A2: stands on two rows with other figures, in all workbooks; keep one"
    ]


@pytest.mark.cli
def test_the_worked_example_checks_and_matches(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "region.xlsx"
    assert main(["new", str(path), "--for", "matching"]) == 0
    assert main(["check", str(path)]) == 0
    assert "20 at risk and 35 posts, no problems." in capsys.readouterr().out
    assert main(["match", str(path), "--out", str(tmp_path)]) == 0
    validated = [rule for sheet in openpyxl.load_workbook(path) for rule in sheet.data_validations.dataValidation]
    assert len(validated) > 30
    assert all(0 < len(rule.promptTitle or "") <= 32 and len(rule.prompt or "") <= 255 for rule in validated)


@pytest.mark.unit
def test_a_band_lower_is_a_step_of_one_from_every_band() -> None:
    found = region_of({"r.xlsx": sheets([{"band": "8a"}, {"band": "VSM"}], [{"band": "7"}, {"band": "9"}])}, on=DAY)
    assert (found.people.band - found.posts.band).tolist() == [1, 1]
    assert np.isnan(found.people.payoff).all()
