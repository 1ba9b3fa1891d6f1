"""What is out of reach is said with its figure, and a direction without a way out is said to have none."""

import pytest

from massnahmenplan.ergebnis.ausweg import Diagnose, Fehlanzeige, Richtung
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.lockerung import diagnostiziere
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme

JAHRE = range(2027, 2031)


def unerreichbar(**ziel: object) -> Planungsfall:
    """A and B have 25 and 20 t, 10 of which they save twice, and C has 10: at most 45 t, whatever is done.

    No single limit says so, since the most of each measure is 55 t in sum.
    """
    return baue_fall(
        [massnahme("A", co2_t_a=25), massnahme("B", co2_t_a=20, pflicht=True), massnahme("C")],
        haushalt=ansaetze("200000", JAHRE),
        beziehungen=[{"art": "ueberlappung", "mitglieder": ["A", "B"], "co2_t_a": 10}],
        ziele=[{"id": "z", "name": "Klimaziel", "art": "minderung_jahr", "jahr": 2030, "wert": 50} | ziel],
    )


def fehlanzeige(diagnose: Diagnose, richtung: Richtung) -> Fehlanzeige | None:
    return next((eine for eine in diagnose.fehlanzeigen if eine.richtung is richtung), None)


def test_unerreichbares_ziel_wird_mit_dem_hoechsten_genannt_und_sonst_nichts() -> None:
    """Neither the compulsory measure nor a budget has any part in it: that target is the whole conflict."""
    with pytest.raises(UnerfuellbarFehler) as gefangen:
        plane(unerreichbar())
    fehler, diagnose = gefangen.value, gefangen.value.diagnose
    assert diagnose is not None
    assert diagnose.widerspruch == ("Ziel Klimaziel",)
    assert diagnose.widerspruch_ist_minimal
    assert fehler.genaue_gruende == (
        "Ziel Klimaziel 2030: höchstens 45 t sind erreichbar, verlangt sind 50 t – auch wenn jede andere Vorgabe "
        "entfiele.",
    )
    assert str(fehler).splitlines()[1:] == list(fehler.genaue_gruende)


@pytest.mark.parametrize("jahr", [2028, 2030])
def test_richtung_ohne_ausweg_ist_bewiesen(jahr: int) -> None:
    """Done in 2027 at the earliest, at work from 2028 on: neither money nor time makes more than 45 t of 50."""
    diagnose = diagnostiziere(unerreichbar(jahr=jahr))
    assert {eine.richtung for eine in diagnose.fehlanzeigen} == {Richtung.GELD, Richtung.ZEIT}
    assert all(eine.bewiesen for eine in diagnose.fehlanzeigen)
    geld, zeit = fehlanzeige(diagnose, Richtung.GELD), fehlanzeige(diagnose, Richtung.ZEIT)
    assert geld is not None
    assert zeit is not None
    assert geld.satz.startswith("Mehr Geld allein hilft nicht")
    assert zeit.satz.startswith("Mehr Zeit allein hilft nicht")


def test_was_nicht_zu_ende_gesucht_ist_ist_nicht_bewiesen() -> None:
    def unterbrich(schritt: str) -> None:
        if schritt.endswith("ziel"):
            raise KeyboardInterrupt

    diagnose = diagnostiziere(unerreichbar(), melde=unterbrich)
    assert diagnose.auswege == ()
    assert {eine.richtung: eine.bewiesen for eine in diagnose.fehlanzeigen} == {
        Richtung.GELD: True,
        Richtung.ZIEL: False,
        Richtung.ZEIT: False,
    }
    zeit = fehlanzeige(diagnose, Richtung.ZEIT)
    assert zeit is not None
    assert zeit.satz == "Ob mehr Zeit allein hilft, blieb in der Zeit offen: weder gefunden noch ausgeschlossen."


def test_wo_es_auswege_gibt_fehlt_keiner() -> None:
    """One of 100,000 EUR a year, 20 t in 2028: more money, less target and a later year all help."""
    fall = baue_fall(
        [massnahme(k) for k in "AB"],
        haushalt=ansaetze("100000", JAHRE),
        ziele=[{"id": "z", "art": "minderung_jahr", "jahr": 2028, "wert": 20}],
    )
    diagnose = diagnostiziere(fall)
    assert diagnose.fehlanzeigen == ()
    assert diagnose.gruende == (
        "Diese Vorgaben schließen einander aus: Haushalt Stadt (investiv) 2027; Ziel z. "
        "Mindestens eine davon muss gelockert werden.",
    )


def test_ohne_harte_ziele_wird_von_zielen_nichts_gesagt() -> None:
    fall = baue_fall([massnahme("A", pflicht=True, dauer_bau=9)])
    assert fehlanzeige(diagnostiziere(fall), Richtung.ZIEL) is None
