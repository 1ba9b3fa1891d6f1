"""The parts of a run that are measured are parts of it."""

from argparse import Namespace

import pytest

from benchmarks.studie import stufen


def test_stufen_sind_teile_des_laufs(capsys: pytest.CaptureFixture[str]) -> None:
    stufen(Namespace(massnahmen=6, laeufe=1, saat=1, ziel="kosten", luecke=0.05, zeitlimit=None))
    zeilen = capsys.readouterr().out.splitlines()
    kopf, _, zeile = ([zelle.strip() for zelle in z.strip("|").split("|")] for z in zeilen)
    werte = dict(zip(kopf, zeile, strict=True))
    s = {name: float(wert) for name, wert in werte.items() if name not in {"Lauf", "Lücke"}}
    assert werte["Lauf"] == "1"
    assert 0 < s["davon pakete"] < s["optionen"]
    assert s["davon schranke"] == 0  # so small a case has no purses to be bounded
    assert s["suche"] > 0
    assert s["optionen"] + s["bauen"] + s["uebersetzen"] + s["suche"] < s["s"]
