"""The textbook form is the same problem with a weaker bound, and its measurement is kept as it was taken."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.beweis import KOPF, haenge_an, lies
from benchmarks.beweislauf import unsere_form
from benchmarks.erzeuger import erzeuge
from benchmarks.lehrbuch import schreibe_wie_im_lehrbuch
from massnahmenplan.loeser import Standardform, Wuensche, loese


def ohne_ganzzahligkeit(form: Standardform) -> float:
    wert = loese(replace(form, ganzzahlig=np.zeros(len(form.spalten), dtype=bool)), Wuensche()).zielwert
    assert wert is not None
    return wert


@pytest.mark.parametrize("ziel", ["co2", "kosten"])
def test_lehrbuch_hat_dasselbe_optimum_und_die_schwaechere_schranke(ziel: str) -> None:
    fall = erzeuge(6, 3)  # its pots do not bind: partial grants bring nothing
    unsere, lehrbuch = unsere_form(fall, ziel), schreibe_wie_im_lehrbuch(fall, ziel)
    optima = [loese(form, Wuensche(luecke=0.0)).zielwert for form in (unsere, lehrbuch)]
    assert optima[0] == pytest.approx(optima[1])
    assert optima[0] != 0
    schlechter = 1 if ziel == "co2" else -1
    assert schlechter * ohne_ganzzahligkeit(lehrbuch) > 1.2 * schlechter * ohne_ganzzahligkeit(unsere)


def test_jeder_lauf_bleibt_stehen_und_der_neueste_zaehlt(tmp_path: Path) -> None:
    datei = tmp_path / "beweis.csv"
    lauf = {"massnahmen": 25, "saat": 1, "ziel": "co2", "weg": "ganz"}
    haenge_an(datei, lauf | {"ende": "Fehler: nichts gefunden"})
    haenge_an(datei, lauf | {"ende": "optimal", "luecke": 0.000812345678})
    zeilen = datei.read_text(encoding="utf-8").splitlines()
    assert zeilen[0] == ",".join(KOPF)
    assert len(zeilen) == 3
    assert [(z["ende"], z["luecke"]) for z in lies(datei)] == [("optimal", "0.0008123457")]
