"""A slot-in that is legal and hardly so is told by its cell and still decided; the advice about slot-ins is true."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.__main__ import main
from model.matching.answer import answer_of
from model.matching.example import region as example
from model.matching.read import region_of
from model.matching.slots import CLAIMED, UNLIKE
from model.matching.template import make_region
from model.matching.workbook import SUMMARY, make_matches
from model.messages import line_of
from model.problems import InputError
from tests.support.regions import DAY, held_by, of_example, region, sheets

SLOT: dict[str, Any] = {"slot_in": "R1"}
FIRST = {"first": "yes", "wte": 0.8}


@pytest.mark.unit
@pytest.mark.parametrize(
    ("post", "unlike"),
    [
        ({}, ""),
        ({"place": "HU1"}, ""),  # decided, whatever the journey
        ({"body": "Other"}, "body"),
        ({"function": "Strategy"}, "function"),
        ({"function": "Workforce"}, ""),  # a further function of the person's
        ({"wte": 0.5}, "hours"),
        ({"body": "Other", "function": "Strategy", "wte": 0.5}, "body, function and hours"),
    ],
)
def test_a_slot_in_unlike_the_person_is_told_by_its_cell_and_stays(post: dict[str, Any], unlike: str) -> None:
    answer = answer_of(region([{"others": "Workforce"}, {}], [SLOT | post, {}]))
    told = [f"Posts!L2: {UNLIKE.format(unlike)}"] if unlike else []
    assert list(answer.region.warnings) == ["2 of 2 at risk have no payoff, which counts as nothing", *told]
    assert held_by(answer) == {"R1": "V1", "R2": "V2"}


@pytest.mark.unit
@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        (FIRST, True),
        ({"wte": 0.8}, False),  # without first refusal
        (FIRST | {"body": "Other"}, False),  # first refusal is of the own body's posts
        (FIRST | {"function": "Strategy"}, False),  # and of a suitable post alone
        (FIRST | {"minutes": 10, "works_at": "HU1"}, False),
    ],
)
def test_a_slot_in_into_a_post_that_the_law_holds_is_told(other: dict[str, Any], is_told: bool) -> None:
    found = region([{"wte": 0.8}, other], [SLOT | {"wte": 0.8}, {"wte": 0.8}])
    assert (f"Posts!L2: {CLAIMED}" in found.warnings) == is_told


@pytest.mark.unit
def test_who_slots_in_loses_no_post_to_another_slot_in() -> None:
    # Both are marked, and each slots into a post of the own body.
    found = region([FIRST, FIRST], [SLOT | {"wte": 0.8}, {"slot_in": "R2", "wte": 0.8}])
    assert not any(CLAIMED in sentence for sentence in found.warnings)


@pytest.mark.unit
def test_one_alert_has_the_cells_of_all_rows_and_workbooks() -> None:
    far: dict[str, Any] = {"body": "Other"}
    people = sheets([{}, {}, {}], [])
    first, second = (sheets([], posts) for posts in ([SLOT | far, {"slot_in": "R2"} | far], [{"slot_in": "R3"} | far]))
    second["Posts"][1][0] = "V9"
    found = region_of({"p.xlsx": people, "a.xlsx": first, "b.xlsx": second}, on=DAY)
    told = f"a.xlsx Posts!L2, a.xlsx Posts!L3, b.xlsx Posts!L2: {UNLIKE.format('body')}"
    assert told in found.warnings
    assert line_of(told) == f"Alert: {told} (A215)."


@pytest.mark.unit
def test_a_slot_in_beside_a_fault_leaves_the_fault_to_be_told() -> None:
    book = sheets([{"function": None}], [SLOT | {"function": None}])
    with pytest.raises(InputError) as refused:
        region_of({"r.xlsx": book}, on=DAY)
    assert [str(each) for each in refused.value.problems] == [
        'r.xlsx At risk!D2: "Function" is blank; give it',
        'r.xlsx Posts!D2: "Function" is blank; give it',
    ]


@pytest.mark.documents
def test_the_advice_about_slot_ins_is_what_the_match_does() -> None:
    # A post of the band is decided by a slot-in even where all else differs; one of a lower band is refused.
    unlike = {"function": "Strategy", "wte": 0.5, "place": "HU1"}
    answer = answer_of(region([{"lower": "yes"}], [SLOT | unlike]))
    assert held_by(answer) == {"R1": "V1"}
    with pytest.raises(InputError, match="of another band"):
        region([{"lower": "yes"}], [SLOT | {"band": "6"}])
    cells = openpyxl.load_workbook(BytesIO(make_matches(answer)))[SUMMARY]["A"]
    said = next(cell.value for cell in cells if "health or disability" in str(cell.value))
    assert "A post of the person's band, whose registration is held, is then a slot-in. Of another band" in said


@pytest.mark.unit
def test_the_slot_in_of_the_worked_example_is_no_alert() -> None:
    assert of_example(example()).warnings == ()


@pytest.mark.cli
def test_check_and_match_print_the_alert(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = example(20, 35)
    slot = next(row for row in found.posts if row["slot_in"])
    slot["body"] = next(row["body"] for row in found.posts if row["body"] != slot["body"])
    path = tmp_path / "region.xlsx"
    path.write_bytes(make_region(found))
    for command in (["check", str(path)], ["match", str(path), "--out", str(tmp_path / "out")]):
        assert main(command) == 0
        assert f": {UNLIKE.format('body')} (A215)." in capsys.readouterr().out
