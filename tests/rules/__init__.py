"""The rulebook, the pay scales and the tables of codes: each value dated, sourced and in force when it should be."""
