"""Makes a region out of the tables that were read: words become numbers, and rows are held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

import numpy as np

from model.matching.columns import AT_RISK, FUNCTIONS, POSTS, TRAVEL
from model.matching.payoffs import payoffs
from model.matching.places import fault, named
from model.matching.policy import Policy
from model.matching.region import NONE, People, Posts, Region, Routes, Words
from model.matching.slots import slot_alerts
from model.matching.tables import Place, Sheets, Table
from model.spoken import spoken_path

NUMBER = re.compile(r"(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9./_-]{0,39}")
INSURANCE = re.compile(r"[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]?", re.I)
TWICE = "stands on two rows with other figures, in all workbooks; keep one"
WIDER = 2.0  # the code of those whom first refusal covers only since it was widened


class _Coder:
    """Numbers of words, in the order of the alphabet; a word is the same however its letters are written."""

    def __init__(self, words: Iterable[str]) -> None:
        first: dict[str, str] = {}
        for word in sorted(word for word in words if word):
            first.setdefault(word.lower(), word)
        self.words = tuple(first[key] for key in sorted(first))
        self._number = {key: at for at, key in enumerate(sorted(first))}

    def __call__(self, word: str) -> int:
        """Return the number of a word; NONE for a blank or an unknown one."""
        return self._number.get(word.lower(), NONE)


def several(text: str) -> list[str]:
    """Return the words of a cell that lists several, with ; between them, or commas where there is no ;.

    >>> several("Finance; Strategy, policy"), several("NMC, HCPC"), several("")
    (['Finance', 'Strategy, policy'], ['NMC', 'HCPC'], [])
    """
    return [word.strip() for word in text.split(";" if ";" in text else ",") if word.strip()]


def built(found: Sheets, policy: Policy) -> Region:
    """Return the region that all tables make together; problems are noted in the readers of the cells at fault."""
    at_risk = [(table, row) for table in found.tables[AT_RISK] for row in range(len(table.rows))]
    posts = [(table, row) for table in found.tables[POSTS] for row in range(len(table.rows))]
    routes = [(table, row) for table in found.tables[FUNCTIONS] for row in range(len(table.rows))]
    travel, sites = _travel(found)
    functions = _Coder(
        [table.text(row, "function") for table, row in (*at_risk, *posts)]
        + [word for table, row in at_risk for word in several(table.text(row, "others"))]
        + [table.text(row, name) for table, row in routes for name in ("start", "end")]
    )
    registrations = _Coder(
        word for table, row in (*at_risk, *posts) for word in several(table.text(row, "registration"))
    )
    rings = _Coder(table.text(row, "ring") for table, row in (*at_risk, *posts))
    bodies = _Coder(_body(found, each) for each in (*at_risk, *posts))
    places = _Coder(
        [named(table.text(row, name)) for table, row in at_risk for name in ("works_at", "lives_at")]
        + [named(table.text(row, "place")) for table, row in posts]
    )
    for each in (*at_risk, *posts):
        if not _body(found, each):
            each[0].reader.fault(each[0].cell(each[1], "body"), '"Body" is blank; give it')
    references = _references(at_risk, "reference", "Reference")
    names = _references(posts, "post", "Post")
    for table, row in at_risk:
        for name in ("works_at", "lives_at"):
            _place(table, row, name, {"works_at": "Works at", "lives_at": "Lives at"}[name], sites)
    for table, row in posts:
        _place(table, row, "place", "Place", sites)
    words = Words(bodies.words, functions.words, registrations.words, places.words, rings.words)
    people = _people(found, at_risk, references, policy, (bodies, functions, registrations, places, rings))
    jobs = _posts(found, posts, names, references, (bodies, functions, registrations, places, rings))
    _sense(at_risk, posts, people, jobs)
    region = Region(people, jobs, _routes(routes, functions), words, travel, policy)
    slotted = () if any(reader.problems for reader in found.readers) else _slotted(region, posts, len(found.readers))
    return replace(region, warnings=(*_lonely(people, jobs, words), *_unheard(people, jobs, words), *slotted))


def _body(found: Sheets, place: Place) -> str:
    """Return the body of a row: the one it names, or the workbook's own."""
    table, row = place
    return table.text(row, "body") or found.bodies[table.reader.file]


def _column(rows: list[Place], name: str) -> np.ndarray:
    """Return a column of numbers over all tables, (rows,)."""
    return np.array([table.numbers[name][row] for table, row in rows], dtype=float)


def _references(rows: list[Place], name: str, heading: str) -> dict[str, int]:
    """Return the number of each row by its reference in small letters; twins, and what is no reference, are noted."""
    number: dict[str, int] = {}
    for at, (table, row) in enumerate(rows):
        text, cell = table.text(row, name), table.cell(row, name)
        if not text:
            continue
        if INSURANCE.fullmatch(text):
            table.reader.fault(cell, f'"{heading}" is of the form of a National Insurance number; give another number')
        elif not NUMBER.fullmatch(text):
            form = "letters, digits and - / . _ without spaces, with a digit among them"
            table.reader.fault(cell, f'"{heading}" is no reference number, which is of {form}; give one')
        elif text.lower() in number:
            other, first = rows[number[text.lower()]]
            where = other.cell(first, name).where
            table.reader.fault(cell, f'"{heading}" stands on two rows, here and in {where}; give each its own')
        number.setdefault(text.lower(), at)
    return number


def _place(table: Table, row: int, name: str, heading: str, sites: set[str]) -> None:
    """Note a place that is neither an outcode nor a site of the Travel sheet."""
    text = named(table.text(row, name))
    if text and (why := fault(text, sites)):
        table.reader.fault(table.cell(row, name), f'"{heading}" {why}')


def _travel(found: Sheets) -> tuple[dict[tuple[str, str], float], set[str]]:
    """Return the minutes that the Travel sheets give, by from and to, and the names of all places on them."""
    minutes: dict[tuple[str, str], float] = {}
    sites: set[str] = set()
    for table in found.tables[TRAVEL]:
        for row in range(len(table.rows)):
            start, end = (named(table.text(row, name)) for name in ("from", "to"))
            taken = float(table.numbers["minutes"][row])
            if minutes.setdefault((start, end), taken) != taken == taken:
                table.reader.fault(table.cell(row, "from"), TWICE)
            sites |= {start, end}
    return minutes, sites


Coders = tuple[_Coder, _Coder, _Coder, _Coder, _Coder]


def _people(found: Sheets, rows: list[Place], references: Mapping[str, int], policy: Policy, code: Coders) -> People:
    """Return the people at risk as columns."""
    bodies, functions, registrations, places, rings = code
    first = _column(rows, "first")
    lives = [named(table.text(row, "lives_at")) or named(table.text(row, "works_at")) for table, row in rows]
    own = _column(rows, "minutes")
    wte = _column(rows, "wte")
    others = [
        tuple(sorted({functions(word) for word in several(table.text(row, "others"))} - {NONE})) for table, row in rows
    ]
    return People(
        reference=tuple(table.text(row, "reference") for table, row in rows),
        body=np.array([bodies(_body(found, each)) for each in rows], dtype=int),
        band=_codes(_column(rows, "band")),
        function=np.array([functions(table.text(row, "function")) for table, row in rows], dtype=int),
        others=tuple(others),
        holds=tuple(
            tuple(sorted({registrations(word) for word in several(table.text(row, "registration"))}))
            for table, row in rows
        ),
        place=np.array([places(place) for place in lives], dtype=int),
        minutes=np.fmin(own, policy["most_minutes"]),
        wte=wte,
        least_wte=np.fmin(_column(rows, "least_wte"), wte),
        salary=_column(rows, "salary"),
        notice_ends=_column(rows, "notice_ends"),
        notice_begins=_column(rows, "notice_begins"),
        first=(first > 0) & ((first != WIDER) | policy.law.first_refusal_is_wider),
        ring=np.array([rings(table.text(row, "ring")) for table, row in rows], dtype=int),
        lower=_column(rows, "lower") > 0,
        wave=_codes(_column(rows, "wave")),
        payoff=payoffs(rows),
    )


def _posts(
    found: Sheets, rows: list[Place], names: Mapping[str, int], references: Mapping[str, int], code: Coders
) -> Posts:
    """Return the posts as columns; a slot-in for nobody at risk, or twice for one, is noted."""
    bodies, functions, registrations, places, rings = code
    slots = []
    for table, row in rows:
        text = table.text(row, "slot_in").lower()
        slots.append(references.get(text, NONE))
        if text and slots[-1] == NONE:
            table.reader.fault(table.cell(row, "slot_in"), '"Slot-in for" is nobody of the At risk sheet; check it')
        elif text and slots[-1] in slots[:-1]:
            table.reader.fault(table.cell(row, "slot_in"), '"Slot-in for" is set twice for one person; keep one')
        if len(several(table.text(row, "registration"))) > 1:
            table.reader.fault(table.cell(row, "registration"), '"Registration needed" names several; name one')
    opens, closes = _column(rows, "opens"), _column(rows, "closes")
    return Posts(
        name=tuple(table.text(row, "post") for table, row in rows),
        body=np.array([bodies(_body(found, each)) for each in rows], dtype=int),
        band=_codes(_column(rows, "band")),
        function=np.array([functions(table.text(row, "function")) for table, row in rows], dtype=int),
        needs=np.array([registrations(table.text(row, "registration")) for table, row in rows], dtype=int),
        place=np.array([places(named(table.text(row, "place"))) for table, row in rows], dtype=int),
        wte=_column(rows, "wte"),
        split=_column(rows, "split") > 0,
        ring=np.array([rings(table.text(row, "ring")) for table, row in rows], dtype=int),
        opens=np.where(np.isnan(opens), -np.inf, opens),
        closes=np.where(np.isnan(closes), np.inf, closes),
        slot=np.array(slots, dtype=int),
    )


def _codes(column: np.ndarray) -> np.ndarray:
    """Return a column of codes as whole numbers; a cell at fault, which is nan, is 0."""
    return np.asarray(np.nan_to_num(column).astype(int))


def _routes(rows: list[Place], functions: _Coder) -> Routes:
    """Return the routes of training as matrices; a route that stands twice is noted."""
    size = len(functions.words)
    weeks, cost, succeed = np.full((3, size, size), np.nan)
    for table, row in rows:
        at = functions(table.text(row, "start")), functions(table.text(row, "end"))
        if NONE in at:
            continue
        figures = [float(table.numbers[name][row]) for name in ("weeks", "cost", "succeed")]
        if not np.isnan(weeks[at]) and [weeks[at], cost[at], succeed[at]] != figures:
            table.reader.fault(table.cell(row, "start"), TWICE)
        weeks[at], cost[at], succeed[at] = figures
    return Routes(weeks, cost, succeed)


def _sense(at_risk: list[Place], posts: list[Place], people: People, jobs: Posts) -> None:
    """Note rows whose cells cannot all be true."""
    for at in np.flatnonzero(jobs.closes < jobs.opens):
        table, row = posts[at]
        table.reader.fault(
            table.cell(row, "closes"),
            '"Closes" is before "Open from": the post would close before it opens; check both dates',
        )
    for at in np.flatnonzero(people.notice_begins > people.notice_ends):
        table, row = at_risk[at]
        table.reader.fault(
            table.cell(row, "notice_begins"), '"Notice given": it would end before it is given; check both dates'
        )
    for at in np.flatnonzero(jobs.slot != NONE):
        person, (table, row) = int(jobs.slot[at]), posts[at]
        if people.band[person] != jobs.band[at]:
            table.reader.fault(table.cell(row, "slot_in"), '"Slot-in for" is of another band; nobody slots into one')
        if jobs.needs[at] != NONE and jobs.needs[at] not in people.holds[person]:
            why = '"Slot-in for" lacks the registration that the post needs; check both'
            table.reader.fault(table.cell(row, "slot_in"), why)


def _slotted(region: Region, posts: list[Place], workbooks: int) -> Iterable[str]:
    """Yield an alert for each kind of slot-in to be looked at, with the cells of all its rows."""
    cells: dict[str, list[str]] = {}
    for post, why in slot_alerts(region):
        table, row = posts[post]
        file = f"{spoken_path(table.reader.file)} " if workbooks > 1 else ""
        cells.setdefault(why, []).append(f"{file}{table.cell(row, 'slot_in').where}")
    for why, places in cells.items():
        yield f"{', '.join(places)}: {why}"


def _lonely(people: People, jobs: Posts, words: Words) -> Iterable[str]:
    """Yield an alert for each function that only people or only posts have, and that is spelt like another's."""
    of_people, of_jobs = ({words.functions[at] for at in each.function if at != NONE} for each in (people, jobs))
    told: set[str] = set()
    for alone, others, where in ((of_people - of_jobs, of_jobs, AT_RISK), (of_jobs - of_people, of_people, POSTS)):
        for word in sorted(alone - told):
            if near := get_close_matches(word, sorted(others), 1, 0.8):
                told |= {word, near[0]}
                yield f'the function "{word}" of {where} is hardly another than "{near[0]}": write one word for both'


def _unheard(people: People, jobs: Posts, words: Words) -> Iterable[str]:
    """Yield a note of those for whom something that decides is not known."""
    if nowhere := int((people.place == NONE).sum()):
        yield f"{nowhere:,} of {len(people):,} at risk have no place, and are near no post"
    if unpaid := int(np.isnan(people.payoff).sum()):
        yield f"{unpaid:,} of {len(people):,} at risk have no payoff, which counts as nothing"
