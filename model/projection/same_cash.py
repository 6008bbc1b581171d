"""Says why two figures that stand side by side are the same: the present cost of an option and its cash to find."""

from __future__ import annotations

from collections.abc import Sequence

from model.projection.outcomes import Outcome

NEAR = 1.0  # £: two sums less than this apart are printed alike


def same_as_cash(outcome: Outcome, labels: Sequence[str]) -> str:
    """Return a sentence on why an option's present cost is its cash to find, to the pound; empty where it is not."""
    find = outcome.cash_to_find
    if sum(find) < NEAR or abs(sum(find) - outcome.cost_of_meeting) >= NEAR:
        return ""
    same = "The present cost of meeting the target is the same as the cash to find"
    if find[0] < sum(find) - NEAR:
        return f"{same}."
    return f"{same}: all of both falls in {labels[0]}, which is not discounted."
