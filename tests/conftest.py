"""Every test says what kind it is."""

from __future__ import annotations

import pytest
from _pytest.doctest import DoctestItem
from hypothesis import settings

# The same examples on every machine and no clock: a test that finds a new example finds it for everybody.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

KINDS = {"unit", "agree", "backtest", "slow"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fail the collection on a test without a kind; a doctest is a unit test."""
    for item in items:
        if isinstance(item, DoctestItem):
            item.add_marker("unit")
        elif not KINDS & {mark.name for mark in item.iter_markers()}:
            raise pytest.UsageError(f"{item.nodeid} is marked neither {' nor '.join(sorted(KINDS))}")
