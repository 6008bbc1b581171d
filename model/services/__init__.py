"""Work that several commands have in common; it takes no options from the command line and prints nothing."""
