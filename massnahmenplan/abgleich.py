"""Model against recomputation: every row of money, accounts and tonnes, year by year, and the aim."""

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.einheiten import eur
from massnahmenplan.ergebnis import Bilanz
from massnahmenplan.loeser import Loesung, Standardform

EIN_EURO, EIN_KG = Decimal(1), Decimal("0.001")


def gleiche_ab(
    aufbereitung: Aufbereitung, form: Standardform, loesung: Loesung, bilanz: Bilanz
) -> tuple[str, ...]:
    """Return what model and recomputation do not agree on, one German sentence each; empty if they agree."""
    return (*_zeilen(aufbereitung, form, loesung, bilanz), *_zielwert(aufbereitung, loesung, bilanz))


def _zeilen(aufbereitung: Aufbereitung, form: Standardform, loesung: Loesung, bilanz: Bilanz) -> Iterator[str]:
    """Compare the part of each row that the choice of options decides, as it was handed to the solver."""
    assert loesung.werte is not None
    aktivitaet = form.matrix @ np.where(form.ganzzahlig, loesung.werte, 0.0)
    erwartet = _erwartete_zeilen(aufbereitung, bilanz)
    for schluessel, wert in zip(form.zeilen, aktivitaet, strict=True):
        if schluessel in erwartet:
            name, soll, genauigkeit, ist_geld = erwartet[schluessel]
            ist = eur(float(wert)) if ist_geld else Decimal(repr(float(wert)))
            if abs(ist - soll) > genauigkeit:
                yield f"{name}: Modell {ist:.3f}, Nachrechnung {soll:.3f}"


def _erwartete_zeilen(
    aufbereitung: Aufbereitung, bilanz: Bilanz
) -> dict[tuple[str, object], tuple[str, Decimal, Decimal, bool]]:
    """Return, per row of the model: name, recomputed value, accuracy, and whether the row is money."""
    daten = aufbereitung.daten
    erwartet: dict[tuple[str, object], tuple[str, Decimal, Decimal, bool]] = {}
    kassen = {f"haushalt:{z.traeger}:{z.art}:{z.jahr}": z for z in bilanz.haushalt}
    for h, haushalt in enumerate(daten.haushalte):
        for t, jahr in enumerate(daten.perioden):
            name = f"{haushalt.name}:{jahr}"
            erwartet["haushalt_reicht", (h, t)] = name, kassen[name].netto_eur, EIN_EURO, True
            offen = -kassen[name].forderungen_eur
            erwartet["linie_ueberbrueckt_zuschuesse", (h, t)] = f"{name} ausstehend", offen, EIN_EURO, True
    staende = {f"{k.konto}:{k.jahr}": k.verbrauch for k in bilanz.konten}
    for c, konto in enumerate(daten.konten):
        for t, jahr in enumerate(konto.jahre):
            name, ist_topf = f"{konto.name}:{jahr}", konto.name.startswith("topf:")
            genauigkeit = EIN_EURO if ist_topf else Decimal("1e-6")
            erwartet["konto_reicht", (c, t)] = name, staende.get(name, Decimal(0)), genauigkeit, ist_topf
    einzeln = [zeile.einzelsumme_t for zeile in bilanz.emissionen]
    for z, ziel in enumerate(daten.ziele):
        summe = sum((einzeln[t] for t in ziel.perioden), Decimal(0))
        erwartet["ziel_erreicht", z] = ziel.name, summe, EIN_KG * len(ziel.perioden), False
    return erwartet


def _zielwert(aufbereitung: Aufbereitung, loesung: Loesung, bilanz: Bilanz) -> Iterator[str]:
    """The recomputed aim is no worse than the solver's, and no better than what is proven possible."""
    daten = aufbereitung.daten
    co2 = daten.zielfunktion == "co2"
    genauigkeit = (EIN_KG if co2 else EIN_EURO) * daten.anzahl_perioden
    richtung = -1 if co2 else 1
    soll = bilanz.zielwerte[daten.zielfunktion] * richtung
    for was, wert, vorzeichen in (("Modell", loesung.zielwert, 1), ("Schranke", loesung.schranke, -1)):
        if wert is None:
            continue
        ist = (Decimal(repr(wert)) if co2 else eur(wert)) * richtung
        if (soll - ist) * vorzeichen > genauigkeit + abs(ist) * Decimal("1e-6"):
            yield f"Zielwert {daten.zielfunktion}: {was} {ist * richtung:.3f}, Nachrechnung {soll * richtung:.3f}"
