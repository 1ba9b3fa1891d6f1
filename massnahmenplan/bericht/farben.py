"""Colours that every format has in common; ``seite.css`` and ``vorlage.typ`` say the same green."""

GRUEN, GRAU, GITTER = "#1f6f54", "#7F7F7F", "#BFC8C4"
SUMMENGRUEN = "#E3EFE9"
"""Behind sums and headings of groups."""
ORANGE = "#C55A11"
