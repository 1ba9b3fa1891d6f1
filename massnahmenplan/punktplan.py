"""A plan that is a point of a front: proven only within limits on aims that no case states."""

from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler


def kein_punkt(feld: str) -> EingabeFehler:
    """Return E454: without those limits, plans better in one aim and worse in another lead away from it."""
    text = "ist ein Punkt einer Front: bewiesen ist er nur mit Grenzen für Ziele, die kein Fall nennt"
    abhilfe = (
        "Das Erreichte als hartes Ziel in den Fall schreiben, zum Beispiel minderung_summe. Dann fortschreiben "
        "mit --ziel kosten; zum Erklären erst mit „massnahmenplan optimieren --ziel kosten“ planen."
    )
    return EingabeFehler([Befund("E454", text, feld=feld, abhilfe=abhilfe)])
