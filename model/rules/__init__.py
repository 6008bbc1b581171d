"""The rulebook: every rate with its date and source, and what reads it."""
