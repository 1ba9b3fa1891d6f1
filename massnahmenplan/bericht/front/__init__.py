"""The front of several aims as plain data, as tables, as a workbook, and as text for a terminal."""
