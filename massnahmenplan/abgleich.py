"""Model against recomputation: every row of money, accounts and tonnes, year by year, and the aim."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from massnahmenmodell.daten import Haushalt, Modelldaten
from massnahmenmodell.linearform import Linearform, Reelle
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.einheiten import eur, zielwert_aus_modell
from massnahmenplan.aufbereitung.gesamtwirkung import energie_mwh, ersparnis_teur, minderung_t
from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER, Zielname
from massnahmenplan.ergebnis import Bilanz
from massnahmenplan.loeser import Loesung, Standardform, Stelle
from massnahmenplan.vorgaben import GENAUIGKEIT

GERECHNETES = frozenset({"darlehen", "zuschuss", "mieterhoehung", "gespart"})
"""Variables that follow from the choice of options."""
EIN_EURO, EIN_KG = GENAUIGKEIT["kosten"], GENAUIGKEIT["co2"]


@dataclass(frozen=True, slots=True)
class Abgleich:
    """How many figures were compared, and which of them do not agree, one German sentence each."""

    verglichen: int
    abweichungen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Paar:
    """A figure of the model beside the recomputed one."""

    name: str
    modell: Decimal
    nachrechnung: Decimal
    genauigkeit: Decimal

    @property
    def weicht_ab(self) -> bool:
        return abs(self.modell - self.nachrechnung) > self.genauigkeit


def gleiche_ab(aufbereitung: Aufbereitung, form: Standardform, loesung: Loesung, bilanz: Bilanz) -> Abgleich:
    """Compare what the solver was given and found with what the recomputation says."""
    werte = form.nach_spalten(loesung.werte)
    x = np.zeros(len(aufbereitung.daten.optionen))
    for (art, index), wert in werte.items():
        if art == "x":
            x[index] = wert
    paare = (
        *_zeilen(aufbereitung, form, loesung, x, bilanz),
        *_wirkungen(aufbereitung.daten, x, bilanz),
        *_vorsorge(aufbereitung, x, bilanz),
        *_mieten(aufbereitung, werte, bilanz),
        *_buendel(aufbereitung, werte, bilanz),
        *_mengenziele(aufbereitung, x, bilanz),
    )
    abweichungen = [
        f"{paar.name}: Modell {paar.modell:.3f}, Nachrechnung {paar.nachrechnung:.3f}"
        for paar in paare
        if paar.weicht_ab
    ]
    abweichungen += _zielwert(aufbereitung, loesung, bilanz)
    return Abgleich(len(paare) + 1, tuple(abweichungen))


def _wirkungen(daten: Modelldaten, x: Reelle, bilanz: Bilanz) -> Iterator[_Paar]:
    """Compare single and joint effects of every year, and the energy cost that each payer saves."""
    gemeinsam = minderung_t(daten, x)
    for form, zeile, zusammen in zip(daten.minderung, bilanz.emissionen, gemeinsam.tolist(), strict=True):
        modell = Decimal(repr(_summe(form, x)))
        yield _Paar(f"Einzelwirkungen {zeile.jahr}", modell, zeile.einzelsumme_t, EIN_KG)
        yield _Paar(f"Gemeinsame Wirkung {zeile.jahr}", Decimal(repr(zusammen)), zeile.minderung_t, EIN_KG)
    gespart = {(zeile.traeger, zeile.jahr): zeile.betrag_eur for zeile in bilanz.energieersparnis}
    for traeger in sorted({traeger for traeger, _ in gespart} | {s.traeger for s in daten.ersparnisse}):
        for jahr, teur in zip(daten.jahre, ersparnis_teur(daten, x, traeger).tolist(), strict=True):
            soll = gespart.get((traeger, jahr), Decimal(0))
            yield _Paar(f"Energieersparnis {traeger} {jahr}", eur(teur), soll, EIN_EURO)


def _vorsorge(aufbereitung: Aufbereitung, x: Reelle, bilanz: Bilanz) -> Iterator[_Paar]:
    """Compare the reserve of every protected purse and year: the largest margins, by the model's coefficients."""
    daten = aufbereitung.daten
    geschuetzt = {daten.haushalte[schutz.haushalt].traeger: schutz for schutz in daten.schutz}
    for eintrag in bilanz.vorsorge:
        schutz = geschuetzt[eintrag.traeger]
        lauf = [t for t, jahr in enumerate(daten.jahre) if eintrag.seit <= jahr <= eintrag.jahr]
        verbleib = [daten.haushalte[schutz.haushalt].verbleib(t, lauf[-1]) for t in lauf]
        spannen = sorted(
            (
                sum(anteil * _summe(spanne[t], x) for t, anteil in zip(lauf, verbleib, strict=True))
                for spanne in schutz.spannen
            ),
            reverse=True,
        )
        anteile = [min(1.0, max(0.0, schutz.gamma - rang)) for rang in range(len(spannen))]
        modell = eur(sum(anteil * spanne for anteil, spanne in zip(anteile, spannen, strict=True)))
        yield _Paar(f"Vorsorge {eintrag.traeger} {eintrag.jahr}", modell, eintrag.betrag_eur, EIN_EURO)


def _mieten(aufbereitung: Aufbereitung, werte: Mapping[Stelle, float], bilanz: Bilanz) -> Iterator[_Paar]:
    """Compare the rises of every rent and year, after all limits."""
    neu = {f"warmmiete:{m.objekt}:{m.jahr}": m.umlage_neu_eur for m in bilanz.mieten}
    daten = aufbereitung.daten
    for objekt in daten.mietobjekte:
        for t, jahr in enumerate(daten.jahre):
            modell = eur(werte.get(("mieterhoehung", (objekt.kappung, t)), 0.0))
            yield _Paar(f"Mieterhöhung {objekt.name}:{jahr}", modell, neu[f"{objekt.name}:{jahr}"], EIN_EURO)


def _buendel(aufbereitung: Aufbereitung, werte: Mapping[Stelle, float], bilanz: Bilanz) -> Iterator[_Paar]:
    """Compare what bundles save in every year, if there are any."""
    daten = aufbereitung.daten
    if not daten.buendel:
        return
    gespart = sum(werte.get(("gespart", n), 0.0) * e.betrag for n, e in enumerate(daten.buendel))
    zahlungen = [z for m in bilanz.massnahmen for e in m.buendel for z in e.zahlungen]
    for jahr, modell in zip(daten.jahre, np.asarray(gespart).tolist(), strict=True):
        soll = sum((z.betrag_eur for z in zahlungen if z.jahr == jahr), Decimal(0))
        yield _Paar(f"Bündel {jahr}", eur(modell), soll, EIN_EURO)


def _summe(form: Linearform, x: Reelle) -> float:
    return float(form.werte @ x[form.optionen])


def _zeilen(
    aufbereitung: Aufbereitung, form: Standardform, loesung: Loesung, x: Reelle, bilanz: Bilanz
) -> Iterator[_Paar]:
    """Compare the part of each row that options, awards and loans decide, as it was handed to the solver.

    A row that the solver never saw counts as 0: nothing may be used of it.
    """
    assert loesung.werte is not None
    entschieden = form.ganzzahlig | np.array([art in GERECHNETES for art, _ in form.spalten])
    aktivitaet = form.matrix @ np.where(entschieden, loesung.werte, 0.0)
    im_modell = dict(zip(form.zeilen, aktivitaet.tolist(), strict=True))
    for stelle, name, soll, einheit in _erwartete_zeilen(aufbereitung, x, bilanz):
        wert = im_modell.get(stelle, 0.0)
        modell = eur(wert) if einheit == "EUR" else Decimal(repr(wert))
        genauigkeit = {"EUR": EIN_EURO, "t": EIN_KG * aufbereitung.daten.anzahl_jahre}.get(
            einheit, Decimal("1e-6")
        )
        yield _Paar(name, modell, soll, genauigkeit)


def _erwartete_zeilen(
    aufbereitung: Aufbereitung, x: Reelle, bilanz: Bilanz
) -> Iterator[tuple[Stelle, str, Decimal, str]]:
    """Yield, per row of the model: place, name, recomputed value and unit."""
    daten = aufbereitung.daten
    kassen = {f"haushalt:{z.traeger}:{z.art}:{z.jahr}": z for z in bilanz.haushalt}
    for h, haushalt in enumerate(daten.haushalte):
        for t, jahr in enumerate(daten.jahre):
            name = f"{haushalt.name}:{jahr}"
            bedarf = kassen[name].netto_eur - eur(_einzelrueckfluss(daten, haushalt, x, t))
            yield ("haushalt_reicht", (h, t)), name, bedarf, "EUR"
            if haushalt.linie[t] > 0 and t not in haushalt.linie_fest:
                offen = -kassen[name].forderungen_eur
                yield ("linie_ueberbrueckt_zuschuesse", (h, t)), f"{name} ausstehend", offen, "EUR"
    staende = {f"{k.konto}:{k.zeit}": k.verbrauch for k in bilanz.konten}
    for c, konto in enumerate(daten.konten):
        for t in range(len(konto.jahre)):
            name = f"{konto.name}:{konto.zeit(t)}"
            einheit = "EUR" if konto.name.startswith(("topf:", "ve:")) else "Einheit"
            yield ("konto_reicht", (c, t)), name, staende.get(name, Decimal(0)), einheit
    einzeln = [zeile.einzelsumme_t for zeile in bilanz.emissionen]
    for z, ziel in enumerate(daten.ziele):
        yield ("ziel_erreicht", z), ziel.name, sum((einzeln[t] for t in ziel.jahre), Decimal(0)), "t"


def _einzelrueckfluss(daten: Modelldaten, haushalt: Haushalt, x: Reelle, t: int) -> float:
    """Return the part of what flows back that single options decide; what they save together is no such sum."""
    eigene = (e.einzeln[t - 1] for e in daten.ersparnisse if e.traeger == haushalt.traeger)
    anteil = haushalt.rueckflussanteil(t)
    return anteil * sum(_summe(form, x) for form in eigene) if anteil else 0.0


def _mengenziele(aufbereitung: Aufbereitung, x: Reelle, bilanz: Bilanz) -> Iterator[_Paar]:
    """Compare what is missing of targets in other units than tonnes, where nothing overlaps."""
    staende = {f"ziel:{stand.ziel}": stand for stand in bilanz.mengenziele}
    for ziel in aufbereitung.daten.mengenziele:
        if not ziel.verluste:
            stand = staende[ziel.name]
            menge = _summe(ziel.form, x) + energie_mwh(aufbereitung.daten, x, ziel.name)
            fehlt = max(0.0, ziel.mindestens - menge)
            modell = eur(fehlt) if stand.verfehlung_einheit in {"EUR", "kWh"} else Decimal(repr(fehlt))
            yield _Paar(f"{ziel.name} fehlt", modell, stand.verfehlung, EIN_KG)


def _zielwert(aufbereitung: Aufbereitung, loesung: Loesung, bilanz: Bilanz) -> Iterator[str]:
    daten = aufbereitung.daten
    genauigkeit = GENAUIGKEIT[daten.zielfunktion] * daten.anzahl_jahre
    return zielwertabweichungen(daten.zielfunktion, loesung, bilanz.zielwerte[daten.zielfunktion], genauigkeit)


def zielwertabweichungen(
    ziel: Zielname, loesung: Loesung, nachgerechnet: Decimal, genauigkeit: Decimal
) -> Iterator[str]:
    """The recomputed aim is no worse than the solver's, and no better than what is proven possible."""
    richtung = -1 if ziel in JE_MEHR_DESTO_BESSER else 1
    soll = nachgerechnet * richtung
    for was, wert, vorzeichen in (("Modell", loesung.zielwert, 1), ("Schranke", loesung.schranke, -1)):
        if wert is None:
            continue
        ist = zielwert_aus_modell(ziel, wert) * richtung
        if (soll - ist) * vorzeichen > genauigkeit + abs(ist) * Decimal("1e-6"):
            yield f"Zielwert {ziel}: {was} {ist * richtung:.3f}, Nachrechnung {soll * richtung:.3f}"
