"""What a body says of itself: its inputs, its options and its staff."""
