"""The balance as plain data: EUR as text with two decimals, tonnes with three, years as keys."""

from massnahmenplan.bericht.json.betraege import Daten, euro, millionstel, nicht_leer, tausendstel
from massnahmenplan.bericht.json.kassen import (
    barwertzeile,
    haushaltsjahr,
    konto,
    kredit,
    miete,
    schuldenjahr,
    vorsorge,
)
from massnahmenplan.bericht.json.massnahmenbilanz import massnahme
from massnahmenplan.bericht.json.wertungen import kriterium, mengenziel, ziel
from massnahmenplan.bericht.json.wirkungen import emissionsjahr, wirkungen
from massnahmenplan.ergebnis import Bilanz
from massnahmenplan.grundlagen.zeit import Zeitachse

_SCHREIBWEISE = {"co2": tausendstel, "kosten": euro, "nutzwert": millionstel}


def bilanz_als_daten(bilanz: Bilanz, achse: Zeitachse) -> Daten:
    """Return all figures of the balance as lists, mappings and texts, fit for JSON and for comparison."""
    return {
        "zielwerte": {name: _SCHREIBWEISE[name](wert) for name, wert in sorted(bilanz.zielwerte.items())},
        "kapitalwert": [barwertzeile(eintrag) for eintrag in bilanz.kapitalwert],
        "massnahmen": [massnahme(eintrag, achse) for eintrag in bilanz.massnahmen],
        **nicht_leer("kredite", map(kredit, bilanz.kredite)),
        **nicht_leer("schulden", map(schuldenjahr, bilanz.schulden)),
        "haushalt": [haushaltsjahr(eintrag) for eintrag in bilanz.haushalt],
        **wirkungen(bilanz),
        **nicht_leer("vorsorge", map(vorsorge, bilanz.vorsorge)),
        **nicht_leer("mieten", map(miete, bilanz.mieten)),
        "konten": [konto(eintrag) for eintrag in bilanz.konten],
        "emissionen": [emissionsjahr(eintrag) for eintrag in bilanz.emissionen],
        "ziele": [ziel(eintrag) for eintrag in bilanz.ziele],
        **nicht_leer("mengenziele", map(mengenziel, bilanz.mengenziele)),
        **nicht_leer("kriterien", map(kriterium, bilanz.kriterien)),
    }
