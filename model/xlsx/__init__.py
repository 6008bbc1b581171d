"""What is needed to write any workbook: styles, rows added as text, and where columns and rows begin."""
