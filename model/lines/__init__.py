"""The lines of the model, in reading order: the target, what posts cost, who goes and what it is worth."""
