"""What an NHS body says of itself, as plain data: its inputs, its options and its staff."""
