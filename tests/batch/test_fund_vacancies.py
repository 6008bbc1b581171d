"""Vacancies shared beside a fund: no post is offered that is not there, none leaves its region, and they save money."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from model import read
from model.__main__ import main
from model.batch.body import Task, TaskResult, guarded
from model.batch.fund import Shared, Vacancies, share, sharing
from model.batch.fund_said import vacancies_said
from model.batch.fund_vacancies import FAILED, NO_POSTS, share_vacancies
from model.batch.listing import Member
from model.body.options import DO_NOTHING, Option
from model.body_workbook.write import write_inputs
from model.commands.limits_said import limits_of
from model.problems import Problem
from model.projection.compare import compare
from model.projection.openings import openings_declared, posts_to_fill
from model.projection.project import Results, project
from model.rules.rulebook import table
from model.search.split import Split
from model.search.told import NAME
from tests.support.bodies import body

pytestmark = pytest.mark.cli
REGIONS = {"NEED": "North", "MORE": "North", "FILL": "North", "AWAY": "South"}
CODES = tuple(REGIONS)
LIMITS = ("--limits", "hold=0", "hours=0", "merging=0", "award=0")
NEAR = 0.005


YEARS = 3
ROUTES = dict.fromkeys(("retraining_on", "voluntary_on", "compulsory_on", "hold_share"), (1.0,))


def put(folder: Path, code: str) -> None:
    """A small body's workbook: FILL and AWAY have nothing to save and fill each post that is left; others cut hard."""
    made = body("example-ccg-2015").sheets
    assert made is not None
    typed = {key: value for key, value in made.body.items() if key != "path"}
    own = {"code": code, "name": f"Body {code}", "ledger_accepted_by": "a test", "years": YEARS}
    openings = {"openings": 0.5} if code == "MORE" else {}  # of its own, which are among the posts that it fills
    found = replace(
        made,
        years=[{"year": row["year"], **openings} for row in made.years[:YEARS]],
        pools=[{**row, "pool_vacancies": 0.5 * (code == "MORE")} for row in made.pools],
        options=(Option(DO_NOTHING, {}), Option("All", ROUTES)),
        reasons={},
    )
    if code in ("FILL", "AWAY"):
        target = [{**row, "explicit_allowed": 1e8} for row in made.target[:YEARS]]
        found = replace(found, body={**typed, **own, "path_kind": "pounds"}, target=target)
    else:
        target = [{**row, "cut_of_baseline": 0.25} for row in made.target[:YEARS]]
        found = replace(found, body={**typed, **own}, target=target)
    write_inputs(folder / f"{code}.xlsx", found)


def split(folder: Path, codes: tuple[str, ...], *words: str) -> Path:
    """The folder of a split among bodies of small workbooks."""
    for code in codes:
        put(folder, code)
    listed = "\n".join(["file,region", *(f"{code}.xlsx,{REGIONS[code]}" for code in codes)])
    (folder / "list.csv").write_text(f"{listed}\n", "utf-8")
    out = folder / "out"
    assert main(["best", str(folder / "list.csv"), "--fund", "400k", "--out", str(out), *LIMITS, *words]) == 0
    return out


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four bodies, of which two could use what a third of their region fills."""
    return split(tmp_path_factory.mktemp("shared"), CODES, "--share-vacancies", "-q", "--jobs", "1")


def mix_of(out: Path, code: str) -> tuple[Results, int]:
    """What a body's written workbook comes to, and the place of its mix."""
    results = project(read(out / code / f"{code} with its share.xlsx"))
    return results, results.options.index(NAME)


def test_no_post_is_offered_that_no_mix_of_the_region_fills(made: Path) -> None:
    offered, filled = defaultdict[str, Any](float), defaultdict[str, Any](float)
    for code, region in REGIONS.items():
        if (made / code).exists():
            results, mix = mix_of(made, code)
            plain = project(read(made.parent / f"{code}.xlsx"))
            had = np.zeros_like(posts_to_fill(results, mix))
            if plain.year_line("openings", 0).sum():
                had = openings_declared(plain, 1)
                assert had.sum() == pytest.approx(plain.year_line("openings", 0).sum())
            filled[region] += np.maximum(0, posts_to_fill(results, mix) - had)
            offered[region] += openings_declared(results, mix) - had
    assert offered["North"].sum() > 1
    assert offered["South"].sum() == pytest.approx(0)
    assert (offered["North"] <= filled["North"] + 4 * NEAR).all()
    assert filled["South"].sum() > 1  # which nobody of the North is offered


def test_each_workbook_runs_to_what_was_found_with_its_openings(made: Path) -> None:
    book = openpyxl.load_workbook(made / "region.xlsx")
    for row in rows(book, "Split"):
        results, mix = mix_of(made, row["Code"])
        outcome = compare(results).outcomes[mix]
        assert sum(outcome.one_off) == pytest.approx(row["One-off cost, after"], abs=1)
        assert results.year_line("from_fund", mix).sum() == pytest.approx(row["Share of the fund"], abs=1)
        assert outcome.redundancies == pytest.approx(row["Made redundant, after"], abs=1e-3)
    bands = [band["name"] for band in table("bands")]
    names = ("Offered to its own people", "Offered at others of the region")
    with_more = {row["Code"] for row in rows(book, "Vacancies") if sum(row[name] for name in names) > 0}
    assert "NEED" in with_more
    assert "FILL" not in with_more
    for row in rows(book, "Vacancies"):
        results, mix = mix_of(made, row["Code"])
        place = results.inputs.year_labels.index(row["Year"]), bands.index(row["Band"])
        openings = openings_declared(results, mix)[place]
        offered = sum(row[name] for name in names)
        told = row["Openings in its workbook"]
        assert (told is None) == (row["Code"] not in with_more)
        assert told is None or openings == pytest.approx(told, abs=1e-3)
        assert row["Posts filled"] == pytest.approx(posts_to_fill(results, mix)[place] - (openings - offered), abs=1e-3)
        assert row["Offered to its own people"] <= row["Posts filled"] + NEAR


def test_sharing_saves_money_its_posts_add_up_and_two_processes_share_as_one(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    split(tmp_path, CODES, "--json", "--jobs", "1")
    alone = json.loads(capsys.readouterr().out)
    out = split(tmp_path, CODES, "--json", "--share-vacancies", "--jobs", "2")
    found = json.loads(capsys.readouterr().out)
    assert alone["vacancies"] is None
    assert found["vacancies"]["cost_alone"] == pytest.approx(alone["cost"])
    assert found["cost"] < found["vacancies"]["cost_at_home"] < alone["cost"] - 10_000
    posts, own, others = (
        {code: np.array(each) for code, each in found["vacancies"][name].items()} for name in ("posts", "own", "others")
    )
    assert others["NEED"].sum() > 0.1
    assert others["FILL"].sum() == others["AWAY"].sum() == 0
    for code in CODES:
        assert (own[code] <= posts[code] + NEAR).all()
    left = sum(posts[code] - own[code] for code in CODES if REGIONS[code] == "North")
    assert (sum(others.values()) <= left + 3 * NEAR).all()
    assert (out / "region.xlsx").read_bytes() == (made / "region.xlsx").read_bytes()


def test_the_sentence_tells_the_posts_of_the_sheet(made: Path) -> None:
    book = openpyxl.load_workbook(made / "region.xlsx", data_only=True)
    said = " ".join(str(row[0]) for row in book["Fund"].iter_rows(values_only=True))
    listed = rows(book, "Vacancies")
    names = ("Posts filled", "Offered to its own people", "Offered at others of the region")
    filled, own, others = (sum(row[name] for row in listed) for name in names)
    placed = sum(row["Placed in them"] for row in listed)
    assert f"Of {filled:,.1f} WTE that the mixes fill, {own:,.1f} are offered to people at risk at their own" in said
    assert f"{others:,.1f} at others of the region; {placed:,.1f} WTE are placed." in said
    after = {row["Code"]: row["Money to find, after"] for row in rows(book, "Split")}
    without = {row["Code"]: row["Money to find if no vacancy were shared"] for row in rows(book, "Split")}
    worse = [code for code in CODES if after[code] > without[code] + 1]
    assert sum(after.values()) < sum(without.values())
    assert ("some more than if none were shared" in said) == bool(worse)
    assert all(f"{code} £" in said for code in worse)


def test_where_nobody_may_move_no_vacancy_is_shared_and_the_split_is_as_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--json", "--jobs", "1", *LIMITS, "retraining=0")
    split(tmp_path, ("NEED", "FILL"), *words)
    plain = json.loads(capsys.readouterr().out)
    out = split(tmp_path, ("NEED", "FILL"), "--share-vacancies", *words)
    asked = json.loads(capsys.readouterr().out)
    assert asked["bodies"] == plain["bodies"]
    assert asked["vacancies"]["openings"] == {}
    said = [str(row[0]) for row in openpyxl.load_workbook(out / "region.xlsx")["Fund"].iter_rows(values_only=True)]
    assert sum(np.sum(each) for each in asked["vacancies"]["posts"].values()) > 1
    assert f"No vacancy is offered to people at risk: {NO_POSTS}." in said


def test_a_body_that_fails_on_the_way_is_named_once_and_nothing_is_shared(tmp_path: Path) -> None:
    codes = ("NEED", "FILL")
    for code in codes:
        put(tmp_path, code)
    calls = Counter[tuple[str, str]]()

    def run(work: Any, tasks: Sequence[Task]) -> Iterator[TaskResult]:
        """Do the tasks here; the search of NEED fails from the second time on."""
        for task in tasks:
            name = getattr(work, "func", work).__name__
            calls[name, task.code] += 1
            if name == "laddered" and task.code == "NEED" and calls[name, task.code] > 1:
                yield TaskResult(task.file, task.code, problems=(Problem(task.file, "is locked"),))
            else:
                yield guarded(work, task)

    members = [Member(str(tmp_path / f"{code}.xlsx"), "North") for code in codes]
    said = [word for word in LIMITS if word != "--limits"]
    given = sharing(members, tmp_path / "out", 400_000.0, run, partial(limits_of, said=said))
    alone = share(given)
    found = share_vacancies(given, alone)
    assert [problem.sentence for problem in found.failures] == ["is locked"]
    assert found.vacancies is not None
    assert found.vacancies.why == FAILED
    assert found.split == alone.split
    assert calls["laddered", "FILL"] == 1  # it has no more openings than before, and is not searched again


def test_where_the_mixes_fill_no_post_it_is_said() -> None:
    alone = Shared((), Split(0.0, {}, 0.0, 0.0, None), {}, ())
    none = {"A": np.zeros((1, 14))}
    asked = replace(alone, vacancies=Vacancies(none, none, none, {}, none, alone, alone, NO_POSTS))
    assert [*vacancies_said(asked)] == [f"No vacancy is offered to people at risk: {NO_POSTS}."]
    assert [*vacancies_said(alone)] == ["Vacancies are not shared."]


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet by its headings."""
    found: list[Any] = [row for row in book[sheet].iter_rows(values_only=True) if row[0]]
    head = next(place for place, row in enumerate(found) if row[0] == "Body")
    return [dict(zip(found[head], row, strict=True)) for row in found[head + 1 :]]
