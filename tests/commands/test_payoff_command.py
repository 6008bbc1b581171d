"""`mancost payoff` and `mancost rules`: what they print, and what they refuse in one plain sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from model.__main__ import main
from model.outputs import RECORD
from model.reading.workbook import NO_WORKBOOK
from tests.support.uncoded import uncoded

PLAIN = {"salary": "47810", "born": "1972-05-17", "service-start": "2003-09-01", "exit": "2026-09-30"}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str, **said: str | None) -> tuple[int, str, str]:
        options = (
            {**PLAIN, **{name.replace("_", "-"): value for name, value in said.items()}}
            if said or not arguments
            else {}
        )
        given = [part for name, value in options.items() if value is not None for part in (f"--{name}", value)]
        code = main(["payoff", *given, *arguments] if options or "--people" in arguments else list(arguments))
        out = capsys.readouterr()
        return code, out.out, uncoded(out.err)

    return call


@pytest.mark.unit
def test_json_gives_amounts_to_the_penny_steps_and_warnings(run: Run) -> None:
    code, out, _ = run("--json", wte="0.8")
    (person,) = json.loads(out)["people"]
    assert code == 0
    assert person["id"] == "1"
    assert person["amounts"] == {
        "contractual": 73308.67,
        "statutory": 19491.81,
        "redundancy": 73308.67,
        "mars": 0,
        "notice": 0,
        "pension_cost": 0,
        "employer_nic": 6496.30,
        "total": 79804.97,
    }
    assert (person["statutory_weeks"], person["complete_years"]) == (26.5, 23)
    cap = next(step for step in person["steps"] if step["name"] == "section16_salary_cap")
    assert (cap["value"], cap["in_force_from"], cap["source"], cap["status"]) == (
        80000,
        "2015-04-01",
        "NHSE-S16",
        "read",
    )
    assert any("reckonable service is not given" in sentence for sentence in person["warnings"])


@pytest.mark.unit
def test_the_working_prints_label_rule_value_rate_and_source(run: Run) -> None:
    _, out, _ = run(wte="0.8")
    assert f"{'Month as a twelfth of the year':<46}{'£3,187.33':>18}" in out
    assert "Salary counted × Whole-time equivalent ÷ 12" in out
    assert "in force from 6 April 2026; source ERA-LIMITS, read" in out
    assert "https://www.nhsemployers.org/articles/nhs-redundancy-arrangements" in out


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"exit": "2008-08-31"}, "--exit: 2008-08-31 is before 1 April 2009: no rates are held for that year; give a later last day"),
        ({"service_start": "2026-10-01"}, "--service-start: 2026-10-01 is after the last day; check both dates"),
        ({"wte": "0"}, '--wte: "0" is outside 0.01 to 1.5 (share); 1 is full time'),
        ({"wte": "7.5"}, '--wte: "7.5" is outside 0.01 to 1.5 (share); 1 is full time'),
        (
            {"salary": "47.81"},
            '--salary: "47.81" is outside 8,000 to 500,000 (£ a year); in pounds that is 47,810: was it meant in thousands?',
        ),
        ({"salary": "47k"}, '--salary: "47k" is not a number; write digits, such as 45000'),
        (
            {"exit": "03/04/2025"},
            '--exit: "03/04/2025" reads two ways, 3 April 2025 or 4 March 2025; write 2025-04-03 or 2025-03-04',
        ),
        ({"exit": "2025-02-30"}, '--exit: "2025-02-30" is not a day of the calendar; write it as 2015-04-03 or 3 April 2015'),
        ({"exit": "2096-09-30"}, '--exit: "2096-09-30" is outside 1920-01-01 to 2040-03-31; check the year'),
        ({"born": None}, "--born: it is blank, and age matters to this route; give it"),
        ({"service_start": None}, "--service-start: it is blank; give the day continuous NHS service began"),
        ({"route": "volontary"}, '--route: "volontary" is not one of redundancy, voluntary, mars, efficiency; did you mean voluntary?'),
        ({"route": "mars", "exit": "2010-08-31"}, "--route: it is mars, and no national tariff was in force before 1 September 2010; give an own tariff"),
        ({"route": "efficiency"}, "--capital-cost: it is blank, and so is the pension; an efficiency retirement needs one of them"),
        ({"tariff_weeks": "3", "tariff_months": "1"}, "--tariff-weeks: 3 is given as well as months; give one of them"),
        ({"tariff_cap_months": "15"}, "--tariff-cap-months: 15 is given without weeks or months a year; give one of them"),
        ({"consultation": "2026-10-01"}, "--consultation: 2026-10-01 is after the last day; check both dates"),
        ({"returned": "2026-09-30"}, "--returned: 2026-09-30 is not after the last day; check both dates"),
        ({"consultation": "2005-01-01"}, "--consultation: 2005-01-01 is before 1 October 2006: no rules are held for that day; check the year"),
        ({"paid": "2010-01-01"}, "--paid: 2010-01-01 is more than a month before the last day; check both dates"),
        ({"reckonable_years": "45"}, "--reckonable-years: 45 is more years than there are since the fourteenth birthday; check it"),
        ({"route": "efficiency", "capital_cost": "0"}, '--capital-cost: "0" is outside 1 to 5,000,000 (£)'),
        ({"salary": "٤٧٨١٠"}, '--salary: "٤٧٨١٠" is not a number; write digits, such as 45000'),
        ({"born": "1995-01-01"}, "--service-start: 2003-09-01 is before the fourteenth birthday; check both dates"),
    ],
)  # fmt: skip
@pytest.mark.unit
def test_bad_input_is_one_sentence_exit_code_2_and_nothing_written(
    run: Run, tmp_path: Path, said: dict[str, str | None], sentence: str
) -> None:
    code, out, err = run("--xlsx", str(tmp_path / "out.xlsx"), **said)
    assert (code, out, err) == (2, "", sentence + "\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.cli
def test_an_id_stands_on_one_row(run: Run, tmp_path: Path) -> None:
    row = "a,47810,0.8,1972-05-17,2003-09-01,2026-09-30,"
    file = people_csv(tmp_path / "twice.csv", row, row)
    assert run("--people", file)[2] == f"{file} row 3 id: stands on more than one row; give each person an id\n"


@pytest.mark.unit
def test_every_problem_is_found_in_one_pass(run: Run) -> None:
    _, _, err = run(wte="9", salary="x", exit="y")
    assert [line.split(":")[0] for line in err.splitlines()] == ["--salary", "--wte", "--exit"]


@pytest.mark.unit
def test_a_birth_date_is_not_asked_for_where_age_does_not_matter(run: Run) -> None:
    code, _, _ = run(route="mars", born=None)
    assert code == 0


@pytest.mark.unit
def test_an_unknown_option_or_command_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["payoff", "--salry", "1"])
    assert left.value.code == 2
    assert uncoded(capsys.readouterr().err) == (
        "mancost payoff: unrecognized arguments: --salry 1; did you mean --salary?\n"
    )
    assert main(["payof"]) == 2
    assert uncoded(capsys.readouterr().err) == 'mancost: "payof" is not a command; did you mean payoff?\n'


@pytest.mark.unit
def test_a_date_past_the_review_is_warned_of_and_strict_leaves_with_1(run: Run) -> None:
    code, out, _ = run("--json", exit="2027-06-30")
    assert code == 0
    told = json.loads(out)["people"][0]["warnings"]
    assert (
        "Limit on a week's pay for statutory redundancy is known to 5 April 2027; 751 is used for 30 June 2027" in told
    )
    assert run("--strict", exit="2027-06-30")[0] == 1


def people_csv(path: Path, *rows: str) -> str:
    path.write_text("\n".join(["id,salary,wte,born,service_start,exit,route", *rows]) + "\n", "utf-8")
    return str(path)


@pytest.mark.cli
def test_many_people_come_from_csv_or_xlsx_with_the_same_result(run: Run, tmp_path: Path) -> None:
    file = people_csv(
        tmp_path / "people.csv",
        "a1,47810,0.8,1972-05-17,2003-09-01,2026-09-30,",
        "b2,30000,,,1 May 2019,2026-09-30,mars",
    )
    code, out, _ = run("--people", file, "--json")
    found = json.loads(out)["people"]
    assert code == 0
    assert [(person["id"], person["amounts"]["total"]) for person in found] == [("a1", 79804.97), ("b2", 8750.0)]
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["ID", "Salary", "WTE", "Born", "Service start", "Exit", "Route"])
    book.active.append(["a1", 47810, 0.8, date(1972, 5, 17), date(2003, 9, 1), date(2026, 9, 30), None])
    book.active.append(["b2", 30000, None, None, date(2019, 5, 1), date(2026, 9, 30), "MARS"])
    book.save(tmp_path / "people.xlsx")
    assert json.loads(run("--people", str(tmp_path / "people.xlsx"), "--json")[1])["people"] == found


@pytest.mark.cli
def test_a_problem_in_a_file_names_the_cell_and_not_the_persons_data(run: Run, tmp_path: Path) -> None:
    file = people_csv(
        tmp_path / "p.csv", "a,47.81,1,1972-05-17,2003-09-01,2026-09-30,", "b,40000,7.5,x,2027-01-01,2026-09-30,"
    )
    code, _, err = run("--people", file)
    assert code == 2
    assert err.splitlines() == [
        f"{file} row 2 salary: what it holds is outside 8,000 to 500,000 (£ a year)",
        f"{file} row 3 wte: what it holds is outside 0.01 to 1.5 (share); 1 is full time",
        f"{file} row 3 born: what it holds is not a date; write it as 2015-04-03 or 3 April 2015",
    ]
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["salary", "born", "service_start", "exit"])
    book.active.append([47810, date(1972, 5, 17), 38000, "=DATE(2026,9,30)"])
    book.save(tmp_path / "p.xlsx")
    _, _, err = run("--people", str(tmp_path / "p.xlsx"))
    assert (
        "p.xlsx Sheet!D2 exit: what it holds is a formula whose value was never calculated; open the file in Excel"
        in err
    )
    book.active["D2"] = date(2026, 9, 30)
    book.save(tmp_path / "p.xlsx")
    _, _, err = run("--people", str(tmp_path / "p.xlsx"))
    assert "p.xlsx Sheet!C2 service_start: what it holds is a number, not a date" in err


@pytest.mark.cli
def test_a_heading_is_named_only_where_it_is_nearly_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "heads.csv"
    path.write_text("id,salery,wte,Mrs Private\na,1,1,2\n", "utf-8")
    assert run("--people", str(path))[2].splitlines() == [
        f'{path} column 2: "salery" is not a heading; did you mean salary?',
        f"{path} column 4: is not a heading of mancost payoff",
    ]
    path.write_text("Private,47810,1972-05-17\na,1,1\n", "utf-8")
    assert run("--people", str(path))[2] == (
        f"{path}: the first row does not hold headings; put id, salary, exit and so on there\n"
    )
    path.write_text("id,,wte\na,1,1\n", "utf-8")
    assert run("--people", str(path))[2] == f"{path}: column 2 holds values but has no heading; give it one\n"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("none.csv", None, "there is no such file; check the name and the folder"),
        ("people.txt", "id\n", "is not a .csv or .xlsx file; save it as one of them"),
        ("empty.csv", "", "is empty; if it is kept in the cloud, open it once so that it is fetched"),
        ("twice.csv", "id,wte,wte\na,1,1\n", '"wte" heads two columns; keep one'),
        ("book.xlsx", "not a workbook", NO_WORKBOOK),
    ],
)
@pytest.mark.cli
def test_a_file_that_cannot_be_read_is_one_sentence(
    run: Run, tmp_path: Path, name: str, content: str | None, sentence: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, "utf-8")
    assert run("--people", str(path)) == (2, "", f"{path}: {sentence}\n")


@pytest.mark.cli
def test_the_workbook_never_replaces_the_file_that_was_read(run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["salary", "born", "service_start", "exit"])
    book.active.append([47810, date(1972, 5, 17), date(2003, 9, 1), date(2026, 9, 30)])
    path = tmp_path / "people.xlsx"
    book.save(path)
    before = path.read_bytes()
    code, out, _ = run("--people", str(path), "--xlsx", str(path))
    assert code == 0
    assert path.read_bytes() == before
    assert "people (2).xlsx" in out
    assert sorted(each.name for each in tmp_path.iterdir()) == [RECORD, "people (2).xlsx", "people.xlsx"]


@pytest.mark.unit
def test_rules_lists_what_is_in_force_with_source_and_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--on", "2016-01-31", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    limit = next(each for each in found["rules"] if each["name"] == "statutory_week_limit")
    assert (limit["value"], limit["in_force_from"], limit["status"], limit["stale"]) == (
        475,
        "2015-04-06",
        "read",
        False,
    )
    assert limit["address"]
    assert main(["rules", "--on", "2028-01-31", "--strict"]) == 1
    out = capsys.readouterr().out
    assert "rules are stale on 31 January 2028:" in out
    assert main(["rules", "--on", "1/2/2016"]) == 2
