"""What a workbook offers for choice is what the check of references looks at: an unknown id there is a finding."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from massnahmenplan import eingabe
from massnahmenplan.eingabe.felder import zuordnungsfelder
from massnahmenplan.eingabe.listen import LISTEN
from massnahmenplan.eingabe.verweisfelder import VERWEISE
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Stammdaten

ZEILEN: dict[str, dict[str, Any]] = {
    "kostentraeger": {"id": "stadt", "name": "Stadt", "art": "kommune"},
    "haushalt": {"kostentraeger": "stadt", "jahr": 2027, "betrag_eur": 1},
    "verpflichtungen": {"kostentraeger": "stadt", "jahr": 2027, "betrag_eur": 1},
    "deckungen": {"von": "stadt", "nach": "stadt"},
    "objekte": {"id": "haus", "name": "Haus", "art": "wohngebaeude"},
    "massnahmen": {
        "id": "a", "name": "A", "handlungsfeld": "gruen", "kostentraeger": "stadt", "investition_eur": 1,
        "co2_t_a": 1,
    },
    "varianten": {"massnahme": "a", "id": "v"},
    "beziehungen": {"art": "ausschluss", "mitglieder": "a"},
    "energietraeger": {"id": "gas", "emissionsfaktor_g_kwh": 240},
    "beihilfen": {"kostentraeger": "stadt", "konto": "k", "datum": "2026-01-01", "betrag_eur": 1},
    "kredite": {"id": "k", "name": "K", "kostentraeger": "stadt", "sollzins": 0.03, "laufzeit_jahre": 10},
    "ziele": {"id": "z", "art": "kriterium", "wert": 1},
    "festlegungen": {"massnahme": "a", "art": "muss", "beschluss": "Rat"},
    "stand": {"massnahme": "a", "phase": "idee", "datum": "2027-01-01"},
    "bescheide": {"massnahme": "a", "programm": "p", "art": "abgelehnt", "datum": "2027-01-01"},
    "kreditstand": {"kredit": "k", "jahr": 2027, "betrag_eur": 0},
}  # fmt: skip
"""A row of each list that has references; the one that is tried is changed."""


def _stellen() -> list[tuple[str, str]]:
    einzelne = {liste: klasse.model_fields.keys() - zuordnungsfelder(klasse) for liste, klasse in LISTEN.items()}
    return [(liste, feld) for liste, felder in einzelne.items() for feld in VERWEISE if feld in felder]


def _befunde(ordner: Path, **listen: Any) -> set[tuple[str, str]]:
    projekt = {"name": "P", "beginn": 2027, "ende": 2028}
    inhalt = {"projekt": projekt, **{liste: [zeile] for liste, zeile in listen.items()}}
    (ordner / "fall.yaml").write_text(yaml.safe_dump(inhalt, allow_unicode=True), encoding="utf-8")
    with pytest.raises(EingabeFehler) as fehler:
        eingabe.lies(ordner, Stammdaten({}, {}))
    return {(b.kennung, str(b.feld)) for b in fehler.value.befunde if b.wert == "unbekannt"}


@pytest.mark.parametrize(("liste", "feld"), _stellen())
def test_unbekannte_kennung_ist_ein_befund(liste: str, feld: str, tmp_path: Path) -> None:
    grund = {name: ZEILEN[name] for name in ("kostentraeger", "massnahmen")}
    befunde = _befunde(tmp_path, **grund | {liste: ZEILEN[liste] | {feld: "unbekannt"}})
    erwartet = "E217" if (liste, feld) == ("ziele", "energietraeger") else "E061"
    assert any(kennung == erwartet and ort.endswith(feld) for kennung, ort in befunde), befunde
