"""Boards drawn at random: every limit is kept by the option that is written, or what must give is named."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.projection.compare import compare
from model.projection.project import project
from model.search.mix import Aim, found_by
from model.search.option import option_of
from model.search.unkept import cannot
from tests.search.test_mix import search_of
from tests.search.test_unkept import boards, hold_to_what_is_told
from tests.support.bodies import body

HELD = 20  # boards whose limits cannot be kept that are held to what they are told


@pytest.mark.slow
def test_two_hundred_boards_drawn_at_random_have_their_limits_kept_or_named() -> None:
    unkept = 0
    for name, limits in boards(np.random.default_rng(18), 200):
        search = search_of(name, limits)
        best = found_by(search, Aim())
        if best.broken:
            unkept += 1
            assert hold_to_what_is_told(name, search, best) if unkept <= HELD else len(cannot(search, best)) > 1
            continue
        option = option_of(search, Aim(), best)
        inputs = body(name)
        outcome = compare(project(replace(inputs, options=(*inputs.options, option)))).outcomes[-1]
        assert outcome.meets
        assert outcome.redundancies <= limits.in_all["redundancies"] + 1e-6
        for lever, limit in (("hold_share", "hold"), ("hold_up_to", "hold"), ("hours_share", "hours")):
            assert (np.array(option.levers.get(lever, (0.0,))) <= limits.by_year[limit] + 1e-12).all()
        assert (np.array(option.levers.get("compulsory_on", (0.0,))) <= limits.by_year["compulsory"]).all()
    assert unkept > HELD
