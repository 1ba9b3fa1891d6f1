"""A plan by quarters where people meet it: plan.json and back, console, workbook, tables, reasons, findings."""

import json
from functools import cache
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from massnahmenplan.bericht import konsole, xlsx
from massnahmenplan.bericht.json import lies, schreibe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.fehler import EingabeFehler, UnerfuellbarFehler
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.planung import Vorgaben, plane
from tests.fallbau import ansaetze, baue_fall, massnahme, programm

JAHRE = range(2027, 2029)
PLANZEILEN = """\
2 von 3 Maßnahmen                Beginn  fertig  Variante          Eigenmittel      Zuschuss     t/a
Maßnahme A                      2027-Q1 2027-Q3  wie angegeben        60.000 €      40.000 €    10,0
Maßnahme B                      2027-Q1 2027-Q2  wie angegeben        30.000 €           0 €    12,0
Summe                                                                 90.000 €      40.000 €
"""


@cache
def ergebnis() -> Ergebnis:
    """Return: A (planned in Q1, built in Q2 and Q3, with 40 %) and B (Q1, Q2) in 2027; C needs both posts."""
    massnahmen = [
        massnahme("A", art="led", dauer_planung=1, dauer_bau=2, bedarf={"amt": 1}, pflicht=True),
        massnahme("B", dauer_bau=2, investition_eur="30000", co2_t_a=12, bedarf={"amt": 1}),
        massnahme("C", dauer_bau=6, investition_eur="1000", co2_t_a=1, bedarf={"amt": 2}),
    ]
    fall = baue_fall(
        massnahmen,
        projekt={"raster": "quartal", "ende": 2028},
        haushalt=ansaetze(200_000, JAHRE),
        ressourcen=[{"id": "amt", "name": "Bauleitung", "einheit": "Stellen", "menge": 2}],
        programme=[programm("p")],
    )
    return plane(fall, Vorgaben(ziel="co2", luecke=0.0))


def daten() -> dict[str, Any]:
    gelesen: dict[str, Any] = json.loads(schreibe(ergebnis()))
    return gelesen


def test_plan_json_nennt_quartale() -> None:
    inhalt = daten()
    assert inhalt["projekt"]["raster"] == "quartal"
    assert [(e["massnahme"], e["beginn"]) for e in inhalt["entscheidungen"]] == [
        ("A", "2027-Q1"),
        ("B", "2027-Q1"),
    ]
    a = inhalt["bilanz"]["massnahmen"][0]
    assert (a["planung"], a["bau"]) == (
        {"von": "2027-Q1", "bis": "2027-Q1"},
        {"von": "2027-Q2", "bis": "2027-Q3"},
    )
    assert (a["fertig"], a["wirkt_bis"]) == ("2027-Q3", "2028-Q4")
    assert a["minderung_t"] == {"2027": "2.500", "2028": "10.000"}
    assert a["antraege"][0]["antrag_am"] == "2027-03-31"
    amt = [(k["jahr"], k["periode"], k["verbrauch"]) for k in inhalt["bilanz"]["konten"]][:4]
    assert amt == [
        (2027, "2027-Q1", "2.000"),
        (2027, "2027-Q2", "2.000"),
        (2027, "2027-Q3", "1.000"),
        (2027, "2027-Q4", "0.000"),
    ]


def test_plan_json_nach_jahren_nennt_zahlen_und_kein_raster() -> None:
    fall = baue_fall([massnahme("A")])
    inhalt = json.loads(schreibe(plane(fall, Vorgaben(ziel="co2", luecke=0.0))))
    assert "raster" not in inhalt["projekt"]
    assert inhalt["entscheidungen"][0]["beginn"] == 2027
    assert inhalt["bilanz"]["massnahmen"][0]["fertig"] == 2027


def test_geschriebener_plan_kommt_gleich_zurueck_und_ist_ohne_beanstandung() -> None:
    inhalt = lies(schreibe(ergebnis()))
    assert (inhalt.fall, inhalt.plan) == (ergebnis().fall, ergebnis().plan)
    nachgerechnet = rechne_nach(inhalt)
    assert (nachgerechnet.abweichungen, nachgerechnet.geaendert) == ((), False)


@pytest.mark.parametrize(
    ("beginn", "verstoss"),
    [
        ("2027-Q3", None),
        ("3. Quartal 2027", None),
        (2028, None),
        ("2028-H2", None),
        ("2028-Q4", "Maßnahme „Maßnahme B“ (B) wird Ende 2029-Q1 fertig, spätestens erlaubt ist 2028-Q4."),
    ],
)
def test_von_hand_geaenderter_plan_wird_nachgerechnet(beginn: int | str, verstoss: str | None) -> None:
    """B later: of its 12 t a year 2027 has none, 2028 what is left after two quarters of building."""
    inhalt = daten()
    inhalt["entscheidungen"][1]["beginn"] = beginn
    nachgerechnet = rechne_nach(lies(json.dumps(inhalt)))
    assert [v.text for v in nachgerechnet.verstoesse] == ([] if verstoss is None else [verstoss])
    tonnen = {"2027-Q3": 12, "3. Quartal 2027": 12, 2028: 6, "2028-H2": 0, "2028-Q4": 0}[beginn]
    assert nachgerechnet.bilanz.massnahme("B").minderung_summe_t == tonnen  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("fall", "beginn", "kennung"),
    [("quartal", "2027-Q5", "E108"), ("quartal", "bald", "E108"), ("jahr", "2027-Q3", "E270")],
)
def test_zeitpunkt_den_es_nicht_gibt(fall: str, beginn: str, kennung: str) -> None:
    grob = plane(baue_fall([massnahme("A"), massnahme("B")]), Vorgaben(ziel="co2", luecke=0.0))
    inhalt = json.loads(schreibe(grob)) if fall == "jahr" else daten()
    inhalt["entscheidungen"][1]["beginn"] = beginn
    with pytest.raises(EingabeFehler) as fehler:
        lies(json.dumps(inhalt))
    (befund,) = fehler.value.befunde
    assert (befund.kennung, befund.feld, befund.wert) == (kennung, "entscheidungen[1].beginn", beginn)


def test_konsole_nennt_quartale() -> None:
    assert PLANZEILEN in konsole.zusammenfassung(ergebnis())


def test_projektplan_hat_einen_balken_je_quartal() -> None:
    mappe = openpyxl.load_workbook(BytesIO(xlsx.schreibe(ergebnis())))
    zeilen = [[zelle.value for zelle in zeile] for zeile in mappe["Projektplan"].iter_rows()]
    (kopf,) = [zeile for zeile in zeilen if "Kennung" in zeile]
    perioden = kopf[kopf.index("2027-Q1") :]
    assert perioden == [f"{jahr}-Q{nummer}" for jahr in JAHRE for nummer in range(1, 5)]
    a = next(zeile for zeile in zeilen if "A" in zeile)
    assert [a[kopf.index(spalte)] for spalte in ("Beginn", "Bau", "Fertigstellung")] == [
        "2027-Q1", "2027-Q2–2027-Q3", "2027-Q3"
    ]  # fmt: skip
    assert a[kopf.index("2027-Q1") :] == ["P", "B", "B", "W", "W", "W", "W", "W"]
    konten = [[zelle.value for zelle in zeile] for zeile in mappe["Konten"].iter_rows()]
    assert [zeile[3] for zeile in konten if zeile[0] == "ressource:amt"] == perioden


def test_tabellen_nennen_quartale() -> None:
    massnahmen = ergebnis().tabelle("massnahmen")
    assert massnahmen["Beginn"].tolist() == ["2027-Q1", "2027-Q1"]
    assert massnahmen["Fertigstellung"].tolist() == ["2027-Q3", "2027-Q2"]
    assert ergebnis().tabelle("konten")["Jahr"].tolist()[:2] == ["2027-Q1", "2027-Q2"]


def test_nicht_gewaehlt_nennt_quartale() -> None:
    """C needs both posts for six quarters: from Q3 2027 on there is only one of them in this quarter."""
    (eintrag,) = ergebnis().nicht_gewaehlt
    assert eintrag.text == (
        "Neben dem Plan nicht möglich; auf dem günstigsten Weg (Beginn 2027-Q1) fehlen: "
        "Bauleitung (2027-Q1: 2 Stellen, 2027-Q2: 2 Stellen, 2027-Q3: 1 Stellen)."
    )


def test_widerspruch_nennt_quartale() -> None:
    """Both are compulsory, begin in Q1 2027 and need the only post for two quarters; either of them says it."""
    massnahmen = [massnahme(k, dauer_bau=2, bedarf={"amt": 1}, pflicht=True) for k in ("A", "B")]
    fall = baue_fall(
        massnahmen,
        projekt={"raster": "quartal"},
        ressourcen=[{"id": "amt", "name": "Bauleitung", "einheit": "Stellen", "menge": 1}],
        festlegungen=[{"massnahme": k, "art": "jahr", "wert": "2027-Q1", "beschluss": "x"} for k in ("A", "B")],
    )
    with pytest.raises(UnerfuellbarFehler) as fehler:
        plane(fall, Vorgaben(ziel="co2", luecke=0.0))
    (grund,) = fehler.value.gruende
    assert "Bauleitung 2027-Q1." in grund or "Bauleitung 2027-Q2." in grund
