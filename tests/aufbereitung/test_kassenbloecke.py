"""Which measures draw on the same purse."""

from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.aufbereitung.kassenbloecke import kassenbloecke
from tests.fallbau import ansaetze, baue_fall, massnahme

JAHRE = range(2027, 2031)


def test_alle_optionen_einer_massnahme_gehoeren_zu_ihrem_traeger() -> None:
    fall = baue_fall(
        [massnahme("a"), massnahme("b", kostentraeger="werk")],
        weitere_traeger=[{"id": "werk", "name": "Werk", "art": "kommunales_unternehmen"}],
        haushalt=[*ansaetze(100_000, JAHRE), *ansaetze(100_000, JAHRE, "werk")],
    )
    aufbereitung = bereite_auf(fall, "co2")
    bloecke = kassenbloecke(aufbereitung.daten)
    assert len(bloecke) == len(aufbereitung.optionen)
    for o, option in enumerate(aufbereitung.optionen):
        assert bloecke["x", o] == {"a": 0, "b": 1}[option.massnahme]


def test_ohne_haushalt_gibt_es_keine_bloecke() -> None:
    aufbereitung = bereite_auf(baue_fall([massnahme("a")]), "co2")
    assert kassenbloecke(aufbereitung.daten) == {}
