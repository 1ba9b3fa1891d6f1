"""State of measures and notices of approval as people write them: what is read, what is refused, and where."""

from datetime import date
from decimal import Decimal
from unicodedata import normalize

import pytest

from massnahmenplan.planungsfall import Planungsfall
from tests.eingabe.werkbank import Werkbank

STAND = """stand:
  - massnahme: pv
    phase: im_bau
    datum: 01.03.2027
    beginn: 2027
    kosten_eur: {2027: 61000.50}
    co2_t_a: 11
  - {massnahme: licht, phase: idee, lage: zurueckgestellt, datum: 2027-03-01, zurueck_bis: 2029, grund: Personal}
"""


def test_stand_wird_gelesen(bank: Werkbank) -> None:
    bank.fall(dazu=STAND)
    pv, licht = bank.lies().fall.staende
    assert (pv.phase, pv.lage, pv.datum, pv.beginn) == ("im_bau", "planmaessig", date(2027, 3, 1), 2027)
    assert pv.kosten_eur == {2027: Decimal("61000.50")}
    assert (licht.lage, licht.zurueck_bis, licht.grund) == ("zurueckgestellt", 2029, "Personal")


def test_stand_als_tabelle(bank: Werkbank) -> None:
    bank.fall()
    bank.schreibe(
        "stand.csv",
        "massnahme;phase;datum;kosten_eur.2027;kosten_eur.2028\npv;fertig;31.12.2028;1.000,50;2000\n"
        "licht;beantragt;31.12.2028;;\n",
    )
    pv, licht = bank.lies().fall.staende
    assert pv.kosten_eur == {2027: Decimal("1000.50"), 2028: Decimal(2000)}
    assert licht.kosten_eur == {}


def test_fall_mit_stand_bleibt_in_plan_json_derselbe(bank: Werkbank) -> None:
    bank.fall(dazu=STAND)
    fall = bank.lies().fall
    assert Planungsfall.model_validate(fall.model_dump(mode="json")) == fall


def test_ohne_stand_steht_nichts_davon_in_der_pruefsumme(bank: Werkbank) -> None:
    """Plans made before the lists existed keep their checksum."""
    bank.fall()
    assert {"staende", "bescheide"} & bank.lies().fall.model_dump(mode="json").keys() == set()


GETIPPT = (
    ("im Bau", "im_bau"),
    ("In Betrieb", "in_betrieb"),
    (" IM_BAU ", "im_bau"),
    ("im-bau", "im_bau"),
    ("Idee", "idee"),
)
LAGEN = (("Planmäßig", "planmaessig"), ("verspätet", "verspaetet"), ("ZURÜCKGESTELLT", "zurueckgestellt"))


def test_phase_und_lage_wie_man_sie_tippt(bank: Werkbank) -> None:
    """In YAML, in tables, in composed and decomposed letters; of notices and of any other list as well."""
    for phase, gemeint in GETIPPT:
        bank.fall(dazu=f"stand:\n  - {{massnahme: pv, phase: {phase}, datum: 01.03.2027, beginn: 2027}}\n")
        assert bank.lies().fall.staende[0].phase == gemeint
    for lage, gemeint in LAGEN:
        for text in (lage, normalize("NFD", lage)):
            bank.fall()
            bank.schreibe("stand.csv", f"massnahme;phase;lage;datum\npv;Idee;{text};01.03.2027\n")
            assert bank.lies().fall.staende[0].lage == gemeint
    bank.schreibe("stand.csv", "massnahme;phase;datum\npv;beantragt;01.03.2027\n")
    bescheid = "{massnahme: licht, programm: krl, art: Abgelehnt, datum: 01.03.2027}"
    bank.fall(("art: kommune", "art: Kommune"), dazu=f"foerderprogramme: [{{id: krl}}]\nbescheide: [{bescheid}]\n")
    fall = bank.lies().fall
    assert (fall.bescheide[0].art, fall.kostentraeger[0].art) == ("abgelehnt", "kommune")


def test_unbekanntes_wort_wird_mit_vorschlag_abgelehnt(bank: Werkbank) -> None:
    bank.fall(dazu="stand:\n  - {massnahme: pv, phase: im Bauu, datum: 01.03.2027}\n")
    befund = bank.befund("E203")
    assert (befund.feld, befund.wert) == ("stand[1].phase", "im Bauu")
    assert befund.abhilfe is not None
    assert befund.abhilfe.startswith("Meinten Sie „im_bau“?")


@pytest.mark.parametrize(
    ("zeile", "kennung", "feld"),
    [
        ("massnahme: pw, phase: idee, datum: 01.03.2027", "E061", "massnahme"),
        ("massnahme: licht, phase: idee, datum: 01.03.2027, mit: pw", "E061", "mit"),
        ("massnahme: licht, phase: idee, datum: 01.03.2027, variante: led", "E061", "variante"),
        ("massnahme: licht, phase: bau, datum: 01.03.2027", "E203", "phase"),
        ("massnahme: licht, phase: idee, datum: 01.03.2027, fertig: 2027-Q3", "E270", "fertig"),
        ("massnahme: pv, phase: idee, datum: 01.03.2027", "E062", "massnahme"),
    ],
)
def test_stand_der_zu_nichts_passt(bank: Werkbank, zeile: str, kennung: str, feld: str) -> None:
    bank.fall(dazu=f"stand:\n  - {{massnahme: pv, phase: idee, datum: 01.03.2027}}\n  - {{{zeile}}}\n")
    assert bank.befund(kennung).feld == f"stand[2].{feld}"


@pytest.mark.parametrize(
    ("zeile", "kennung", "feld"),
    [
        ("art: bewilligt", "E202", ""),
        ("art: abgelehnt, betrag_eur: 5", "E203", ""),
        ("art: bewilligt, betrag_eur: 5", "E061", ".programm"),
    ],
)
def test_bescheid_der_zu_nichts_passt(bank: Werkbank, zeile: str, kennung: str, feld: str) -> None:
    bank.fall(dazu=f"bescheide:\n  - {{massnahme: licht, programm: krll, datum: 01.03.2027, {zeile}}}\n")
    assert bank.befund(kennung).feld == f"bescheide[1]{feld}"
