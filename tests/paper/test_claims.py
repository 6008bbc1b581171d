"""No claim of a paper is false: of 200 bodies that are drawn, each sentence that is said has its condition."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from model import compare, project
from model.body_workbook.read_in_memory import read_sheets
from model.paper.content import paper
from model.paper.plan import Plan, chosen
from tests.support.bodies import BODIES
from tests.support.claims import CLAIMS, NEVER, Told
from tests.support.drawn import drawn_body
from tests.support.prints import plan, words_of

BODIES_DRAWN, PART = 200, 25
SAID: Counter[str] = Counter()  # how often each claim was met with, over the parts


def false_claims(it: Plan) -> list[str]:
    """What both papers of an option say that is not so."""
    told, wrong = Told(it.comparison, it.case), []
    for full in (False, True):
        text = words_of(paper(it, full))
        for pattern, condition in CLAIMS.items():
            for found in re.finditer(pattern, text):
                SAID[pattern] += 1
                if not condition(told, found):
                    wrong.append(f"{it.name}: {found[0]}")
        wrong += [f"{it.name}: {found[0]!r}" for pattern in NEVER for found in re.finditer(pattern, text)]
    return wrong


@pytest.mark.agree
@pytest.mark.parametrize("first", range(0, BODIES_DRAWN, PART))
def test_no_claim_of_a_drawn_bodys_papers_is_false(first: int) -> None:
    wrong = []
    for seed in range(first, first + PART):
        comparison = compare(project(read_sheets("drawn.xlsx", drawn_body(seed))))
        case = chosen(comparison) if seed % 2 else seed // 2 % len(comparison.outcomes)
        wrong += [f"seed {seed}, {each}" for each in false_claims(Plan(comparison, case))]
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.agree
@pytest.mark.parametrize("name", BODIES)
def test_no_claim_of_a_shipped_bodys_papers_is_false(name: str) -> None:
    it = plan(name)
    for case in range(len(it.outcomes)):
        assert not false_claims(Plan(it.comparison, case))
