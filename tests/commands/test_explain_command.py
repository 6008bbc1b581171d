"""`mancost explain`: every figure of the tree stands in the results workbook where the tree says."""

from __future__ import annotations

import json
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import to_excel

from model import compare, write
from model.__main__ import main
from model.results_workbook.layout_of import addresses
from model.tracing.explain import Explainer, Figure, Node, listed
from tests.support.bodies import INPUTS, projected
from tests.support.uncoded import uncoded

FILE = str(INPUTS / "example-ccg-2015.xlsx")


def ran(capsys: pytest.CaptureFixture[str], *given: str) -> tuple[int, str, str]:
    code = main(["explain", *given])
    out, err = map(uncoded, capsys.readouterr())
    return code, out, err


def cells(node: Node) -> list[Node]:
    """The nodes that stand in one cell."""
    return [each for _, each in listed(node) if each.where and ":" not in each.where]


@pytest.mark.documents
@pytest.mark.parametrize("name", ["spend", "allowed_spend", "body_npv", "close_posts", "all_one_off", "net_non_pay"])
def test_every_figure_of_a_tree_stands_in_its_cell(name: str, results: Any) -> None:
    comparison, book = results
    node = Explainer(comparison, addresses(comparison)).tree(Figure(name, 3, 2, 0), depth=6)
    found = cells(node)
    assert len(found) > 20
    for each in found:
        sheet, cell = each.where.split("!")
        value = book[sheet][cell].value
        value = to_excel(value) if hasattr(value, "year") else value  # type: ignore[no-untyped-call]  # untyped there
        assert float(value) == pytest.approx(each.value, abs=1e-6), (each.label, each.where)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A comparison, and its results workbook as written, dates as numbers."""
    comparison = compare(projected("example-ccg-2015"))
    path = write(comparison, tmp_path_factory.mktemp("explain") / "results.xlsx")
    book = openpyxl.load_workbook(path, data_only=True)
    return comparison, book


@pytest.mark.cli
def test_a_rate_names_its_law_the_day_it_came_into_force_and_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ran(capsys, FILE, "Levy allowance", "--year", "2017-18", "--depth", "1")
    assert code == 0
    assert "in force from 6 April 2017; source " in out


@pytest.mark.cli
def test_an_input_names_the_cell_it_is_read_from(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ran(capsys, FILE, "Cut to date", "--year", "2016-17")
    assert "input, read from Body!B14" in out


@pytest.mark.cli
def test_a_blank_names_its_cell_and_says_what_stands_there(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ran(capsys, FILE, "National award", "--year", "2016-17")
    said = "National award, as typed, or where that is blank National award by the rulebook, or assumed"
    assert out.splitlines()[3].strip() == said
    assert out.splitlines()[7:9] == ["  National award, as typed, 2016-17", "      left blank, in Years!H6"]
    assert "NHS pay circulars (Agenda for Change), yearly: in force from 1 April 2016; source MEM, memory" in out


@pytest.mark.cli
def test_what_is_not_known_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, FILE, "Spnd", "--option", "Pay restrain", "--year", "1999-00", "--pool", "Mangers")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        '--option: "Pay restrain" is not known; did you mean "Pay restraint"?',
        '--year: "1999-00" is not known; choose from 2015-16, 2016-17, 2017-18, 2018-19, 2019-20',
        '--pool: "Mangers" is not known; did you mean "Senior managers"?',
        'FIGURE: "Spnd" is not a line of the model; did you mean "Spend"?',
    ]


@pytest.mark.cli
def test_json_is_the_same_tree(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ran(capsys, FILE, "Allowed spend", "--json")
    tree = json.loads(out)
    assert tree["label"] == "Allowed spend, 2015-16"
    assert tree["made_of"][0]["made_of"]
