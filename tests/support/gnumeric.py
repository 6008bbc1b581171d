"""Gnumeric as a third engine: recalculates every formula of a workbook, whatever values it holds."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

from tests.support.results import edited

TIMEOUT = 600  # seconds: half a million formulas take a half minute
_STRING = re.compile(rb"<si>(.*?)</si>", re.S)
_TEXT = re.compile(rb"<t[^>]*>([^<]*)</t>")
_SHARED_TEXT = re.compile(rb'(<c r=[^>]*) t="s">(<f>[^<]*</f>)<v>([0-9]+)</v>')


def by_gnumeric(path: Path, to: Path) -> Path:
    """The workbook as Gnumeric recalculates and saves it, without the blanks between cells and with texts in them.

    Raises where Gnumeric is missing or fails: a test that cannot run is red, never skipped.
    """
    found = shutil.which("ssconvert")
    if found is None:
        raise RuntimeError("Gnumeric is not installed: apt-get install gnumeric")
    saved = to.with_suffix(".saved.xlsx")
    told = subprocess.run(
        [found, "--recalc", str(path), str(saved)], capture_output=True, text=True, timeout=TIMEOUT, check=True
    )
    refused = [line for line in told.stderr.splitlines() if "Invalid expression" in line and "'=" not in line]
    assert refused == []  # what begins with = is the list that a cell offers
    with zipfile.ZipFile(saved) as book:
        texts = [b"".join(_TEXT.findall(each)) for each in _STRING.findall(book.read("xl/sharedStrings.xml"))]

    def plain(_: str, text: bytes) -> bytes:
        close = re.sub(rb">\s+<", b"><", text)
        return _SHARED_TEXT.sub(
            lambda match: b'%s t="str">%s<v>%s</v>' % (match[1], match[2], texts[int(match[3])]), close
        )

    edited(saved, to, plain)
    return to
