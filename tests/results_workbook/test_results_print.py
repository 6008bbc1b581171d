"""What the results workbook prints: a board's set of a few pages, and a page of each sheet of workings."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import openpyxl
import pypdf
import pytest

from model import compare, write
from model.results_workbook.printing import BOARD, WHOLE
from model.results_workbook.sheet_names import option_sheets
from tests.support.bodies import EXAMPLES, projected
from tests.support.libreoffice import office

pytestmark = pytest.mark.documents
MOST_OF_BOARD = 12
FOOT = re.compile(r"(.+?)\s+Page \d+ of (\d+)$", re.M)  # of a page: the sheet's name, and its number of all


def printed(path: Path, folder: Path) -> list[str]:
    """The sheet that each page of the workbook shows, as LibreOffice prints all of it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office(), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    pages = [page.extract_text() for page in pypdf.PdfReader(folder / f"{path.stem}.pdf").pages]
    return [found[1].strip() for page in pages if (found := FOOT.search(page))]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_boards_set_is_twelve_pages_at_most_and_workings_a_page_each(name: str, tmp_path: Path) -> None:
    comparison = compare(projected(name))
    path = write(comparison, tmp_path / "results.xlsx")
    pages = printed(path, tmp_path)
    options = option_sheets(comparison)
    shown = options[[outcome.recommended for outcome in comparison.outcomes].index(True)] if comparison.best else ""
    assert 6 <= sum(pages.count(sheet) for sheet in (*BOARD, shown)) <= MOST_OF_BOARD
    for sheet in set(pages) - set(WHOLE):
        assert pages.count(sheet) == 1, sheet
    assert set(pages) == set(openpyxl.load_workbook(path, read_only=True).sheetnames)
