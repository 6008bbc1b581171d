"""Declaring a line: what is refused, word for word, so that the two engines never read a line differently."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from model.language.line import Chapter, compute, fill, in_words
from model.language.names import UnknownLineError
from model.language.units import UnitError
from model.language.vocabulary import AND, IF, INDEX, INT, LOOKUP, MAX, MIN, OR, ROUND, SUM, SUMPRODUCT, TYPED
from model.language.words import DeclarationError

pytestmark = pytest.mark.unit


def chapter() -> Chapter:
    made = Chapter("Test")
    made.given("salary", "Salary", "£ a year", over="person")
    made.given("wte", "WTE", "share", over="person")
    made.given("bonus", "Bonus", "£", over="person")
    made.given("typed_share", "Share, as typed", "share", over="person")
    made.given("born", "Born", "date", over="person")
    made.given("pool", "Pool", "code", over="person")
    made.given("pool_posts", "Posts", "WTE", over="pool")
    made.given("pool_cost", "Cost", "£ a WTE", over="pool year")
    made.given("person_cost", "Person's cost", "£", over="person year")
    made.given("target", "Target", "£", over="year")
    made.given("limit_from", "From", "date", over="table limit")
    made.given("limit_values", "Limit", "£", over="table limit")
    return made


@pytest.mark.parametrize(
    ("over", "function", "sentence"),
    [
        ("person", lambda salary: 7 * salary, "7 inside a line: only 0, 1 and 12 may be written"),
        ("person", lambda salary, bonus: salary + bonus, "£ a year and £ cannot be mixed"),
        ("person", lambda salary: salary > 0, "a line is a number, this is a test: write IF(test, 1, 0)"),
        ("person", lambda salary: salary if salary > 0 else 0, "Python's own if, and, or, min and max drop a branch"),
        ("person", lambda salary: max(salary, 0), "Python's own if, and, or, min and max drop a branch"),
        ("person", lambda wte: IF(wte > 0, IF(wte > 1, 1, 0), 0), "an IF inside an IF"),
        ("person", lambda salary: INT(salary), "write INT(ROUND(..., 6))"),
        ("person", lambda wte: IF(wte / wte > 1, 1, 0), "may be infinite and is compared"),
        ("person", lambda wte: wte / (wte / wte), "may be infinite and is a divisor"),
        ("year", lambda target, pool_cost: MAX(0, pool_cost), "{pool_cost} is a range, not a number"),
        ("year", lambda pool_posts: pool_posts * 1, "{pool_posts} is a range, not a number"),
        ("body", lambda person_cost: SUM(person_cost), "person_cost is over person year and cannot be read over body"),
        (
            "body",
            lambda pool_posts, wte: SUMPRODUCT(pool_posts, wte),
            "{pool_posts} and {wte} run along different axes",
        ),
        ("person", lambda wte: SUM(wte), "SUM takes a range, not {wte}"),
        ("person", lambda salry: salry, "nothing above is called salry; did you mean salary?"),
        ("person", lambda born: born * 12, "a date cannot be multiplied or divided"),
        ("person", lambda born, limit_from, bonus: LOOKUP(bonus, limit_from, limit_from), "£ and date cannot be mixed"),
        ("person", lambda wte: IF(wte, 1, 0), "{wte} is not a test"),
        ("person", lambda wte: ROUND(wte, -2), "ROUND takes 0 to 6 digits"),
        ("person", lambda typed_share: typed_share * 1, "{typed_share} may be blank: read it by TYPED(typed, other"),
        ("person", lambda typed_share: IF(typed_share > 0, 1, 0), "{typed_share} may be blank"),
        ("person", lambda typed_share: typed_share, "a line is a number, this is a typed"),
        ("body", lambda typed_share: SUM(typed_share), "typed_share may be blank: read it cell by cell"),
        ("person", lambda wte: TYPED(wte, 0), "TYPED takes what is typed"),
        ("person", lambda typed_share, salary: TYPED(typed_share, salary), "share and £ a year cannot be mixed"),
        ("person", lambda typed_share, wte: TYPED(typed_share, IF(wte > 0, 1, 0)), "an IF inside an IF"),
    ],
)
def test_a_line_that_the_engines_would_read_differently_is_refused(
    over: str, function: Callable[..., Any], sentence: str
) -> None:
    with pytest.raises((DeclarationError, UnitError)) as refused:
        chapter().line("Line", "share", over=over)(function)
    assert sentence in str(refused.value)


def test_a_name_is_declared_once() -> None:
    with pytest.raises(DeclarationError, match="salary is declared twice"):
        chapter().given("salary", "Salary", "£ a year")


def test_brackets_keep_the_order_that_python_computed_in() -> None:
    made = chapter()

    @made.line("Line", "£", over="person")
    def awkward(bonus, wte):  # type: ignore[no-untyped-def]  # parameters are names of lines
        return bonus - (bonus - bonus * (wte * wte)) + -bonus

    expected = "{bonus} - ({bonus} - {bonus} * ({wte} * {wte})) + (-{bonus})"
    assert made["awkward"].sentence == expected  # type: ignore[union-attr]


def test_a_line_is_said_in_words_and_in_addresses() -> None:
    made = chapter()

    @made.line("Least", "£", over="person")
    def least(bonus, wte, born):  # type: ignore[no-untyped-def]  # parameters are names of lines
        return IF(AND(born > 0, OR(wte >= 1, wte < 0)), MIN(bonus, MAX(0, bonus - 1)), 0)

    line = made["least"]
    assert fill(line.sentence, lambda name: name[0].upper() + "4") == (  # type: ignore[union-attr]
        "IF(AND(B4 > 0, OR(W4 >= 1, W4 < 0)), MIN(B4, MAX(0, B4 - 1)), 0)"
    )
    assert in_words(line, [made]) == (  # type: ignore[arg-type]
        "the least of Bonus and (Bonus − 1, or 0 if that is negative) if Born is given and "
        "(WTE is at least 1 or WTE is below 0), otherwise 0"
    )


def test_a_person_reads_its_pool_by_number_and_a_missing_number_is_refused() -> None:
    made = Chapter("Pools")
    made.given("pool", "Pool", "code", over="person")
    made.given("posts", "Posts", "WTE", over="pool")

    @made.line("Posts of the pool", "WTE", over="person")
    def own(posts, pool):  # type: ignore[no-untyped-def]  # parameters are names of lines
        return INDEX(posts, pool)

    posts = np.array([[10.0, 20.0], [30.0, 40.0]])
    found = compute([made], {"posts": posts, "pool": np.array([[2.0, 1.0, 2.0]])})["own"]
    assert found.tolist() == [[20, 10, 20], [40, 30, 40]]
    with pytest.raises(ValueError, match="Posts of the pool is not a number for member 1 of 1"):
        compute([made], {"posts": posts, "pool": np.array([[3.0]])})


def test_a_quotient_by_nothing_is_refused_unless_its_branch_is_not_taken() -> None:
    made = Chapter("Quotients")
    made.given("need", "Need", "£")
    made.given("power", "Power", "£")

    @made.line("Guarded", "share")
    def guarded(need, power):  # type: ignore[no-untyped-def]  # parameters are names of lines
        return IF(power > 0, MIN(1, need / power), 0)

    nothing = {"need": np.array([[5.0]]), "power": np.array([[0.0]])}
    assert compute([made], nothing)["guarded"].tolist() == [[0.0]]
    bare = Chapter("Bare", after=(made,))

    @bare.line("Unguarded", "share")
    def unguarded(need, power):  # type: ignore[no-untyped-def]  # parameters are names of lines
        return MIN(1, need / power)

    with pytest.raises(ValueError, match="Unguarded is not a number"):
        compute([made, bare], nothing)


def test_a_line_alike_for_every_pool_counts_once_for_each_in_a_sum() -> None:
    made = Chapter("Alike")
    made.given("rate", "Rate", "share")
    made.given("posts", "Posts", "WTE", over="pool")

    @made.line("Rate of the pool", "share", over="pool")
    def of_pool(rate):  # type: ignore[no-untyped-def]  # parameters are names of lines
        return rate * 1

    @made.line("All rates", "share")
    def all_rates(of_pool, posts):  # type: ignore[no-untyped-def]  # parameters are names of lines
        return SUM(of_pool)

    found = compute([made], {"rate": np.array([[0.25]]), "posts": np.array([[1.0, 2.0, 3.0]])})
    assert found["all_rates"].tolist() == [[0.75]]


def test_a_line_that_reads_what_no_value_is_given_for_names_both() -> None:
    made = Chapter("Pay")
    made.given("salary", "Full-time salary", "£ a year", over="person")
    made.given("wte", "Whole-time equivalent", "share", over="person")
    made.add("month", "Month's pay", "£ a month", "person", ("salary", "wte"))(lambda *reads: reads[0] * reads[1] / 12)
    with pytest.raises(UnknownLineError, match=r"^month \(Pay\) reads wte, which no value is given for$"):
        compute([made], {"salary": np.array([[24000.0]])})
