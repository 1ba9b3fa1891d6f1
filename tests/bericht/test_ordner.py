import errno
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from massnahmenplan.bericht import ablage, pruefe_schreibbar, schreibe_bericht, schreibe_ordner
from massnahmenplan.bericht.datei import pruefe_namen, schreibe_dateien
from massnahmenplan.bericht.ordner import DATEIEN
from massnahmenplan.cli.ausgang import beende, deute
from massnahmenplan.ergebnis import Ergebnis, Pruefschritt
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, Beendigung, EingabeFehler, UmgebungsFehler
from tests.bericht import beispiel


@pytest.fixture
def ergebnis() -> Ergebnis:
    return beispiel.ergebnis()


@pytest.fixture
def neues() -> Ergebnis:
    """Another result, so that old and new files differ."""
    return replace(beispiel.ergebnis(), versionen={"massnahmenplan": "9.9"}, annahmen=("neu",))


def _abbild(ordner: Path) -> dict[str, bytes | None]:
    """Return everything below a folder, hidden things too: path -> content, None for folders."""
    return {
        str(pfad.relative_to(ordner)): None if pfad.is_dir() else pfad.read_bytes()
        for pfad in sorted(ordner.rglob("*"))
    }


class Stoerung:
    """Makes the k-th call of the file system operations fail."""

    def __init__(self, bei: int, nummer: int = errno.ENOSPC) -> None:
        self.bei = bei
        self.aufrufe = 0
        self._nummer = nummer

    def einbauen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "fsync", self._gestoert(os.fsync))
        monkeypatch.setattr(Path, "rename", self._gestoert(Path.rename))
        monkeypatch.setattr(Path, "mkdir", self._gestoert(Path.mkdir))
        monkeypatch.setattr(tempfile, "mkdtemp", self._gestoert(tempfile.mkdtemp))
        monkeypatch.setattr(io, "open", self._gestoert(io.open))

    def _gestoert(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        def aufruf(*werte: Any, **namen: Any) -> Any:
            self.aufrufe += 1
            if self.aufrufe == self.bei:
                raise OSError(self._nummer, "gestört")
            return operation(*werte, **namen)

        return aufruf


def test_neuer_ordner_enthaelt_die_vier_dateien_ganz(tmp_path: Path, ergebnis: Ergebnis) -> None:
    ordner = tmp_path / "a" / "b" / "plan"
    pfade = schreibe_ordner(ergebnis, ordner)
    assert pfade == tuple(ordner / name for name in DATEIEN)
    assert list(_abbild(ordner)) == sorted(DATEIEN)
    assert json.loads(pfade[0].read_text(encoding="utf-8"))["status"] == "optimal"
    assert openpyxl.load_workbook(pfade[1]).sheetnames[0] == "Übersicht"
    assert pfade[2].read_text(encoding="utf-8").endswith("</html>")
    assert json.loads(pfade[3].read_text(encoding="utf-8"))["bestanden"] is True


def test_ordner_darf_auch_text_sein(tmp_path: Path, ergebnis: Ergebnis) -> None:
    assert schreibe_ordner(ergebnis, str(tmp_path))[0] == tmp_path / "plan.json"


def test_vorhandenes_ergebnis_wird_ersetzt_fremde_dateien_bleiben(
    tmp_path: Path, ergebnis: Ergebnis, neues: Ergebnis
) -> None:
    schreibe_ordner(ergebnis, tmp_path)
    (tmp_path / "notiz.txt").write_text("bleibt", encoding="utf-8")
    (tmp_path / "anlagen").mkdir()
    (tmp_path / "anlagen" / "foto.jpg").write_bytes(b"\xff")
    schreibe_ordner(neues, tmp_path)
    abbild = _abbild(tmp_path)
    assert sorted(abbild) == sorted([*DATEIEN, "notiz.txt", "anlagen", "anlagen/foto.jpg"])
    assert (abbild["notiz.txt"], abbild["anlagen/foto.jpg"]) == (b"bleibt", b"\xff")
    assert json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["annahmen"] == ["neu"]


def test_ordner_ohne_plan_wird_benutzt(tmp_path: Path, ergebnis: Ergebnis) -> None:
    (tmp_path / "notiz.txt").write_text("bleibt", encoding="utf-8")
    schreibe_ordner(ergebnis, tmp_path)
    assert sorted(_abbild(tmp_path)) == sorted([*DATEIEN, "notiz.txt"])


@pytest.mark.parametrize("name", ["plan.xlsx", "bericht.html", "protokoll.json"])
@pytest.mark.parametrize("schreibe", [lambda ziel: schreibe_ordner(beispiel.ergebnis(), ziel), pruefe_schreibbar])
def test_fremde_datei_ohne_plan_daneben_wird_nicht_ueberschrieben(
    tmp_path: Path, schreibe: Callable[[Path], Any], name: str
) -> None:
    (tmp_path / name).write_bytes(b"fremd")
    with pytest.raises(UmgebungsFehler, match=rf"{name}, aber keine plan\.json[\s\S]*einen anderen Ordner nennen"):
        schreibe(tmp_path)
    assert _abbild(tmp_path) == {name: b"fremd"}


def test_ausdruecklich_genannte_datei_wird_ersetzt(tmp_path: Path, ergebnis: Ergebnis) -> None:
    for _ in range(2):
        schreibe_bericht(ergebnis, tmp_path / "plan.xlsx")
    assert list(_abbild(tmp_path)) == ["plan.xlsx"]


@pytest.mark.parametrize(
    "schreibe", [schreibe_ordner, lambda e, ordner: schreibe_bericht(e, ordner / "plan.json")]
)
def test_nicht_bestaetigter_plan_wird_nicht_herausgegeben(
    tmp_path: Path, ergebnis: Ergebnis, schreibe: Callable[[Ergebnis, Path], Any]
) -> None:
    schritte = (*ergebnis.protokoll, Pruefschritt("Töpfe", "Topf überzogen", False))
    with pytest.raises(AbweichungsFehler, match="Töpfe: Topf überzogen"):
        schreibe(replace(ergebnis, protokoll=schritte), tmp_path)
    assert _abbild(tmp_path) == {}


def test_gleiche_ergebnisse_geben_gleiche_dateien(tmp_path: Path, ergebnis: Ergebnis) -> None:
    schreibe_ordner(ergebnis, tmp_path / "eins")
    schreibe_ordner(ergebnis, tmp_path / "zwei")
    assert _abbild(tmp_path / "eins") == _abbild(tmp_path / "zwei")


def _stoere_bis_es_gelingt(
    monkeypatch: pytest.MonkeyPatch, schreibe: Callable[[], Any], unveraendert: Callable[[], None]
) -> int:
    """Let the 1st, 2nd, … operation fail until writing succeeds; return how many failures were tried."""
    for bei in range(1, 100):
        with monkeypatch.context() as umgebung:
            stoerung = Stoerung(bei)
            stoerung.einbauen(umgebung)
            try:
                schreibe()
            except UmgebungsFehler as fehler:
                meldung = str(fehler)
            else:
                return stoerung.aufrufe
        assert "Der Datenträger ist voll." in meldung
        unveraendert()
    raise AssertionError("es gelingt nie")


def test_jeder_fehler_laesst_das_alte_ergebnis_stehen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ergebnis: Ergebnis, neues: Ergebnis
) -> None:
    schreibe_ordner(ergebnis, tmp_path)
    (tmp_path / "notiz.txt").write_text("bleibt", encoding="utf-8")
    vorher = _abbild(tmp_path)

    def unveraendert() -> None:
        assert _abbild(tmp_path) == vorher

    aufrufe = _stoere_bis_es_gelingt(monkeypatch, lambda: schreibe_ordner(neues, tmp_path), unveraendert)
    # 2 old files looked into, 3 folders, 4 files opened and flushed, 4 old and 4 new renamed, the folder flushed
    assert aufrufe == 2 + 3 + 4 + 4 + 8 + 1
    assert sorted(_abbild(tmp_path)) == sorted([*DATEIEN, "notiz.txt"])


def test_jeder_fehler_beim_ersten_mal_laesst_nichts_zurueck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ergebnis: Ergebnis
) -> None:
    def unveraendert() -> None:
        assert _abbild(tmp_path) == {}

    ordner = tmp_path / "a" / "plan"
    aufrufe = _stoere_bis_es_gelingt(monkeypatch, lambda: schreibe_ordner(ergebnis, ordner), unveraendert)
    assert aufrufe == 2 + 3 + 4 + 4 + 4 + 1  # two more folders, but no old files to rename


def test_abbruch_mitten_im_tausch_stellt_das_alte_her(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ergebnis: Ergebnis, neues: Ergebnis
) -> None:
    schreibe_ordner(ergebnis, tmp_path)
    vorher = _abbild(tmp_path)
    umbenennen, aufrufe = Path.rename, iter(range(100))

    def unterbrochen(von: Path, nach: Path) -> Path:
        if next(aufrufe) == 3:
            raise KeyboardInterrupt
        return umbenennen(von, nach)

    monkeypatch.setattr(Path, "rename", unterbrochen)
    with pytest.raises(KeyboardInterrupt):
        schreibe_ordner(neues, tmp_path)
    assert _abbild(tmp_path) == vorher


def test_wenn_auch_das_zuruecklegen_scheitert_geht_das_alte_nicht_verloren(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ergebnis: Ergebnis, neues: Ergebnis
) -> None:
    schreibe_ordner(ergebnis, tmp_path)
    alt = (tmp_path / "plan.json").read_bytes()
    umbenennen, aufrufe = Path.rename, iter(range(100))

    def kaputt(von: Path, nach: Path) -> Path:
        if next(aufrufe) >= 1:  # the old plan.json is out of the way, nothing works from then on
            raise OSError(errno.EIO, "Ein-/Ausgabefehler")
        return umbenennen(von, nach)

    with monkeypatch.context() as umgebung:
        umgebung.setattr(Path, "rename", kaputt)
        with pytest.raises(UmgebungsFehler, match="Ein-/Ausgabefehler"):
            schreibe_ordner(neues, tmp_path)
    (gerettet,) = tmp_path.glob(f"{ablage.ZWISCHENABLAGE}*/alt/plan.json")
    assert gerettet.read_bytes() == alt
    ablage.stelle_nach_absturz_her(tmp_path)
    assert (tmp_path / "plan.json").read_bytes() == alt
    assert sorted(_abbild(tmp_path)) == sorted(DATEIEN)


def test_rest_eines_absturzes_vor_dem_tausch_wird_entfernt(tmp_path: Path, ergebnis: Ergebnis) -> None:
    schreibe_ordner(ergebnis, tmp_path)
    vorher = _abbild(tmp_path)
    zwischen = tmp_path / f"{ablage.ZWISCHENABLAGE}x"
    (zwischen / "neu").mkdir(parents=True)
    (zwischen / "neu" / "plan.json").write_text("halb", encoding="utf-8")
    ablage.stelle_nach_absturz_her(tmp_path)
    assert _abbild(tmp_path) == vorher


def test_rest_eines_absturzes_nach_dem_tausch_laesst_das_neue_stehen(tmp_path: Path, ergebnis: Ergebnis) -> None:
    schreibe_ordner(ergebnis, tmp_path)
    vorher = _abbild(tmp_path)
    zwischen = tmp_path / f"{ablage.ZWISCHENABLAGE}x"
    (zwischen / "neu").mkdir(parents=True)
    (zwischen / "alt").mkdir()
    (zwischen / "alt" / "plan.json").write_text("alt", encoding="utf-8")
    ablage.stelle_nach_absturz_her(tmp_path)
    assert _abbild(tmp_path) == vorher


def test_volle_platte_beim_schreiben_des_inhalts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ergebnis: Ergebnis, neues: Ergebnis
) -> None:
    class Voll(io.BytesIO):
        def write(self, _inhalt: Any) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    schreibe_ordner(ergebnis, tmp_path)
    vorher = _abbild(tmp_path)
    oeffne = Path.open
    monkeypatch.setattr(Path, "open", lambda pfad, mode: Voll() if mode == "xb" else oeffne(pfad, mode))
    with pytest.raises(UmgebungsFehler, match="Der Datenträger ist voll"):
        schreibe_ordner(neues, tmp_path)
    monkeypatch.undo()
    assert _abbild(tmp_path) == vorher


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root darf überall schreiben")
def test_ordner_ohne_schreibrecht(tmp_path: Path, ergebnis: Ergebnis) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(UmgebungsFehler, match="Schreibrecht fehlt"):
            schreibe_ordner(ergebnis, tmp_path)
        with pytest.raises(UmgebungsFehler, match="Schreibrecht fehlt"):
            pruefe_schreibbar(tmp_path)
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("nummer", "text"),
    [(errno.EACCES, "Das Lese- oder Schreibrecht fehlt"), (errno.EROFS, "Der Datenträger ist schreibgeschützt.")],
)
def test_schreibgeschuetzter_ort(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ergebnis: Ergebnis, nummer: int, text: str
) -> None:
    Stoerung(1, nummer).einbauen(monkeypatch)
    with pytest.raises(UmgebungsFehler, match=text) as fehler:
        schreibe_ordner(ergebnis, tmp_path)
    assert str(tmp_path) in str(fehler.value)


@pytest.mark.parametrize("schreibe", [lambda ziel: schreibe_ordner(beispiel.ergebnis(), ziel), pruefe_schreibbar])
def test_ziel_ist_eine_datei(tmp_path: Path, schreibe: Callable[[Path], Any]) -> None:
    ziel = tmp_path / "plan"
    ziel.write_text("wichtig", encoding="utf-8")
    with pytest.raises(UmgebungsFehler, match="Dort liegt eine Datei, kein Ordner"):
        schreibe(ziel)
    with pytest.raises(UmgebungsFehler, match="Ein Teil des Pfades ist eine Datei"):
        schreibe(ziel / "tiefer")
    assert ziel.read_text(encoding="utf-8") == "wichtig"


@pytest.mark.parametrize("schreibe", [lambda ziel: schreibe_ordner(beispiel.ergebnis(), ziel), pruefe_schreibbar])
def test_verknuepfung_nach_aussen_wird_abgelehnt(tmp_path: Path, schreibe: Callable[[Path], Any]) -> None:
    draussen = tmp_path / "draussen.json"
    draussen.write_text("fremd", encoding="utf-8")
    ordner = tmp_path / "plan"
    ordner.mkdir()
    (ordner / "plan.json").symlink_to(draussen)
    vorher = _abbild(ordner)
    with pytest.raises(UmgebungsFehler, match=r"Verknüpfung nach .*, außerhalb des Ordners"):
        schreibe(ordner)
    assert draussen.read_text(encoding="utf-8") == "fremd"
    assert _abbild(ordner) == vorher


def test_unterordner_mit_dem_namen_einer_datei_wird_abgelehnt(tmp_path: Path, ergebnis: Ergebnis) -> None:
    (tmp_path / "plan.xlsx").mkdir()
    (tmp_path / "plan.xlsx" / "inhalt").write_text("fremd", encoding="utf-8")
    vorher = _abbild(tmp_path)
    with pytest.raises(UmgebungsFehler, match="ist ein Ordner; dort soll eine Datei entstehen"):
        schreibe_ordner(ergebnis, tmp_path)
    assert _abbild(tmp_path) == vorher


def test_verknuepfter_zielordner_wird_benutzt(tmp_path: Path, ergebnis: Ergebnis) -> None:
    (tmp_path / "wirklich").mkdir()
    (tmp_path / "plan").symlink_to("wirklich")
    schreibe_ordner(ergebnis, tmp_path / "plan")
    assert sorted(_abbild(tmp_path / "wirklich")) == sorted(DATEIEN)
    assert (tmp_path / "plan").is_symlink()


def test_arbeitsordner_als_ziel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ergebnis: Ergebnis) -> None:
    monkeypatch.chdir(tmp_path)
    schreibe_ordner(ergebnis, Path())
    assert sorted(_abbild(tmp_path)) == sorted(DATEIEN)


def test_pruefe_schreibbar_hinterlaesst_nichts(tmp_path: Path) -> None:
    pruefe_schreibbar(tmp_path / "a" / "b")
    assert _abbild(tmp_path) == {}


def test_pruefe_schreibbar_merkt_die_volle_platte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def voll(**_: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", voll)
    with pytest.raises(UmgebungsFehler, match="Der Datenträger ist voll"):
        pruefe_schreibbar(tmp_path / "plan")
    assert _abbild(tmp_path) == {}


@pytest.mark.parametrize("name", ["bericht.json", "Bericht.XLSX", "neu.html"])
def test_einzelner_bericht_nach_seiner_endung(tmp_path: Path, ergebnis: Ergebnis, name: str) -> None:
    schreibe_ordner(ergebnis, tmp_path / "plan")
    pfad = schreibe_bericht(ergebnis, str(tmp_path / "neu" / name))
    endung = pfad.suffix.lower()
    vorlage = tmp_path / "plan" / ("bericht.html" if endung == ".html" else f"plan{endung}")
    assert pfad.read_bytes() == vorlage.read_bytes()
    assert [eintrag.name for eintrag in pfad.parent.iterdir()] == [name]


def test_unbekannte_endung_nennt_die_bekannten(tmp_path: Path, ergebnis: Ergebnis) -> None:
    bekannte = r"\.json, \.xlsx, \.html, \.pdf, \.docx, \.md, \.geojson, \.gpkg"
    with pytest.raises(EingabeFehler, match=rf"bericht\.odt.*kein bekanntes Berichtsformat[\s\S]*{bekannte}"):
        schreibe_bericht(ergebnis, tmp_path / "bericht.odt")
    assert _abbild(tmp_path) == {}


@pytest.fixture
def strg_c() -> Iterator[None]:
    """Ctrl-C as Python has it: a shell that runs the tests in the background lets them ignore it."""
    bisher = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, bisher)


@pytest.mark.usefixtures("strg_c")
@pytest.mark.parametrize("nummer", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("bei", [1, 2, 3, 8])
def test_signal_waehrend_des_tausches_wartet_bis_alles_neu_ist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ergebnis: Ergebnis,
    neues: Ergebnis,
    nummer: signal.Signals,
    bei: int,
) -> None:
    """Two signals at once, as from an impatient hand: neither leaves a mixture, and the message is true."""
    schreibe_ordner(neues, tmp_path / "soll")
    schreibe_ordner(ergebnis, tmp_path / "plan")
    umbenennen, aufrufe = Path.rename, iter(range(1, 100))

    def mit_signal(von: Path, nach: Path) -> Path:
        if next(aufrufe) == bei:
            signal.raise_signal(nummer)
            signal.raise_signal(nummer)
        return umbenennen(von, nach)

    bisher = signal.signal(signal.SIGTERM, beende)
    try:
        with monkeypatch.context() as umgebung:
            umgebung.setattr(Path, "rename", mit_signal)
            with pytest.raises(KeyboardInterrupt) as ende:
                schreibe_ordner(neues, tmp_path / "plan")
        assert signal.getsignal(signal.SIGTERM) is beende
    finally:
        signal.signal(signal.SIGTERM, bisher)
    assert _abbild(tmp_path / "plan") == _abbild(tmp_path / "soll")
    assert isinstance(ende.value, Beendigung) is (nummer == signal.SIGTERM)
    text = deute(ende.value).text
    assert "schon alles Neue: plan.json" in text
    assert "nichts geschrieben" not in text


@pytest.mark.usefixtures("strg_c")
def test_signal_vor_dem_tausch_laesst_alles_alte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ergebnis: Ergebnis, neues: Ergebnis
) -> None:
    schreibe_ordner(ergebnis, tmp_path)
    vorher = _abbild(tmp_path)
    sichere = os.fsync

    def mit_signal(kennzahl: int) -> None:
        signal.raise_signal(signal.SIGINT)
        sichere(kennzahl)

    with monkeypatch.context() as umgebung:
        umgebung.setattr(os, "fsync", mit_signal)
        with pytest.raises(KeyboardInterrupt) as ende:
            schreibe_ordner(neues, tmp_path)
    assert _abbild(tmp_path) == vorher
    assert "es wurde nichts geschrieben" in deute(ende.value).text


GETOETET = """
import os, signal, sys
from pathlib import Path
from massnahmenplan.bericht.datei import schreibe_dateien
umbenennen, uebrig = Path.rename, int(sys.argv[2])
def toete(von, nach):
    global uebrig
    uebrig -= 1
    if uebrig < 0:
        print("halt", flush=True)
        sys.stdin.read()
    return umbenennen(von, nach)
Path.rename = toete
schreibe_dateien(Path(sys.argv[1]), {"a.csv": b"neu", "b.csv": b"neu"})
"""


def test_naechster_lauf_stellt_her_was_ein_getoeteter_verschob_aber_nichts_was_noch_laeuft(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"alt")
    rufe = [sys.executable, "-c", GETOETET, str(tmp_path), "3"]  # a.csv swapped, the old b.csv out of the way
    with subprocess.Popen(rufe, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as lauf:
        assert lauf.stdout is not None
        assert lauf.stdout.readline() == "halt\n"
        ablage.stelle_nach_absturz_her(tmp_path)
        assert not (tmp_path / "b.csv").exists()  # that run is at work on it
        lauf.kill()
    schreibe_dateien(tmp_path, {"c.csv": b"neu"})
    assert _abbild(tmp_path) == {"a.csv": b"alt", "b.csv": b"alt", "c.csv": b"neu"}


@pytest.mark.parametrize(
    "sperre", [".~lock.beschlussvorlage.docx#", "~$schlussvorlage.docx", "~$beschlussvorlage.docx"]
)
def test_in_word_geoeffnete_vorlage_bleibt(tmp_path: Path, sperre: str) -> None:
    vorlage = tmp_path / "beschlussvorlage.docx"
    schreibe_bericht(beispiel.ergebnis(), vorlage)
    (tmp_path / sperre).write_bytes(b"wer")
    with pytest.raises(UmgebungsFehler, match="geöffnet und bleibt"):
        schreibe_bericht(beispiel.ergebnis(), vorlage)


@pytest.mark.parametrize(("name", "sperre"), [("fallxyz.xlsx", "~$allxyz.xlsx"), ("Vor.docx", "~$Vor.docx")])
def test_kuerzere_namen_verlieren_in_der_sperre_weniger(tmp_path: Path, name: str, sperre: str) -> None:
    (tmp_path / name).write_bytes(b"offen")
    (tmp_path / sperre).write_bytes(b"wer")
    with pytest.raises(UmgebungsFehler, match="geöffnet und bleibt"):
        pruefe_namen(tmp_path, (name,))


def test_ausgefuellte_mappe_bleibt_und_der_befehl_haelt_vor_dem_rechnen_an(
    tmp_path: Path, ergebnis: Ergebnis
) -> None:
    schreibe_ordner(ergebnis, tmp_path)
    mappe = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    mappe["Status"]["C5"] = "im_bau"
    mappe.save(tmp_path / "plan.xlsx")
    vorher = _abbild(tmp_path)
    for schreibe in (pruefe_schreibbar, lambda ziel: schreibe_ordner(ergebnis, ziel)):
        with pytest.raises(UmgebungsFehler, match=r"plan\.xlsx wurde bearbeitet[\s\S]*einen anderen Ordner"):
            schreibe(tmp_path)
    assert _abbild(tmp_path) == vorher


def test_mit_kennwort_gespeicherte_mappe_bleibt(tmp_path: Path) -> None:
    mappe = tmp_path / "plan.xlsx"
    mappe.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    with pytest.raises(UmgebungsFehler, match="wurde bearbeitet und gespeichert"):
        pruefe_namen(tmp_path, ("plan.xlsx",))
    mappe.write_bytes(b"")
    pruefe_namen(tmp_path, ("plan.xlsx",))


def test_fertig_geschriebene_vorlage_bleibt(tmp_path: Path, ergebnis: Ergebnis) -> None:
    vorlage = tmp_path / "beschlussvorlage.docx"
    for _ in range(2):  # our own is written again
        schreibe_bericht(ergebnis, vorlage)
    dokument = docx.Document(str(vorlage))
    dokument.add_paragraph("Der Rat beschließt.")
    dokument.core_properties.modified = datetime(2026, 11, 23)
    dokument.save(str(vorlage))
    fertig = vorlage.read_bytes()
    with pytest.raises(UmgebungsFehler, match="wurde bearbeitet und gespeichert"):
        schreibe_bericht(ergebnis, vorlage)
    assert vorlage.read_bytes() == fertig


@pytest.mark.parametrize("inhalt", [b"Notizen", b"[]", b'{"name": "Bauplan"}', b"\xff"])
def test_plan_json_die_kein_plan_ist_bleibt(tmp_path: Path, ergebnis: Ergebnis, inhalt: bytes) -> None:
    (tmp_path / "plan.json").write_bytes(inhalt)
    with pytest.raises(UmgebungsFehler, match="kein Plan dieses Programms"):
        schreibe_ordner(ergebnis, tmp_path)
    assert _abbild(tmp_path) == {"plan.json": inhalt}
