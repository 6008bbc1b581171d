"""The board paper: its numbers, its words and its small counts, as read back from Word, HTML and PDF."""
