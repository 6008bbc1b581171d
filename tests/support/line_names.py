"""Every name of a line that stands in a file as text: read from its syntax, f-strings worked out where they can be."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

# Methods and local functions whose first argument, or every one of `less`, is the name of a line.
ASKED = {"year_line", "body_line", "pool_line", "line", "total", "whole", "last", "by_pool", "by_year", "at", "place"}
ASKED |= {"answer", "months", "less"}
# What is held by the names of lines or inputs, and read as HELD["name"] or HELD.get("name").
HELD = {"values", "value", "worked", "levers", "lines", "body", "yearly", "pools", "items", "pool_years"}
WORD = re.compile("[a-z0-9_]+")  # what a name looks like: a sheet's has capitals
CHECKS = {"lines_named", "_check_names"}  # which refuse, at import, names that are no line's


@dataclass(frozen=True)
class Spoken:
    """A place that names a line: its line in the file, its text, and the names it comes to; None where that is open."""

    at: int
    text: str
    names: frozenset[str] | None


def spoken(source: str, constants: Mapping[str, Any]) -> Iterator[Spoken]:
    """Return every text of a file that names a line where a value is asked for; `constants` are the module's own."""
    tree = ast.parse(source)
    above = {below: node for node in ast.walk(tree) for below in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        for argument in _asked(node):
            if isinstance(argument, (ast.Constant, ast.JoinedStr, ast.Name, ast.IfExp)):
                names = _names(argument, above, constants)
                if isinstance(argument, ast.JoinedStr) if names is None else all(map(WORD.fullmatch, names)):
                    yield Spoken(argument.lineno, ast.unparse(argument), names)


def _asked(node: ast.AST) -> Sequence[ast.expr]:
    """The expressions of a node by which it asks for a line's value."""
    if isinstance(node, ast.Subscript) and _called(node.value) in HELD:
        return [node.slice]
    if not isinstance(node, ast.Call) or not node.args:
        return []
    if isinstance(node.func, ast.Attribute) and node.func.attr == "get" and _called(node.func.value) in HELD:
        return node.args[:1]
    if _called(node) in ASKED:
        return node.args if _called(node) == "less" else node.args[:1]
    return []


def _called(node: ast.expr) -> str:
    """The last word of what is called or read: line, of plan.line(...)."""
    if isinstance(node, ast.Call):
        return _called(node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _names(node: ast.expr, above: Mapping[ast.AST, ast.AST], constants: Mapping[str, Any]) -> frozenset[str] | None:
    """The texts that an expression may come to; None where its parts are not all constants or loops over constants."""
    if isinstance(node, ast.IfExp):
        either = _names(node.body, above, constants), _names(node.orelse, above, constants)
        return None if None in either else frozenset().union(*(each or () for each in either))
    free = sorted(
        {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} - constants.keys() - set(dir(builtins))
    )
    values = [_looped(name, node, above, constants) for name in free]
    if any(each is None for each in values):
        return None
    code = compile(ast.Expression(node), "", "eval")
    found = {
        eval(code, {**constants, **dict(zip(free, chosen, strict=True))})  # our own source, read and not given
        for chosen in product(*(each or () for each in values))
    }
    return frozenset(found) if all(isinstance(each, str) for each in found) else None


def _looped(
    name: str, node: ast.AST, above: Mapping[ast.AST, ast.AST], constants: Mapping[str, Any]
) -> list[Any] | None:
    """The values that the loops around a node give to a name; None where they are not constants."""
    while node in above:
        node = above[node]
        loops: list[Any] = [node] if isinstance(node, ast.For) else getattr(node, "generators", [])
        for loop in loops:
            if (path := _path(loop.target, name)) is not None:
                return _members(loop.iter, path, constants)
        if isinstance(node, ast.FunctionDef):
            return None
    return None


def _path(target: ast.expr, name: str) -> list[int] | None:
    """The way through a loop's target to a name: [1] of b in `for a, b in ...`."""
    if isinstance(target, ast.Name):
        return [] if target.id == name else None
    for place, part in enumerate(target.elts if isinstance(target, ast.Tuple) else []):
        if (rest := _path(part, name)) is not None:
            return [place, *rest]
    return None


def _members(loop: ast.expr, path: Sequence[int], constants: Mapping[str, Any]) -> list[Any] | None:
    """What a loop over this expression gives at a place of its target."""
    if isinstance(loop, ast.Call) and _called(loop) == "zip" and path:
        return _members(loop.args[path[0]], path[1:], constants)
    if isinstance(loop, ast.Call) and _called(loop) == "enumerate" and path:
        return _members(loop.args[0], path[1:], constants) if path[0] == 1 else None
    names = {part.id for part in ast.walk(loop) if isinstance(part, ast.Name)}
    if not names <= constants.keys() | set(dir(builtins)):
        return None
    members = list(eval(compile(ast.Expression(loop), "", "eval"), dict(constants)))
    for place in path:
        members = [member[place] for member in members]
    return members


def unchecked(source: str, known: frozenset[str]) -> list[str]:
    """Return the module's constants that hold the name of a line and are not checked at import, nor is what they make.

    Only names of two words or more are told from other text.
    """
    body = ast.parse(source).body
    made: dict[str, ast.stmt] = {}
    checked: set[str] = set()
    for statement in body:
        for target in getattr(statement, "targets", [getattr(statement, "target", None)]):
            if isinstance(target, ast.Name):
                made[target.id] = statement
                value = getattr(statement, "value", None)
                checked |= {target.id} if isinstance(value, ast.Call) and _called(value) in CHECKS else set()
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            checked |= _read(statement.value) if _called(statement.value) in CHECKS else set()
    before = 0
    while len(checked) > before:  # what a checked constant is made of is checked with it
        before = len(checked)
        checked |= {name for each in checked & made.keys() for name in _read(made[each])}
    return [name for name, statement in made.items() if name not in checked and _texts(statement) & known]


def _read(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _texts(node: ast.AST) -> set[str]:
    constants = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
    return {value for value in constants if isinstance(value, str) and "_" in value}
