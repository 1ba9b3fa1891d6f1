"""``bericht.pdf``: what ``bericht.html`` says, on paper, tagged for screen readers (PDF/UA-1)."""

from massnahmenplan.bericht.pdf.seiten import schreibe

__all__ = ["schreibe"]
