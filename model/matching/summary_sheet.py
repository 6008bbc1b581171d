"""Writes the Summary and the Checks of matches.xlsx, whose figures are live formulas over the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from model.matching.answer import COMPETES, HELD, HELD_FOR_FIT, KINDS, NOTHING, STATUS, Answer
from model.matching.budget import Budget, budget_of
from model.matching.halves import SECOND
from model.matching.places import licence
from model.matching.region import NONE
from model.matching.said import (
    LEFT_TO_LAW,
    budget_said,
    either_said,
    expected_said,
    first_refusal_said,
    late_said,
    longer_said,
    order_said,
    placed_at_most,
    recognised_said,
    times,
    travel_said,
)
from model.matching.why import REASONS
from model.rules.rulebook import say
from model.xlsx.formulas import added_where, counted_where, minus, paid_in_shares, same, total, verdict
from model.xlsx.sheet_geometry import FIRST
from model.xlsx.style import Formats, lines_high, set_up

COUNT, MONEY, SHARE = '#,##0;-#,##0;"–"', '£#,##0.00;[Red]-£#,##0.00;"–"', "0%"
WIDTHS = [52.0, 18, 18, 18, 44]
TEXT_WIDTH = 140
CHECKED, PENNY = "All checks pass", 0.005


class _Page:
    """A page that is written from the top down."""

    def __init__(self, sheet: Any, formats: Formats) -> None:
        self.sheet, self.formats, self.row = sheet, formats, 3

    def chapter(self, title: str) -> None:
        """Write the title of a part, a row below the part before it."""
        self.row += 1
        self.sheet.write_string(self.row, 0, title, self.formats("chapter"))
        self.row += 1

    def live(self, label: str, formula: str, value: float, shown: str, style: str = "calculated") -> str:
        """Write a label and a live figure, and return the figure's address."""
        self.sheet.write_string(self.row, 0, label, self.formats("line"))
        self.sheet.write_formula(self.row, 1, formula, self.formats(style, shown), value)
        self.row += 1
        return f"$B${self.row}"

    def counted(self, label: str, value: float, shown: str) -> None:
        """Write a label and a figure that no list has the rows of."""
        self.sheet.write_string(self.row, 0, label, self.formats("line"))
        self.sheet.write_number(self.row, 1, value, self.formats("plain", shown))
        self.row += 1

    def said(self, text: str) -> None:
        """Write a sentence over the page's whole width."""
        self.sheet.merge_range(self.row, 0, self.row, len(WIDTHS) - 1, "", self.formats("text"))
        self.sheet.write_string(self.row, 0, text, self.formats("text"))
        self.sheet.set_row(self.row, 13.5 * lines_high(text, TEXT_WIDTH))
        self.row += 1


def over(last: Mapping[str, int], sheet: str, column: str) -> str:
    """Return the range of a column of one of the lists, such as 'By person'!$E$5:$E$354."""
    return f"'{sheet}'!${column}${FIRST + 1}:${column}${last[sheet]}"


def write_summary(
    sheet: Any, answer: Answer, last: Mapping[str, int], places: Mapping[str, str], protect: str, formats: Formats
) -> None:
    """Write the Summary; `last` has the last row of each list, and `places` the cells of the Unlock sheet."""
    region, policy = answer.region, answer.region.policy
    note = f"Match of {say(policy.day)}, policy {policy.name}. Blue: a live formula over the lists."
    set_up(sheet, "People at risk matched to posts", note, formats, WIDTHS)
    sheet.write_string(2, 0, protect, formats("note"))
    page = _Page(sheet, formats)
    people, posts = len(region.people), len(region.posts)
    page.chapter("People and posts")
    references = over(last, "By person", "A")
    at_risk = page.live("At risk", counted_where(references, '"?*"'), people, COUNT, "answer")
    levels = over(last, "By post", "F")
    halves = counted_where(over(last, "By post", "A"), f'"*{SECOND}"', levels, "1")
    page.live("Posts", minus(counted_where(levels, "1"), halves), posts - answer.split, COUNT)
    page.live("Posts split in two", halves, answer.split, COUNT)
    status = over(last, "By person", "E")
    counted = Counter(answer.status.tolist())
    standing = [
        page.live(word.capitalize(), counted_where(status, f'"{word}"'), counted[number], COUNT)
        for number, word in enumerate(STATUS)
    ]
    shares = [over(last, "By person", column) for column in "PQRS"]
    how = "with suitable posts first" if policy["suitable_first"] else "at most"
    page.live(f"Could be placed at once, {how}", minus(at_risk, total(shares[3])), answer.placed, COUNT, "answer")
    left = page.live("Left", total(shares[3]), people - answer.placed, COUNT)
    competing = people - answer.placed - counted[NOTHING]
    page.live("Of those, who compete", minus(left, standing[NOTHING]), competing, COUNT)
    contests = over(last, "By post", "L")
    wanted = sum(len(contest.posts) for contest in answer.contests)
    page.live("Posts that people compete for", counted_where(contests, '">0"', levels, "1"), wanted, COUNT)
    page.said(LEFT_TO_LAW)
    page.said(order_said(answer))
    if by_law := first_refusal_said(answer):
        page.said(by_law)
    page.chapter("What training and a lower band unlock, placed at most")
    for label, count in placed_at_most(answer):
        page.live(label, total(places[label]), count, COUNT)
    page.live("People trained, same band", total(places["trained"]), answer.unlock.trained, COUNT)
    longer = answer.unlock.trained_longer
    page.live("Of those, longer than the trial", total(places["trained longer"]), longer, COUNT)
    if longer:
        page.said(longer_said(answer))
    page.chapter("The most people first, or suitable posts first")
    _either(page, answer)
    page.said(either_said(answer))
    page.chapter("Payoffs")
    payoff = over(last, "By person", "M")
    first = page.row + 1
    paid = np.nan_to_num(region.people.payoff)
    *avoided, _ = (paid @ answer.shares).tolist()
    for kind, column, each in zip(KINDS, shares, avoided, strict=False):
        page.live(f"Avoided: {kind}", paid_in_shares(payoff, column), each, MONEY)
    cells = f"B{first}:B{page.row}"
    page.counted("Of that last, of people who also fit a suitable post", answer.payoffs_of_fit, MONEY)
    page.live("Left, at least", minus(total(payoff), total(cells)), float(paid.sum()) - sum(avoided), MONEY)
    page.live("All", total(payoff), float(paid.sum()), MONEY, "answer")
    budget = budget_of(answer)
    for label, amount in (("Courses", budget.courses), ("Pay protection", budget.protection)):
        page.counted(f"{label}, if all are placed who could be, lower bands too", amount, MONEY)
    page.said(budget_said(answer, budget))
    page.said(
        "A payoff is added up and decides nothing. Who stand alike and have the same kinds of post open to them share."
    )
    page.chapter("Expected, where offers do not all stick")
    _rounds(page, answer, budget)
    page.said(expected_said(answer))
    weeks = f"{policy['search_weeks']:.0f} weeks and a trial of {policy.law.trial_weeks:.0f}"
    page.said(f"A round is a search of {weeks}; an offer that does not stick is not made again.")
    if late := late_said(answer):
        page.said(late)
    page.chapter("Why somebody has no post")
    why = f"'No post'!$E${FIRST + 1}:$E${FIRST + max(1, len(answer.why))}"
    reasons = Counter(answer.why.values())
    for reason in (*REASONS, HELD, HELD_FOR_FIT):
        if reasons[reason]:
            page.live(reason.capitalize(), counted_where(why, f'"{reason}"'), reasons[reason], COUNT)
    page.chapter("What it rests on")
    for sentence in (travel_said(answer), recognised_said(answer), *_rests_on(answer), *region.warnings, *licence()):
        page.said(sentence)


def _either(page: _Page, answer: Answer) -> None:
    """Write what either order of the match comes to, side by side; what cannot be solved has no column."""
    orders = [
        (head, of_order)
        for head, of_order in (
            ("Most people first", answer.either.most_people),
            ("Suitable posts first", answer.either.suitable_posts),
        )
        if of_order
    ]
    for place, head in enumerate(("", *(head for head, _ in orders))):
        page.sheet.write_string(page.row, place, head, page.formats("head"))
    page.row += 1
    for label, name in (
        ("Placed", "people"),
        ("In a post that is suitable as it stands", "suitable"),
        ("In a lower band or fewer hours", "lower"),
        ("Of those, who fit a suitable post", "passed"),
    ):
        page.sheet.write_string(page.row, 0, label, page.formats("line"))
        for place, (_, of_order) in enumerate(orders, 1):
            page.sheet.write_number(page.row, place, getattr(of_order, name), page.formats("plain", COUNT))
        page.row += 1


def _rounds(page: _Page, answer: Answer, budget: Budget) -> None:
    """Write the share placed and the payoffs left after each round: expected, and the range of 8 in 10 draws."""
    for place, head in enumerate(("", "Expected", "1 in 10 below", "1 in 10 above")):
        page.sheet.write_string(page.row, place, head, page.formats("head"))
    page.row += 1
    rounds = answer.rounds
    for label, shown, figures in (
        ("After {}", SHARE, (rounds.expected, rounds.low, rounds.high)),
        ("Payoffs left after {}", MONEY, (budget.left, budget.low, budget.high)),
    ):
        for number, row in enumerate(zip(*figures, strict=True), 1):
            page.sheet.write_string(page.row, 0, label.format(times(number)), page.formats("line"))
            for place, figure in enumerate(row, 1):
                page.sheet.write_number(page.row, place, figure, page.formats("plain", shown))
            page.row += 1


def _rests_on(answer: Answer) -> list[str]:
    """Return what the rules of the match are and rest on, in sentences."""
    policy = answer.region.policy
    wider = "as widened on 6 April 2024" if policy.law.first_refusal_is_wider else "as it was before 6 April 2024"
    told = [
        f"First refusal by law ({wider}) is of suitable posts of the person's own body. A post that is held "
        "need not be taken: By person lists the others behind it. Posts of an associated employer are not told apart: "
        "look at them by hand.",
        f"A post that differs has a trial of {policy.law.trial_weeks:.0f} weeks, and begins within "
        f"{policy.law.gap_days / 7:.0f} weeks of the old one's end. Offers are made from the day somebody is at risk; "
        "refusing one that is made before notice is given does not, by itself, lose redundancy pay. After notice, only "
        "an unreasonable refusal of a suitable post can; a person decides that, not this workbook.",
        "A lower band or fewer hours is offered with consent and pay protection alone and is never counted as "
        "suitable; whether a refusal is reasonable is judged by that person's own reasons.",
        "Registration is a hard rule and is never trained for. Nobody moves to a higher band.",
        "Training is offered as far as it is needed: places on courses are not limited.",
        "Adjustments that somebody's health or disability asks for, and a local order of priority, are no input: "
        "decide those first. A post of the person's band, whose registration is held, is then a slot-in. Of another "
        "band none is taken: leave that person and that post off the sheets, and keep your own note.",
        "Scores of people are no input, and nothing is computed from text.",
    ]
    settings = "; ".join(
        f"{each.label} {each.said} ({each.source}, {each.status})" for each in policy.settings.values()
    )
    return [*told, f"Settings: {settings}."]


def write_checks(sheet: Any, answer: Answer, last: Mapping[str, int], protect: str, formats: Formats) -> None:
    """Write the Checks sheet: each check with the two figures that must be equal, and whether they are, live."""
    set_up(sheet, "Checks", "Two ways to the same figure; each must be equal.", formats, [76.0, 18, 18, 12])
    sheet.write_string(2, 0, protect, formats("note"))
    for place, head in enumerate(("Check", "One way", "The other", "Passes")):
        sheet.write_string(3, place, head, formats("head"))
    references, status, contest, payoff = (over(last, "By person", column) for column in "AEFM")
    shares = [over(last, "By person", column) for column in "PQRS"]
    of_post, level = (over(last, "By post", column) for column in "LF")
    competing = answer.status == COMPETES
    people, placed = len(answer.region.people), answer.placed
    unplaced = float(answer.shares[competing, -1].sum())
    wanted = sum(len(each.posts) for each in answer.contests)
    held = answer.out[answer.out != NONE]
    paid = float(np.nan_to_num(answer.region.people.payoff).sum())
    in_posts = counted_where(of_post, '">0"', level, "1")
    rows = [
        ("People are in every best answer, compete or have none", counted_where(references, '"?*"'), people,
         _sum(counted_where(status, f'"{word}"') for word in STATUS), people),
        ("Who compete less the posts they compete for: those left out who have a post",
         minus(counted_where(contest, '">0"'), in_posts), int(competing.sum()) - wanted,
         added_where(shares[3], status, f'"{STATUS[COMPETES]}"'), unplaced),
        ("Shares of posts add up to the most that can be placed", total(",".join(shares[:3])), placed,
         total(str(answer.unlock.with_both)), answer.unlock.with_both),
        ("Payoffs avoided and left are all payoffs", _sum(paid_in_shares(payoff, each) for each in shares), paid,
         total(payoff), paid),
        ("Each post is held once: posts held, and different posts held", total(str(len(held))), len(held),
         total(str(len(set(held.tolist())))), len(set(held.tolist()))),
    ]  # fmt: skip
    for row, (label, one, first, other, second) in enumerate(rows, 4):
        sheet.write_string(row, 0, label, formats("text"))
        sheet.write_formula(row, 1, one, formats("calculated", "#,##0.00"), first)
        sheet.write_formula(row, 2, other, formats("calculated", "#,##0.00"), second)
        passes = int(abs(first - second) < PENNY)
        agree = same(f"B{row + 1}", f"C{row + 1}")
        sheet.write_formula(row, 3, agree, formats("calculated", '"yes";;"NO"'), passes)
    end = 4 + len(rows)
    failing = counted_where(f"D5:D{end}", "0")
    sheet.write_string(end, 0, CHECKED, formats("answer"))
    sheet.write_formula(end, 3, verdict(failing, "yes", "NO"), formats("answer"), "yes")


def _sum(formulas: Iterable[str]) -> str:
    """Return a formula of the sum of others."""
    return total(",".join(formulas))
