"""Purses, loans, rents, accounts and present values as plain data."""

from decimal import Decimal

from massnahmenplan.bericht.json.betraege import Daten, euro, fest, tausendstel
from massnahmenplan.ergebnis import (
    Barwertzeile,
    Haushaltsjahr,
    Kontostand,
    Kreditbilanz,
    Mietjahr,
    Schuldenjahr,
    Vorsorge,
)
from massnahmenplan.grundlagen.zahlen import schreibe_zahl


def barwertzeile(zeile: Barwertzeile) -> Daten:
    """Return one kind of payment of one year."""
    return {
        "jahr": zeile.jahr,
        "art": zeile.art,
        "betrag_eur": euro(zeile.betrag_eur),
        "faktor": fest(zeile.faktor, Decimal("1e-10")),
        "barwert_eur": euro(zeile.barwert_eur),
    }


def haushaltsjahr(jahr: Haushaltsjahr) -> Daten:
    """Return a purse in one year."""
    return {
        "traeger": jahr.traeger,
        "art": jahr.art,
        "jahr": jahr.jahr,
        "ansatz_eur": euro(jahr.ansatz_eur),
        "gesperrt_eur": euro(jahr.gesperrt_eur),
        "rest_vorjahr_eur": euro(jahr.rest_vorjahr_eur),
        "ausgaben_eur": euro(jahr.ausgaben_eur),
        "zuschuesse_eur": euro(jahr.zuschuesse_eur),
        "rueckfluss_eur": euro(jahr.rueckfluss_eur),
        "umbuchungen_eur": {kasse: euro(betrag) for kasse, betrag in sorted(jahr.umbuchungen.items())},
        "kreditaufnahme_eur": euro(jahr.kreditaufnahme_eur),
        "tilgung_eur": euro(jahr.tilgung_eur),
        "kreditzinsen_eur": euro(jahr.kreditzinsen_eur),
        "linie_vorjahr_eur": euro(jahr.linie_vorjahr_eur),
        "zinsen_eur": euro(jahr.zinsen_eur),
        "linie_eur": euro(jahr.linie_eur),
        "forderungen_eur": euro(jahr.forderungen_eur),
        "frei_eur": euro(jahr.frei_eur),
        "rest_eur": euro(jahr.rest_eur),
        "fehlbetrag_eur": euro(jahr.fehlbetrag_eur),
        **({"mehrausgabe_eur": euro(jahr.mehrausgabe_eur)} if jahr.mehrausgabe_eur else {}),
    }


def vorsorge(stand: Vorsorge) -> Daten:
    """Return the worst case of a purse in one year."""
    return {
        "traeger": stand.traeger,
        "jahr": stand.jahr,
        "seit": stand.seit,
        "gamma": schreibe_zahl(stand.gamma),
        "betrag_eur": euro(stand.betrag_eur),
        "anstiege_eur": {anstieg.massnahme: euro(anstieg.betrag_eur) for anstieg in stand.anstiege},
        "linie_eur": euro(stand.linie_eur),
        "frei_eur": euro(stand.frei_eur),
        "fehlbetrag_eur": euro(stand.fehlbetrag_eur),
    }


def kredit(bilanz: Kreditbilanz) -> Daten:
    """Return a loan with its course."""
    bedingungen = bilanz.bedingungen
    return {
        "kredit": bilanz.kredit,
        "traeger": bilanz.traeger,
        "massnahme": bilanz.massnahme,
        "betrag_eur": euro(bilanz.betrag_eur),
        "hoechstens_eur": euro(bilanz.hoechstens_eur),
        "tilgungszuschuss_eur": euro(bilanz.tilgungszuschuss_eur),
        "zinsen_eur": euro(bilanz.zinsen_eur),
        "sollzins": None if bedingungen.sollzins is None else schreibe_zahl(bedingungen.sollzins),
        "laufzeit_jahre": bedingungen.laufzeit_jahre,
        "tilgungsfrei_jahre": bedingungen.tilgungsfrei_jahre,
        "tilgung": bedingungen.tilgung,
        "tilgungsplan": {
            str(jahr.jahr): {
                "abruf_eur": euro(jahr.abruf_eur),
                "zins_eur": euro(jahr.zins_eur),
                "tilgung_eur": euro(jahr.tilgung_eur),
                "gutschrift_eur": euro(jahr.gutschrift_eur),
                "rest_eur": euro(jahr.rest_eur),
            }
            for jahr in bilanz.jahre
        },
    }


def schuldenjahr(jahr: Schuldenjahr) -> Daten:
    """Return what a payer owes and pays in one year."""
    return {
        "traeger": jahr.traeger,
        "jahr": jahr.jahr,
        "schuld_eur": euro(jahr.schuld_eur),
        "schuldengrenze_eur": euro(jahr.schuldengrenze_eur),
        "dienst_eur": euro(jahr.dienst_eur),
        "dienstgrenze_eur": euro(jahr.dienstgrenze_eur),
    }


def miete(jahr: Mietjahr) -> Daten:
    """Return the rent of a building in one year."""
    return {
        "objekt": jahr.objekt,
        "vermieter": jahr.vermieter,
        "jahr": jahr.jahr,
        "wohnflaeche_m2": schreibe_zahl(jahr.wohnflaeche_m2),
        "umlage_neu_eur": euro(jahr.umlage_neu_eur),
        "gekappt_eur": euro(jahr.gekappt_eur),
        "umlage_eur": euro(jahr.umlage_eur),
        "ersparnis_eur": euro(jahr.ersparnis_eur),
        "warmmietenanstieg_eur": euro(jahr.anstieg_eur),
        "warmmietenanstieg_eur_m2_monat": fest(jahr.je_m2_monat(jahr.anstieg_eur), Decimal("0.0001")),
        "spielraum_eur": euro(jahr.spielraum_eur),
        "ueberschreitung_eur": euro(jahr.ueberschreitung_eur),
        "hart": jahr.hart,
        "strafe_eur": euro(jahr.strafe_eur),
    }


def konto(stand: Kontostand) -> Daten:
    """Return the use of an account."""
    schreibe = euro if stand.einheit == "EUR" else tausendstel
    return {
        "konto": stand.konto,
        "name": stand.name,
        "einheit": stand.einheit,
        "jahr": stand.jahr,
        **({} if stand.periode is None else {"periode": stand.periode}),
        "fenster": stand.fenster,
        "menge": schreibe(stand.menge),
        "verbrauch": schreibe(stand.verbrauch),
    }
