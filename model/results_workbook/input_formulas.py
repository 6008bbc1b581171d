"""The inputs on Basis and on the options' sheets: the cell of an input sheet that each is read from.

Where that is blank, the rulebook, an assumption or a default stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from model.body.inputs import Inputs
from model.body.typed import Sheets
from model.body_workbook.columns import CODED, SETTINGS, TARGET, YEARLY, Column
from model.body_workbook.sheets import body_rows, tables
from model.language.line import Given
from model.projection.project import NOTHING, NOTHING_VALUE
from model.results_workbook.addresses import Reader
from model.results_workbook.input_steps import KINDS, KNOWN, LEVERS, PATHS, lever_count
from model.results_workbook.layout import Layout, Shown
from model.xlsx.sheet_geometry import FIRST, YEARS

DAYS = {"consultation_start": "after_consultation", "voluntary_last_day": "after_leaving",
        "redeployed_last_day": "after_leaving"}  # fmt: skip
Formula = Callable[[Reader], str]


@dataclass(frozen=True)
class Book:
    """Addresses outside the model's own sheets."""

    defaults: Mapping[str, str]  # of the Defaults sheet, by name
    codes: Mapping[str, str]  # of the columns of Codes
    rules: Mapping[str, str]  # of the columns of Rules: NAME_from, NAME_values, NAME_reviewed
    assumed: Mapping[str, str]  # central values of Assumptions
    nothing: str  # the sheet of the option that does nothing


class Sources:
    """The formula of every input; an input that has none is a constant, written as it is."""

    def __init__(self, inputs: Inputs, sheets: Sheets, layout: Layout, book: Book) -> None:
        self.layout, self.book, self.sheets = layout, book, sheets
        self.rows = {name: f"Body!$B${FIRST + place + 1}" for place, (_, name, _, _) in enumerate(body_rows())}
        self._letters: dict[str, dict[str, str]] = {}
        self._spans: dict[str, tuple[int, int]] = {}
        for sheet, (columns, rows) in tables(sheets).items():
            self._letters[sheet] = {column.name: xl_col_to_name(at) for at, column in enumerate(columns)}
            self._spans[sheet] = FIRST + 1, FIRST + max(len(rows), 1)
        self._labels = inputs.year_labels
        self._last_lever = FIRST + lever_count(sheets, self._labels)
        self._made = {**self._read(), **self._rulings(), **self._body(), **self._lists(), **self._by_year()}

    def formula(self, shown: Shown, reader: Reader) -> str | None:
        """The formula of an input in one cell; None where it is a constant."""
        made = self._made.get(shown.name)
        if isinstance(shown.entry, Given) and shown.entry.lever:
            return self._lever(shown, reader)
        if made is None and shown.name in NOTHING | NOTHING_VALUE:
            place, _ = self.layout.place((NOTHING | NOTHING_VALUE)[shown.name])
            own = self.layout.at((NOTHING | NOTHING_VALUE)[shown.name], Reader(reader.dims, reader.year))
            return f"='{self.book.nothing}'!{own}" if not place.sheet else f"={own}"
        if made is not None:
            return "=" + made(reader)
        if shown.name in self.book.defaults:
            return f"={self.book.defaults[shown.name]}"
        return None

    def _lever(self, shown: Shown, reader: Reader) -> str:
        """What the Levers sheet has for the option whose sheet this is; its number stands beside the label."""
        last = self._last_lever
        year = reader.column(YEARS)
        option = self.layout.at("option_number", reader)
        keys = f"{LEVERS}!$C${FIRST + 1}:$C${last},{option},{LEVERS}!$D${FIRST + 1}:$D${last}"
        return f"=SUMIFS({LEVERS}!{year}${FIRST + 1}:{year}${last},{keys},$B{shown.place.row + 1})"

    def _at(self, name: str) -> Formula:
        return lambda reader: self.layout.at(name, reader)

    def column(self, sheet: str, name: str) -> str:
        """The rows of a column of an input sheet."""
        (first, last), letter = self._spans[sheet], self._letters[sheet][name]
        return f"{sheet}!${letter}${first}:${letter}${last}"

    # How the inputs are read ------------------------------------------------------------------------------------

    def _read(self) -> dict[str, Formula]:
        at, codes, defaults = self.layout.at, self.book.codes, self.book.defaults
        path, known = self.rows["path"], self.rows["known_on"]
        named = f'IF({path}="",0,MATCH(TRIM({path}),{codes["path names"]},0))'

        def place(reader: Reader) -> str:
            row = f"MAX(1,{at('named_path', reader)})"
            year = f"{defaults['first_year']}-INDEX({codes['path first year']},{row})+{at('year_number', reader)}"
            return f"MAX(1,MIN({year},INDEX({codes['path years']},{row})))"

        def value(reader: Reader) -> str:
            row = f"MAX(1,{at('named_path', reader)})"
            return f"INDEX({codes['path values']},{row},{at('named_place', reader)})"

        def kind(flag: str) -> Formula:
            def made(reader: Reader) -> str:
                number = f"INDEX({codes['path kind']},MAX(1,{at('named_path', reader)}))"
                return f"IF({at('named_path', reader)}>0,INDEX({codes[flag]},{number}),0)"

            return made

        def settled(typed: str, column: str) -> Formula:
            def made(reader: Reader) -> str:
                named = f"INDEX({codes[column]},MAX(1,{at('named_path', reader)}))"
                return f"IF({at('named_path', reader)}>0,{named},{at(typed, reader)})"

            return made

        return {
            "known_on": lambda _: f'IF({known}="",{defaults["known_on"]},{known})',
            "target_row": lambda reader: self._row_of("Target", reader),
            "years_row": lambda reader: self._row_of("Years", reader),
            "named_path": lambda _: named,
            "named_place": place,
            "named_value": value,
            "typed_path_kind": lambda _: self._coded("path_kind"),
            "typed_real_terms": lambda _: self._typed(self.rows["real_terms"], defaults["real_terms"]),
            "path_kind": settled("typed_path_kind", "path kind"),
            "real_terms": settled("typed_real_terms", "path real terms"),
            **{f"named_{flag}": kind(flag) for flag in KINDS},
        }

    def _row_of(self, sheet: str, reader: Reader) -> str:
        letter = reader.column(self.layout.place("year_number")[0].column)
        return f"MATCH({letter}$4,{self.column(sheet, 'year')},0)"

    def _coded(self, name: str) -> str:
        cell = self.rows[name]
        found = f"IFERROR(MATCH(TRIM({cell}),{self.book.codes[CODED[name]]},0),{cell})"
        return f'IF({cell}="",{self.book.defaults[name]},{found})'

    @staticmethod
    def _typed(cell: str, default: str) -> str:
        return f'IF({cell}="",{default},{cell})'

    def _rulings(self) -> dict[str, Formula]:
        at, rules, assumed = self.layout.at, self.book.rules, self.book.assumed
        unknown = {"national_uplift": assumed["award_assumed"], "cpi_growth": assumed["prices_assumed"],
                   "national_increment_limit": self.book.defaults["no_limit_on_increments"]}  # fmt: skip
        found: dict[str, Formula] = {}
        for name in KNOWN:

            def is_known(reader: Reader, name: str = name) -> str:
                start = at("year_start", reader)
                return f"IF(AND({start}<={rules[f'{name}_reviewed']},{start}<={at('known_on', reader)}),1,0)"

            def ruled(reader: Reader, name: str = name) -> str:
                value = f"LOOKUP({at('year_start', reader)},{rules[f'{name}_from']},{rules[f'{name}_values']})"
                return f"IF({at(f'known_{name}', reader)}>0,{value},{unknown.get(name, 0)})"

            found |= {f"known_{name}": is_known, f"ruled_{name}": ruled}

        def prices(reader: Reader) -> str:
            start = at("year_start", reader)
            table = f"{rules['gdp_deflator_from']},{rules['gdp_deflator_values']}"
            before = f"DATE(YEAR({start})-1,MONTH({start}),DAY({start}))"
            growth = f"LOOKUP({start},{table})/LOOKUP({before},{table})-1"
            return f"IF({at('known_gdp_deflator', reader)}>0,{growth},{assumed['prices_assumed']})"

        del found["ruled_gdp_deflator"]
        return found | {"ruled_deflator_growth": prices}

    # Settings ---------------------------------------------------------------------------------------------------

    def _body(self) -> dict[str, Formula]:
        found: dict[str, Formula] = {}
        for name in SETTINGS:
            default = self.book.defaults.get(name, "0")
            found[name] = _text(self._coded(name) if name in CODED else self._typed(self.rows[name], default))
        ledger = self.rows["ledger_budget"]
        found["ledger_budget"] = _text(ledger)
        found["baseline_amount"] = _text(self._typed(self.rows["baseline_amount"], ledger))
        del found["path_kind"], found["real_terms"]
        found |= {name: _text(cell) for name, cell in self.book.assumed.items()}
        found["openings_by_band"] = lambda reader: f"IF(SUM({self.layout.at('pool_openings', reader, 'pool')})>0,1,0)"
        return found

    # Lists: pools and items -------------------------------------------------------------------------------------

    def _lists(self) -> dict[str, Formula]:
        found: dict[str, Formula] = {}
        for sheet, (columns, _) in tables(self.sheets).items():
            if sheet in ("Vacancies", "Budget"):
                for column in columns[1:]:
                    if column.name not in self._labels:
                        found[column.name] = self._cell(sheet, column)
        start = [column.name for column in tables(self.sheets)["Vacancies"][0]].index(self._labels[0])
        found["transfer_posts"] = lambda reader: f"N(Vacancies!{reader.column(start)}{reader.row(FIRST)})"
        at = self.layout.at
        found["band_openings"] = lambda reader: (
            f"SUMIFS({at('pool_openings', reader, 'pool')},{at('pool_band', reader, 'pool')},"
            f"{at('band_number', reader)})"
        )
        return found

    def _cell(self, sheet: str, column: Column) -> Formula:
        letter, codes = self._letters[sheet][column.name], self.book.codes
        default = self.book.assumed.get(column.name) or self.book.defaults.get(column.name, "0")

        def made(reader: Reader) -> str:
            cell = f"{sheet}!${letter}{reader.row(FIRST)}"
            if column.kind == "number":
                return self._typed(cell, default)
            number = f"MATCH(TRIM({cell}),{codes[column.kind]},0)"
            if column.kind == "sign":
                number = f"INDEX({codes['sign value']},{number})"
            return f'IF({cell}="",{default},{number})'

        return made

    # Year by year -----------------------------------------------------------------------------------------------

    def _by_year(self) -> dict[str, Formula]:
        at, defaults = self.layout.at, self.book.defaults
        found: dict[str, Formula] = {}

        def from_sheet(sheet: str, name: str, default: Formula) -> Formula:
            def made(reader: Reader) -> str:
                cell = f"INDEX({self.column(sheet, name)},{at(f'{sheet.lower()}_row', reader)})"
                return f'IF({cell}="",{default(reader)},{cell})'

            return made

        def at_default(name: str) -> Formula:
            return lambda _: defaults.get(name, "0")

        def path(flag: str, typed: str) -> Formula:
            def made(reader: Reader) -> str:
                return f"IF({at(flag, reader)}>0,{at('named_value', reader)},N({typed}{at('target_row', reader)})))"

            return made

        def days_on(after: str) -> Formula:
            return lambda reader: f"{at('year_start', reader)}+{after}"

        for sheet, names in (("Target", TARGET), ("Years", YEARLY)):
            for name in names:
                found[name] = from_sheet(sheet, name, at_default(name))
        for kind, name in PATHS.items():
            flag, typed = f"named_{KINDS[kind - 1]}", f"INDEX({self.column('Target', name)},"
            found[name] = path(flag, typed)
        for name in ("national_uplift", "national_flat", "national_flat_limit", "deflator_growth", "cpi_growth"):
            found[name] = from_sheet("Years", name, self._at(f"ruled_{name}"))
        found["local_uplift"] = from_sheet("Years", "local_uplift", self._at("ruled_national_uplift"))
        for name in ("national_flat_instead", "national_increment_limit"):
            found[name] = self._at(f"ruled_{name}")
        for name, after in DAYS.items():
            found[name] = from_sheet("Years", name, days_on(defaults[after]))
        found["transfer_day"] = from_sheet("Years", "transfer_day", lambda reader: f"{at('year_start', reader)}-1")
        found["rates_day"] = days_on(defaults["after_rates"])
        rule = f"{self.book.rules['consultation_large_days_from']},{self.book.rules['consultation_large_days_values']}"
        found["consultation_planned_days"] = from_sheet(
            "Years",
            "consultation_planned_days",
            lambda reader: f"LOOKUP({at('year_start', reader)}+{defaults['after_consultation']},{rule})",
        )
        return found


def _text(formula: str) -> Formula:
    """The same formula in every cell."""
    return lambda _: formula
