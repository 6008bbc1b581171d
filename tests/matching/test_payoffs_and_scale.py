"""Payoffs are those of the payoff command to the penny, and a region of 3,500 people is solved exactly and soon."""

from __future__ import annotations

import csv
import json
import random
import time
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from model.__main__ import main
from model.body_workbook.columns import staff
from model.matching.answer import answer_of
from model.matching.example import region as example
from model.matching.priority import weights
from model.matching.read import read_region
from model.matching.region import NONE
from model.matching.solve import assign
from model.matching.template import make_region
from model.matching.workbook import make_matches
from tests.support.second_solver import min_cost_flow

PEOPLE, POSTS = 3_500, 6_000  # of the design
OURS = {"base_salary": "salary", "protected_pension_age": "minimum_pension_age"}  # as the payoff command names them
UNBORN = date(1899, 12, 30)


def leavers(count: int) -> list[dict[str, Any]]:
    """People of every band by the names of the Staff sheet's columns, some of them with a pension brought forward."""
    draw = random.Random(7)
    found = []
    for number in range(count):
        born = date(1955, 3, 1) + timedelta(days=draw.randrange(15_000))
        row: dict[str, Any] = {"row": f"S{number}", "pool": "Pool", "band": draw.choice(["5", "8a", "8d", "9", "VSM"])}
        row |= {"base_salary": float(draw.randrange(22_000, 140_000)), "wte": draw.choice([1.0, 0.8, 0.5])}
        row |= {"born": born, "service_start": born + timedelta(days=draw.randrange(6_500, 10_000))}
        if number % 4 == 0:
            row["reckonable_start"] = row["service_start"] + timedelta(days=draw.randrange(0, 400))
        if number % 5 == 0:
            row |= {"pension": float(draw.randrange(2_000, 30_000)), "lump_sum": 12_345.0, "pension_age": 65.0}
        found.append(row)
    return found


@pytest.mark.cli
def test_payoffs_are_those_of_the_payoff_command_and_no_birth_date_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = leavers(120)
    region = example(len(people), 200)
    for at_risk, leaver in zip(region.people, people, strict=True):
        at_risk |= {"payoff": None, "staff_row": leaver["row"]}
    (tmp_path / "region.xlsx").write_bytes(make_region(region))
    book: Any = openpyxl.load_workbook(tmp_path / "region.xlsx")
    sheet = book.create_sheet("Staff")
    columns = [column for column in staff() if any(column.name in leaver for leaver in people)]
    sheet.append([column.heading for column in columns])
    for leaver in people:
        sheet.append([leaver.get(column.name) for column in columns])
    book.save(tmp_path / "region.xlsx")
    with (tmp_path / "people.csv").open("w", newline="") as file:
        names = [OURS.get(column.name, column.name) for column in columns if column.name not in ("row", "pool")]
        table = csv.DictWriter(file, ["id", *names, "exit", "route"])
        table.writeheader()
        for at_risk, leaver in zip(region.people, people, strict=True):
            told = {OURS.get(name, name): value for name, value in leaver.items() if name not in ("row", "pool")}
            table.writerow(told | {"id": at_risk["reference"], "exit": at_risk["notice_ends"], "route": "redundancy"})
    assert main(["match", str(tmp_path / "region.xlsx"), "--out", str(tmp_path / "out"), "--json"]) == 0
    avoided = json.loads(capsys.readouterr().out)["payoffs"]
    assert main(["payoff", "--people", str(tmp_path / "people.csv"), "--json"]) == 0
    theirs = {each["id"]: each["amounts"]["total"] for each in json.loads(capsys.readouterr().out)["people"]}
    by_person: Any = openpyxl.load_workbook(tmp_path / "out" / "matches.xlsx", data_only=True)["By person"]
    ours = {row[0]: row[12] for row in by_person.iter_rows(min_row=5, values_only=True)}
    assert {who: round(amount, 2) for who, amount in ours.items()} == theirs
    assert round(sum(avoided.values()), 2) == round(sum(theirs.values()), 2)
    assert len(set(theirs.values())) > 80
    with zipfile.ZipFile(tmp_path / "out" / "matches.xlsx") as parts:
        held = "\n".join(parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/"))
    assert [leaver["born"] for leaver in people if leaver["born"].isoformat() in held] == []
    assert [leaver["born"] for leaver in people if f"<v>{(leaver['born'] - UNBORN).days}</v>" in held] == []


@pytest.mark.agree
def test_a_region_of_3500_people_is_exact_within_its_seconds(tmp_path: Path) -> None:
    path = tmp_path / "region.xlsx"
    path.write_bytes(make_region(example(PEOPLE, POSTS)))
    begun = time.process_time()
    answer = answer_of(read_region([path]))
    make_matches(answer)
    assert time.process_time() - begun <= 10
    pairs, shape = answer.pairs, (len(answer.region.people), len(answer.region.posts))
    cost, left_out = weights(answer.choice, answer.region, answer.rank)
    begun = time.process_time()
    out = assign(pairs.person, pairs.post, cost, left_out, shape)
    assert time.process_time() - begun <= 0.5
    held = np.flatnonzero(out[pairs.person] == pairs.post)
    ours = int(cost[held].sum() + left_out[out == NONE].sum())
    assert min_cost_flow(pairs.person, pairs.post, cost, left_out, shape) == (answer.placed, ours)
