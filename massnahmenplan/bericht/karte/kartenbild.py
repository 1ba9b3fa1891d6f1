"""The map as a figure by itself, for paper and notebooks: with its legend, and what it says as a table."""

import re

from massnahmenplan.bericht.karte.farben import farben
from massnahmenplan.bericht.karte.kartendaten import Kartenobjekt, kartendaten
from massnahmenplan.bericht.karte.projektion import projektion
from massnahmenplan.bericht.karte.zeichnung import zeichne
from massnahmenplan.bericht.schaubild import legende
from massnahmenplan.bericht.schaubild.farben import SCHRIFT, Fuellung
from massnahmenplan.bericht.schaubild.leinwand import Leinwand
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import gezaehlt

_VERDECKT = re.compile(r'<g class="karte-fest karte-name karte-verdeckt".*?</g>')
"""Names that the page hides until the map is enlarged."""
_KOPF = ("Ort", "Handlungsfelder", "Maßnahmen im Plan", "Maßnahmen nicht im Plan")


def kartenbild(ergebnis: Ergebnis) -> Schaubild | None:
    """Return the map with places and their measures; None if no measure of the case has a place."""
    daten = kartendaten(ergebnis)
    if not daten.objekte:
        return None
    je_feld = farben(daten.handlungsfelder)
    blatt = projektion(objekt.geometrie for objekt in daten.objekte)
    karte = _VERDECKT.sub("", zeichne(daten.objekte, je_feld, blatt, None))
    titel, orte = "Karte der Maßnahmen", gezaehlt(len(daten.objekte), "Orte")
    text = (
        f"{orte}; die Zahl im Kreis sagt, wie viele Maßnahmen. Dunkelgrau: mehrere Handlungsfelder; gestrichelt "
        "und weiß: keine davon im Plan."
    )
    felder = {feld: farbe for feld, farbe in je_feld.items() if any(feld in _felder(o) for o in daten.objekte)}
    rand = Leinwand("karte", blatt.hoehe + legende.hoehe(list(felder), 0) + 12, blatt.breite)
    legende.zeichne(rand, [(feld, Fuellung(farbe)) for feld, farbe in felder.items()], 0, blatt.hoehe + 8)
    lage = f'<svg x="0" y="0" width="{blatt.breite}" height="{blatt.hoehe}" font-family="{SCHRIFT}" '
    svg = rand.svg(titel, text).replace("<defs>", f"{karte.replace('<svg ', lage, 1)}<defs>", 1)
    return Schaubild("karte", titel, text, svg, _KOPF, tuple(_zeile(objekt) for objekt in daten.objekte))


def _felder(objekt: Kartenobjekt) -> tuple[str, ...]:
    return tuple(dict.fromkeys(massnahme.handlungsfeld for massnahme in objekt.massnahmen))


def _zeile(objekt: Kartenobjekt) -> tuple[str, ...]:
    im_plan, uebrige = (
        "; ".join(massnahme.name for massnahme in objekt.massnahmen if bool(massnahme.im_plan) is drin)
        for drin in (True, False)
    )
    return objekt.name, ", ".join(_felder(objekt)), im_plan, uebrige
