"""A small Ergebnis by hand: two payers, three measures in the plan, two applications, an overlap, a missed target.

All figures are worked out in the comments; nothing here comes out of the engine.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from massnahmenplan.ergebnis import (
    Barwertzeile,
    Bilanz,
    Emissionsjahr,
    Ergebnis,
    Foerderwahl,
    Haushaltsjahr,
    Kontostand,
    Massnahmenbilanz,
    Nachweis,
    Nichtwahl,
    Plan,
    Planschritt,
    Pruefschritt,
    Status,
    Zielstand,
)
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.foerderung.rechenweg import Rechenzeile
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.planungsfall import Planungsfall

JAHRE = range(2027, 2032)


def _programm(
    kennung: str, name: str, satz: str, sicherheit: str = "V1", hinweis: str | None = None
) -> dict[str, Any]:
    return {
        "id": kennung,
        "name": name,
        "geber": "Bund",
        "fassungen": [
            {
                "gilt_ab": "2026-01-01",
                "rechtsgrundlage": "Richtlinie",
                "quelle": "Beispielquelle",
                "stand": "2026-11-22",
                "sicherheit": sicherheit,
                "hinweis": hinweis,
                "filter": {"antragsteller": ["kommune", "genossenschaft"], "massnahmenarten": []},
                "satz": {"grund": satz, "stelle": "Nr. 5"},
                "fristen": {"startsperre": "antrag"},
            }
        ],
    }


def fall() -> Planungsfall:
    """Return the case: four measures, the last one with a name that looks like a formula."""
    return Planungsfall.model_validate(
        {
            "projekt": {
                "name": "Quartier Beispiel",
                "beginn": 2027,
                "ende": 2031,
                "stichtag": "2026-06-01",
                "ausgangsemission_t_a": 1000,
                "hinweis": "Erfundenes Beispiel",
            },
            "kostentraeger": [
                {"id": "stadt", "name": "Stadt", "art": "kommune", "uebertrag_anteil": 1},
                {
                    "id": "geno",
                    "name": "Wohnungsgenossenschaft eG",
                    "art": "genossenschaft",
                    "liquiditaetslinie_eur": 60000,
                    "liquiditaetszins": "0,02",
                },
            ],
            "haushalt": [
                {"kostentraeger": traeger, "jahr": jahr, "betrag_eur": betrag, "quelle": "Haushaltsplan 2027"}
                for traeger, betraege in (
                    ("stadt", (20000, 80000, 20000, 10000, 10000)),
                    ("geno", (120000, 150000, 100000, 0, 0)),
                )
                for jahr, betrag in zip(JAHRE, betraege, strict=True)
            ],
            "massnahmen": [
                {
                    "id": "led",
                    "name": "Straßenbeleuchtung auf LED",
                    "handlungsfeld": "beleuchtung",
                    "kostentraeger": "stadt",
                    "investition_eur": {"planung": 10000, "bau": 90000},
                    "foerderfaehig_anteil": "0,8",
                    "dauer_planung": 1,
                    "co2_t_a": 40,
                    "quelle": "Lichtkonzept, S. 12",
                },
                {
                    "id": "huelle",
                    "name": "Gebäudehülle Nordblock",
                    "handlungsfeld": "gebaeudesanierung",
                    "kostentraeger": "geno",
                    "investition_eur": 250000,
                    "dauer_bau": 2,
                    "co2_t_a": "45,125",
                },
                {
                    "id": "pumpe",
                    "name": "Wärmepumpe Nordblock",
                    "handlungsfeld": "energieversorgung",
                    "kostentraeger": "geno",
                    "investition_eur": 120000,
                    "betriebskosten_eur_a": 1500,
                    "co2_t_a": 50,
                },
                {
                    "id": "radweg",
                    "name": "=SUMME(A1;A2) Radweg",
                    "handlungsfeld": "mobilitaet",
                    "kostentraeger": "stadt",
                    "investition_eur": 400000,
                    "co2_t_a": 5,
                },
            ],
            "varianten": [
                {
                    "massnahme": "huelle",
                    "id": "eh55",
                    "name": "Effizienzhaus 55",
                    "investition_eur": 300000,
                    "co2_t_a": 60,
                }
            ],
            "beziehungen": [{"art": "ueberlappung", "mitglieder": ["huelle", "pumpe"], "anteil": "0,2"}],
            "ressourcen": [{"id": "bauamt", "name": "Bauleitung", "einheit": "Stellen", "menge": 2}],
            "programme": [
                _programm("komm", "Kommunalrichtlinie Beispiel", "0,25", hinweis="Nur auf eigenen Antrag."),
                _programm(
                    "beg", "Gebäudeförderung Beispiel", "0,2", "V2", "Höchstgrenze je Gebäude von Hand einhalten."
                ),
            ],
            "toepfe": {"komm": 50000},
            "ziele": [
                {"id": "z860", "art": "co2_jahr", "jahr": 2030, "wert": 900},
                {"id": "z160", "art": "minderung_jahr", "jahr": 2031, "wert": 160, "ueberschreitungspreis": 100},
            ],
        }
    )


def plan() -> Plan:
    """Return the decisions, in order of the measures' ids."""
    return Plan(
        (
            Planschritt("huelle", "eh55", 2027, (Foerderwahl("beg", date(2026, 12, 31)),)),
            Planschritt(
                "led",
                "basis",
                2027,
                (Foerderwahl("komm", date(2027, 12, 31), ("lichtkonzept",), ("eilbonus",)),),
            ),
            Planschritt("pumpe", "basis", 2029),
        )
    )


# led: planning 2027 (10,000), building 2028 (90,000); 80 % eligible = 80,000, 25 % of it = 20,000, paid in 2029.
# Effect 40 t/a in 2029, 2030, 2031 = 120 t.
LED = Massnahmenbilanz(
    massnahme="led",
    variante="basis",
    beginn=2027,
    baubeginn=2028,
    fertig=2028,
    fertig_am=date(2028, 12, 31),
    wirkt_bis=2031,
    zahlungen=(Zahlung(2027, Decimal(10000)), Zahlung(2028, Decimal(90000))),
    antraege=(
        Antrag(
            programm="komm",
            antrag_am=date(2027, 12, 31),
            bewilligung_am=date(2028, 3, 31),
            fertig_bis=date(2030, 3, 31),
            foerderfaehig_eur=Decimal(80000),
            satz=Decimal("0.25"),
            zuschuss_eur=Decimal(20000),
            auszahlungen=(Zahlung(2029, Decimal(20000)),),
            rechenweg=(
                Rechenzeile("förderfähig: 80 % von 100.000,00 €", Decimal(80000), "Eingabe"),
                Rechenzeile("25 % von 80.000,00 €", Decimal(20000), "Richtlinie Nr. 5"),
            ),
            fassung_ab=date(2026, 1, 1),
            sicherheit="V1",
            quelle="Beispielquelle",
            mit=("lichtkonzept",),
            ohne=("eilbonus",),
            bedingungen=("Mindestens 50 % Stromersparnis nachweisen.",),
            nachweis_bis=date(2030, 9, 30),
            zweckbindung_bis=date(2033, 12, 31),
        ),
    ),
    minderung_t={2029: Decimal(40), 2030: Decimal(40), 2031: Decimal(40)},
    ersparnis_eur={},
    betrieb_eur={},
    restwert_eur=Decimal(0),
)
# huelle as eh55: 300,000 in two equal years; 20 % = 60,000, paid in 2029. 60 t/a from 2029 on = 180 t.
HUELLE = Massnahmenbilanz(
    massnahme="huelle",
    variante="eh55",
    beginn=2027,
    baubeginn=2027,
    fertig=2028,
    fertig_am=date(2028, 12, 31),
    wirkt_bis=2031,
    zahlungen=(Zahlung(2027, Decimal(150000)), Zahlung(2028, Decimal(150000))),
    antraege=(
        Antrag(
            programm="beg",
            antrag_am=date(2026, 12, 31),
            bewilligung_am=date(2026, 12, 31),
            fertig_bis=None,
            foerderfaehig_eur=Decimal(300000),
            satz=Decimal("0.2"),
            zuschuss_eur=Decimal(60000),
            auszahlungen=(Zahlung(2029, Decimal(60000)),),
            rechenweg=(Rechenzeile("20 % von 300.000,00 €", Decimal(60000), "Richtlinie Nr. 5"),),
            fassung_ab=date(2026, 1, 1),
            sicherheit="V2",
            quelle="Beispielquelle",
        ),
    ),
    minderung_t={2029: Decimal(60), 2030: Decimal(60), 2031: Decimal(60)},
    ersparnis_eur={2029: Decimal("4000.5"), 2030: Decimal("4000.5"), 2031: Decimal("4000.5")},
    betrieb_eur={},
    restwert_eur=Decimal(0),
)
# pumpe: 120,000 in 2029, no grant; 50 t/a in 2030 and 2031 = 100 t; 1,500 EUR running cost a year.
PUMPE = Massnahmenbilanz(
    massnahme="pumpe",
    variante="basis",
    beginn=2029,
    baubeginn=2029,
    fertig=2029,
    fertig_am=date(2029, 12, 31),
    wirkt_bis=2031,
    zahlungen=(Zahlung(2029, Decimal(120000)),),
    antraege=(),
    minderung_t={2030: Decimal(50), 2031: Decimal(50)},
    ersparnis_eur={},
    betrieb_eur={2030: Decimal(1500), 2031: Decimal(1500)},
    restwert_eur=Decimal(0),
)


def _haushaltsjahr(traeger: str, art: str, jahr: int, ansatz: str | None, **betraege: str) -> Haushaltsjahr:
    felder = (
        "ausgaben",
        "zuschuesse",
        "rest_vorjahr",
        "rest",
        "linie_vorjahr",
        "linie",
        "zinsen",
        "forderungen",
        "fehlbetrag",
    )
    werte = {f"{feld}_eur": Decimal(betraege.get(feld, "0")) for feld in felder}
    return Haushaltsjahr(traeger, art, jahr, None if ansatz is None else Decimal(ansatz), **werte)


# Stadt carries everything over: 20,000 − 10,000 = 10,000; 10,000 + 80,000 − 90,000 = 0; 20,000 + grant 20,000 =
# 40,000; then 10,000 more in each year.
# Genossenschaft: 120,000 + line 30,000 = 150,000; 150,000 + line 30,600 = 150,000 + 30,000 + 2 % interest 600;
# 100,000 + grant 60,000 − 120,000 − 30,600 − 612 interest = 8,788 left, not carried over.
HAUSHALT = (
    _haushaltsjahr("stadt", "investiv", 2027, "20000", ausgaben="10000", rest="10000", forderungen="20000"),
    _haushaltsjahr(
        "stadt", "investiv", 2028, "80000", ausgaben="90000", rest_vorjahr="10000", forderungen="20000"
    ),
    _haushaltsjahr("stadt", "investiv", 2029, "20000", zuschuesse="20000", rest="40000"),
    _haushaltsjahr("stadt", "investiv", 2030, "10000", rest_vorjahr="40000", rest="50000"),
    _haushaltsjahr("stadt", "investiv", 2031, "10000", rest_vorjahr="50000", rest="60000"),
    _haushaltsjahr("geno", "investiv", 2027, "120000", ausgaben="150000", linie="30000", forderungen="60000"),
    _haushaltsjahr(
        "geno",
        "investiv",
        2028,
        "150000",
        ausgaben="150000",
        linie_vorjahr="30000",
        zinsen="600",
        linie="30600",
        forderungen="60000",
    ),
    _haushaltsjahr(
        "geno",
        "investiv",
        2029,
        "100000",
        ausgaben="120000",
        zuschuesse="60000",
        linie_vorjahr="30600",
        zinsen="612",
    ),
    _haushaltsjahr("geno", "investiv", 2030, "0"),
    _haushaltsjahr("geno", "investiv", 2031, "0"),
    *(_haushaltsjahr("geno", "konsumtiv", jahr, None, ausgaben="1500" if jahr >= 2030 else "0") for jahr in JAHRE),
)
# Singly 100 t in 2029, 150 t in 2030 and 2031; the pump loses 20 % of 50 t = 10 t in 2030 and 2031. Joint: 380 t.
EMISSIONEN = tuple(
    Emissionsjahr(jahr, Decimal(einzeln), Decimal(verloren), Decimal(1000))
    for jahr, einzeln, verloren in ((2027, 0, 0), (2028, 0, 0), (2029, 100, 0), (2030, 150, 10), (2031, 150, 10))
)
# 2030: 1000 − 140 = 860 ≤ 900. 2031: 140 instead of 160, 20 t at 100 EUR.
ZIELE = (
    Zielstand(
        "z860", "z860", "2030 höchstens 900 t CO2e", 2030, Decimal(900), Decimal(860), Decimal(0), True, Decimal(0)
    ),
    Zielstand(
        "z160",
        "z160",
        "2031 mindestens 160 t CO2e Minderung",
        2031,
        Decimal(160),
        Decimal(140),
        Decimal(20),
        False,
        Decimal(2000),
    ),
)


# Factors made easy: 0.9 in 2027, then 0.1 less each year. By year:
# 2027: 10,000 + 150,000 = 160,000 × 0.9 = 144,000; 2028: 240,000 × 0.8 = 192,000, interest 600 × 0.8 = 480;
# 2029: 120,000 × 0.7 = 84,000, grants −80,000 × 0.7 = −56,000, energy −4,000.50 × 0.7 = −2,800.35, interest
# 612 × 0.7 = 428.40; 2030: 1,500 × 0.6 = 900, energy −4,000.50 × 0.6 = −2,400.30; 2031: 1,500 × 0.5 = 750, energy
# −4,000.50 × 0.5 = −2,000.25, target 2,000 × 0.5 = 1,000. In all 360,357.50.
KAPITALWERT = tuple(
    Barwertzeile(jahr, art, Decimal(betrag), Decimal(faktor))
    for jahr, faktor, betraege in (
        (2027, "0.9", {"investition": "160000"}),
        (2028, "0.8", {"investition": "240000", "zinsen": "600"}),
        (2029, "0.7", {"investition": "120000", "zuschuss": "-80000", "ersparnis": "-4000.5", "zinsen": "612"}),
        (2030, "0.6", {"betrieb": "1500", "ersparnis": "-4000.5"}),
        (2031, "0.5", {"betrieb": "1500", "ersparnis": "-4000.5", "zielverfehlung": "2000"}),
    )
    for art, betrag in betraege.items()
)


def ergebnis() -> Ergebnis:
    """Return the whole result; bound 380.19 t, so the gap is 0.19 t = 0.05 %."""
    return Ergebnis(
        fall=fall(),
        plan=plan(),
        bilanz=Bilanz(
            massnahmen=(HUELLE, LED, PUMPE),
            haushalt=HAUSHALT,
            konten=(
                Kontostand(
                    "topf:komm", "Kommunalrichtlinie Beispiel", "EUR", 2028, 1, Decimal(50000), Decimal(20000)
                ),
                Kontostand("ressource:bauamt", "Bauleitung", "Stellen", 2028, 2, Decimal(2), Decimal("1.5")),
            ),
            emissionen=EMISSIONEN,
            ziele=ZIELE,
            zielwerte={"kosten": Decimal("360357.5"), "co2": Decimal(380)},
            kapitalwert=KAPITALWERT,
        ),
        nachweis=Nachweis(
            status=Status.OPTIMAL,
            ziel="co2",
            einheit="t CO2e",
            zielwert=Decimal(380),
            schranke=Decimal("380.19"),
            luecke=Decimal("0.0005"),
            verlangte_luecke=Decimal("0.001"),
            dauer_s=1.5,
            knoten=7,
            saat=0,
            zeilen=120,
            spalten=300,
            versuche=("Toleranz verschärft",),
        ),
        nicht_gewaehlt=(
            Nichtwahl(
                "radweg",
                "haushalt",
                "kostet 400.000,00 €; der Haushalt der Stadt gibt bis 2031 nur 140.000,00 € her.",
            ),
        ),
        protokoll=(
            Pruefschritt("Haushalt", "15 Jahre geprüft, kein Fehlbetrag", True),
            Pruefschritt("Zielwert", "Modell und Nachrechnung stimmen überein: 380,000 t CO2e", True),
        ),
        annahmen=("Für den konsumtiven Haushalt der Wohnungsgenossenschaft eG ist kein Ansatz angegeben.",),
        versionen={"massnahmenplan": "0.1.0", "highspy": "1.15.1"},
    )
