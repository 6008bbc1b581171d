"""Reads files that somebody else made: a file's format is recognised, its contents are checked, and it is read safely.

`model.reading.door.read_book` is the way in. Everything behind it runs in a separate process (`worker.py`) that imports
nothing except the reader, so that it starts in a few hundredths of a second and can be stopped without harm.
"""
