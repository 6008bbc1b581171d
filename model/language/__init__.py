"""How a line of the model is written: its words, its units, and how lines are computed year by year."""
