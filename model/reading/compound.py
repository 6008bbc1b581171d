"""Takes out of an old .xls the one block of bytes that has its cells.

An .xls is a small file system, Microsoft's compound file format ([MS-CFB], versions 3 and 4). What would be a file is
called a stream there: its bytes are in a chain of sectors, which a table lists; a small stream is a chain of
mini-sectors within the stream of the root entry.
"""

from __future__ import annotations

import struct

from model.reading.cells import Refused
from model.reading.preflight import DAMAGED

HEADER, ENTRY, MINI = 512, 128, 64
LAST = 0xFFFFFFFA  # numbers from here on mark the end of a chain, or no sector
STREAM, ROOT = 2, 5


def stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """Return the bytes of the first stream in the file `data` whose name is one of `names`, which are in lower case.

    Raises Refused for a damaged file, or where there is no such stream.
    """
    try:
        return _stream(data, names)
    except (struct.error, IndexError):
        raise Refused(DAMAGED) from None


def _stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """Do the work of `stream`; where the file is cut short this may also raise struct.error or IndexError."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise Refused(DAMAGED)
    first_directory, least, first_mini = struct.unpack_from("<I4xII", data, 48)
    more, count = struct.unpack_from("<II", data, 68)
    tables = [each for each in struct.unpack_from("<109I", data, 76) if each < LAST]
    while more < LAST and count > 0:
        sectors = struct.unpack_from(f"<{size // 4}I", data, _at(more, size))
        tables += [each for each in sectors[:-1] if each < LAST]
        more, count = sectors[-1], count - 1
    table = [each for place in tables for each in struct.unpack_from(f"<{size // 4}I", data, _at(place, size))]
    directory = _chained(data, table, first_directory, size)
    entries = [directory[at : at + ENTRY] for at in range(0, len(directory), ENTRY)]
    root = next(each for each in entries if each[66] == ROOT) if any(each[66] == ROOT for each in entries) else None
    for entry in entries:
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")
        if entry[66] != STREAM or name.lower() not in names:
            continue
        first, length = struct.unpack_from("<II", entry, 116)
        if length >= least:
            return _chained(data, table, first, size)[:length]
        if root is None:
            break
        small = _chained(data, table, struct.unpack_from("<I", root, 116)[0], size)
        chain = _chained(data, table, first_mini, size)
        minis = list(struct.unpack_from(f"<{len(chain) // 4}I", chain))
        return b"".join(small[MINI * each : MINI * (each + 1)] for each in _chain(minis, first))[:length]
    raise Refused(DAMAGED)


def _at(sector: int, size: int) -> int:
    """Return the position in the file at which a sector begins; the file's header is as long as one sector."""
    return (sector + 1) * size


def _chain(table: list[int], first: int) -> list[int]:
    """Return the numbers of the sectors that follow one another from `first`.

    `table` has, for each, the next one's number. Raises Refused where the chain returns to itself.
    """
    sectors: list[int] = []
    while first < LAST:
        if len(sectors) > len(table):
            raise Refused(DAMAGED)  # the chain bites its tail
        sectors.append(first)
        first = table[first]
    return sectors


def _chained(data: bytes, table: list[int], first: int, size: int) -> bytes:
    """Return the bytes of a chain of sectors that begins at `first`, joined; each sector has `size` bytes."""
    return b"".join(data[_at(each, size) : _at(each, size) + size] for each in _chain(table, first))
