"""Disks that fill or fail while a file is written, and what stood in a folder before."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

OLD = b"what stood there before"
FULL, SICK, SHUT = "no space left on device", "input/output error", "permission denied"


class Torn(io.FileIO):
    """A file on a disk that takes so many bytes and no more."""

    room = 0
    fault = errno.ENOSPC

    def write(self, data: Any) -> int:
        """Write what there is room for; raises OSError where that is not all."""
        left = self.room - self.tell()
        if left < len(data):
            super().write(bytes(data)[: max(left, 0)])
            raise OSError(self.fault, os.strerror(self.fault))
        return super().write(data)


def torn(path: Path, mode: str, room: int, fault: int = errno.ENOSPC) -> io.BufferedWriter:
    made = Torn(path, mode)
    made.room, made.fault = room, fault
    return io.BufferedWriter(made)


def held(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}
