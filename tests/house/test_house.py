"""The house: what may import what, how long a file may grow, and that constants stand in rules, not in lines."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import model
from model.lines.entitlement import ENTITLEMENT
from model.lines.model import MODEL, lines

HOUSE = Path(model.__file__).parent
FILES = sorted(HOUSE.rglob("*.py"))
# Floors from the ground up: a module imports from its own room or from a floor below. Rooms that stand together on a
# floor do not import from each other.
FLOORS = [
    ["extras", "spoken"],
    ["problems", "faults", "uncollected", "version"],
    ["files", "language", "messages", "rules"],
    ["lines", "xlsx", "reading", "outputs"],
    ["body"],
    ["projection"],
    ["equality"],
    ["body_workbook"],
    ["risk"],
    ["search"],
    ["paper"],
    ["results_workbook", "import_staff", "merging"],
    ["services"],
    ["payoff", "tracing"],
    ["matching"],
    ["batch"],
    ["commands"],
    ["__main__"],
]


def floor(module: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if module in rooms)


def room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


@pytest.mark.unit
def test_imports_go_one_way() -> None:
    upward = []
    for path in FILES:
        if path == HOUSE / "__init__.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("model."):
                target = node.module.split(".")[1]
                if target != room(path) and floor(target) >= floor(room(path)):
                    upward.append(f"{path.relative_to(HOUSE)} imports {node.module}")
    assert upward == []


@pytest.mark.unit
def test_no_modules_import_each_other_in_a_circle() -> None:
    names = {".".join(path.relative_to(HOUSE.parent).with_suffix("").parts): path for path in FILES}
    graph = {
        name: {
            node.module
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module in names and node.module != name
        }
        for name, path in names.items()
        if path.name not in ("__init__.py", "__main__.py")  # which name the verbs and the commands
    }
    list(TopologicalSorter(graph).static_order())  # raises CycleError, with the circle


@pytest.mark.unit
def test_lines_import_nothing_but_the_line_its_vocabulary_and_other_lines() -> None:
    allowed = ("model.language.line", "model.lines", "model.language.vocabulary")
    lists = {HOUSE / "lines" / name for name in ("model.py", "names.py", "ways.py")}  # they hold no lines
    for path in set((HOUSE / "lines").rglob("*.py")) - lists:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not isinstance(node, ast.Import), path
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").startswith(allowed), path


@pytest.mark.unit
def test_no_number_but_0_1_and_12_stands_in_a_line() -> None:
    for path in (HOUSE / "lines").rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            body = [node for statement in function.body for node in ast.walk(statement)]
            digits = {id(node.args[1]) for node in body if isinstance(node, ast.Call) and len(node.args) == 2
                      and isinstance(node.func, ast.Name) and node.func.id == "ROUND"}  # fmt: skip
            constants = [node for node in body if isinstance(node, ast.Constant) and id(node) not in digits]
            numbers = [node.value for node in constants if isinstance(node.value, (int, float))]
            assert set(numbers) <= {0, 1, 12}, f"{path.name}: {function.name}"


@pytest.mark.unit
def test_no_options_of_a_command_are_made_by_hand() -> None:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                assert ast.unparse(node.func).split(".")[-1] != "Namespace", f"{path.name}: {node.lineno}"


@pytest.mark.unit
def test_no_file_grows_past_300_lines() -> None:
    assert [path.name for path in FILES if len(path.read_text("utf-8").splitlines()) > 300] == []


@pytest.mark.unit
def test_every_input_of_a_line_that_is_typed_has_bounds_or_is_a_date() -> None:
    for chapter in ENTITLEMENT:
        for given in chapter.givens():
            if not given.over.startswith("table ") and given.unit != "date":
                assert given.low is not None, given.name
                assert given.high is not None, given.name


@pytest.mark.unit
def test_labels_are_unique_so_that_a_rule_in_words_reads_one_way() -> None:
    labels = [entry.label for chapter in ENTITLEMENT for entry in chapter.entries.values()]
    assert len(labels) == len(set(labels)), sorted(label for label in labels if labels.count(label) > 1)


@pytest.mark.cli
def test_help_does_not_wait_for_numpy() -> None:
    code = (
        "import sys, model.__main__ as m; m.main([]); assert not {'numpy', 'openpyxl', 'xlsxwriter'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@pytest.mark.unit
def test_a_name_means_one_thing_in_the_whole_model() -> None:
    found: dict[str, list[str]] = {}
    for chapter in MODEL:
        for name in chapter.entries:
            found.setdefault(name, []).append(chapter.title)
    assert {name: titles for name, titles in found.items() if len(titles) > 1} == {}


@pytest.mark.unit
def test_every_line_says_why_it_is_so() -> None:
    silent = [line.name for line in lines().values() if not line.rule and not line.dated]
    assert silent == [], "a law, a circular, a convention or a plain reason; a rate has its law in the rulebook"


@pytest.mark.unit
def test_a_search_finds_the_name_of_nearly_every_line_as_it_is_written() -> None:
    words = {word for path in (HOUSE / "lines").rglob("*.py") for word in re.findall(r"\w+", path.read_text("utf-8"))}
    lost = [name for name in lines() if name not in words]
    assert len(lost) <= 0.05 * len(lines()), lost


@pytest.mark.unit
def test_every_line_knows_the_file_and_the_line_that_declare_it() -> None:
    for line in lines().values():
        file, number = line.where.split(":")
        text = (HOUSE.parent / file).read_text("utf-8").splitlines()
        assert file.startswith("model/lines/"), line.where
        assert 0 < int(number) <= len(text), line.where
