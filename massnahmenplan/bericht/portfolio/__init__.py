"""A portfolio as plain data, as tables, as a workbook, and as text for a terminal."""
