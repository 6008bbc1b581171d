"""What a paper warns of: that nothing is saved on non-pay, and why."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model import compare, project
from model.body.inputs import Inputs
from model.paper.cautions import no_nonpay_saving
from model.paper.content import paper
from model.paper.plan import Plan
from tests.support.bodies import option, small
from tests.support.prints import words_of

pytestmark = pytest.mark.unit
HOLDS, SAVES = option("Holds", hold_share=1.0), option("Saves", hold_share=1.0, nonpay_effort=0.5)


def of(*options: object, potential: float = 0.0, amount: float = 128_000.0) -> Inputs:
    """Ten people who cost £512,000, and a line of non-pay: £128,000 is a fifth of the £640,000 that is spent."""
    made = small(*options)  # type: ignore[arg-type]
    items = {**made.items, "item_amount": np.array([amount]), "item_potential": np.array([potential])}
    return replace(made, items=items)


def said(inputs: Inputs, case: int = 1) -> str:
    """The caution of an option."""
    return no_nonpay_saving(Plan(compare(project(inputs)), case))


def test_no_saving_from_non_pay_is_told_with_what_non_pay_is_of_spending() -> None:
    staff = float(project(of(HOLDS)).values["staff_built_up"].item())
    fifth = f"{128_000 / (128_000 + staff):.1%}"
    begun = f"No saving from non-pay is planned, though it is £128k, {fifth} of all spending in 2020-21: "
    assert said(of(HOLDS)) == f"{begun}the Budget sheet says of none of it that it could be saved."
    left = "of £32k that could be saved the option takes none in these years."  # a quarter of £128,000
    assert said(of(HOLDS, potential=0.25)) == begun + left
    assert said(of(HOLDS, amount=0.0)) == "No saving from non-pay is planned: the Budget sheet has no non-pay spending."


def test_where_non_pay_is_saved_or_nothing_is_done_there_is_no_such_caution() -> None:
    both = of(HOLDS, SAVES, potential=0.25)
    assert said(both, 1)
    assert said(both, 2) == ""
    assert said(both, 0) == ""


@pytest.mark.parametrize("full", [False, True])
def test_both_papers_have_the_caution(full: bool) -> None:
    it = Plan(compare(project(of(HOLDS))), 1)
    assert no_nonpay_saving(it) in words_of(paper(it, full))
