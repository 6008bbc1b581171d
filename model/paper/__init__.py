"""The board paper: its content once, and the printers of Word, HTML and PDF."""
