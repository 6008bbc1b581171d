"""Many bodies at once, each in a process of its own, so that one that fails stops no other."""
