"""One list for several budgets as plain data, as tables, as a workbook, and as text for a terminal."""
