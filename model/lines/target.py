"""The cut: a path that turns a baseline into an allowed spend for each year."""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX
from model.lines.reading import READING

target = Chapter("The target", after=READING)
given, line = target.given, target.line

given("path_is_cumulative", "Path is a cut of the baseline", "flag", "table paths")
given("path_is_stepwise", "Path is a cut of the year before", "flag", "table paths")
given("path_is_explicit", "Path is in pounds", "flag", "table paths")
given("path_is_growth", "Path gives growth back", "flag", "table paths")
given("population", "Population", "heads", "year", low=0, high=1e8, default=0)
given("growth_given_back", "Share of growth given back, to date", "share", "year", low=0, high=2, default=0)
given("growth_from", "Cost in the year that growth is counted from", "£", low=0, high=1e10, default=0)
target.constant("opening_index", "Price index of the baseline year", "index", 1)

target.carried("price_index", "Price index", "index", "year", opening="opening_index")
target.carried("allowed_stepwise", "Allowed by cuts of the year before", "£", "year", opening="baseline_amount")


@line("Price index", "index", "year", rule="the baseline year is 1")
def price_index(price_index_last_year, deflator_growth):
    return price_index_last_year * (1 + deflator_growth)


@line("Allowed by cuts of the baseline", "£", "year", rule="each year's cut is of the baseline")
def allowed_cumulative(baseline_amount, cut_of_baseline):
    return baseline_amount * (1 - cut_of_baseline)


@line("Allowed by cuts of the year before", "£", "year", rule="each year's cut is of what the year before was allowed")
def allowed_stepwise(allowed_stepwise_last_year, cut_of_last_year):
    return allowed_stepwise_last_year * (1 - cut_of_last_year)


@line("Allowed by the head", "£", "year", rule="rate x population, as running cost allowances are set")
def allowed_by_head(per_head, population):
    return per_head * population


@line(
    "Allowed where growth is given back", "£", "year", rule="the baseline, less a share of its growth since that year"
)
def allowed_by_growth(baseline_amount, growth_given_back, growth_from):
    return baseline_amount - growth_given_back * (baseline_amount - growth_from)


@line("Allowed before prices and transfers", "£", "year", rule="of the kind of path that the Target sheet names")
def allowed_by_path(
    path_is_cumulative,
    path_is_stepwise,
    path_is_explicit,
    path_is_per_head,
    path_is_growth,
    path_kind,
    allowed_cumulative,
    allowed_stepwise,
    explicit_allowed,
    allowed_by_head,
    allowed_by_growth,
):
    return (
        INDEX(path_is_cumulative, path_kind) * allowed_cumulative
        + INDEX(path_is_stepwise, path_kind) * allowed_stepwise
        + INDEX(path_is_explicit, path_kind) * explicit_allowed
        + INDEX(path_is_per_head, path_kind) * allowed_by_head
        + INDEX(path_is_growth, path_kind) * allowed_by_growth
    )


@line("Allowed before transfers", "£", "year", rule="a path in real terms moves with prices; one in cash does not")
def allowed_cash(allowed_by_path, real_terms, price_index):
    return allowed_by_path * IF(real_terms > 0, price_index, 1)


@line("Cut to date", "share", "year", rule="of the baseline, in cash")
def cut_to_date(allowed_cash, baseline_amount):
    return 1 - allowed_cash / baseline_amount
