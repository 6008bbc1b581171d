"""Takes in a list of vacancies as it comes, by the reader and the headings' aliases that staff lists have.

Every row is a post, is set aside for a reason that is told, or is refused at its cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from model.body_workbook.cell_values import plain
from model.import_staff.dates import date_in, order_of
from model.import_staff.grades import NOT_GIVEN, grade_in
from model.import_staff.grammar import number_in, spaced
from model.import_staff.headings import FOOTNOTE, UNIT, squeezed
from model.import_staff.rows import TOTAL
from model.import_staff.take import discreet
from model.matching.build import NUMBER
from model.matching.places import OUTCODE, POSTCODE, named, outcodes
from model.problems import InputError, Problem, Unreadable
from model.reading.cells import Broken, Row, letters
from model.reading.door import read_book
from model.reading.grid import holding
from model.rules.rulebook import table

LEAST = 3  # headings that are known, in a row of headings
NEEDED = ("band", "place")
CLOSED = re.compile(r".*\b(filled|closed|withdrawn|cancelled|appointed|on hold)\b.*", re.I)
YES = {"y", "yes", "true", "1", "considered"}
NO_TABLE = "holds no table of vacancies that can be recognised; head one column Band, one Location and one WTE"
LABELS = {"wte": "WTE", "opens": "Open from", "count": "Number of posts"}
MOST_POSTS = 200  # that one row stands for
SET_ASIDE = {"total": "totals", "closed": "filled or closed", "local": "on no pay band", "no wte": "no WTE"}


@dataclass
class TakenPosts:
    """The posts of a list of vacancies, what became of each row, how each column was read, and the cells at fault."""

    posts: list[dict[str, Any]] = field(default_factory=list)
    rows: int = 0
    used: int = 0  # rows that are posts
    aside: Counter[str] = field(default_factory=Counter)
    columns: dict[str, str] = field(default_factory=dict)  # the field of each column, such as "C": "band"
    problems: list[Problem] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)


@cache
def _known() -> Mapping[str, str]:
    """Return the field that each known heading means, by the heading as `squeezed` returns it."""
    return {squeezed(row["heading"]): row["field"] for row in table("vacancy_aliases")}


def meaning(heading: Any) -> str:
    """Return the field that a heading of a list of vacancies means, "" where it is not known.

    >>> meaning("Closing Date"), meaning("Vacancy WTE [note 2]"), meaning("Hiring manager")
    ('closes', 'wte', '')
    """
    if not isinstance(heading, str):
        return ""
    bare = FOOTNOTE.sub("", heading)
    return _known().get(squeezed(bare)) or _known().get(squeezed(UNIT.sub("", bare)), "")


def take_posts(path: Path, body: str = "", function: str = "", sheet: str = "", dates: str = "") -> TakenPosts:
    """Read a list of vacancies and return its posts; cells at fault are in its problems.

    `body` and `function` stand where the list has no such column, `sheet` names the sheet to read, the first with a
    table if not given, and `dates` says how dates are written. Raises InputError where no table is found.
    """
    book = discreet(read_book(path))
    taken = TakenPosts()
    for each in book.sheets:
        if sheet and each.title.lower() != sheet.lower():
            continue
        filled = list(holding(each.rows))
        heads = next((at for at, row in filled if _score(row) >= LEAST), None)
        if heads is not None:
            _take(taken, str(path), each.title, heads, filled, (body, function, dates))
            return taken
    raise InputError([Problem(str(path), NO_TABLE)])


def _score(row: Row) -> int:
    """Return how many different fields the cells of a row name, if they are headings."""
    return len({meaning(value) for value in row} - {""})


def _take(
    taken: TakenPosts,
    file: str,
    title: str,
    heads: int,
    filled: Sequence[tuple[int, Row]],
    given: tuple[str, str, str],
) -> None:
    """Put the rows below the headings, in row `heads` from 0, into `taken`."""
    names = next(row for at, row in filled if at == heads)
    places: dict[str, int] = {}
    for place, heading in enumerate(names):
        if (name := meaning(heading)) and name not in places:
            places[name] = place
            taken.columns[letters(place + 1)] = name
    body, function, dates = given
    lacking = [name for name in NEEDED if name not in places]
    lacking += [name for name, said in (("body", body), ("function", function)) if name not in places and not said]
    if lacking:
        hints = {"body": "--body", "function": "--function"}
        asked = {name: f"say it with {hints[name]}" if name in hints else "head one so" for name in lacking}
        raise InputError([Problem(f"{file} {title}", f"has no column of {name}; {asked[name]}") for name in lacking])
    rows = [(at, row) for at, row in filled if at > heads]
    both = [name for name in ("opens", "closes") if name in places]
    order, tellings = order_of(row[places[name]] for _, row in rows for name in both)
    if order and not dates:
        taken.assumed.append(f"dates such as 03/04/2027 are {order}, as {tellings} of the list can only be")
    for at, row in rows:
        taken.rows += 1
        cells = {name: row[place] for name, place in places.items()}
        if why := _aside(cells, row):
            taken.aside[why] += 1
            continue
        before = len(taken.problems)
        post: dict[str, Any] = {"body": body, "function": function}
        for name, value in _read(cells, dates or order):
            if isinstance(value, Unreadable):
                cell = f"{letters(places[name] + 1)}{at + 1}"
                taken.problems.append(
                    Problem(f"{file} {title}!{cell}", f'"{LABELS.get(name, name.capitalize())}" {value}', title, cell)
                )
            elif value not in (None, ""):
                post[name] = value
        if len(taken.problems) > before:
            continue
        if post["band"] == NOT_GIVEN:
            taken.aside["local"] += 1
        else:
            _add(taken, post, at + 1)


def _aside(cells: Mapping[str, Any], row: Row) -> str:
    """Return why a row is no post, a key of SET_ASIDE; "" where it is one."""
    words = [spaced(value) for value in row if isinstance(value, str)]
    if (words and TOTAL.fullmatch(words[0])) or sum(value is not None for value in row) < LEAST:
        return "total"
    if CLOSED.fullmatch(str(cells.get("status") or "")):
        return "closed"
    return "no wte" if cells.get("wte") == 0 else ""


def _read(cells: Mapping[str, Any], order: str) -> Iterator[tuple[str, Any]]:
    """Yield each field that the Posts sheet takes, with its value, or with why it cannot be read."""
    for name, value in cells.items():
        if value is None or (isinstance(value, str) and not value.strip()):
            if name in NEEDED:
                yield name, Unreadable("is blank; give it")
            continue
        try:
            yield name, _value(name, value, order)
        except Unreadable as fault:
            yield name, fault


def _value(name: str, value: Any, order: str) -> Any:
    """Return the value of a field; raises Unreadable, with the end of a sentence, where it cannot be read."""
    if isinstance(value, Broken):
        raise Unreadable(value.sentence)
    if name == "band":
        return grade_in(value).band
    if name in ("wte", "count"):
        number = number_in(value)
        if not 0 < number <= MOST_POSTS:
            raise Unreadable(f"is outside 0 to {MOST_POSTS}; check it")
        return number
    if name in ("opens", "closes"):
        day = date_in(value, order)
        return day if isinstance(day, date) else None
    text = plain(value)
    if name == "split":
        return "yes" if text.lower() in YES else None
    if name == "place":
        return _place(text)
    return text


def _place(text: str) -> str:
    """Return a post's place as an outcode where the text has one, and else as the site it names.

    >>> _place("LS1 4AP"), _place("Leeds General, Great George St, Leeds LS1 3EX"), _place("St James")
    ('LS1', 'LS1', 'St James')
    """
    words = named(text)
    for found in (*POSTCODE.findall(words), *OUTCODE.findall(words)):
        if found in outcodes() and re.search(rf"\b{found}\b", words):
            return str(found)
    return text


def _add(taken: TakenPosts, post: dict[str, Any], row: int) -> None:
    """Add a post, or as many as its row stands for, each with a number of its own."""
    taken.used += 1
    count, wte = int(post.pop("count", 1)), float(post.get("wte", 1.0))
    post.pop("status", None)
    post.pop("title", None)
    if count == 1 and wte > 1.5:  # the WTE of several posts in one row
        count, wte = max(1, round(wte)), wte / max(1, round(wte))
    elif count > 1 and wte > 1.5:
        wte /= count
    number = str(post.get("post", ""))
    known = {each["post"].lower() for each in taken.posts}
    if not NUMBER.fullmatch(number) or number.lower() in known:
        number = f"row-{row}"
    for copy in range(1, count + 1):
        named_post = number if count == 1 else f"{number}.{copy}"
        taken.posts.append({**post, "post": named_post, "wte": round(wte, 4)})
