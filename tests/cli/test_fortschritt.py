"""The progress line: its words, and its silence in a pipe."""

import os
import sys

import pytest

from massnahmenplan.cli.fortschritt import fortschrittszeile, zeile
from massnahmenplan.loeser import Fortschritt


@pytest.mark.parametrize(
    ("stand", "text"),
    [
        (Fortschritt(0.4, None, None, None, 0), "Suche läuft · 0 s"),
        (Fortschritt(3.0, None, 1300.25, None, 0), "Schranke 1.300,3 t CO2e · 3 s"),
        (
            # 1300.25 - 1287.5 = 12.75; 12.75 / 1287.5 = 0.99 %
            Fortschritt(12.6, 1287.5, 1300.25, 12.75 / 1287.5, 88),
            "bester Plan 1.287,5 t CO2e · Schranke 1.300,3 t CO2e · Lücke 12,8 t CO2e · 0,99 % · 13 s",
        ),
    ],
)
def test_zeile_nennt_besten_schranke_luecke_und_zeit(stand, text) -> None:
    assert zeile(stand, "t CO2e") == text


def test_in_einer_pipe_schweigt_der_fortschritt(capsys) -> None:
    with fortschrittszeile("co2") as melde:
        assert melde is None
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo terminal")
@pytest.mark.parametrize(("term", "sichtbar"), [("xterm", True), ("dumb", False)])
def test_auf_dem_terminal_erscheint_die_zeile(monkeypatch, term, sichtbar) -> None:
    import pty

    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("NO_COLOR", raising=False)
    haupt, neben = pty.openpty()
    with os.fdopen(neben, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with fortschrittszeile("kosten") as melde:
            assert (melde is not None) is sichtbar
            if melde is not None:
                melde(Fortschritt(2.0, 150.0, 140.0, 10 / 150, 1))
        terminal.write("ENDE")
        terminal.flush()
        gelesen = ""
        while "ENDE" not in gelesen:
            gelesen += os.read(haupt, 65536).decode()
    os.close(haupt)
    assert ("bester Plan 150,0 EUR" in gelesen) is sichtbar
