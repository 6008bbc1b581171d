"""Body workbook."""
