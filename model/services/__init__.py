"""What several commands do alike, with neither options to read nor anything to print."""
