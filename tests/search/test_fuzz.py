"""Boards drawn at random: every limit is kept by the option that is written, or the search says that none can."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.body.limits import Limits
from model.projection.compare import compare
from model.projection.project import project
from model.search.mix import Aim, found_by
from model.search.option import option_of
from tests.search.test_mix import search_of
from tests.support.bodies import EXAMPLES, body


@pytest.mark.slow
def test_two_hundred_boards_drawn_at_random_have_their_limits_kept_or_named() -> None:
    drawn = np.random.default_rng(18)
    for _ in range(200):
        name = str(drawn.choice(EXAMPLES))
        years = body(name).years
        limits = Limits(
            {"hold": drawn.uniform(0, 1, years), "hours": drawn.uniform(0, 0.03, years),
             "compulsory": drawn.integers(0, 2, years).astype(float)},
            {"redundancies": float(drawn.uniform(0, 90))},
        )  # fmt: skip
        search = search_of(name, limits)
        best = found_by(search, Aim())
        if best.broken:
            continue
        option = option_of(search, Aim(), best)
        inputs = body(name)
        outcome = compare(project(replace(inputs, options=(*inputs.options, option)))).outcomes[-1]
        assert outcome.meets
        assert outcome.redundancies <= limits.in_all["redundancies"] + 1e-6
        for lever, limit in (("hold_share", "hold"), ("hold_up_to", "hold"), ("hours_share", "hours")):
            assert (np.array(option.levers.get(lever, (0.0,))) <= limits.by_year[limit] + 1e-12).all()
        assert (np.array(option.levers.get("compulsory_on", (0.0,))) <= limits.by_year["compulsory"]).all()
