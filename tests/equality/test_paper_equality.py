"""What a paper says of equality: each of the nine characteristics, each claim true of the run, and nothing small."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from model.body.equality import PROTECTED, Counts
from model.equality.exits import CHOSEN, ROUTES, exits
from model.equality.impact import MINORITY
from model.paper import equality
from model.paper.content import paper
from model.paper.equality_hidden import LEAVE
from model.paper.figures import HIDDEN
from model.paper.plan import Plan
from model.projection.compare import Comparison, compare
from tests.support.bodies import projected
from tests.support.prints import words_of
from tests.support.protected import unlike

pytestmark = pytest.mark.agree
TIMES = re.compile(
    r"(?:those recorded as ([A-Z][a-z ]+?)|those of an ethnic minority) (?:are )?(\d\.\d) times as likely as others"
)

EXPECTED = re.compile(r"(\d+) by ([a-z ]+) \(nine times in ten (\d+) to (\d+)\)")


@cache
def compared() -> Comparison:
    return compare(unlike())


@cache
def uncounted() -> Comparison:
    return compare(projected("example-icb-2025"))


def rate(case: int, label: str) -> float:
    """A group's rate against others, worked from the counts and the lines, without the paper's code."""
    results = compared().results
    counts, by_route = results.inputs.equality, exits(results, case)
    kind = next((kind for kind, group in counts.names if group == label), "Race")
    of_kind = [row for row, (each, _) in enumerate(counts.names) if each == kind]
    a_head = sum(by_route[route] for route in CHOSEN) / counts.heads[of_kind].sum(axis=0)
    said = [row for row in of_kind if counts.names[row][1] != "not stated"]
    mine = [
        row for row in said if counts.names[row][1] == label or (label == MINORITY and counts.names[row][1] != "White")
    ]
    own, others = (counts.heads[rows].sum(axis=0) for rows in (mine, [row for row in said if row not in mine]))
    return float((own * a_head).sum() / own.sum() / ((others * a_head).sum() / others.sum()))


def test_a_paper_says_of_each_of_the_nine_whether_it_is_assessed() -> None:
    for comparison, held in ((compared(), {"Disability", "Race", "Sex"}), (uncounted(), set[str]())):
        said = equality.coverage(Plan(comparison, 0))
        yes, _, no = said.partition("Not assessed:")
        for each in PROTECTED:
            name = rf"\b{each.lower()}\b"
            told = bool(re.search(name, yes.lower())), bool(re.search(name, no.lower()))
            assert told == (each in held, each not in held)
        for case in range(len(comparison.outcomes)):
            assert said in words_of(paper(Plan(comparison, case), full=True))


def test_every_rate_that_is_said_is_so_and_the_likeliest_group_is_said() -> None:
    said = 0
    for case in range(len(compared().outcomes)):
        text = f"{equality.brief(Plan(compared(), case))} {' '.join(equality.sentences(Plan(compared(), case)))}"
        for found in TIMES.finditer(text):
            said += 1
            assert float(found[2]) == pytest.approx(rate(case, (found[1] or MINORITY).strip()), abs=0.051)
    assert said >= 6
    compulsory = compared().results.options.index("Compulsory redundancy")
    assert "those recorded as Female" in equality.brief(Plan(compared(), compulsory))


def test_a_sentence_has_the_expected_number_and_range_of_the_table() -> None:
    said = 0
    for case in range(len(compared().outcomes)):
        it = Plan(compared(), case)
        shown = equality.table(it)
        cells = {
            (row[0], head.lower()): cell for row in shown.rows for head, cell in zip(shown.heads, row, strict=True)
        }
        for text in equality.sentences(it):
            who = re.match(r"(\w+): those (?:recorded as ([A-Z][a-z ]+?)|of an ethnic minority) are", text)
            for number, route, low, high in EXPECTED.findall(text):
                assert who is not None
                assert cells[f"{who[1]}: {who[2] or MINORITY}", route] == f"{number} ({low} to {high})"
                assert min(int(number), int(low)) >= 5
                said += 1
    assert said >= 5


def test_a_range_that_is_hidden_or_reaches_below_five_is_not_told() -> None:
    it = Plan(compared(), compared().results.options.index("Compulsory redundancy"))
    disabled = next(text for text in equality.sentences(it) if text.startswith("Disability"))
    assert "expected" not in disabled  # the table has it below five
    women = next(each for each in it.impacts if each.group.label == "Female")
    assert equality._expected(it, women).startswith("; expected are ")
    hidden = {(LEAVE, "Sex", "Female", it.case, route) for route in ROUTES}

    class Hiding(Plan):
        unequal = frozenset(hidden)

    assert equality._expected(Hiding(compared(), it.case), women) == ""


def test_where_nobody_is_chosen_the_paper_says_so_and_only_then() -> None:
    for case in range(len(compared().outcomes)):
        nobody = (
            sum(float(each.sum()) for route, each in exits(compared().results, case).items() if route in CHOSEN) < 1e-9
        )
        it = Plan(compared(), case)
        assert ("Nobody goes by redundancy or by choice" in equality.brief(it)) == nobody
        assert ("Nobody goes by redundancy or by choice" in " ".join(equality.sentences(it))) == nobody


def test_no_cell_of_any_options_table_has_a_number_under_five() -> None:
    for case in range(len(compared().outcomes)):
        shown = equality.table(Plan(compared(), case))
        for row in shown.rows:
            for cell in row[1:-1]:
                numbers = [int(each.replace(",", "")) for each in re.findall(r"[\d,]+", cell.replace("under 5", ""))]
                assert all(number >= 5 for number in numbers), row
        assert (HIDDEN in str(shown.rows)) == ("could be worked out" in shown.note)


def test_the_table_prints_what_the_lines_give() -> None:
    case = compared().results.options.index("Compulsory redundancy")
    counts, by_route = unlike().inputs.equality, exits(unlike(), case)
    women, men = counts.heads[counts.names.index(("Sex", "Female"))], counts.heads[counts.names.index(("Sex", "Male"))]
    row = next(row for row in equality.table(Plan(compared(), case)).rows if row[0] == "Sex: Female")
    gone = by_route["Redundancy"]
    assert row[1] == f"{women.sum():.0f}"
    assert row[2] == f"{women[gone > 0].sum():.0f}"
    assert row[3].split(" ")[0] == f"{(gone * women / (women + men)).sum():.0f}"


def test_every_group_has_a_row_and_who_has_not_said_too() -> None:
    rows = [row[0] for row in equality.table(Plan(compared(), 6)).rows]
    assert {"Disability: not stated", "Race: not stated", "Race: of which Asian", f"Race: {MINORITY}"} <= set(rows)
    assert len(rows) == len(unlike().inputs.equality.names) + 1  # and the minorities together


def test_the_pools_named_as_the_reason_have_ten_people_and_five_of_the_group() -> None:
    named = 0
    for case in range(len(compared().outcomes)):
        for each in Plan(compared(), case).impacts:
            for pool in each.pools:
                place = unlike().inputs.pool_names.index(pool)
                counts = unlike().inputs.equality
                assert counts.heads[counts.rows_of(each.group.characteristic), place].sum() >= 10
                assert counts.heads[list(each.group.rows), place].sum() >= 5
                named += 1
    assert named


def test_a_small_pool_is_never_named_however_much_it_loses() -> None:
    results = unlike()
    heads = np.array([[8.0, 60, 60, 60, 20], [1.0, 60, 60, 60, 20]])  # nine people, nearly all women
    counts = Counts((("Sex", "Female"), ("Sex", "Male")), heads)
    it = Plan(compare(replace(results, inputs=replace(results.inputs, equality=counts))), 6)
    assert all(results.inputs.pool_names[0] not in each.pools for each in it.impacts)


def test_a_body_without_counts_says_that_none_of_the_nine_is_assessed() -> None:
    for case in range(len(uncounted().outcomes)):
        for full in (False, True):
            text = words_of(paper(Plan(uncounted(), case), full))
            assert "of the nine is assessed" in text
            assert "Who bears" not in text or "by protected group" not in text


def test_routes_are_told_apart() -> None:
    case = compared().results.options.index("Voluntary then compulsory")
    assert set(ROUTES) <= set(equality.table(Plan(compared(), case)).heads)
