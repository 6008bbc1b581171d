"""What the rulebook stands on: how many of its values have each kind of source and each status.

>>> set(standing()["tool"])  # what is in a calculator or in code is never called read
{'secondary'}
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from model.rules.assumptions import assumptions, paths
from model.rules.rulebook import KINDS, RULES, rulebook, table


@cache
def everything() -> tuple[tuple[str, str, str], ...]:
    """Return where each value stands, its source and its status: dated values, assumptions, paths and table rows."""
    dated = [(rule.name, value.source, value.status) for rule in rulebook() for value in rule.values]
    kinds = ["", *(row["name"] for row in table("kinds"))]
    each_once = dict.fromkeys(each for kind in kinds for each in assumptions(kind).values())
    assumed = [(each.name, each.source, each.status) for each in each_once]
    named = [(each.name, each.source, each.status) for each in paths().values()]
    names = sorted(path.name[:-4] for path in RULES.iterdir() if path.name.endswith(".csv"))
    rows = [(name, row["source"], row["status"]) for name in names for row in table(name)]
    return (*dated, *assumed, *named, *rows)


def standing() -> dict[str, Counter[str]]:
    """Return how many values have each status, by the kind of their source."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for _, source, status in everything():
        found[rulebook().kinds[source]][status] += 1
    return found
