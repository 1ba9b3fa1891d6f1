"""Packages that are known are not enumerated again, and nothing but time shows it."""

from pathlib import Path

import pytest

from massnahmenplan.aufbereitung import Paketspeicher, paketspeicher
from massnahmenplan.aufbereitung.optionen import Optionsliste, zaehle_optionen_auf
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.planung import lies_fall
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.laeufe import Lauf, veraendere
from massnahmenplan.sensitivitaet.studie import Studie

BEISPIEL = Path(__file__).parents[2] / "beispiele" / "altchemnitz"
STUDIE = Studie.model_validate(
    {
        "name": "x",
        "entwurf": {"art": "einzeln"},
        "stellgroessen": [
            {"id": "haushalt", "art": "haushalt", "fuer": "alle", "werte": "2"},
            {"id": "huelle", "art": "investition", "fuer": "GS01", "werte": "2"},
            {"id": "ende", "art": "programmende", "fuer": "beg_em_huelle", "werte": "01.01.2028"},
        ],
    }
)


@pytest.fixture(scope="module")
def fall() -> Planungsfall:
    return lies_fall(BEISPIEL)


@pytest.fixture
def gefragte(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Measures for which the law was asked."""
    frage, alle = paketspeicher.zaehle_pakete_auf, list[str]()

    def merke(vorhaben: Vorhaben, *weiter: object) -> object:
        alle.append(vorhaben.massnahme.id)
        return frage(vorhaben, *weiter)  # type: ignore[arg-type]

    monkeypatch.setattr(paketspeicher, "zaehle_pakete_auf", merke)
    return alle


def alles(fall: Planungsfall, speicher: Paketspeicher | None = None) -> tuple[Optionsliste, list[frozenset[str]]]:
    """Return options and refusals, and what ties each package to others, which packages are not compared by."""
    liste = zaehle_optionen_auf(fall, speicher)
    return liste, [option.paket.bindungen for option in liste.optionen]


def geaendert(fall: Planungsfall, groesse: str) -> Planungsfall:
    werte = {g.id: g.einzelwerte[0] for g in STUDIE.stellgroessen}
    return veraendere(fall, STUDIE, Lauf(1, {groesse: werte[groesse]}))


@pytest.mark.parametrize(("groesse", "neu"), [("haushalt", set()), ("huelle", {"GS01"})])
def test_gefragt_wird_nur_nach_geaendertem(
    fall: Planungsfall, gefragte: list[str], groesse: str, neu: set[str]
) -> None:
    speicher, anderer = Paketspeicher(), geaendert(fall, groesse)
    assert alles(fall, speicher) == alles(fall)
    gefragte.clear()
    assert alles(anderer, speicher) == alles(anderer)
    assert set(gefragte) == neu
    gefragte.clear()
    assert alles(fall, speicher) == alles(fall)  # the case itself is still known
    assert gefragte == []


def antraege_im_jahr(liste: Optionsliste, programm: str) -> set[int]:
    antraege = (antrag for option in liste.optionen for antrag in option.paket.antraege)
    return {antrag.antrag_am.year for antrag in antraege if antrag.programm == programm}


def test_ein_beendetes_programm_ist_nicht_mehr_dabei(fall: Planungsfall) -> None:
    speicher, ohne = Paketspeicher(), geaendert(fall, "ende")
    davor = zaehle_optionen_auf(fall, speicher)
    danach = zaehle_optionen_auf(ohne, speicher)
    assert danach == zaehle_optionen_auf(ohne)
    letzte = [max(antraege_im_jahr(liste, "beg_em_huelle")) for liste in (davor, danach)]
    assert letzte[0] >= 2028 > letzte[1]


def test_mehr_antworten_als_gemerkt_werden(fall: Planungsfall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paketspeicher, "GEMERKT", 1)
    speicher, faelle = Paketspeicher(), (fall, geaendert(fall, "huelle"), fall)
    assert all(alles(einer, speicher) == alles(einer) for einer in faelle)
