"""The workbook of one exit worked step by step, held against LibreOffice."""
