"""No claim of a paper is false: of 200 bodies that are drawn, each sentence that is said has its condition."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from model import compare, project
from model.body_workbook.read_in_memory import read_sheets
from model.paper.content import paper
from model.paper.plan import Plan, chosen
from model.risk.assess import assess
from tests.support.bodies import BODIES
from tests.support.claims import CLAIMS, NEVER, Told
from tests.support.claims_beside import CLAIMS_BESIDE
from tests.support.claims_of_draws import CLAIMS_OF_DRAWS
from tests.support.drawn import drawn_body
from tests.support.prints import plan, words_of

BODIES_DRAWN, DRAWN_EVERY, DRAWS = 200, 4, 64
EVERY_CLAIM = CLAIMS | CLAIMS_BESIDE | CLAIMS_OF_DRAWS


def false_claims(it: Plan, said: Counter[str]) -> list[str]:
    """What both papers of an option say that is not so; `said` counts how often each claim is made."""
    told, wrong = Told(it.comparison, it.case, it.risk), []
    for full in (False, True):
        text = words_of(paper(it, full))
        for pattern, condition in EVERY_CLAIM.items():
            for found in re.finditer(pattern, text):
                said[pattern] += 1
                if not condition(told, found):
                    wrong.append(f"{it.name}: {found[0]}")
        wrong += [
            f"{it.name}: {text[max(0, found.start() - 90) : found.end() + 20]!r}"
            for pattern in NEVER
            for found in re.finditer(pattern, text)
        ]
    return wrong


@pytest.mark.agree
def test_no_claim_of_200_drawn_bodies_papers_is_false_and_each_is_made() -> None:
    said: Counter[str] = Counter()
    wrong = []
    for seed in range(BODIES_DRAWN):
        comparison = compare(project(read_sheets("drawn.xlsx", drawn_body(seed))))
        case = chosen(comparison) if seed % 2 else seed // 2 % len(comparison.outcomes)
        risk = assess(comparison, DRAWS) if seed % DRAWN_EVERY == 0 else None
        wrong += [f"seed {seed}, {each}" for each in false_claims(Plan(comparison, case, risk=risk), said)]
    for name in BODIES:
        wrong += false_claims(plan(name), said)
    assert not wrong, "\n".join(wrong[:20])
    assert set(EVERY_CLAIM) == set(said)


@pytest.mark.agree
@pytest.mark.parametrize("name", BODIES)
def test_no_claim_of_a_shipped_bodys_papers_is_false(name: str) -> None:
    it = plan(name)
    risk = assess(it.comparison, DRAWS)
    for case in range(len(it.outcomes)):
        assert not false_claims(Plan(it.comparison, case, risk=risk), Counter())
