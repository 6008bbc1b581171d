"""Checks a zip file before anything in it is unpacked: what the zip says of itself, and whether that can be true."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from model.reading import limits
from model.reading.cells import Refused

HEADER = 30  # bytes of a member's own header, before its name
STORED, DEFLATED = 0, 8
AGAIN = "fetch it again; if Excel opens it, save it there again as .xlsx"  # it may be sound, in a form unforeseen
DAMAGED = f"is damaged, or was not copied whole; {AGAIN}"
PASSWORD = (
    "is protected by a password; open it, take the password off, or Review > Protect Workbook off, and save it again"
)
MACRO_SHEETS = "holds sheets of macros or dialogs, which are passed over"
HOSTILE = "and no workbook needs that; open it in Excel and save it again as .xlsx"


def check_size(size: int) -> None:
    """Raise Refused where a file of `size` bytes is larger than is read."""
    if size > limits.FILE:
        raise Refused(f"is {size / 2**20:,.0f} MB, more than {limits.FILE >> 20} MB; take out what is not needed")


def names_in(parts: zipfile.ZipFile) -> dict[str, str]:
    r"""Return the name of each file in a zip, by its path in lower case with / between its folders.

    Some writers put \ there, which Excel reads as well.
    """
    return {name.replace("\\", "/").lower(): name for name in parts.namelist()}


def members(file: BinaryIO, size: int, most: int = limits.EXPANDED) -> zipfile.ZipFile:
    """Open a zip file of `size` bytes once its list of contents is found to be sound; raises Refused where it is not.

    `most` is how many bytes a part, and all together, may have once unpacked. It also looks for contents that overlap
    in the zip, because Python before 3.11.8 does not (CVE-2024-0450).
    """
    check_size(size)
    try:
        parts = zipfile.ZipFile(file)
    except Exception:  # whatever a torn archive makes of the library, it is the archive's fault
        raise Refused(DAMAGED) from None
    entries = parts.infolist()
    if len(entries) > limits.PARTS:
        raise Refused(f"is an archive of {len(entries):,} parts, {HOSTILE}")
    if len(names_in(parts)) < len(entries):
        raise Refused("holds two parts of one name, which readers read differently; open it in Excel and save it again")
    total = 0
    for part in entries:
        if part.flag_bits & 1:
            raise Refused(PASSWORD)
        if part.compress_type not in (STORED, DEFLATED):
            raise Refused(f"is packed in a way that no spreadsheet uses, {HOSTILE}")
        swollen = part.file_size > limits.RATIO * max(part.compress_size, 1)
        total += part.file_size
        if part.file_size > most or (part.file_size > limits.RATIO_FROM and swollen):
            raise Refused(f"unpacks to {part.file_size / 2**20:,.0f} MB from {size / 1024:,.0f} kB, {HOSTILE}")
    if total > most:
        raise Refused(f"unpacks to {total / 2**20:,.0f} MB, more than {most >> 20} MB; split it")
    end = 0
    for part in sorted(entries, key=lambda part: part.header_offset):
        if part.header_offset < end:
            raise Refused("holds parts that overlap, " + HOSTILE)
        end = part.header_offset + HEADER + len(part.filename) + part.compress_size
    if end > parts.start_dir:
        raise Refused("holds parts that overlap, " + HOSTILE)
    return parts
