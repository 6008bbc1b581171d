"""The one way into a file that somebody else made: sniffed, checked, and read in a process of its own.

`model.reading.door.read_book` is the door; everything behind it runs in the worker (`worker.py`), which imports nothing
but the reader, so that it starts in a few hundredths of a second and can be stopped without harm.
"""
