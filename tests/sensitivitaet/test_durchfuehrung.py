"""A study from run 0 to the last: every plan is true, whoever made it, and no run ends the others."""

from decimal import Decimal
from pathlib import Path

import pytest

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.ergebnis.studienergebnis import Studienergebnis, Studienstand
from massnahmenplan.planung import plane
from massnahmenplan.sensitivitaet import durchfuehrung, einzellauf
from massnahmenplan.sensitivitaet.ablage import lies_laeufe
from massnahmenplan.sensitivitaet.durchfuehrung import studiere
from massnahmenplan.sensitivitaet.einzellauf import Lage, rechne
from massnahmenplan.sensitivitaet.laeufe import Lauf, laeufe, veraendere
from massnahmenplan.sensitivitaet.studie import Studie
from massnahmenplan.vorgaben import Vorgaben
from tests.sensitivitaet.studienfall import fall, studie
from tests.sensitivitaet.vergleich import vergleichbar

CO2 = Vorgaben(("co2",), luecke=0.0)
STUDIE = studie("0.5", "1.5", "4")


@pytest.fixture(scope="module")
def auf_zwei_prozessen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Studienergebnis, Path]:
    ordner = tmp_path_factory.mktemp("studie")
    return studiere(fall(), STUDIE, ordner, CO2, kerne=2), ordner


def test_jeder_lauf_hat_das_beste_was_er_haben_kann(auf_zwei_prozessen: tuple[Studienergebnis, Path]) -> None:
    ergebnis, _ = auf_zwei_prozessen
    # 150,000 EUR a year, four years, effect from the year after building on; built in 2027 it works three years:
    # run 0: gross (150,000) in 2027, mittel and klein in 2028: 3·30 + 2·(10 + 4) = 118
    # 0.5: all three in 2027 (75,000 + 50,000 + 25,000): 3·44 = 132
    # 1.5: gross costs 225,000, never to be had; mittel in 2027 (150,000), klein in 2028: 3·10 + 2·4 = 38
    # 4: klein costs 200,000: nothing
    assert [lauf.zielwert for lauf in ergebnis.laeufe] == [118, 132, 38, 0]
    assert [lauf.status for lauf in ergebnis.laeufe] == ["optimal"] * 4
    assert [lauf.werte.get("kosten") for lauf in ergebnis.laeufe] == [None, *map(Decimal, ("0.5", "1.5", "4"))]
    assert ergebnis.offen == 0


def test_jeder_plan_haelt_in_seinem_fall_alle_grenzen(auf_zwei_prozessen: tuple[Studienergebnis, Path]) -> None:
    ergebnis, _ = auf_zwei_prozessen
    for lauf, geplant in zip(ergebnis.laeufe, laeufe(STUDIE, fall()), strict=True):
        eigener = veraendere(fall(), STUDIE, geplant)
        rechnung = nachrechnung.rechne(eigener, lauf.plan)
        assert not (*rechnung.verstoesse, *pruefung.pruefe(eigener, lauf.plan, rechnung.bilanz))
        assert rechnung.bilanz.zielwerte["co2"] == lauf.zielwert == lauf.kennzahlen["co2_t"]
        assert lauf.kennzahlen["massnahmen"] == len(lauf.plan.schritte)


def test_lauf_null_ist_was_optimieren_sagt(auf_zwei_prozessen: tuple[Studienergebnis, Path]) -> None:
    ergebnis, _ = auf_zwei_prozessen
    allein = plane(fall(), CO2)
    assert (ergebnis.laeufe[0].plan, ergebnis.laeufe[0].zielwert) == (allein.plan, allein.nachweis.zielwert)


def test_zahl_der_prozesse_aendert_nichts(auf_zwei_prozessen: tuple[Studienergebnis, Path]) -> None:
    allein = studiere(fall(), STUDIE, None, CO2, kerne=1)
    assert vergleichbar(allein) == vergleichbar(auf_zwei_prozessen[0])


def test_was_im_ordner_liegt_ist_was_zurueckkommt(auf_zwei_prozessen: tuple[Studienergebnis, Path]) -> None:
    ergebnis, ordner = auf_zwei_prozessen
    assert lies_laeufe(ordner) == ergebnis.laeufe


def test_fertiges_fortsetzen_rechnet_nichts(
    auf_zwei_prozessen: tuple[Studienergebnis, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    ergebnis, ordner = auf_zwei_prozessen
    monkeypatch.setattr(durchfuehrung, "fuehre_aus", lambda *_: pytest.fail("a process was started"))
    assert studiere(fall(), STUDIE, ordner, CO2, fortsetzen=True).laeufe == ergebnis.laeufe


def test_ein_lauf_ohne_plan_ist_ein_ergebnis_mit_grund() -> None:
    mit_ziel = fall(ziele=[{"id": "z", "art": "minderung_jahr", "jahr": 2030, "wert": 40}])
    ergebnis = studiere(mit_ziel, STUDIE, None, CO2, kerne=1)
    # 44 t in 2030 need all three; 1.5 and 4 times the cost leave out gross, or everything
    assert [lauf.status for lauf in ergebnis.laeufe] == ["optimal", "optimal", "unmoeglich", "unmoeglich"]
    assert [lauf.plan is None for lauf in ergebnis.laeufe] == [False, False, True, True]
    assert all(lauf.grund for lauf in ergebnis.laeufe[2:])


def test_ein_lauf_dessen_fall_nicht_stimmt_ist_ein_ergebnis_mit_grund() -> None:
    dauer = {"id": "dauer", "art": "wert", "pfad": "massnahmen[gross].dauer_bau", "werte": [1, -5]}
    falsch = Studie.model_validate({"name": "x", "entwurf": {"art": "einzeln"}, "stellgroessen": [dauer]})
    lauf = rechne(Lage(fall(), falsch, CO2), Lauf(1, {"dauer": Decimal(-5)}))
    assert lauf.status == "ungueltig"
    assert lauf.grund is not None
    assert "Lauf 1" in lauf.grund


def test_ein_plan_den_die_nachrechnung_nicht_bestaetigt_ist_ein_fehler(monkeypatch: pytest.MonkeyPatch) -> None:
    from massnahmenplan.grundlagen.fehler import AbweichungsFehler

    def falsch(*_: object, **__: object) -> None:
        raise AbweichungsFehler(["Haushalt stadt 2027 um 1 EUR überschritten."])

    monkeypatch.setattr(einzellauf, "plane", falsch)
    lauf = rechne(Lage(fall(), STUDIE, CO2), Lauf(0, {}))
    assert (lauf.status, lauf.plan) == ("fehler", None)
    assert lauf.grund is not None
    assert "um 1 EUR überschritten" in lauf.grund


def test_umfang_und_dauer_stehen_fest_bevor_es_losgeht() -> None:
    staende: list[Studienstand] = []
    studiere(fall(), STUDIE, None, CO2, kerne=2, melde=staende.append)
    assert (staende[0].geplant, staende[0].fertig, staende[0].lauf_s) == (4, 0, None)
    nach_null = next(stand for stand in staende if stand.fertig == 1)
    assert nach_null.lauf_s is not None
    assert nach_null.rest_s == pytest.approx(2 * nach_null.lauf_s)  # three runs on two processes: two rounds
    assert (staende[-1].fertig, staende[-1].rest_s) == (4, 0)
