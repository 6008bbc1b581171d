"""ROUND, and INT of a ROUND, are LibreOffice's own on values chosen to be hard."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from model.language.vocabulary import INT, ROUND
from tests.support.libreoffice import recalculated

pytestmark = pytest.mark.agree
FALSE = 987_654.25
LARGEST = {0: 9, 2: 9, 6: 8}  # the power of ten of the largest value, by the digits rounded to
# LibreOffice saves 15 digits of a value, which hide the last bits of the inputs. Its own RAWSUBTRACT takes two numbers
# apart without tidying the difference, so that each input, less its first 15 digits, shows all its bits.
LAST_BITS = "=_xlfn.ORG.LIBREOFFICE.RAWSUBTRACT(A{row}, B{row})"


class Exact(float):
    """A number that xlsxwriter writes with all its digits: it asks for 16, and some floats need 17."""

    def __format__(self, spec: str) -> str:
        return repr(float(self))


def about(value: float, ulps: int = 4) -> Iterator[float]:
    """A value, its neighbours on both sides, and all of those below nothing."""
    below = above = value
    for _ in range(ulps + 1):
        yield from (below, above, -below, -above)
        below, above = float(np.nextafter(below, -np.inf)), float(np.nextafter(above, np.inf))


def halves(draw: random.Random, digits: int, count: int) -> Iterator[float]:
    """Halves of the last place, written as a person writes them: 12.345 to two digits."""
    for _ in range(count):
        whole = int(10 ** draw.uniform(-3, LARGEST[digits]) * 10**digits)
        yield from about(float(f"{(Decimal(whole) + Decimal('0.5')).scaleb(-digits):f}"))


def products(draw: random.Random, digits: int, count: int) -> Iterator[float]:
    """What lines round: a month's pay, a week's pay, a share of either, and sums of pennies."""
    for _ in range(count):
        salary = draw.choice((draw.randrange(8_000, 200_000), draw.randrange(800_000, 20_000_000) / 100))
        wte = draw.choice((1.0, 0.5, 0.6, 0.75, 0.8, 1 / 3, draw.randrange(1, 100) / 100))
        years = draw.randrange(1, 25)
        yield salary * wte / 12 * years
        yield salary * wte / 52.143 * years
        yield salary / 12 * wte * years / 200
        pennies = [draw.randrange(1, 10 ** draw.randrange(2, 8)) / 100 for _ in range(draw.randrange(2, 40))]
        yield sum(pennies) / draw.choice((1, 2, 4, 8, 200)) / 10 ** (digits // 3)


def quotients(draw: random.Random, count: int) -> Iterator[float]:
    """Whole numbers that a division came to, or just missed: 24 × 12 ÷ 12."""
    yield 24 * 12 / 12
    for _ in range(count):
        whole, by = draw.randrange(1, 60), draw.choice((12, 7, 52.143, 365.25, 0.1, 3, 1 / 3))
        yield from about(whole * by / by)
        yield from about(whole + 10.0 ** draw.randrange(-9, -3) * draw.choice((-1, 1)))


def others(draw: random.Random, digits: int, count: int) -> Iterator[float]:
    """Large and tiny, on no boundary."""
    yield from (0.0, 0.49999999999999994, 1e-300, 10.0 ** LARGEST[digits])
    for _ in range(count):
        yield draw.uniform(-1, 1) * 10.0 ** LARGEST[digits]
        yield draw.uniform(-1, 1) * 10 ** draw.uniform(-18, -4)


def hard(digits: int) -> list[float]:
    """The hard values of a rounding, the same on every run."""
    draw = random.Random(f"round to {digits}")
    return [
        *halves(draw, digits, 200),
        *products(draw, digits, 300),
        *quotients(draw, 30),
        *others(draw, digits, 200),
    ]


def first_digits(value: float) -> float:
    """The float of a value's first 15 digits."""
    return float(f"{value:.15g}")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sheet for each number of digits: the value, its first 15 digits, its last bits, ROUND and INT of ROUND."""
    path = tmp_path_factory.mktemp("round") / "round.xlsx"
    written = xlsxwriter.Workbook(str(path))
    for digits in LARGEST:
        sheet = written.add_worksheet(str(digits))
        for row, value in enumerate(hard(digits)):
            sheet.write_number(row, 0, Exact(value))
            sheet.write_number(row, 1, first_digits(value))
            sheet.write_formula(row, 2, LAST_BITS.format(row=row + 1), None, FALSE)
            sheet.write_formula(row, 3, f"=ROUND(A{row + 1}, {digits})", None, FALSE)
            sheet.write_formula(row, 4, f"=INT(ROUND(A{row + 1}, {digits}))", None, FALSE)
    written.close()
    return path


@cache
def sheets(path: Path, always: bool) -> dict[str, np.ndarray]:
    """The columns of each sheet as LibreOffice has them."""
    return {
        sheet.title: np.array(list(sheet.iter_rows(values_only=True)), dtype=float).T
        for sheet in recalculated(path, always)
        if isinstance(sheet, Worksheet)
    }


def test_there_are_more_than_twelve_thousand_hard_values() -> None:
    values = {digits: hard(digits) for digits in LARGEST}
    assert sum(map(len, values.values())) > 12_000
    naive = np.abs(np.array(values[2])) * 100 + 0.5
    assert (ROUND(np.array(values[2]), 2) != np.copysign(np.floor(naive) / 100, values[2])).sum() > 500


@pytest.mark.parametrize("digits", LARGEST)
def test_ROUND_is_LibreOffices_to_the_last_bit(book: Path, digits: int) -> None:
    value = np.array(hard(digits))
    _, first, last, rounded, whole = sheets(book, True)[str(digits)]
    kept = np.array([first_digits(each) for each in value])
    assert (first == kept).all()
    # The last bits are a small whole number of units: 15 digits of them tell every two apart.
    assert np.isclose(last, value - kept, rtol=1e-12, atol=0).all(), "LibreOffice holds other numbers than numpy"
    assert (last != 0).mean() > 0.5
    here = ROUND(value, digits)
    differ = np.flatnonzero(here != rounded)
    assert not differ.size, [(float(value[at]), float(here[at]), float(rounded[at])) for at in differ[:5]]
    assert (INT(here) == whole).all()


def test_without_recalculation_the_false_values_stay(book: Path) -> None:
    _, _, _, rounded, whole = sheets(book, False)["2"]
    assert (rounded == FALSE).all()
    assert (whole == FALSE).all()
