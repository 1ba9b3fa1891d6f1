"""A result that is open in Excel: a clear message, and every old file stays."""

import errno
from pathlib import Path

import pytest

from massnahmenplan.bericht import schreibe_bericht, schreibe_ordner
from massnahmenplan.bericht.ordner import pruefe_schreibbar
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from tests.bericht import beispiel


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    schreibe_ordner(beispiel.ergebnis(), tmp_path)
    (tmp_path / "plan.xlsx").write_bytes(b"alt")
    return tmp_path


def _inhalt(ordner: Path) -> dict[str, bytes]:
    return {datei.name: datei.read_bytes() for datei in ordner.iterdir()}


@pytest.mark.parametrize(("sperre", "programm"), [("~$plan.xlsx", "Excel"), (".~lock.plan.xlsx#", "LibreOffice")])
def test_sperrdatei_eines_buroprogramms(ordner: Path, sperre: str, programm: str) -> None:
    (ordner / sperre).write_bytes(b"\x04Anna")
    vorher = _inhalt(ordner)
    for schreibe in (
        lambda: pruefe_schreibbar(ordner),  # before a long search
        lambda: schreibe_ordner(beispiel.ergebnis(), ordner),
        lambda: schreibe_bericht(beispiel.ergebnis(), ordner / "plan.xlsx"),
    ):
        with pytest.raises(UmgebungsFehler, match=f"ist in {programm} geöffnet") as fehler:
            schreibe()
        assert f"die übrig gebliebene Datei {sperre} löschen" in str(fehler.value)
        assert _inhalt(ordner) == vorher
    (ordner / sperre).unlink()
    schreibe_ordner(beispiel.ergebnis(), ordner)
    assert (ordner / "plan.xlsx").read_bytes() != b"alt"


def test_sperrdatei_ohne_mappe_stoert_nicht(tmp_path: Path) -> None:
    (tmp_path / "~$plan.xlsx").write_bytes(b"\x04Anna")
    schreibe_ordner(beispiel.ergebnis(), tmp_path)
    assert (tmp_path / "plan.xlsx").exists()


def test_windows_gibt_die_offene_datei_nicht_her(ordner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to rename a file that is open; files before it are put back."""
    echt = Path.rename

    def rename(self: Path, ziel: Path) -> Path:
        if self == ordner / "plan.xlsx":
            raise PermissionError(errno.EACCES, "Zugriff verweigert", str(self))
        return echt(self, ziel)

    vorher = _inhalt(ordner)
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(UmgebungsFehler, match=r"geöffnet \(z\. B\. in Excel\)\. Datei: plan\.xlsx\.$"):
        schreibe_ordner(beispiel.ergebnis(), ordner)
    assert _inhalt(ordner) == vorher
