"""The layout of the results workbook: the sheet, row and column of every input and line of the model.

A line that reads a lever, directly or through other lines, is on every option's sheet. A line that reads a person is on
People. Any other line is once on Basis. The lines of an exit are computed for several purposes
(`model.projection.costings`), and each is placed for each purpose by what it reads there: a rate that is the same for
all leavers of a year is looked up once a year, on Basis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from model.body.inputs import Inputs
from model.language.axes import LAST_YEAR, NEXT_YEAR, OF_OPTIONS, members
from model.language.line import Chapter, Given, Line, fill
from model.language.one_member import of_one_member
from model.language.plan import needed
from model.language.words import TYPED
from model.lines.agreed import agreed_days, agreed_sums
from model.lines.announced import announced
from model.lines.calendar import calendar
from model.lines.disclosure import PACKAGES
from model.lines.leaving import leaving
from model.lines.model import AFTER, BODY, givens
from model.lines.pay import pay
from model.lines.pools import pools
from model.lines.reading import READING
from model.lines.rounds import terms
from model.lines.rows import rows
from model.lines.target import target
from model.lines.volunteers import volunteers
from model.projection.axes import member_names
from model.projection.costings import Costing
from model.projection.people import PEOPLE
from model.projection.project import NOTHING, NOTHING_VALUE
from model.results_workbook.addresses import Place, Reader, address
from model.results_workbook.entries import FOLDED, IDLE, OPEN, Section, Shown
from model.results_workbook.key_lines import OF_BASIS, OF_OPTION, Key, KeyRow, key_rows
from model.results_workbook.staff_columns import GIVENS
from model.xlsx.sheet_geometry import FIRST, OPENING, YEARS

BASIS, STAFF, SIDE = "Basis", "People", "Side by side"
FIRST_PERSON = 6  # the row, from 0, of the first person on People
# The model in reading order, as the sheets show it.
BEFORE: tuple[Chapter, ...] = (*READING, target, announced, pay, calendar, leaving, rows, agreed_days)
SUMS: tuple[Chapter, ...] = (pools, volunteers, agreed_sums, *PACKAGES)
BY_OPTION: tuple[Chapter, ...] = (calendar, *BODY, *AFTER)


@dataclass
class Layout:
    """Where every value stands; it is made once, before anything is written.

    Addresses outside the model's own sheets, `tables` and `typed`, are added when those sheets are written.
    """

    years: int
    counts: Mapping[str, int]  # members of each axis
    tables: dict[str, str] = field(default_factory=dict)  # addresses of the columns of tables
    typed: dict[str, Callable[[Reader], str]] = field(default_factory=dict)  # cells of the input sheets
    basis: list[Shown | Section | KeyRow] = field(default_factory=list)
    option: list[Shown | Section | KeyRow] = field(default_factory=list)
    people: list[Shown | Section] = field(default_factory=list)
    outer: dict[str, Place] = field(default_factory=dict)
    inner: dict[str, dict[str, Place]] = field(default_factory=dict)
    reads: dict[str, Mapping[str, str]] = field(default_factory=dict)
    made: dict[tuple[object, ...], str] = field(default_factory=dict)  # addresses

    def place(self, name: str, costing: str = "") -> tuple[Place, int]:
        """Return where a value stands, and which column from there to read: 0, or -1 for the previous year's value.

        It is 1 for the next year's. `costing` is the purpose for which a line of an exit or post is computed,
        if any. Raises KeyError where no sheet has the value.
        """
        if costing and name in self.inner[costing]:
            return self.inner[costing][name], 0
        if costing and name in self.reads[costing]:
            return self.place(self.reads[costing][name])
        if name in self.outer:
            return self.outer[name], 0
        for suffix, shift in ((LAST_YEAR, -1), (NEXT_YEAR, 1)):
            if name.endswith(suffix):
                return self.outer[name.removesuffix(suffix)], shift
        raise KeyError(f"{name} stands on no sheet")

    def at(self, name: str, reader: Reader, along: str | None = None, costing: str = "") -> str:
        """Return the address by which the cell `reader` reads the value called `name`.

        It is the value of the reader's own year and member or, where `along` names an axis, all the members of
        that axis.
        """
        if name in self.tables:
            return self.tables[name]
        if name in self.typed:
            return self.typed[name](reader)
        key = name, costing, along, reader.year, reader.member, reader.sheet
        if key not in self.made:  # many lines read the same cells
            place, shift = self.place(name, costing)
            self.made[key] = address(place, reader, along, self.years, shift)
        return self.made[key]

    def formula(self, line: Line, reader: Reader, costing: str = "") -> str:
        """Return a line of the model as the Excel formula of the cell `reader`, for the purpose `costing`, if any."""
        return fill(self._sentence(line), lambda name: self.at(name, reader, line.ranges.get(name), costing))

    def _sentence(self, line: Line) -> str:
        """Return a line's sentence as it is written where an axis has one member."""
        sentence = line.sentence
        for name, axis in line.ranges.items():
            if self.counts.get(axis) == 1:
                sentence = of_one_member(sentence, name)
        return sentence


def lay_out(inputs: Inputs, people: int) -> Layout:
    """Return where every value stands; `people` is how many rows the People sheet has."""
    counts = {axis: len(names) for axis, names in member_names(inputs).items()} | {"person": people}
    made = Layout(inputs.years, counts)
    by_option = option_names()
    for column, name in enumerate(compared(), 1):
        made.outer[name] = Place(SIDE, FIRST, column, frozenset({"option"}), counts["option"])
    basis = _Rows(made, made.basis, BASIS)
    basis.add_keys(OF_BASIS)
    after = (*SUMS, *BODY, *AFTER)
    for chapter in (*BEFORE, *after):
        given = (each for each in _wanted(chapter, by_option, False) if isinstance(each, Given))
        basis.add(f"{chapter.title}: inputs", given)
    for chapter in BEFORE:
        basis.add(chapter.title, _wanted(chapter, by_option, False))
    _people(made)
    for chapter in after:
        basis.add(chapter.title, _wanted(chapter, by_option, False))
    option = _Rows(made, made.option, "")
    option.add_keys(OF_OPTION)
    option.add("The option", [terms["option_number"]], OPEN)
    levers = [each for chapter in BY_OPTION for each in _wanted(chapter, by_option, True) if _is_lever(each)]
    option.add("Its levers, as the Options sheet sets them; those that it does not use are folded", levers, IDLE)
    for chapter in BY_OPTION:
        option.add(chapter.title, _wanted(chapter, by_option, True))
    return made


def compared() -> list[str]:
    """Return the names by which lines read a line's values in all options, side by side, in reading order."""
    return [given.name for given in givens() if given.name.endswith(OF_OPTIONS)]


def option_names() -> set[str]:
    """Return the names of what is on each option's sheet: every lever, and every line that depends on one.

    The inputs that say what doing nothing comes to are there too, as each option is valued against it.
    """
    found = {*NOTHING, *NOTHING_VALUE, "option_number"}
    found |= {given.name for chapter in BY_OPTION for given in chapter.givens() if given.lever}
    before = 0
    while len(found) > before:
        before = len(found)
        for chapter in BY_OPTION:
            for line in chapter.lines():
                if any(read.removesuffix(LAST_YEAR).removesuffix(NEXT_YEAR) in found for read in line.reads):
                    found.add(line.name)
    return found


def _wanted(chapter: Chapter, by_option: set[str], of_option: bool) -> Iterator[Given | Line]:
    """Yield the entries of a chapter that have rows on an option's sheet where `of_option` is True, and else on Basis.

    `by_option` has the names of those that belong on an option's sheet.
    """
    for entry in chapter.entries.values():
        alias = isinstance(entry, Given) and (entry.opening or entry.name.endswith((NEXT_YEAR, OF_OPTIONS)))
        elsewhere = "person" in entry.over or entry.over.startswith("table ") or entry.name.startswith(TYPED)
        if not alias and not elsewhere and (entry.name in by_option) == of_option:
            yield entry


def _is_lever(entry: Given | Line) -> bool:
    """Return True where an entry is an input that an option may set."""
    return isinstance(entry, Given) and entry.lever


@dataclass
class _Rows:
    """The rows of a sheet whose columns are years; they are given to the entries in turn, from the top down."""

    layout: Layout
    rows: list[Shown | Section | KeyRow]
    sheet: str

    def next(self) -> int:
        """Return the number of the first free row, from 0."""
        if not self.rows:
            return FIRST
        last = self.rows[-1]
        return last.place.row + last.place.count if isinstance(last, Shown) else last.at + 1

    def add_keys(self, keys: tuple[Key, ...]) -> None:
        """Give the first rows to the key lines of the sheet."""
        self.rows.append(Section("Key lines", self.next(), OPEN))
        self.rows += key_rows(keys, self.next())

    def add(self, title: str, entries: Iterable[Given | Line], fold: str = FOLDED) -> None:
        """Give rows, under a title, to each entry that has none yet, and record in the layout where each stands."""
        listed = [entry for entry in entries if entry.name not in self.layout.outer]
        if listed:
            self.rows.append(Section(title, self.next(), fold))
        for entry in listed:
            self.layout.outer[entry.name] = self.put(entry, members(entry.over))

    def put(self, entry: Given | Line, dims: frozenset[str], costing: str = "") -> Place:
        """Give an entry its rows, one for each member of the axis in `dims` beside years; returns where it stands."""
        down = next(iter(dims - {"year"}), None)
        column = YEARS if "year" in dims else OPENING
        place = Place(self.sheet, self.next(), column, dims, self.layout.counts[down] if down else 1)
        self.rows.append(Shown(entry, place, costing))
        return place


def _people(made: Layout) -> None:
    """Give the lines over people columns on the People sheet, and those that are alike for everybody a row on Basis."""
    made.people.append(Section("From the Staff sheet", 1))
    for given in GIVENS:
        made.outer[given.name] = _column(made, given, frozenset({"person"}))
    for step in PEOPLE:
        if isinstance(step, Costing):
            _costing(made, step)
        else:
            made.people.append(Section(step.title, _next_column(made)))
            for line in step.lines():
                made.outer[line.name] = _column(made, line, members(line.over), carried=_is_carried(step, line.name))


def _is_carried(chapter: Chapter, name: str) -> bool:
    """Return True where the chapter reads the previous year's value of the line `name`.

    Such a line has one column more, in front, for its value before year 1.
    """
    return any(given.opening and given.name == name + LAST_YEAR for given in chapter.givens())


def _next_column(made: Layout) -> int:
    """Return the number of the first free column of the People sheet, from 0."""
    last = made.people[-1]
    if isinstance(last, Section):
        return last.at
    return last.place.column + (made.years if "year" in last.place.dims else 1)


def _column(made: Layout, entry: Given | Line, dims: frozenset[str], costing: str = "", carried: bool = False) -> Place:
    """Give an entry a column of the People sheet, or one for each year; returns where it stands.

    A line that is `carried` from year to year has one column more, in front, for its value before year 1.
    """
    place = Place(STAFF, FIRST_PERSON, _next_column(made) + carried, dims, made.counts["person"])
    made.people.append(Shown(entry, place, costing))
    return place


def _costing(made: Layout, costing: Costing) -> None:
    """Give a costing's lines their places: on People if they read a person there, else on Basis."""
    made.inner[costing.name], made.reads[costing.name] = {}, costing.reads
    wanted = needed(costing.chapters, set(costing.gives))
    tables = {given.name for given in givens() if given.over.startswith("table ")}
    basis = _Rows(made, made.basis, BASIS)
    made.people.append(Section(costing.name, _next_column(made)))
    titled = False
    for line in (line for chapter in costing.chapters for line in chapter.lines() if line.name in wanted):
        dims = frozenset(
            axis
            for read in line.reads
            if read not in tables
            for axis in made.place(read, costing.name)[0].dims - {line.ranges.get(read)}
        )
        if "person" in dims:
            place = _column(made, line, dims, costing.name)
        else:
            if not titled:
                made.basis.append(Section(f"{costing.name}: what is alike for all", basis.next()))
                titled = True
            place = basis.put(line, dims, costing.name)
        made.inner[costing.name][line.name] = place
    for name, known_as in costing.gives.items():
        made.outer[known_as] = made.inner[costing.name][name]
