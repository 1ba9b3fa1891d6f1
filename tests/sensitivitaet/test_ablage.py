"""The store: what is in it stays, nothing is in it twice, and it goes on only with what it began with."""

import pickle
import sqlite3
import zlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.grundlagen.fehler import EingabeFehler, UmgebungsFehler
from massnahmenplan.sensitivitaet import ablage
from massnahmenplan.sensitivitaet.ablage import lies_laeufe, oeffne
from massnahmenplan.sensitivitaet.grundlage import Grundlage
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import ansaetze
from tests.sensitivitaet.studienfall import JAHRE, fall, lauf, studie

OHNE_PLAN = {"status": "unmoeglich", "grund": "Zu wenig Geld.", "zielwert": None, "schranke": None, "plan": None}


def grundlage(**anders: object) -> Grundlage:
    teile = {"fall": fall(), "studie": studie(), "vorgaben": Vorgaben(("co2",))} | anders
    return Grundlage.von(**teile)  # type: ignore[arg-type]


def fuelle(ordner: Path, *laeufe: Laufergebnis) -> None:
    with oeffne(ordner, grundlage(), fortsetzen=True) as offene:
        for einer in laeufe:
            offene.lege_ab(einer)


def lege_viele_ab(offene: ablage.Ablage) -> None:
    for nummer in range(1, 1000):
        offene.lege_ab(lauf(nummer))


def test_was_abgelegt_ist_kommt_gleich_zurueck(tmp_path: Path) -> None:
    alle = (lauf(0, werte={}, name=None), lauf(1), lauf(2, **OHNE_PLAN, kennzahlen={}), lauf(7, versuche=3))
    fuelle(tmp_path, *alle)
    gelesen = lies_laeufe(tmp_path)
    assert gelesen == alle
    assert gelesen[1].werte["kosten"].as_tuple() == Decimal("1.20").as_tuple()
    assert gelesen[1].werte["an"] is True


def test_was_gelesen_wird_zeigt_sich_als_tabelle(tmp_path: Path) -> None:
    fuelle(tmp_path, lauf(0, werte={}, name=None), lauf(2, **OHNE_PLAN, kennzahlen={}))
    gelesen = pickle.loads(pickle.dumps(lies_laeufe(tmp_path)))
    assert gelesen.groessen == ("kosten",)  # the foundation says so: run 0 has no value of it
    tabelle = gelesen.tabelle("laeufe")
    assert tabelle["lauf"].tolist() == [0, 2]
    assert [*tabelle["kosten"].isna()] == [True, False]
    assert tabelle["grund"].iloc[1] == "Zu wenig Geld."
    with pytest.raises(KeyError, match="bekannt sind: laeufe"):
        gelesen.tabelle("plaene")
    (tmp_path / "leer").mkdir()
    (tmp_path / "leer" / ablage.DATEI).touch()
    assert lies_laeufe(tmp_path / "leer").tabelle().empty


def test_liegt_offen_da_auch_wenn_niemand_schliesst(tmp_path: Path) -> None:
    offene = oeffne(tmp_path, grundlage(), fortsetzen=False)
    offene.lege_ab(lauf(0))
    assert lies_laeufe(tmp_path) == (lauf(0),)
    assert not list(tmp_path.glob("*-wal"))
    offene.__exit__(None, None, None)


def test_kein_lauf_zweimal(tmp_path: Path) -> None:
    fuelle(tmp_path, lauf(0), lauf(1))
    with pytest.raises(UmgebungsFehler, match="UNIQUE"):
        fuelle(tmp_path, lauf(1, zielwert=Decimal(1)))
    assert lies_laeufe(tmp_path) == (lauf(0), lauf(1))


def test_ohne_fortsetzen_wird_nichts_angefasst(tmp_path: Path) -> None:
    fuelle(tmp_path, lauf(0), lauf(1))
    with pytest.raises(EingabeFehler, match=r"E434 .* hier liegt schon eine Studie mit 2 Läufen"):
        oeffne(tmp_path, grundlage(), fortsetzen=False)
    assert len(lies_laeufe(tmp_path)) == 2


@pytest.mark.parametrize(
    ("anders", "meldung"),
    [
        (
            {"fall": fall(haushalt=ansaetze("140000", JAHRE))},
            r"E430 .*Haushalt Stadt \(investiv\) 2027: Betrag 150\.000 € → 140\.000 €",
        ),
        ({"studie": studie("0.5", "1.6")}, r"E431 .*stellgroessen\[kosten\].werte 0.5, 1.5 → 0.5, 1.6"),
        ({"vorgaben": Vorgaben(("co2",), luecke=0.01)}, "E432 .*luecke 0.001 → 0.01"),
        ({"vorgaben": Vorgaben(("kosten",))}, "E432 .*ziel co2 → kosten"),
    ],
)
def test_was_sich_geaendert_hat_wird_genannt(tmp_path: Path, anders: dict[str, object], meldung: str) -> None:
    fuelle(tmp_path, lauf(0))
    with pytest.raises(EingabeFehler, match=meldung):
        oeffne(tmp_path, grundlage(**anders), fortsetzen=True)
    assert lies_laeufe(tmp_path) == (lauf(0),)


def test_andere_fassung_des_loesers_wird_genannt(tmp_path: Path) -> None:
    fuelle(tmp_path, lauf(0))
    andere = replace(grundlage(), versionen=grundlage().versionen.replace('"highs": "1.', '"highs": "9.'))
    with pytest.raises(EingabeFehler, match=r"E433 .*highs 1.* → 9"):
        oeffne(tmp_path, andere, fortsetzen=True)


def test_reihenfolge_der_zeilen_im_fall_zaehlt_nicht(tmp_path: Path) -> None:
    fuelle(tmp_path, lauf(0))
    umgekehrt = fall().model_copy(update={"massnahmen": fall().massnahmen[::-1]})
    with oeffne(tmp_path, grundlage(fall=umgekehrt), fortsetzen=True) as offene:
        assert offene.laeufe() == (lauf(0),)


def test_abbruch_vor_dem_ersten_schreiben_laesst_neu_beginnen(tmp_path: Path) -> None:
    (tmp_path / "studie.db").touch()  # killed between creating the file and writing to it
    fuelle(tmp_path, lauf(0))
    assert lies_laeufe(tmp_path) == (lauf(0),)


def test_voller_datentraeger_laesst_stehen_was_steht(tmp_path: Path) -> None:
    with oeffne(tmp_path, grundlage(), fortsetzen=False) as offene:
        offene.lege_ab(lauf(0))
        offene._verbindung.execute("PRAGMA max_page_count = 1")  # at least what it has
        with pytest.raises(UmgebungsFehler, match=r"Der Datenträger ist voll\. \d+ Läufe sind gespeichert; mit"):
            lege_viele_ab(offene)
    gelesen = lies_laeufe(tmp_path)
    assert gelesen == tuple(lauf(nummer) for nummer in range(len(gelesen)))
    assert len(gelesen) >= 1


def test_fremde_datei_bleibt_wie_sie_ist(tmp_path: Path) -> None:
    datei = tmp_path / "studie.db"
    with sqlite3.connect(datei) as fremde:
        fremde.execute("PRAGMA user_version = 7")
    fremde.close()
    vorher = datei.read_bytes()
    with pytest.raises(EingabeFehler, match="E436"):
        oeffne(tmp_path, grundlage(), fortsetzen=True)
    assert datei.read_bytes() == vorher
    datei.write_text("Das ist keine Datenbank, auch wenn sie so heißt. " * 20, encoding="utf-8")
    with pytest.raises(UmgebungsFehler, match="beschädigt oder keine Datei dieses Programms"):
        oeffne(tmp_path, grundlage(), fortsetzen=True)


def test_ohne_ablage_wird_gesagt_was_zu_tun_ist(tmp_path: Path) -> None:
    with pytest.raises(EingabeFehler, match="E435"):
        lies_laeufe(tmp_path)
    assert not (tmp_path / ablage.DATEI).exists()


ZUGRIFF = "Auf .*studie.db ist kein Zugriff. (studie.db ist beschädigt|In studie.db fehlt etwas)"


@pytest.mark.parametrize(
    ("art", "inhalt"),
    [
        ("fall", b"kein zlib"),
        ("fall", zlib.compress(b"\xff\xfe")),
        ("studie", zlib.compress(b'{"stellgroessen": 5}')),
        ("versionen", zlib.compress(b"[1]")),
        ("vorgaben", "Text"),
    ],
)
def test_beschaedigte_grundlage(tmp_path: Path, art: str, inhalt: str | bytes) -> None:
    wird_als_schaden_genannt(tmp_path, "grundlage", "UPDATE grundlage SET inhalt = ? WHERE art = ?", inhalt, art)


def test_grundlage_der_etwas_fehlt(tmp_path: Path) -> None:
    wird_als_schaden_genannt(tmp_path, "grundlage", "DELETE FROM grundlage WHERE art = 'studie'")


@pytest.mark.parametrize(
    ("spalte", "wert"),
    [
        ("werte", '{"kosten": 1.'),
        ("werte", '{"kosten": null}'),
        ("kennzahlen", "[1, 2]"),
        ("kennzahlen", '{"co2_t": "viel"}'),
        ("kennzahlen", '{"co2_t": NaN}'),
        ("status", "bestens"),
        ("ziel", "glück"),
        ("zielwert", "42,0"),
        ("schranke", "NaN"),
        ("plan", '["m1", "basis"'),
        ("plan", '["m1", "basis", "2028", [], []]'),
        ("plan", '["m1", "basis", 2028, [["kfw", "gestern", [], []]], []]'),
        ("plan", None),
        ("dauer_s", "lange"),
    ],
)
def test_beschaedigter_lauf(tmp_path: Path, spalte: str, wert: str | None) -> None:
    wird_als_schaden_genannt(tmp_path, "Lauf 1", f"UPDATE lauf SET {spalte} = ? WHERE nummer = 1", wert)


def test_text_der_keiner_ist_ist_ein_schaden(tmp_path: Path) -> None:
    fuelle(tmp_path, lauf(0))
    with sqlite3.connect(tmp_path / "studie.db") as datei:
        datei.execute("UPDATE lauf SET name = CAST(x'ff41' AS TEXT)")
    datei.close()
    with pytest.raises(UmgebungsFehler, match="ist beschädigt: ein Text darin ist keiner"):
        lies_laeufe(tmp_path)


def wird_als_schaden_genannt(ordner: Path, teil: str, befehl: str, *werte: str | bytes | None) -> None:
    fuelle(ordner, lauf(0), lauf(1))
    with sqlite3.connect(ordner / "studie.db") as datei:
        datei.execute(befehl, werte)
    datei.close()
    with pytest.raises(EingabeFehler) as gefangen:
        lies_laeufe(ordner)
    (befund,) = gefangen.value.befunde
    assert (befund.kennung, befund.feld) == ("E439", teil)
    assert str(befund.stelle) == str(ordner / "studie.db")
    assert "Sicherung" in str(befund.abhilfe)
    with pytest.raises(EingabeFehler, match="E439"), oeffne(ordner, grundlage(), fortsetzen=True) as offene:
        offene.laeufe()


@pytest.mark.parametrize("bleibt", [50, 100, 1000, 4096, 5000, 8192])
def test_abgeschnittene_ablage_ist_beschaedigt(tmp_path: Path, bleibt: int) -> None:
    fuelle(tmp_path, lauf(0), lauf(1))
    datei = tmp_path / "studie.db"
    datei.write_bytes(datei.read_bytes()[:bleibt])
    with pytest.raises(UmgebungsFehler, match=ZUGRIFF):
        lies_laeufe(tmp_path)


@pytest.mark.parametrize(
    "befehl", ["DROP TABLE lauf", "DROP TABLE grundlage", "ALTER TABLE lauf DROP COLUMN plan"]
)
def test_fehlende_tabelle_ist_ein_schaden(tmp_path: Path, befehl: str) -> None:
    fuelle(tmp_path, lauf(0))
    with sqlite3.connect(tmp_path / "studie.db") as datei:
        datei.execute(befehl)
    datei.close()
    with pytest.raises(UmgebungsFehler, match=ZUGRIFF):
        lies_laeufe(tmp_path)
