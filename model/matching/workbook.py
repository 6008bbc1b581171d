"""Writes matches.xlsx: a summary in live formulas over the lists of people, posts, contests, routes and scarcity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import compress

import xlsxwriter

from model.matching.answer import Answer
from model.matching.list_sheets import DAY, Cells, Heading, rows_of, style_of, write_head
from model.matching.lists import PersonRows, by_person
from model.matching.post_lists import by_post
from model.matching.said import contest_said, scarce
from model.matching.summary_sheet import write_checks, write_summary
from model.matching.unlock_sheet import write_unlock
from model.version import made_by
from model.xlsx.append_rows import Strings, add_rows, part_of
from model.xlsx.formulas import counted_where, minus, total
from model.xlsx.sheet_geometry import FIRST
from model.xlsx.style import NO_CLOCK, WRITER, Formats

FILE = "matches.xlsx"
SUMMARY, PERSON, POST, CONTESTS, NO_POST, UNLOCK, SCARCE, CHECKS = SHEETS = (
    *("Summary", "By person", "By post", "Contests", "No post", "Unlock", "Scarce", "Checks"),
)
PROTECT = (
    "Personal data: reference numbers only, for those who run the redeployment; not for papers, nor to be sent on."
)
MONEY, COUNT, SHARE = '£#,##0.00;[Red]-£#,##0.00;"–"', '#,##0;-#,##0;"–"', '0%;-0%;"–"'
WIDEST = 110
PRINTED = 15  # columns of By person that a page shows: the shares behind them feed the Summary


PERSON_HEADS = (
    Heading("Reference", 12),
    Heading("Body", 14),
    Heading("Band", 7),
    Heading("Function", 17),
    Heading("Standing", 28),
    Heading("Contest", 9, COUNT),
    Heading("Has a post, of those who compete", 18),
    Heading("First offer is", 18),
    Heading("Posts in order", 60),
    Heading("Minutes to the first", 9, COUNT),
    Heading("Bands lower in the first", 9, COUNT),
    Heading("Pay protection in the first, to the top of the lower band", 15, MONEY),
    Heading("Payoff if no post is taken", 14, MONEY),
    Heading("A refusal may cost the payoff", 18),
    Heading("Notice ends", 12, DAY),
    Heading("Share of a post: as it stands", 10, SHARE),
    Heading("Share: needs training", 10, SHARE),
    Heading("Share: in a lower band or fewer hours, by consent", 15, SHARE),
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
    PERSON: "A row a person. Nobody is chosen: equals share alike. By post has the order in which people are offered a "
    "post. Here stands who has one where the most are placed, which may leave out somebody who is first for a post.",
    POST: "In which order people are offered a post: by law, ring-fence, fit, then when notice ends. Equals together.",
    CONTESTS: "Groups of people who compete for fewer posts than they are. One more such post places one more.",
    NO_POST: "Who has no post that the rules allow, and the first rule that leaves none.",
    SCARCE: "Kinds of post of which one more would place one more person: those that people compete for.",
}


def make_matches(answer: Answer) -> bytes:
    """Return the bytes of matches.xlsx."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, WRITER)
    formats = Formats(book)
    book.set_properties({"title": "People at risk matched to posts", "comments": made_by(), "created": NO_CLOCK})
    sheets = {name: book.add_worksheet(name) for name in SHEETS}
    people, posts = by_person(answer), by_post(answer)
    last = {PERSON: FIRST + max(1, len(people.reference)), POST: FIRST + max(1, len(posts.post))}
    lists: dict[str, tuple[Sequence[Heading], Sequence[Cells]]] = {
        PERSON: (PERSON_HEADS, _people(people)),
        POST: (POST_HEADS, posts),
        CONTESTS: (CONTEST_HEADS, _columns(_contests(answer, last))),
        NO_POST: (NONE_HEADS, _no_post(people)),
        SCARCE: (SCARCE_HEADS, _columns(scarce(answer))),
    }
    for name, (heads, columns) in lists.items():
        rows = len(columns[0]) if columns else 0
        write_head(sheets[name], name, (NOTES[name], PROTECT), heads, rows, formats)
    sheets[PERSON].print_area(0, 0, last[PERSON] - 1, PRINTED - 1)
    places = write_unlock(sheets[UNLOCK], answer, PROTECT, formats)
    write_summary(sheets[SUMMARY], answer, last, places, PROTECT, formats)
    write_checks(sheets[CHECKS], answer, last, PROTECT, formats)
    styles = {name: [style_of(head, formats) for head in heads] for name, (heads, _) in lists.items()}
    sheets[SUMMARY].activate()
    book.set_calc_mode("auto")
    book.close()
    strings = Strings(content)
    parts = {
        part_of(SHEETS, name): rows_of(heads, columns, styles[name], strings)
        for name, (heads, columns) in lists.items()
    }
    add_rows(content, parts, strings)
    return content.getvalue()


def _columns(rows: Iterable[Cells]) -> list[Cells]:
    """Return the columns of rows; there are none where there are no rows."""
    return list(zip(*rows, strict=True))


def _people(people: PersonRows) -> list[Cells]:
    """Return the columns of the By person sheet."""
    rows = range(FIRST + 1, FIRST + 1 + len(people.reference))
    left = [
        (minus("1", total(f"P{row}:R{row}")), max(0.0, 1 - sum(shares)))
        for row, shares in zip(rows, people.shares, strict=True)
    ]
    return [
        *(people.reference, people.body, people.band, people.function, people.status, people.contest, people.order),
        *(people.kind, people.offers, people.minutes, people.step, people.protection, people.payoff),
        *(people.counts_from, people.notice_ends),
        *([shares[kind] for shares in people.shares] for kind in range(3)),
        left,
    ]


def _contests(answer: Answer, last: dict[str, int]) -> list[Cells]:
    """Return the rows of the Contests sheet; `last` has the last row of the lists of people and of posts."""
    rows: list[Cells] = []
    for number, contest in enumerate(answer.contests, 1):
        at = FIRST + number
        people, posts = len(contest.people), len(contest.posts)
        of_person = f"'{PERSON}'!$F${FIRST + 1}:$F${last[PERSON]}"
        of_post, level = (f"'{POST}'!${column}${FIRST + 1}:${column}${last[POST]}" for column in "LF")
        rows.append(
            (
                number,
                (counted_where(of_person, f"A{at}"), people),
                (counted_where(of_post, f"A{at}", level, "1"), posts),
                (minus(f"B{at}", f"C{at}"), people - posts),
                contest_said(answer, contest),
            )
        )
    return rows


def _no_post(people: PersonRows) -> list[Cells]:
    """Return the columns of the No post sheet."""
    columns = people.reference, people.body, people.band, people.function, people.why, people.payoff, people.notice_ends
    return [[*compress(column, people.why)] for column in columns]
