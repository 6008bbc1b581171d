"""What a paper says of equality: each of the nine characteristics, each claim true of the run, and nothing small."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from model import project, read
from model.body.equality import PROTECTED, Counts
from model.equality.exits import CHOSEN, ROUTES, VOLUNTARY, exits
from model.equality.impact import MINORITY
from model.paper import equality, equality_beside
from model.paper.blocks import Table
from model.paper.content import paper
from model.paper.equality_hidden import RATE
from model.paper.figures import HIDDEN, thousands
from model.paper.plan import Plan
from model.projection.compare import Comparison, compare
from tests.support.bodies import projected
from tests.support.claims import NEVER, Told
from tests.support.claims_of_equality import CLAIMS_OF_EQUALITY
from tests.support.prints import words_of
from tests.support.protected import unlike

pytestmark = pytest.mark.agree
COMPULSORY = 6
BODIES = ("example-icb-2025", "example-ccg-2015", "example-pct-2010")


@cache
def compared() -> Comparison:
    return compare(unlike())


@cache
def uncounted() -> Comparison:
    return compare(projected("example-icb-2025"))


@cache
def counted() -> tuple[Comparison, ...]:
    """Bodies with counts, and the shipped example."""
    shipped = Path(__file__).parents[2] / "inputs" / "equality" / "example-equality.xlsx"
    return (*(compare(unlike(name)) for name in BODIES), compare(project(read(shipped))))


@cache
def words(number: int, case: int, full: bool) -> str:
    return words_of(paper(Plan(counted()[number], case), full))


def papers() -> Iterator[tuple[Told, str]]:
    """Each option of each body with counts, and what both its papers say."""
    for number, comparison in enumerate(counted()):
        for case in range(len(comparison.outcomes)):
            yield from ((Told(comparison, case), words(number, case, full)) for full in (False, True))


def recounted(names: Sequence[tuple[str, str]]) -> Plan:
    """The paper of compulsory redundancy, with the counts of women and men under other names."""
    results = compared().results
    rows = [results.inputs.equality.names.index(("Sex", sex)) for sex in ("Female", "Male")]
    heads = results.inputs.equality.heads[rows * (len(names) // 2)]
    inputs = replace(results.inputs, equality=Counts(tuple(names), heads))
    return Plan(replace(compared(), results=replace(results, inputs=inputs)), COMPULSORY)


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


def test_every_claim_of_equality_is_so_and_each_is_made() -> None:
    said: Counter[str] = Counter()
    for told, text in papers():
        for pattern, condition in CLAIMS_OF_EQUALITY.items():
            for found in re.finditer(pattern, text):
                said[pattern] += 1
                assert condition(told, found), f"{told.comparison.results.options[told.case]}: {found[0]}"
        assert not [each for each in NEVER if re.search(each, text)]
    assert set(said) == set(CLAIMS_OF_EQUALITY)


def test_what_is_claimed_of_one_option_is_not_so_of_another() -> None:
    """A claim that cannot fail would hold no paper to anything."""
    false: set[str] = set()
    for number, comparison in enumerate(counted()):
        for case in range(len(comparison.outcomes)):
            text = words(number, (case + 1) % len(comparison.outcomes), True)
            for pattern, condition in CLAIMS_OF_EQUALITY.items():
                found = re.search(pattern, text)
                false |= {pattern} if found and not condition(Told(comparison, case), found) else set()
    never = [pattern for pattern in CLAIMS_OF_EQUALITY if pattern not in false]
    assert len(never) == 2  # these are the same for every option of a body: what was counted, and where nobody goes
    assert ["counted" in never[0], never[1].endswith("goes by choice")] == [True, True]
    made = re.search(never[1], f'Under "Compulsory redundancy" {equality_beside.NOBODY}')
    assert made
    assert not CLAIMS_OF_EQUALITY[never[1]](Told(compared(), COMPULSORY), made)


def test_a_sentence_is_of_the_group_with_the_highest_rate_that_is_told() -> None:
    for comparison in counted():
        for case in range(len(comparison.outcomes)):
            it = Plan(comparison, case)
            for text in equality.sentences(it):
                kind, _, rest = text.partition(": ")
                of_kind = [each for each in it.impacts if each.group.characteristic == kind and each.rate]
                shown = [each.rate or 0.0 for each in of_kind if (RATE, kind, each.group.label, case) not in it.unequal]
                times = re.search(r"(\d\.\d) times", rest)
                if "no group that may be told of" in rest:
                    assert max(shown) < 1.05
                elif times and shown:
                    assert float(times[1]) == round(max(shown), 1)


def test_the_front_sheet_tells_the_numbers_and_the_milder_option() -> None:
    shipped = counted()[-1]
    assert equality.brief(Plan(shipped, shipped.results.options.index("Compulsory redundancy"))) == (
        "Disability, race and sex were counted; the other six protected characteristics, age among them, were not. "
        "About 52 women (46 to 57, nine times in ten) are expected to be made redundant, 1.3 times the rate of men; "
        'under "Voluntary then compulsory" about 24 by redundancy and 22 by choice, 1.1 times, for £457k more in '
        "present value. People of an ethnic minority are 1.2 times as likely to go as White people; part-time staff, "
        "who are not a protected group, 1.2 times as likely as full-time staff. Who is named, and what lessens the "
        "effect, is still to be assessed."
    )


def test_by_choice_is_said_only_where_somebody_goes_by_choice() -> None:
    for comparison in counted():
        for case in range(len(comparison.outcomes)):
            it = Plan(comparison, case)
            text = " ".join([equality.brief(it), *equality.sentences(it)])
            own = re.sub(r"[Uu]nder \".*?(?=\. [A-Z]|\.?$)|Nobody goes by[^.]*", "", text)
            assert ("choice" in own) <= (float(exits(comparison.results, case)[VOLUNTARY].sum()) > 0)


def test_the_table_of_options_has_each_that_meets_and_the_tables_cells() -> None:
    made = 0
    for comparison in counted():
        for case in range(len(comparison.outcomes)):
            it = Plan(comparison, case)
            found = [each for each in equality.blocks(it) if isinstance(each, Table) and "and under" in each.caption]
            for shown in found:
                made += 1
                meeting = {each.name for each in it.outcomes if each.meets} | {it.name}
                assert {row[0] for row in shown.rows} == meeting
                for row in shown.rows:
                    other = Plan(comparison, comparison.results.options.index(row[0]))
                    cells = {tuple(each[3:]) for each in equality.table(other).rows}
                    own = tuple(cell for cell in row[1:-1] if cell != "–")
                    assert any(set(own) <= set(each) for each in cells), row
                    dearer = other.outcome.cost_of_meeting - it.outcome.cost_of_meeting
                    assert row[-1] == thousands(dearer)
    assert made >= 4


def test_what_was_not_counted_is_said_for_any_number_of_the_nine() -> None:
    for held in range(1, len(PROTECTED) + 1):
        names = [(kind, sex) for kind in PROTECTED[:held] for sex in ("Female", "Male")]
        it = recounted(names)
        text = f"\n{equality.brief(it)}"
        pattern = next(each for each in CLAIMS_OF_EQUALITY if "counted" in each)
        found = re.search(pattern, text)
        assert found, text
        condition = CLAIMS_OF_EQUALITY[pattern]
        assert condition(Told(it.comparison, it.case), found), text
        assert not condition(Told(compared(), it.case), found)  # of which three others are held


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
