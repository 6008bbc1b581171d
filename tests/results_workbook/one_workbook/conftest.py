"""The workbook that these tests read, made once: its file, its formulas and their values, and openpyxl's book of it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from tests.support.agreeing import make
from tests.support.practice import Cells
from tests.support.results import formulas


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make("every lever", tmp_path_factory.mktemp("one_workbook"))


@pytest.fixture(scope="session")
def cells(path: Path) -> Cells:
    return formulas(path)


@pytest.fixture(scope="session")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)
