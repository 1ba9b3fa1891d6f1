"""Tonnes, Wirkungsgruppen and end energy as plain data."""

from massnahmenplan.bericht.json.betraege import Daten, euro, tausendstel
from massnahmenplan.bericht.kennzahlen import wirkungswege
from massnahmenplan.ergebnis import Bilanz, Emissionsjahr
from massnahmenplan.wirkung.bilanz import Endenergiejahr, Gruppenjahr


def emissionsjahr(jahr: Emissionsjahr) -> Daten:
    """Return the tonnes of one year."""
    return {
        "jahr": jahr.jahr,
        "ohne_plan_t": tausendstel(jahr.ohne_plan_t),
        "einzelsumme_t": tausendstel(jahr.einzelsumme_t),
        "ueberlappung_t": tausendstel(jahr.ueberlappung_t),
        "minderung_t": tausendstel(jahr.minderung_t),
        "mit_plan_t": tausendstel(jahr.mit_plan_t),
    }


def wirkungen(bilanz: Bilanz) -> Daten:
    """Return what is known beyond tonnes: groups, end energy, saved energy cost; nothing where nothing is."""
    angaben: Daten = {
        "wirkungsgruppen": [_gruppenjahr(eintrag) for eintrag in bilanz.wirkungsgruppen],
        "wirkungswege": wirkungswege(bilanz) if bilanz.wirkungsgruppen else {},
        "endenergie": [_endenergiejahr(eintrag) for eintrag in bilanz.endenergie],
        "energieersparnis": [
            {"traeger": e.traeger, "jahr": e.jahr, "betrag_eur": euro(e.betrag_eur)}
            for e in bilanz.energieersparnis
        ],
    }
    return {name: eintraege for name, eintraege in angaben.items() if eintraege}


def _gruppenjahr(jahr: Gruppenjahr) -> Daten:
    return {
        "gruppe": jahr.gruppe,
        "name": jahr.name,
        "massnahmen": list(jahr.massnahmen),
        "jahr": jahr.jahr,
        "ohne_plan_t": tausendstel(jahr.ohne_plan_t),
        "einzelsumme_t": tausendstel(jahr.einzelsumme_t),
        "minderung_t": tausendstel(jahr.minderung_t),
        "einzelersparnis_eur": euro(jahr.einzelersparnis_eur),
        "ersparnis_eur": euro(jahr.ersparnis_eur),
        "endenergie_kwh": {traeger: tausendstel(kwh) for traeger, kwh in jahr.endenergie_kwh.items()},
    }


def _endenergiejahr(jahr: Endenergiejahr) -> Daten:
    return {
        "jahr": jahr.jahr,
        "traeger": jahr.traeger,
        "ohne_plan_kwh": tausendstel(jahr.ohne_plan_kwh),
        "mit_plan_kwh": tausendstel(jahr.mit_plan_kwh),
        "einsparung_kwh": tausendstel(jahr.einsparung_kwh),
    }
