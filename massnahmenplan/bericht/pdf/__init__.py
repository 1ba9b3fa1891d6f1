"""``bericht.pdf``: the sections of ``bericht.html`` on paper, tagged for screen readers (PDF/UA-1)."""

from massnahmenplan.bericht.pdf.seiten import schreibe

__all__ = ["schreibe"]
