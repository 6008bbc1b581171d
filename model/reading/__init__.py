"""Reading files that somebody else made: their kind is recognised, they are checked, and read in a separate process.

`model.reading.door.read_book` is the way in. Everything behind it runs in the worker process (`worker.py`), which
imports nothing but the reader: it starts in a few hundredths of a second and can be stopped without harm.
"""
