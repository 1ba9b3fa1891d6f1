"""``neu``: a case that runs, and nothing overwritten."""

import errno
import os

import pytest

from massnahmenplan import lies_fall
from massnahmenplan.cli.neu import naechste_schritte


def test_vorlage_wird_angelegt_und_nennt_die_naechsten_befehle(rufe, tmp_path) -> None:
    ordner = tmp_path / "mein Quartier"
    lauf = rufe("neu", ordner)
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    assert lauf.stdout == (
        f"{ordner} ist angelegt. Weiter mit:\n"
        f'  massnahmenplan pruefen "{ordner}"\n'
        f'  massnahmenplan optimieren "{ordner}" -o plan\n'
    )
    assert [datei.name for datei in ordner.iterdir()] == ["fall.yaml"]


def test_namen_ohne_leerzeichen_bleiben_ohne_anfuehrungszeichen(tmp_path) -> None:
    assert naechste_schritte(tmp_path) == (
        f"  massnahmenplan pruefen {tmp_path}\n  massnahmenplan optimieren {tmp_path} -o plan"
    )


def test_leerer_ordner_wird_genutzt(rufe, tmp_path) -> None:
    ordner = tmp_path / "da"
    ordner.mkdir()
    assert rufe("neu", ordner).ausgang == 0
    assert (ordner / "fall.yaml").is_file()


@pytest.mark.parametrize("optionen", [(), ("--xlsx",)])
def test_volle_platte_wird_benannt_und_nichts_bleibt(rufe, tmp_path, monkeypatch, optionen) -> None:
    def voll(_kennzahl: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", voll)
    lauf = rufe("neu", tmp_path / "fall", *optionen)
    assert lauf.ausgang == 8
    assert "kann nicht geschrieben werden. Der Datenträger ist voll." in lauf.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("optionen", [(), ("--xlsx",)])
def test_nichts_wird_ueberschrieben(rufe, tmp_path, optionen) -> None:
    datei = tmp_path / "fall.yaml"
    datei.write_text("meins", encoding="utf-8")
    for ziel in (tmp_path, datei):
        lauf = rufe("neu", ziel, *optionen)
        assert lauf.ausgang == 2
        assert lauf.stderr.endswith(f"Fehler: {ziel} gibt es schon; es wird nichts überschrieben.\n")
    assert datei.read_text(encoding="utf-8") == "meins"
    assert list(tmp_path.iterdir()) == [datei]


def test_arbeitsmappe_ist_derselbe_fall_wie_die_vorlage(rufe, fall, tmp_path) -> None:
    assert rufe("neu", tmp_path / "mappe", "--xlsx").ausgang == 0
    (mappe,) = (tmp_path / "mappe").iterdir()
    assert mappe.name == "fall.xlsx"
    aus_yaml, aus_mappe = lies_fall(fall), lies_fall(mappe)
    assert aus_mappe == aus_yaml
    assert len(aus_yaml.massnahmen) == 7
