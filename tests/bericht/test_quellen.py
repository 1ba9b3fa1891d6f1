"""Each source once, with what rests on it: purses by span of years, programmes by version, long lists counted."""

from massnahmenplan.bericht import html
from massnahmenplan.bericht.quellen import HOECHSTENS, Quelle, belege, quellen
from massnahmenplan.planungsfall import Planungsfall
from tests.bericht import beispiel


def _mit(**teile: object) -> Planungsfall:
    return beispiel.fall().model_copy(update=teile)


def test_jede_quelle_steht_einmal_mit_allem_was_auf_ihr_ruht() -> None:
    fall = beispiel.fall()
    assert len(list(belege(fall))) == 13
    assert list(quellen(fall)) == [
        Quelle("Lichtkonzept, S. 12", "Maßnahme: Straßenbeleuchtung auf LED (led)", "", ""),
        Quelle(
            "Haushaltsplan 2027",
            "Haushaltsansatz: Stadt investiv 2027–2031, Wohnungsgenossenschaft eG investiv 2027–2031",
            "",
            "",
        ),
        Quelle(
            "Richtlinie; Beispielquelle",
            "Förderprogramm: Kommunalrichtlinie Beispiel (komm) ab 01.01.2026",
            "22.11.2026",
            "V1",
        ),
        Quelle(
            "Richtlinie; Beispielquelle",
            "Förderprogramm: Gebäudeförderung Beispiel (beg) ab 01.01.2026",
            "22.11.2026",
            "V2",
        ),
    ]
    assert html.schreibe(beispiel.ergebnis()).decode().count("Haushaltsplan 2027") == 1


def test_jahre_mit_luecke_stehen_einzeln() -> None:
    haushalt = tuple(a for a in beispiel.fall().haushalt if a.kostentraeger == "stadt" and a.jahr != 2029)
    (quelle,) = [q for q in quellen(_mit(haushalt=haushalt)) if q.text == "Haushaltsplan 2027"]
    assert quelle.wofuer == "Haushaltsansatz: Stadt investiv 2027, 2028, 2030, 2031"


def test_sehr_vieles_wird_gezaehlt() -> None:
    led = beispiel.fall().massnahme_mit_id["led"]
    viele = tuple(led.model_copy(update={"id": f"led{nr}", "name": f"Licht {nr}"}) for nr in range(HOECHSTENS + 1))
    (quelle,) = [q for q in quellen(_mit(massnahmen=viele)) if q.text == led.quelle]
    assert quelle.wofuer.startswith("Maßnahme: Licht 0 (led0), ")
    assert quelle.wofuer.endswith(f"Licht {HOECHSTENS - 2} (led{HOECHSTENS - 2}) und 2 weitere")
