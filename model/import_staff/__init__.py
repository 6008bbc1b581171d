"""Imports staff lists made elsewhere, such as ESR's: finds the tables, reads the headings, accounts for every row."""
