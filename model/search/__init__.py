"""The search for the least-cost mix: levers within a board's limits, by the model's own lines."""
