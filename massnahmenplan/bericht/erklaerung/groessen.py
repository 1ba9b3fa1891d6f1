"""Figures of explanations as parts of German sentences."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from massnahmenplan.begriffe.planziel import GENAUIGKEIT
from massnahmenplan.bericht import worte
from massnahmenplan.ergebnis.erklaerung import Abstand, Engpass
from massnahmenplan.grundlagen.schreibweise import anzahl, euro, mit_einheit, tonnen

_HALBE_STELLE = Decimal("0.05")
_REGELN = {
    "reihenfolge": "die Reihenfolge",
    "gruppe": "die Regel",
    "foerderbedingung": "die Förderbedingung",
    "warmmiete": "die Grenze der Warmmiete",
    "ziel": "das Ziel",
}


def groesse(ziel: str, wert: Decimal) -> str:
    """Return the value of an aim: ``12,3 t``, ``1.235 €``, ``0,85 Punkte``; small ones with more decimals."""
    if ziel == "co2":
        return tonnen(wert, 1 if abs(wert) >= _HALBE_STELLE else 3)
    if ziel == "kosten":
        return geld(wert)
    return mit_einheit(wert, "Punkte", 2)


def geld(betrag_eur: Decimal) -> str:
    """Return whole EUR; less than one in cents."""
    return euro(betrag_eur, 0 if abs(betrag_eur) >= 1 or not betrag_eur else 2)


def menge(wert: Decimal, einheit: str) -> str:
    """Return a quantity with its unit; money in whole EUR."""
    if einheit == "EUR":
        return geld(wert)
    if einheit.startswith("t "):
        return mit_einheit(wert, einheit, 1)
    if wert == 1:
        return {"Maßnahmen": "1 Maßnahme", "Punkte": "1 Punkt"}.get(einheit, f"1 ({einheit})")
    return f"{anzahl(round(wert, 4))} {einheit}"


def ist_nichts(abstand: Abstand) -> bool:
    """Return True if nothing is lost or gained."""
    return abs(abstand.hoechstens) <= GENAUIGKEIT[abstand.ziel]


def ist_geschlossen(abstand: Abstand) -> bool:
    """Return True if what is proven and what was found are the same figure in print."""
    mindestens = abstand.mindestens
    if mindestens is None:
        return False
    return groesse(abstand.ziel, mindestens) == groesse(abstand.ziel, abstand.hoechstens)


def weniger(abstand: Abstand) -> str:
    """Return the loss with its direction: ``56,5 t weniger CO2-Minderung``, ``298.837 € mehr Kapitalwert``."""
    richtung = "mehr" if abstand.ziel == "kosten" else "weniger"
    return f"{spanne(abstand)} {richtung} {worte.zielgroesse(abstand.ziel)}"


def spanne(abstand: Abstand) -> str:
    """Return the loss: one figure if the search was closed, else what is proven and what was found."""
    oben, mindestens = groesse(abstand.ziel, abstand.hoechstens), abstand.mindestens
    if ist_geschlossen(abstand):
        return oben
    if mindestens is None or mindestens <= 0:
        return f"höchstens {oben}"
    return f"{groesse(abstand.ziel, mindestens)} bis {oben}"


def gewinn(abstand: Abstand) -> str:
    """Return a gain with its direction: ``12,3 t mehr CO2-Minderung``."""
    richtung = "weniger" if abstand.ziel == "kosten" else "mehr"
    return f"{groesse(abstand.ziel, -abstand.hoechstens)} {richtung} {worte.zielgroesse(abstand.ziel)}"


def aufzaehlung(teile: Sequence[str]) -> str:
    """Return ``a``, ``a und b``, ``a, b und c``."""
    return teile[0] if len(teile) == 1 else f"{', '.join(teile[:-1])} und {teile[-1]}"


def engpaesse(liste: Iterable[Engpass]) -> str:
    """Return what stands in the way as one clause; years of one limit stand together."""
    gruppen: dict[tuple[str, str], list[Engpass]] = {}
    for eintrag in liste:
        gruppen.setdefault((eintrag.art, eintrag.name), []).append(eintrag)
    return "; ".join(_engpass(gruppe) for gruppe in gruppen.values())


def _engpass(gruppe: Sequence[Engpass]) -> str:
    """Return what is missing of one limit, in all its years."""
    erster = gruppe[0]
    if erster.art == "rangfolge":
        fehlt = groesse(erster.name, erster.menge or Decimal(0))
        return f"{worte.zielgroesse(erster.name)} fiele um {fehlt} unter das, was die Rangfolge der Ziele verlangt"
    if erster.menge is not None and erster.einheit is not None:
        wo = f"im {erster.name}" if erster.art == "kasse" else f"bei „{erster.name}“"
        mengen = aufzaehlung([_mit_zeit(eintrag) for eintrag in gruppe])
        eins = len(gruppe) == 1 and erster.menge == 1 and erster.einheit != "EUR"
        return f"{wo} {'fehlt' if eins else 'fehlen'} {mengen}"
    return f"{_REGELN[erster.art]} ({erster.name}) wäre verletzt"


def _mit_zeit(eintrag: Engpass) -> str:
    text = menge(eintrag.menge or Decimal(0), eintrag.einheit or "")
    return f"{eintrag.zeit} {text}" if eintrag.zeit else text
