"""A case as one workbook: a sheet per list with choices, units and help; what explains it stands beside it."""

from massnahmenplan.bericht.fallmappe.schreiben import schreibe as schreibe
