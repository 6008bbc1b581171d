"""First refusal by law is a right and no duty, and who is marked and has no post of it is looked at by hand."""

from __future__ import annotations

from datetime import date

import pytest

from model.matching.answer import Answer, answer_of
from model.matching.as_json import as_json
from model.matching.lists import BY_HAND
from model.matching.offers import offered
from model.matching.said import contest_said, first_refusal_said, lines
from tests.support.regions import held_by, person_rows, post_rows, region

pytestmark = pytest.mark.unit

ROUTE = {"start": "Finance", "end": "Strategy", "weeks": 6}
# V1 is the own body's and far; V2 and V3 are others' and near, and V3 takes training.
POSTS = [{"place": "HX1"}, {"body": "Other"}, {"body": "Other", "function": "Strategy"}]


def offers(answer: Answer) -> dict[str, str]:
    return {row.reference: row.offers for row in person_rows(answer)}


def test_a_post_that_is_held_need_not_be_taken_and_others_stand_behind_it() -> None:
    answer = answer_of(region([{"first": "yes"}], POSTS, [ROUTE]))
    assert held_by(answer) == {"R1": "V1"}
    assert offers(answer)["R1"] == (
        "by law first: V1 (36 min); need not be taken; may also be offered as it stands: V2 (0 min); "
        "with training: V3 (0 min)"
    )
    assert [(row.post, row.who) for row in post_rows(answer)] == [
        ("V1", "held: see the HR lead"),
        ("V2", "R1"),
        ("V3", "R1"),
    ]
    alone = answer_of(region([{"first": "yes"}], [{}]))
    assert offers(alone)["R1"] == "by law first: V1 (0 min); need not be taken"


def test_the_others_of_who_has_first_refusal_change_nothing_in_the_count() -> None:
    people = [{"first": "yes"}, {"body": "Other", "notice_ends": date(2027, 6, 30)}]
    answer = answer_of(region(people, POSTS[:2]))
    assert held_by(answer) == {"R1": "V1", "R2": "V2"}
    assert answer.contests == ()
    assert [(row.post, row.level, row.who) for row in post_rows(answer)] == [
        ("V1", 1, "held: see the HR lead"),
        ("V1", 2, "R2"),
        ("V2", 1, "R1"),
        ("V2", 2, "R2"),
    ]


def test_no_post_that_is_held_for_others_stands_behind() -> None:
    # R2 and R3 compete for V2, which the law holds for them; R1 is sure of V1.
    others = {"body": "Other", "first": "yes"}
    answer = answer_of(region([{"first": "yes"}, others, others], POSTS[:2]))
    assert len(answer.choice.besides) == 0
    assert "V2" not in offers(answer)["R1"]
    # So for a ring-fence: R2 and R3 are in that of V2.
    ring = {"ring": "New team"}
    answer = answer_of(region([{"first": "yes"}, ring, ring], [{}, {"body": "Other", **ring}]))
    assert "V2" not in offers(answer)["R1"]


def test_with_suitable_posts_first_only_suitable_ones_stand_behind() -> None:
    answer = answer_of(region([{"first": "yes"}], POSTS, [ROUTE], suitable_first=1))
    assert len(offered(answer).pairs) == 2
    assert "V3" not in offers(answer)["R1"]


def test_who_is_marked_and_has_no_suitable_post_of_the_own_body_is_told() -> None:
    # R1 is held V1; R2 and R3 compete for V2; R4 fits another body's post, and R5 none; R6 is not marked.
    marked = {"first": "yes"}
    band = {**marked, "band": "6"}
    elsewhere = {**marked, "band": "5"}
    people = [marked, band, band, elsewhere, {**marked, "band": "9"}, {}]
    answer = answer_of(region(people, [{}, {"band": "6"}, {"band": "5", "body": "Other"}]))
    said = (
        "First refusal by law: 5 marked; a post is held for 1; 2 compete for posts that are held; no suitable post of "
        "their own body is found for 2: look by hand before any post is offered."
    )
    assert first_refusal_said(answer) == said
    assert said in lines(answer)
    assert as_json(answer)["first_refusal"] == {"marked": 5, "post_held": 1, "compete": 2, "no_suitable_post": 2}
    told = offers(answer)
    assert [name for name, text in told.items() if text.startswith(BY_HAND)] == ["R4", "R5"]
    assert told["R5"] == f"{BY_HAND}none: band"
    assert answer.why[answer.region.people.reference.index("R5")] == "band"
    assert first_refusal_said(answer_of(region([{}], [{}]))) == ""


def test_those_with_first_refusal_are_equal_whenever_their_notice_ends() -> None:
    people = [{"first": "yes"}, {"first": "yes", "notice_ends": date(2027, 6, 30)}]
    answer = answer_of(region(people, [{}]))
    assert [(row.level, row.people) for row in post_rows(answer)] == [(1, 2)]


def test_no_list_of_a_contest_says_who_has_first_refusal() -> None:
    people = [{"first": "yes"}, {"first": "yes"}]
    answer = answer_of(region(people, [{}]))
    assert (
        contest_said(answer, answer.contests[0]) == "2 people of band 7, Finance compete for 1 post of band 7, Finance"
    )
