"""Reads what an .xlsx or .xlsm has besides its sheets: the list of sheets, the number formats, and the texts.

Such a workbook is a zip of files; each file within it is called a part.
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from typing import Any

from model.reading.cells import Refused
from model.reading.convert import BUILT_IN, decoded, is_date
from model.reading.markup import LINKS, MAIN, PACKAGE, Attributes, split, walk
from model.reading.preflight import DAMAGED, MACRO_SHEETS, names_in
from model.reading.shared import shared_texts
from model.reading.titles import check_titles

MACROS = {
    f"http://schemas.microsoft.com/office/2006/relationships/{kind}" for kind in ("xlMacrosheet", "xlIntlMacrosheet")
}
PASSED_OVER = ("xlMacrosheet", "xlIntlMacrosheet", "dialogsheet")
NEEDED = ("worksheet", "styles", "officeDocument")  # of texts that are lost, a cell that uses one tells


@dataclass(frozen=True)
class Named:
    """A sheet as the workbook lists it.

    `part` is the path, within the zip, of the file that contains the sheet's cells.
    """

    title: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Workbook:
    """What the workbook says as a whole: its sheets, its formats, its texts, and sentences to warn the user of.

    from_1904: whether dates are counted from 1904. dates: for each cell format, in order, whether it shows a date.
    strings: texts that cells refer to by number, by that number as text.
    """

    sheets: tuple[Named, ...]
    from_1904: bool
    dates: tuple[bool, ...]
    strings: dict[str, Any]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """A reference from one file within the zip to another: `kind` says what the other is, `target` is its name."""

    kind: str
    target: str


def workbook(parts: zipfile.ZipFile) -> Workbook:
    """Read everything of an .xlsx or .xlsm except the sheets themselves; raises Refused where the file is damaged.

    `parts` is the zip of files that such a workbook is.
    """
    names = names_in(parts)
    main = next((link.target for link in _links(parts, "", names).values() if link.kind == "officeDocument"), "")
    if main not in names.values():
        raise Refused(DAMAGED)
    links = _links(parts, main, names)
    sheets, from_1904, passed_over = _listed(parts, main, links)
    notes = [MACRO_SHEETS] if passed_over else []
    if any(link.kind == "externalLink" for link in links.values()):
        notes.append("reads other workbooks, as they were when it was last saved")
    if any(name.endswith("vbaproject.bin") for name in names):
        notes.append("holds macros, which are not run")
    if any("pivotcache/" in name and "records" in name for name in names):
        notes.append("holds the hidden data of a pivot table, which whoever gets the file gets too")
    if from_1904:
        notes.append("counts its dates from 1904")
    return Workbook(sheets, from_1904, _formats(parts, links), _texts(parts, links), tuple(notes))


def _links(parts: zipfile.ZipFile, part: str, names: dict[str, str]) -> dict[str, Link]:
    """Return the files within the zip that the file `part` refers to, each by the id of the reference.

    `names` has every file's true name by its name in lower case. Raises Refused where a file that is needed is
    missing.
    """
    folder, name = posixpath.split(part.replace("\\", "/"))
    beside = names.get(posixpath.join(folder, "_rels", f"{name}.rels").lower())
    links: dict[str, Link] = {}
    if beside is None:
        raise Refused(DAMAGED)

    def start(tag: str, attributes: Attributes) -> None:
        if tag != "Relationship" or attributes.get("TargetMode") == "External":
            return
        space, _, kind = attributes.get("Type", "").rpartition("/")
        given = attributes.get("Target", "").replace("\\", "/")
        target = posixpath.normpath(posixpath.join("/", folder, given))[1:]
        target_name = names.get(target.lower(), "")
        if space in LINKS or attributes.get("Type") in MACROS:
            if kind in NEEDED and not target_name:
                raise Refused(DAMAGED)
            if attributes.get("Id", "") in links:
                raise Refused(DAMAGED)
            links[attributes.get("Id", "")] = Link(kind, target_name)

    walk(parts, beside, start, "Relationships", PACKAGE)
    return links


def _listed(parts: zipfile.ZipFile, main: str, links: dict[str, Link]) -> tuple[tuple[Named, ...], bool, int]:
    """Return the sheets that the workbook lists, in order, and whether it counts its dates from 1904.

    The last value is the number of its sheets of macros and dialogs, which hold no table. `main` is the path, within
    the zip, of the file that lists them. Raises Refused where there is no sheet, there are too many, two have one name,
    or one is not listed.
    """
    sheets: list[Named] = []
    from_1904 = False
    used: set[str] = set()
    passed_over = modules = 0

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal from_1904, passed_over, modules
        if tag == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in ("1", "true", "on")
        if tag != "sheet":
            return
        ids = [value for name, value in attributes.items() if split(name)[0] in LINKS and split(name)[1] == "id"]
        if ids == [""]:  # a module of macros that Excel has taken over from an .xls
            passed_over += 1
            modules += attributes.get("state") == "veryHidden"
            return
        link = links.get(ids[0]) if len(ids) == 1 else None
        if link is None or not attributes.get("name", "").strip() or ids[0] in used:
            raise Refused(DAMAGED)
        used.add(ids[0])
        passed_over += link.kind in PASSED_OVER
        if link.kind == "worksheet":
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append(Named(decoded(attributes["name"]).strip(), link.target, hidden))

    walk(parts, main, start, "workbook", MAIN)
    check_titles([sheet.title for sheet in sheets])
    unlisted = sum(link.kind == "worksheet" for link in links.values()) - len(sheets)
    if not 0 <= unlisted <= modules:
        raise Refused(DAMAGED)  # a sheet is there and is not listed
    return tuple(sheets), from_1904, passed_over


def _formats(parts: zipfile.ZipFile, links: dict[str, Link]) -> tuple[bool, ...]:
    """Return, for each cell format in order, whether it shows a date."""
    part = next((link.target for link in links.values() if link.kind == "styles"), "")
    codes: dict[str, bool] = {str(number): True for number in BUILT_IN}
    used: list[str] = []
    group = ""

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal group
        if tag == "numFmt" and "numFmtId" in attributes:
            codes[attributes["numFmtId"]] = is_date(attributes.get("formatCode", ""))
        if tag in ("cellXfs", "cellStyleXfs", "dxfs"):
            group = tag
        if tag == "xf" and group == "cellXfs":
            used.append(attributes.get("numFmtId", "0"))

    if part:
        walk(parts, part, start, "styleSheet", MAIN)
    return tuple(codes.get(each, False) for each in used) or (False,)


def _texts(parts: zipfile.ZipFile, links: dict[str, Link]) -> dict[str, Any]:
    """Return the texts that cells refer to by number, by that number as text; an empty number gives None, a blank."""
    part = next((link.target for link in links.values() if link.kind == "sharedStrings"), "")
    return shared_texts(parts, part) if part else {"": None}
