"""Results workbook."""
