"""What is recommended: by the lines, by hand, and by a second ranking that is written from the rule in words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.projection.compare import Comparison, compare
from model.projection.project import project
from tests.reference.ranking import recommended
from tests.support.bodies import EXAMPLES, option, projected, small
from tests.support.ranked import ALLOWED, ranked


def advised(ranked_by: int = 1, **columns: list[float]) -> int:
    return int(ranked(ranked_by, **columns)["advised"].item())


@pytest.mark.unit
def test_doing_nothing_is_never_recommended_and_nothing_is_where_it_meets() -> None:
    assert advised(cost_ranked=[0, 50]) == 2
    assert advised(meets=[1, 1], cost_ranked=[0, 50]) == 0
    assert ranked(meets=[1, 1])["recommended"].ravel().tolist() == [0, 0]


@pytest.mark.unit
def test_an_option_that_misses_or_saves_nothing_is_not_recommended() -> None:
    assert advised(meets=[0, 0, 1], cost_ranked=[0, 1, 50]) == 3
    assert advised(saving_present=[0, 0.004, 1], cost_ranked=[0, 1, 50]) == 3
    assert advised(saving_present=[0, -80.9, 0]) == 0


@pytest.mark.unit
def test_what_can_be_paid_for_comes_before_what_costs_less() -> None:
    assert advised(payable=[0, 0, 1], cost_ranked=[0, 1, 900]) == 3
    assert advised(payable=[0, 0, 0], cost_ranked=[0, 1, 900]) == 2


@pytest.mark.unit
def test_costs_within_one_percent_are_told_apart_by_redundancies_then_posts() -> None:
    # 1% of £1,000 allowed is £10: costs of £50 and £60 are alike, £61 is not.
    assert advised(cost_ranked=[0, 50, 60], redundancies=[0, 3, 2]) == 3
    assert advised(cost_ranked=[0, 50, 61], redundancies=[0, 3, 2]) == 2
    # Within half a head more posts are kept; and of those that keep as many, the first in order.
    assert advised(cost_ranked=[0, 50, 60], redundancies=[0, 2, 2.5], last_wte=[9, 7, 8]) == 3
    assert advised(cost_ranked=[0, 50, 60], redundancies=[0, 2, 2.6], last_wte=[9, 7, 8]) == 2
    assert advised(cost_ranked=[0, 60, 50], last_wte=[9, 7, 7]) == 2


@pytest.mark.unit
def test_a_body_may_rank_by_fewest_redundancies_first() -> None:
    assert advised(1, cost_ranked=[0, 50, 500], redundancies=[0, 3, 1]) == 2
    assert advised(2, cost_ranked=[0, 50, 500], redundancies=[0, 3, 1]) == 3
    assert advised(2, cost_ranked=[0, 55, 50], redundancies=[0, 3, 3.4]) == 3  # alike by half a head: then the cost


@pytest.mark.agree
@pytest.mark.parametrize("ranked_by", [1, 2])
def test_lines_and_the_rule_in_words_recommend_the_same(ranked_by: int) -> None:
    random = np.random.default_rng(ranked_by)
    named = 0
    for _ in range(1_500):
        count = int(random.integers(2, 9))
        columns: dict[str, list[float]] = {
            "meets": [float(random.random() < 0.05), *(random.random(count - 1) < 0.7).astype(float)],
            "payable": (random.random(count) < 0.4).astype(float).tolist(),
            "saving_present": random.choice([-5.0, 0.0, 40.0, 90.0], count, p=[0.1, 0.1, 0.4, 0.4]).tolist(),
            "cost_ranked": random.integers(0, 40, count).astype(float).tolist(),
            "redundancies": (random.integers(0, 6, count) / 4).tolist(),
            "last_wte": random.integers(5, 8, count).astype(float).tolist(),
        }
        options = [
            {
                "meets": columns["meets"][place],
                "payable": columns["payable"][place],
                "saving": columns["saving_present"][place],
                "cost": columns["cost_ranked"][place],
                "redundancies": columns["redundancies"][place],
                "lost": -columns["last_wte"][place],
            }
            for place in range(count)
        ]
        found = ranked(ranked_by, **columns)
        best = recommended(options, 0.01 * ALLOWED, ranked_by == 2)
        named += best is not None
        assert found["advised"].item() == (0 if best is None else best + 1)
        assert found["recommended"].ravel().tolist() == [float(place == best) for place in range(count)]
        others = [recommended(options, 0.01 * ALLOWED, ranked_by == 2, without) for without in range(count)]
        assert found["runner_up"].ravel().tolist() == [0 if each is None else each + 1 for each in others]
    assert named > 500  # most have one


# Whole bodies ---------------------------------------------------------------------------------------------------------


def compared(*options: Any, **more: Any) -> Comparison:
    return compare(project(small(*options, **more)))


CUT = {"path_kind": 3.0, "yearly": {"explicit_allowed": 412_000.0}}
DEAR = {"merged_one_off": 60_000.0}


@pytest.mark.unit
def test_a_budget_that_grows_recommends_nothing() -> None:
    found = compared(option("Hold", hold_share=1.0), path_kind=3.0, pools={"leaver_rate": 0.2},
                     yearly={"explicit_allowed": 700_000.0})  # fmt: skip
    assert found.best is None
    assert found.nothing_meets
    assert found.shown.name == "Do nothing"


@pytest.mark.unit
def test_the_option_that_cuts_most_is_no_longer_the_one_recommended() -> None:
    merge = option("Merge half", merged_share=(0.5, 0.0, 0.0))
    found = compared(merge, option("Redundancy", compulsory_on=1.0), **CUT, pools={"mergeable": 1.0, **DEAR})
    nothing, merged, fewest = found.outcomes
    assert merged.meets
    assert fewest.meets
    # Ten posts at about £50,000 may cost £412,000, £100,000 less. Merging takes five of them and is worth more, but
    # five posts at £60,000 are £300,000 once; two redundancies of 16 years' service cost about £100,000.
    assert merged.npv > fewest.npv
    assert found.best == fewest
    assert not any(fewest.takes_more)
    post = float(found.results.pool_line("cost_per_wte", 0)[-1, 0])
    beyond = 412_000 - (nothing.run_rate[-1] - 5 * post)
    assert merged.takes_more[-1]
    assert merged.beyond_target[-1] == pytest.approx(beyond)
    assert merged.beyond_posts[-1] == pytest.approx(beyond / post)  # of posts alike: as many as the pounds pay for


@pytest.mark.unit
@pytest.mark.parametrize("name", EXAMPLES)
def test_numpy_and_the_rule_in_words_recommend_the_same_option_of_the_examples(name: str) -> None:
    found = compare(projected(name))
    options = [
        {
            "meets": each.meets,
            "payable": sum(each.cash_to_find) <= 0.005,
            "saving": found.results.body_line("saving_present", place),
            "cost": each.cost_of_meeting,
            "redundancies": each.redundancies,
            "lost": -each.wte[-1],
        }
        for place, each in enumerate(found.outcomes)
    ]
    best = recommended(options, 0.01 * float(found.results.year_line("allowed_spend", 0)[-1]), False)
    assert found.best == (None if best is None else found.outcomes[best])
