"""``docs/fallformat.md`` is complete: every field of every list with what holds if it is not stated."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.begriffe.ziel import Zielart
from massnahmenplan.eingabe.listen import LISTEN, PROJEKT, EigenesProgramm
from massnahmenplan.eingabe.schema import VOM_LESER_GESETZT
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.grundlagen.schreibweise import anzahl

SEITE = (Path(__file__).parents[1] / "docs" / "fallformat.md").read_text(encoding="utf-8")
ABSCHNITTE: dict[str, type[Grundform]] = {
    PROJEKT: Projekt,
    **LISTEN,
    "foerderprogramme: eigenes Programm": EigenesProgramm,
    "foerderkonten: eigenes Konto": Foerderkonto,
    "fassungen": Fassung,
}


def _vorgabe(feld: FieldInfo) -> str:
    """Return what the page says about a field that is not stated."""
    if feld.is_required():
        return "Pflicht"
    wert = feld.get_default(call_default_factory=True, validated_data={})
    if wert is None or wert in ((), {}) or isinstance(wert, Grundform):
        return "–"
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    return anzahl(wert) if isinstance(wert, Decimal) else str(wert)


def _abschnitt(name: str) -> str:
    kennung, punkt, zusatz = name.partition(":")
    anfang = SEITE.index(f"\n## `{kennung}`{punkt}{zusatz}\n")
    ende = SEITE.find("\n## ", anfang + 1)
    return SEITE[anfang : ende if ende > 0 else len(SEITE)]


def _felder() -> Iterator[tuple[str, str, FieldInfo]]:
    for name, klasse in ABSCHNITTE.items():
        for feld, angaben in klasse.model_fields.items():
            if feld not in VOM_LESER_GESETZT:
                yield name, feld, angaben


@pytest.mark.parametrize(("name", "feld", "angaben"), [*_felder()])
def test_jedes_feld_steht_mit_seiner_vorgabe_da(name: str, feld: str, angaben: FieldInfo) -> None:
    assert f"\n| `{feld}` | {_vorgabe(angaben)} |" in _abschnitt(name)


@pytest.mark.parametrize("name", list(ABSCHNITTE))
def test_kein_feld_steht_da_das_es_nicht_gibt(name: str) -> None:
    tabelle = _abschnitt(name).partition("\n### ")[0]
    genannt = {zeile.split("`")[1] for zeile in tabelle.splitlines() if zeile.startswith("| `")}
    assert genannt == set(ABSCHNITTE[name].model_fields) - VOM_LESER_GESETZT


@pytest.mark.parametrize(
    ("liste", "arten"), [("beziehungen", Beziehungsart), ("festlegungen", Festlegungsart), ("ziele", Zielart)]
)
def test_jede_art_ist_erklaert(liste: str, arten: type[StrEnum]) -> None:
    erklaert = _abschnitt(liste).partition("\n### ")[2]
    assert {zeile.split("`")[1] for zeile in erklaert.splitlines() if zeile.startswith("| `")} == set(arten)
