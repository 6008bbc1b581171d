"""The projection: worked by hand on a small body, and held to its checks on every body that ships."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest

from model import compare, project
from model.body.inputs import Inputs
from model.body.options import Option
from model.payoff.people import read_people
from model.payoff.work import work
from model.problems import InputError
from model.projection.compare import Comparison, frame
from model.projection.finding import finding
from model.rules.rulebook import serial
from tests.support.bodies import BODIES, NOTHING, body, changed, option, projected, small

pytestmark = pytest.mark.unit
ACTS = option("Acts", compulsory_on=1)


def compared(*options: object, **more: object) -> Comparison:
    return compare(project(small(*options, **more)))  # type: ignore[arg-type]


def test_with_all_levers_off_the_baseline_returns_to_the_penny() -> None:
    # NIC, levy and pension rates are those of the baseline year, so nothing moves.
    results = project(small(yearly={"rates_day": serial(date(2020, 10, 1))}))
    np.testing.assert_allclose(results.year_line("spend", 0), results.inputs.body["ledger_budget"], atol=0.005)
    np.testing.assert_allclose(results.year_line("run_rate", 0), results.inputs.body["ledger_budget"], atol=0.005)


@pytest.mark.parametrize("name", BODIES)
def test_doing_nothing_starts_from_the_ledger(name: str) -> None:
    values = projected(name).values
    built, factor = values["baseline_built_up"][0, 0], values["reconciliation"][0, 0]
    assert built + factor == pytest.approx(body(name).body["ledger_budget"], abs=0.005)
    start = projected(name).year_line("bridge_start", 0)[0]
    grown = values["pool_cost"][0].sum() - values["pool_base_cost"].sum()
    rest = projected(name).year_line("net_non_pay", 0)[0] - factor - (built - values["pool_base_cost"].sum())
    assert start == pytest.approx(body(name).body["ledger_budget"] + grown + rest, abs=0.005)


@pytest.mark.parametrize("name", BODIES)
def test_every_check_is_nothing_on_every_body_that_ships(name: str) -> None:
    for check, difference in compare(projected(name)).checks.items():
        assert abs(difference) < 0.005, check


def test_redundancy_goes_as_far_as_the_target_needs_and_no_further() -> None:
    found = compared(ACTS, yearly={"cut_of_baseline": 0.2}, guard=0).outcomes[1]
    results = project(small(ACTS, yearly={"cut_of_baseline": 0.2}))
    assert found.meets
    assert found.run_rate[0] == pytest.approx(results.year_line("allowed_spend", 1)[0], abs=0.005)


def test_a_planned_exit_costs_what_payoff_says_the_same_person_costs() -> None:
    results = project(small(ACTS, yearly={"cut_of_baseline": 0.2}))
    last = date(2021, 7, 1).toordinal() + 45 + 84
    one = {"salary": 40_000, "born": date(1970, 1, 1), "service_start": date(2005, 1, 1), "route": "redundancy"}
    worked = work(read_people([{**one, "exit": date.fromordinal(last)}], lambda _row, field: field))
    cost = results.values["compulsory_per_head"][0, 0, 0]
    assert cost == pytest.approx(worked["total"][0, 0], abs=0.005)


def test_who_keeps_a_pension_age_of_50_costs_its_pension_in_every_exit() -> None:
    # Aged 52 in 2021-22, when the pension may be taken from 55: nothing is brought forward without the protected age.
    born, day = serial(date(1969, 6, 1)), serial(date(2021, 7, 1))
    agreed = np.array([1.0] + [0.0] * 9)
    said: dict[str, Any] = {"born": born, "pension": 10_000, "lump_sum": 30_000, "terms_uncapped": 1}
    said |= {"agreed_route": agreed, "agreed_date": agreed * day}
    costs = ("pool_compulsory", "pool_voluntary", "agreed_paid")
    plain, kept = (project(small(staff={**said, "protected_pension_age": age})) for age in (0, 50))
    older = project(small(staff={**said, "protected_pension_age": 53}))
    for name in costs:
        assert kept.values[name].max() > plain.values[name].max() + 10_000, name
    np.testing.assert_allclose(older.values["agreed_paid"], plain.values["agreed_paid"])


def test_an_agreed_exit_is_costed_exactly_on_its_own_date_and_leaves_then() -> None:
    day = date(2022, 6, 30)
    agreed = np.array([1.0] + [0.0] * 9)
    results = project(small(staff={"agreed_route": agreed, "agreed_date": agreed * serial(day)}))
    one = {"salary": 40_000, "born": date(1970, 1, 1), "service_start": date(2005, 1, 1), "route": "redundancy"}
    worked = work(read_people([{**one, "exit": day}], lambda _row, field: field))
    np.testing.assert_allclose(results.year_line("exit_cost", 0), [0, worked["total"][0, 0], 0], atol=0.005)
    np.testing.assert_allclose(results.year_line("all_wte", 0), [10, 9, 9])
    np.testing.assert_allclose(results.pool_line("agreed_part_year", 0)[1], 274 / 365)


def test_rates_known_on_leaves_later_awards_to_the_assumption() -> None:
    as_seen = project(changed(body("example-pct-2010"), known_on=date(2010, 6, 30)))
    as_came = projected("example-pct-2010")
    assert as_came.year_line("national_uplift", 0)[1] == 0
    assert as_seen.year_line("national_uplift", 0)[1] == 0.02
    assert any("the award of 2011-12 is assumed" in sentence for sentence in as_seen.warnings)
    assert as_seen.values["pool_cost"][0].sum() == pytest.approx(as_came.values["pool_cost"][0].sum(), rel=1e-12)


def test_increments_are_those_of_the_scale_and_stop_at_the_top() -> None:
    # Band 7, point 26 of 2009-10's scale (row found by the reader) steps once a year to the top.
    results = projected("example-pct-2010")
    drift = results.pool_line("increment_share", 0).mean(axis=1)
    assert drift[0] > drift[-1] > 0


def test_a_freeze_removes_the_offset_that_newcomers_are_to_drift() -> None:
    yearly = {"leaver_rate": 0.1}
    inputs = small(option("Freeze", hold_share=1), pools=yearly, newcomer_cost=0.8)
    results = project(inputs)
    nothing, frozen = results.pool_line("newcomers", 0)[-1, 0], results.pool_line("newcomers", 1)[-1, 0]
    assert nothing > frozen == 0


def test_restraint_lowers_pay_and_raises_leavers_up_to_the_cap() -> None:
    restraint = option("Restraint", local_withheld=0.1)
    moved = {"local_uplift": 0.1}
    results = project(small(restraint, yearly=moved, pools={"leaver_rate": 0.1}, quit_response=10, quit_cap=0.3))
    assert results.pool_line("restraint_index", 1)[0, 0] == pytest.approx(1 / 1.1)
    assert results.pool_line("leavers", 1)[0, 0] == pytest.approx(10 * 0.1 * 1.3)
    assert results.pool_line("cost_now", 1)[0, 0] < results.pool_line("cost_now", 0)[0, 0]


def test_hours_take_wte_and_leave_the_heads() -> None:
    results = project(small(option("Hours", hours_share=(0.1, 0.0))))
    assert results.year_line("all_wte", 1)[0] == pytest.approx(9)
    assert results.year_line("all_heads", 1)[0] == pytest.approx(10)


def test_retraining_moves_people_only_into_openings_that_fit() -> None:
    settings: dict[str, Any] = {"fits_skill": 0.5, "fits_place": 0.8, "accepts": 1, "training_success": 0.5}
    yearly = {"cut_of_baseline": 0.5, "openings": 10}
    results = project(small(option("Retrain", retraining_on=1), yearly=yearly, **settings))
    assert results.year_line("redeployed_heads", 1)[0] == pytest.approx(10 * 0.5 * 0.8 * 0.5)


def test_a_grouped_row_with_a_split_by_service_costs_as_its_bands_do() -> None:
    from model.body.staff import split_by_service

    columns = {"copies": np.array([100.0]), "service_start": np.zeros(1), "reckonable_start": np.zeros(1)}
    made = split_by_service(columns, np.array([[0.2, 0.3, 0.0, 0.5, 0.0]]), serial(date(2021, 4, 1)))
    assert made["copies"].tolist() == [20, 30, 50]
    assert [round((serial(date(2021, 4, 1)) - start) / 365.25, 1) for start in made["service_start"]] == [1, 3.5, 15]


# Four viewpoints, each by the flow that differs -------------------------------------------------------------------


@cache
def flows(name: str = "Acts", **settings: float) -> dict[str, np.ndarray]:
    asked: dict[str, Any] = {"fits_skill": 1, "fits_place": 1, "accepts": 1, "training_success": 1, "fund_pays": 0.5}
    yearly = {"cut_of_baseline": 0.4, "openings": 3, "fund": 20_000, "local_uplift": 0.05}
    acts = option(name, compulsory_on=1, retraining_on=1, local_withheld=(0.05, 0.0))
    results = project(small(acts, yearly=yearly, **{**asked, **settings}))
    wanted: tuple[str, ...] = ("body_flow", "nhs_flow", "exchequer_flow", "social_flow", "net_cash", "from_fund")
    wanted += ("central_saved",)
    wanted += ("new_post_cost", "tax_lost", "tax_gained", "year_saving", "restraint_saving", "extra_one_off", "payoffs")
    return {each: results.year_line(each, 1) for each in wanted}


def test_the_body_counts_what_the_fund_pays_and_the_nhs_does_not() -> None:
    found = flows()
    assert found["from_fund"].sum() > 0
    np.testing.assert_allclose(found["body_flow"] - found["from_fund"], found["net_cash"], atol=1e-6)
    np.testing.assert_allclose(found["nhs_flow"], found["net_cash"] + found["central_saved"])


def test_the_nhs_counts_pension_paid_centrally() -> None:
    assert (flows()["central_saved"] > 0).all()


def test_a_redeployed_persons_post_costs_only_if_it_would_stay_empty() -> None:
    assert flows()["new_post_cost"].sum() == 0
    empty = flows(post_left_empty=1)
    assert empty["new_post_cost"].sum() > 0
    np.testing.assert_allclose(empty["nhs_flow"], flows()["nhs_flow"] - empty["new_post_cost"])


def test_the_exchequer_loses_tax_on_pay_and_gains_it_on_payoffs() -> None:
    found = flows()
    assert found["tax_lost"].min() > 0
    assert found["tax_gained"].sum() > 0
    np.testing.assert_allclose(found["exchequer_flow"], found["nhs_flow"] - found["tax_lost"] + found["tax_gained"])


def test_to_society_payoffs_and_restraint_are_transfers() -> None:
    found = flows()
    assert found["restraint_saving"].sum() > 0
    rest = found["extra_one_off"] - found["payoffs"]
    np.testing.assert_allclose(found["social_flow"], found["year_saving"] - found["restraint_saving"] - rest, atol=1e-6)


def test_transfers_are_reported_and_never_saved() -> None:
    inputs = small(option("Moves", transfers_on=1), yearly={"cut_of_baseline": 0.1})
    moved = project(changed(inputs, pool_years={"transfer_posts": np.array([[2.0], [0.0], [0.0]])}))
    assert moved.year_line("transferred_rate", 1)[0] > 0
    for line in ("recurrent_saving", "year_saving", "net_cash", "nhs_flow", "exchequer_flow", "social_flow"):
        np.testing.assert_allclose(moved.year_line(line, 1), 0, atol=1e-6, err_msg=line)


def test_deleting_a_vacancy_that_nobody_would_fill_releases_budget_and_no_cash() -> None:
    deleted = option("Deletes", vacancies_deleted=1)
    results = project(small(deleted, pools={"pool_vacancies": 2.0}))
    assert results.year_line("recurrent_saving", 1)[0] > 0
    np.testing.assert_allclose(results.year_line("cash_releasing", 1), 0, atol=1e-6)
    np.testing.assert_allclose(results.year_line("social_flow", 1), 0, atol=1e-6)
    filled = project(small(deleted, pools={"pool_vacancies": 2.0}, vacancies_filled=1.0))
    np.testing.assert_allclose(filled.year_line("cash_releasing", 1), filled.year_line("recurrent_saving", 1))


def test_a_local_body_freezes_only_local_increments() -> None:
    whole = body("example-pct-2010")
    frozen = (NOTHING, option("Freeze", increments_frozen=1))
    local = project(changed(whole, options=frozen))
    decided = project(changed(whole, options=frozen, body={**whole.body, "national_decided": 1.0}))
    assert local.pool_line("restraint_index", 1)[0, 0] == 1
    assert decided.pool_line("restraint_index", 1)[0, 0] < 1


def test_every_view_tells_the_same_story_as_the_net_present_value() -> None:
    results = projected("example-pct-2010")
    outcomes = compare(results).outcomes
    for case, outcome in enumerate(outcomes):
        assert outcome.npv == outcome.npv_by_view["the body"]
        assert outcome.npv == pytest.approx(results.year_line("body_present", case).sum())
    assert all(each == 0 for each in outcomes[0].npv_by_view.values())


# Comparing --------------------------------------------------------------------------------------------------------


def test_leavers_come_back_by_the_fitted_curve() -> None:
    results = project(small(ACTS, yearly={"cut_of_baseline": np.array([0.3, 0.3, 0.3])}, years=3))
    gone = results.year_line("compulsory_heads", 1)[0]
    back = np.cumsum(results.year_line("came_back", 1))
    since = np.arange(3) + results.year_line("compulsory_part_year", 1)[0]  # years from the last day to each year's end
    assert back[0] > 0
    np.testing.assert_allclose(back, gone * 0.234 * (1 - np.exp(-0.85 * since)), rtol=0.01)  # a few go in year 2


def paid_back(inputs: Inputs) -> list[tuple[float, float]]:
    """The payback in cash of each option after doing nothing, by the lines, and as its months of cash have it."""
    results = project(inputs)
    found = []
    for case in range(1, len(results.options)):
        cash = results.pool_line("month_cash", case).ravel()
        below = np.flatnonzero(cash < -0.005)
        after = below[-1] + 2 if len(below) else 0  # the month after the last, both counted from 1
        never = not np.abs(results.year_line("net_cash", case)).sum() > 0.005 or after > len(cash)
        found.append((results.body_line("payback_cash", case), -1.0 if never else float(after)))
    return found


def test_payback_by_cash_is_the_month_from_which_cash_stays_up() -> None:
    outlays = [(0.0, 0.0, 0.0), (2e4, 0.0, 0.0), (0.0, 4e4, 0.0), (0.0, 0.0, 1e7)]
    acts = [Option(str(n), {**ACTS.levers, "programme_cost": outlay}) for n, outlay in enumerate(outlays)]
    cuts = {"cut_of_baseline": np.array([0.3, 0.3, 0.3])}
    found = [*paid_back(projected("example-pct-2010").inputs), *paid_back(small(*acts, yearly=cuts, years=3))]
    lines, by_month = zip(*found, strict=True)
    assert lines == by_month
    assert {0.0, -1.0} < set(lines)  # at once, never, and between


def test_a_target_that_no_option_meets_is_a_finding() -> None:
    said = finding(compared(option("Little", hold_share=0.1), yearly={"cut_of_baseline": 0.9}))
    assert said[1].startswith("No option meets the target in every year.")


def test_the_frame_holds_every_line_option_and_year_once() -> None:
    made = frame(projected("example-ccg-2015"))
    spend = made[(made.line == "spend") & (made.option == "Do nothing")]
    assert list(spend.year) == projected("example-ccg-2015").inputs.year_labels
    np.testing.assert_allclose(spend["value"], projected("example-ccg-2015").year_line("spend", 0))
    assert not made.duplicated(["line", "option", "year", "member"]).any()
    assert {"line", "label", "unit", "option", "member", "year", "value"} == set(made.columns)


def test_every_shipped_option_is_computed_in_one_pass_as_it_is_alone() -> None:
    whole = projected("example-pct-2010")
    for case in (2, 6):
        alone = project(changed(whole.inputs, options=(NOTHING, whole.inputs.options[case])))
        for line in ("spend", "run_rate", "one_off", "net_cash", "body_npv"):
            if line.endswith("npv"):
                assert alone.values[line][1, 0] == pytest.approx(whole.values[line][case, 0], abs=1e-6)
            else:
                np.testing.assert_allclose(alone.year_line(line, 1), whole.year_line(line, case), atol=1e-6)


def test_a_line_that_is_no_number_names_its_option_and_year() -> None:
    # Cash to date after two such years is past the largest number that there is.
    inputs = small(option("Acts", programme_cost=(1.2e308, 1.2e308, 0.0)), legal_cost=0.0)
    with pytest.raises(InputError) as told:
        project(inputs)
    assert ' of the option "Acts" comes to no number in 2022-23: ' in str(told.value)
