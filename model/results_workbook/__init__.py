"""The results workbook: the model itself in live formulas, so that a change of an input changes every result."""
