"""Rebuild every shipped input workbook: `python inputs/rebuild.py`.

The people of the examples are made up, and say so; the figures under published/ come from `inputs/data/`, with the
source of each cell on a sheet.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from model.body.inputs import year_label
from model.body.typed import Sheets
from model.body_workbook.example import MADE_UP, nonpay, people, pools
from model.body_workbook.read import read
from model.body_workbook.write import write_inputs
from model.matching.example import region
from model.matching.template import make_region
from model.projection.project import project
from protected_groups import SCOPES, counts
from published_2010 import published_2010
from published_2015 import published_2015
from published_2025 import published_2025

HERE = Path(__file__).parent
PEOPLE_OF_ICB = 400


def example(
    folder: Path,
    file: str,
    seed: int,
    count: int,
    body: dict[str, Any],
    leavers: float,
    vacant: float = 0.05,
    beside: str = "",
    scopes: Sequence[float] = (),
    **more: Any,
) -> None:
    """Write an example whose ledger is a little under what its inputs add up to: its vacancy factor.

    `scopes` are the shares of its pools that are in the reorganisation; all of each, if not given.
    """
    first = int(str(body["first_year"])[:4])
    sheets = Sheets(
        note=f"{MADE_UP} {beside}".strip(),
        body={"ledger_budget": 1e6, **body},
        budget=nonpay(count / 150),
        years=[{"year": year_label(first + year), "openings": round(count / 50)} for year in range(int(body["years"]))],
        pools=[
            {**row, **({"scope_share": scopes[place]} if scopes else {})}
            for place, row in enumerate(pools(vacant * count, 0.02 * count, leavers))
        ],
        staff=people(seed, count, date(first - 1, 4, 1)),
        **more,
    )
    path = folder / file
    asked = {**sheets.body, "ledger_accepted_by": "this sum, which asks for no ledger"}
    write_inputs(path, replace(sheets, body=asked))
    built = float(project(read(path)).values["baseline_built_up"][0, 0])
    ledger = round(0.98 * built, -3)
    write_inputs(
        path, replace(sheets, body={**sheets.body, "ledger_budget": ledger, "reserve": round(0.02 * ledger, -3)})
    )


def equality(folder: Path) -> None:
    """Write the example of equality into a folder: pools cut unlike, with counts of protected groups."""
    folder.mkdir(exist_ok=True)
    example(
        *(folder, "example-equality.xlsx", 2031, PEOPLE_OF_ICB),
        {
            "name": "Example Board with Equality Counts",
            "code": "QEQ",
            "kind": "ICB",
            "first_year": "2025-26",
            "years": 5,
            "scope": "running costs and programme pay, cash, £18.76 a head of population 2024-25",
            "path": "2025-icb-per-head",
        },
        leavers=0.08,
        beside="So are the counts of protected groups. Its pools differ in how much of each is in the reorganisation.",
        scopes=SCOPES,
        target=[{"year": f"{year}-{year % 100 + 1}", "population": 1_130_000.0} for year in range(2025, 2030)],
        equality=counts(people(2031, PEOPLE_OF_ICB, date(2024, 4, 1))),
    )


def published(folder: Path) -> None:
    """Write the workbooks of published figures into a folder."""
    folder.mkdir(exist_ok=True)
    for file, sheets in (*published_2010(), *published_2015(), *published_2025()):
        write_inputs(folder / f"{file}.xlsx", sheets)


def staff_list() -> None:
    """A made-up staff list as ESR gives one, with what a list holds beside people in post.

    It is of as many people as the example ICB has, on the pay scale of its baseline, so that it fits its ledger.
    """
    heads = ["Employee Number", "Assignment Number", "Last Name", "Org L3", "Position Title", "Grade", "Grade Step"]
    heads += ["FT Salary", "Contracted WTE", "Assignment Category", "Assignment Status", "Date of Birth"]
    heads += ["CSD (3 Months)", "CSD (12 Months)", "Increment Date", "Cost Centre", "Cost Split"]
    found: list[list[object]] = []
    for number, person in enumerate(people(37, PEOPLE_OF_ICB, date(2024, 4, 1)), 30001):
        found.append(
            [
                *(number, f"{number}-1", f"Person {number}", "Corporate", "Officer"),
                *(
                    person["band"] if person["band"] == "VSM" else f"Band {person['band']}",
                    person.get("base_point", ""),
                ),
                *(person["base_salary"], person["wte"], "Permanent", "Active Assignment"),
                *(f"{day:%d-%b-%Y}" if day else "" for day in (person["born"], *2 * [person["service_start"]])),
                f"{person['next_step']:%d-%b-%Y}" if person.get("next_step") else "",
                *("101500", "100%"),
            ]
        )
    split = [*found[4]]
    found[4][15:], split[15:] = ["101500", "60%"], ["101700", "40%"]  # one post, two cost centres
    bank, leaver, vacant = [*found[7]], [*found[8]], [*found[9]]
    bank[:2], bank[8:10] = [30901, "30901-1"], [0.0, "Bank"]
    leaver[:2], leaver[10] = [30902, "30902-1"], "Terminate Assignment"
    vacant = ["", "", "VACANT", *vacant[3:7], "", 1.0, "", "", "", "", "", "", "101500", ""]
    factor = ["", "", "", "Corporate", "Vacancy factor", "", "", "", -2.5, *[""] * 6, "101500", ""]
    found = [*found[:5], split, *found[5:], bank, leaver, vacant, factor]
    total = ["Total", *[""] * 7, round(sum(float(str(row[8])) for row in found), 2), *[""] * 8]
    with (HERE / "example-staff-list.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows([["Staff in post, 31 March 2025"], [], heads, *found, total])


def matching(folder: Path) -> None:
    """Write a made-up region of people at risk and posts, and a list of vacancies as one comes, into a folder."""
    folder.mkdir(exist_ok=True)
    (folder / "example-region.xlsx").write_bytes(make_region(region()))
    draw = Random(5)
    heads = ["Vacancy Reference", "Organisation", "Job Title", "Band", "Department", "Location", "WTE"]
    heads += ["Number of Posts", "Closing Date", "Status", "Hiring manager"]
    bands, functions = (
        ("Band 5", "Band 6", "Band 7", "8a", "Band 8b"),
        ("Informatics", "Finance", "Quality", "Workforce"),
    )
    places = ("LS1 4AP", "Leeds, LS11 5TD", "BD1 1HX", "HX1", "York House, YO1 7PR", "WF1 2AB")
    listed: list[list[object]] = [[*heads]]
    for number in range(40):
        body, band, function = draw.choice(("North ICB", "South ICB")), draw.choice(bands), draw.choice(functions)
        place, wte = draw.choice(places), draw.choice(("1.00", "0.80", "0.60"))
        closes = f"{draw.randrange(13, 28)}/{draw.randrange(1, 4):02d}/2027"
        stands = draw.choice(("Live", "Live", "Live", "Approved")) if number % 13 else "Filled"
        count = 1 if number % 9 else 2
        row = [f"VAC-{1000 + number}", body, "Officer", band, function, place, wte, count, closes, stands]
        listed.append([*row, f"Person {number}"])
    consultant = ["VAC-2000", "North ICB", "Consultant", "Consultant", "Medical", "LS1 3EX", "1.00", 1]
    listed += [[*consultant, "15/02/2027", "Live", "Person 99"], ["Total", *[""] * 5, "37.20", *[""] * 4]]
    with (folder / "example-vacancies.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(listed)


def main() -> None:
    """Rebuild all."""
    published(HERE / "published")
    staff_list()
    matching(HERE / "matching")
    equality(HERE / "equality")
    example(
        *(HERE, "example-pct-2010.xlsx", 2010, 150),
        {
            "name": "Example Primary Care Trust",
            "code": "5XX",
            "kind": "PCT",
            "first_year": "2010-11",
            "years": 6,
            "scope": "management costs, cash, baseline 2009-10",
            "path": "2010-30-over-four",
            "voluntary_route": "mars",
        },
        leavers=0.10,
        beside=(
            "The plan is as one might have been made in 2010. It looks past 1 April 2013, when such trusts were "
            "abolished (Health and Social Care Act 2012)."
        ),
    )
    example(
        *(HERE, "example-ccg-2015.xlsx", 2015, 90),
        {
            "name": "Example Clinical Commissioning Group",
            "code": "99X",
            "kind": "CCG",
            "first_year": "2015-16",
            "scope": "running costs, cash, baseline 2014-15",
            "years": 5,
            "path": "2015-ten-percent",
        },
        leavers=0.09,
        vacant=0.01,
    )
    example(
        *(HERE, "example-icb-2025.xlsx", 2025, PEOPLE_OF_ICB),
        {
            "name": "Example Integrated Care Board",
            "code": "QXX",
            "kind": "ICB",
            "first_year": "2025-26",
            "years": 5,
            "scope": "running costs and programme pay, cash, £18.76 a head of population 2024-25",
            "path": "2025-icb-per-head",
        },
        leavers=0.14,
        target=[{"year": f"{year}-{year % 100 + 1}", "population": 1_080_000.0} for year in range(2025, 2030)],
    )


if __name__ == "__main__":
    main()
