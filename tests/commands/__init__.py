"""Each command as a user runs it: what it prints, what it refuses, what it writes and how it leaves."""
