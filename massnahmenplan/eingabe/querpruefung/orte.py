"""Places of objects: complete, not swapped, and in Germany."""

from decimal import Decimal

from massnahmenplan.begriffe.geometrie import Ort
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler

_WESTEN, _OSTEN = Decimal("5.8"), Decimal("15.1")
_SUEDEN, _NORDEN = Decimal("47.2"), Decimal("55.1")
"""Germany and a little around it."""


def pruefe_orte(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E217 for half a place, E533 for swapped coordinates, and the hint W534 for one outside Germany."""
    for zeile in fall.objekte:
        objekt = zeile.gegenstand
        if (objekt.laenge is None) != (objekt.breite is None):
            _melde_halben(zeile, sammler)
        elif (ort := objekt.ort) is not None:
            feld = "laenge" if objekt.geometrie is None else "geometrie"
            _pruefe_lage(zeile, feld, ort.orte, sammler)


def _melde_halben(zeile: Zeile[Objekt], sammler: Befundsammler) -> None:
    da, fehlt = ("laenge", "breite") if zeile.gegenstand.breite is None else ("breite", "laenge")
    zeile.fehler(sammler, "E217", da, f"ohne {fehlt} ist es kein Ort", f"{fehlt} angeben oder {da} weglassen.")


def _pruefe_lage(zeile: Zeile[Objekt], feld: str, orte: tuple[Ort, ...], sammler: Befundsammler) -> None:
    if all(_in_deutschland(ort) for ort in orte):
        return
    if all(_in_deutschland(ort[::-1]) for ort in orte):
        text = "Länge und Breite sind vertauscht: so liegt das Objekt vor der Küste Ostafrikas"
        abhilfe = "laenge ist die Ost-West-Angabe (in Deutschland 6 bis 15), breite die andere (47 bis 55)."
        zeile.fehler(sammler, "E533", feld, text, abhilfe)
    else:
        abhilfe = "Prüfen, ob die Koordinaten stimmen; gerechnet wird mit ihnen nicht."
        zeile.hinweis(sammler, "W534", feld, "liegt außerhalb Deutschlands", abhilfe)


def _in_deutschland(ort: Ort) -> bool:
    return _WESTEN <= ort[0] <= _OSTEN and _SUEDEN <= ort[1] <= _NORDEN
