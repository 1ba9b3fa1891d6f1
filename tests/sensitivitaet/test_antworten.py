"""Answers from the folder of a study alone: the same ones as when it was evaluated."""

import sqlite3
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from massnahmenplan.bericht.studie.ordner import DATEN, schreibe_auswertung
from massnahmenplan.ergebnis.studienantworten import Studienantworten
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planung import Vorgaben
from massnahmenplan.sensitivitaet.ablage import DATEI, oeffne
from massnahmenplan.sensitivitaet.antworten import lies_antworten
from massnahmenplan.sensitivitaet.auswertung import KERN_AB
from massnahmenplan.sensitivitaet.grundlage import Grundlage
from tests.bericht import beilagenbau


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    """A store with the runs, without any evaluation."""
    grundlage = Grundlage.von(beilagenbau.fall(), beilagenbau.studie(), Vorgaben())
    with oeffne(tmp_path, grundlage, fortsetzen=False) as ablage:
        for lauf in beilagenbau.laeufe():
            ablage.lege_ab(lauf)
    return tmp_path


def _geordnet(antworten: Studienantworten) -> Studienantworten:
    return replace(antworten, fall=antworten.fall.geordnet())


def _kennung(ordner: Path) -> str:
    with pytest.raises(EingabeFehler) as fehler:
        lies_antworten(ordner)
    (befund,) = fehler.value.befunde
    assert befund.abhilfe
    return befund.kennung


def test_aus_dem_ordner_kommen_dieselben_antworten(ordner: Path) -> None:
    schreibe_auswertung(beilagenbau.antworten(), ordner)
    gelesen = lies_antworten(ordner)
    assert gelesen.kern_ab == beilagenbau.KERN_AB
    assert gelesen.reue == beilagenbau.antworten().reue
    assert _geordnet(gelesen) == _geordnet(beilagenbau.antworten())


def test_ohne_auswertung_fehlt_nur_die_reue(ordner: Path) -> None:
    gelesen = lies_antworten(ordner)
    assert (gelesen.reue, gelesen.kern_ab) == (None, KERN_AB)
    assert gelesen.tornado == beilagenbau.antworten().tornado


def test_nicht_verlangte_reue_bleibt_ohne_antwort(ordner: Path) -> None:
    schreibe_auswertung(replace(beilagenbau.antworten(), reue=None), ordner)
    assert lies_antworten(ordner).reue is None


@pytest.mark.parametrize("inhalt", ["", "[]", "{}", '{"kern_ab": 0.5, "reue": {"kandidaten": [{}]}}'])
def test_beschaedigte_auswertung_wird_genannt(ordner: Path, inhalt: str) -> None:
    (ordner / DATEN).write_text(inhalt, encoding="utf-8")
    assert _kennung(ordner) == "E438"


def test_fall_einer_anderen_fassung_wird_genannt(ordner: Path) -> None:
    verbindung = sqlite3.connect(ordner / DATEI)
    verbindung.execute("UPDATE grundlage SET inhalt = ? WHERE art = 'fall'", (zlib.compress(b'{"neu": 1}'),))
    verbindung.commit()
    verbindung.close()
    assert _kennung(ordner) == "E437"


def test_ordner_ohne_studie(tmp_path: Path) -> None:
    assert _kennung(tmp_path) == "E435"
