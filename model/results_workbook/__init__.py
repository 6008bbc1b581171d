"""The results workbook: the model in live formulas."""
