"""The worker process, which reads one file and may be stopped at any moment. Only `door.py` starts it.

The file comes open on standard input. The answer goes to standard output in Python's pickle format: a Book or, for a
refusal, (sentence, where).
"""

from __future__ import annotations

import os
import pickle
import sys
from typing import BinaryIO

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from model.reading import limits
from model.reading.cells import Book, Refused
from model.reading.sniff import kind_of

ARROW = 4  # times the memory that pyarrow's libraries ask to address, used or not


def bound(memory: int) -> None:
    """Limit the memory, in bytes, and the time that this process may use, where the operating system can."""
    try:
        import resource
    except ImportError:  # Windows: the clock in `door.py` and the counts in `limits.py` are what holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, limits.MEMORY * ARROW))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CPU_SECONDS, limits.CPU_SECONDS + 1))
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

        return read_ods(file, size)
    import site

    site.main()  # the libraries that this started without
    if kind == "parquet":
        from model.reading.parquet import read_parquet

        bound(limits.MEMORY * ARROW)
        return read_parquet(file, size)
    from model.reading.binary import read_binary

    return read_binary(kind, file, size)


def main() -> None:
    """Read the file on standard input and write the answer to standard output."""
    import gc

    gc.disable()  # nothing here is circular, and millions of cells are walked again and again
    bound(limits.MEMORY)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may mix with the answer
    answer: Book | tuple[str, str]
    try:
        answer = read(sys.stdin.buffer)
    except Refused as fault:
        answer = str(fault), fault.where
    except MemoryError:
        answer = "needs more memory than a file may; take out what is not needed", ""
    except BaseException as fault:  # a panic of the Rust library is no Exception
        answer = f"cannot be read ({type(fault).__name__}); open it in Excel and save it again as .xlsx", ""
    pickle.dump(answer, out, protocol=5)
    out.flush()
    os._exit(0)  # nothing is worth tidying up


if __name__ == "__main__":
    main()
