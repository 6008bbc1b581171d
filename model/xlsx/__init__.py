"""What is needed to write any workbook: styles, formulas, rows added as XML text, and where columns and rows begin."""
