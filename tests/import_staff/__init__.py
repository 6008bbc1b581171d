"""Import staff."""
