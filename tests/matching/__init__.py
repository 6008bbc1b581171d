"""The match of people at risk to posts: its sheets, its rules, the solve, and its workbook."""
