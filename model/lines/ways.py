"""The ways out, by which posts are lost, and the steps that lead from the do-nothing budget to the spend.

This is the one list of them. The lines that count people, posts and pounds by way are declared from it, and the bridge,
the charts, the papers, the comparison and the checks read it. A new lever is refused until a way, a step or NO_STEP
names it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """A step of the bridge: a line, in pounds a year, that leads from the do-nothing budget towards the spend."""

    line: str
    label: str  # as workbooks, charts and papers say it
    group: str  # of the steps that a paper shows as one: what it calls them
    levers: tuple[str, ...]  # those that move it; none where it follows from the ways
    sign: int = -1  # whether it takes from the spend or adds to it


@dataclass(frozen=True)
class Way:
    """A way in which posts are lost, given by the names of its lines and how they are shown.

    The lines have a value for each pool and year, except `heads` and `bridge`, which have one for each year.
    """

    name: str  # WTE that go this way in the year
    label: str  # as workbooks, charts and papers say it
    key: str  # as machines read it, in JSON
    group: str  # of the bridge's steps that a paper shows as one: what it calls them
    levers: tuple[str, ...]  # those that open it
    part_year: str  # share of the year that is saved
    to_date: str  # WTE gone this way since the plan began
    wte_years: str  # WTE-years saved in the year itself
    bridge: str  # what it takes from the spend, in pounds
    heads: str = ""  # people who leave; blank where posts go and nobody leaves
    heads_a_wte: str = (
        "heads_after_hours"  # heads that hold a WTE that goes this way; hours are given up after the first
    )
    one_off: str = ""  # one-off cost of a WTE; blank where there is none
    exits_cost: str = (
        ""  # what those who leave are paid, a year's line in pounds; blank where the plan pays nobody to leave
    )
    yearly: str = ""  # of a lever that takes a share of the first posts every year: what it does to them, as a verb
    by_choice: bool = False  # people choose to go, and are paid to
    at_policy: bool = False  # goes as an agreement or a policy says, before anyone leaves by themselves
    as_needed: bool = False  # goes only as far as the target still needs
    tells: bool = True  # whether what it takes would tell what a few who leave are paid

    @property
    def step(self) -> Step:
        """Return what the way takes from the spend, as a step of the bridge."""
        return Step(self.bridge, self.label, self.group, self.levers)


@dataclass(frozen=True)
class Asked:
    """Names of the lines that say what is still asked for before or after a way is used, and the posts left.

    above: by how many pounds the target is missed; room: pounds that the guard leaves; posts: WTE still to go; people:
    heads still to go.
    """

    above: str
    room: str
    posts: str
    people: str
    left: str


WAYS = (
    Way(
        name="transferred",
        label="Transfers out",
        key="transfer",
        group="Transfers out",
        levers=("transfers_on",),
        part_year="transfer_part_year",
        to_date="transferred_to_date",
        wte_years="transferred_years",
        bridge="bridge_transferred",
        heads="transferred_heads",
        heads_a_wte="heads_each",
        tells=False,
    ),
    Way(
        name="agreed",
        label="Agreed exits",
        key="agreed exit",
        group="Agreed and voluntary exits",
        levers=(),
        part_year="agreed_part_year",
        to_date="agreed_to_date",
        wte_years="agreed_years",
        bridge="bridge_agreed",
        heads="agreed_heads",
        heads_a_wte="heads_each",
        one_off="agreed_one_off",
        at_policy=True,
    ),
    Way(
        name="ended",
        label="Fixed terms ended",
        key="fixed term ends",
        group="Vacancies, agency, fixed terms",
        levers=("terms_let_end",),
        part_year="ended_part_year",
        to_date="ended_to_date",
        wte_years="ended_years",
        bridge="bridge_ended",
        heads="ended_heads",
        heads_a_wte="heads_each",
        one_off="ended_one_off",
        at_policy=True,
        tells=False,
    ),
    Way(
        name="hours",
        label="Hours given up",
        key="hours",
        group="Hours given up",
        levers=("hours_share",),
        part_year="hours_part_year",
        to_date="hours_to_date",
        wte_years="hours_years",
        bridge="bridge_hours",
        at_policy=True,
    ),
    Way(
        name="merged",
        label="Posts merged",
        key="merging",
        group="Posts merged",
        levers=("merged_share",),
        part_year="merged_part_year",
        to_date="merged_to_date",
        wte_years="merged_years",
        bridge="bridge_merged",
        heads="merged_heads",
        one_off="merged_one_off",
        yearly="merges",
        at_policy=True,
    ),
    Way(
        name="round_exits",
        label="Voluntary round",
        key="voluntary round",
        group="Agreed and voluntary exits",
        levers=(),
        part_year="round_part_year",
        to_date="round_exits_to_date",
        wte_years="round_exits_years",
        bridge="bridge_round_exits",
        heads="round_exits_heads",
        one_off="round_one_off",
        exits_cost="round_exits_cost",
        by_choice=True,
        at_policy=True,
    ),
    Way(
        name="held",
        label="Natural wastage",
        key="natural wastage",
        group="Wastage and turnover",
        levers=("hold_share",),
        part_year="wastage_part_year",
        to_date="held_to_date",
        wte_years="held_years",
        bridge="bridge_held",
        heads="held_heads",
    ),
    Way(
        name="held_further",
        label="Natural wastage, as needed",
        key="natural wastage as needed",
        group="Wastage and turnover",
        levers=("hold_up_to",),
        part_year="wastage_part_year",
        to_date="held_further_to_date",
        wte_years="held_further_years",
        bridge="bridge_held_further",
        heads="held_further_heads",
        as_needed=True,
    ),
    Way(
        name="redeployed",
        label="Redeployment",
        key="redeployment",
        group="Redeployment",
        levers=("retraining_on",),
        part_year="redeployed_part_year",
        to_date="redeployed_to_date",
        wte_years="redeployed_years",
        bridge="bridge_redeployed",
        heads="redeployed_heads",
        one_off="redeployed_one_off",
        as_needed=True,
    ),
    Way(
        name="voluntary",
        label="Voluntary exits",
        key="voluntary",
        group="Agreed and voluntary exits",
        levers=("voluntary_on",),
        part_year="voluntary_part_year",
        to_date="voluntary_to_date",
        wte_years="voluntary_years",
        bridge="bridge_voluntary",
        heads="voluntary_heads",
        one_off="voluntary_one_off",
        exits_cost="voluntary_cost",
        by_choice=True,
        as_needed=True,
    ),
    Way(
        name="compulsory",
        label="Compulsory redundancy",
        key="compulsory",
        group="Compulsory redundancy",
        levers=("compulsory_on",),
        part_year="compulsory_part_year",
        to_date="compulsory_to_date",
        wte_years="compulsory_years",
        bridge="bridge_compulsory",
        heads="compulsory_heads",
        one_off="compulsory_one_off",
        exits_cost="compulsory_cost",
        as_needed=True,
    ),
)
LEAVING = tuple(way for way in WAYS if way.heads)  # those by which people leave
STAYING = tuple(way for way in WAYS if not way.heads)  # those by which posts go and nobody leaves
AT_POLICY = tuple(way for way in WAYS if way.at_policy)
PAID = tuple(way for way in WAYS if way.exits_cost)  # those whose people the plan pays to leave
BY_CHOICE = tuple(way for way in WAYS if way.by_choice)  # those whose people volunteer
AS_NEEDED = tuple(way for way in WAYS if way.as_needed)

# From the do-nothing budget to the spend, in the order that they are told.
STEPS = (
    Step("bridge_vacancies", "Vacancies deleted", "Vacancies, agency, fixed terms", ("vacancies_deleted",)),
    Step("bridge_agency", "Agency ended", "Vacancies, agency, fixed terms", ("agency_ended",)),
    Step("nonpay_saving", "Non-pay savings", "Non-pay savings", ("nonpay_effort",)),
    *(way.step for way in WAYS),
    Step("bridge_refill", "Time to refill", "Wastage and turnover", ()),
    Step("bridge_newcomers", "Cheaper newcomers", "Wastage and turnover", ()),
    Step(
        "restraint_saving",
        "Pay restraint",
        "Pay restraint",
        ("national_withheld", "local_withheld", "increments_frozen", "catch_up"),
    ),
    Step("bridge_backfill", "Backfill", "Backfill", ("backfill_share",), sign=1),
)
# Levers that move neither a post nor the spend of a year, and why.
NO_STEP = {
    "programme_cost": "it is one-off cost alone",
    "years_ahead": "it says how far ahead the ways used as needed look",
}


def unnamed_levers(levers):
    """Return the names of those `levers` that no way, no step and no entry of NO_STEP has."""
    named = {lever for step in STEPS for lever in step.levers} | set(NO_STEP)
    return [lever for lever in levers if lever not in named]
