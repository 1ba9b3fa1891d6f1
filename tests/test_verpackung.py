"""What is shipped: wheel, source archive and editable install carry everything and work from anywhere."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

WURZEL = Path(__file__).parents[1]
PROBE = """
import sys
from pathlib import Path
import massnahmenmodell, massnahmenplan
from massnahmenplan.cli.neu import vorlagen
from massnahmenplan.kataloge import lade_stammdaten
for paket in (massnahmenplan, massnahmenmodell):
    assert str(Path(paket.__file__)).startswith(sys.argv[1]), paket.__file__
assert "klein" in vorlagen()
print(len(lade_stammdaten().programme), massnahmenplan.__version__)
"""


def _baue(art: str, ziel: Path) -> Path:
    """Build one archive without network, with the hatchling of this environment."""
    code = f"import sys; from hatchling.build import build_{art} as baue; print(baue(sys.argv[1]))"
    lauf = subprocess.run(
        [sys.executable, "-c", code, str(ziel)], cwd=WURZEL, capture_output=True, text=True, check=True
    )
    return ziel / lauf.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def rad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _baue("wheel", tmp_path_factory.mktemp("rad"))


@pytest.fixture
def umgebung(tmp_path: Path) -> Path:
    """A fresh environment that sees the libraries of this one, but neither of our packages."""
    ordner = tmp_path / "umgebung"
    venv.create(ordner, with_pip=False)
    return ordner


def _pakete(ordner: Path) -> Path:
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(ordner), "platbase": str(ordner)}))


def _installiere(rad: Path, umgebung: Path) -> None:
    """Install a wheel of pure Python, which is to unpack it: the environment may have no pip."""
    with zipfile.ZipFile(rad) as archiv:
        archiv.extractall(_pakete(umgebung))


def _probiere(umgebung: Path, wurzel: Path, leer: Path) -> str:
    bibliotheken = Path(sysconfig.get_path("purelib"))
    python = umgebung / ("Scripts" if os.name == "nt" else "bin") / "python"
    aufruf = [str(python), "-c", PROBE, str(wurzel)]
    # PYTHONPATH adds the libraries without their .pth files, so the editable install of this one is not seen
    umfeld = os.environ | {"PYTHONPATH": str(bibliotheken)}
    lauf = subprocess.run(aufruf, cwd=leer, env=umfeld, capture_output=True, text=True, check=False)
    assert lauf.returncode == 0, lauf.stderr
    return lauf.stdout


def test_rad_enthaelt_pakete_kataloge_vorlagen_und_typen(rad: Path) -> None:
    namen = set(zipfile.ZipFile(rad).namelist())
    assert {
        "massnahmenplan/__init__.py",
        "massnahmenplan/py.typed",
        "massnahmenplan/vorlagen/klein/fall.yaml",
        "massnahmenplan/kataloge/foerderprogramme/beg_em_huelle.yaml",
        "massnahmenplan/kataloge/emissionsfaktoren/iinas.yaml",
        "massnahmenmodell/__init__.py",
        "massnahmenmodell/aufbau.py",
    } <= namen
    erlaubt = {"massnahmenplan", "massnahmenmodell"}
    fremd = {name.split("/")[0] for name in namen if ".dist-info" not in name} - erlaubt
    assert fremd == set()


def test_rad_enthaelt_jede_datei_der_pakete(rad: Path) -> None:
    im_baum = {
        str(datei.relative_to(basis).as_posix())
        for basis, paket in ((WURZEL, "massnahmenplan"), (WURZEL / "modelle", "massnahmenmodell"))
        for datei in (basis / paket).rglob("*")
        if datei.is_file() and datei.suffix != ".pyc"
    }
    im_rad = {name for name in zipfile.ZipFile(rad).namelist() if ".dist-info" not in name}
    assert im_rad == im_baum


def test_rad_laeuft_in_frischer_umgebung_aus_leerem_ordner(rad: Path, umgebung: Path, tmp_path: Path) -> None:
    _installiere(rad, umgebung)
    leer = tmp_path / "leer"
    leer.mkdir()
    anzahl, version = _probiere(umgebung, umgebung.resolve(), leer).split()
    assert int(anzahl) >= 5
    assert version in rad.name


def test_rad_bringt_den_befehl_mit(rad: Path) -> None:
    archiv = zipfile.ZipFile(rad)
    (name,) = [name for name in archiv.namelist() if name.endswith("entry_points.txt")]
    assert "massnahmenplan = massnahmenplan.cli:start" in archiv.read(name).decode()


def test_bearbeitbare_installation_zeigt_auf_beide_quellen(umgebung: Path, tmp_path: Path) -> None:
    _installiere(_baue("editable", tmp_path), umgebung)
    leer = tmp_path / "leer"
    leer.mkdir()
    assert int(_probiere(umgebung, WURZEL.resolve(), leer).split()[0]) >= 5
    assert not (_pakete(umgebung) / "massnahmenplan").exists()


def test_quellarchiv_enthaelt_was_bauen_und_pruefen_braucht(tmp_path: Path) -> None:
    archiv = _baue("sdist", tmp_path)
    wurzel = archiv.name.removesuffix(".tar.gz")
    with tarfile.open(archiv) as inhalt:
        namen = {name.removeprefix(f"{wurzel}/") for name in inhalt.getnames()}
    assert {
        "pyproject.toml", "Makefile", "constraints.txt", "README.md", "README.de.md", "CHANGELOG.md", "LICENSE",
        "massnahmenplan/__init__.py", "modelle/massnahmenmodell/__init__.py", "tests/test_verpackung.py",
        "docs/methode.md", "beispiele/altchemnitz/massnahmen.csv",
    } <= namen  # fmt: skip
    assert not any(name.startswith((".venv", ".git/")) for name in namen)
