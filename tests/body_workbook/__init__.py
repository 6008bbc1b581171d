"""A body's input workbook: what reading it refuses, word for word, and the copy in which problems are marked."""
