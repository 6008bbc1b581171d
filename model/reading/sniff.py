"""Recognises a file's format from its first bytes, and never from its name."""

from __future__ import annotations

import re
import zipfile
from typing import BinaryIO

from model.reading.cells import Refused
from model.reading.preflight import DAMAGED, PASSWORD, names_in

AGAIN = "save it again as .xlsx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STARTS = [
    (b"%PDF", f"is a PDF; open the workbook it was made from, and {AGAIN}"),
    (b"{\\rtf", f"is a document in rich text; open the workbook it was made from, and {AGAIN}"),
    (b"ID;P", f"is a SYLK file, an old kind of spreadsheet; open it in Excel and {AGAIN}"),
    (b"\x1f\x8b", "is compressed with gzip; unpack it and give the file inside"),
    (b"7z\xbc\xaf", "is a 7z archive; unpack it and give the file inside"),
    (b"Rar!", "is a RAR archive; unpack it and give the file inside"),
    (b"\x89PNG", f"is a picture; {AGAIN} from the spreadsheet"),
    (b"\xff\xd8\xff", f"is a picture; {AGAIN} from the spreadsheet"),
    (b"GIF8", f"is a picture; {AGAIN} from the spreadsheet"),
    (b"SQLite format 3", f"is a database; export the table and {AGAIN}"),
    *((bytes([9, kind, size, 0]), f"is a workbook of Excel 4 or older; open it and {AGAIN}") for kind in (0, 2, 4)
      for size in (4, 6, 8)),
]  # fmt: skip
WEB = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype\s+html|html|head|body|table|div|meta)\b", re.I)
SHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
LOCK = 165  # bytes of the file that Excel keeps beside an open workbook


def kind_of(file: BinaryIO, size: int) -> str:
    """Return the format of a file of `size` bytes: "xlsx", "xlsb", "ods", "xls", "parquet" or "csv".

    Raises Refused, with a sentence for the user, where the file has any other format.
    """
    file.seek(0)
    start = file.read(8192)
    file.seek(0)
    if not size:
        raise Refused("is empty; if it is kept in the cloud, open it once so that it is fetched")
    if start.startswith(b"PK"):
        return _archive(file)
    if start.startswith(OLE):
        return _compound(file)
    if start.startswith(b"PAR1"):
        return "parquet"
    for begins, sentence in STARTS:
        if start.startswith(begins):
            raise Refused(sentence)
    plain = start.removeprefix(b"\xef\xbb\xbf")
    if WEB.match(plain):
        raise Refused(f"is a web page and not a workbook; open it in Excel and {AGAIN}")
    if SHEET_XML in start:
        raise Refused(f"is an XML spreadsheet of 2003; open it in Excel and {AGAIN}")
    if plain.lstrip().startswith((b"<?xml", b"<")):
        raise Refused(f"is XML and not a workbook; open it in Excel and {AGAIN}")
    if plain.lstrip()[:1] in (b"{", b"["):
        raise Refused("is JSON and not a table; save it as .xlsx or .csv")
    if size == LOCK and start[0] < 64 and b"\0" in start:
        raise Refused("is the lock file that Excel leaves beside an open workbook; give the workbook itself")
    if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(f"is not a workbook or a CSV file that can be read; {AGAIN}")
    return "csv"


def _archive(file: BinaryIO) -> str:
    """Return the format of a workbook that is a zip of files: "xlsx", "xlsb" or "ods".

    Raises Refused, with a sentence for the user, where the zip is no such workbook or is damaged.
    """
    try:
        parts = zipfile.ZipFile(file)
        names = names_in(parts)
        if "mimetype" in names:
            with parts.open(names["mimetype"]) as part:
                kind = part.read(200)
            if kind.startswith(ODS) and b"template" not in kind:
                return "ods"
            if kind.startswith(b"application/vnd.oasis"):
                raise Refused(f"is an OpenDocument file and not a spreadsheet; open the spreadsheet and {AGAIN}")
    except Refused:
        raise
    except Exception:  # whatever a torn archive makes of the library, it is the archive's fault
        raise Refused(DAMAGED) from None
    if any(name.startswith("word/") for name in names):
        raise Refused(f"is a Word document; put the table in a spreadsheet and {AGAIN}")
    if any(name.startswith("ppt/") for name in names):
        raise Refused(f"is a PowerPoint file; put the table in a spreadsheet and {AGAIN}")
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "[content_types].xml" in names or "_rels/.rels" in names:
        return "xlsx"
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        raise Refused(f"is an Apple Numbers file; export it and {AGAIN}")
    raise Refused("is a zip archive and not a workbook; unpack it and give the workbook inside")


def _compound(file: BinaryIO) -> str:
    """Return "xls" for an old workbook; raises Refused for any other file in Microsoft's old file format.

    A workbook with a password has that format too, and is refused with a sentence of its own.
    """
    data = file.read()
    file.seek(0)
    if any(name.encode("utf-16-le") in data for name in ("EncryptedPackage", "EncryptionInfo")):
        raise Refused(PASSWORD)
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        return "xls"
    if "WordDocument".encode("utf-16-le") in data:
        raise Refused(f"is a Word document; put the table in a spreadsheet and {AGAIN}")
    raise Refused(f"is not a workbook that can be read; open it in Excel and {AGAIN}")
