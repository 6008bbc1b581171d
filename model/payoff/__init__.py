"""What it costs when people leave: reads the people, computes the lines of what they are due, and writes a workbook."""
