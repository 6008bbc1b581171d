"""Canaries: names and numbers of people reach nothing; dates of birth and salaries nothing but a body's workbooks."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from model.__main__ import main
from tests.support.kinds import furnish
from tests.support.lists import HEADS

pytestmark = pytest.mark.cli
NAME, NUMBER, NI, HEADING, UNREAD, SHEET, AUTHOR = (
    *("Zorblax", "31415926", "QQ123456C", "Quuxheading", "Vexing unread", "Wobbly Sheetname", "Grumbold Author"),
)
WHO = (NAME, NUMBER, NI, HEADING, UNREAD, SHEET, AUTHOR)
PAY, BORN = 48_123.45, date(1971, 3, 7)
SERIAL = str((BORN - date(1899, 12, 30)).days)
PRIVATE = ("48123", "48,123", "1971-03-07", "7 March 1971", "07/03/1971", "19710307", SERIAL)
BODIES = {"results.xlsx", "body.xlsx", "into.xlsx"}  # workbooks of a body, which hold its people under a row number


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a body, a staff list and one with faults, all full of canaries; no temporary file is made."""
    for maker in ("mkstemp", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkdtemp"):
        monkeypatch.setattr(tempfile, maker, lambda *_, **__: pytest.fail("a temporary file"))
    at = tmp_path / "place"
    at.mkdir()
    furnish(at)
    (at / "list.csv").unlink()
    with monkeypatch.context() as free:
        free.undo()
        _plant(at)
    (at / "faulty.xlsx").rename(at / "wrong.xlsx")
    return at


def _plant(at: Path) -> None:
    for name in ("in.xlsx", "faulty.xlsx"):
        book = openpyxl.load_workbook(at / name)
        book.properties.creator = book.properties.lastModifiedBy = AUTHOR
        sheet = book["Staff"]
        for row in range(5, 8):
            sheet.cell(row, 1, f"{NAME} {NUMBER} {NI}")
            sheet.cell(row, 5, PAY)
            sheet.cell(row, 8, datetime(BORN.year, BORN.month, BORN.day))
        book.create_sheet(SHEET).append([f"{NAME} {NUMBER}", PAY, UNREAD])
        if name == "faulty.xlsx":
            sheet["H5"], sheet["E6"], sheet["F7"] = f"{BORN} {NAME}", f"{PAY} {NUMBER}", UNREAD
            sheet.cell(4, sheet.max_column + 1, f"{HEADING} {NAME}")
            sheet.cell(5, sheet.max_column, UNREAD)
            sheet["B8"], sheet["C8"], sheet["P8"] = f"{NAME}", f"{NI}", f"{NUMBER}"
        book.save(at / name)
    who = dict.fromkeys([*HEADS, "NI Number", HEADING], UNREAD)
    who |= {"Employee Number": NUMBER, "Assignment Number": f"{NUMBER}-2", "Surname": NAME, "Org L3": f"{NAME} Street"}
    held: dict[str, Any] = {"Grade": "Band 7", "Spine Point": "", "FT Salary": PAY, "Contracted WTE": 1.0}
    held |= {"Assignment Category": "Permanent", "Assignment Status": "Active Assignment", "NI Number": NI}
    held |= {"DOB": datetime(BORN.year, BORN.month, BORN.day), "CSD (3 Months)": datetime(2001, 9, 1)}
    listed = [
        {**who, **held, "Employee Number": f"{number}{NUMBER}", "Assignment Number": f"{number}-1"}
        for number in range(6)
    ]
    bad = {**who, "Employee Number": f"9{NUMBER}", "Assignment Number": "9-1", "FT Salary": f"{PAY} {NAME}"}
    bad |= {"Grade": NI, "Contracted WTE": NUMBER, "DOB": f"{BORN} x", "CSD (3 Months)": NAME}
    for name, rows in (("list.xlsx", listed), ("bad.xlsx", [*listed, bad])):
        book = openpyxl.Workbook()
        book.properties.creator = AUTHOR
        book.worksheets[0].title = SHEET
        for cells in ([NAME], [], [*HEADS, "NI Number", HEADING], *([*each.values()] for each in rows)):
            book.worksheets[0].append(cells)
        book.create_sheet(f"{NAME} other").append([NUMBER])
        book.worksheets[0].row_dimensions[5].hidden = True
        book.save(at / name)


def commands(at: Path) -> list[list[str]]:
    """Every command that reads people, with what it says as text and as JSON, done and refused."""
    body, wrong, people, bad = (str(at / name) for name in ("in.xlsx", "wrong.xlsx", "list.xlsx", "bad.xlsx"))
    figures = ("row_pay", "row_cost", "base_salary", "born", "run_rate", "at_risk")
    return [
        *(["import-staff", each, "--into", body, "--leave-out", "--out", str(at / "into.xlsx")]
          for each in (people, bad)),
        *(["import-staff", each, "--out", str(at / "body.xlsx"), *more] for each in (people, bad)
          for more in ([], ["--json"], ["--leave-out"], ["--dates", "day-first", "--sheet", SHEET],
                       ["--sheet", "Nowhere"], ["--pool-by", "cost-centre"])),
        *(["check", each, *more] for each in (body, wrong) for more in ([], ["--json"], ["--no-annotate"])),
        *(["run", each, "--out", str(at / "out"), *more] for each in (body, wrong) for more in ([], ["--json"])),
        ["paper", body, "--out", str(at / "out"), "--full", "--format", "docx,html,pdf"],
        *(["explain", body, figure, "--depth", "30"] for figure in figures),
        ["compare", body, str(at / "out" / "results.xlsx")],
        ["compare", body, wrong],
        ["payoff", "--people", people],
        ["payoff", "--people", body, "--json"],
        ["import-staff", bad, "--annotate", "--out", str(at / "body.xlsx")],
    ]  # fmt: skip


def texts(content: bytes) -> Iterator[str]:
    """Everything that a file holds, whatever it is packed in."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for name in parts.namelist():
                yield name
                yield from texts(parts.read(name))
    elif content[:4] == b"%PDF":  # its bytes are packed, and hold any five digits by chance
        document = PdfReader(io.BytesIO(content))
        yield str(document.metadata)
        yield from (page.extract_text() for page in document.pages)
    else:
        yield content.decode("utf-8", "replace")


def seen(text: str, canaries: tuple[str, ...]) -> list[str]:
    return [each for each in canaries if each.lower() in text.lower()]


def test_no_canary_of_a_person_is_said_or_written(
    place: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    codes: set[Any] = set()
    given = {path.name for path in place.iterdir()}
    for arguments in commands(place):
        try:
            codes.add(main(arguments))
        except SystemExit as left:  # argparse has its own way out
            codes.add(left.code)
        out, err = capfd.readouterr()
        named = [word for word in arguments if word in (SHEET,)]  # what the user typed is the user's
        said = out + err
        for word in named:
            said = said.replace(word, "")
        assert seen(said, (*WHO, *PRIVATE)) == [], (arguments, said)
        assert "Traceback" not in said
    assert codes == {0, 2}
    assert caplog.text == ""
    made = [path for path in place.rglob("*") if path.is_file() and path.name not in given]
    assert len(made) >= 8
    for path in made:
        assert seen(path.name, WHO) == []
        held = "\n".join(texts(path.read_bytes()))
        if "problems" in path.name:
            continue  # the user's own copy of the user's own data; what is said in it is looked at below
        if path.name == "into.xlsx":  # a copy of the user's own body, but for the people on its Staff sheet
            rows = openpyxl.load_workbook(path)["Staff"].iter_rows(min_row=5, values_only=True)
            held = "\n".join(str(value) for row in rows for value in row)
        assert seen(held, WHO) == [], path
        if path.name not in BODIES:
            assert seen(re.sub(r"<w:rsid[^>]*>", "", held), PRIVATE) == [], path


def test_what_is_said_in_a_marked_copy_and_who_made_it_tells_of_nobody(
    place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(place / "wrong.xlsx")])
    main(["import-staff", str(place / "bad.xlsx"), "--annotate", "--out", str(place / "body.xlsx")])
    capfd.readouterr()
    for name in ("wrong", "bad"):
        book = openpyxl.load_workbook(place / f"{name} problems.xlsx")
        said = [str(value) for row in book["Problems"].iter_rows(values_only=True) for value in row]
        said += [cell.comment.text for sheet in book.worksheets[1:] for row in sheet.iter_rows() for cell in row
                 if cell.comment is not None]  # fmt: skip
        said += [str(book.properties.creator), str(book.properties.lastModifiedBy)]
        assert len(said) > 8
        assert seen("\n".join(said), (*WHO, *PRIVATE)) == []


@pytest.mark.parametrize("fault", [RuntimeError, KeyError, ValueError, AssertionError, UnicodeError, MemoryError])
@pytest.mark.parametrize(
    ("where", "name", "caller"),
    [
        ("services.run_body.make_workbook", "run", "services/run_body.py:[0-9]+, files_of"),
        ("services.run_body.print_papers", "run", "services/run_body.py:[0-9]+, files_of"),
        ("commands.import_staff.write_fresh", "import-staff", "commands/import_staff.py:[0-9]+, run"),
        ("commands.check.project", "check", "commands/check.py:[0-9]+, _checked"),
    ],
)
def test_a_fault_of_ours_says_nothing_of_what_it_was_about(
    where: str,
    name: str,
    caller: str,
    fault: type[Exception],
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise fault(f"{NAME} {NUMBER} {NI} {PAY} {BORN}")

    monkeypatch.setattr(f"model.{where}", fail)
    file = place / ("list.xlsx" if name == "import-staff" else "in.xlsx")
    assert main([name, str(file), *([] if name == "check" else ["--out", str(place / "o.xlsx")])]) == 3
    out, err = capfd.readouterr()
    assert out == ""
    called = r"(; called by model/[a-z_/]+\.py:[0-9]+, [A-Za-z_.]+)*"
    said = f"mancost failed, and the fault is ours: {fault.__name__} at model/{caller}{called}"
    assert re.fullmatch(rf"{said}\. Nothing was lost; please send this line\.\n", err)
    assert seen(err, (*WHO, *PRIVATE)) == []
    assert not (place / "o.xlsx").exists()
