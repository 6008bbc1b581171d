"""What the report tells of how a list was read, counted over all its rows, and of what is legal but unlikely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from model.import_staff.choices import Choices
from model.import_staff.grades import is_grade
from model.import_staff.grammar import counted
from model.import_staff.people import NO_POOL
from model.import_staff.points import MOST, with_supplement
from model.import_staff.rows import IN_POST, KEYS, text
from model.import_staff.tallies import Gathered, Post
from model.rules.rulebook import say

FEW = 8  # grades that a note names
MANY = 20  # more grades than this, few of them of several people, are hardly grades
# What was read in a way worth telling: what is said of one cell, and of several.
TOLD = {
    "century": (
        "1 date gives its year in two digits, of a century that alone is possible",
        "{} dates give their years in two digits, of centuries that alone are possible",
    ),
    "no end": (
        "1 cell says by a word, or by a date beyond all plans, that there is no end: none is set",
        "{} cells say by a word, or by a date beyond all plans, that there is no end: none is set",
    ),
    "goes on": (
        "1 grade says more after its band, and is read as it",
        "{} grades say more after their band, read as it",
    ),
    "no band": (
        "1 row gives no band, and is taken to be on local pay",
        "{} rows give no band, and are taken to be on local pay",
    ),
    "no point": (
        "1 point is none of its band's, and left out: without one no increment is taken",
        "{} points are none of their band's, and left out: without one no increment is taken",
    ),
    "by salary": (
        "1 step is read as the point of its band whose pay is the salary",
        "{} steps are read as the points of their bands whose pay is the salary",
    ),
    "shared service": (
        "1 row gives no date of service, and has the shares of --service-shares",
        "{} rows give no date of service, and have the shares of --service-shares",
    ),
    "terms": (
        "1 cell of Terms names none that are known, and leaves them to the band",
        "{} cells of Terms name none that are known, and leave them to the band",
    ),
}


def notes_of(gathered: Gathered, choices: Choices) -> Iterator[str]:
    """Yield a sentence for each thing about the list's rows that its user should know."""
    for what, (one, several) in TOLD.items():
        cells = gathered.seen.get(what, [])
        if len(cells) == 1:
            yield f"{one} ({cells[0]})"
        elif cells:
            yield f"{several.format(f'{len(cells):,}')} (the first in {cells[0]})"
    if gathered.local:
        yield _local(gathered)
    ended = gathered.seen.get("ended", [])
    if ended and choices.on:
        what = "1 fixed term or secondment" if len(ended) == 1 else f"{len(ended):,} fixed terms or secondments"
        where = ended[0] if len(ended) == 1 else f"the first in {ended[0]}"
        yield f"{what} ended by {say(choices.on)} ({where}), and counts in post: correct the day, or take it out"
    unpooled = sum(post.row.get("pool") == NO_POOL for post in gathered.posts)
    if unpooled:
        yield f'{unpooled:,} of {len(gathered.posts):,} rows name no pool, and stand in "{NO_POOL}"'
    yield from _unknown_status(gathered.posts)
    unpaid = gathered.asides.get("unpaid")
    if unpaid:
        people = counted(unpaid.rows, "row")
        are = "is" if unpaid.rows == 1 else "are"
        yield f"{people} of a career break or unpaid secondment {are} set aside; add whose post or exit the plan counts"
    yield from _supplement(gathered.posts)
    yield from _alike(gathered.posts)


def _supplement(posts: list[Post]) -> Iterator[str]:
    """Yield a sentence where most salaries in high cost areas hold the supplement, which the model adds to them."""
    paid = [(row["band"], row["zone"], row["base_salary"]) for row in (post.row for post in posts) if row.get("zone")]
    paid = [(band, zone, salary) for band, zone, salary in paid if salary]
    holding = with_supplement(paid)
    if holding > MOST * len(paid):
        of = f"{holding:,} of {len(paid):,} salaries in high cost areas"
        yield f"{of} are a point's pay and the supplement, which is then added again: take it out of the salaries"


def _local(gathered: Gathered) -> str:
    """Return the sentence that counts the rows on grades that are no pay band, by grade."""
    by_grade: dict[str, list[str]] = defaultdict(list)
    for grade, count in gathered.local.items():
        by_grade[grade.lower()] += [grade] * count
    listed = sorted(by_grade.values(), key=lambda grades: (-len(grades), grades[0]))
    count = gathered.local.total()
    if len(listed) > MANY and len(listed) > count / 2:  # as where the column holds names, which are not to be told
        return (
            f"{count:,} rows are on {len(listed):,} grades that are no pay band: see that the column is that of grades"
        )
    told = [grades for grades in listed if is_grade(grades[0])]  # any other may be a person's name
    named = [f"{grades[0]} {len(grades)}" for grades in told[:FEW]]
    more = count - sum(len(grades) for grades in told[:FEW])
    named += [f"others {more}"] if more else []
    rows = "1 row is on a grade that is" if count == 1 else f"{count:,} rows are on grades that are"
    return f"{rows} no pay band, and so on local pay: {', '.join(named)}"


def _unknown_status(posts: list[Post]) -> Iterator[str]:
    """Yield a sentence where rows have a status of no known words, so that it is not known whether they are in post."""
    unknown = [post for post in posts if (status := text(post.line, "status")) and not IN_POST.fullmatch(status)]
    if unknown:
        have = "1 row has" if len(unknown) == 1 else f"{len(unknown):,} rows have"
        where = f"row {unknown[0].line.number} of {unknown[0].sheet}"
        yield f"{have} a status that is not known, the first on {where}, and count in post: set aside who is not"


def _alike(posts: list[Post]) -> Iterator[str]:
    """Yield a sentence where rows of no numbered person are alike in every cell, as a row is that was pasted twice."""
    rows: dict[tuple[str, ...], list[Post]] = defaultdict(list)
    for post in posts:
        if not any(text(post.line, key) for key in KEYS):
            rows[post.sheet, *map(str, post.line.filled)].append(post)
    twins = [group for group in rows.values() if len(group) > 1]
    if twins:
        first, second = twins[0][:2]
        more = sum(len(group) - 1 for group in twins)
        what = "1 row says" if more == 1 else f"{more:,} rows say"
        where = f"{first.sheet} row {second.line.number} what row {first.line.number} does"
        yield f"{what} what another does in every cell, such as {where}: each counts; take out what was pasted twice"
