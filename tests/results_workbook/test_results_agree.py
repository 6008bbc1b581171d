"""The results workbook: every formula, false values planted in it, comes to numpy's figure in two foreign engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.agreeing import Held, hold, make
from tests.support.bodies import EXAMPLES, INPUTS
from tests.support.generated import MADE
from tests.support.libreoffice import convert
from tests.support.results import agreement, by_formualizer, formulas, plant

PUBLISHED = sorted(f"published/{each.stem}" for each in (INPUTS / "published").glob("*.xlsx"))
BOARDS = [name for name in PUBLISHED if "-icb-" in name]
# Most Integrated Care Boards are alike in all but their figures, and so are the two groups of June 2010 and that of
# December 2009: one of those groups and one board in sixteen stand for the others in a hurry. Those boards stand for
# the made-up one too, whose 400 people have formulas alike down their columns.
ALIKE = ("example-icb-2025", "published/pcts-2010-june", "published/pcts-and-shas-2010-june")
OTHERS = (*ALIKE, *(name for place, name in enumerate(BOARDS) if place % 16))
QUICK = tuple(name for name in (*EXAMPLES, *MADE, *PUBLISHED) if name not in OTHERS)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Held]:
    return hold(QUICK, tmp_path_factory.mktemp("held"))


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Held]:
    return hold(OTHERS, tmp_path_factory.mktemp("others"))


def agrees(found: Held) -> None:
    assert found.formualizer.first == ()
    assert found.libreoffice.first == ()
    assert found.libreoffice.formulas == found.formualizer.formulas > 3_000


@pytest.mark.agree
@pytest.mark.parametrize("name", QUICK)
def test_every_formula_recalculates_to_numpys_value_in_two_engines(held: dict[str, Held], name: str) -> None:
    agrees(held[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHERS)
def test_every_formula_of_the_other_bodies_recalculates_to_numpys_value(others: dict[str, Held], name: str) -> None:
    agrees(others[name])


@pytest.mark.agree
@pytest.mark.parametrize("name", QUICK)
def test_every_check_is_nothing(held: dict[str, Held], name: str) -> None:
    assert held[name].failing == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHERS)
def test_every_check_of_the_other_bodies_is_nothing(others: dict[str, Held], name: str) -> None:
    assert others[name].failing == 0


@pytest.mark.agree
def test_more_than_a_million_formulas_agree(held: dict[str, Held]) -> None:
    assert sum(each.libreoffice.formulas for each in held.values()) > 1_000_000


@pytest.mark.agree
def test_without_recalculation_the_false_values_come_back(tmp_path: Path) -> None:
    path, false = make("one person, one pool, one year", tmp_path), tmp_path / "false.xlsx"
    plant(path, false)
    (kept,) = convert([false], tmp_path / "kept", always=False)
    found = agreement(formulas(path), kept)
    assert found.differ > 0.9 * found.formulas


@pytest.mark.agree
def test_a_list_of_people_too_long_to_be_live_still_agrees(tmp_path: Path) -> None:
    path, false = make("every lever", tmp_path, live_rows=5), tmp_path / "false.xlsx"
    ours = formulas(path)
    assert not any(address > "A" for address in ours["People"] if address != "A3")
    plant(path, false)
    (saved,) = convert([false], tmp_path / "saved")
    assert agreement(ours, saved).first == ()
    assert agreement(ours, by_formualizer(false, tmp_path / "quick.xlsx")).first == ()
