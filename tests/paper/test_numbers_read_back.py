"""Every number of a paper is read back, and is a figure of the results workbook beside it, rounded as it is printed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import product

import numpy as np
import pytest

from model.paper.blocks import Bullets, Heading, Paper, Paragraph, Table
from model.projection.axes import member_names
from model.results_workbook.write import make_workbook
from model.rules.assumptions import assumptions
from model.rules.rulebook import rulebook, table
from tests.support.bodies import BODIES, EXAMPLES
from tests.support.prints import plan, said

pytestmark = pytest.mark.documents
PERSONS = ("Staff", "People")  # sheets with a row for each person, where a number would be found by chance
ROW = re.compile(rb"<row [^>]*>(.*?)</row>", re.DOTALL)
CELL = re.compile(rb'<c r="[A-Z]+[0-9]+"(?![^>]*t=")[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>')
NUMBER = re.compile(r"-?£?\d[\d,]*(?:\.\d+)?(?:%|m\b|k\b)?")
# What is no figure of the run, and why.
NO_FIGURE = (
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}",
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}",  # a month
    r"\b\d{1,2} [A-Z][a-z]{2} \d{4}\b",  # a day in a table
    r"\b\d{4}[-/]\d{2}\b",  # a year
    r"\bHR1\b|IAS \d+\.\d+|£000|£ a\b",  # a form, standards and units
    r"^[a-f]\) ",  # letters of the recommendation
)
# Tables whose cells are texts of the rulebook or scores, by how their captions begin, and why.
NOT_POUNDS = ("WTE", "months", "Leave by choice", "Made redundant", "Target met", "Posts")  # in tables in £000
NO_FIGURES = {
    "Risks, scored": "scores are the model's first, from rules/risks.csv and rules/risk_impacts.csv",
    "Whose approval is needed": "what sources say, from rules/approvals.csv",
    "Rates used after": "days and laws of the rulebook",
    "Sign-off": "for the body to fill in",
}


@cache
def figures(name: str) -> np.ndarray:
    """Every number that stands in a cell of the results workbook, persons left out, and the sums of its rows of years.

    The sums stand in for the column "All years".
    """
    it = plan(name)
    years = it.results.inputs.years
    packed = zipfile.ZipFile(BytesIO(make_workbook(it.comparison)))
    titles = re.findall(r'<sheet name="([^"]*)"', packed.read("xl/workbook.xml").decode())
    found: list[np.ndarray] = []
    for number, title in enumerate(titles, 1):
        if title in PERSONS:
            continue
        for row in ROW.findall(packed.read(f"xl/worksheets/sheet{number}.xml")):
            values = np.array([float(value) for value in CELL.findall(row)])
            found += [values, values[-years:].sum()[None]] if len(values) >= years else [values]
    return np.unique(np.abs(np.concatenate(found)))


def held(name: str, token: str, thousands: bool) -> bool:
    """Whether a number of a paper is one of the workbook, rounded as it is printed."""
    plain = token.lstrip("-£").rstrip("%mk").replace(",", "")
    decimals = len(plain.partition(".")[2])
    unit = {"m": 1e6, "k": 1e3, "%": 0.01}.get(
        token[-1], 1e3 if thousands and not decimals and token[0] != "£" else 1.0
    )
    near, half = float(plain) * unit, 0.5 * unit * 10.0**-decimals * (1 + 1e-6)
    known = figures(name)
    first = int(np.searchsorted(known, near - half))
    return bool(first < len(known) and known[first] <= near + half)


def texts(name: str, paper: Paper) -> Iterator[tuple[str, bool]]:
    """Each text of a paper, with whether its whole numbers are thousands of pounds."""
    yield paper.title, False
    for block in paper.blocks:
        if isinstance(block, (Heading, Paragraph)):
            yield block.text, False
        elif isinstance(block, Bullets):
            yield from ((point, False) for point in block.points)
        elif isinstance(block, Table) and not block.caption.startswith(tuple(NO_FIGURES)):
            yield from ((text, False) for text in (block.caption, block.note, *block.heads))
            for row in block.rows:
                for head, cell in zip(block.heads, row, strict=True):
                    plain = row[0].endswith(", £") or row[0] == "Population" or any(word in head for word in NOT_POUNDS)
                    yield cell, ("£000" in block.caption and not plain) or "£000" in head or "£000" in row[0]


def names(name: str) -> list[str]:
    """Texts that the body or the rulebook gives, in which a number is no figure of the run."""
    inputs = plan(name).results.inputs
    given = [
        inputs.name,
        inputs.scope,
        inputs.scope[1:],
        *inputs.pool_names,
        *inputs.item_names,
        *(each.name for each in inputs.options),
    ]
    given += [each.rationale for each in assumptions(inputs.kind).values()]
    given += member_names(inputs)["cost band"]
    given += [row["what"] for row in table("approvals")]
    given += [row["act"] for row in table("abolished")]
    given += [rulebook().sources[row["source"]] for row in table("conversions")]
    return sorted((each for each in given if re.search(r"\d", each)), key=len, reverse=True)


@pytest.mark.parametrize(("name", "full"), list(product(BODIES, (False, True))))
def test_every_number_of_a_paper_stands_in_the_results_workbook(name: str, full: bool) -> None:
    missing = []
    for text, thousands in texts(name, said(name, full)):
        plain = text.replace("**", "")
        for each in names(name):
            plain = plain.replace(each, "")
        for pattern in NO_FIGURE:
            plain = re.sub(pattern, "", plain, flags=re.MULTILINE)
        missing += [(token, plain) for token in NUMBER.findall(plain) if not held(name, token, thousands)]
    assert not missing, "\n".join(f"{token} in: {text[:300]}" for token, text in missing)


def test_a_number_that_stands_nowhere_is_found_missing() -> None:
    assert not held(EXAMPLES[0], "£987.65m", thousands=False)
    assert not held(EXAMPLES[0], "77.7", thousands=False)
