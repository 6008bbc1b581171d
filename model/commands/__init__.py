"""The commands: each reads its options, calls the model and prints."""
