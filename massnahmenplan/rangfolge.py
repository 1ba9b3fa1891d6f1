"""Several aims, one after the other: each is searched for among the plans that keep what those before reached."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from massnahmenmodell import baue_modell
from massnahmenmodell.bewertung import Vorrang
from massnahmenplan.aufbereitung import Aufbereitung, frage_nach
from massnahmenplan.aufbereitung.einheiten import in_modelleinheit, zielwert_aus_modell
from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER, Zielname, ist_besser
from massnahmenplan.ergebnis.nachweis import Zielgrenze
from massnahmenplan.grundlagen.fehler import MassnahmenplanFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.loeser import Ende, Fortschritt, Stelle, Wuensche, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.suche import Fund, suche
from massnahmenplan.vorgaben import Vorgaben

MINDESTENS_S = 10.0
"""What the search for a cheaper plan of equal worth may take; longer only if the first search took longer."""
HAAR = {"co2": Decimal("1e-6"), "kosten": Decimal("0.1"), "nutzwert": Decimal("1e-6")}
"""Room for rounding in a limit on an aim, in its unit: a gram; ten cents, for interest is rounded every year."""
Melder = Callable[[Fortschritt], None]


@dataclass(frozen=True, slots=True)
class Stufe:
    """One aim: what the search for it found, and what later ones may not fall behind."""

    ziel: Zielname
    toleranz: Decimal
    fund: Fund

    @property
    def wert(self) -> Decimal:
        """The recomputed value that was found, in the unit of the aim."""
        return self.fund.bilanz.zielwerte[self.ziel]

    @property
    def grenze(self) -> Decimal:
        """The worst value that later searches may have."""
        spielraum = self.toleranz * abs(self.wert)
        return self.wert - spielraum if self.ziel in JE_MEHR_DESTO_BESSER else self.wert + spielraum


@dataclass(frozen=True, slots=True)
class Rahmen:
    """What all searches keep beside what they reach themselves, and where the first one begins."""

    grenzen: tuple[Zielgrenze, ...] = ()
    start: Mapping[Stelle, float] | None = None
    """Values of integer columns, as of a plan that keeps the limits."""


OHNE_RAHMEN = Rahmen()


def durchlaufe(
    fall: Planungsfall,
    aufbereitung: Aufbereitung,
    vorgaben: Vorgaben,
    uhr: Uhr,
    fortschritt: Melder | None = None,
    rahmen: Rahmen = OHNE_RAHMEN,
) -> tuple[Stufe, ...]:
    """Return a stage per aim, in their order; fewer than asked for if the time or a signal ended the search.

    Each search may take an equal part of the time that is left. Errors: as ``suche`` for the first aim.
    """
    stufen: list[Stufe] = []
    wuensche = Wuensche(vorgaben.luecke, None, vorgaben.saat, vorgaben.faeden)
    for nummer, (ziel, toleranz) in enumerate(zip(vorgaben.ziele, _toleranzen(vorgaben), strict=True)):
        offen = len(vorgaben.ziele) - nummer
        anteil = uhr if offen == 1 or uhr.rest_s is None else Uhr.gestellt(uhr.rest_s / offen)
        melde = in_eigener_einheit(ziel, fortschritt)
        try:
            fund = _suche(fall, aufbereitung, stufen, ziel, wuensche, anteil, melde, rahmen)
        except MassnahmenplanFehler as fehler:
            if not stufen:
                raise
            stufen[-1] = _mit_signal(stufen[-1], getattr(fehler, "signalnummer", None))
            break
        if not _haelt(fund, stufen):
            break
        stufen.append(Stufe(ziel, toleranz if offen > 1 else Decimal(0), fund))  # nothing comes after the last
        if fund.loesung.ende is Ende.UNTERBROCHEN:
            break
    return tuple(stufen)


def _mit_signal(stufe: Stufe, signalnummer: int | None) -> Stufe:
    """Return the stage with the signal that ended the search after it, so that nobody goes on searching."""
    if signalnummer is None:
        return stufe
    return replace(stufe, fund=replace(stufe.fund, loesung=replace(stufe.fund.loesung, signalnummer=signalnummer)))


def _toleranzen(vorgaben: Vorgaben) -> tuple[Decimal, ...]:
    genannt = vorgaben.toleranz if isinstance(vorgaben.toleranz, tuple) else ()
    return tuple(Decimal(repr(wert)) for wert in genannt) or (Decimal(0),) * len(vorgaben.ziele)


def _suche(
    fall: Planungsfall,
    aufbereitung: Aufbereitung,
    stufen: Sequence[Stufe],
    ziel: Zielname,
    wuensche: Wuensche,
    uhr: Uhr,
    melde: Melder | None,
    rahmen: Rahmen = OHNE_RAHMEN,
) -> Fund:
    """Search for one aim, under the limits of those before and of the frame; begin with the last plan."""
    erreicht = {s.ziel: s.grenze for s in stufen}
    gesetzt = {cast(Zielname, g.ziel): g.wert for g in rahmen.grenzen if g.ziel not in erreicht}
    vorrang = tuple(Vorrang(name, mit_haar(name, wert)) for name, wert in (gesetzt | erreicht).items())
    frage = frage_nach(aufbereitung, ziel, vorrang)
    letzter = stufen[-1].fund if stufen else None
    start = letzter.form.nach_spalten(letzter.loesung.werte) if letzter else rahmen.start
    return suche(fall, frage, uebersetze(baue_modell(frage.daten)), wuensche, uhr, melde, start)


def mit_haar(ziel: Zielname, grenze: Decimal) -> float:
    """Return the limit for the model, a hair looser than stated."""
    return in_modelleinheit(ziel, grenze - HAAR[ziel] if ziel in JE_MEHR_DESTO_BESSER else grenze + HAAR[ziel])


def _haelt(fund: Fund, stufen: Sequence[Stufe]) -> bool:
    """Return True if the recomputed plan keeps what was reached before; two hairs are rounding."""
    for stufe in stufen:
        wert = fund.bilanz.zielwerte[stufe.ziel]
        if ist_besser(stufe.ziel, stufe.grenze, wert) and abs(stufe.grenze - wert) > 2 * HAAR[stufe.ziel]:
            return False
    return True


def verbillige(
    fall: Planungsfall, aufbereitung: Aufbereitung, vorgaben: Vorgaben, stufen: Sequence[Stufe], uhr: Uhr
) -> Fund:
    """Return the cheapest plan found that is as good in all aims: of plans of equal worth some forgo grants.

    Nothing is proven of it. A search that was stopped is not followed by another one, nor is one for ``kosten``;
    one that fails leaves the plan as it is.
    """
    bisher = stufen[-1].fund
    if len(stufen) < len(vorgaben.ziele) or "kosten" in vorgaben.ziele or bisher.loesung.ende is not Ende.OPTIMAL:
        return bisher
    gleich = [Stufe(stufe.ziel, Decimal(0), bisher) for stufe in stufen]
    laengstens = Uhr.gestellt(max(MINDESTENS_S, uhr.vergangen_s))
    if uhr.rest_s is not None:
        laengstens = replace(laengstens, limit_s=min(uhr.rest_s, laengstens.limit_s or uhr.rest_s))
    wuensche = Wuensche(vorgaben.luecke, None, vorgaben.saat, vorgaben.faeden)
    try:
        fund = _suche(fall, aufbereitung, gleich, "kosten", wuensche, laengstens, None)
    except MassnahmenplanFehler:
        return bisher
    billiger = fund.bilanz.zielwerte["kosten"] < bisher.bilanz.zielwerte["kosten"]
    return fund if billiger and _haelt(fund, gleich) else bisher


def in_eigener_einheit(ziel: Zielname, melde: Melder | None) -> Melder | None:
    """Return a listener that hears values and bounds in the unit of the aim, not of the model."""
    if melde is None:
        return None

    def in_einheit(wert: float | None) -> float | None:
        return None if wert is None else float(zielwert_aus_modell(ziel, wert))

    return lambda stand: melde(
        replace(stand, ziel=ziel, bester=in_einheit(stand.bester), schranke=in_einheit(stand.schranke))
    )
