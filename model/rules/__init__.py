"""The rulebook: every dated rate with its source, in data files, and the functions that read them."""
