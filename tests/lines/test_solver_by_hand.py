"""Who goes, worked by hand on small bodies: the reference and the model's lines both come to the sums on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.reference.solver import AgreedLine, Body, PoolYear, Round, solve
from tests.support.solver import solved
from tests.support.solver_cases import first_year, named, small

OF_YEAR = named("""spend run_rate=rate exit_cost=one_off unmet tested met need_before=need0 level_before=level0 all_wte
    all_heads=heads day_rate allowed_seen=lowest_allowed""")
OF_POOL = named("""close_posts=close held held_further refilled redeployed voluntary compulsory hours merged round_exits
    heads newcomers vacated""")
OCTOBER_1, DECEMBER_31 = 184, 275  # of a year from April: 30 + 31 + 30 + 31 + 31 + 30, and 1; and 275 to the year's end


def both(body: Body, year: int = 0, **expected: Any) -> None:
    """Hold the reference and the lines to the sums for a year: a number of the body, or a list, pool by pool."""
    reference, lines = solve(body)[year], solved(body)
    for name, amount in expected.items():
        found = lines[name][year, 0]
        if name in OF_YEAR:
            assert float(getattr(reference, OF_YEAR[name])) == pytest.approx(amount, abs=1e-6), name
            assert float(found[0]) == pytest.approx(amount, abs=1e-6), name
        else:
            assert [getattr(pool, OF_POOL[name]) for pool in reference.pools] == pytest.approx(amount, abs=1e-9), name
            assert found.tolist() == pytest.approx(amount, abs=1e-9), name


@pytest.mark.unit
def test_the_first_rules_alone_come_to_the_sums_of_old() -> None:
    # 200 WTE at £50,000, £10m; 20% must go, £2m. A tenth leave, 20, of whom half are held, 10: £9.5m, £1.5m too much.
    # At risk: half of what is above 150, 20; 6 openings, half lead to a post: 3 go, £150,000. Of 187 left a twentieth
    # volunteer: 9.35, £467,500. £882,500 is left, 17.65 posts; half of 177.65 - 150 may go: 13.825. Unmet 3.825 posts.
    pool = PoolYear(50_000, leaver_rate=0.1, hold_share=0.5, scope=0.5, floor=150, take_up=0.05)
    pool = replace(pool, training_cost_per_head=2_000, voluntary_cost_per_head=30_000, compulsory_cost_per_head=40_000)
    body = small([200], [pool], [0.2], [6])
    body = first_year(body, fit=0.5)
    both(body, held=[10], held_further=[0], refilled=[10], redeployed=[3], voluntary=[9.35], compulsory=[13.825])
    both(body, need_before=1_500_000, unmet=191_250, met=0, close_posts=[163.825], run_rate=8_191_250, tested=8_191_250)
    both(body, exit_cost=3 * 2_000 + 9.35 * 30_000 + 13.825 * 40_000, newcomers=[10 / 163.825], day_rate=8_191_250)


# 100 WTE at £50,000 whose volunteers cost £40,000 a head, and 50 WTE, 62.5 heads, at £80,000 whose cost £64,000 a head,
# £80,000 a WTE. A fifth volunteer and half are approved, 10 and 5 WTE: £400,000 and £400,000, 10 and 6.25 heads.
TWO = [
    PoolYear(50_000, voluntary_cost_per_head=40_000, other_cost_per_head=20_000),
    PoolYear(80_000, voluntary_cost_per_head=64_000, heads_per_wte=1.25, other_cost_per_head=32_000),
]


def in_a_round(**limits: Any) -> Body:
    return small([100, 50], TWO, [0.0], rounds=[Round(take_up=0.2, approved=0.5, last_day=OCTOBER_1, **limits)])


@pytest.mark.unit
def test_a_budget_gives_each_pool_of_a_round_the_same_share() -> None:
    body = in_a_round(budget=600_000)  # of £800,000: three quarters
    both(body, round_exits=[7.5, 3.75], heads=[92.5, 62.5 - 3.75 * 1.25], exit_cost=600_000, met=1)
    saved = 7.5 * 50_000 + 3.75 * 80_000  # £675,000 a year, from 2 October
    both(body, run_rate=9_000_000 - saved, spend=9_000_000 - saved * 181 / 365, close_posts=[92.5, 46.25])


@pytest.mark.unit
def test_only_a_pool_whose_exit_pays_back_in_time_is_in_a_round() -> None:
    # £40,000 / £50,000 x 12 = 9.6 months; £80,000 / £80,000 x 12 = 12 months
    both(in_a_round(budget=600_000, longest_payback=10), round_exits=[10, 0], exit_cost=400_000)
    both(in_a_round(longest_payback=12), round_exits=[10, 5], exit_cost=800_000)
    both(in_a_round(longest_payback=9.5), round_exits=[0, 0], exit_cost=0)
    # On the other scheme both cost half: 4.8 and 6 months.
    both(in_a_round(longest_payback=5, other_scheme=True), round_exits=[10, 0], exit_cost=200_000)


@pytest.mark.unit
def test_the_tighter_of_people_and_budget_limits_a_round() -> None:
    both(in_a_round(most_people=6.5, budget=600_000), round_exits=[4, 2], exit_cost=320_000)  # 6.5 of 16.25: 40%
    both(in_a_round(most_people=13, budget=600_000), round_exits=[7.5, 3.75])  # 80% by people, 75% by budget


@pytest.mark.unit
def test_a_round_takes_no_posts_that_must_stay_and_leaves_the_rest_to_others() -> None:
    # 95 must stay of 100: 5 may go, not 10, and the second pool is in no round. 10% of £9m must go, £900,000: less
    # 5 x £50,000, and compulsory exits come of the second pool alone, 650,000 / 80,000.
    pools = [replace(TWO[0], floor=95), TWO[1]]
    body = small([100, 50], pools, [0.1], rounds=[Round(pool=0, take_up=0.1)])
    both(body, round_exits=[5, 0], compulsory=[0, 8.125], tested=8_100_000, met=1)


@pytest.mark.unit
def test_posts_held_as_needed_in_year_save_the_part_beyond_the_time_to_refill() -> None:
    # 100 WTE at £40,000, 20 leave: 5 are held as set, and of the 15 vacated 10 more may be. Each of the 15 waits a
    # quarter: £40,000 x (100 - 5 / 2 - 15 / 4) = £3.75m. Held, one saves a half and no longer a quarter: £10,000.
    # £3.69m is allowed: 6 more are held, 9 are refilled. £40,000 x (100 - 11 / 2 - 9 / 4) = £3.69m.
    pool = PoolYear(40_000, leaver_rate=0.2, hold_share=0.25, hold_up_to=0.75)
    body = small([100], [pool], [0.0775], in_year=True, time_to_refill=0.25, compulsory_allowed=False)
    both(body, held=[5], vacated=[15], held_further=[6], refilled=[9], close_posts=[89], newcomers=[9 / 89])
    both(body, need_before=60_000, spend=3_690_000, tested=3_690_000, unmet=0, met=1, run_rate=89 * 40_000)
    # £3.64m: all 10 that may be, £100,000; £10,000 is unmet.
    both(small([100], [pool], [0.09], in_year=True, time_to_refill=0.25, compulsory_allowed=False),
         held_further=[10], refilled=[5], unmet=10_000, met=0)  # fmt: skip


@pytest.mark.unit
def test_posts_held_as_needed_of_the_run_rate_come_before_redundancies() -> None:
    # 10 leave and up to 8 may be held; 5% must go: 5 are held, nobody is redundant. 12%: 8 held and 4 redundant.
    pool = PoolYear(40_000, leaver_rate=0.1, hold_up_to=0.8)
    both(small([100], [pool], [0.05]), held=[0], held_further=[5], compulsory=[0], refilled=[5], met=1)
    both(small([100], [pool], [0.12]), held_further=[8], compulsory=[4], refilled=[2], met=1)
    # 95 must stay: 5 may be held, and nobody else goes.
    both(small([100], [replace(pool, floor=95)], [0.12]), held_further=[5], compulsory=[0], unmet=280_000, met=0)


@pytest.mark.unit
def test_a_target_tested_on_31_december_counts_what_is_gone_by_then() -> None:
    # 100 WTE at £73,000, and 10 leavers' posts are held. On day 275 of 365 the last 90 days' have still to go:
    # £730,000 x 90 / 365 = £180,000 above £6.57m. Redundancies that end by then: 180,000 / 73,000.
    pool = PoolYear(73_000, leaver_rate=0.1, hold_share=1.0)
    body = small([100], [pool], [0.1], tested_day=DECEMBER_31)
    both(body, level_before=6_750_000, need_before=180_000, compulsory=[180 / 73], tested=6_570_000, met=1)
    both(body, run_rate=6_390_000, day_rate=6_570_000)
    # Those that end after it are of no use to the day, and nobody is made redundant.
    late = first_year(body, gone_compulsory=False)
    both(late, compulsory=[0], tested=6_750_000, unmet=180_000, met=0, run_rate=6_570_000)
    # Nor is a round that ends on 1 January: its £73,000 a WTE has still to go. One that ends on 31 December counts.
    for day, tested in ((DECEMBER_31 + 1, 6_750_000), (DECEMBER_31, 6_750_000 - 2 * 73_000)):
        held = first_year(late, rounds=[Round(share=0.02, last_day=day)])
        # The two who go in the round are no longer among the leavers: 9.8 are held, 0.2 fewer than 10.
        back = 0.2 * 73_000 * 275 / 365
        both(held, round_exits=[2], held=[9.8], tested=tested + back, run_rate=88.2 * 73_000)


@pytest.mark.unit
def test_agreed_exits_count_on_the_tested_day_as_far_as_they_are_gone() -> None:
    # 8 of 100 go by agreement, a quarter of them by the day; 4 are merged on a day from which 0.2 of the year is saved,
    # after day 275 (0.8 of the year is 292 days), and 2 WTE of hours from the first day.
    pool = PoolYear(50_000, agreed=[AgreedLine(8, 0.3, gone_by_day=0.25)], merged=AgreedLine(4, 0.2))
    pool = replace(pool, hours_share=2 / 92, hours_part_year=1.0)
    body = small([100], [pool], [0.0], tested_day=DECEMBER_31)
    both(body, hours=[2], merged=[4], run_rate=86 * 50_000, tested=(86 + 6 + 4) * 50_000, met=1)
    both(body, heads=[86 * 92 / 90])  # 92 heads work 90 WTE once hours are given up


@pytest.mark.unit
def test_a_target_in_heads_is_met_where_the_pounds_ask_for_nothing() -> None:
    # 100 and 80 WTE, 100 and 100 heads. A tenth would volunteer: 10 and 8 WTE, 10 and 10 heads. 190 heads at most:
    # half of them go. 165 WTE at most asks for 15 of 18: five sixths, more than the half that the heads ask.
    pools = [PoolYear(50_000, take_up=0.1), PoolYear(40_000, take_up=0.1, heads_per_wte=1.25)]
    heads = small([100, 80], pools, [0.0], most_heads=190.0)
    both(heads, voluntary=[5, 4], compulsory=[0, 0], all_heads=190, all_wte=171, met=1, need_before=0)
    both(first_year(heads, most_wte=165.0), voluntary=[10 * 5 / 6, 8 * 5 / 6], all_wte=165, met=1)
    # 170 heads: all 20 volunteers go, and of the 90 and 90 heads left a share of 10 / 180.
    both(first_year(heads, most_heads=170.0), voluntary=[10, 8], compulsory=[5, 4], all_heads=170, met=1)
    # With nobody compulsory the pounds are met and the heads are not.
    both(first_year(heads, most_heads=170.0, compulsory_allowed=False), all_heads=180, tested=7_380_000, met=0)


@pytest.mark.unit
def test_a_target_in_heads_takes_exits_that_save_the_tested_year_nothing() -> None:
    # In the year a redundancy costs more than it saves; a target in pounds alone would take nobody.
    pool = PoolYear(50_000, compulsory_cost_per_head=60_000)
    of: dict[str, Any] = {"in_year": True, "one_offs_count": True, "part_year_compulsory": 0.5}
    body = small([100], [pool], [0.1], **of)
    both(body, compulsory=[0], unmet=500_000, met=0)
    # 4 must go: £240,000 of cost for £100,000 saved, and the need grows by £140,000.
    both(first_year(body, most_heads=96.0), compulsory=[4], unmet=640_000, tested=5_140_000, met=0)
    # £6m is allowed, and the £140,000 are within it: nothing is unmet.
    ample = first_year(small([100], [pool], [-0.2], **of), most_heads=96.0)
    both(ample, compulsory=[4], unmet=0, tested=5_140_000, met=1)


@pytest.mark.unit
def test_looking_ahead_lets_volunteers_go_before_the_cut_bites() -> None:
    # 100 WTE at £50,000, a tenth volunteer; £5m, £4.5m and £4m are allowed. Looking at its own year alone the first
    # takes nobody; two years on, £1m is needed and the 10 who volunteer go. What is not met is a later year's.
    body = small([100], [PoolYear(50_000, take_up=0.1)], [0.0, 0.1, 0.2], compulsory_allowed=False)
    both(body, voluntary=[0], allowed_seen=5_000_000, unmet=0, met=1)
    ahead = first_year(body, look_ahead=2)
    both(ahead, voluntary=[10], allowed_seen=4_000_000, need_before=1_000_000, unmet=0, met=1)
    both(first_year(body, look_ahead=1), voluntary=[10], allowed_seen=4_500_000, unmet=0, met=1)
    # The second year then needs nobody. In the third 9 of the 90 left go, and 10 were needed: £50,000 is unmet.
    both(ahead, 1, voluntary=[0], unmet=0, met=1)
    both(ahead, 2, voluntary=[9], unmet=50_000, met=0)


@pytest.mark.unit
def test_hours_and_merging_leave_the_posts_that_must_stay() -> None:
    # 100 WTE. 60 must stay: 30 give up hours and the 10 above the floor are merged, of 20 asked; nobody else may go.
    pool = PoolYear(50_000, hours_share=0.3, merged=AgreedLine(20), leaver_rate=0.5, hold_share=1.0, take_up=0.5)
    body = small([100], [replace(pool, floor=60)], [0.9], rounds=[Round()])
    both(
        body,
        hours=[30],
        merged=[10],
        round_exits=[0],
        held=[0],
        compulsory=[0],
        close_posts=[60],
        heads=[60 * 100 / 70],
    )
    # 80 must stay: 20 of the 30 asked. Transfers and agreed exits go all the same.
    both(first_year(body, pools=[replace(pool, floor=80)]), hours=[20], merged=[0], close_posts=[80], heads=[100])
    gone = replace(pool, floor=80, agreed=[AgreedLine(15)], transfers=10)
    both(first_year(body, pools=[gone]), hours=[0], merged=[0], close_posts=[75], heads=[75])


@pytest.mark.unit
def test_nobody_is_left_with_no_wte_where_hours_and_exits_meet_in_a_year() -> None:
    # 100 people halve their hours, 50 WTE, and £0 is allowed: all 50 WTE go, and with them all 100 people.
    pool = PoolYear(50_000, hours_share=0.5)
    both(small([100], [pool], [1.0]), hours=[50], compulsory=[50], close_posts=[0], heads=[0])
    both(small([100], [pool], [0.75]), hours=[50], compulsory=[25], close_posts=[25], heads=[50])
    # All leave and every post is held: the same.
    left = replace(pool, leaver_rate=1.0, hold_share=1.0)
    both(small([100], [left], [0.0]), hours=[50], held=[50], close_posts=[0], heads=[0])


@pytest.mark.unit
def test_a_rounding_of_posts_still_to_go_opens_no_exit_that_costs_more() -> None:
    # 33 and 25 WTE at £50,000, £2.9m, 3% must go, and 54.5 WTE may stay: 3.5 go. Volunteers save £50,000 x 0.2, and
    # cost £20,000: 3.5 of 11.6 go, and the need grows to £87,000 + 3.5 x £10,000 = £122,000. A redundancy saves half a
    # year. In the first pool it costs £100,000, and helps nothing; in the second it is free: 122,000 / 25,000 = 4.88.
    pools = [PoolYear(50_000, take_up=0.2, voluntary_cost_per_head=20_000, compulsory_cost_per_head=100_000)]
    pools.append(replace(pools[0], compulsory_cost_per_head=0))
    of: dict[str, Any] = {"in_year": True, "one_offs_count": True, "part_year_voluntary": 0.2}
    body = small([33, 25], pools, [0.03], part_year_compulsory=0.5, most_wte=54.5, **of)
    both(body, compulsory=[0, 4.88], voluntary=[33 * 0.2 * 3.5 / 11.6, 25 * 0.2 * 3.5 / 11.6], unmet=0, met=1)
