"""Planned measures as plain data, with their applications and what each payer bears."""

from massnahmenplan.bericht.json.betraege import Daten, euro, je_jahr_eur, nicht_leer, tag, tausendstel, zahlungen
from massnahmenplan.ergebnis import Buendelersparnis, Massnahmenbilanz
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.grundlagen.zahlen import schreibe_zahl
from massnahmenplan.grundlagen.zeit import Zeitachse


def massnahme(bilanz: Massnahmenbilanz, achse: Zeitachse) -> Daten:
    """Return what a planned measure costs, receives and brings."""
    geplant, zeit = bilanz.beginn < bilanz.baubeginn, achse.angabe
    return {
        "massnahme": bilanz.massnahme,
        "variante": bilanz.variante,
        "beginn": zeit(bilanz.beginn),
        "planung": {"von": zeit(bilanz.beginn), "bis": zeit(bilanz.baubeginn - 1)} if geplant else None,
        "bau": {"von": zeit(bilanz.baubeginn), "bis": zeit(bilanz.fertig)},
        "fertig": zeit(bilanz.fertig),
        "wirkt_bis": zeit(bilanz.wirkt_bis),
        "investition_eur": euro(bilanz.investition_eur),
        "zuschuss_eur": euro(bilanz.zuschuss_eur),
        "eigenmittel_eur": euro(bilanz.eigenmittel_eur),
        "restwert_eur": euro(bilanz.restwert_eur),
        "minderung_t_a": tausendstel(bilanz.minderung_t_a),
        "minderung_summe_t": tausendstel(bilanz.minderung_summe_t),
        "zahlungen_eur": zahlungen(bilanz.zahlungen),
        "betrieb_eur": je_jahr_eur(bilanz.betrieb_eur),
        "ersparnis_eur": je_jahr_eur(bilanz.ersparnis_eur),
        "minderung_t": {str(jahr): tausendstel(menge) for jahr, menge in sorted(bilanz.minderung_t.items())},
        "antraege": [_antrag(antrag) for antrag in bilanz.antraege],
        **({"traeger": {t: _anteil(a) for t, a in sorted(bilanz.anteile.items())}} if bilanz.anteile else {}),
        **nicht_leer("buendel", map(_buendel, bilanz.buendel)),
    }


def _anteil(anteil: Massnahmenbilanz) -> Daten:
    """What one of several payers bears and gets."""
    return {
        "investition_eur": euro(anteil.investition_eur),
        "zuschuss_eur": euro(anteil.zuschuss_eur),
        "eigenmittel_eur": euro(anteil.eigenmittel_eur),
        "restwert_eur": euro(anteil.restwert_eur),
        "zahlungen_eur": zahlungen(anteil.zahlungen),
        "auszahlungen_eur": zahlungen(z for antrag in anteil.antraege for z in antrag.auszahlungen),
        "betrieb_eur": je_jahr_eur(anteil.betrieb_eur),
        "ersparnis_eur": je_jahr_eur(anteil.ersparnis_eur),
    }


def _buendel(ersparnis: Buendelersparnis) -> Daten:
    return {
        "buendel": ersparnis.buendel,
        "jahr": ersparnis.jahr,
        "ersparnis_eur": euro(ersparnis.eigen_eur),
        "ersparnis_mit_foerderanteil_eur": euro(ersparnis.ganz_eur),
        "zahlungen_eur": zahlungen(ersparnis.zahlungen),
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
        "fertig_bis": tag(antrag.fertig_bis),
        "nachweis_bis": tag(antrag.nachweis_bis),
        "zweckbindung_bis": tag(antrag.zweckbindung_bis),
        "foerderfaehig_eur": euro(antrag.foerderfaehig_eur),
        "satz": schreibe_zahl(antrag.satz),
        "zuschuss_eur": euro(antrag.zuschuss_eur),
        "auszahlungen_eur": zahlungen(antrag.auszahlungen),
        "rechenweg": [
            {"text": zeile.text, "betrag_eur": euro(zeile.betrag_eur), "stelle": zeile.stelle}
            for zeile in antrag.rechenweg
        ],
        "bedingungen": list(antrag.bedingungen),
        "sicherheit": antrag.sicherheit,
        "quelle": antrag.quelle,
    }
