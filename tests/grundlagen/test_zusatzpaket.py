"""A package that is missing: which, what for, and what to do."""

import sys
from importlib import import_module

import pytest

from massnahmenplan.bericht import laeufe
from massnahmenplan.bericht.entwurf import word
from massnahmenplan.bericht.pdf import satz
from massnahmenplan.bericht.studie import bilder
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from massnahmenplan.grundlagen.zusatzpaket import verlange_paket
from massnahmenplan.sensitivitaet import punkte


def test_satz_nennt_paket_zweck_und_abhilfe() -> None:
    with (
        pytest.raises(UmgebungsFehler) as gefangen,
        verlange_paket("Karten", "kartenkunst", "karten", "sonst ohne"),
    ):
        import_module("massnahmenplan.gibt_es_nicht")
    assert str(gefangen.value) == (
        "Für Karten fehlt das Paket kartenkunst. Abhilfe: pip install 'massnahmenplan[karten]', sonst ohne."
    )


def test_anderes_bleibt_wie_es_ist() -> None:
    with pytest.raises(ZeroDivisionError), verlange_paket("Karten", "kartenkunst", "karten"):
        1 / 0  # noqa: B018


@pytest.mark.parametrize(
    ("modul", "rufe", "anfang", "zusatz"),
    [
        ("docx", word.pruefe_paket, "Für das Word-Dokument fehlt das Paket python-docx.", "office"),
        ("typst", satz.pruefe_paket, "Für das PDF fehlt das Paket typst.", "pdf"),
        ("matplotlib.figure", bilder._matplotlib, "Für Bilder fehlt das Paket matplotlib.", "bilder"),
        ("polars", lambda: laeufe.als_parquet(None), "Für Parquet fehlt das Paket polars.", "parquet"),
        ("SALib.sample.morris", punkte._salib, "Für Morris und Sobol fehlt das Paket SALib.", "sensitivitaet"),
    ],
)
def test_alle_sagen_denselben_satz(monkeypatch, modul, rufe, anfang, zusatz) -> None:
    monkeypatch.setitem(sys.modules, modul, None)
    with pytest.raises(UmgebungsFehler) as gefangen:
        rufe()
    assert str(gefangen.value) == f"{anfang} Abhilfe: pip install 'massnahmenplan[{zusatz}]'."
