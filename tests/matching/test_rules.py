"""The rules of law and policy: first refusal, one band lower by consent, ring-fences, waves, slots, hours, dates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from model.matching.answer import ALWAYS, COMPETES, HELD, NOTHING, answer_of
from model.matching.pairs import feasible
from model.matching.policy import policies, policy_named
from model.matching.region import Region
from model.matching.said import recognised_said
from tests.support.regions import DAY, held_by, person_rows, post_rows, region, standing

pytestmark = pytest.mark.unit

LATE, SOON = date(2027, 6, 30), date(2027, 1, 31)
ROUTE = {"start": "Finance", "end": "Informatics", "weeks": 6, "cost": 2600, "succeed": 0.8}


def only_reason(region_: Region) -> str:
    answer = answer_of(region_)
    assert answer.status.tolist() == [NOTHING]
    return answer.why[0]


def test_first_refusal_comes_first_whatever_dates_and_payoffs_say() -> None:
    people = [
        {"notice_ends": SOON, "payoff": 400_000},
        {"notice_ends": LATE, "payoff": 1, "first": "yes"},
    ]
    answer = answer_of(region(people, [{}]))
    assert held_by(answer) == {"R2": "V1"}
    rows = post_rows(answer)
    assert [(row.level, row.who, row.kind) for row in rows] == [
        (1, "held: see the HR lead", "held: see the HR lead"),
        (2, "R1", "suitable as it stands"),
    ]


def test_first_refusal_is_of_posts_of_the_own_body_alone() -> None:
    people = [{"notice_ends": SOON, "payoff": 1}, {"notice_ends": LATE, "first": "yes", "body": "Other"}]
    rows = post_rows(answer_of(region(people, [{}])))
    assert [(row.who, row.kind) for row in rows] == [("R1", "suitable as it stands"), ("R2", "suitable as it stands")]


def test_a_mark_of_first_refusal_without_a_claim_raises_nobody() -> None:
    # Both need training for the one post, which is another body's; R2 is marked, and the other's notice ends sooner.
    strategy = {"body": "Other", "function": "Strategy"}
    people = [{**strategy, "notice_ends": SOON}, {**strategy, "notice_ends": LATE, "first": "yes"}]
    answer = answer_of(region(people, [{}], [{"start": "Strategy", "end": "Finance", "weeks": 4}]))
    assert held_by(answer) == {"R1": "V1"}
    assert answer.class_words == ("notice ends January 2027", "notice ends June 2027")


def test_first_refusal_is_of_suitable_posts_alone() -> None:
    people = [{"notice_ends": SOON, "band": "6"}, {"notice_ends": LATE, "first": "yes", "lower": "yes"}]
    rows = post_rows(answer_of(region(people, [{"band": "6"}])))
    assert [row.who for row in rows] == ["R1", "R2"]
    assert "first refusal by law" not in {row.kind for row in rows}


def test_the_widening_of_april_2024_is_off_before_its_day() -> None:
    people = [
        {"notice_ends": date(2024, 4, 30)},
        {"notice_ends": date(2024, 6, 30), "first": "2024 rule"},
    ]
    before, after = (answer_of(region(people, [{}], on=day)) for day in (date(2024, 4, 5), date(2024, 4, 6)))
    assert held_by(before) == {"R1": "V1"}
    assert held_by(after) == {"R2": "V1"}


def test_the_law_costs_a_place_where_it_must() -> None:
    # R1 fits both posts and R2 only V1; with first refusal of V1, its own body's, R1 is not moved on to V2.
    people = [{"first": "yes"}, {"minutes": 5}]
    posts = [{}, {"body": "Other", "place": "HX1"}]
    answer = answer_of(region(people, posts))
    assert held_by(answer) == {"R1": "V1"}
    without = answer_of(region([{}, {"minutes": 5}], posts))
    assert held_by(without) == {"R1": "V2", "R2": "V1"}


def test_two_with_first_refusal_compete_and_neither_is_chosen() -> None:
    answer = answer_of(region([{"first": "yes"}, {"first": "yes"}, {}], [{}]))
    assert sorted(standing(answer).items()) == [("R1", COMPETES), ("R2", COMPETES), ("R3", NOTHING)]
    assert set(answer.why.values()) == {HELD}
    assert [(row.who, row.people) for row in post_rows(answer)] == [("held: see the HR lead", 2)]


def test_a_lower_band_left_blank_is_not_a_yes() -> None:
    posts = [{"band": "6"}]
    assert only_reason(region([{"lower": None}], posts)) == "band"
    assert only_reason(region([{"lower": "no"}], posts)) == "band"
    assert held_by(answer_of(region([{"lower": "yes"}], posts))) == {"R1": "V1"}


def test_a_lower_band_is_never_counted_as_suitable() -> None:
    answer = answer_of(region([{"lower": "yes", "payoff": 30_000}], [{"band": "6"}]))
    assert answer.payoffs.tolist() == [0, 0, 30_000, 0]
    assert answer.unlock.as_it_stands == 0
    assert answer.unlock.with_lower == 1


def test_two_bands_lower_and_a_higher_band_are_never_offered() -> None:
    assert only_reason(region([{"lower": "yes"}], [{"band": "5"}, {"band": "8a"}])) == "band"


def test_fewer_hours_need_consent_and_are_not_suitable_either() -> None:
    posts = [{"wte": 0.6}]
    assert only_reason(region([{}], posts)) == "hours"
    answer = answer_of(region([{"least_wte": 0.6, "payoff": 10}], posts))
    assert answer.payoffs.tolist() == [0, 0, 10, 0]


@pytest.mark.parametrize(
    ("own", "post", "as_worked"),
    [(1.0, 0.9, True), (1.0, 0.89, False), (0.6, 0.54, True), (0.6, 0.5, False), (0.91, 1.0, True), (0.9, 1.0, False)],
)
def test_hours_within_a_tenth_of_the_own_are_as_worked(own: float, post: float, as_worked: bool) -> None:
    assert len(feasible(region([{"wte": own}], [{"wte": post}]))) == as_worked
    accepted = feasible(region([{"wte": own, "least_wte": 0.01}], [{"wte": post}]))
    assert accepted.fewer.tolist() == ([] if post > own and not as_worked else [not as_worked])


def test_registration_is_a_hard_rule_and_never_trained_for() -> None:
    posts = [{"function": "Informatics", "registration": "NMC"}]
    assert only_reason(region([{}], posts, [ROUTE])) == "registration"
    assert held_by(answer_of(region([{"registration": "HCPC; NMC"}], posts, [ROUTE]))) == {"R1": "V1"}


def test_training_follows_a_route_and_only_its_way() -> None:
    to, back = {"function": "Informatics"}, {"function": "Finance"}
    answer = answer_of(region([{"payoff": 7}], [to], [ROUTE]))
    assert answer.payoffs.tolist() == [0, 7, 0, 0]
    assert [(each.people, each.fewer_without) for each in answer.unlock.routes] == [(1, 1)]
    assert only_reason(region([{"function": "Informatics"}], [back], [ROUTE])) == "function"


def test_what_somebody_can_do_too_fits_without_training() -> None:
    answer = answer_of(region([{"others": "Informatics", "payoff": 7}], [{"function": "informatics"}]))
    assert answer.payoffs.tolist() == [7, 0, 0, 0]


@pytest.mark.parametrize(
    ("post", "reason"),
    [
        ({"opens": date(2027, 4, 28)}, ""),  # 28 days after notice ends on 31 March
        ({"opens": date(2027, 4, 29)}, "dates"),
        ({"closes": DAY}, ""),
        ({"closes": date(2026, 11, 30)}, "dates"),
    ],
)
def test_a_post_must_be_open_and_begin_within_four_weeks(post: dict[str, Any], reason: str) -> None:
    answer = answer_of(region([{}], [post]))
    assert "".join(answer.why.values()) == reason


def test_a_slot_in_is_offered_to_that_person_alone() -> None:
    people = [{"notice_ends": SOON}, {"notice_ends": LATE, "minutes": 0, "works_at": None}]
    answer = answer_of(region(people, [{"slot_in": "r2"}, {"place": "HU1"}]))
    assert held_by(answer) == {"R2": "V1"}
    assert post_rows(answer)[0].kind == "slots in"


def test_a_ring_fence_comes_before_the_month_of_notice() -> None:
    people = [{"notice_ends": SOON}, {"notice_ends": LATE, "ring": "New team"}]
    answer = answer_of(region(people, [{"ring": "new team"}]))
    assert held_by(answer) == {"R2": "V1"}
    assert [row.who for row in post_rows(answer)] == ["R2", "R1"]


def test_what_a_ring_fence_leaves_is_for_all() -> None:
    answer = answer_of(region([{}, {"ring": "A"}], [{"ring": "A"}, {"ring": "A"}]))
    assert answer.status.tolist() == [ALWAYS, ALWAYS]


def test_a_wave_comes_before_all_later_ones() -> None:
    people = [{"notice_ends": SOON, "wave": 2}, {"notice_ends": LATE, "wave": 1}]
    assert held_by(answer_of(region(people, [{}]))) == {"R2": "V1"}


def test_a_post_is_split_only_where_it_may_be_and_halves_fit() -> None:
    people = [{"wte": 0.5}, {"wte": 0.5}]
    whole = answer_of(region(people, [{}]))
    assert whole.placed == 0
    halves = answer_of(region(people, [{"split": "yes"}]))
    assert sorted(held_by(halves).values()) == ["V1 half 1", "V1 half 2"]
    assert halves.split == 1
    full_time = answer_of(region([*people, {}], [{"split": "yes"}]))
    assert held_by(full_time) == {"R3": "V1"}  # it is not split where somebody placed needs it whole


def test_an_offer_before_notice_is_said_not_to_count() -> None:
    people = [{}, {"notice_begins": date(2026, 12, 15)}]
    rows = person_rows(answer_of(region(people, [{}, {}])))
    assert [row.counts_from for row in rows] == ["not before notice is given", "from 15 December 2026"]


def test_a_refusal_costs_nothing_where_the_first_offer_is_not_suitable() -> None:
    people = [{"lower": "yes"}, {"band": "5"}]
    rows = person_rows(answer_of(region(people, [{"band": "6"}])))
    assert [(row.kind, row.counts_from) for row in rows] == [
        ("a lower band or fewer hours, with consent", "no: not suitable"),
        ("", ""),
    ]


def test_within_a_ring_fence_fit_comes_before_who_would_step_down() -> None:
    people = [
        {"lower": "yes", "band": "8a", "notice_ends": SOON, "ring": "Finance"},
        {"band": "7", "notice_ends": LATE, "ring": "Finance"},
    ]
    rows = post_rows(answer_of(region(people, [{"band": "7", "ring": "Finance"}])))
    assert [(row.level, row.kind, row.who) for row in rows] == [
        (1, "ring-fence", "R2"),
        (2, "ring-fence, a lower band or fewer hours, with consent", "R1"),
    ]


def test_a_panel_is_not_told_who_has_first_refusal_by_law() -> None:
    people = [{"first": "yes"}, {}]
    answer = answer_of(region(people, [{}]))
    told = [str(cell) for row in post_rows(answer) for cell in row]
    assert "held: see the HR lead" in told
    assert "R1" not in told
    assert not any("law" in cell for cell in told)
    assert "0 of the 2 people are the only ones" in recognised_said(answer)  # the two are alike
    alone = answer_of(region([{}, {"band": "6"}], [{}]))
    assert "2 of the 2 people are the only ones of their body" in recognised_said(alone)


@pytest.mark.parametrize("name", policies())
def test_what_is_tried_as_better_is_never_slower_travel(name: str) -> None:
    # The pairs of the fastest travel are made once, and those of slower travel are taken from among them.
    for setting, sign in (("road_factor", 1), ("mph", -1)):
        worse, value, better = (
            sign * getattr(policy_named(name)[setting], case) for case in ("worse", "value", "better")
        )
        assert worse >= value >= better
