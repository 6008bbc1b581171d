"""Policy: what the levers of an option ask for, before anyone is chosen to go to meet the target."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN, SUMPRODUCT
from model.lines.agreed import agreed_sums
from model.lines.announced import announced
from model.lines.leaving import leaving
from model.lines.nobody import nobody
from model.lines.pools import YEARLY
from model.lines.volunteers import volunteers

policy = Chapter("Policy", after=(announced, leaving, volunteers, agreed_sums, nobody))
given, line = policy.given, policy.line

# 2. Transfers out -------------------------------------------------------------------------------------------------

given("transfer_posts", "Posts transferred out", "WTE", YEARLY, low=0, high=100_000, default=0)
given("transfers_on", "Transfers are made", "flag", "year", low=0, high=1, default=0, lever=True)
given("tested_in_year", "The target is tested on in-year spend", "flag", "year", low=0, high=1, default=0)
policy.constant("no_posts", "No posts, before the plan", "WTE", 0, "pool")
policy.carried("moved_to_date", "Posts to transfer, to date", "WTE", YEARLY, opening="no_posts")


@line("Transfers asked", "WTE", YEARLY, rule="the posts of the Vacancies sheet, where the option makes the transfers")
def transfers_asked(transfer_posts, transfers_on):
    return transfer_posts * transfers_on


@line("Posts to transfer, to date", "WTE", YEARLY, rule="this year's and all years' before")
def moved_to_date(moved_to_date_last_year, transfers_asked):
    return moved_to_date_last_year + transfers_asked


@line(
    "Budget that moves with transfers", "£", "year", rule="at the baseline's cost; in the year itself, what is tested"
)
def budget_moved(
    moved_to_date_last_year, base_cost_per_wte, transfers_asked, tested_in_year, transfer_part_year, transfer_by_test
):
    return SUMPRODUCT(moved_to_date_last_year, base_cost_per_wte) + SUMPRODUCT(transfers_asked, base_cost_per_wte) * IF(
        tested_in_year > 0, transfer_part_year, transfer_by_test
    )


@line(
    "Allowed spend that moves with transfers",
    "£",
    "year",
    rule="the budget that moves x (1 - cut), where it is restated",
)
def allowed_moved(transfers_restate, budget_moved, cut_to_date):
    return transfers_restate * budget_moved * (1 - cut_to_date)


@line("Allowed spend", "£", "year", rule="the path's, less what moves with transfers")
def allowed_spend(allowed_cash, allowed_moved):
    return allowed_cash - allowed_moved


# 3. Natural wastage and vacancy freeze ----------------------------------------------------------------------------

given("holdable", "Share of vacated posts that can be held", "share", "pool", low=0, high=1, default=1)
given("hold_share", "Vacated posts held", "share", "year", low=0, high=1, default=0, lever=True)
given("hold_up_to", "Vacated posts held as needed, up to", "share", "year", low=0, high=1, default=0, lever=True)


@line("Vacated posts held in the pool", "share", YEARLY, rule="a share of what can be held without harm to the service")
def hold(hold_share, holdable):
    return hold_share * holdable


@line(
    "Further vacated posts that may be held in the pool",
    "share",
    YEARLY,
    rule="up to the share that the option allows, beyond what it holds in any case",
)
def hold_further(hold_up_to, holdable, hold):
    return MAX(0, hold_up_to * holdable - hold)


# 4. Pay restraint -------------------------------------------------------------------------------------------------

given("national_decided", "This plan decides national pay", "flag", low=0, high=1, default=0)
given("national_withheld", "National award withheld", "share", "year", low=0, high=0.2, default=0, lever=True)
given("local_withheld", "Local award withheld", "share", "year", low=0, high=0.2, default=0, lever=True)
given("increments_frozen", "Increments frozen", "flag", "year", low=0, high=1, default=0, lever=True)
given("catch_up", "Restraint made up later", "share", "year", low=0, high=0.3, default=0, lever=True)
given("restrained", "Share of the pool that restraint reaches", "share", "pool", low=0, high=1, default=1)
policy.constant("opening_restraint", "Restraint index before the plan", "index", 1, "pool")
policy.carried("restraint_index", "Restraint index", "index", YEARLY, opening="opening_restraint")


@line("National award withheld, of pay", "share", "year", rule="no more than the award, of pay with it")
def national_cut(national_withheld, national_uplift):
    return MIN(national_withheld, MAX(0, national_uplift)) / (1 + national_uplift)


@line("Local award withheld, of pay", "share", "year", rule="no more than the award, of pay with it")
def local_cut(local_withheld, local_uplift):
    return MIN(local_withheld, MAX(0, local_uplift)) / (1 + local_uplift)


@line("Award withheld in the pool", "share", YEARLY, rule="national and local awards, by the pool's share of each")
def withheld(national_cut, national_share, local_cut, restrained):
    return (national_cut * national_share + local_cut * (1 - national_share)) * restrained


@line(
    "Increments frozen in the pool",
    "share",
    YEARLY,
    rule="of staff on national scales only if the plan decides their pay",
)
def frozen(increments_frozen, increment_share, national_decided, national_share, restrained):
    return increments_frozen * increment_share * IF(national_decided > 0, 1, 1 - national_share) * restrained


@line("Restraint index", "index", YEARLY, rule="1 is no restraint; never above it")
def restraint_index(restraint_index_last_year, withheld, frozen, catch_up):
    return MIN(1, restraint_index_last_year * (1 - withheld) * (1 - frozen) * (1 + catch_up))


given("floor_posts", "Posts that must stay", "WTE", "pool", low=0, high=100_000, default=0)

# 5 and 6. Fixed terms, hours, merging: people in post who leave by agreement or policy ------------------------------

given("terms_let_end", "Fixed terms and secondments end", "share", "year", low=0, high=1, default=0, lever=True)
given("hours_share", "Hours given up by agreement", "share", "year", low=0, high=0.5, default=0, lever=True)
given("hours_part_year", "Share of the year saved, hours", "share", "year", low=0, high=1, default=0.5)
given("mergeable", "Share of posts that merging could end", "share", "pool", low=0, high=1, default=0)
given("merged_share", "Merging: share done in the year", "share", "year", low=0, high=1, default=0, lever=True)
given("merged_part_year", "Share of the year saved, merging", "share", "year", low=0, high=1, default=0.5)
given("merged_one_off", "One-off cost of a merged WTE", "£ a WTE", YEARLY, low=0, high=1e6, default=0)


@line("Fixed terms asked to end", "WTE", YEARLY, rule="those that the staff list dates in the year")
def ending_asked(ending_wte, terms_let_end):
    return ending_wte * terms_let_end


@line("Posts asked to merge", "WTE", YEARLY, rule="a share of the posts that merging could end")
def merged_asked(pool_wte, mergeable, merged_share):
    return pool_wte * mergeable * merged_share


# 7 and 8. Redeployment and voluntary exits, before the target says how far they are used ------------------------------

given("openings_found", "Openings found, of those declared", "share", low=0, high=3, default=1)
given("fits_skill", "Openings that fit by skill", "share", low=0, high=1)
given("fits_place", "Openings that fit by place", "share", low=0, high=1)
given("accepts", "Offers accepted", "share", low=0, high=1)
given("training_success", "Retraining that succeeds", "share", low=0.05, high=1)
given("training_cost", "Retraining cost a head", "£ a head", low=0, high=100_000)
given("training_weeks", "Weeks of retraining, on pay", "weeks", low=0, high=104)
policy.constant("least_heads", "Heads below which a pool is empty", "heads", 1e-9)
policy.constant("weeks_of_year", "Weeks in a year, to price retraining", "weeks", 52)
given("protection_cost", "Pay protection a head", "£ a head", low=0, high=100_000, default=0)
given("retraining_on", "Retraining and redeployment", "flag", "year", low=0, high=1, default=0, lever=True)
given("take_up_rate", "Staff who volunteer on redundancy terms", "share", low=0, high=1)
given("approved_share", "Volunteers approved on redundancy terms", "share", low=0, high=1)
given("mars_take_up_rate", "Staff who volunteer for MARS", "share", low=0, high=1)
given("mars_approved_share", "Volunteers approved for MARS", "share", low=0, high=1)
given("take_up_multiplier", "Take-up while better terms are expected", "share", "year", low=0, high=2, default=1)
policy.constant("all_undrawn", "Nobody has volunteered, before the plan", "share", 1, "pool")
policy.carried("undrawn", "Of the pool, share not drawn at the year's end", "share", YEARLY, opening="all_undrawn")
given("voluntary_on", "Voluntary exits are offered", "flag", "year", low=0, high=1, default=0, lever=True)
given("compulsory_selection", "Cost of a compulsory leaver / average", "share", YEARLY, low=0, high=5, default=1)
given("selection", "Cost of those made redundant / average of who is in scope", "share", low=0, high=5, default=1)


@line("Openings that lead to a post", "share", "year", rule="fits by skill and by place, accepted, and succeeded in")
def redeployment_fit(openings_found, fits_skill, fits_place, accepts, training_success, retraining_on):
    return openings_found * fits_skill * fits_place * accepts * training_success * retraining_on


@line("Retraining for one who succeeds", "£ a head", YEARLY, rule="those who fail are paid for too")
def retraining_cost(
    training_cost, protection_cost, pool_cost, pool_heads, least_heads, training_weeks, weeks_of_year, training_success
):
    return (
        training_cost + pool_cost / MAX(pool_heads, least_heads) * (training_weeks / weeks_of_year)
    ) / training_success + protection_cost


@line("Staff who volunteer and are approved", "share", rule="on the body's voluntary scheme")
def scheme_take_up(voluntary_route, mars_scheme, mars_take_up_rate, mars_approved_share, take_up_rate, approved_share):
    return IF(voluntary_route == mars_scheme, mars_take_up_rate * mars_approved_share, take_up_rate * approved_share)


@line("Take-up", "share", YEARLY, rule="those who volunteer x those approved, while the scheme is open")
def take_up(scheme_take_up, take_up_multiplier, voluntary_on):
    return scheme_take_up * take_up_multiplier * voluntary_on
