"""`mancost merge`: several workbooks in, one out; and what cannot be merged is one sentence, with nothing written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from model.__main__ import main
from model.body.options import DO_NOTHING, Option
from model.body.typed import Sheets
from model.body_workbook.columns import CODED, YEARLY, declared
from model.body_workbook.columns import SETTINGS as NUMBERS
from model.body_workbook.read import read
from model.body_workbook.write import write_inputs
from model.lines.model import levers
from model.merging.alike import inputs_differ
from model.merging.member import Member
from model.merging.rules import BY_YEAR, SETTINGS, Rule
from model.projection.binding import bind
from model.projection.project import Results, project
from model.rules.assumptions import assumptions
from tests.support.bodies import INPUTS
from tests.support.disks import held
from tests.support.groups import FILES, inputs_of
from tests.support.here import read_in_this_process
from tests.support.kinds import small_body
from tests.support.uncoded import uncoded

Edit = Callable[[Sheets], Sheets]
ACT = Option("Act", {"nonpay_effort": (1.0,), "programme_cost": (5_000.0,)})


@pytest.fixture
def here() -> Iterator[None]:
    with read_in_this_process():
        yield


def first_body() -> Sheets:
    return replace(small_body(), options=(Option(DO_NOTHING, {}), ACT))


def second_body(**settings: Any) -> Sheets:
    made = first_body()
    return replace(made, body={**made.body, "code": "B2", "name": "Second body", **settings})


def written(folder: Path, *bodies: Sheets) -> list[str]:
    """The paths of the workbooks of bodies, a.xlsx and so on."""
    return [str(write_inputs(folder / f"{letter}.xlsx", each)) for letter, each in zip("abc", bodies, strict=False)]


def refused(folder: Path, files: list[str], capsys: pytest.CaptureFixture[str], out: str = "c.xlsx", *more: str) -> str:
    """What the command says where it refuses: one sentence, and nothing is written."""
    before = held(folder)
    capsys.readouterr()
    assert main(["merge", *files, "--out", str(folder / out), *more]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert held(folder) == before
    assert len(told.err.splitlines()) == 1, told.err
    return uncoded(told.err).replace(f"{folder}/", "")


@pytest.mark.cli
def test_three_boards_are_merged_checked_and_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "c.xlsx"
    files = [str(INPUTS / f"{file}.xlsx") for file in FILES]
    assert main(["merge", *files, "--out", str(out), "--name", "South East", "--code", "SE1"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(
        "Merged NHS Hertfordshire and West Essex ICB (QM7), NHS Norfolk and Waveney ICB (QMM) and "
        "NHS South Yorkshire ICB (QF7)"
    )
    assert "Their common path is kept" in said
    assert f"Written: {out}." in said
    assert main(["check", str(out)]) == 0
    assert "South East" in capsys.readouterr().out
    assert main(["run", str(out), "--out", str(tmp_path)]) == 0
    assert (tmp_path / "results.xlsx").exists()
    # Population is the boards' together: 1,621,308 + 1,094,172 + 1,493,913, of NHS England's allocations tool, 2024-25.
    heads = 1_621_308 + 1_094_172 + 1_493_913
    assert read(out).yearly["population"].tolist() == [heads] * 3
    assert project(read(out)).year_line("allowed_cash", 0) == pytest.approx([18.76 * heads] * 3, abs=0.005)


@pytest.mark.cli
def test_what_the_boards_say_of_their_cells_goes_with_the_cells(
    tmp_path: Path, here: None, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "deep" / "c.xlsx"
    files = [INPUTS / f"{file}.xlsx" for file in FILES]
    assert main(["merge", *map(str, files), "--out", str(out), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report["bodies"].values()) == [file.name for file in files]
    book = openpyxl.load_workbook(out)
    assert all(file.name in book["Cover"]["A2"].value for file in files)
    found = {tuple(row[:3]): row[3:5] for row in book["Sources"].iter_rows(min_row=5, values_only=True)}
    theirs = [
        row
        for file in files
        for row in openpyxl.load_workbook(file)["Sources"].iter_rows(min_row=5, values_only=True)
        if row[0] in ("Budget", "Staff", "Vacancies")
    ]
    kept = {key: told for key, told in found.items() if key[0] in ("Budget", "Staff", "Vacancies")}
    assert sorted(told for told in kept.values()) == sorted(tuple(row[3:5]) for row in theirs)
    for sheet, cell, what in (map(str, key) for key in kept):
        head = book[sheet].cell(4, coordinate_to_tuple(cell)[1]).value
        assert what.endswith(f": {head}")
    (ledger,) = [told for key, told in found.items() if key[2] == declared("ledger_budget").heading]
    amount = next(row[1].value for row in openpyxl.load_workbook(files[0])["Body"].iter_rows(min_row=5)
                  if row[0].value == declared("ledger_budget").heading)  # fmt: skip
    assert f"QM7 {amount:,} (not found, assumed)" in str(ledger[1])
    text = "".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    assert str(INPUTS) not in text


@pytest.mark.cli
def test_no_file_is_overwritten(tmp_path: Path, here: None, capsys: pytest.CaptureFixture[str]) -> None:
    files = written(tmp_path, first_body(), second_body())
    (tmp_path / "c.xlsx").write_bytes(b"theirs")
    assert main(["merge", *files, "--out", str(tmp_path / "c.xlsx")]) == 0
    assert (tmp_path / "c.xlsx").read_bytes() == b"theirs"
    assert (tmp_path / "c (2).xlsx").exists()
    assert "is a body to merge, and would be written over" in refused(tmp_path, files, capsys, "a.xlsx")


@pytest.mark.cli
def test_the_place_to_write_must_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["merge", "a.xlsx", "b.xlsx"])
    assert left.value.code == 2
    assert "--out" in uncoded(capsys.readouterr().err)


@pytest.mark.cli
def test_files_that_are_not_several_bodies_are_refused(
    tmp_path: Path, here: None, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = written(tmp_path, first_body(), second_body())
    (tmp_path / "link.xlsx").symlink_to(one)
    said = refused(tmp_path, [one], capsys)
    assert said == "a.xlsx: is the only body that is named; name two or more to merge\n"
    assert refused(tmp_path, [one, one], capsys) == "a.xlsx: is named twice; name each body once\n"
    link = str(tmp_path / "link.xlsx")
    assert refused(tmp_path, [one, link], capsys) == "link.xlsx: is named twice; name each body once\n"
    assert "does not end in .xlsx" in refused(tmp_path, [one, other], capsys, "c.xls")
    assert '"Organisation code" is "!", not letters' in refused(tmp_path, [one, other], capsys, "c.xlsx", "--code", "!")
    copied = str(write_inputs(tmp_path / "copy.xlsx", first_body()))
    assert refused(tmp_path, [one, copied], capsys) == (
        "copy.xlsx: has the code and the name of a.xlsx; give one of them another code\n"
    )


def _year_on(sheets: Sheets) -> Sheets:
    rows = [{**row, "year": f"{2026 + place}-{27 + place}"} for place, row in enumerate(sheets.target)]
    return replace(sheets, body={**sheets.body, "first_year": "2026-27"}, target=rows)


def _longer(sheets: Sheets) -> Sheets:
    rows = [*sheets.target, {"year": "2027-28", "cut_of_baseline": 0.3}]
    return replace(sheets, body={**sheets.body, "years": 3}, target=rows)


def _levers(name: str, **set_to: tuple[float, ...]) -> Edit:
    return lambda sheets: replace(sheets, options=(Option(DO_NOTHING, {}), Option(name, {**ACT.levers, **set_to})))


def _assumed(sheets: Sheets) -> Sheets:
    low, central, high = (getattr(assumptions()["accepts"], name) for name in ("low", "central", "high"))
    return replace(sheets, assumptions={"accepts": (low, central - 0.1, high)})


def _many(sheets: Sheets) -> Sheets:
    return replace(sheets, pools=[*sheets.pools, *({"pool": f"P{number}"} for number in range(95))])


def _long(sheets: Sheets) -> Sheets:
    return replace(sheets, pools=[*sheets.pools, {"pool": "x" * 98}])


BAD: dict[str, tuple[Edit, str]] = {
    "first year": (_year_on, 'b.xlsx Body: "First plan year" is "2026-27", and "2025-26" in a.xlsx'),
    "years": (_longer, 'b.xlsx Body: "Years in the plan" is 3, and 2 in a.xlsx'),
    "scope": (
        lambda sheets: replace(sheets, body={**sheets.body, "scope": "administration"}),
        'b.xlsx Body: "What the figures are" is "administration", and "running costs, cash, baseline 2024-25" in ',
    ),
    "known on": (
        lambda sheets: replace(sheets, body={**sheets.body, "known_on": date(2025, 6, 1)}),
        'b.xlsx Body: "Rates known on" is "2025-06-01", and blank in a.xlsx',
    ),
    "scheme": (
        lambda sheets: replace(sheets, body={**sheets.body, "voluntary_route": "mars"}),
        f'b.xlsx Body: "{declared("voluntary_route").heading}" is mars, and voluntary in a.xlsx',
    ),
    "day of a year": (
        lambda sheets: replace(sheets, years=[{"year": "2026-27", "voluntary_last_day": date(2026, 12, 31)}]),
        f'b.xlsx Years: "{declared("voluntary_last_day").heading}" is 31 December 2026 in 2026-27, and ',
    ),
    "test of a year": (
        lambda sheets: replace(sheets, target=[{**row, "tested_in_year": 1} for row in sheets.target]),
        f'b.xlsx Target: "{declared("tested_in_year").heading}" is 1 in 2025-26, and 0 in a.xlsx',
    ),
    "assumption": (_assumed, 'b.xlsx Assumptions: "Offers accepted" is 0.7, and 0.8 in a.xlsx'),
    "name of an option": (
        lambda sheets: replace(sheets, options=(*sheets.options, Option("Further", {"nonpay_effort": (1.0,)}))),
        'b.xlsx Options: "Further" is an option of b.xlsx and not of a.xlsx: give it to both or to neither',
    ),
    "lever": (
        _levers("Act", nonpay_effort=(1.0, 0.5)),
        f'b.xlsx Options: "Act" sets "{levers()["nonpay_effort"].label}" to 0.5 in 2026-27, and to 1 in a.xlsx',
    ),
    "lever that the first does not set": (
        _levers("Act", vacancies_deleted=(0.25,)),
        f'b.xlsx Options: "Act" sets "{levers()["vacancies_deleted"].label}" to 0.25 in 2025-26, and to 0 in a.xlsx',
    ),
    "openings": (
        lambda sheets: replace(sheets, years=[{"year": "2025-26", "openings": 2}]),
        f'b.xlsx Years: "{declared("openings").heading}" is given, and a.xlsx gives openings by band',
    ),
    "pools": (_many, "2 bodies: have 105 pools together, and one body may have 100"),
    "pool's name": (_long, f'b.xlsx Vacancies: "{"x" * 98}" is longer than 100 letters with "B2" in front'),
}


@pytest.mark.cli
@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_merged_is_one_sentence_and_nothing_is_written(
    name: str, tmp_path: Path, here: None, capsys: pytest.CaptureFixture[str]
) -> None:
    edit, sentence = BAD[name]
    first = first_body()
    if name == "openings":
        first = replace(first, pools=[{**row, "pool_openings": 1} for row in first.pools])
    said = refused(tmp_path, written(tmp_path, first, edit(second_body())), capsys)
    assert said.startswith(sentence)


@pytest.mark.cli
def test_one_pair_of_bodies_has_all_its_differences_told_at_once(
    tmp_path: Path, here: None, capsys: pytest.CaptureFixture[str]
) -> None:
    files = written(tmp_path, first_body(), _assumed(_levers("Other")(second_body(post_left_empty=1))))
    assert main(["merge", *files, "--out", str(tmp_path / "c.xlsx")]) == 2
    assert len(uncoded(capsys.readouterr().err).splitlines()) == 4  # two names of options, an assumption and a setting


def other(name: str) -> Any:
    """A value of an input that is not the one that stands for a blank, as it is typed."""
    column = declared(name)
    if name == "transfers_restate":
        return 0  # a blank is 1 on this path
    if name in CODED:
        return {"setting": "is abolished", "voluntary_route": "mars", "ranked_by": "fewest redundancies"}[name]
    typed = {"date": date(2025, 12, 1), "flag": 1 - (column.default or 0), "index": 30, "months": 12}
    return typed.get(column.unit, 0.05)


@pytest.mark.unit
@pytest.mark.parametrize("name", [name for name in (*NUMBERS, *BY_YEAR) if {**SETTINGS, **BY_YEAR}[name] is Rule.SAME])
def test_each_thing_that_must_be_the_same_is_held_to_it(name: str) -> None:
    made, more = first_body(), second_body()
    if name in NUMBERS:
        more = replace(more, body={**more.body, name: other(name)})
    else:
        first, *rest = (more.years if name in YEARLY else more.target) or [{"year": "2025-26"}]
        rows = [{**first, name: other(name)}, *rest]
        more = replace(more, years=rows) if name in YEARLY else replace(more, target=rows)
    read_ = [inputs_of(made), inputs_of(more, "b.xlsx")]
    group = [Member(inputs.code, Results(inputs, bind(inputs), ())) for inputs in read_]
    (problem,) = inputs_differ(group)
    assert f'"{declared(name).heading}" is ' in problem.sentence
    assert list(inputs_differ([group[0], group[0]])) == []
