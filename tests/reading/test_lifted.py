"""Rows read many cells at a time hold what they hold when they are read one by one."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from model.reading import limits
from model.reading.canonical import Lifter
from model.reading.cells import Book, Refused
from model.reading.xlsx import read_xlsx
from tests.support.bodies import INPUTS

pytestmark = pytest.mark.agree
SHEET = "xl/worksheets/sheet1.xml"
Answer = Book | tuple[str, str]


def base() -> bytes:
    """A workbook with three texts, a cell in the format of a number, of text and of a date, and 28 more formats."""
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    sheet = book.add_worksheet()
    for row, text in enumerate(("one", "#N/A", " spaced ")):
        sheet.write_string(row, 0, text)
    for column, code in enumerate(("0.00", "@", "d mmm yyyy")):
        sheet.write_number(0, column + 1, 1, book.add_format({"num_format": code}))
    for places in range(1, 29):
        sheet.write_number(1, places, 1, book.add_format({"num_format": "0." + places * "0" + '"d"'}))
    book.close()
    return kept.getvalue()


BASE = base()


def with_rows(rows: str) -> BytesIO:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(BASE)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            text = old.read(item).decode()
            if item.filename == SHEET:
                before, _, after = text.partition("<sheetData>")
                text = f"{before}<sheetData>{rows}</sheetData>{after.partition('</sheetData>')[2]}"
            new.writestr(item.filename, text)
    return made


def read_both_ways(file: BytesIO) -> tuple[Answer, Answer, int]:
    """What is read with rows lifted and without, or refused; and how many rows were lifted."""
    lifted = Lifter._lifted
    count = 0

    def counted(self: Lifter, piece: str) -> bool:
        nonlocal count
        done = lifted(self, piece)
        count += done
        return done

    def answer() -> Answer:
        try:
            return read_xlsx(file, len(file.getvalue()), frozenset())
        except Refused as fault:
            return str(fault), fault.where

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Lifter, "_lifted", counted)
        one = answer()
        patch.setattr(Lifter, "_lifted", lambda *_: False)
        return one, answer(), count


def same(one: Answer, two: Answer) -> bool:
    """To the type of every cell; repr tells 1 from 1.0."""
    return repr(one) == repr(two)


@pytest.mark.parametrize("path", sorted(INPUTS.rglob("*.xlsx")), ids=lambda path: path.stem)
def test_most_rows_of_every_shipped_workbook_are_lifted_and_hold_the_same(path: Path) -> None:
    one, two, lifted = read_both_ways(BytesIO(path.read_bytes()))
    assert isinstance(one, Book)
    assert same(one, two)
    assert lifted > 0.8 * sum(any(cell is not None for cell in row) for sheet in one.sheets for row in sheet.rows)


NUMBERS = ("0", "1", "-3", "7.5", "1E3", "1e-7", "40269", "40269.5", "12345678901234567890", "1.50", " 2", "x", "")
PLAIN = (
    "text",
    "#N/A",
    "a &amp; b",
    "&#65;",
    "&lt;x&gt;",
    "\u2013 \u00e9",
    " spaced ",
    "_x0041_",
    'a"/&gt;b',
    "a\rb",
    "a\x03b",
    "a\ufffeb",
    'a"/>b',
    "x" * 33_000,
)
INLINE = (*(f"<is><t>{text}</t></is>" for text in PLAIN), '<is><t xml:space="preserve"> a </t></is>', "<is><t/></is>")
INLINE += ("<is><t>cut</t>", "<t>bare</t>", "<is><r><t>ri</t></r><r><t>ch</t></r></is>")
cells = st.one_of(
    st.tuples(st.sampled_from(["", ' s="0"', ' s="1"', ' s="2"', ' s="3"', ' s="9"']), st.sampled_from(NUMBERS)),
    st.tuples(st.sampled_from([' t="s"', ' s="2" t="s"']), st.sampled_from(["0", "1", "2", "3", "-1"])),
    st.tuples(st.sampled_from([' t="b"', ' t="e"', ' t="str"']), st.sampled_from(["0", "#N/A", "text"])),
    st.tuples(st.sampled_from(["", ' s="1"', ' s="3"']), st.just(None)),
    st.tuples(st.sampled_from([' t="inlineStr"', ' s="2" t="inlineStr"', ' t="s"', ""]), st.sampled_from(INLINE)),
    st.tuples(st.just(' t="str"'), st.sampled_from(PLAIN)),
)
rows = st.lists(st.lists(st.tuples(st.integers(0, 2), cells), max_size=6), max_size=6)


@settings(max_examples=400, deadline=None)
@given(rows, st.sampled_from(["", ' spans="1:9"', ' hidden="1"', ' ht="20" customHeight="1"']))
def test_rows_of_any_cells_hold_the_same_or_are_refused_in_the_same_words(
    listed: list[list[tuple[int, tuple[str, str | None]]]], more: str
) -> None:
    made = []
    for number, row in enumerate(listed, 1):
        column, text = 0, ""
        for skipped, (style, value) in row:
            column += skipped + 1
            at = f'<c r="{"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column - 1]}{number}"{style}'
            inside = value if value and value.startswith("<") else f"<v>{value}</v>"
            text += f"{at}/>" if value is None else f"{at}>{inside}</c>"
        made.append(f'<row r="{number}"{more}>{text}</row>')
    one, two, _ = read_both_ways(with_rows("".join(made)))
    assert same(one, two)


# Cells, and what stands where cells should: whatever a row is made of, both ways agree on it.
PIECES = """
<c r="A{row}" s="1"><v>2</v></c>    <c r="A{row}"><v>40269</v></c>        <c r="A{row}" t="s"><v>1</v></c>
<c r="B{row}" s="1"/>               <c r="D{row}"/>                       <c r="E{row}" s="{row}"/>
<c r="F{row}" s="2" t="s"/>         <c r="C{row}" t="str"/>               <c r="G{row}" t="n"/>
<c r="H{row}" t="inlineStr"/>       <c r="I{row}" t="b"/>                 <c r="J{row}" s="99"/>
<c r="K{row}7"/>                    <c r="L9"/>                           <c s="1"/>
<c r="XFD{row}"/>                   <c r="XFE{row}"/>                     <c r="M{row}"></c>
<c r="N{row}"><v></v></c>           <c r="O{row}" x="1"/>                 <c r="P{row}" />
<c r="B"/>                          <c r="C"><v>2</v></c>                 <c r="B{row}" s="1{row}"><v>1</v></c>
<c r="Q{row}" s="1{row}"/>          <c r="q{row}"/>                       <c r="R{row}" t="\0"><v>abc\1</v></c>
<c r="S{row}" s="2{row}"><v>1</v></c>
t="s"                               s="3"                                 t="str"
"""
pieces = st.sampled_from([each for line in PIECES.splitlines() for each in line.split("    ") if each.strip()])


@settings(max_examples=1_500, deadline=None)
@given(st.lists(st.lists(pieces.map(str.strip), max_size=5), min_size=1, max_size=4))
def test_whatever_stands_in_a_row_is_taken_alike_or_refused(listed: list[list[str]]) -> None:
    made = [f'<row r="{row}">{" ".join(each).replace("> <", "><").replace("{row}", str(row))}</row>'
            for row, each in enumerate(listed, 1)]  # fmt: skip
    one, two, _ = read_both_ways(with_rows("".join(made)))
    assert same(one, two)


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A2"><v>1</v></c> t="s"',
        '<c r="A2"><v>40269</v></c> s="3"',
        '<c r="A2" s="1"><v>1</v></c> t="str"<c r="B2"/>',
        '<c r="A2" s="12"><v>1</v></c><c r="B"/>',
        '<c r="A2" s="12"><v>1</v></c><c r="B"><v>2</v></c>',
        '<c r="A2"><v>1</v></c><c r="B"/><c r="C2" s="12"/>',
        '<c r="A2" t="\0"><v>abc\1</v></c>',
        '<c r="A\2"><v>1</v></c>',
    ],
)
def test_what_only_looks_like_a_row_is_refused_both_ways(cells: str) -> None:
    one, two, lifted = read_both_ways(with_rows(f'<row r="2">{cells}</row>'))
    assert same(one, two)
    assert not isinstance(one, Book)
    assert not lifted


def test_blank_cells_count_for_nothing_wherever_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 4)
    cells = '<c r="A{0}"><v>1</v></c><c r="B{0}"/><c r="C{0}"/><c r="D{0}"><v>1</v></c>'
    for end in ("", '<c r="E{0}"/>'):
        rows = "".join(f'<row r="{row}">{cells}{end}</row>'.replace("{0}", str(row)) for row in (1, 2))
        one, two, lifted = read_both_ways(with_rows(rows))
        assert isinstance(one, Book)
        assert same(one, two)
        assert lifted == 2


@pytest.mark.parametrize("last", ['<c r="B2" s="1"/>', '<c r="B2" s="1"><v>2</v></c>'])
def test_a_row_that_ends_in_a_blank_cell_is_lifted_as_any_other(last: str) -> None:
    one, two, lifted = read_both_ways(with_rows(f'<row r="2"><c r="A2" t="s"><v>0</v></c>{last}</row>'))
    assert same(one, two)
    assert lifted == 1


def test_rows_of_texts_that_stand_in_their_cells_are_lifted() -> None:
    texts = ("Finance", "Learning &amp; Development", "Zo\u00eb \u2013 &quot;x&quot;", "#N/A")
    row = "".join(
        f'<c r="{column}2" t="inlineStr"><is><t>{text}</t></is></c>' for column, text in zip("ABCD", texts, strict=True)
    )
    one, two, lifted = read_both_ways(with_rows(f'<row r="2">{row}<c r="E2" t="str"><v>said</v></c></row>'))
    assert same(one, two)
    assert isinstance(one, Book)
    assert one.sheets[0].rows[1][1:3] == ["Learning & Development", 'Zo\u00eb \u2013 "x"']
    assert lifted == 1


@pytest.mark.parametrize("cut", ["<v>a</t></is></c>", "<is><t>a</v></c>", "<is><t>a</t></c>", "<is><t>a</is></t></c>"])
def test_a_text_in_its_cell_without_an_end_is_refused(cut: str) -> None:
    one, two, _ = read_both_ways(with_rows(f'<row r="2"><c r="A2" t="inlineStr">{cut}</row>'))
    assert same(one, two)
    assert not isinstance(one, Book)


def test_a_text_of_another_encoding_is_what_the_file_says() -> None:
    file = with_rows('<row r="2"><c r="A2" t="inlineStr"><is><t>\u00a3</t></is></c></row>')
    made = BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == SHEET:
                data = data.decode().replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode("latin-1")
            new.writestr(item.filename, data)
    one, two, _ = read_both_ways(made)
    assert same(one, two)
    assert isinstance(one, Book)
    assert one.sheets[0].rows[1] == ["\u00a3"]
