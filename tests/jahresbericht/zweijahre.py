"""A small case of two payers and the years 2027 … 2029, with what is reported of 2027 and 2028; all by hand.

No discount, no rise of prices. As planned (the plan of 2027):

- ``led`` (stadt, led, 100,000 EUR): built in 2027, 40 t/a and 10,000 kWh/a from 2028 on. Grant ``komm`` 40 %
  = 40,000 EUR, applied for on 31.12.2026, approved the same day, paid in 2027; proof until 30.06.2028.
- ``dach`` (stadt 60 %, geno 40 %, 50,000 EUR): built in 2028, 8 t/a from 2029 on.
- ``rad`` (stadt, 30,000 EUR planning in 2027, 90,000 EUR building in 2028), 5 t/a from 2029 on.
- ``park`` (stadt, 20,000 EUR): built in 2028, no effect.
- ``idee`` (geno): not planned.
"""

from datetime import date
from typing import Any

from massnahmenplan.bericht.json import Planinhalt
from massnahmenplan.ergebnis import Foerderwahl, Plan, Planschritt
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, falldaten, massnahme, programm

PROGRAMM = programm(
    "komm",
    fristen={"startsperre": "antrag", "bewilligungszeitraum_monate": 24, "nachweis_monate": 6},
    gilt_bis="2028-12-31",
)


def fall(
    staende: list[dict[str, Any]] | None = None, stichtag: str = "2026-03-01", **weiteres: Any
) -> Planungsfall:
    """Return the case with what is reported."""
    massnahmen = [
        massnahme("led", name="<b>LED</b> = hell 💡", art="led", endenergie_kwh_a={"strom": 10000}, co2_t_a=40),
        massnahme(
            "dach", handlungsfeld="gebaeudesanierung", investition_eur="50000", co2_t_a=8,
            kostenanteile={"stadt": "0.6", "geno": "0.4"},
        ),
        massnahme(
            "rad", handlungsfeld="mobilitaet", dauer_planung=1, co2_t_a=5,
            investition_eur={"planung": "30000", "bau": "90000"},
        ),
        massnahme("park", handlungsfeld="gruen", investition_eur="20000", co2_t_a=0),
        massnahme("idee", kostentraeger="geno", handlungsfeld="gruen"),
    ]  # fmt: skip
    daten = falldaten(
        massnahmen,
        projekt={"ende": 2029, "ausgangsemission_t_a": 100, "stichtag": stichtag},
        weitere_traeger=[{"id": "geno", "name": "Genossenschaft eG", "art": "genossenschaft"}],
        energietraeger=[{"id": "strom", "emissionsfaktor_g_kwh": 0}],
        programme=[PROGRAMM],
        haushalt=ansaetze(200000, range(2027, 2030)),
        verpflichtungen=[
            {"kostentraeger": "stadt", "jahr": 2028, "betrag_eur": 45000},
            {"kostentraeger": "stadt", "jahr": 2029, "betrag_eur": 7000},
        ],
        toepfe={"komm": 70000},
        ziele=[{"id": "z29", "art": "minderung_jahr", "jahr": 2029, "wert": 60, "ueberschreitungspreis": 1}],
        staende=staende or [],
        **weiteres,
    )
    return Planungsfall.model_validate(daten)


PLAN = Plan(
    (
        Planschritt("dach", "basis", 2028),
        Planschritt("led", "basis", 2027, (Foerderwahl("komm", date(2026, 12, 31)),)),
        Planschritt("park", "basis", 2028),
        Planschritt("rad", "basis", 2027),
    )
)
GEMELDET_2027: list[dict[str, Any]] = [
    # 10 % dearer, done in 2027 as planned, but brings 36 t/a instead of 40
    {
        "massnahme": "led", "phase": "in_betrieb", "datum": "2028-01-15", "beginn": 2027, "fertig": 2027,
        "kosten_eur": {"2027": "110000"}, "co2_t_a": "36", "endenergie_kwh_a": {"strom": "9000"},
        "grund": "Ausschreibung 10 % über dem Ansatz",
    },
    # begun, but what it has cost is not said
    {"massnahme": "rad", "phase": "vergeben", "lage": "verspaetet", "datum": "2027-06-30", "beginn": 2027},
    {
        "massnahme": "park", "phase": "idee", "lage": "verworfen", "datum": "2027-11-30",
        "grund": "Fläche verkauft", "beschluss": "Rat 12/2027",
    },
]  # fmt: skip
BESCHEID = {
    "massnahme": "led", "programm": "komm", "art": "bewilligt", "datum": "2027-02-01", "antrag_am": "2026-12-31",
    "betrag_eur": "38000", "frist": "2028-09-30", "aktenzeichen": "K-17",
}  # fmt: skip


def inhalt(eingabe: Planungsfall, plan: Plan = PLAN) -> Planinhalt:
    """Return a plan as it is read from a file."""
    return Planinhalt(eingabe, plan, {}, {})


def vorher() -> Planinhalt:
    """Return the plan of the beginning of 2027."""
    return inhalt(fall())


def nachher() -> Planinhalt:
    """Return the plan after 2027: the same decisions without ``park``, with what is reported."""
    plan = Plan(tuple(schritt for schritt in PLAN.schritte if schritt.massnahme != "park"))
    return inhalt(fall(GEMELDET_2027, bescheide=[BESCHEID]), plan)


GEMELDET_2028: list[dict[str, Any]] = [
    GEMELDET_2027[0] | {"datum": "2029-01-10"},
    # 2,000.01 EUR dearer, to be split 60 : 40
    {
        "massnahme": "dach", "phase": "fertig", "datum": "2029-01-10", "beginn": 2028, "fertig": 2028,
        "kosten_eur": {"2028": "52000.01"}, "grund": "Asbest",
    },
    # a year late: still building, 2027 dearer, 2028 not said
    {
        "massnahme": "rad", "phase": "im_bau", "lage": "verspaetet", "datum": "2029-01-10", "beginn": 2027,
        "fertig": 2029, "kosten_eur": {"2027": "31500"}, "grund": "Grunderwerb",
    },
    GEMELDET_2027[2],
]  # fmt: skip


def nach_zwei_jahren() -> Planinhalt:
    """Return the plan after 2028."""
    return inhalt(fall(GEMELDET_2028, bescheide=[BESCHEID]), nachher().plan)
