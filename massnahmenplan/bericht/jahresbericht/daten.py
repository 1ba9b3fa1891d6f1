"""The report for machines: EUR as text with two decimals, tonnes and kWh with three, None where not reported."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from decimal import Decimal

from massnahmenplan.begriffe.stand import Bescheid
from massnahmenplan.bericht.json.betraege import Daten, euro, millionstel, tag, tausendstel
from massnahmenplan.bericht.json.fortschreibung import aenderung_als_daten
from massnahmenplan.ergebnis.jahresbericht import (
    Frist,
    Groessenname,
    Gruppensumme,
    Indikator,
    Jahresbericht,
    Massnahmenjahr,
    Mittelbedarf,
    Pfadjahr,
    Sollist,
    Vergleich,
    Zahlungsposten,
    Zielaussicht,
)

ART, SCHEMA_VERSION = "massnahmenplan.jahresbericht", 1
Schreibweise = Callable[[Decimal | None], str | None]


def schreibe(bericht: Jahresbericht) -> str:
    """Return the text of ``jahresbericht.json``; equal reports give equal texts."""
    return json.dumps(als_daten(bericht), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def als_daten(bericht: Jahresbericht) -> Daten:
    """Return the whole report as lists, mappings and texts."""
    return {
        "art": ART,
        "schema_version": SCHEMA_VERSION,
        "projekt": bericht.projekt,
        "jahr": bericht.jahr,
        "stichtag": tag(bericht.stichtag),
        "vorgaenger_stichtag": tag(bericht.vorgaenger_am),
        "indikatoren": [_indikator(eintrag) for eintrag in bericht.indikatoren],
        "massnahmen": [_massnahme(eintrag) for eintrag in bericht.massnahmen],
        "je_handlungsfeld": [_gruppe(summe) for summe in bericht.je_handlungsfeld],
        "je_traeger": [_gruppe(summe) for summe in bericht.je_traeger],
        "gesamt": _gruppe(bericht.gesamt),
        "phasen": [
            {"phase": phase, "lage": lage, "anzahl": anzahl} for (phase, lage), anzahl in bericht.phasen.items()
        ],
        "pfad": [_pfadjahr(jahr) for jahr in bericht.pfad],
        "ziele": [_ziel(ziel) for ziel in bericht.ziele],
        "mittelbedarf": [_bedarf(bedarf) for bedarf in bericht.mittelbedarf],
        "zahlungen": [_posten(posten) for posten in bericht.posten],
        "fristen": [_frist(frist) for frist in bericht.fristen],
        "abgaenge": [asdict(abgang) for abgang in bericht.abgaenge],
        "aenderungen": [aenderung_als_daten(aenderung) for aenderung in bericht.aenderungen],
        "mehrausgaben": [{**asdict(m), "betrag_eur": euro(m.betrag_eur)} for m in bericht.mehrausgaben],
        "kreditabweichungen": [
            {**asdict(k), "soll_eur": euro(k.soll_eur), "ist_eur": euro(k.ist_eur)}
            for k in bericht.kreditabweichungen
        ],
        "offen": list(bericht.offen),
    }


def _posten(posten: Zahlungsposten) -> Daten:
    betraege = {"kosten_eur": euro(posten.kosten_eur), "zuschuesse_eur": euro(posten.zuschuesse_eur)}
    return {"massnahme": posten.massnahme, "traeger": posten.traeger, **betraege}


def _frist(frist: Frist) -> Daten:
    return {**asdict(frist), "tag": tag(frist.tag)}


def _massnahme(m: Massnahmenjahr) -> Daten:
    return {
        "massnahme": m.massnahme,
        "name": m.name,
        "handlungsfeld": m.handlungsfeld,
        "kostentraeger": m.kostentraeger,
        "phase": m.phase,
        "lage": m.lage,
        "stand_am": tag(m.stand_am),
        "begonnen": m.begonnen,
        "fertig": m.fertig,
        "variante": {"soll": m.variante_soll, "ist": m.variante_ist},
        "beginn": {"soll": m.beginn_soll, "ist": m.beginn_ist},
        "fertigstellung": {"soll": m.fertig_soll, "ist": m.fertig_ist},
        **_groessen(m.groessen),
        "kosten_je_traeger": {t: _sollist(s, euro) for t, s in sorted(m.kosten_je_traeger.items())},
        "bescheide": [_bescheid(bescheid) for bescheid in m.bescheide],
        "grund": m.grund,
        "beschluss": m.beschluss,
        "hinweise": list(m.hinweise),
    }


def _gruppe(summe: Gruppensumme) -> Daten:
    return {"id": summe.kennung, "name": summe.name, "anzahl": summe.anzahl, **_groessen(summe.groessen)}


def _groessen(groessen: Mapping[Groessenname, Sollist]) -> Daten:
    return {name: _sollist(s, euro if name.endswith("_eur") else tausendstel) for name, s in groessen.items()}


def _sollist(sollist: Sollist, schreibe_wert: Schreibweise) -> Daten:
    return {
        "jahr": _vergleich(sollist.jahr, schreibe_wert),
        "bisher": _vergleich(sollist.bisher, schreibe_wert),
    }


def _vergleich(v: Vergleich, schreibe_wert: Schreibweise) -> Daten:
    return {
        "soll": schreibe_wert(v.soll),
        "ist": schreibe_wert(v.ist),
        "abweichung": schreibe_wert(v.abweichung),
        "soll_gemeldet": schreibe_wert(v.soll_gemeldet),
        "ohne_meldung": list(v.ohne_meldung),
    }


def _indikator(indikator: Indikator) -> Daten:
    schreibe_wert = euro if indikator.einheit == "EUR" else tausendstel
    return {
        "id": indikator.kennung,
        "name": indikator.name,
        "einheit": indikator.einheit,
        **_vergleich(indikator.vergleich, schreibe_wert),
        "anteil": millionstel(indikator.anteil),
    }


def _pfadjahr(p: Pfadjahr) -> Daten:
    werte = {
        "ohne_plan_t": p.ohne_plan_t,
        "minderung_soll_t": p.minderung_soll_t,
        "minderung_neu_t": p.minderung_neu_t,
        "soll_t": p.soll_t,
        "neu_t": p.neu_t,
    }
    return {"jahr": p.jahr, **{name: tausendstel(wert) for name, wert in werte.items()}}


def _ziel(z: Zielaussicht) -> Daten:
    werte = {"grenze": z.grenze, "soll": z.soll, "neu": z.neu, "verfehlung": z.verfehlung}
    kopf = {"ziel": z.ziel, "name": z.name, "satz": z.satz, "jahr": z.jahr, "einheit": z.einheit}
    return kopf | {name: millionstel(wert) for name, wert in werte.items()}


def _bedarf(b: Mittelbedarf) -> Daten:
    betraege = {
        "ausgaben_eur": b.ausgaben_eur,
        "schuldendienst_eur": b.schuldendienst_eur,
        "zuschuesse_eur": b.zuschuesse_eur,
        "kredite_eur": b.kredite_eur,
        "eigenmittel_eur": b.eigenmittel_eur,
        "ansatz_eur": b.ansatz_eur,
        "rest_vorjahr_eur": b.rest_vorjahr_eur,
    }
    kopf = {"traeger": b.traeger, "art": b.art, "jahr": b.jahr}
    return kopf | {name: euro(betrag) for name, betrag in betraege.items()}


def _bescheid(bescheid: Bescheid) -> Daten:
    return bescheid.model_dump(mode="json")
