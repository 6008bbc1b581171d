"""What a search found, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.body.limits import AS_SET, ROUTES
from model.body.options import Option
from model.lines.model import levers
from model.lines.ways import AS_NEEDED
from model.projection.compare import Comparison, Outcome
from model.projection.listed import listed
from model.projection.money import money
from model.risk.assess import Risk
from model.risk.said import chance_said, heads_said, meets_said
from model.search.room import by_year
from model.search.told import Eased, Rung, Told

NOBODY = 0.05  # heads: fewer print as none
LITTLE = 1_000  # £: less is next to nothing
NOT_PRICED = "Nothing else is priced: what work is lost and what it does to those who stay are for the board to weigh."


def mix_said(told: Told, comparison: Comparison) -> Iterator[str]:
    """Yield what the mix comes to, beside the cheapest option that meets the target, and what it does.

    `comparison` has the mix as its last option.
    """
    *others, mix = comparison.outcomes
    meeting = [each for each in others if each.meets]
    beside = ""
    if meeting:
        next_best = min(meeting, key=lambda each: each.cost_of_meeting)
        beside = f" ({next_best.name}: {_figures(next_best)})"
    yield f'"{mix.name}" meets the target in every year for {_figures(mix)}{beside}.'
    if told.option:
        yield f"It {listed(list(_does(told.option, comparison.results.inputs.years)))}."
    yield f'What is not searched, such as non-pay, is as "{told.start}" has it. {NOT_PRICED}'


def _figures(outcome: Outcome) -> str:
    return (
        f"{money(outcome.cost_of_meeting)} of present cost, {money(sum(outcome.one_off))} one-off and "
        f"{_redundancies(outcome.redundancies)}"
    )


def _redundancies(heads: float) -> str:
    return f"{heads:,.1f} redundancies" if heads >= NOBODY else "no redundancies"


def _does(option: Option, years: int) -> Iterator[str]:
    """Yield what an option does, lever by lever, in words and percentages by year."""
    for lever in AS_SET.values():
        shares = (100 * by_year(option, lever, years)).tolist()
        if any(shares):
            said = f"{shares[0]:.3g}" if len(set(shares)) == 1 else listed([f"{share:.3g}" for share in shares])
            yield f"sets {levers()[lever].label.lower()} at {said}%"
    open_ = [
        way.label.lower()
        for way in AS_NEEDED
        if way.levers[0] in ROUTES.values() and by_year(option, way.levers[0], years).any()
    ]
    if open_:
        yield f"leaves open, as far as the target needs, {listed(open_)}"


def chance_of(risk: Risk, closed: float | None) -> str:
    """Return how sure the mix is, which is the last option, and what closing what it leaves open would do."""
    option = risk.options[-1]
    said = (
        f"Under what is not known: redundancies {heads_said(option.redundancies)}; every year met {meets_said(option)}"
    )
    if closed is not None:
        said += f", and {chance_said(closed)} if the board closes what the mix leaves open beyond what it uses"
    return f"{said}."


def rungs_said(rungs: Sequence[Rung]) -> Iterator[str]:
    """Yield what fewer redundancies cost, from the fewest on."""
    if len(rungs) == 1:
        nobody = rungs[0].outturn.redundancies < NOBODY
        yield (
            "Nothing: the least-cost mix makes nobody redundant."
            if nobody
            else "One mix has the fewest redundancies and the least cost: within the limits no fewer can be bought."
        )
        return
    for rung in rungs:
        price = "" if rung.price is None else f"; each one avoided costs {money(rung.price)} from here on"
        closed = "" if rung.meets is None else f"; every year met with no more than these: {chance_said(rung.meets)}"
        said = _redundancies(rung.outturn.redundancies)
        yield f"{said[0].upper()}{said[1:]}: {money(rung.outturn.money)}{closed}{price}."


def eased_said(told: Told, eased: Sequence[Eased]) -> Iterator[str]:
    """Yield what each limit costs: what the mix comes to with the limit eased."""
    nothing = []
    for each in eased:
        less = told.outturn.money - each.outturn.money
        fewer = told.outturn.redundancies - each.outturn.redundancies
        if abs(less) < LITTLE and abs(fewer) < NOBODY:
            nothing.append(each.what)
            continue
        pounds = f"{money(less)} less" if less >= 0 else f"{money(-less)} more"
        people = f", and {fewer:,.1f} fewer redundancies" if fewer >= 0 else f", and {-fewer:,.1f} more redundancies"
        yield f"{each.what}: {pounds}{people if abs(fewer) >= NOBODY else ''}."
    if nothing:
        yield f"Next to nothing: {'; '.join(nothing)}."


def taken_said(told: Told) -> Iterator[str]:
    """Yield of which levers no limit was said, so that the options' highest was taken, and which cannot help."""
    if told.taken:
        labels = [f'"{label}"' for label in told.taken]
        yield f"No limit is set on {listed(labels)}: the options' highest was taken"
    for label in told.idle:
        yield f'"{label}" cannot help: used in full it moves no spend that is tested'
