"""Passes of the model's own lines over many draws at once: a case is a draw, and options come one after another.

Options stand side by side only where they are ranked, as a line reads every option's value there. The sums of people
are worked out once for each world (a set of values of the assumptions that people's lines read) and are handed to the
draws of that world, so that every draw is what `project` would make of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from model.body.inputs import Inputs
from model.language.axes import own_name
from model.language.years import NotFiniteError, compute_years
from model.lines.model import AFTER, BODY, levers
from model.lines.names import lines_named
from model.lines.ranking import ranking
from model.lines.value import value
from model.problems import InputError, Problem
from model.projection.binding import Values, bind
from model.projection.people import averages, people_sums, people_values
from model.projection.project import ALIKE, NOTHING, NOTHING_VALUE
from model.risk.reach import Stage, input_of, of_people, stages_of

# What is kept of each option and draw, {what it is called here: its line}.
RESULTS = lines_named(
    {
        "met": "met",
        "meets": "meets",
        "gap": "gap",
        "missed": "all_missed",
        "redundancies": "redundancies",
        "one_off": "one_off",
        "spend": "spend",
        "npv": "body_npv",
        "payback": "payback_simple",
        "volunteers": "voluntary_heads",
    }
)
RANKED = lines_named(
    ("meets", "payable", "saving_present", "last_saving", "cost_ranked", "redundancies", "last_wte", "last_allowed")
)
READ_BY_READING = lines_named(frozenset({"award_assumed"}))  # by what fills a blank
LUCK = lines_named(("staying", "leavers", "compulsory"))
VIEWS = lines_named(("nhs_npv", "exchequer_npv", "social_npv"))
KEPT = frozenset({*RESULTS.values(), *RANKED, *LUCK, *VIEWS})  # one set for all passes, so that one plan serves them
TOGETHER = 4_096  # cases in one pass: with few draws, options stand side by side, as every pass costs some time
CHAPTERS = (*ALIKE, *averages, *BODY, *AFTER)
WORTH = frozenset(own_name(read) for each in value.lines() for read in each.reads)
BESIDE_NOTHING = frozenset({*NOTHING, *NOTHING_VALUE})
LINES = frozenset(line.name for chapter in CHAPTERS for line in chapter.lines())
NOTHING_WANTED = frozenset(NOTHING.values()) | (WORTH & LINES - {line.name for line in value.lines()})


@dataclass(frozen=True)
class Body:
    """A body with its levers apart, so that one option at a time is computed, and the sums of people of each world."""

    inputs: Inputs
    worlds: dict[tuple[float, ...], Values]

    @cached_property
    def people_read(self) -> tuple[str, ...]:
        """Return the names of the assumptions by which worlds differ, in a fixed order."""
        return tuple(sorted(of_people()))

    @cached_property
    def bound(self) -> dict[str, float]:
        """Return the value that the body's plan uses of each assumption that people's lines read."""
        values = bind(self.inputs)
        return {name: float(values[input_of(name)].flat[0]) for name in self.people_read}

    @cached_property
    def leavers(self) -> float:
        """Return the leavers a year that the body's plan uses where no pool says."""
        return float(bind(self.inputs)[input_of("leaver_rate")].item())

    def of_options(self, numbers: Sequence[int]) -> Body:
        """Return the body with some of its options alone; both share the sums of people that are worked out."""
        options = tuple(self.inputs.options[number] for number in dict.fromkeys(numbers))
        return Body(replace(self.inputs, options=options), self.worlds)

    def people(self, world: Mapping[str, float]) -> Values:
        """Return the sums of people in a world, by name; `world` has what is not as the body has it."""
        body = {**self.bound, **world}
        key = tuple(body[name] for name in self.people_read)
        if key not in self.worlds:
            there = replace(self.inputs, body={**self.inputs.body, **world})
            values = compute_years(ALIKE, bind(there), there.years)
            refuse_cases(values)
            same = world and _alike(values, self.base, READ_BY_READING & world.keys())
            self.worlds[key] = self.people({}) if same else people_values(there, values)
        return self.worlds[key]

    @cached_property
    def base(self) -> Values:
        """Return what people's lines read as the body's plan has it."""
        return compute_years(ALIKE, bind(self.inputs), self.inputs.years)


def _alike(values: Values, base: Values, but: Collection[str]) -> bool:
    """Whether two sets of values are the same to the bit, whatever those named in `but` are."""
    return all(np.array_equal(value, base[name]) for name, value in values.items() if name not in but)


def refuse_cases(values: Mapping[str, np.ndarray]) -> None:
    """Raise ValueError where a value that people's lines read stands for more than one draw: people would explode."""
    for name in of_people():
        if (there := values[input_of(name)]).shape[-2] > 1:
            raise ValueError(f"{name} has {there.shape[-2]} cases, and lines over people take one: draw it in levels")


def drawn_people(body: Body, drawn: Mapping[str, np.ndarray]) -> Values:
    """Return the sums of people by name, a case for each draw; alike for all draws where no draw moves them."""
    moved = [name for name in body.people_read if name in drawn]
    if not moved:
        return body.people({})
    rows = np.array([drawn[name] for name in moved]).T
    worlds, which = np.unique(rows, axis=0, return_inverse=True)
    sums = [body.people(dict(zip(moved, map(float, world), strict=True))) for world in worlds]
    which = which.ravel()
    found: Values = {}
    for name in people_sums():
        first = sums[0][name]
        if all(np.array_equal(first, other[name]) for other in sums[1:]):
            found[name] = first
        else:
            found[name] = np.concatenate([each[name] for each in sums], axis=-2)[..., which, :]
    return found


def run_options(
    body: Body, drawn: Mapping[str, np.ndarray], luck: Sequence[np.ndarray] | None = None, first: int = 0
) -> list[Values]:
    """Compute the lines that are kept of each option for every draw; returns them by name for each option, in order.

    `drawn` has the values of assumptions by name, (draws,). `luck` has each option's leavers by chance, (years, draws,
    pools). Raises InputError, which names the draw, where a line comes to no number; `first` is the number of the first
    draw.
    """
    try:
        return _run_options(body, drawn, KEPT, luck)
    except NotFiniteError as error:
        at = "" if error.case is None else f" in draw {first + error.case + 1}"
        year = "" if error.year is None else f" in {body.inputs.year_labels[error.year]}"
        sentence = (
            f'"{error.label}" comes to no number{at}{year}: a value that is drawn makes it divide by nil or grow '
            "without end; narrow the range of what it reads, which mancost explain lists"
        )
        raise InputError([Problem(f"{body.inputs.file} Assumptions", sentence, "Assumptions")]) from None


@dataclass(frozen=True)
class Ground:
    """What the options of a body stand on: values that are alike for all, each option's levers, and what is to be done.

    `stages` are of the lines that differ from option to option: those of an option, and those that hold it against
    doing nothing.
    """

    values: Values
    by_option: Values
    stages: tuple[Stage, Stage]
    years: int

    def worked(self, own: Mapping[str, np.ndarray], lines: Collection[str], more: Mapping[str, np.ndarray]) -> Values:
        """Return those of `lines` that differ from option to option, by name.

        `own` has the levers and the number of each case's option, and `more` what options are valued against.
        """
        chapters = tuple(chapter for stage in self.stages for chapter in stage.chapters)
        named = {line.name for chapter in chapters for line in chapter.lines()}
        return compute_years(chapters, {**self.values, **more, **own}, self.years, named.intersection(lines))

    def against(self, still: Values) -> Values:
        """Return what options are valued against, by name; `still` has the lines of the option that does nothing."""
        read = {**self.values, **still}
        found = {name: read[line] for name, line in NOTHING.items()}
        own = {name: setting[:, :1] for name, setting in self.by_option.items()} | {"option_number": np.ones((1, 1))}
        zero = dict.fromkeys(NOTHING_VALUE, np.zeros((self.years, 1, 1)))
        lines = compute_years((value,), {**read, **own, **found, **zero}, self.years, list(NOTHING_VALUE.values()))
        return found | {name: lines[line] for name, line in NOTHING_VALUE.items()}


def lay(body: Body, drawn: Mapping[str, np.ndarray], wanted: frozenset[str]) -> Ground:
    """Return what a body's options stand on, as far as the wanted lines and those of doing nothing need it.

    `drawn` has the values of assumptions by name, (draws,).
    """
    values = bind(body.inputs, {input_of(name): column for name, column in drawn.items()})
    values |= drawn_people(body, drawn)
    by_option = {name: values.pop(name) for name in levers()}
    del values["option_number"]
    changing = (frozenset({*levers(), "option_number", "leaver_luck"}), BESIDE_NOTHING)
    alike, of_option, beside_nothing = stages_of(CHAPTERS, wanted | NOTHING_WANTED, changing)
    values |= compute_years(alike.chapters, values, body.inputs.years, alike.kept)
    return Ground(values, by_option, (of_option, beside_nothing), body.inputs.years)


def _run_options(
    body: Body, drawn: Mapping[str, np.ndarray], wanted: frozenset[str], luck: Sequence[np.ndarray] | None
) -> list[Values]:
    """Return what `run_options` does; raises NotFiniteError where a line comes to no number."""
    ground, inputs = lay(body, drawn, wanted), body.inputs
    of_option, beside_nothing = ground.stages
    draws = max((len(column) for column in drawn.values()), default=1)

    def computed(stage: Stage, numbers: Sequence[int], more: Values) -> Values:
        """Return lines of some options, worked out side by side: a case is an option and a draw."""
        own: Values = {"option_number": np.repeat(np.array(numbers) + 1.0, draws)[:, None]}
        own |= {name: setting[:, numbers].repeat(draws, axis=1) for name, setting in ground.by_option.items()}
        if luck is not None:
            own["leaver_luck"] = np.concatenate([luck[case] for case in numbers], axis=1)
        read = {name: _tiled(value, draws, len(numbers)) for name, value in ground.values.items()}
        return compute_years(stage.chapters, {**read, **own, **more}, ground.years, stage.kept)

    together = max(1, TOGETHER // draws)
    against: Values = {}
    found: list[Values] = []
    for start in range(0, len(inputs.options), together):
        numbers = range(start, min(start + together, len(inputs.options)))
        own = computed(of_option, numbers, {})
        if not start:
            against = ground.against({name: _of_case(value, 0, draws) for name, value in own.items()})
        beside = {name: _tiled(value, draws, len(numbers)) for name, value in against.items()}
        kept = own | computed(beside_nothing, numbers, own | beside)
        for place in range(len(numbers)):
            lines = {name: _of_case(kept[name], place, draws) for name in wanted if name in kept}
            found.append(lines | {name: ground.values[name] for name in wanted if name in ground.values})
    return found


def _tiled(value: np.ndarray, draws: int, times: int) -> np.ndarray:
    """Return a value with a case a draw as one with a case for each option and draw; any other is unchanged."""
    if times == 1 or value.ndim < 2 or value.shape[-2] != draws or draws == 1:
        return value
    return np.concatenate([value] * times, axis=-2)


def _of_case(value: np.ndarray, place: int, draws: int) -> np.ndarray:
    """Return the cases of one option, of a value that has a case for each option and draw."""
    return value if value.shape[-2] == 1 else value[..., place * draws : (place + 1) * draws, :]


def advised(body: Body, options: Sequence[Values], draws: int) -> np.ndarray:
    """Return the number of the option that is recommended in each draw, (draws,); 0 where none is."""
    side_by_side = {
        f"{name}_of_options": np.concatenate([np.broadcast_to(each[name], (draws, 1)) for each in options], axis=1)
        for name in RANKED
    }
    values = bind(body.inputs) | side_by_side
    values |= compute_years(AFTER, values, body.inputs.years, ["by_heads"])
    values["option_number"] = np.ones((1, 1))
    chosen = compute_years((ranking,), values, body.inputs.years, ["advised"])["advised"]
    return np.asarray(np.broadcast_to(chosen, (draws, 1))[:, 0])
