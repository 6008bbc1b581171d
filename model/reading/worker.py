"""The worker process, which reads one file and may be stopped at any moment. Only `door.py` starts it.

The file comes open on standard input. The answer goes to standard output in Python's pickle format: a Book or, for a
refusal, (sentence, where). An exit code other than 0 says that there is no answer.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from typing import BinaryIO

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from model.reading import limits
from model.reading.cells import Book, Refused
from model.reading.sniff import kind_of

ARROW = 4  # times the memory that pyarrow's libraries ask to address, used or not
UNREAD = "cannot be read; open it in Excel and save it again as .xlsx"


def bound(memory: int) -> None:
    """Limit the memory, in bytes, and the time that this process may use, where the operating system can.

    The machine's own limits hold where they are lower: to ask for more would be refused.
    """
    try:
        import resource
    except ImportError:  # Windows: the clock in `door.py` and the counts in `limits.py` are what holds
        return

    def allowed(kind: int, wanted: int) -> int:
        hard = resource.getrlimit(kind)[1]
        return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)

    most = allowed(resource.RLIMIT_AS, limits.MEMORY * ARROW)
    resource.setrlimit(resource.RLIMIT_AS, (min(memory, most), most))
    seconds = allowed(resource.RLIMIT_CPU, limits.CPU_SECONDS + 1)
    resource.setrlimit(resource.RLIMIT_CPU, (max(seconds - 1, 1), seconds))  # at the first it is told, and then killed
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(file: BinaryIO) -> Book:
    """Recognise a file's format and read it; returns a Book, or raises Refused with a sentence for the user."""
    size = file.seek(0, os.SEEK_END)
    kind = kind_of(file, size)
    if kind == "xlsx":
        from model.reading.xlsx import read_xlsx

        return read_xlsx(file, size, frozenset(sys.argv[1:]))
    if kind == "csv":
        from model.reading.delimited import read_csv

        return read_csv(file, size)
    if kind == "ods":
        from model.reading.ods import read_ods

        return read_ods(file, size, frozenset(sys.argv[1:]))
    if kind == "xls":
        from model.reading.xls import read_xls

        return read_xls(file, size)
    import site

    site.main()  # the libraries that this started without
    if kind == "parquet":
        from model.reading.parquet import read_parquet

        bound(limits.MEMORY * ARROW)
        return read_parquet(file, size)
    from model.reading.xlsb import read_xlsb

    return read_xlsb(file, size)


def answer() -> Book | tuple[str, str]:
    """Set the limits and read the file on standard input; returns a Book or, for a refusal, (sentence, where)."""
    try:
        bound(limits.MEMORY)
        return read(sys.stdin.buffer)
    except Refused as fault:
        return str(fault), fault.where
    except MemoryError:
        return limits.TOO_MUCH, ""
    except BaseException:  # a panic of the Rust library is no Exception
        return UNREAD, ""


def main() -> None:
    """Read the file on standard input and write the answer to standard output."""
    gc.disable()  # nothing here is circular, and millions of cells are walked again and again
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may mix with the answer
    try:
        pickle.dump(answer(), out, protocol=5)
        out.flush()
    except MemoryError:
        os._exit(limits.NO_MEMORY)
    os._exit(0)  # nothing is worth tidying up


if __name__ == "__main__":
    main()
