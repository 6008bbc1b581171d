"""What every workbook is written with: styles, rows added as text, and where columns begin."""
