"""Explains where a figure comes from, and what changed between two runs of the model."""
