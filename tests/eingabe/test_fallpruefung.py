"""A case that was made is judged as the same case is when it is read."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from massnahmenplan import eingabe, kataloge
from massnahmenplan.eingabe.fallpruefung import fehler_im_fall
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, falldaten, massnahme

BEISPIELE = Path(__file__).parents[2] / "beispiele"
JAHRE = range(2027, 2031)


@pytest.mark.parametrize("name", ["altchemnitz_fortschreibung/2030", "wohnquartier", "muenster2030"])
def test_an_einem_gelesenen_fall_ist_nichts_auszusetzen(name: str) -> None:
    fall = eingabe.lies(BEISPIELE / name, kataloge.lade_stammdaten()).fall
    assert fehler_im_fall(fall) == ()


LED, RAD = massnahme("led", co2_t_a=4), massnahme("rad", pflicht=True)
SPAET = {"massnahme": "led", "art": "nicht_vor", "wert": "2035", "beschluss": "B"}
VERBOT = {"massnahme": "rad", "art": "darf_nicht", "beschluss": "B"}
VERLUST = {"art": "ueberlappung", "mitglieder": ["rad", "led"], "co2_t_a": 9}
FEHLER: list[dict[str, Any]] = [
    {"massnahmen": [massnahme("led", fruehester_beginn=2040)]},
    {"massnahmen": [massnahme("led", investition_eur={"planung": "9e9", "bau": "9e9"})]},
    {"massnahmen": [LED], "ziele": [{"id": "z", "art": "minderung_jahr", "jahr": 2030, "wert": 40}]},
    {"massnahmen": [LED], "ziele": [{"id": "z", "art": "minderung_jahr", "jahr": 2050, "wert": 4}]},
    {"massnahmen": [LED], "festlegungen": [SPAET]},
    {"massnahmen": [RAD], "festlegungen": [VERBOT]},
    {"massnahmen": [LED, RAD], "beziehungen": [VERLUST]},
    {"massnahmen": [RAD], "haushalt": [*ansaetze(1, JAHRE), *ansaetze(2, JAHRE)[:1]]},
]


@pytest.mark.parametrize("abschnitte", FEHLER)
def test_dieselben_fehler_wie_beim_lesen(tmp_path: Path, abschnitte: dict[str, Any]) -> None:
    daten = falldaten(**abschnitte)
    (tmp_path / "fall.yaml").write_text(yaml.safe_dump(daten, allow_unicode=True), "utf-8")
    with pytest.raises(EingabeFehler) as gelesen:
        eingabe.lies(tmp_path, kataloge.lade_stammdaten())
    gemacht = fehler_im_fall(Planungsfall.model_validate(daten))
    assert {(b.kennung, b.feld) for b in gemacht} == {(b.kennung, b.feld) for b in gelesen.value.befunde}
    assert gemacht
