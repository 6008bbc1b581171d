"""A line is asked for by a name that it has: every name in the code is read, and one that no line has is refused."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import model
from model.body_workbook.columns import SETTINGS, TEXTS, budget, pools, staff
from model.commands.new import BODY
from model.language.names import UnknownLineError
from model.lines.disclosure.year import MONTHS
from model.lines.names import known, lines_named
from model.lines.pay import pay
from model.projection.costings import BASE_POST, Costing, _check_names, part_of
from tests.support.bodies import projected
from tests.support.line_names import Spoken, spoken, unchecked

pytestmark = pytest.mark.unit
HOUSE = Path(model.__file__).parent
# Rooms that ask for no lines: their words are those of the language itself, of files, or of other people's lists.
OTHERS = {"lines", "language", "rules", "reading", "xlsx", "import_staff"}
FILES = [path for path in sorted(HOUSE.rglob("*.py")) if path.relative_to(HOUSE).parts[0] not in OTHERS]
# Beside lines and inputs: the texts of the Body sheet, and the columns of lists.
BESIDE = {name for _, name in TEXTS} | {column.name for column in (*budget(), *pools(), *staff())}
OPEN = 2  # f-strings of a name that is handed in, in how the workbook reads its inputs
# Constants that are not checked at import: the settings of a new body, looked at below, and how inputs are read.
UNCHECKED = {
    "payoff/table.py": {"SHORT"},  # headings by the name of an amount, which payoff/work.py names
    "commands/new.py": {"BODY"},
    "body_workbook/sheets.py": {"WIDTHS"},  # columns of lists
    "commands/asking.py": {"ASKED"},  # settings of the Body sheet
    "body_workbook/columns.py": {"TEXTS"},  # settings of the Body sheet, some of which a line is called after
    "body_workbook/read.py": {"NEEDED_TEXTS"},
    "results_workbook/staff_columns.py": {"YES_NO"},  # columns of the staff list
    "search/unkept.py": {"TARGETS"},  # keys of what a search must keep
    "merging/rules.py": {"SETTINGS", "BY_ROW"},  # held to the workbook's own settings and columns by tests/merging
}


def read() -> Iterator[tuple[str, Spoken]]:
    """Every text of the model that names a line where a value is asked for, with its file."""
    for path in FILES:
        module = ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__")
        for each in spoken(path.read_text("utf-8"), vars(importlib.import_module(module))):
            yield str(path.relative_to(HOUSE)), each


def test_every_value_is_asked_for_by_the_name_of_a_line_or_an_input() -> None:
    found = list(read())
    assert len(found) > 150  # it reads
    names = known() | BESIDE
    assert [(file, each) for file, each in found if each.names is not None and not each.names <= names] == []
    assert len([(file, each) for file, each in found if each.names is None]) <= OPEN


def test_every_constant_that_names_lines_is_checked_at_import() -> None:
    left = {str(path.relative_to(HOUSE)): unchecked(path.read_text("utf-8"), known()) for path in FILES}
    assert {file: names for file, names in left.items() if set(names) - UNCHECKED.get(file, set())} == {}
    assert BODY.keys() <= {*SETTINGS, *(name for _, name in TEXTS)}


# A typing slip in each of the ways in which a line is asked for, and the name that it makes.
@pytest.mark.parametrize(
    ("source", "slip"),
    [
        ('plan.total("held_hedas")', "held_hedas"),
        ('results.pool_line("refiled", case)', "refiled"),
        ('results.values["baseline_amuont"][0, 0]', "baseline_amuont"),
        ('option.levers.get("retraining_no", ())', "retraining_no"),
        ('levers()["local_witheld"].label', "local_witheld"),
        ('def one():\n def answer(name): ...\n return answer("redundancys")', "redundancys"),
        ('less("voluntary_cost", "compulsory_csot")', "compulsory_csot"),
        ('plan.last("spend" if late else "spned")', "spned"),
        ('[plan.line(f"month_csah_{month}") for month in MONTHS]', "month_csah_4"),
        ('for place, (name, month) in enumerate(zip(names, MONTHS)):\n plan.line(f"month_ent_{month}")', "month_ent_4"),
        ('for way in ("held", "merged"):\n plan.total(f"{way}_haeds")', "held_haeds"),
        ('{name: plan.line(name) for name in ("gap", "spned")}', "spned"),
    ],
)
def test_a_typing_slip_is_found_however_the_line_is_asked_for(source: str, slip: str) -> None:
    (found,) = (each for each in spoken(source, {"MONTHS": MONTHS}) if not (each.names or set()) <= known())
    assert slip in (found.names or set())


def test_a_name_that_is_handed_in_is_counted_as_open() -> None:
    (found,) = spoken('def heads(way):\n return plan.line(f"{way}_heads")', {})
    assert found.names is None


def test_a_constant_is_checked_by_itself_or_with_what_is_made_of_it() -> None:
    both = '_FIRST = ("run_rate",)\nALL = (*_FIRST, "net_cash")\n'
    assert unchecked(both, known()) == ["_FIRST", "ALL"]
    assert unchecked(f"{both}lines_named(ALL)", known()) == []
    assert unchecked('COSTS = lines_named({"Programme": "programme_cost"})', known()) == []


def test_a_dictionary_with_a_slip_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownLineError) as refused:
        lines_named({"Wastage": ("held_heads",), "Merging": ("merged_haeds",)})
    assert str(refused.value) == "merged_haeds is not a line of the model; did you mean merged_heads?"


def test_a_result_refuses_a_name_that_no_line_has_with_the_nearest() -> None:
    results = projected("example-ccg-2015")
    told = "held_hedas is not a line of the model; did you mean held_heads?"
    for ask in (results.year_line, results.body_line, results.pool_line, lambda name, _: results.values[name]):
        with pytest.raises(UnknownLineError) as refused:
            ask("held_hedas", 0)
        assert str(refused.value) == told
    with pytest.raises(UnknownLineError, match="row_pay is a line of the model, but its value is not kept here"):
        results.year_line("row_pay", 0)


def test_a_costing_that_reads_what_nobody_gives_is_refused() -> None:
    # base_year_salary is no line of the model: one costing gives it and another reads it.
    odd = Costing("Odd", BASE_POST.chapters, {"salary": "base_year_salray"}, {})
    with pytest.raises(UnknownLineError, match="base_year_salray is not a line of the model"):
        _check_names((odd,))
    with pytest.raises(UnknownLineError, match="did you mean year_salary"):
        part_of(pay, ["year_salray"])
