"""The report of a year in files: data, workbook, and a draft in Markdown and Word for a person to finish."""
