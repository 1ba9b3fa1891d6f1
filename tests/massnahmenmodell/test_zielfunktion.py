"""The two aims, and that each chooses what is best for it."""

import pytest

from massnahmenmodell import Modelldaten, baue_modell, zielgroessen
from massnahmenplan.begriffe import planziel
from massnahmenplan.loeser import Wuensche, loese, uebersetze
from tests.massnahmenmodell.bausteine import daten, haushalt, loese_mit

# Option 0: 10 t for 8; option 1: 12 t for 9 (another measure); both cost 60 of a budget of 100.
OPTIONEN = [(0, 0, 0), (1, 0, 0)]


def eingabe(zielfunktion: str, kosten: list[float]) -> Modelldaten:
    return daten(
        OPTIONEN,
        minderung={1: {0: 5.0, 1: 6.0}, 2: {0: 5.0, 1: 6.0}},
        zielfunktion=zielfunktion,
        kosten=kosten,
        haushalte=(haushalt([100, 0, 0], {0: {0: 60.0, 1: 60.0}}),),
    )


def bestes(modelldaten: Modelldaten) -> float | None:
    return loese(uebersetze(baue_modell(modelldaten)), Wuensche(luecke=0.0)).zielwert


def test_co2_summiert_alle_jahre_und_waehlt_das_groessere() -> None:
    assert loese_mit(eingabe("co2", [8, 9]), [0]) == pytest.approx(10.0)
    assert bestes(eingabe("co2", [8, 9])) == pytest.approx(12.0)


def test_kosten_waehlt_das_kleinere_auch_unter_null() -> None:
    assert loese_mit(eingabe("kosten", [8, 9]), [1]) == pytest.approx(9.0)
    assert bestes(eingabe("kosten", [8, 9])) == pytest.approx(0.0)  # nothing is cheapest
    assert bestes(eingabe("kosten", [-8, -9])) == pytest.approx(-9.0)  # only one of them is affordable


def test_jede_zielfunktion_ist_allein_und_nennt_ihre_einheit() -> None:
    for zielfunktion, einheit in (("co2", "[t CO2e]"), ("kosten", "[Tsd. EUR]")):
        modell = baue_modell(eingabe(zielfunktion, [1, 1]))
        assert einheit in modell.zielfunktion.doc


def test_modell_und_nachrechnung_meinen_dieselbe_richtung() -> None:
    """The model does not know the application, so both name the aims that are to be large."""
    assert zielgroessen.JE_MEHR_DESTO_BESSER == planziel.JE_MEHR_DESTO_BESSER
    assert planziel.EINHEITEN.keys() > planziel.JE_MEHR_DESTO_BESSER
