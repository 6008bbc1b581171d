"""Reads .parquet files, which have one table each; the names of its columns become the first row.

It needs the library pyarrow, which the extra "parquet" brings.
"""

from __future__ import annotations

import math
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, BinaryIO

from model.extras import brought_by
from model.reading import limits
from model.reading.cells import Book, Refused, Sheet, text_of
from model.reading.convert import NOT_A_NUMBER, without_controls
from model.reading.preflight import DAMAGED

MISSING = f"is a Parquet file, which needs pyarrow: {brought_by('parquet')}, or save the table as .xlsx or .csv"


def read_parquet(file: BinaryIO, size: int) -> Book:
    """Read a Parquet file; returns a Book of one sheet, whose title is Parquet.

    Raises Refused, with a sentence for the user, where pyarrow is not installed, or the table is too large or
    damaged.
    """
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise Refused(MISSING) from None
    try:
        source = parquet.ParquetFile(file)
        if source.metadata.num_rows * source.metadata.num_columns > limits.CELLS:
            raise Refused(f"holds more than {limits.CELLS:,} cells; split it")
        table = source.read()
    except Refused:
        raise
    except Exception:  # whatever a torn file makes of the library, it is the file's fault
        raise Refused(DAMAGED) from None
    by_name = zip(table.column_names, table.columns, strict=True)
    columns = [[without_controls(name), *map(_value, column.to_pylist())] for name, column in by_name]
    return Book("parquet", (Sheet("Parquet", [list(row) for row in zip(*columns, strict=True)]),), ())


def _value(value: Any) -> Any:
    """Return a value of the table as a cell has it; Broken for not-a-number, since a blank is kept as a blank there.

    Raises Refused for a list and the like.
    """
    if isinstance(value, str):
        return text_of(without_controls(value))
    if isinstance(value, (Decimal, float)):
        return float(value) if math.isfinite(value) else NOT_A_NUMBER
    if value is None or isinstance(value, (bool, int, date, datetime, time)):
        return value
    raise Refused("holds a column that is neither numbers, text nor dates; leave it out")
