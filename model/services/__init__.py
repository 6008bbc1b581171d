"""Work that several commands share: it reads no options and prints nothing."""
