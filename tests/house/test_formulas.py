"""Formulas written by hand: each stands in `model/xlsx/formulas.py` with its reason; there are fewer than thirty-six.

A formula is a literal, plain or with fields, that calls one of Excel's functions or begins with the sign of equality;
or that, in a room that writes workbooks, joins fields by an operator or is handed to a writer of formulas. An address
alone, such as Vacancies!$A$5, is none. What the language and the lines say is not counted: it is declared, not glued.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import model
from model.xlsx import formulas

pytestmark = pytest.mark.unit

HOUSE = Path(model.__file__).parent
DECLARED = ("language", "lines")  # the rooms where formulas are declared, not written by hand
WRITERS = ("results_workbook", "payoff", "batch", "xlsx", "body_workbook", "matching")  # the rooms that write workbooks
ENTERED = HOUSE / "xlsx" / "formulas.py"
MOST = 36
FIELD = "\N{WHITE SQUARE}"
CALL = re.compile(rf"(?<![A-Za-z_])[A-Z][A-Z0-9.]*\(|{FIELD}\((?!.* )")
SIGN = re.compile(r"=(?!=)\S")
JOIN = re.compile(rf"[{FIELD})][-+*/&<>=^]+[{FIELD}0-9(\"]|[0-9][-+*/&<>=^]+[{FIELD}(]")
ADDRESS = re.compile(rf"=?[{FIELD}A-Za-z0-9$!:']*")
OPERATOR = re.compile(r"[-+*/&<>=^,]+")
# Where a writer takes its formula: the place among its arguments.
TAKES = {"write_formula": 2, "value_cell": 2, "number_cell": 3, "shared_cell": 3, "Reach": 1}
# What looks like a formula and is none: how it begins, by file, and the reason.
NO_FORMULA = {
    "reading/convert.py": ("([0-9]{4}-", "a pattern of dates: the letter T stands before a group"),
    "reading/canonical.py": ('="', "an attribute of XML"),
    "batch/overview.py": ("external:", "a link to a file"),
}


def text_of(node: ast.expr) -> str | None:
    """A literal's text with a mark for each of its fields; None of what is no literal text."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else FIELD for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def is_formula(text: str, writes: bool, handed: bool) -> bool:
    """Whether a literal is a formula, or a part of one; `writes`: in a room of workbooks, `handed`: to a writer."""
    if text.startswith("<"):  # XML
        return False
    if ADDRESS.fullmatch(text) and not (handed and "=" in text):
        return False
    return bool(CALL.search(text) or SIGN.match(text) or handed or (writes and JOIN.search(text)))


def literals(tree: ast.Module, writes: bool) -> Iterator[tuple[int, str]]:
    """The line and the text of every formula in a module."""
    passed: set[int] = set()  # parts of another literal, and docstrings
    handed: set[int] = set()
    joins: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and isinstance(node.body[0], ast.Expr):
            passed.add(id(node.body[0].value))
        elif isinstance(node, ast.JoinedStr):
            passed |= {id(part) for part in node.values}
            specs = (part.format_spec for part in node.values if isinstance(part, ast.FormattedValue))
            passed |= {id(part) for spec in specs if spec is not None for part in ast.walk(spec)}
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = TAKES.get(name, len(node.args))
            handed |= {id(each) for each in node.args[place : place + 1]}
            if name == "join" and isinstance(node.func, ast.Attribute):
                joins.add(id(node.func.value))
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            joins |= {id(node.left), id(node.right)}
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Constant, ast.JoinedStr)) or id(node) in passed:
            continue
        text = text_of(node)
        joined = text is not None and writes and id(node) in joins and OPERATOR.fullmatch(text) and text != ","
        if text and (joined or is_formula(text, writes, id(node) in handed)):
            yield node.lineno, text


def elsewhere() -> list[str]:
    """Every formula that is written outside its one file, by file and line."""
    found = []
    for path in sorted(HOUSE.rglob("*.py")):
        where, room = path.relative_to(HOUSE).as_posix(), path.relative_to(HOUSE).parts[0]
        if room in DECLARED or path == ENTERED:
            continue
        innocent, _ = NO_FORMULA.get(where, ("\0", ""))
        written = literals(ast.parse(path.read_text("utf-8")), room in WRITERS)
        found += [f"{where}:{line}: {text}" for line, text in written if not text.startswith(innocent)]
    return found


def entered() -> dict[str, ast.FunctionDef]:
    """The formulas that are entered, by name."""
    tree = ast.parse(ENTERED.read_text("utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_no_formula_is_written_by_hand_but_where_all_are_entered() -> None:
    assert elsewhere() == []


def test_fewer_than_thirty_six_formulas_are_written_by_hand() -> None:
    assert len(entered()) < MOST


@pytest.mark.parametrize("name", entered())
def test_a_formula_says_once_what_it_is_and_why_no_line_is_it(name: str) -> None:
    node = entered()[name]
    made = list(literals(ast.Module([node], []), writes=True))
    assert len(made) == 1, made
    assert len((inspect.getdoc(getattr(formulas, name)) or "").split()) >= 8


@pytest.mark.parametrize("name", entered())
def test_every_formula_that_is_entered_is_used(name: str) -> None:
    used = re.compile(rf"\b{name}\(")
    texts = [path.read_text("utf-8") for path in HOUSE.rglob("*.py") if path != ENTERED]
    assert any(used.search(text) or re.search(rf"map\({name},", text) for text in texts)


@pytest.mark.parametrize(
    "planted",
    [
        'x = f"IF({a}>0,1,0)"',
        'x = "SUM(A1:A3)"',
        'x = f"={a}+1"',
        'x = "=" + f"N({a})"',
        'x = f"{a}-{b}"',
        'x = f"({a}>0)*{b}"',
        'x = "+".join(cells)',
        'x = a + "*" + b',
        'x = f"{word}({cell},0)"',
        'sheet.write_formula(1, 2, "A1=B1", style)',
        'sheet.write_formula(1, 2, f"={a}!{b}", style)',
    ],
)
def test_a_planted_formula_is_found(planted: str) -> None:
    assert list(literals(ast.parse(planted), writes=True)) != []


@pytest.mark.parametrize(
    "innocent", ['x = f"{sheet}!${a}$5:${b}$9"', 'x = f"=Vacancies!{rows}"', '"""IF(a) is said."""', 'x = "A to Z"']
)
def test_an_address_or_a_sentence_is_no_formula(innocent: str) -> None:
    assert list(literals(ast.parse(innocent), writes=True)) == []
