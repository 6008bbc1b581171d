"""The path of the cut: as the Target sheet gives it by year, or as the named path that the Body sheet chooses.

The values of all named paths are in one table, one path after another. The first is "none", a path of one year that
asks for no cut.
"""

from model.language.line import Chapter
from model.language.vocabulary import INDEX, MAX, MIN, TYPED
from model.lines.reading.plan import plan

path = Chapter("The path of the cut", after=plan)
given, line = path.given, path.line

given("typed_named_path", "Named path (number), as typed", "code", low=1, high=100)
given("typed_path_kind", "Path, as typed", "code", low=1, high=5)
given("typed_transfers_restate", "Transfers restate the allowed spend, as typed", "flag", low=0, high=1)
given("path_is_per_head", "Path is pounds a head", "flag", "table paths")
given("typed_real_terms", "The path is in real terms, as typed", "flag", low=0, high=1)
given("named_first_year", "Named path: first year", "index", "table named paths")
given("named_years", "Named path: years", "index", "table named paths")
given("named_kind", "Named path: kind", "code", "table named paths")
given("named_real_terms", "Named path: in real terms", "flag", "table named paths")
given("named_before", "Named path: values that stand before its own", "index", "table named paths")
given("named_cuts_of_baseline", "Named paths: cuts of the baseline", "share", "table named values")
given("named_cuts_of_last_year", "Named paths: cuts of the year before", "share", "table named values")
given("named_pounds", "Named paths: pounds", "£", "table named values")
given("named_pounds_a_head", "Named paths: pounds a head", "£ a head", "table named values")
given("typed_cut_of_baseline", "Cut of the baseline, to date, as typed", "share", "year", low=-1, high=1)
given("typed_cut_of_last_year", "Cut of the year before, as typed", "share", "year", low=-1, high=1)
given("typed_explicit_allowed", "Allowed spend, in pounds, as typed", "£", "year", low=0, high=1e10)
given("typed_per_head", "Allowed spend a head, as typed", "£ a head", "year", low=0, high=1_000)


@line("Named path (number, 1 is none)", "code", rule="none unless the Body sheet names one")
def named_path(typed_named_path):
    return TYPED(typed_named_path, 1)


@line("Path", "code", rule="the named path's kind; a body that names none types its own")
def path_kind(typed_path_kind, named_kind, named_path):
    return TYPED(typed_path_kind, INDEX(named_kind, named_path))


@line(
    "Transfers restate the allowed spend",
    "flag",
    rule="an allowance a head moves only if the body that sets it says so",
)
def transfers_restate(typed_transfers_restate, path_is_per_head, path_kind):
    return TYPED(typed_transfers_restate, 1 - INDEX(path_is_per_head, path_kind))


@line("The path is in real terms", "flag", rule="as the named path is; a body that names none says so itself")
def real_terms(typed_real_terms, named_real_terms, named_path):
    return TYPED(typed_real_terms, INDEX(named_real_terms, named_path))


@line("Year of the named path", "index", "year", rule="its last year stands for every year after, its first for before")
def named_year(first_year, named_first_year, named_path, year_number, named_years):
    return MAX(1, MIN(first_year - INDEX(named_first_year, named_path) + year_number, INDEX(named_years, named_path)))


@line("Place of the year in the table of named paths", "index", "year", rule="the paths stand one after another")
def named_place(named_before, named_path, named_year):
    return INDEX(named_before, named_path) + named_year


@line("Cut of the baseline, to date", "share", "year", rule="as typed, or as the named path has it; none is no cut")
def cut_of_baseline(typed_cut_of_baseline, named_cuts_of_baseline, named_place):
    return TYPED(typed_cut_of_baseline, INDEX(named_cuts_of_baseline, named_place))


@line("Cut of the year before", "share", "year", rule="as typed, or as the named path has it; none is no cut")
def cut_of_last_year(typed_cut_of_last_year, named_cuts_of_last_year, named_place):
    return TYPED(typed_cut_of_last_year, INDEX(named_cuts_of_last_year, named_place))


@line("Allowed spend, in pounds", "£", "year", rule="as typed, or as the named path has it")
def explicit_allowed(typed_explicit_allowed, named_pounds, named_place):
    return TYPED(typed_explicit_allowed, INDEX(named_pounds, named_place))


@line("Allowed spend a head", "£ a head", "year", rule="as typed, or as the named path has it")
def per_head(typed_per_head, named_pounds_a_head, named_place):
    return TYPED(typed_per_head, INDEX(named_pounds_a_head, named_place))
