"""The input workbook: how it is written, read and checked."""
