"""What each Stellgroesse alone does to a figure, the strongest first."""

from decimal import Decimal

from massnahmenplan.bericht.farben import GRUEN
from massnahmenplan.bericht.schaubild.farben import Fuellung
from massnahmenplan.bericht.schaubild.querbalken import MEISTE, Querbild, Stueck, Zeile
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.studie import worte
from massnahmenplan.bericht.studie.tabellen import TABELLEN
from massnahmenplan.ergebnis.studienantworten import Balken, Studienantworten
from massnahmenplan.grundlagen.schreibweise import gezaehlt, zahl

_WENIGER, _MEHR = Fuellung("#b07d1e", "schraeg"), Fuellung(GRUEN)


def tornado(antworten: Studienantworten, kennzahl: str | None = None) -> Schaubild | None:
    """Return the tornado of a figure (``kosten_eur``, ``co2_t`` …), of the aim where none is named.

    None if nothing moves it.
    """
    name = kennzahl or worte.zielkennzahl(antworten.ziel)
    eigene = [b for b in antworten.tornado if b.kennzahl == name and b.spanne]
    if not eigene:
        return None
    einheit = worte.einheit(name)
    bild = Querbild(
        f"tornado-{name}", einheit, [_zeile(antworten, b) for b in eigene[:MEISTE]],
        (("weniger als im Fall", _WENIGER), ("mehr als im Fall", _MEHR)),
        grundlinie=eigene[0].basis, mit_null=False,
    )  # fmt: skip
    titel = f"{worte.kennzahl(name)}: eine Stellgröße allein verändert"
    text = _text(antworten, eigene)
    tabelle = TABELLEN["tornado"]
    zeilen = tuple(zeile for zeile in tabelle.zeilen(antworten) if zeile[0] == worte.kennzahl(name))
    leinwand = bild.zeichne()
    svg = leinwand.svg(titel, text)
    return Schaubild(f"tornado-{name}", titel, text, svg, tuple(tabelle.kopf), zeilen, leinwand.legende)


def _zeile(a: Studienantworten, b: Balken) -> Zeile:
    assert b.von is not None
    assert b.bis is not None
    groesse = worte.groesse(b.stellgroesse, a)
    unten, oben = (worte.stellwert(stufe.wert, b.stellgroesse, a) for stufe in (b.unten, b.oben))
    werte = unten if unten == oben else f"{unten} bis {oben}"
    hinweis = f"{groesse} ({werte}): {worte.betrag(b.von, b.kennzahl)} bis {worte.betrag(b.bis, b.kennzahl)}"
    basis = b.von if b.basis is None else b.basis
    stuecke = (Stueck(b.von, basis, _WENIGER, hinweis), Stueck(basis, b.bis, _MEHR, hinweis))
    ohne = f", {b.ohne_plan} × kein Plan" if b.ohne_plan else ""
    return Zeile(groesse, f"{werte}{ohne}", tuple(s for s in stuecke if s.von != s.bis), _enden(b.von, b.bis))


def _enden(von: Decimal, bis: Decimal) -> str:
    return f"{zahl(von)} bis {zahl(bis)}"


def _text(a: Studienantworten, eigene: list[Balken]) -> str:
    b = eigene[0]
    fall = "" if b.basis is None else f", im Fall {worte.betrag(b.basis, b.kennzahl)}"
    enden = f"von {worte.betrag(b.von, b.kennzahl)} bis {worte.betrag(b.bis, b.kennzahl)}"
    mehr = f" Gezeigt sind die {MEISTE} stärksten." if len(eigene) > MEISTE else ""
    anzahl = gezaehlt(len(eigene), "Stellgrößen")
    return f"{anzahl} bewegen etwas; am meisten „{worte.groesse(b.stellgroesse, a)}“: {enden}{fall}.{mehr}"
