"""The commands, a module each: it reads its options, calls the model and prints."""
