"""The balance as plain data: EUR as text with two decimals, tonnes with three, years as keys."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from massnahmenplan.bericht.kennzahlen import wirkungswege
from massnahmenplan.ergebnis import (
    Barwertzeile,
    Bilanz,
    Buendelersparnis,
    Emissionsjahr,
    Haushaltsjahr,
    Kontostand,
    Kriteriumsstand,
    Massnahmenbilanz,
    Mengenzielstand,
    Vorsorge,
    Zielstand,
)
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.grundlagen.zahlen import schreibe_zahl
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.kreditergebnis import Kreditbilanz, Schuldenjahr
from massnahmenplan.mietjahr import Mietjahr
from massnahmenplan.wirkung.bilanz import Endenergiejahr, Gruppenjahr

Daten = dict[str, Any]


def bilanz_als_daten(bilanz: Bilanz, achse: Zeitachse) -> Daten:
    """Return all figures of the balance as lists, mappings and texts, fit for JSON and for comparison."""
    return {
        "zielwerte": {name: _zielwert(name, wert) for name, wert in sorted(bilanz.zielwerte.items())},
        "kapitalwert": [_barwertzeile(eintrag) for eintrag in bilanz.kapitalwert],
        "massnahmen": [_massnahme(eintrag, achse) for eintrag in bilanz.massnahmen],
        "kredite": [_kredit(eintrag) for eintrag in bilanz.kredite],
        "schulden": [_schuldenjahr(eintrag) for eintrag in bilanz.schulden],
        "haushalt": [_haushaltsjahr(eintrag) for eintrag in bilanz.haushalt],
        **_wirkungen(bilanz),
        **({"vorsorge": [_vorsorge(eintrag) for eintrag in bilanz.vorsorge]} if bilanz.vorsorge else {}),
        **({"mieten": [_miete(eintrag) for eintrag in bilanz.mieten]} if bilanz.mieten else {}),
        "konten": [_konto(eintrag) for eintrag in bilanz.konten],
        "emissionen": [_emissionsjahr(eintrag) for eintrag in bilanz.emissionen],
        "ziele": [_ziel(eintrag) for eintrag in bilanz.ziele],
        **_nicht_leer("mengenziele", map(_mengenziel, bilanz.mengenziele)),
        **_nicht_leer("kriterien", map(_kriterium, bilanz.kriterien)),
    }


def _barwertzeile(zeile: Barwertzeile) -> Daten:
    return {
        "jahr": zeile.jahr,
        "art": zeile.art,
        "betrag_eur": _euro(zeile.betrag_eur),
        "faktor": _fest(zeile.faktor, Decimal("1e-10")),
        "barwert_eur": _euro(zeile.barwert_eur),
    }


def _massnahme(bilanz: Massnahmenbilanz, achse: Zeitachse) -> Daten:
    geplant, zeit = bilanz.beginn < bilanz.baubeginn, achse.angabe
    return {
        "massnahme": bilanz.massnahme,
        "variante": bilanz.variante,
        "beginn": zeit(bilanz.beginn),
        "planung": {"von": zeit(bilanz.beginn), "bis": zeit(bilanz.baubeginn - 1)} if geplant else None,
        "bau": {"von": zeit(bilanz.baubeginn), "bis": zeit(bilanz.fertig)},
        "fertig": zeit(bilanz.fertig),
        "wirkt_bis": zeit(bilanz.wirkt_bis),
        "investition_eur": _euro(bilanz.investition_eur),
        "zuschuss_eur": _euro(bilanz.zuschuss_eur),
        "eigenmittel_eur": _euro(bilanz.eigenmittel_eur),
        "restwert_eur": _euro(bilanz.restwert_eur),
        "minderung_t_a": _tonnen(bilanz.minderung_t_a),
        "minderung_summe_t": _tonnen(bilanz.minderung_summe_t),
        "zahlungen_eur": _zahlungen(bilanz.zahlungen),
        "betrieb_eur": {str(jahr): _euro(betrag) for jahr, betrag in sorted(bilanz.betrieb_eur.items())},
        "ersparnis_eur": {str(jahr): _euro(betrag) for jahr, betrag in sorted(bilanz.ersparnis_eur.items())},
        "minderung_t": {str(jahr): _tonnen(menge) for jahr, menge in sorted(bilanz.minderung_t.items())},
        "antraege": [_antrag(antrag) for antrag in bilanz.antraege],
        **({"traeger": {t: _anteil(a) for t, a in sorted(bilanz.anteile.items())}} if bilanz.anteile else {}),
        **({"buendel": [_buendel(eintrag) for eintrag in bilanz.buendel]} if bilanz.buendel else {}),
    }


def _anteil(anteil: Massnahmenbilanz) -> Daten:
    """What one of several payers bears and gets."""
    return {
        "investition_eur": _euro(anteil.investition_eur),
        "zuschuss_eur": _euro(anteil.zuschuss_eur),
        "eigenmittel_eur": _euro(anteil.eigenmittel_eur),
        "restwert_eur": _euro(anteil.restwert_eur),
        "zahlungen_eur": _zahlungen(anteil.zahlungen),
        "auszahlungen_eur": _zahlungen(z for antrag in anteil.antraege for z in antrag.auszahlungen),
        "betrieb_eur": {str(jahr): _euro(betrag) for jahr, betrag in sorted(anteil.betrieb_eur.items())},
        "ersparnis_eur": {str(jahr): _euro(betrag) for jahr, betrag in sorted(anteil.ersparnis_eur.items())},
    }


def _buendel(ersparnis: Buendelersparnis) -> Daten:
    return {
        "buendel": ersparnis.buendel,
        "jahr": ersparnis.jahr,
        "ersparnis_eur": _euro(ersparnis.eigen_eur),
        "ersparnis_mit_foerderanteil_eur": _euro(ersparnis.ganz_eur),
        "zahlungen_eur": _zahlungen(ersparnis.zahlungen),
    }


def _antrag(antrag: Antrag) -> Daten:
    return {
        "programm": antrag.programm,
        "art": str(antrag.art),
        "mit": list(antrag.mit),
        "ohne": list(antrag.ohne),
        "fassung_ab": antrag.fassung_ab.isoformat(),
        "antrag_am": antrag.antrag_am.isoformat(),
        "bewilligung_am": antrag.bewilligung_am.isoformat(),
        "fertig_bis": _tag(antrag.fertig_bis),
        "nachweis_bis": _tag(antrag.nachweis_bis),
        "zweckbindung_bis": _tag(antrag.zweckbindung_bis),
        "foerderfaehig_eur": _euro(antrag.foerderfaehig_eur),
        "satz": schreibe_zahl(antrag.satz),
        "zuschuss_eur": _euro(antrag.zuschuss_eur),
        "auszahlungen_eur": _zahlungen(antrag.auszahlungen),
        "rechenweg": [
            {"text": zeile.text, "betrag_eur": _euro(zeile.betrag_eur), "stelle": zeile.stelle}
            for zeile in antrag.rechenweg
        ],
        "bedingungen": list(antrag.bedingungen),
        "sicherheit": antrag.sicherheit,
        "quelle": antrag.quelle,
    }


def _kredit(kredit: Kreditbilanz) -> Daten:
    bedingungen = kredit.bedingungen
    return {
        "kredit": kredit.kredit,
        "traeger": kredit.traeger,
        "massnahme": kredit.massnahme,
        "betrag_eur": _euro(kredit.betrag_eur),
        "hoechstens_eur": _euro(kredit.hoechstens_eur),
        "tilgungszuschuss_eur": _euro(kredit.tilgungszuschuss_eur),
        "zinsen_eur": _euro(kredit.zinsen_eur),
        "sollzins": None if bedingungen.sollzins is None else schreibe_zahl(bedingungen.sollzins),
        "laufzeit_jahre": bedingungen.laufzeit_jahre,
        "tilgungsfrei_jahre": bedingungen.tilgungsfrei_jahre,
        "tilgung": bedingungen.tilgung,
        "tilgungsplan": {
            str(jahr.jahr): {
                "abruf_eur": _euro(jahr.abruf_eur),
                "zins_eur": _euro(jahr.zins_eur),
                "tilgung_eur": _euro(jahr.tilgung_eur),
                "gutschrift_eur": _euro(jahr.gutschrift_eur),
                "rest_eur": _euro(jahr.rest_eur),
            }
            for jahr in kredit.jahre
        },
    }


def _schuldenjahr(jahr: Schuldenjahr) -> Daten:
    return {
        "traeger": jahr.traeger,
        "jahr": jahr.jahr,
        "schuld_eur": _euro(jahr.schuld_eur),
        "schuldengrenze_eur": _euro(jahr.schuldengrenze_eur),
        "dienst_eur": _euro(jahr.dienst_eur),
        "dienstgrenze_eur": _euro(jahr.dienstgrenze_eur),
    }


def _tag(tag: date | None) -> str | None:
    return None if tag is None else tag.isoformat()


def _haushaltsjahr(jahr: Haushaltsjahr) -> Daten:
    return {
        "traeger": jahr.traeger,
        "art": jahr.art,
        "jahr": jahr.jahr,
        "ansatz_eur": _euro(jahr.ansatz_eur),
        "gesperrt_eur": _euro(jahr.gesperrt_eur),
        "rest_vorjahr_eur": _euro(jahr.rest_vorjahr_eur),
        "ausgaben_eur": _euro(jahr.ausgaben_eur),
        "zuschuesse_eur": _euro(jahr.zuschuesse_eur),
        "rueckfluss_eur": _euro(jahr.rueckfluss_eur),
        "umbuchungen_eur": {kasse: _euro(betrag) for kasse, betrag in sorted(jahr.umbuchungen.items())},
        "kreditaufnahme_eur": _euro(jahr.kreditaufnahme_eur),
        "tilgung_eur": _euro(jahr.tilgung_eur),
        "kreditzinsen_eur": _euro(jahr.kreditzinsen_eur),
        "linie_vorjahr_eur": _euro(jahr.linie_vorjahr_eur),
        "zinsen_eur": _euro(jahr.zinsen_eur),
        "linie_eur": _euro(jahr.linie_eur),
        "forderungen_eur": _euro(jahr.forderungen_eur),
        "frei_eur": _euro(jahr.frei_eur),
        "rest_eur": _euro(jahr.rest_eur),
        "fehlbetrag_eur": _euro(jahr.fehlbetrag_eur),
    }


def _vorsorge(vorsorge: Vorsorge) -> Daten:
    return {
        "traeger": vorsorge.traeger,
        "jahr": vorsorge.jahr,
        "seit": vorsorge.seit,
        "gamma": schreibe_zahl(vorsorge.gamma),
        "betrag_eur": _euro(vorsorge.betrag_eur),
        "anstiege_eur": {anstieg.massnahme: _euro(anstieg.betrag_eur) for anstieg in vorsorge.anstiege},
        "linie_eur": _euro(vorsorge.linie_eur),
        "frei_eur": _euro(vorsorge.frei_eur),
        "fehlbetrag_eur": _euro(vorsorge.fehlbetrag_eur),
    }


def _miete(miete: Mietjahr) -> Daten:
    return {
        "objekt": miete.objekt,
        "vermieter": miete.vermieter,
        "jahr": miete.jahr,
        "wohnflaeche_m2": schreibe_zahl(miete.wohnflaeche_m2),
        "umlage_neu_eur": _euro(miete.umlage_neu_eur),
        "gekappt_eur": _euro(miete.gekappt_eur),
        "umlage_eur": _euro(miete.umlage_eur),
        "ersparnis_eur": _euro(miete.ersparnis_eur),
        "warmmietenanstieg_eur": _euro(miete.anstieg_eur),
        "warmmietenanstieg_eur_m2_monat": _fest(miete.je_m2_monat(miete.anstieg_eur), Decimal("0.0001")),
        "spielraum_eur": _euro(miete.spielraum_eur),
        "ueberschreitung_eur": _euro(miete.ueberschreitung_eur),
        "hart": miete.hart,
        "strafe_eur": _euro(miete.strafe_eur),
    }


def _konto(konto: Kontostand) -> Daten:
    schreibe = _euro if konto.einheit == "EUR" else _tonnen
    return {
        "konto": konto.konto,
        "name": konto.name,
        "einheit": konto.einheit,
        "jahr": konto.jahr,
        **({} if konto.periode is None else {"periode": konto.periode}),
        "fenster": konto.fenster,
        "menge": schreibe(konto.menge),
        "verbrauch": schreibe(konto.verbrauch),
    }


def _emissionsjahr(jahr: Emissionsjahr) -> Daten:
    return {
        "jahr": jahr.jahr,
        "ohne_plan_t": _tonnen(jahr.ohne_plan_t),
        "einzelsumme_t": _tonnen(jahr.einzelsumme_t),
        "ueberlappung_t": _tonnen(jahr.ueberlappung_t),
        "minderung_t": _tonnen(jahr.minderung_t),
        "mit_plan_t": _tonnen(jahr.mit_plan_t),
    }


def _wirkungen(bilanz: Bilanz) -> Daten:
    """Return what is known beyond tonnes: groups, end energy, saved energy cost; nothing where nothing is."""
    angaben: Daten = {
        "wirkungsgruppen": [_gruppenjahr(eintrag) for eintrag in bilanz.wirkungsgruppen],
        "wirkungswege": wirkungswege(bilanz) if bilanz.wirkungsgruppen else {},
        "endenergie": [_endenergiejahr(eintrag) for eintrag in bilanz.endenergie],
        "energieersparnis": [
            {"traeger": e.traeger, "jahr": e.jahr, "betrag_eur": _euro(e.betrag_eur)}
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
        "ohne_plan_t": _tonnen(jahr.ohne_plan_t),
        "einzelsumme_t": _tonnen(jahr.einzelsumme_t),
        "minderung_t": _tonnen(jahr.minderung_t),
        "einzelersparnis_eur": _euro(jahr.einzelersparnis_eur),
        "ersparnis_eur": _euro(jahr.ersparnis_eur),
        "endenergie_kwh": {traeger: _tonnen(kwh) for traeger, kwh in jahr.endenergie_kwh.items()},
    }


def _endenergiejahr(jahr: Endenergiejahr) -> Daten:
    return {
        "jahr": jahr.jahr,
        "traeger": jahr.traeger,
        "ohne_plan_kwh": _tonnen(jahr.ohne_plan_kwh),
        "mit_plan_kwh": _tonnen(jahr.mit_plan_kwh),
        "einsparung_kwh": _tonnen(jahr.einsparung_kwh),
    }


def _ziel(ziel: Zielstand) -> Daten:
    return {
        "ziel": ziel.ziel,
        "name": ziel.name,
        "satz": ziel.satz,
        "jahr": ziel.jahr,
        "soll_t": _tonnen(ziel.soll_t),
        "ist_t": _tonnen(ziel.ist_t),
        "verfehlung_t": _tonnen(ziel.verfehlung_t),
        "hart": ziel.hart,
        "strafe_eur": _euro(ziel.strafe_eur),
    }


def _nicht_leer(name: str, eintraege: Iterable[Daten]) -> Daten:
    liste = list(eintraege)
    return {name: liste} if liste else {}


def _mengenziel(ziel: Mengenzielstand) -> Daten:
    return {
        "ziel": ziel.ziel,
        "name": ziel.name,
        "satz": ziel.satz,
        "jahr": ziel.jahr,
        "einheit": ziel.einheit,
        "soll": _punkte(ziel.soll),
        "ist": _punkte(ziel.ist),
        "verfehlung": _punkte(ziel.verfehlung),
        "verfehlung_einheit": ziel.verfehlung_einheit,
        "hart": ziel.hart,
        "strafe_eur": _euro(ziel.strafe_eur),
    }


def _kriterium(stand: Kriteriumsstand) -> Daten:
    return {
        "kriterium": stand.kriterium,
        "name": stand.name,
        "gruppe": stand.gruppe,
        "gewicht": schreibe_zahl(stand.gewicht),
        "einheit": stand.einheit,
        "schlechtester": _punkte(stand.schlechtester),
        "bester": _punkte(stand.bester),
        "wert": _punkte(stand.wert),
        "anteil": _punkte(stand.anteil),
        "punkte": _punkte(stand.punkte),
        "punkte_je_massnahme": {k: _punkte(p) for k, p in sorted(stand.punkte_je_massnahme.items())},
    }


def _zahlungen(zahlungen: Iterable[Zahlung]) -> Mapping[str, str | None]:
    je_jahr: dict[int, Decimal] = {}
    for zahlung in zahlungen:
        je_jahr[zahlung.jahr] = je_jahr.get(zahlung.jahr, Decimal(0)) + zahlung.betrag_eur
    return {str(jahr): _euro(betrag) for jahr, betrag in sorted(je_jahr.items())}


def _zielwert(name: str, wert: Decimal) -> str | None:
    return {"co2": _tonnen, "kosten": _euro, "nutzwert": _punkte}[name](wert)


def _euro(betrag: Decimal | None) -> str | None:
    return _fest(betrag, Decimal("0.01"))


def _punkte(wert: Decimal | None) -> str | None:
    return _fest(wert, Decimal("0.000001"))


def _tonnen(menge: Decimal | None) -> str | None:
    return _fest(menge, Decimal("0.001"))


def _fest(wert: Decimal | None, stelle: Decimal) -> str | None:
    if wert is None:
        return None
    gerundet = wert.quantize(stelle, rounding=ROUND_HALF_UP)
    return format(abs(gerundet) if gerundet.is_zero() else gerundet, "f")
