"""Where grants come from and where they go: a band per programme and field of action, as wide as its amount."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.bericht.schaubild import farben
from massnahmenplan.bericht.schaubild.farben import LEISE, Fuellung
from massnahmenplan.bericht.schaubild.leinwand import BREITE, Leinwand, passend
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.tabellen.foerderung import FOERDERMIX
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import euro, gezaehlt

_LINKS, _RECHTS, _KNOTEN, _LUECKE = 350, BREITE - 210, 14, 14
_JE_KNOTEN = 34
"""At least so high per programme, so that two lines of text fit."""


@dataclass(slots=True)
class _Knoten:
    """A programme or a field: where it stands, and how much of its side is used up by bands."""

    name: str
    betrag: Decimal
    oben: float = 0
    belegt: float = 0


def foerderfluss(ergebnis: Ergebnis) -> Schaubild | None:
    """Return the flow of grants from programmes into fields of action; None without any grant."""
    fluesse: tuple[tuple[str, str, Decimal], ...] = tuple(FOERDERMIX[1](ergebnis))
    gesamt = sum((betrag for _, _, betrag in fluesse), Decimal(0))
    if not gesamt:
        return None
    von, nach = _knoten(fluesse, 0), _knoten(fluesse, 1)
    hoehe = max(_JE_KNOTEN * max(len(von), len(nach)), 240.0)
    massstab = (hoehe - _LUECKE * (max(len(von), len(nach)) - 1)) / float(gesamt)
    unten = max(_stelle_auf(von, massstab), _stelle_auf(nach, massstab))
    leinwand = Leinwand("foerderfluss", unten + 12)
    fuellung = {knoten.name: farben.von(nr) for nr, knoten in enumerate(nach)}
    for quelle, ziel, betrag in fluesse:
        paar = next(k for k in von if k.name == quelle), next(k for k in nach if k.name == ziel)
        _zeichne_band(leinwand, paar, betrag, massstab, fuellung[ziel])
    _zeichne_knoten(leinwand, von, massstab, Fuellung("#52606d"), links=True)
    for knoten in nach:
        _zeichne_knoten(leinwand, [knoten], massstab, fuellung[knoten.name], links=False)
    titel = "Zuschüsse: aus welchem Programm in welches Handlungsfeld"
    text = (
        f"{euro(gesamt, 0)} aus {gezaehlt(len(von), 'Programmen')}; am meisten aus {von[0].name}: "
        f"{euro(von[0].betrag, 0)}."
    )
    return Schaubild("foerderfluss", titel, text, leinwand.svg(titel, text), tuple(FOERDERMIX[0]), fluesse)


def _knoten(fluesse: Sequence[tuple[str, str, Decimal]], seite: int) -> list[_Knoten]:
    summen: dict[str, Decimal] = {}
    for fluss in fluesse:
        name = fluss[seite]
        summen[str(name)] = summen.get(str(name), Decimal(0)) + fluss[2]
    return [_Knoten(name, betrag) for name, betrag in summen.items()]


def _stelle_auf(knoten: list[_Knoten], massstab: float) -> float:
    """Give each node its place from top to bottom and return where the last one ends."""
    y = 8.0
    for einer in knoten:
        einer.oben = y
        y += max(float(einer.betrag) * massstab, _JE_KNOTEN - _LUECKE) + _LUECKE
    return y


def _zeichne_band(
    leinwand: Leinwand, paar: tuple[_Knoten, _Knoten], betrag: Decimal, massstab: float, fuellung: Fuellung
) -> None:
    von, nach = paar
    breite = float(betrag) * massstab
    links, rechts = von.oben + von.belegt, nach.oben + nach.belegt
    von.belegt, nach.belegt = von.belegt + breite, nach.belegt + breite
    x0, x1 = _LINKS + _KNOTEN, _RECHTS
    mitte = (x0 + x1) / 2
    pfad = (
        f"M{x0},{links:.2f}C{mitte},{links:.2f} {mitte},{rechts:.2f} {x1},{rechts:.2f}"
        f"v{breite:.2f}C{mitte},{rechts + breite:.2f} {mitte},{links + breite:.2f} {x0},{links + breite:.2f}z"
    )
    hinweis = f"{von.name} → {nach.name}: {euro(betrag, 0)}"
    leinwand.flaeche(pfad, fuellung, hinweis, von=von.name, nach=nach.name, wert=betrag, breite=f"{breite:.2f}")


def _zeichne_knoten(
    leinwand: Leinwand, knoten: list[_Knoten], massstab: float, fuellung: Fuellung, *, links: bool
) -> None:
    x, textort = (_LINKS, _LINKS - 8) if links else (_RECHTS, _RECHTS + _KNOTEN + 8)
    platz, anker = (_LINKS - 8, "end") if links else (BREITE - textort, "start")
    for einer in knoten:
        hoehe = float(einer.betrag) * massstab
        leinwand.rechteck(
            x, einer.oben, _KNOTEN, hoehe, fuellung, f"{einer.name}: {euro(einer.betrag, 0)}", wert=einer.betrag
        )
        y = einer.oben + max(hoehe, _JE_KNOTEN - _LUECKE) / 2
        leinwand.text(textort, y - 1, passend(einer.name, platz), "end" if anker == "end" else "start")
        leinwand.text(
            textort, y + 14, euro(einer.betrag, 0), "end" if anker == "end" else "start", 12, farbe=LEISE
        )
