"""What a spreadsheet lets a user type into an input cell, and the message that it shows beside it."""

from __future__ import annotations

from typing import Any

from model.body.bounds import OLDEST
from model.body_workbook.cell_values import coded
from model.body_workbook.columns import Column
from model.body_workbook.guide import Hint, sentence

TITLE, MESSAGE = 32, 255  # characters that Excel allows


def listed(source: Any, title: str, said: Hint, more: str = "") -> dict[str, Any]:
    """Return the rule by which Excel offers a list for a cell: of words, or of the words in a range of cells.

    It is a dict, as the library XlsxWriter takes it. `more` is added to the words in the cell's message.
    """
    choose = f"One of {', '.join(source)}{more}." if isinstance(source, list) else "Choose one from the list."
    choose = choose if len(choose) <= MESSAGE else "Choose one from the list."
    return {"validate": "list", "source": source, **_prompt(title, choose, said, ""),
            "error_title": "Not in the list", "error_message": choose}  # fmt: skip


def validation(column: Column, said: Hint) -> dict[str, Any]:
    """Return the rule on what Excel lets a user type into a column's cells, with a message that helps.

    It is a dict, as the library XlsxWriter takes it, and is empty where any value may be typed and nothing is said.
    """
    if column.kind in ("text", "point"):
        return {"validate": "any", **_prompt(column.heading, "", said, column.unit)} if said.what else {}
    if column.kind == "date":
        rule = "A date, such as 1 April 2010."
        return {"validate": "date", "criteria": ">=", "value": OLDEST, **_prompt(column.heading, rule, said, "date"),
                "error_message": f"Type {rule[0].lower()}{rule[1:]}"}  # fmt: skip
    if column.kind != "number":
        codes = coded(column.kind)
        low, high = column.low, column.high
        fit = [word for key, word in codes.words.items() if low is None or high is None
               or low <= codes.numbers[key] <= high]  # fmt: skip
        return listed(fit, column.heading, said)
    if column.low is None or column.high is None:
        return {}
    rule = f"A number from {_plain(column.low)} to {_plain(column.high)}{f' ({column.unit})' if column.unit else ''}."
    bounds = {"validate": "decimal", "criteria": "between", "minimum": column.low, "maximum": column.high}
    return {**bounds, **_prompt(column.heading, rule, said, column.unit),
            "error_message": f"{rule.removesuffix('.')}; leave it blank for the default"}  # fmt: skip


def _plain(number: float) -> str:
    """Return a bound as people write it.

    >>> _plain(1e10), _plain(0.01)
    ('10,000,000,000', '0.01')
    """
    return f"{number:,.4f}".rstrip("0").rstrip(".")


def _prompt(title: str, rule: str, said: Hint, unit: str) -> dict[str, str]:
    """Return the title and the message that Excel shows beside a cell, each as long as it allows.

    Where a message is too long its example is left out, and then the rule, which the message of an error has too.
    """
    blank = f"Blank: {said.blank}." if said.blank else ""
    what = f"{said.what}." if said.what else ""
    texts = (
        [sentence(said, unit), rule, blank],
        [what, rule, blank],
        [what, blank],
        [what],
        [rule],
    )
    message = next(
        (text for parts in texts if len(text := " ".join(part for part in parts if part)) <= MESSAGE), rule[:MESSAGE]
    )
    return {"input_title": _short(title), "input_message": message} if message else {"input_title": _short(title)}


def _short(title: str) -> str:
    """Return a title of whole words that is no longer than Excel allows.

    >>> _short("Ledger budget of the baseline year")
    'Ledger budget of the baseline'
    """
    words = title.split()
    while len(" ".join(words)) > TITLE and len(words) > 1:
        words.pop()
    return " ".join(words)[:TITLE]
