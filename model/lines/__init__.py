"""The lines of the model, in reading order: what a post costs, then what one person costs who leaves."""
