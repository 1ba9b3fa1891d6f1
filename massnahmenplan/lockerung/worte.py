"""Room in a lever as a change of the case: rounded so that it suffices, in words a person uses."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import groupby

from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.begriffe.ziel import EMISSIONSZIELE, Ziel, Zielart
from massnahmenplan.ergebnis.ausweg import Lockerung, Lockerungsart, Richtung
from massnahmenplan.grundlagen.schreibweise import anzahl, euro_knapp, jahre, prozent_knapp
from massnahmenplan.grundlagen.zahlen import schreibe_zahl
from massnahmenplan.grundlagen.zeitangabe import spaeter
from massnahmenplan.lockerung.hebel import Hebel
from massnahmenplan.planungsfall import Planungsfall

UEBERSCHRIFT = {
    Richtung.GELD: "Mehr Geld",
    Richtung.ZIEL: "Weniger verlangen",
    Richtung.ZEIT: "Mehr Zeit",
    Richtung.PERSONAL: "Mehr Personal",
    Richtung.VORGABE: "Auf Vorgaben verzichten",
    Richtung.GEMISCHT: "Von mehrerem etwas",
}
RAUSCHEN = Decimal("1e-6")
"""Share of a step that is the solver's tolerance, not a need."""
GROSSER_BETRAG = Decimal(1000)
"""EUR from which on amounts are whole hundreds."""
GROSSES_ZIEL = Decimal(10)
"""From which on targets change by tenths, in their unit; smaller ones by thousandths (kg)."""


def aufgerundet(wert: Decimal, schritt: Decimal) -> Decimal:
    """Return the least multiple of a step that is not smaller; a hair above a multiple is that multiple."""
    return ((wert / schritt - RAUSCHEN).to_integral_value(rounding=ROUND_CEILING)) * schritt


def beziffere(fall: Planungsfall, hebel: Hebel, raum: float, investition_eur: Decimal, mehr: int = 0) -> Lockerung:
    """Return the change for so much room, in units of the model; ``mehr`` steps more than needed.

    ``investition_eur`` is what the plan invests that was found: a share is missed by EUR of it.
    """
    roh = Decimal(repr(raum)) * Decimal(repr(hebel.faktor))
    match hebel.art:
        case Lockerungsart.HAUSHALT | Lockerungsart.VERPFLICHTUNG:
            schritt = Decimal(100) if roh >= GROSSER_BETRAG else Decimal(1)
            return _geld(fall, hebel, aufgerundet(roh, schritt) + mehr * schritt)
        case Lockerungsart.ZIEL:
            return _ziel(fall, hebel, roh, investition_eur, mehr)
        case Lockerungsart.RESSOURCE:
            return _ressource(fall, hebel, aufgerundet(roh, Decimal("0.1")) + mehr * Decimal("0.1"))
        case Lockerungsart.SPAETESTES_ENDE:
            return _ende_von(fall, hebel, round(raum) + mehr)
        case _:
            return _verzicht(fall, hebel)


def _geld(fall: Planungsfall, hebel: Hebel, um: Decimal) -> Lockerung:
    if hebel.art is Lockerungsart.HAUSHALT:
        stelle = (hebel.kennung, hebel.teil, hebel.jahr)
        bisher = next(a.betrag_eur for a in fall.haushalt if (a.kostentraeger, a.art.value, a.jahr) == stelle)
    else:
        faellig = None if hebel.teil is None else int(hebel.teil)
        stellen = (hebel.kennung, hebel.jahr, faellig)
        passend = (v for v in fall.verpflichtungen if (v.kostentraeger, v.jahr, v.faellig) == stellen)
        bisher = sum((v.betrag_eur for v in passend), Decimal(0))
    satz = f"{hebel.grenze} {hebel.jahr}: {euro_knapp(um)} mehr"
    return _lockerung(hebel, satz, um, "EUR", bisher, bisher + um)


def _ressource(fall: Planungsfall, hebel: Hebel, um: Decimal) -> Lockerung:
    ressource = next(r for r in fall.ressourcen if r.id == hebel.kennung)
    bisher = ressource.menge.im_jahr(hebel.jahr or 0) or Decimal(0)
    satz = f"{hebel.grenze} {hebel.jahr}: {anzahl(um)} {ressource.einheit} mehr"
    return _lockerung(hebel, satz, um, ressource.einheit, bisher, bisher + um)


def _ende_von(fall: Planungsfall, hebel: Hebel, um: int) -> Lockerung:
    massnahme = fall.massnahme_mit_id[hebel.kennung]
    bisher = massnahme.spaetestes_ende
    if bisher is None:  # only a variant has a latest completion
        return _lockerung(hebel, f"„{massnahme.name}“ {jahre(um)} später fertig", Decimal(um), "Jahre")
    neu = spaeter(bisher, um)
    satz = f"„{massnahme.name}“ spätestens {neu} statt {bisher} fertig"
    return _lockerung(hebel, satz, Decimal(um), "Jahre", bisher, neu)


def _verzicht(fall: Planungsfall, hebel: Hebel) -> Lockerung:
    satz = f"{hebel.grenze} entfällt"
    if hebel.art is Lockerungsart.PFLICHT:
        name = fall.massnahme_mit_id[hebel.kennung].name
        muss = (f for f in fall.festlegungen if f.massnahme == hebel.kennung)
        beschluss = "".join(f" (gegen {f.beschluss})" for f in muss if f.art is Festlegungsart.MUSS)
        satz = f"„{name}“ ist keine Pflicht mehr{beschluss}"
    return _lockerung(hebel, satz, None, None, hebel.bisher)


def _ziel(fall: Planungsfall, hebel: Hebel, roh: Decimal, investition_eur: Decimal, mehr: int) -> Lockerung:
    ziel = next(z for z in fall.ziele if z.id == hebel.kennung)
    schritt = _schritt(ziel)
    if ziel.art is Zielart.TAXONOMIE_ANTEIL:
        roh /= investition_eur or Decimal(1)
    um = aufgerundet(roh, schritt) + mehr * schritt
    ist_grenze = ziel.art in EMISSIONSZIELE or _weniger_ist_besser(fall, ziel)
    neu = ziel.wert + um if ist_grenze else max(ziel.wert - um, Decimal(0))
    um = abs(ziel.wert - neu)
    was = "mehr zulassen" if ist_grenze else "weniger verlangen"
    je = _mit_einheit(fall, ziel, um)
    jahr = "" if ziel.jahr is None or str(ziel.jahr) in hebel.grenze else f" {ziel.jahr}"
    statt = f"{_mit_einheit(fall, ziel, neu)} statt {_mit_einheit(fall, ziel, ziel.wert)}"
    satz = f"{hebel.grenze}{jahr}: {je} {was} ({statt})"
    return _lockerung(hebel, satz, um, _einheit(fall, ziel), ziel.wert, neu)


def nenne_unerreichbar(fall: Planungsfall, hebel: Hebel, fehlt: float) -> str:
    """Return what of a target can be reached at most if it is missed by so much, in units of the model."""
    ziel = next(z for z in fall.ziele if z.id == hebel.kennung)
    verlangt = f"verlangt sind {_mit_einheit(fall, ziel, ziel.wert)}"
    if ziel.art is Zielart.TAXONOMIE_ANTEIL:
        moeglich = "nicht zu erreichen"
    else:
        um, schritt = Decimal(repr(fehlt)) * Decimal(repr(hebel.faktor)), _schritt(ziel)
        um = (um / schritt + RAUSCHEN).to_integral_value(rounding=ROUND_FLOOR) * schritt
        if ziel.art in EMISSIONSZIELE or _weniger_ist_besser(fall, ziel):
            moeglich = f"mindestens {_mit_einheit(fall, ziel, ziel.wert + um)} bleiben"
        else:
            moeglich = f"höchstens {_mit_einheit(fall, ziel, ziel.wert - um)} sind erreichbar"
    jahr = "" if ziel.jahr is None or str(ziel.jahr) in hebel.grenze else f" {ziel.jahr}"
    return f"{hebel.grenze}{jahr}: {moeglich}, {verlangt} – auch wenn jede andere Vorgabe entfiele."


def _schritt(ziel: Ziel) -> Decimal:
    if ziel.art in {Zielart.MINDESTANZAHL, Zielart.ENERGIE}:
        return Decimal(1)
    if ziel.art is Zielart.TAXONOMIE_ANTEIL:
        return Decimal("0.001")
    return Decimal("0.1") if ziel.wert >= GROSSES_ZIEL else Decimal("0.001")


def _weniger_ist_besser(fall: Planungsfall, ziel: Ziel) -> bool:
    return any(k.id == ziel.kriterium and k.richtung == "weniger" for k in fall.kriterien)


def _einheit(fall: Planungsfall, ziel: Ziel) -> str:
    match ziel.art:
        case Zielart.KRITERIUM:
            kriterium = next(k for k in fall.kriterien if k.id == ziel.kriterium)
            return kriterium.einheit or "Punkte"
        case Zielart.MINDESTANZAHL:
            return "Maßnahmen"
        case Zielart.ENERGIE:
            return "kWh"
        case Zielart.TAXONOMIE_ANTEIL:
            return "Anteil"
        case _:
            return "t"


def _mit_einheit(fall: Planungsfall, ziel: Ziel, wert: Decimal) -> str:
    if ziel.art is Zielart.TAXONOMIE_ANTEIL:
        return prozent_knapp(wert)
    einheit = _einheit(fall, ziel)
    return f"{anzahl(wert)} {'Maßnahme' if einheit == 'Maßnahmen' and wert == 1 else einheit}"


def _lockerung(
    hebel: Hebel,
    satz: str,
    um: Decimal | None = None,
    einheit: str | None = None,
    bisher: object = None,
    neu: object = None,
) -> Lockerung:
    def text(wert: object) -> str | None:
        return None if wert is None else (schreibe_zahl(wert) if isinstance(wert, Decimal) else str(wert))

    return Lockerung(hebel.art, hebel.kennung, satz, um, einheit, text(bisher), text(neu), hebel.jahr, hebel.teil)


def nenne(richtung: Richtung, lockerungen: Sequence[Lockerung]) -> str:
    """Return all changes as one sentence; the same change in several years is said once."""
    teile = []
    for _, gruppe in groupby(lockerungen, key=_was):
        gleiche = list(gruppe)
        teile.append(gleiche[0].satz if len(gleiche) == 1 else _ueber_jahre(gleiche))
    return f"{UEBERSCHRIFT[richtung]}: {'; '.join(teile)}."


def _was(lockerung: Lockerung) -> tuple[str | None, ...]:
    """Return what a change is about, whatever its year."""
    wert = lockerung.bisher if lockerung.jahr is None else None
    return lockerung.art, lockerung.kennung, lockerung.teil, wert


def _ueber_jahre(gleiche: Sequence[Lockerung]) -> str:
    """Return ``Haushalt Stadt (investiv): zusammen 300 € mehr (2028: 100 €, 2029: 200 €)``."""
    name = gleiche[0].satz.partition(f" {gleiche[0].jahr}: ")[0]
    betraege = [(eine.jahr, eine.um or Decimal(0)) for eine in gleiche]

    def text(menge: Decimal) -> str:
        einheit = gleiche[0].einheit
        return euro_knapp(menge) if einheit == "EUR" else f"{anzahl(menge)} {einheit}"

    je_jahr = ", ".join(f"{jahr}: {text(menge)}" for jahr, menge in betraege)
    if gleiche[0].einheit != "EUR":
        return f"{name} mehr: {je_jahr}"
    return f"{name}: zusammen {text(sum((menge for _, menge in betraege), Decimal(0)))} mehr ({je_jahr})"
