"""The points of the draws are better than plain chance: fewer of them come as near to what very many say."""

from __future__ import annotations

import numpy as np
import pytest

from model.risk.draws import draw, quantile
from model.risk.passes import Body, run_options
from model.risk.ranges import ranges_of, value_of
from tests.risk.made import PCT
from tests.support.bodies import body

COUNT, MANY, SEEDS, DEAL = 1_024, 32_768, 8, 8
NAMES = ("leaver_rate", "newcomer_cost", "refill_gap", "fits_skill", "fits_place", "accepts", "training_success",
         "announcement_response", "nonpay_delivered", "mars_approved_share", "mars_take_up_rate")  # fmt: skip


@pytest.mark.slow
def test_a_thousand_points_come_as_near_as_the_sheet_says() -> None:
    inputs = body(PCT)
    shared = Body(inputs, {})
    true = draw(inputs, NAMES, MANY, 99, chance=False, body=shared).results
    npv, meets = true["npv"][DEAL], true["meets"][DEAL]
    ours = [draw(inputs, NAMES, COUNT, seed, chance=False, body=shared).results for seed in range(SEEDS)]
    chance = [each["meets"][DEAL].mean() - meets.mean() for each in ours]
    assert np.sqrt(np.mean(np.square(chance))) <= 0.015
    for share in (0.1, 0.9):
        apart = [quantile(each["npv"][DEAL], share) / quantile(npv, share) - 1 for each in ours]
        assert np.sqrt(np.mean(np.square(apart))) <= 0.006
    mean = [each["npv"][DEAL].mean() - npv.mean() for each in ours]
    ranges = [each for each in ranges_of(inputs) if each.name in NAMES]
    plain = []
    for seed in range(SEEDS):
        rng = np.random.default_rng(seed)
        options = run_options(shared, {each.name: value_of(each, rng.standard_normal(COUNT)) for each in ranges})
        plain.append(float(options[DEAL]["body_npv"].mean()) - npv.mean())
    assert np.sqrt(np.mean(np.square(mean))) <= np.sqrt(np.mean(np.square(plain))) / 5
