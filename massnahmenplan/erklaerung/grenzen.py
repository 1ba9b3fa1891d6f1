"""Limits of a plan: use, what is free, and what more of each would be worth.

Two figures say that, and they differ: the price in the problem without integers, for all limits at once, and the
exact difference of one more step, solved again, for those that may bind and as long as there is time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from massnahmenmodell.linearform import Reelle
from massnahmenplan.aufbereitung.einheiten import TAUSEND, eur, zielwert_aus_modell
from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER
from massnahmenplan.begriffe.ziel import EMISSIONSZIELE
from massnahmenplan.ergebnis import Zielstand
from massnahmenplan.ergebnis.erklaerung import Grenzauskunft, Schritt
from massnahmenplan.erklaerung.antwort import LUECKE
from massnahmenplan.erklaerung.lage import Planlage, mit_wahl
from massnahmenplan.erklaerung.nebenbei import geldrichtung, ohne_einheit
from massnahmenplan.grundlagen.fehler import KeinPlanFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.loeser import Ende, Standardform, Wuensche, loese
from massnahmenplan.loeser.erweiterung import Eintraege
from massnahmenplan.loeser.relaxation import Relaxation, relaxiere
from massnahmenplan.loeser.unterbrechung import Unterbrechung
from massnahmenplan.woerter import hausname, zaehlt_geld

GELDSCHRITT_EUR = Decimal(10_000)
ANTEIL = Decimal("0.01")
"""Of a target or of an aim that comes first, and of a resource of less than one unit."""
MINDESTENS_S = 3.0
"""What one more step may take at least: with less time for each, fewer steps are tried."""
RELAXATION_S = 20.0


@dataclass(frozen=True, slots=True)
class _Grenze:
    """A limit, and what a unit more of it changes in the model."""

    auskunft: Grenzauskunft
    richtung: Eintraege
    """Rows, and by how much each gives way per unit of the limit."""
    schritt: Decimal


def grenzen(lage: Planlage, zeit_s: float) -> tuple[Grenzauskunft, ...]:
    """Return all limits that still matter: purses, accounts, loans, groups, targets, aims that come first."""
    uhr, form = Uhr.gestellt(zeit_s), lage.form(lage.letztes)
    werte = loese(mit_wahl(form, *_fest(lage)), Wuensche(luecke=0.0)).werte
    if werte is None:
        return ()
    alle = [*_kassen(lage), *_konten(lage), *_ziele(lage), *_zeilen(lage, form, form.matrix @ werte)]
    preise = _preise(lage, form, min(RELAXATION_S, zeit_s / 2))
    bepreist = [replace(g, auskunft=replace(g.auskunft, preis=preise(g.richtung))) for g in alle]
    erwartet = {n: _erwartet(grenze) for n, grenze in enumerate(bepreist)}
    reihe = sorted((n for n, wert in erwartet.items() if wert > 0), key=lambda n: (-erwartet[n], n))
    schritte: dict[int, Schritt] = {}
    for stelle, n in enumerate(reihe):
        rest = uhr.rest_s or 0.0
        if uhr.vergangen_s >= zeit_s:
            break
        offen = max(1, min(len(reihe) - stelle, int(rest / MINDESTENS_S)))
        schritte[n] = _schritt(lage, form, bepreist[n], werte, rest / offen)
    return tuple(replace(g.auskunft, schritt=schritte.get(n)) for n, g in enumerate(bepreist))


def _fest(lage: Planlage) -> tuple[dict[int, float], dict[int, float]]:
    wahl = dict(enumerate(lage.wahl.tolist()))
    return wahl, wahl


def _kassen(lage: Planlage) -> Iterator[_Grenze]:
    nummer = {haushalt.name: h for h, haushalt in enumerate(lage.daten.haushalte)}
    for jahr in (zeile for zeile in lage.bilanz.haushalt if zeile.jahr >= lage.erstes_offenes_jahr):
        h = nummer.get(f"haushalt:{jahr.traeger}:{jahr.art}")
        if h is None or jahr.verfuegbar_eur is None or jahr.frei_eur is None:
            continue
        t = lage.fall.projekt.zeitachse.jahresstelle(jahr.jahr)
        name, menge, frei = hausname(lage.fall, lage.daten.haushalte[h]), jahr.verfuegbar_eur, jahr.frei_eur
        auskunft = Grenzauskunft("kasse", name, "EUR", menge, menge - frei, frei, str(jahr.jahr))
        yield _Grenze(auskunft, _je(geldrichtung(lage, h, t), 1 / TAUSEND), GELDSCHRITT_EUR)


def _konten(lage: Planlage) -> Iterator[_Grenze]:
    """Yield pots, resources, commitments and ceilings; a ceiling for several awards has no row of its own."""
    zeilen = {
        (konto.name, konto.zeit(t)): (c, t)
        for c, konto in enumerate(lage.daten.konten)
        for t in range(len(konto.jahre))
    }
    for stand in (konto for konto in lage.bilanz.konten if konto.jahr >= lage.erstes_offenes_jahr):
        stelle = zeilen.get((stand.konto, stand.zeit))
        frei = stand.menge - stand.verbrauch
        auskunft = Grenzauskunft(
            "konto", stand.name, stand.einheit, stand.menge, stand.verbrauch, frei, stand.zeit
        )
        if stelle is None:
            yield _Grenze(auskunft, (), Decimal(0))
            continue
        geld = zaehlt_geld(lage.daten.konten[stelle[0]])
        schritt = GELDSCHRITT_EUR if geld else (Decimal(1) if stand.menge >= 1 else stand.menge * ANTEIL)
        yield _Grenze(auskunft, ((("konto_reicht", stelle), 1 / TAUSEND if geld else 1.0),), schritt)


def _ziele(lage: Planlage) -> Iterator[_Grenze]:
    """Yield targets as the reduction that they ask for; soft ones and those in other units have no step."""
    offen = lage.erstes_offenes_jahr
    for z, stand in enumerate(lage.bilanz.ziele):
        if stand.jahr < offen:
            continue
        ziel = lage.daten.ziele[z]
        verlangt = round(Decimal(repr(ziel.minderung_t)), 6)
        frei = stand.ist_t - stand.soll_t if _ist_minderung(lage, stand) else stand.soll_t - stand.ist_t
        genutzt, zeit = verlangt + frei, str(stand.jahr)
        auskunft = Grenzauskunft("ziel", stand.satz, "t CO2e", verlangt, genutzt, frei, zeit)
        yield _Grenze(auskunft, ((("ziel_erreicht", z), -1.0),) if ziel.preis is None else (), verlangt * ANTEIL)
    for mengen in (ziel for ziel in lage.bilanz.mengenziele if ziel.jahr >= offen):
        frei = mengen.ist - mengen.soll
        yield _Grenze(
            Grenzauskunft("ziel", mengen.satz, mengen.einheit, mengen.soll, mengen.ist, frei, str(mengen.jahr)),
            (),
            Decimal(0),
        )


def _ist_minderung(lage: Planlage, stand: Zielstand) -> bool:
    """Return False for a target that limits the emission."""
    return next(ziel.art for ziel in lage.fall.ziele if ziel.id == stand.ziel) not in EMISSIONSZIELE


def _zeilen(lage: Planlage, form: Standardform, belegt: Reelle) -> Iterator[_Grenze]:
    """Yield groups, limits of loans, and aims that come first: what they have stands in the rows themselves."""
    for z, (name, index) in enumerate(form.zeilen):
        ort, ist = (name, index), float(belegt[z])
        if name == "hoechstens_aus_gruppe":
            yield _anzahl(
                lage.daten.gruppen[index].satz, ort, round(ist), lage.daten.gruppen[index].hoechstens or 0, 1
            )
        elif name == "mindestens_aus_gruppe":
            yield _anzahl(
                lage.daten.gruppen[index].satz, ort, round(ist), lage.daten.gruppen[index].mindestens or 0, -1
            )
        elif name == "kreditgrenze_eingehalten" and np.isfinite(form.zeile_oben[z]):
            menge, genutzt = (auf_cent(eur(wert)) for wert in (float(form.zeile_oben[z]), ist))
            satz = ohne_einheit(lage.daten.kreditgrenzen[index].satz)
            auskunft = Grenzauskunft("kreditgrenze", satz, "EUR", menge, genutzt, menge - genutzt)
            yield _Grenze(auskunft, ((ort, 1 / TAUSEND),), GELDSCHRITT_EUR)
        elif name == "vorrangiges_ziel_bleibt":
            yield _vorrang(lage, index, ort)


def _anzahl(satz: str, ort: tuple[str, int], ist: int, grenze: int, seite: int) -> _Grenze:
    frei = Decimal(seite * (grenze - ist))
    auskunft = Grenzauskunft("gruppe", satz, "Maßnahmen", Decimal(grenze), Decimal(ist), frei)
    return _Grenze(auskunft, ((ort, float(seite)),), Decimal(1))


def _vorrang(lage: Planlage, k: int, ort: tuple[str, int]) -> _Grenze:
    """Return what an aim that comes first keeps; less is asked of it in the direction that is worse."""
    angabe = lage.ziele[k]
    mehr = angabe.ziel in JE_MEHR_DESTO_BESSER
    ist, seite = lage.bilanz.zielwerte[angabe.ziel], -1.0 if mehr else 1.0
    frei = ist - angabe.grenze if mehr else angabe.grenze - ist
    auskunft = Grenzauskunft("rangfolge", angabe.ziel, angabe.einheit, angabe.grenze, ist, frei)
    einheit = 1 / TAUSEND if angabe.ziel == "kosten" else 1.0
    return _Grenze(auskunft, ((ort, seite * einheit),), abs(angabe.grenze) * ANTEIL)


def _je(eintraege: Eintraege, faktor: float) -> Eintraege:
    return tuple((ort, wert * faktor) for ort, wert in eintraege)


def _preise(lage: Planlage, form: Standardform, zeit_s: float) -> Callable[[Eintraege], Decimal | None]:
    """Return a function that says what the aim gains per unit of a limit, without integers."""
    with Unterbrechung() as unterbrechung:
        relaxation: Relaxation | None = relaxiere(form, Wuensche(zeitlimit_s=zeit_s), unterbrechung)
    zeile_von = {ort: z for z, ort in enumerate(form.zeilen)}
    ziel, seite = lage.ziel(lage.letztes), 1.0 if form.maximiert else -1.0

    def preis(richtung: Eintraege) -> Decimal | None:
        if relaxation is None or not richtung:
            return None
        summe = sum(float(relaxation.preise[zeile_von[o]]) * wert for o, wert in richtung if o in zeile_von)
        return round(zielwert_aus_modell(ziel, seite * summe), 9) + Decimal(0)

    return preis


def _erwartet(grenze: _Grenze) -> float:
    """Return what one more step may bring; a little where the price is 0 but less than a step is free."""
    if not grenze.richtung:
        return 0.0
    preis = grenze.auskunft.preis or Decimal(0)
    knapp = grenze.auskunft.frei < grenze.schritt and grenze.auskunft.genutzt > 0
    return max(float(preis * grenze.schritt), 1e-9 if knapp else 0.0)


def _schritt(lage: Planlage, form: Standardform, grenze: _Grenze, werte: Reelle, zeit_s: float) -> Schritt:
    """Solve again with one more step; the plan as it is stays possible and is what the search begins with."""
    k = lage.letztes
    weiter = _gelockert(form, grenze.richtung, float(grenze.schritt))
    start = dict(zip(form.spalten, werte.tolist(), strict=True))
    loesung = loese(weiter, Wuensche(luecke=LUECKE, zeitlimit_s=zeit_s), None, start)
    if loesung.ende is Ende.UNTERBROCHEN:
        raise KeinPlanFehler("Abgebrochen, bevor alles erklärt war.", loesung.signalnummer)
    if loesung.zielwert is None:
        return Schritt(grenze.schritt, None)
    return Schritt(
        grenze.schritt, lage.abstand(k, zielwert_aus_modell(lage.ziel(k), loesung.zielwert), loesung.schranke)
    )


def _gelockert(form: Standardform, richtung: Eintraege, um: float) -> Standardform:
    """Return the problem with rows that give way: upward at an upper limit, downward at a lower one."""
    unten, oben = form.zeile_unten.copy(), form.zeile_oben.copy()
    zeile_von = {ort: z for z, ort in enumerate(form.zeilen)}
    for ort, wert in richtung:
        if ort in zeile_von:
            z = zeile_von[ort]
            if wert > 0:
                oben[z] += wert * um
            else:
                unten[z] += wert * um
    return replace(form, zeile_unten=unten, zeile_oben=oben)
