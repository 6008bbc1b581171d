"""The board paper and the business case: their content, made once, and the modules that print Word, HTML and PDF."""
