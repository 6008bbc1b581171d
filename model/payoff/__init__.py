"""What it costs when one person leaves, or many: reads the people, works the entitlement lines, writes a workbook."""
