"""One body from its workbook to its files, whichever command asks for it."""
