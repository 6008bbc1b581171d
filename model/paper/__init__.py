"""The board paper and the business case: their content, made once, and the printers of Word, HTML and PDF."""
