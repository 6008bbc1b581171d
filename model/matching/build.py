"""Makes a region out of the tables that were read: words become numbers, and rows are held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

import numpy as np

from model.matching.columns import AT_RISK, FUNCTIONS, POSTS, TRAVEL
from model.matching.payoffs import payoffs
from model.matching.places import fault, named
from model.matching.policy import Policy
from model.matching.region import NONE, People, Posts, Region, Routes, Words
from model.matching.slots import slot_alerts
from model.matching.tables import Rows, Sheets
from model.spoken import spoken_path

NUMBER = re.compile(r"(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9./_-]{0,39}")
INSURANCE = re.compile(r"[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]?", re.I)
TWICE = "stands on two rows with other figures, in all workbooks; keep one"
WIDER = 2.0  # the code of those whom first refusal covers only since it was widened


class _Coder:
    """Numbers of words, in the order of the alphabet; a word is the same however its letters are written."""

    def __init__(self, *columns: Sequence[str]) -> None:
        first: dict[str, str] = {}
        for word in sorted({word for column in columns for word in set(column) if word}):
            first.setdefault(word.lower(), word)
        self.words = tuple(first[key] for key in sorted(first))
        self._number = {key: at for at, key in enumerate(sorted(first))}

    def __call__(self, word: str) -> int:
        """Return the number of a word; NONE for a blank or an unknown one."""
        return self._number.get(word.lower(), NONE)

    def column(self, words: Sequence[str]) -> np.ndarray:
        """Return the numbers of a column of words; each word is looked up once, as most stand in many rows."""
        number = {word: self(word) for word in set(words)}
        return np.array([*map(number.__getitem__, words)], dtype=int)

    def lists(self, texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
        """Return the numbers of a column whose cells list several words, of each cell in order and once each."""
        numbers = {text: tuple(sorted({self(word) for word in several(text)})) for text in set(texts)}
        return tuple(map(numbers.__getitem__, texts))


def several(text: str) -> list[str]:
    """Return the words of a cell that lists several, with ; between them, or commas where there is no ;.

    >>> several("Finance; Strategy, policy"), several("NMC, HCPC"), several("")
    (['Finance', 'Strategy, policy'], ['NMC', 'HCPC'], [])
    """
    return [word.strip() for word in text.split(";" if ";" in text else ",") if word.strip()]


def built(found: Sheets, policy: Policy) -> Region:
    """Return the region that all tables make together; problems are noted in the readers of the cells at fault."""
    at_risk, posts, routes = (Rows(found.tables[sheet]) for sheet in (AT_RISK, POSTS, FUNCTIONS))
    travel, sites = _travel(found)
    functions = _Coder(
        *(at_risk.words("function"), posts.words("function"), routes.words("start"), routes.words("end")),
        [word for text in set(at_risk.words("others")) for word in several(text)],
    )
    of_both = {*at_risk.words("registration"), *posts.words("registration")}
    registrations = _Coder([word for text in of_both for word in several(text)])
    rings = _Coder(at_risk.words("ring"), posts.words("ring"))
    bodies = _Coder(_bodies(found, at_risk), _bodies(found, posts))
    places = _Coder(*(_places(at_risk, name) for name in ("works_at", "lives_at")), _places(posts, "place"))
    for rows in (at_risk, posts):
        for at, body in enumerate(_bodies(found, rows)):
            if not body:
                rows.fault(at, "body", '"Body" is blank; give it')
    references = _references(at_risk, "reference", "Reference")
    names = _references(posts, "post", "Post")
    _known(at_risk, {"works_at": "Works at", "lives_at": "Lives at"}, sites)
    _known(posts, {"place": "Place"}, sites)
    words = Words(bodies.words, functions.words, registrations.words, places.words, rings.words)
    people = _people(found, at_risk, references, policy, (bodies, functions, registrations, places, rings))
    jobs = _posts(found, posts, names, references, (bodies, functions, registrations, places, rings))
    _sense(at_risk, posts, people, jobs)
    region = Region(people, jobs, _routes(routes, functions), words, travel, policy)
    slotted = () if any(reader.problems for reader in found.readers) else _slotted(region, posts, len(found.readers))
    return replace(region, warnings=(*_lonely(people, jobs, words), *_unheard(people, jobs, words), *slotted))


def _bodies(found: Sheets, rows: Rows) -> list[str]:
    """Return the body of each row: the one it names, or the workbook's own."""
    return [body or found.bodies[table.reader.file] for table in rows.tables for body in table.words("body")]


def _places(rows: Rows, name: str) -> list[str]:
    """Return a column of places, each as it is looked up."""
    words = rows.words(name)
    known = {word: named(word) for word in set(words)}
    return [*map(known.__getitem__, words)]


def _references(rows: Rows, name: str, heading: str) -> dict[str, int]:
    """Return the number of each row by its reference in small letters; twins, and what is no reference, are noted."""
    number: dict[str, int] = {}
    for at, text in enumerate(rows.words(name)):
        if not text:
            continue
        if INSURANCE.fullmatch(text):
            rows.fault(at, name, f'"{heading}" is of the form of a National Insurance number; give another number')
        elif not NUMBER.fullmatch(text):
            form = "letters, digits and - / . _ without spaces, with a digit among them"
            rows.fault(at, name, f'"{heading}" is no reference number, which is of {form}; give one')
        elif text.lower() in number:
            other, first = rows.places[number[text.lower()]]
            where = other.cell(first, name).where
            rows.fault(at, name, f'"{heading}" stands on two rows, here and in {where}; give each its own')
        number.setdefault(text.lower(), at)
    return number


def _known(rows: Rows, headings: Mapping[str, str], sites: set[str]) -> None:
    """Note places that are neither an outcode nor a site of the Travel sheet; `headings` are those of their columns."""
    columns = {name: _places(rows, name) for name in headings}
    why = {text: fault(text, sites) for column in columns.values() for text in set(column) if text}
    for at, texts in enumerate(zip(*columns.values(), strict=True)):
        for name, text in zip(headings, texts, strict=True):
            if why.get(text):
                rows.fault(at, name, f'"{headings[name]}" {why[text]}')


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


def _people(found: Sheets, rows: Rows, references: Mapping[str, int], policy: Policy, code: Coders) -> People:
    """Return the people at risk as columns."""
    bodies, functions, registrations, places, rings = code
    first, wte, own = rows.numbers("first"), rows.numbers("wte"), rows.numbers("minutes")
    lives = [home or work for home, work in zip(_places(rows, "lives_at"), _places(rows, "works_at"), strict=True)]
    return People(
        reference=tuple(rows.words("reference")),
        body=bodies.column(_bodies(found, rows)),
        band=_codes(rows.numbers("band")),
        function=functions.column(rows.words("function")),
        others=functions.lists(rows.words("others")),
        holds=registrations.lists(rows.words("registration")),
        place=places.column(lives),
        minutes=np.fmin(own, policy["most_minutes"]),
        wte=wte,
        least_wte=np.fmin(rows.numbers("least_wte"), wte),
        salary=rows.numbers("salary"),
        notice_ends=rows.numbers("notice_ends"),
        notice_begins=rows.numbers("notice_begins"),
        first=(first > 0) & ((first != WIDER) | policy.law.first_refusal_is_wider),
        ring=rings.column(rows.words("ring")),
        lower=rows.numbers("lower") > 0,
        wave=_codes(rows.numbers("wave")),
        payoff=payoffs(rows.places),
    )


def _posts(found: Sheets, rows: Rows, names: Mapping[str, int], references: Mapping[str, int], code: Coders) -> Posts:
    """Return the posts as columns; a slot-in for nobody at risk, or twice for one, is noted."""
    bodies, functions, registrations, places, rings = code
    slots, taken = np.full(len(rows.places), NONE), set()
    several_needed = {text for text in set(rows.words("registration")) if len(several(text)) > 1}
    for at, (slot, needed) in enumerate(zip(rows.words("slot_in"), rows.words("registration"), strict=True)):
        if slot:
            slots[at] = references.get(slot.lower(), NONE)
            if slots[at] == NONE:
                rows.fault(at, "slot_in", '"Slot-in for" is nobody of the At risk sheet; check it')
            elif int(slots[at]) in taken:
                rows.fault(at, "slot_in", '"Slot-in for" is set twice for one person; keep one')
            taken.add(int(slots[at]))
        if needed in several_needed:
            rows.fault(at, "registration", '"Registration needed" names several; name one')
    opens, closes = rows.numbers("opens"), rows.numbers("closes")
    return Posts(
        name=tuple(rows.words("post")),
        body=bodies.column(_bodies(found, rows)),
        band=_codes(rows.numbers("band")),
        function=functions.column(rows.words("function")),
        needs=registrations.column(rows.words("registration")),
        place=places.column(_places(rows, "place")),
        wte=rows.numbers("wte"),
        split=rows.numbers("split") > 0,
        ring=rings.column(rows.words("ring")),
        opens=np.where(np.isnan(opens), -np.inf, opens),
        closes=np.where(np.isnan(closes), np.inf, closes),
        slot=slots,
    )


def _codes(column: np.ndarray) -> np.ndarray:
    """Return a column of codes as whole numbers; a cell at fault, which is nan, is 0."""
    return np.asarray(np.nan_to_num(column).astype(int))


def _routes(rows: Rows, functions: _Coder) -> Routes:
    """Return the routes of training as matrices; a route that stands twice is noted."""
    size = len(functions.words)
    weeks, cost, succeed = np.full((3, size, size), np.nan)
    ends = zip(rows.words("start"), rows.words("end"), strict=True)
    of_each = zip(*(rows.numbers(name).tolist() for name in ("weeks", "cost", "succeed")), strict=True)
    for row, ((start, end), figures) in enumerate(zip(ends, of_each, strict=True)):
        at = functions(start), functions(end)
        if NONE in at:
            continue
        if not np.isnan(weeks[at]) and (weeks[at], cost[at], succeed[at]) != figures:
            rows.fault(row, "start", TWICE)
        weeks[at], cost[at], succeed[at] = figures
    return Routes(weeks, cost, succeed)


def _sense(at_risk: Rows, posts: Rows, people: People, jobs: Posts) -> None:
    """Note rows whose cells cannot all be true."""
    for at in np.flatnonzero(jobs.closes < jobs.opens).tolist():
        before = '"Closes" is before "Open from": the post would close before it opens; check both dates'
        posts.fault(at, "closes", before)
    for at in np.flatnonzero(people.notice_begins > people.notice_ends).tolist():
        before = '"Notice given": it would end before it is given; check both dates'
        at_risk.fault(at, "notice_begins", before)
    for at in np.flatnonzero(jobs.slot != NONE).tolist():
        person = int(jobs.slot[at])
        if people.band[person] != jobs.band[at]:
            posts.fault(at, "slot_in", '"Slot-in for" is of another band; nobody slots into one')
        if jobs.needs[at] != NONE and jobs.needs[at] not in people.holds[person]:
            posts.fault(at, "slot_in", '"Slot-in for" lacks the registration that the post needs; check both')


def _slotted(region: Region, posts: Rows, workbooks: int) -> Iterable[str]:
    """Yield an alert for each kind of slot-in to be looked at, with the cells of all its rows."""
    cells: dict[str, list[str]] = {}
    for post, why in slot_alerts(region):
        table, row = posts.places[post]
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
