"""Writes matches.xlsx: a summary in live formulas over the lists of people, posts, contests, routes and scarcity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter

from model.matching.answer import Answer
from model.matching.lists import by_person, by_post
from model.matching.said import contest_said, scarce
from model.matching.summary_sheet import write_checks, write_summary
from model.matching.unlock_sheet import write_unlock
from model.version import made_by
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import NO_CLOCK, WRITER, Formats, lines_high, set_up

FILE = "matches.xlsx"
SUMMARY, PERSON, POST, CONTESTS, NO_POST, UNLOCK, SCARCE, CHECKS = SHEETS = (
    *("Summary", "By person", "By post", "Contests", "No post", "Unlock", "Scarce", "Checks"),
)
PROTECT = (
    "Personal data: reference numbers only, for those who run the redeployment; not for papers, nor to be sent on."
)
DAY, MONEY, COUNT, SHARE = "d mmm yyyy", '£#,##0.00;[Red]-£#,##0.00;"–"', '#,##0;-#,##0;"–"', '0%;-0%;"–"'
WIDEST = 110


@dataclass(frozen=True)
class Heading:
    """A column of a list: its heading, its width, and the number format of its cells, "" for text."""

    title: str
    width: float
    number: str = ""
    live: bool = False


PERSON_HEADS = (
    Heading("Reference", 12),
    Heading("Body", 14),
    Heading("Band", 7),
    Heading("Function", 17),
    Heading("Standing", 14),
    Heading("Contest", 9, COUNT),
    Heading("Among those who compete", 15),
    Heading("First offer is", 18),
    Heading("Posts in order", 64),
    Heading("Minutes to the first", 9, COUNT),
    Heading("Bands lower in the first", 9, COUNT),
    Heading("Protection in the first", 13, MONEY),
    Heading("Payoff avoided if taken", 14, MONEY),
    Heading("An offer counts in law", 18),
    Heading("Notice ends", 12, DAY),
    Heading("Share of a post: as it stands", 10, SHARE),
    Heading("Share: needs training", 10, SHARE),
    Heading("Share: only if a lower band is accepted", 12, SHARE),
    Heading("Share: left", 9, SHARE, live=True),
)
POST_HEADS = (
    Heading("Post", 14),
    Heading("Body", 14),
    Heading("Band", 7),
    Heading("Function", 17),
    Heading("Place", 9),
    Heading("Order", 7, COUNT),
    Heading("Offered as", 28),
    Heading("Notice ends", 15),
    Heading("People", 8, COUNT),
    Heading("Who", 70),
    Heading("Offer by", 12, DAY),
    Heading("Contest", 9, COUNT),
)
CONTEST_HEADS = (
    Heading("Contest", 9, COUNT),
    Heading("People", 9, COUNT, live=True),
    Heading("Posts", 9, COUNT, live=True),
    Heading("Short by", 9, COUNT, live=True),
    Heading("In words", WIDEST),
)
NONE_HEADS = (
    Heading("Reference", 12),
    Heading("Body", 16),
    Heading("Band", 8),
    Heading("Function", 22),
    Heading("Why", 40),
    Heading("Payoff left", 14, MONEY),
    Heading("Notice ends", 14, DAY),
)
SCARCE_HEADS = (
    Heading("Band", 8),
    Heading("Function", 26),
    Heading("Posts that people compete for", 16, COUNT),
    Heading("People who compete for them", 16, COUNT),
)
NOTES = {
    PERSON: "A row a person. Nobody is chosen: who compete have equal shares. An offer before notice does not count.",
    POST: "Who is offered each post, in order: by law, ring-fence, fit, then when notice ends. Equals stand together.",
    CONTESTS: "Groups of people who compete for fewer posts than they are. One more such post places one more.",
    NO_POST: "Who has no post that the rules allow, and the first rule that leaves none.",
    SCARCE: "Kinds of post of which one more would place one more person: those that people compete for.",
}


def make_matches(answer: Answer) -> bytes:
    """Return the bytes of matches.xlsx."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {**WRITER, "strings_to_numbers": False})
    formats = Formats(book)
    book.set_properties({"title": "People at risk matched to posts", "comments": made_by(), "created": NO_CLOCK})
    sheets = {name: book.add_worksheet(name) for name in SHEETS}
    people, posts = list(by_person(answer)), list(by_post(answer))
    last = {PERSON: FIRST + max(1, len(people)), POST: FIRST + max(1, len(posts))}
    person_rows = [
        (
            *(row.reference, row.body, row.band, row.function, row.status, row.contest, row.order, row.kind),
            *(row.offers, row.minutes, row.step, row.protection, row.payoff, row.counts_from, row.notice_ends),
            *row.shares,
            (f"=1-SUM(P{at}:R{at})", max(0.0, 1 - sum(row.shares))),
        )
        for at, row in enumerate(people, FIRST + 1)
    ]
    _list(sheets[PERSON], PERSON, PERSON_HEADS, person_rows, formats)
    post_rows = [
        (
            *(row.post, row.body, row.band, row.function, row.place, row.level, row.kind, row.notice, row.people),
            *(row.who, row.offer_by, row.contest),
        )
        for row in posts
    ]
    _list(sheets[POST], POST, POST_HEADS, post_rows, formats)
    _list(sheets[CONTESTS], CONTESTS, CONTEST_HEADS, _contests(answer, last), formats)
    _list(sheets[NO_POST], NO_POST, NONE_HEADS, _no_post(people), formats)
    _list(sheets[SCARCE], SCARCE, SCARCE_HEADS, list(scarce(answer)), formats)
    places = write_unlock(sheets[UNLOCK], answer, PROTECT, formats)
    write_summary(sheets[SUMMARY], answer, last, places, PROTECT, formats)
    write_checks(sheets[CHECKS], answer, last, PROTECT, formats)
    sheets[SUMMARY].activate()
    book.set_calc_mode("auto")
    book.close()
    return content.getvalue()


def _contests(answer: Answer, last: dict[str, int]) -> list[tuple[Any, ...]]:
    """Return the rows of the Contests sheet; `last` has the last row of the lists of people and of posts."""
    rows = []
    for number, contest in enumerate(answer.contests, 1):
        at = FIRST + number
        people, posts = len(contest.people), len(contest.posts)
        of_person = f"'{PERSON}'!$F${FIRST + 1}:$F${last[PERSON]}"
        of_post, level = (f"'{POST}'!${column}${FIRST + 1}:${column}${last[POST]}" for column in "LF")
        rows.append(
            (
                number,
                (f"=COUNTIF({of_person},A{at})", people),
                (f"=COUNTIFS({of_post},A{at},{level},1)", posts),
                (f"=B{at}-C{at}", people - posts),
                contest_said(answer, contest),
            )
        )
    return rows


def _no_post(people: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of the No post sheet."""
    return [
        (row.reference, row.body, row.band, row.function, row.offers[6:], row.payoff, row.notice_ends)
        for row in people
        if row.offers.startswith("none: ")
    ]


def _list(sheet: Any, name: str, heads: Sequence[Heading], rows: Sequence[tuple[Any, ...]], formats: Formats) -> None:
    """Write a list: its headings, and a row for each of `rows`, whose live cells are pairs of a formula and its value.

    A value that is None leaves its cell blank.
    """
    set_up(sheet, name, NOTES[name], formats, [head.width for head in heads], wide=False)
    sheet.write_string(2, 0, PROTECT, formats("note"))
    for place, head in enumerate(heads):
        sheet.write_string(HEAD, place, head.title, formats("head"))
    sheet.set_row(HEAD, 58)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(HEAD)
    writers = [_writer(sheet, head, formats) for head in heads]
    wide = max(range(len(heads)), key=lambda place: heads[place].width)
    for at, row in enumerate(rows, FIRST):
        for place, value in enumerate(row):
            if value is not None and value != "":
                writers[place](at, place, value)
        high = lines_high(str(row[wide]), heads[wide].width)
        if high > 1:
            sheet.set_row(at, min(409, 13.5 * high))
    if rows:
        sheet.autofilter(HEAD, 0, FIRST + len(rows) - 1, len(heads) - 1)


def _writer(sheet: Any, head: Heading, formats: Formats) -> Callable[[int, int, Any], Any]:
    """Return the function that writes a cell of a column."""
    if head.live:
        live = formats("calculated", head.number)
        return lambda row, column, pair: sheet.write_formula(row, column, pair[0], live, pair[1])
    style = formats("plain", head.number) if head.number else formats("text")
    if head.number == DAY:
        return lambda row, column, value: sheet.write_datetime(row, column, value, style)
    if head.number:
        return lambda row, column, value: sheet.write_number(row, column, value, style)
    return lambda row, column, value: sheet.write_string(row, column, value, style)
