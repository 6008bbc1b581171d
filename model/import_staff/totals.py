"""Holds the totals that a list gives against its rows, and those of the import against each other, by two routes."""

from __future__ import annotations

from collections.abc import Sequence

from model.import_staff.amounts import whole_heads, wte_column
from model.import_staff.dates import Days
from model.import_staff.rows import amount, aside
from model.import_staff.tables import Table
from model.import_staff.tallies import Gathered, Post

NEAR_WTE, NEAR_PAY, NEAR_SHARE = 0.005, 0.05, 1e-6  # what two sums of the same may differ by: WTE, £, and a share of £


def unlike_totals(staff_tables: Sequence[Table], days: Days) -> list[str]:
    """Return a sentence for each row of totals whose WTE does not agree with the rows above it.

    A total agrees if it is that of the rows since the total before it, or that of all rows above.
    """
    sentences = []
    for table in staff_tables:
        since = every = 0.0
        for line in table.lines:
            wte = amount(line, "wte") or 0.0
            if aside(line, None, days) != "total":
                since, every = since + wte, every + wte
                continue
            if wte and min(abs(wte - since), abs(wte - every)) > 0.05:
                sentences.append(f"{table.sheet} row {line.number}: the total of WTE is not that of the rows above it")
            since = 0.0
    return sentences


def reconcile(gathered: Gathered, rows: Sequence[dict[str, float]]) -> bool:
    """Whether the rows used, refused and set aside add up to all rows of the list, in number, heads, WTE and pay.

    The rows made for the Staff sheet must have the heads, WTE and pay of the rows used, and the heads must be those
    that the list's own numbers and headcounts come to.
    """
    parts = [gathered.used, gathered.refused, *gathered.asides.values()]
    every, used = gathered.every, gathered.used
    heads = sum(row["copies"] for row in rows)
    wte = sum(row["wte"] * row["copies"] for row in rows)
    pay = sum(row["wte"] * row["copies"] * (row["base_salary"] or 0.0) for row in rows)
    return (
        sum(part.rows for part in parts) == every.rows
        and abs(sum(part.heads for part in parts) - every.heads) < NEAR_WTE
        and abs(sum(part.wte for part in parts) - every.wte) < NEAR_WTE
        and abs(sum(part.pay for part in parts) - every.pay) < NEAR_PAY
        and abs(heads - used.heads) < NEAR_WTE
        and abs(heads - _heads(gathered.posts)) < NEAR_WTE
        and abs(wte - used.wte) < NEAR_WTE
        and abs(pay - used.pay) < NEAR_PAY + NEAR_SHARE * used.pay
    )


def _heads(posts: Sequence[Post]) -> float:
    """Return the heads of the rows used by the list's own cells: its headcounts or its posts, or else a head a row."""
    return sum(_heads_of(post) for post in posts)


def _heads_of(post: Post) -> float:
    """Return the heads of a row by its own cells."""
    heads = amount(post.line, "headcount")
    if heads is None and wte_column(post.table) == "posts_fte":
        heads = whole_heads(amount(post.line, "posts_fte") or 1.0)
    return 1.0 if heads is None else heads
