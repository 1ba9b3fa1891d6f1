"""Scenarios and margins of cost as people write them: what is read, what is refused, and where."""

from decimal import Decimal

import pytest

from tests.eingabe.werkbank import Werkbank

ZWEI = """szenarien:
  - {id: ruhig, wahrscheinlichkeit: 70 %}
  - id: teuer
    wahrscheinlichkeit: 30 %
"""


def test_szenarien_werden_gelesen(bank: Werkbank) -> None:
    bank.fall(dazu=ZWEI + "    kosten_faktor: 1,3\n    haushalt_faktor: {stadt: {2028: 0.5}}\n    verzicht: ja\n")
    ruhig, teuer = bank.lies().fall.szenarien
    assert (ruhig.kosten_faktor, ruhig.verzicht) == ({}, False)
    assert teuer.kosten_faktor == {"alle": Decimal("1.3")}
    assert teuer.haushalt_faktor["stadt"].im_jahr(2028) == Decimal("0.5")
    assert teuer.haushalt_faktor["stadt"].im_jahr(2029) is None


def test_szenarien_als_tabelle(bank: Werkbank) -> None:
    bank.fall()
    bank.schreibe(
        "szenarien.csv",
        "id;wahrscheinlichkeit;kosten_faktor.pv;kosten_faktor.beleuchtung;beginn_verzug_a.licht\n"
        "ruhig;70 %;;;\nteuer;30 %;1,5;1,2;1\n",
    )
    teuer = bank.lies().fall.szenarien[1]
    assert teuer.kosten_faktor == {"pv": Decimal("1.5"), "beleuchtung": Decimal("1.2")}
    assert teuer.beginn_verzug_a == {"licht": 1}


def test_wahrscheinlichkeiten_muessen_eins_ergeben(bank: Werkbank) -> None:
    bank.fall(dazu=ZWEI.replace("30 %", "20 %"))
    befund = bank.befund("E217")
    assert befund.feld == "szenarien[teuer].wahrscheinlichkeit"
    assert befund.text == "alle Szenarien zusammen ergeben 0,9 statt 1"


@pytest.mark.parametrize(
    ("zeile", "feld", "rat"),
    [
        ("kosten_faktor: {pw: 2}", "kosten_faktor.pw", "pv"),
        ("wirkung_faktor: {beleuchtng: 0.5}", "wirkung_faktor.beleuchtng", "beleuchtung"),
        ("haushalt_faktor: {stat: 0.5}", "haushalt_faktor.stat", "stadt"),
        ("programm_endet: {krl: 2028}", "programm_endet.krl", "keine einzige"),
        ("beginn_verzug_a: {lichter: 1}", "beginn_verzug_a.lichter", "licht"),
        ("energiepreis_faktor: {strom: 2}", "energiepreis_faktor.strom", "alle"),
    ],
)
def test_unbekannte_kennung_wird_mit_der_naechsten_genannt(
    bank: Werkbank, zeile: str, feld: str, rat: str
) -> None:
    bank.fall(dazu=f"{ZWEI}    {zeile}\n")
    befund = bank.befund("E061")
    assert befund.feld == f"szenarien[teuer].{feld}"
    assert rat in (befund.abhilfe or "")


def test_szenario_doppelt(bank: Werkbank) -> None:
    bank.fall(dazu=ZWEI.replace("id: teuer", "id: Ruhig"))
    assert bank.befund("E062").feld == "szenarien.id"


def test_entscheidung_bis_ohne_szenarien_wirkt_nicht(bank: Werkbank) -> None:
    bank.fall(("  ende: 2030\n", "  ende: 2030\n  entscheidung_bis: 2028\n"))
    assert bank.hinweis("W217").feld == "projekt.entscheidung_bis"


def test_kostenrisiko_und_gamma_gehoeren_zusammen(bank: Werkbank) -> None:
    bank.fall(("  ende: 2030\n", "  ende: 2030\n  robustheit_gamma: 2\n"))
    assert bank.hinweis("W217").feld == "projekt.robustheit_gamma"
    bank.fall(("  ende: 2030\n", "  ende: 2030\n  kostenrisiko_anteil: 33 %\n"))
    assert bank.hinweis("W217").feld == "projekt.kostenrisiko_anteil"
    bank.fall(("  ende: 2030\n", "  ende: 2030\n  robustheit_gamma: 1,5\n  kostenrisiko_anteil: 33 %\n"))
    fall = bank.lies().fall
    assert fall.robustheit_gamma("stadt") == Decimal("1.5")
    assert fall.kostenrisiko_anteil(fall.massnahmen[0]) == Decimal("0.33")
    assert not [h for h in bank.lies().hinweise if h.kennung == "W217"]


def test_wirkungsfaktor_auf_wirkung_aus_physik_wirkt_nicht(bank: Werkbank) -> None:
    bank.fall(
        ("    co2_t_a: 12,5\n", "    objekt: strasse\n    physik: {art: stromeinsparung, strom_kwh_a: 900}\n"),
        dazu=ZWEI
        + "    wirkung_faktor: {pv: 0.5}\nenergietraeger:\n  - {id: strom, emissionsfaktor_g_kwh: 400}\n"
        + "objekte:\n  - {id: strasse, name: Strasse, art: strasse, strom_kwh_a: 9000, stromtraeger: strom}\n",
    )
    assert bank.hinweis("W217").feld == "szenarien[teuer].wirkung_faktor.pv"
