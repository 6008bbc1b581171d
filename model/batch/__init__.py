"""Many bodies at once: each in a process of its own time, none of which can stop the rest."""
