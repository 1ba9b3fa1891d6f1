"""Exit code 4: what excludes every plan, what would help, and nothing written; for people and for machines."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

import massnahmenplan
from massnahmenplan.ergebnis.ausweg import Ausweg, Lockerung, Lockerungsart, Richtung

FALL = """
projekt: {name: Engpass, beginn: 2027, ende: 2029, stichtag: 2026-03-01}
kostentraeger: [{id: stadt, name: Stadt, art: kommune}]
haushalt:
  - {kostentraeger: stadt, jahr: 2027, betrag_eur: 100000}
  - {kostentraeger: stadt, jahr: 2028, betrag_eur: 0}
  - {kostentraeger: stadt, jahr: 2029, betrag_eur: 0}
massnahmen:
  - {id: lampen, name: Lampen, handlungsfeld: licht, kostentraeger: stadt, investition_eur: 90000, co2_t_a: 20}
  - {id: dach, name: Dach, handlungsfeld: haus, kostentraeger: stadt, investition_eur: 90000, co2_t_a: 30}
ziele: [{id: klima, name: Klimaziel, art: minderung_jahr, jahr: 2029, wert: 50}]
"""


@pytest.fixture
def engpass(tmp_path: Path) -> Path:
    (tmp_path / "fall.yaml").write_text(FALL, encoding="utf-8")
    return tmp_path


def test_konsole_nennt_gruende_und_auswege(rufe, engpass) -> None:
    lauf = rufe("optimieren", engpass, "-o", engpass / "plan")
    assert (lauf.ausgang, lauf.stdout) == (4, "")
    assert "Kein Plan hält alle harten Vorgaben ein." in lauf.stderr
    assert "Ziel Klimaziel" in lauf.stderr
    text = " ".join(lauf.stderr.split())
    assert "Mehr Geld: Haushalt Stadt (investiv) 202" in text
    assert "80.000 € mehr" in text  # 180,000 less 100,000
    assert "Weniger verlangen: Ziel Klimaziel 2029: 20 t weniger verlangen (30 t statt 50 t)." in text
    assert not (engpass / "plan").exists()


def test_json_nennt_sie_so_dass_sie_sich_anwenden_lassen(rufe, engpass) -> None:
    """The record is enough to apply a way out; the repaired case has a plan."""
    lauf = rufe("optimieren", engpass, "-o", engpass / "plan", "--json")
    assert (lauf.ausgang, lauf.stderr) == (4, "")
    fehler = json.loads(lauf.stdout)["fehler"]
    assert fehler["widerspruch"] == ["Haushalt Stadt (investiv) 2027–2028", "Ziel Klimaziel"]
    assert fehler["widerspruch_ist_minimal"] is True
    assert {eine["richtung"] for eine in fehler["alternativen"]} >= {"geld", "ziel"}
    assert fehler["gewichte"].startswith("Geld zählt in Euro")
    fall = massnahmenplan.lies_fall(engpass)
    for eintrag in fehler["alternativen"]:
        lockerungen = [
            Lockerung(**eine | {"art": Lockerungsart(eine["art"]), "um": Decimal(str(eine["um"]))})
            for eine in eintrag["lockerungen"]
        ]
        assert massnahmenplan.plane(massnahmenplan.repariere(fall, lockerungen)).plan.schritte


def test_bibliothek_traegt_die_auswege_am_fehler(engpass) -> None:
    fall = massnahmenplan.lies_fall(engpass)
    with pytest.raises(massnahmenplan.UnerfuellbarFehler) as gefangen:
        massnahmenplan.plane(fall)
    auswege = gefangen.value.alternativen
    assert all(isinstance(ausweg, Ausweg) for ausweg in auswege)
    assert [ausweg.richtung for ausweg in auswege][:2] == [Richtung.GELD, Richtung.ZIEL]
    assert gefangen.value.alternativen is auswege  # looked for once
    assert massnahmenplan.plane(massnahmenplan.repariere(fall, auswege[0])).plan.schritte


def test_zeitlimit_gilt_auch_der_diagnose(rufe, engpass) -> None:
    lauf = rufe("optimieren", engpass, "-o", engpass / "plan", "--zeitlimit", "0,001", "--json")
    fehler = json.loads(lauf.stdout)["fehler"]
    assert lauf.ausgang in {4, 6}
    if lauf.ausgang == 4:
        assert "hinweis" in fehler
