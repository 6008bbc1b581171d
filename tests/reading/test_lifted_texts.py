"""Texts cut out of a workbook's list of texts are what the XML parser reads there, or the file is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import model.reading.shared
from model.reading.cells import Refused
from model.reading.shared import shared_texts

pytestmark = pytest.mark.agree
TOP = '<?xml version="1.0" encoding="UTF-8"?>'
LIST = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="9" uniqueCount="{}">{}</sst>'
TEXTS: tuple[str, ...] = (
    "one",
    " a ",
    "a&amp;b",
    "]]>",
    "a\r\nb",
    "a\rb",
    "a\tb",
    "a\0b",
    "a\1b",
    "\x7f",
    "\ufffe",
    "a\u00a0b",
    "\u2013",
)
TEXTS += ("_x000D_", "#N/A", "", "a>b", "a\"b'", "x" * 32_768, "<r>")
OTHERS: tuple[str, ...] = (
    "<si/>",
    "<si><t/></si>",
    '<si><t xml:space="preserve"> a </t></si>',
    "<si> <t>one</t></si>",
    "stray",
    " ",
)
OTHERS += (
    "<si><r><t>x</t></r><r><t>y</t></r></si>",
    "<si><t>a</t><t>b</t></si>",
    "<si><t>x</t><rPh><t>p</t></rPh></si>",
)
OTHERS += ("<si>", "</si>", "<t>bare</t>", "<x/>")
pieces = st.one_of(st.sampled_from(TEXTS).map("<si><t>{}</t></si>".format), st.sampled_from(OTHERS))


def read(xml: str) -> dict[str, Any] | str:
    """The list of texts by their numbers, or why it is refused."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("texts.xml", xml)
    try:
        return dict(shared_texts(zipfile.ZipFile(file), "texts.xml"))
    except Refused as fault:
        return str(fault)


@settings(max_examples=1_500, deadline=None)
@given(st.lists(pieces, max_size=5))
def test_texts_cut_out_are_those_of_the_parser(listed: list[str]) -> None:
    xml = TOP + LIST.format(sum(each.startswith("<si") for each in listed), "".join(listed))
    with pytest.MonkeyPatch.context() as patch:
        found = read(xml)
        patch.setattr(model.reading.shared, "hides", lambda _: True)  # all goes to the parser
        assert repr(found) == repr(read(xml))


def test_a_usual_list_is_cut_out_and_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    fed: list[bytes] = []
    monkeypatch.setattr(model.reading.shared, "feed", lambda _, data, last=False: fed.append(data))
    found = read(TOP + LIST.format(2, "<si><t>one</t></si><si><t>two</t></si>"))
    assert found == {"": None, "0": "one", "1": "two"}
    assert not any(b"one" in data for data in fed)
