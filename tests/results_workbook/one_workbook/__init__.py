"""Tests that read one results workbook, of a body in which every lever is set."""
