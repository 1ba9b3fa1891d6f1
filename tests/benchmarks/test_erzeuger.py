"""The synthetic cases: seeded, valid, of the asked size and of a shape like practice."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.erzeuger import JAHRE, TRAEGER, erzeuge
from benchmarks.fallordner import schreibe_fall
from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.eingabe import lies
from massnahmenplan.kataloge import lade_stammdaten


def test_gleiche_saat_ergibt_den_gleichen_fall() -> None:
    assert erzeuge(25, 3).pruefsumme() == erzeuge(25, 3).pruefsumme()


def test_andere_saat_und_andere_groesse_ergeben_andere_faelle() -> None:
    faelle = [erzeuge(25, 1), erzeuge(25, 2), erzeuge(26, 1)]
    investitionen = {tuple(m.investition_eur["bau"] for m in fall.massnahmen)[:10] for fall in faelle}
    assert len(investitionen) == 3


@pytest.mark.parametrize("anzahl", [25, 100, 300, 1000])
def test_fall_hat_die_verlangte_groesse(anzahl: int) -> None:
    fall = erzeuge(anzahl)
    assert len(fall.massnahmen) == anzahl
    assert len(fall.haushalt) == len(TRAEGER) * len(JAHRE)
    assert len(fall.beziehungen) == anzahl // 4 + (1 if anzahl % 4 > 1 else 0)  # every fourth and its neighbour


def test_geschriebener_fall_wird_fehlerfrei_und_gleich_gelesen(tmp_path: Path) -> None:
    schreibe_fall(25, tmp_path / "fall", saat=2)
    assert lies(tmp_path / "fall", lade_stammdaten()).fall.pruefsumme() == erzeuge(25, 2).pruefsumme()


def test_jede_massnahme_hat_optionen_und_eine_bis_einige_foerderungen() -> None:
    fall = erzeuge(40)
    optionen = bereite_auf(fall, "co2").optionen
    assert {option.massnahme for option in optionen} == {massnahme.id for massnahme in fall.massnahmen}
    pakete = Counter((option.massnahme, option.variante, option.beginn) for option in optionen)
    assert max(pakete.values()) > 1
    assert sum(pakete.values()) / len(pakete) < 4


def test_toepfe_und_leitung_werden_gebraucht() -> None:
    namen = {
        konto.name for konto in bereite_auf(erzeuge(40), "co2").daten.konten if any(map(len, konto.verbrauch))
    }
    assert namen == {"topf:land_energie", "topf:land_stadt", "ressource:leitung"}
