"""How a message names a sheet. A sheet may be named after a person, and no message may name one.

>>> spoken("Staff in post 2015-16", 1), spoken("Jo Bloggs", 2), spoken("ESR extract Mar 24", 3)
('Staff in post 2015-16', 'sheet 2', 'ESR extract Mar 24')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from model.reading import limits
from model.reading.cells import Refused

# Words in the names of sheets that identify nobody.
PLAIN = """
    cover body budget budgets target targets staff vacancies year years option options assumption assumptions guide
    sources problems summary checks basis people levers defaults rules codes lines chart data working notes
    sheet csv parquet table list lists book page tab part copy of in on at to and by for the with from all a b c
    old new final draft current previous latest live total totals raw clean input inputs output results template
    esr hr nhs pct ccg icb sha trust wte fte afc vsm band bands grade grades pool pools pay payroll cost costs
    post posts position positions headcount establishment workforce employees employee leavers starters vacancy vacant
    bank agency admin corporate clinical management managers finance report extract export download import dump register
    non programme running england month quarter baseline plan actual actuals
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec fy h q m
"""
KNOWN = frozenset(PLAIN.split())
WORD = re.compile(r"[^\W\d_]+|[0-9]+")


def spoken(title: str, place: int) -> str:
    """Return the sheet's name if all its words are known and its numbers short; else its place, such as 'sheet 2'."""
    words = WORD.findall(title.lower())
    plain = all(len(word) <= 4 if word.isdigit() else word in KNOWN for word in words)
    return title if words and plain and len("".join(filter(str.isdigit, words))) <= 8 else f"sheet {place}"


@contextmanager
def named(title: str, place: int) -> Iterator[None]:
    """Return a context manager, for a `with` block, that adds the sheet's name to any Refused raised inside the block.

    `place` is the sheet's number in the workbook, from 1, by which it is named where its name may be a person's.
    """
    try:
        yield
    except Refused as refusal:
        name = spoken(title, place)
        raise Refused(str(refusal), f"{name}!{refusal.where}" if refusal.where else name) from None


def check_titles(titles: Sequence[str]) -> None:
    """Raise Refused where a workbook has no sheet of cells, too many, or two of one name. `titles` has their names."""
    if not titles:
        raise Refused("holds no sheet of cells; give a workbook that does")
    if len(titles) > limits.SHEETS:
        raise Refused(f"holds {len(titles):,} sheets, more than {limits.SHEETS}; take out what is not needed")
    if len({title.lower() for title in titles}) < len(titles):
        raise Refused("holds two sheets of one name; rename one")
