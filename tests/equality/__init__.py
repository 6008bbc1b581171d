"""Equality: counts by pool and group, what the options would do to each group, and what may be printed of it."""
