"""Every label that is printed can be explained, and what is explained is the figure that stands beside the label."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest

from model import compare
from model.body_workbook.assumption_names import assumed_label
from model.commands.options_table import _count, _months, _options, _steps, _thousands
from model.language.line import Given
from model.paper.blocks import Table
from model.paper.content import paper
from model.paper.plan import Plan, chosen
from model.projection.axes import member_names
from model.projection.compare import Comparison
from model.results_workbook.accounts_sheets import SHEETS
from model.results_workbook.entries import Shown
from model.results_workbook.key_lines import OF_BASIS, OF_OPTION
from model.results_workbook.layout import lay_out
from model.results_workbook.layout_of import addresses
from model.results_workbook.summary_rows import AVOIDED, ROWS
from model.rules.assumptions import assumptions
from model.tracing.explain import Asked, Explainer, Figure
from model.tracing.labels import Meant, UnknownFigureError, entries, meant
from tests.support.bodies import projected

pytestmark = pytest.mark.unit
# What stands above columns and beside rows and is no figure: names of columns of words, and of first columns.
NO_FIGURE = {"£000", "All", "All years", "The year", "To the end of", "£ a WTE", "WTE", "Total"}
# The terminal's heads of the second table: what comes before "Over" is of the exits alone, the rest of a step.
EXITS = {"Exits": "Exits", "Saving": "Exits alone: saving a year", "Payback": "Exits alone: payback"}
EXITS |= {"NPV": "Exits alone: present value"}
STEP = {"One-off": "Step: extra one-off cost", "Saving": "Step: extra saving a year", "WTE": "Step: posts removed"}
STEP |= {
    "Redundant": "Step: people made redundant",
    "NPV": "Step: present value to the body",
    "Payback": "Step: payback",
}


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(projected("example-pct-2010"))


@pytest.fixture(scope="module")
def explainer(comparison: Comparison) -> Explainer:
    return Explainer(comparison, addresses(comparison))


def explained(explainer: Explainer, label: str, case: int) -> float:
    what = meant(label)
    return explainer.answer(what, Figure("", case, 0), Asked(label, False, False), 0).value


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.heading)
def test_each_label_of_the_summary_is_explained_by_its_lines(row: object) -> None:
    assert meant(row.heading).names == tuple(  # type: ignore[attr-defined]
        "redundancies" if name == AVOIDED else name
        for name in row.lines  # type: ignore[attr-defined]
    )


@pytest.mark.parametrize("key", [*OF_OPTION, *OF_BASIS], ids=lambda key: key.label)
def test_each_key_line_is_explained_by_its_lines(key: object) -> None:
    label, lines, before = key.label, key.lines, key.before  # type: ignore[attr-defined]
    whole = key.all_years  # type: ignore[attr-defined]
    found = meant(label).names
    assert found in {lines, (before,), (whole,), ("pool_wte",) if "WTE" in label else ("pool_heads",)}


def test_each_assumption_is_explained_by_its_input() -> None:
    for name in assumptions():
        if name in entries():
            assert meant(assumed_label(name)).names == (name,)
            assert meant(name.replace("_", " ")).names == (name,)  # as older workbooks have it


def test_each_row_of_basis_and_of_an_option_is_explained_or_says_why_not(comparison: Comparison) -> None:
    layout = lay_out(comparison.results.inputs, 1)
    shown = {each.entry.name: each.entry for each in (*layout.basis, *layout.option) if isinstance(each, Shown)}
    assert len(shown) > 700
    for name, entry in shown.items():
        if name not in entries():
            continue  # what is given for the model's own use, such as the value before year 1
        what = meant(entry.label)
        assert name in what.names or what.taken or isinstance(entry, Given), (entry.label, what)


def test_each_label_of_the_accounts_is_explained_by_its_line() -> None:
    for _, parts in SHEETS.values():
        for rows in parts.values():
            for label, name in rows.items():
                if label and label != "Total":
                    what = meant(label)
                    assert what.names == (name,) or what.taken, label


def test_the_terminals_first_table_prints_what_is_explained(comparison: Comparison, explainer: Explainer) -> None:
    heads, *rows = _options(comparison)
    one: Callable[[float], str] = "{:,.1f}".format
    written: dict[str, Callable[[float], str]] = {"WTE": one, "Redundant": one, "Vol.": _count}
    for case, row in enumerate(rows):
        for head, cell in list(zip(heads, row, strict=True))[2:]:
            assert written.get(head, _thousands)(explained(explainer, head, case)) == cell, (head, case)
    assert meant("Met").names == ("meets",)


def test_the_terminals_second_table_prints_what_is_explained(comparison: Comparison, explainer: Explainer) -> None:
    heads, *rows = _steps(comparison)
    over = heads.index("Over")
    written: Mapping[str, Callable[[float], str]] = {
        "WTE": _count,
        "Redundant": _count,
        "Payback": lambda value: _months(value if value >= 0 else None),
    }
    for case, row in enumerate(rows):
        for place, (head, cell) in enumerate(zip(heads, row, strict=True)):
            if place in (0, over) or not cell:
                continue
            label = EXITS[head] if place < over else STEP[head]
            value = written.get(head, _thousands)(explained(explainer, label, case))
            assert cell.rstrip("!") in (value, "never"), (label, case)


@pytest.mark.parametrize("full", [False, True])
def test_each_label_of_the_papers_tables_is_explained(comparison: Comparison, full: bool) -> None:
    refused = []
    for label in _labels_of_tables(comparison, full):
        try:
            meant(label)
        except UnknownFigureError:
            refused.append(label)
    assert refused == []


def _labels_of_tables(comparison: Comparison, full: bool) -> Iterator[str]:
    """The heads of columns and rows of every table of figures in the paper, but for names and years."""
    inputs = comparison.results.inputs
    document = paper(Plan(comparison, chosen(comparison, None)), full)
    names = {name for axis in member_names(inputs).values() for name in axis}
    names |= {f'"{name}"' for name in names}  # an option, where its name is a row
    names |= {f"{name} (recommended)" for name in names} | {name.lower() for name in names} | set(inputs.year_labels)
    for table in document.blocks:
        if not isinstance(table, Table) or (table.words and table.caption != "Consultation calendar"):
            continue
        for label in (*table.heads[1:], *(row[0] for row in table.rows)):
            plain = label.rstrip("0123456789 ")  # months have their year
            if label not in NO_FIGURE and not {label, label.lower(), plain} & names:
                yield label


def test_a_label_that_means_several_things_says_which_was_taken() -> None:
    for label in ("NPV", "Saving", "WTE", "Payback", "Redundant", "One-off", "Agency", "Voluntary exits"):
        assert meant(label).taken, label


def test_the_year_at_a_labels_end_is_the_year_that_is_asked_for() -> None:
    assert meant("Spend 2015-16") == replace(meant("Spend"), year="2015-16")


def test_a_unit_at_a_labels_end_makes_no_difference() -> None:
    assert meant("Posts removed, WTE") == meant("Posts removed (WTE)") == meant("posts removed")


def test_what_is_nowhere_is_refused_with_the_nearest_label() -> None:
    with pytest.raises(UnknownFigureError, match='is not a line of the model; did you mean "Cash to find"'):
        meant("Cash to fnd")
    assert meant("WTE at the end") == Meant(("all_wte",), "last", "the WTE in post at the end of the last year")
