"""The cases that are worked by hand, in the live payoff workbook: LibreOffice comes to the same pounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.payoff.people import read_people
from model.payoff.work import lines, work
from model.payoff.workbook import write_payoff
from tests.payoff.test_payoff_book import columns, number
from tests.support.exit_cases import CASES
from tests.support.libreoffice import recalculated

pytestmark = pytest.mark.agree


def test_the_live_workbook_comes_to_the_figures_worked_by_hand(tmp_path: Path) -> None:
    people = read_people([said for said, _ in CASES], lambda row, field: f"{row} {field}")
    worked = work(people)
    planted = {name: column + 987_654.25 if name in lines() else column for name, column in worked.items()}
    planted |= {line.name: worked[line.name] + 12_345 for line in lines().values() if line.unit == "date"}
    write_payoff(tmp_path / "payoff.xlsx", people, planted)
    cells = columns(recalculated(tmp_path / "payoff.xlsx"), len(CASES))
    wrong = [
        f"{name} of case {place}: {number(cells[name][place])} for {figure}"
        for place, (_, figures) in enumerate(CASES)
        for name, figure in figures.items()
        if abs(number(cells[name][place]) - figure) > 0.004
    ]
    assert wrong == []
