"""Foreign staff lists, such as ESR gives: their tables found, their headings understood, every row accounted for."""
