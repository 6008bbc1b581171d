"""A house template of Word passes the door: it gives its looks, and nothing that fetches, runs or overloads."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pytest

from model.__main__ import main
from model.paper.word_template import NO_MACROS, NO_WORD_FILE, NO_WORDS
from tests.support.bodies import INPUTS
from tests.support.odd_files import links, zipped
from tests.support.uncoded import uncoded

pytestmark = pytest.mark.documents
BODY = INPUTS / "example-icb-2025.xlsx"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOTX = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
DOCM = "application/vnd.ms-word.document.macroEnabled.main+xml"
DOTM = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
TYPES = "[Content_Types].xml"
WORDS = "word/document.xml"
RELATIONS, SETTINGS, SETTINGS_RELATIONS = (
    "word/_rels/document.xml.rels",
    "word/settings.xml",
    "word/_rels/settings.xml.rels",
)
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
SECTION = "<w:sectPr"
Edit = Callable[[dict[str, str | bytes]], Mapping[str, str | bytes]]


def house(words: str = "") -> dict[str, str | bytes]:
    """The parts of a template whose header is "A Board"."""
    made, document = io.BytesIO(), docx.Document()
    document.sections[0].header.paragraphs[0].text = "A Board"
    if words:
        document.add_paragraph(words)
    document.save(made)
    with zipfile.ZipFile(made) as archive:
        return {
            name: archive.read(name).decode() if name.endswith((".xml", ".rels")) else archive.read(name)
            for name in archive.namelist()
        }


def text(held: Mapping[str, str | bytes], name: str) -> str:
    found = held[name]
    assert isinstance(found, str)
    return found


def typed(kind: str, **more: str | bytes) -> bytes:
    held = house()
    return zipped({**held, TYPES: text(held, TYPES).replace(DOCX, kind), **more})


def printed(template: bytes, name: str, folder: Path) -> int:
    path = folder / name
    path.write_bytes(template)
    return main(["paper", str(BODY), "--template", str(path), "--format", "docx", "--out", str(folder / "out")])


def paper_in(folder: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(folder / "out" / "paper.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("name", "kind", "macros"),
    [("h.docx", DOCX, False), ("h.dotx", DOTX, False), ("h.docm", DOCM, True), ("h.dotm", DOTM, True)],
)
def test_a_template_of_any_kind_gives_its_header(
    name: str, kind: str, macros: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(typed(kind), name, tmp_path) == 0
    made = docx.Document(str(tmp_path / "out" / "paper.docx"))
    assert made.sections[0].header.paragraphs[0].text == "A Board"
    assert (NO_MACROS in capsys.readouterr().out) == macros
    assert kind == DOCX or kind.encode() not in paper_in(tmp_path)[TYPES]


def test_macros_of_a_template_are_in_no_paper(tmp_path: Path) -> None:
    held = house()
    relation = f'<Relationship Id="rId99" Type="{MICROSOFT}/vbaProject" Target="vbaProject.bin"/></Relationships>'
    held[RELATIONS] = text(held, RELATIONS).replace("</Relationships>", relation)
    held[TYPES] = (
        text(held, TYPES)
        .replace(DOCX, DOCM)
        .replace("<Default", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default', 1)
    )
    assert printed(zipped({**held, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros"}), "h.docm", tmp_path) == 0
    assert not [name for name, data in paper_in(tmp_path).items() if "vba" in name or b"macros" in data]


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "subDocument"])
def test_what_a_template_would_fetch_is_in_no_paper(kind: str, tmp_path: Path) -> None:
    held = house()
    far = "http://elsewhere.example/x"
    told = links((kind, far)).replace("/>", ' TargetMode="External"/>')
    settings = text(held, SETTINGS).replace("</w:settings>", '<w:attachedTemplate r:id="rId1"/></w:settings>')
    space = ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    settings = settings if "xmlns:r=" in settings else settings.replace("<w:settings", f"<w:settings{space}", 1)
    assert printed(zipped({**held, SETTINGS_RELATIONS: told, SETTINGS: settings}), "h.dotx", tmp_path) == 0
    made = paper_in(tmp_path)
    assert not [name for name, data in made.items() if b"elsewhere" in data]
    assert b"attachedTemplate" not in made[SETTINGS]


def test_a_hyperlink_of_a_template_is_kept(tmp_path: Path) -> None:
    held = house()
    (header,) = [name for name in held if name.startswith("word/header")]
    told = links(("hyperlink", "http://board.example/")).replace("/>", ' TargetMode="External"/>')
    relations = header.replace("word/", "word/_rels/") + ".rels"
    assert printed(zipped({**held, relations: told}), "h.dotx", tmp_path) == 0
    assert b"board.example" in paper_in(tmp_path)[relations]


def test_a_cover_page_that_is_left_out_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(zipped(house("Cover of A Board")), "h.dotx", tmp_path) == 0
    assert f"Note: {NO_WORDS}." in capsys.readouterr().out
    assert b"Cover of A Board" not in paper_in(tmp_path)[WORDS]


def without_section(held: dict[str, str | bytes]) -> str:
    before, _, rest = text(held, WORDS).partition(SECTION)
    return before + rest.partition("</w:sectPr>")[2]


def without_page(held: dict[str, str | bytes]) -> str:
    return text(held, WORDS).replace("<w:pgSz ", "<w:pgZz ").replace("<w:pgMar ", "<w:pgMrr ")


def with_wide_margins(held: dict[str, str | bytes]) -> str:
    return text(held, WORDS).replace('w:left="', 'w:left="9')


@pytest.mark.parametrize("edit", [without_section, without_page, with_wide_margins])
def test_a_template_without_a_page_for_the_tables_has_one_of_a4(
    edit: Callable[[dict[str, str | bytes]], str], tmp_path: Path
) -> None:
    held = house()
    assert printed(zipped({**held, WORDS: edit(held)}), "h.docx", tmp_path) == 0
    section = docx.Document(str(tmp_path / "out" / "paper.docx")).sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert (round(section.page_width.cm), round(section.left_margin.cm, 1)) == (21, 1.8)


LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
REFUSED: dict[str, Callable[[], bytes]] = {
    "entities": lambda: zipped({**house(), WORDS: LAUGHS + text(house(), WORDS).partition("?>")[2]}),
    "entities-of-styles": lambda: zipped({**house(), "word/styles.xml": LAUGHS + "<x>&b;</x>"}),
    "entities-of-no-xml-name": lambda: zipped({**house(), "word/styles.bin": (LAUGHS + "<x/>").encode("utf-16")}),
    "bomb": lambda: zipped({**house(), "word/media/image1.png": b"\0" * 100_000_000}),
    "no-document": lambda: zipped({name: held for name, held in house().items() if name != WORDS}),
    "torn": lambda: zipped(house())[:9_000],
    "no-body": lambda: zipped({**house(), WORDS: text(house(), WORDS).replace("w:body", "w:nobody")}),
    "text": lambda: b"not a Word file",
    "a-workbook": BODY.read_bytes,
}


@pytest.mark.parametrize("make", list(REFUSED.values()), ids=list(REFUSED))
def test_a_template_that_is_no_sound_word_file_is_refused_at_once(
    make: Callable[[], bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(make(), "house.docx", tmp_path) == 2
    out, err = map(uncoded, capsys.readouterr())
    assert (out, err) == ("", f'--template: "{tmp_path / "house.docx"}" {NO_WORD_FILE}\n')
    assert not (tmp_path / "out").exists()
