"""The order of aims that the case asks for: known ones, each once, tolerances for those that are named."""

from massnahmenplan.begriffe.planziel import EINHEITEN
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.rohfall import Rohfall
from massnahmenplan.eingabe.sammler import Befundsammler


def pruefe_zielfolge(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E261 for aims that are unknown or named twice, and for tolerances of aims that are not named."""
    assert fall.projekt is not None
    zeile, projekt = fall.projekt, fall.projekt.gegenstand
    for nummer, ziel in enumerate(projekt.zielfolge):
        if ziel not in EINHEITEN:
            zeile.fehler(sammler, "E261", "zielfolge", f"„{ziel}“ ist kein Ziel", rat(ziel, EINHEITEN))
        elif ziel in projekt.zielfolge[:nummer]:
            text = f"nennt {ziel} zweimal"
            zeile.fehler(sammler, "E261", "zielfolge", text, "Jedes Ziel einmal nennen, das wichtigste zuerst.")
    for ziel, anteil in projekt.zieltoleranz.items():
        if ziel not in projekt.zielfolge:
            text = "ist keines der Ziele in zielfolge"
            zeile.fehler(sammler, "E261", f"zieltoleranz.{ziel}", text, "In zielfolge nennen oder hier löschen.")
        elif anteil == 1:
            text = "gäbe das Ziel ganz auf"
            zeile.fehler(sammler, "E261", f"zieltoleranz.{ziel}", text, "Einen Anteil unter 1 angeben, etwa 1 %.")
