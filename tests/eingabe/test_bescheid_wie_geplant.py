"""What a plan reckons with is never refused as an approval: every programme of the catalogue, whole plans."""

import random
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.aufbereitung.optionen import zaehle_optionen_auf
from massnahmenplan.begriffe.kostentraeger import Traegerart
from massnahmenplan.begriffe.kreditbedingungen import Kreditkonditionen
from massnahmenplan.begriffe.stand import Bescheid
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.rohfall import Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.eingabe.standpruefung import pruefe_stand_im_fall
from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.kataloge import lade_stammdaten
from massnahmenplan.nachrechnung import rechne
from massnahmenplan.planungsfall import Planungsfall
from tests.foerderung.bausteine import baue_massnahme, baue_objekt, baue_traeger
from tests.foerderung.katalogprojekte import KATALOG, RECHENBARE

PROGRAMME = sorted({programm.id for programm, _ in RECHENBARE})
ZINS = Kreditkonditionen(sollzins=Decimal("0.03"))
STAMMDATEN = lade_stammdaten()
JE_FASSUNG = 6
KOSTEN_EUR = (9_000, 35_000, 90_000, 2_000_000, 5_000_000)


def befunde(fall: Planungsfall, massnahme: str, antrag: Antrag, betrag_eur: Decimal) -> list[Befund]:
    """Return what is said of an approval of this amount for an application of a plan."""
    bescheid = Bescheid(
        massnahme=massnahme, programm=antrag.programm, art="bewilligt", datum=antrag.bewilligung_am,
        antrag_am=antrag.antrag_am, betrag_eur=betrag_eur,
    )  # fmt: skip
    sammler = Befundsammler()
    zeile = Zeile(bescheid, Wert({}, Fundstelle("bescheide.csv")), "bescheide[1]")
    pruefe_stand_im_fall(fall.model_copy(update={"bescheide": (bescheid,)}), [], [zeile], sammler)
    try:
        sammler.wirf_wenn_noetig()
    except EingabeFehler as fehler:
        return [b for b in (*fehler.befunde, *sammler.hinweise) if b.kennung != "E308"]
    return list(sammler.hinweise)


def entwurf(programm: Programm, fassung: Fassung, zufall: random.Random) -> Planungsfall:
    """Return a measure that the version is meant for, a like one at the same object, and one that provides facts.

    Prices rise by 3 % a year, so that every begin has another cost.
    """
    wer = fassung.filter
    verlangt = [*wer.merkmale, *wer.eines_der_merkmale[:1]]
    uebrige = sorted(fassung.genannte_merkmale - {*verlangt, *wer.ohne_merkmale})
    eigene = zufall.sample(uebrige, min(len(uebrige), zufall.randint(0, 2)))
    teile = {*(g.teil for g in fassung.foerderfaehig.anteilsgrenzen), *fassung.foerderfaehig.ohne_teile, "bau"}
    felder: dict[str, Any] = {
        "art": zufall.choice(wer.massnahmenarten or ("waermepumpe",)), "objekt": "o",
        "merkmale": [*verlangt, *eigene], "kennwerte": kennwerte(fassung, zufall), "menge": zufall.randint(1, 500),
        "investition_eur": {teil: zufall.choice(KOSTEN_EUR) for teil in sorted(teile)},
    }  # fmt: skip
    programme = [programm, *neben(fassung)]
    arten = [a for p in programme[1:] for a in p.fassungen[-1].filter.massnahmenarten] or [felder["art"]]
    erstes = max(fassung.gilt_ab.year, 2021)
    return Planungsfall.model_validate(
        {
            "projekt": {"name": "Prüffall", "beginn": erstes, "ende": erstes + 3, "preissteigerung": "0.03",
                        "mindestsicherheit": "offen"},
            "kostentraeger": [baue_traeger(art=zufall.choice(wer.antragsteller or tuple(Traegerart)),
                                           finanzschwach=zufall.random() < 0.5, einkommen_eur=28_000)],
            "massnahmen": [baue_massnahme(**felder),
                           baue_massnahme(**felder | {"id": "n", "art": zufall.choice(arten)}),
                           baue_massnahme(id="p", art="planung", liefert=uebrige[:2])],
            "objekte": [baue_objekt(art=zufall.choice(wer.objektarten or ("wohngebaeude", "strasse")),
                                    gebiete=wer.gebiete, wohneinheiten=zufall.choice([1, 8]), baujahr=1970,
                                    selbstgenutzte_wohneinheiten=1, nettogrundflaeche_m2=500)],
            "programme": programme, "foerderkonten": list(STAMMDATEN.foerderkonten.values()),
        }
    )  # fmt: skip


def neben(fassung: Fassung) -> list[Programm]:
    """Return one of the programmes without which there is nothing from this one."""
    namen = {*fassung.kumulierung.nur_neben, *fassung.kumulierung.nur_neben_am_objekt}
    return [p for p in KATALOG.values() if not namen.isdisjoint(p.namen) and not p.nur_kredit][:1]


def kennwerte(fassung: Fassung, zufall: random.Random) -> dict[str, Any]:
    betrieb = fassung.betrieb
    if betrieb is None:
        return {}
    werte: dict[str, Any] = {betrieb.menge: zufall.randint(1, 5000)}
    if betrieb.groesse is not None:
        werte[betrieb.groesse] = zufall.randint(1, 40)
    return werte | ({"scop": "3,2", "strompreis_eur_mwh": 200} if betrieb.scop else {})


@pytest.mark.parametrize("kennung", PROGRAMME)
def test_was_ein_plan_bekommt_wird_als_bescheid_angenommen(kennung: str) -> None:
    programm, zufall, antraege = KATALOG[kennung].mit_konditionen(ZINS), random.Random(kennung), 0
    for fassung in (f for f in programm.fassungen if not f.nur_auskunft):
        for _ in range(JE_FASSUNG):
            fall = entwurf(programm, fassung, zufall)
            for bilanz in rechne(fall, irgendein_plan(fall, zufall)).bilanz.massnahmen:
                for antrag in bilanz.antraege:
                    antraege += 1
                    assert befunde(fall, bilanz.massnahme, antrag, antrag.zuschuss_eur) == []
    assert antraege


def irgendein_plan(fall: Planungsfall, zufall: random.Random) -> Plan:
    """Return an option of each measure, with an application where there is one."""
    schritte = []
    optionen = zaehle_optionen_auf(fall).optionen
    for massnahme in sorted(fall.massnahme_mit_id):
        alle = [o for o in optionen if o.massnahme == massnahme]
        if alle:
            wahl = zufall.choice([o for o in alle if o.paket.antraege] or alle)
            foerderung = tuple(antrag.wahl for antrag in wahl.paket.antraege)
            schritte.append(Planschritt(massnahme, wahl.variante, wahl.beginn, foerderung))
    return Plan(tuple(schritte))


def test_zuschlag_nach_dem_tag_der_inbetriebnahme() -> None:
    """In operation on 31.12.2027 the EEG pays more than in 2032: the day counts, not the end of the plan."""
    massnahme: dict[str, Any] = {
        "art": "photovoltaik", "objekt": "o", "merkmale": "mieterstrom", "investition_eur": 30_000,
        "kennwerte": {"leistung_kwp": 20, "mieterstrom_mwh_a": 17},
    }  # fmt: skip
    fall = Planungsfall.model_validate(
        {
            "projekt": {"name": "P", "beginn": 2027, "ende": 2032, "mindestsicherheit": "offen"},
            "kostentraeger": [baue_traeger(art="genossenschaft")], "objekte": [baue_objekt()],
            "massnahmen": [baue_massnahme(**massnahme)], "programme": [KATALOG["eeg_mieterstrom"]],
        }
    )  # fmt: skip
    (option,) = [o for o in zaehle_optionen_auf(fall).optionen if o.beginn == 2027 and o.paket.antraege]
    (antrag,) = option.paket.antraege
    assert antrag.antrag_am == date(2027, 12, 31)
    assert befunde(fall, "m", antrag, antrag.zuschuss_eur) == []
    (zu_viel,) = befunde(fall, "m", antrag, antrag.zuschuss_eur + Decimal("0.02"))
    assert zu_viel.kennung == "E305"


def test_hoeherer_satz_weil_andere_die_schwelle_ueberschritten_haben() -> None:
    """BEG, one dwelling, iSFP: 15 % up to 30,000 EUR, 20 % above; the first one has taken all up to there.

    The second one gets 20 % of 30,000 EUR = 6,000 EUR; alone it would be 4,500 EUR.
    """
    gleiche = [
        baue_massnahme(id=m, art="gebaeudehuelle", objekt="o", merkmale="isfp", investition_eur=30_000)
        for m in ("m", "n")
    ]
    objekt = baue_objekt(wohneinheiten=1)
    fall = Planungsfall.model_validate(
        {
            "projekt": {"name": "P", "beginn": 2027, "ende": 2028, "mindestsicherheit": "offen"},
            "kostentraeger": [baue_traeger(art="privat")], "objekte": [objekt],
            "massnahmen": gleiche, "programme": [KATALOG["beg_em_huelle"]],
        }
    )  # fmt: skip
    optionen = [o for o in zaehle_optionen_auf(fall).optionen if o.beginn == 2028 and o.paket.antraege]
    tag = max(a.antrag_am for o in optionen for a in o.paket.antraege)
    passende = {o.massnahme: o for o in optionen if [a.antrag_am for a in o.paket.antraege] == [tag]}
    plan = Plan(
        tuple(
            Planschritt(m, o.variante, o.beginn, tuple(a.wahl for a in o.paket.antraege))
            for m, o in sorted(passende.items())
        )
    )
    betraege = {m.massnahme: m.antraege[0] for m in rechne(fall, plan).bilanz.massnahmen}
    assert {m: a.zuschuss_eur for m, a in betraege.items()} == {"m": 4500, "n": 6000}
    assert befunde(fall, "n", betraege["n"], Decimal(6000)) == []
    assert [b.kennung for b in befunde(fall, "n", betraege["n"], Decimal("6000.02"))] == ["E305"]
