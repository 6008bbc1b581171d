"""A merged body is the sum of its bodies wherever nothing is pooled, and every column says how it merges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from model.body.options import DO_NOTHING, Option
from model.body.typed import Sheets
from model.body_workbook import columns
from model.body_workbook.columns import Column, declared
from model.body_workbook.example import people
from model.lines.disclosure.switching import switching
from model.lines.ranking import ranking
from model.lines.step import step
from model.merging import rules
from model.merging.member import Member
from model.merging.merge import Merged, merge
from model.projection.project import Results
from tests.support import generated
from tests.support.generated import MADE
from tests.support.groups import FILES, added_up, as_set, board, following, inputs_of, members
from tests.support.kinds import small_body

PENNY = 0.005
NO_LIMIT = 1e14  # pounds: a room as wide as this is no limit, and none of a group either
SUMS = (
    *("spend", "run_rate", "allowed_cash", "allowed_spend", "all_wte", "all_heads", "agreed_cost", "one_off"),
    *("programme_cost", "net_cash", "recurrent_saving", "baseline_amount", "reconciliation"),
)
BY_PATH = {"allowed_cumulative", "allowed_stepwise", "explicit_allowed", "allowed_by_head"}  # one of them is allowed
# All three boards miss the target, so that their needs add up too; but one share of every pool of the group is at risk.
AT_RISK = {"at_risk", "notified", "at_risk_heads", "notified_heads", "put_at_risk"}
ALLOWANCE = {"levy_credit", "levy_base"}  # the allowance stands in both years; its change is compared
# What options are held against one another by, and posts at the cost or hours of an average one: neither adds up.
HELD_AGAINST = {line.name for chapter in (ranking, step, switching) for line in chapter.lines()}
HELD_AGAINST |= {"beyond_posts", "most_beyond_posts", "count_asked"}
# One need is shared by the whole group, and what follows from it is no sum unless nobody is chosen to go.
POOLED = following("above_before") - set(SUMS)


def parted(sheets: Sheets, **settings_: Any) -> list[Member]:
    """A body and itself under another name and code, as they are merged; a round of several pools has no budget."""
    kept = [{name: value for name, value in row.items() if name != "round_budget"} for row in sheets.rounds]
    sheets = replace(sheets, rounds=kept)
    return members([inputs_of(sheets, "a.xlsx"), inputs_of(sheets, "b.xlsx", code="B2", name="Other", **settings_)])


def off_by(merged: Results, parts: Sequence[Results], left_out: set[str] = frozenset()) -> dict[str, float]:  # type: ignore[assignment]
    """By how much each line of an amount or a count is not the sum of the parts', where that is a penny or more."""
    sums = [added_up(part) for part in parts]
    found = {}
    for name, whole in added_up(merged).items():
        apart = np.where(np.abs(whole) < NO_LIMIT, np.abs(whole - sum(each[name] for each in sums)), 0).max()
        if name not in left_out | HELD_AGAINST and apart >= PENNY:
            found[name] = float(apart)
    return found


def results(group: Sequence[Member]) -> list[Results]:
    return [member.results for member in group]


@pytest.fixture(scope="module")
def boards() -> tuple[list[Member], Merged]:
    group = members([inputs_of(board(file), f"{file.rpartition('/')[2]}.xlsx") for file in FILES])
    return group, merge(group)


@pytest.mark.agree
@pytest.mark.parametrize("line", SUMS)
def test_three_published_boards_add_up_to_the_penny(line: str, boards: tuple[list[Member], Merged]) -> None:
    """Nothing is pooled in doing nothing, nor where all levers act as they are set.

    The ways that are used as needed meet the need of the group, so that what they come to is no sum and is not tested.
    """
    group, merged = boards
    assert merged.results.options == [DO_NOTHING, "As set"]
    whole = merged.results.values[line]
    assert whole.any()
    assert sum(each.values[line] for each in results(group)) == pytest.approx(whole, abs=PENNY)


@pytest.mark.agree
def test_every_amount_and_count_of_three_boards_adds_up(boards: tuple[list[Member], Merged]) -> None:
    group, merged = boards
    assert merged.path_kept
    assert merged.remarks == (
        "the group shares its regional or central fund: one body's may serve another's people",
    )  # the ways that act as set need none of it
    assert off_by(merged.results, results(group), AT_RISK | ALLOWANCE) == {}
    change = [each.values["levy_credit"] - each.values["levy_base"] for each in [merged.results, *results(group)]]
    assert change[0] == pytest.approx(sum(change[1:]), abs=PENNY)


@pytest.mark.agree
def test_heads_and_agreed_exits_are_kept_by_origin(boards: tuple[list[Member], Merged]) -> None:
    group, merged = boards
    names = [f"{member.origin}: {name}" for member in group for name in member.inputs.pool_names]
    assert list(merged.results.inputs.pool_names) == names
    for line in ("pool_heads", "pool_wte", "agreed_wte", "agreed_paid", "leaver_rate", "cost_now", "close_posts"):
        parts = [each.values[line] for each in results(group)]
        assert np.concatenate(parts, axis=-1) == pytest.approx(merged.results.values[line], abs=PENNY)
    assert merged.results.values["agreed_wte"].sum() == pytest.approx(3)  # one a board


@pytest.mark.agree
@pytest.mark.parametrize("name", MADE)
def test_a_body_merged_with_itself_is_twice_the_body(name: str) -> None:
    """Twice the need, of twice the people, is met by twice as many: so it is in every option, also as needed."""
    made = MADE[name]()
    group = parted(made)
    merged = merge(group)
    assert merged.path_kept == (made.body.get("path_kind") != "pounds")  # the pounds of each were its own
    assert off_by(merged.results, results(group)) == {}


PATHS = ("cut_of_baseline", "cut_of_last_year", "explicit_allowed", "per_head")


def unlike(first: int, years: int, count: int, path: str, rate: float) -> Sheets:
    """A made-up body with nothing that a group would share."""
    made = generated.body(first, years, count, odd=False, path=path, more={"reserve": None, "code": f"C{count}"})
    assumed = {**made.assumptions, "leaver_rate": (0.0, rate, 1.0), "announcement_response": (0.0, 0.0, 1.0)}
    unshared = [{name: value for name, value in row.items() if name not in ("fund", "openings")} for row in made.years]
    options = (Option(DO_NOTHING, {}), as_set(years))
    return replace(made, assumptions=assumed, options=options, years=unshared, rounds=())


@pytest.mark.agree
@settings(max_examples=12, phases=[Phase.generate])
@given(
    first=st.integers(2011, 2023), years=st.integers(1, 4), paths=st.tuples(*[st.sampled_from(PATHS)] * 2),
    rates=st.tuples(*[st.floats(0.01, 0.3)] * 2), counts=st.sampled_from([(12, 45), (60, 12), (33, 48)]),
)  # fmt: skip
def test_bodies_that_are_unlike_add_up(
    first: int, years: int, paths: tuple[str, ...], rates: tuple[float, ...], counts: tuple[int, ...]
) -> None:
    made = [unlike(first, years, *each) for each in zip(counts, paths, rates, strict=True)]
    group = members([inputs_of(sheets, f"{place}.xlsx") for place, sheets in enumerate(made)])
    merged = merge(group)
    assert off_by(merged.results, results(group), POOLED | BY_PATH) == {}


@pytest.mark.unit
def test_an_assumption_that_differs_stands_in_the_pools() -> None:
    made = small_body()
    blank = replace(made, pools=[{**row, "leaver_rate": None} for row in made.pools])
    bodies = [replace(blank, assumptions={"leaver_rate": (0.0, rate, 1.0)}) for rate in (0.05, 0.25)]
    bodies[1] = replace(bodies[1], body={**made.body, "code": "B2"})
    group = members([inputs_of(sheets, f"{place}.xlsx") for place, sheets in enumerate(bodies)])
    merged = merge(group)
    count = len(made.pools)
    assert merged.results.inputs.pools["leaver_rate"].tolist() == [0.05] * count + [0.25] * count
    filled = [origin for origin in merged.sheets.sources if origin.column == "leaver_rate"]
    assert [(origin.row, origin.status) for origin in filled] == [(row, "filled in") for row in range(2 * count)]
    alike = merge(members([inputs_of(bodies[0], "a.xlsx"), inputs_of(bodies[0], "b.xlsx", code="B2")]))
    assert all(row.get("leaver_rate") is None for row in alike.sheets.pools)  # the assumption is theirs still


@pytest.mark.unit
def test_paths_that_differ_become_pounds_in_cash() -> None:
    made = small_body()
    other = [{"year": "2025-26", "cut_of_baseline": 0.5}, {"year": "2026-27", "cut_of_baseline": 0.6}]
    group = members([inputs_of(made), inputs_of(replace(made, target=other), "b.xlsx", code="B2")])
    merged = merge(group)
    assert not merged.path_kept
    assert merged.results.inputs.sheets is not None
    assert merged.results.inputs.sheets.body["path_kind"] == "pounds"
    # Cuts of 10% and 20%, and of 50% and 60%, of a ledger of £1.45m each.
    found = merged.results.year_line("allowed_cash", 0)
    assert found == pytest.approx([1_450_000 * (0.9 + 0.5), 1_450_000 * (0.8 + 0.4)])


@pytest.mark.unit
def test_a_lever_in_pounds_adds_up_and_names_follow_the_origin() -> None:
    made = replace(small_body(), options=(Option(DO_NOTHING, {}), Option("Act", {"programme_cost": (10_000.0, 500.0)})))
    more = replace(made, options=(Option(DO_NOTHING, {}), Option("Act", {"programme_cost": (2_000.0,)})))
    merged = merge(members([inputs_of(made), inputs_of(more, "b.xlsx", code="B2")]))
    assert merged.results.inputs.options[1].levers["programme_cost"] == (12_000.0, 2_500.0)
    assert {str(row["pool"])[:4] for row in merged.sheets.staff} == {"X01:", "B2: "}
    assert {str(row["item"])[:4] for row in merged.sheets.budget} == {"X01:", "B2: "}


@pytest.mark.unit
def test_a_shared_code_gives_way_to_the_name() -> None:
    merged = merge(members([inputs_of(small_body()), inputs_of(small_body(), "b.xlsx", name="Another")]))
    assert {name.partition(":")[0] for name in merged.results.inputs.pool_names} == {"A body", "Another"}


@pytest.mark.unit
def test_one_levy_allowance_for_the_group_is_told_to_the_penny() -> None:
    """Each body's levy is below the allowance of £15,000, and the group's is above it, so that its growth is lost."""
    staff = people(7, 50, date(2024, 4, 1))
    made = replace(small_body(), staff=staff, body={**small_body().body, "ledger_budget": 3_500_000.0})
    group = members([inputs_of(made), inputs_of(made, "b.xlsx", code="B2")])
    merged = merge(group)
    spends = [each.year_line("nothing_spend", 0) for each in [merged.results, *results(group)]]
    more = spends[0] - sum(spends[1:])
    assert [each.body_line("levy_base", 0) < 15_000 for each in [merged.results, *results(group)]] == [
        False,
        True,
        True,
    ]
    assert more.min() > PENNY
    (remark,) = merged.remarks
    assert remark.startswith("the group has one apprenticeship levy allowance")
    assert f"its spend is £{more.max():,.2f} more than theirs in 2026-27" in remark


@pytest.mark.unit
def test_transfers_that_restate_by_the_groups_cut_are_told() -> None:
    made = small_body()
    moved = [{**row, "2025-26": 1.0 if place == 0 else None} for place, row in enumerate(made.pools)]
    made = replace(made, pools=moved, options=(Option(DO_NOTHING, {}), Option("Move", {"transfers_on": (1.0,)})))
    other = replace(made, pools=small_body().pools, target=[{**row, "cut_of_baseline": 0.5} for row in made.target])
    group = members([inputs_of(made), inputs_of(other, "b.xlsx", code="B2")])
    merged = merge(group)
    allowed = [each.year_line("allowed_spend", 1) for each in [merged.results, *results(group)]]
    most = np.abs(allowed[0] - sum(allowed[1:])).max()
    assert f"£{most:,.2f} more than the bodies in" in merged.remarks[0]
    assert merge(parted(made)).remarks == ()  # cut alike


@pytest.mark.unit
def test_population_is_left_blank_where_a_body_does_not_give_it() -> None:
    made = small_body()
    counted = replace(made, target=[{**row, "population": 1_000} for row in made.target])
    merged = merge(members([inputs_of(counted), inputs_of(made, "b.xlsx", code="B2")]))
    assert merged.remarks == ('"Population" is left blank, as it is not given by B2',)
    assert "population" not in merged.results.inputs.yearly
    assert merge(parted(counted)).results.inputs.yearly["population"].tolist() == [2_000, 2_000]


@pytest.mark.unit
def test_every_setting_column_lever_and_sheet_has_a_rule() -> None:
    assert rules.undeclared() == []


@pytest.mark.unit
def test_a_column_setting_or_lever_without_a_rule_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "TARGET", (*columns.TARGET, "hue"))
    monkeypatch.setattr(columns, "SETTINGS", tuple(name for name in columns.SETTINGS if name != "ledger_budget"))
    pools = [*columns.pools(), Column("Shade", "shade")]
    monkeypatch.setattr(columns, "pools", lambda: pools)
    monkeypatch.setattr(rules, "LEVERS", {unit: rule for unit, rule in rules.LEVERS.items() if unit != "£"})
    assert rules.undeclared() == [
        "hue of Target or Years",
        f"{declared('ledger_budget').name} of Body",
        "shade of Vacancies",
        "the lever programme_cost, in £",
    ]


@pytest.mark.agree
def test_a_round_that_limits_several_pools_is_refused_one_of_a_pool_is_kept() -> None:
    from model.problems import InputError

    sheets = MADE["every lever"]()
    group = members([inputs_of(sheets, "a.xlsx"), inputs_of(sheets, "b.xlsx", code="B2", name="Other")])
    with pytest.raises(InputError) as refused:
        merge(group)
    assert [problem.sentence for problem in refused.value.problems] == [
        '"All staff" limits people or budget over several pools, which the merged body cannot keep apart; give each of '
        "its pools a row"
    ] * 2
    merged = merge(parted(sheets)).sheets.rounds
    pools = len(sheets.pools)
    assert [row["round_pool"] for row in merged if "All staff" in row["round"]][:pools] == [
        f"{sheets.body['code']}: {row['pool']}" for row in sheets.pools
    ]
