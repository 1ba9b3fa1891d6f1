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
    """25 t of A and B, which exclude each other, or 10 of C: at most 35 t of 40, with money and compulsion."""
    return baue_fall(
        [massnahme("A", co2_t_a=25), massnahme("B", co2_t_a=20, pflicht=True), massnahme("C")],
        projekt={"ausgangsemission_t_a": 1000},
        haushalt=ansaetze("200000", JAHRE),
        beziehungen=[{"art": "alternative", "mitglieder": ["A", "B"], "hinweis": "Weg"}],
        ziele=[{"id": "z", "name": "Klimaziel", "art": "minderung_jahr", "jahr": 2030, "wert": 56} | ziel],
    )


def fehlanzeige(diagnose: Diagnose, richtung: Richtung) -> Fehlanzeige | None:
    return next((eine for eine in diagnose.fehlanzeigen if eine.richtung is richtung), None)


def test_unerreichbares_ziel_wird_mit_dem_hoechsten_genannt_und_sonst_nichts() -> None:
    """A, B and C have 55 t. The pair may give way, the order of nature not: 55 of 56."""
    with pytest.raises(UnerfuellbarFehler) as gefangen:
        plane(unerreichbar())
    fehler, diagnose = gefangen.value, gefangen.value.diagnose
    assert diagnose is not None
    assert diagnose.widerspruch == ("Ziel Klimaziel",)
    assert diagnose.widerspruch_ist_minimal
    assert "höchstens 55" in " ".join(fehler.genaue_gruende)
    assert "Pflicht" not in str(fehler)
    assert "Haushalt" not in str(fehler)


@pytest.mark.parametrize("jahr", [2028, 2030])
def test_richtung_ohne_ausweg_ist_bewiesen(jahr: int) -> None:
    """Done in 2027 at the earliest, at work from 2028 on: neither money nor time makes more than 55 t of 56."""
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
