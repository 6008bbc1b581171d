"""LibreOffice Calc as the foreign engine: recalculates every formula of a workbook, whatever values it holds."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import openpyxl
from openpyxl import Workbook

# Without this setting LibreOffice hands back the values cached in the file, and a test of agreement is empty.
RECALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>{mode}</value></prop></item></oor:items>
"""


def office() -> str:
    """Where LibreOffice is; raises where it is not installed: a test that cannot run is red, never skipped."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        raise RuntimeError("LibreOffice is not installed: apt-get install libreoffice-calc libreoffice-writer")
    return found


def recalculated(path: Path, always: bool = True) -> Workbook:
    """The workbook as LibreOffice saves it, values only; with `always` False it keeps cached values.

    Raises where LibreOffice is missing or fails: a test that cannot run is red, never skipped.
    """
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile", "user")
        profile.mkdir(parents=True)
        text = RECALCULATE_ALWAYS.format(mode=0 if always else 1)
        (profile / "registrymodifications.xcu").write_text(text, "utf-8")
        out = Path(folder, "out")
        profile_option = f"-env:UserInstallation={profile.parent.as_uri()}"
        command = [office(), profile_option, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
        subprocess.run([*command, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=300)
        return openpyxl.load_workbook(out / f"{path.stem}.xlsx", data_only=True)
