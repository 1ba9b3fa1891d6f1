"""Whatever the bytes are: a case, or an EingabeFehler; and no more work than the file is long."""

import io
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TypeVar

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from massnahmenplan.eingabe import lies
from massnahmenplan.grundlagen.fehler import EingabeFehler
from tests.eingabe.test_formen import EIGENES
from tests.eingabe.werkbank import FALL, STAMMDATEN, Werkbank

T = TypeVar("T")
GROSS = (
    FALL
    + EIGENES.format(kennung="fonds", art="x")
    + """\
energietraeger:
  - {id: strom, emissionsfaktor_g_kwh: {2027: 300, 2030: 200}}
beziehungen:
  - {art: vorgaenger, mitglieder: [pv, licht]}
ziele:
  - {id: z, art: minderung_jahr, wert: 5}
festlegungen:
  - {massnahme: pv, art: jahr, wert: 2028, beschluss: B}
"""
)
ZEICHEN = st.sampled_from(
    [
        *"{}[]:,-#&*!|>'\"%@`~?\t\n \\0159.eE",
        "\u00a0",
        "ä",
        "\x00",
        "- ",
        ": ",
        "null",
        "nan",
        "---\n",
        "1e999",
        "„",
    ]
)


def _arbeitsmappe() -> bytes:
    buch = openpyxl.Workbook()
    assert buch.active is not None
    for spalte, (name, wert) in enumerate(
        {"id": "wp", "name": "W", "handlungsfeld": "x", "kostentraeger": "stadt", "investition_eur": 5.5}.items(),
        1,
    ):
        buch.active.cell(1, spalte, name)
        buch.active.cell(2, spalte, wert)
    ziel = io.BytesIO()
    buch.save(ziel)
    return ziel.getvalue()


ARBEITSMAPPE = _arbeitsmappe()


def _lies(name: str, inhalt: bytes) -> None:
    """Read a case; the only exception allowed is EingabeFehler with at least one finding."""
    with tempfile.TemporaryDirectory() as ordner:
        bank = Werkbank(Path(ordner))
        bank.schreibe("fall.yaml", FALL)
        bank.schreibe(name, inhalt)
        try:
            lies(Path(ordner, name if name.endswith(".yaml") else ""), STAMMDATEN)
        except EingabeFehler as fehler:
            befunde = fehler.befunde
        else:
            return
    assert befunde
    assert all(befund.kennung and befund.text for befund in befunde)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300), st.sampled_from(["fall.yaml", "massnahmen.csv", "massnahmen.xlsx"]))
def test_beliebige_bytes(inhalt: bytes, name: str) -> None:
    _lies(name, inhalt)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(st.integers(0, len(GROSS)), st.integers(0, 12), st.lists(ZEICHEN, max_size=4)),
        min_size=1,
        max_size=4,
    )
)
def test_verfaelschtes_yaml(aenderungen: list[tuple[int, int, list[str]]]) -> None:
    text = GROSS
    for stelle, laenge, zeichen in aenderungen:
        text = text[:stelle] + "".join(zeichen) + text[stelle + laenge :]
    _lies("fall.yaml", text.encode())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_vertauschte_werte(daten: st.DataObject) -> None:
    """Valid YAML whose values stand in the wrong places."""
    zeilen = GROSS.splitlines()
    felder = [n for n, zeile in enumerate(zeilen) if ": " in zeile and "{" not in zeile]
    werte = [zeilen[n].split(": ", 1)[1] for n in felder]
    exoten = [
        "{}",
        "[]",
        "[[]]",
        "{a: {b: c}}",
        "-1",
        "1e29",
        "ja",
        "1/2/27",
        '""',
        "' '",
        "𝟙",
        "٣",
        "9" * 40,
        "-0",
    ]
    for n in daten.draw(st.lists(st.sampled_from(felder), min_size=1, max_size=3)):
        zeilen[n] = f"{zeilen[n].split(': ', 1)[0]}: {daten.draw(st.sampled_from(werte + exoten))}"
    _lies("fall.yaml", "\n".join(zeilen).encode())


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.lists(st.sampled_from(["", "a", "1", "1,5", '"', "x\ny", "id", "2.7", "=1"]), max_size=8), max_size=6
    )
)
def test_beliebige_tabellen(zeilen: list[list[str]]) -> None:
    kopf = "id;name;handlungsfeld;kostentraeger;investition_eur;co2_t_a\n"
    _lies("massnahmen.csv", (kopf + "\n".join(";".join(zeile) for zeile in zeilen)).encode())


def test_doppelt_so_viele_zeilen_sind_doppelt_so_viel_arbeit(bank: Werkbank) -> None:
    eintrag = (
        "  - id: m{n}\n    name: Maßnahme {n}\n    handlungsfeld: gebaeudesanierung\n    kostentraeger: stadt\n"
        "    investition_eur:\n      planung: 1.000,50\n      bau: 90000\n    co2_t_a: 12,5\n    dauer_bau: 1\n"
        "    fruehester_beginn: 2028\n"
    )

    def arbeit(anzahl: int) -> int:
        bank.fall(dazu="".join(eintrag.replace("{n}", str(n)) for n in range(anzahl)))
        lesung, aufrufe = mit_aufrufen(bank.lies)
        assert len(lesung.fall.massnahmen) == anzahl + 2
        return aufrufe

    assert waechst_wie_die_laenge(arbeit)


def waechst_wie_die_laenge(arbeit: Callable[[int], int]) -> bool:
    """Say whether 400 more cost what twice 200 more cost; with the square they would cost three times as much."""
    klein, mittel, gross = (arbeit(anzahl) for anzahl in (200, 400, 800))
    return gross - mittel < 2.2 * (mittel - klein)


def mit_aufrufen(tue: Callable[[], T]) -> tuple[T, int]:
    """Return the answer and how many functions were called for it: its work, whatever else the machine does."""
    anzahl = 0

    def zaehle(_rahmen: FrameType, ereignis: str, _: object) -> None:
        nonlocal anzahl
        anzahl += ereignis in {"call", "c_call"}

    vorher = sys.getprofile()
    sys.setprofile(zaehle)
    try:
        antwort = tue()
    finally:
        sys.setprofile(vorher)
    return antwort, anzahl


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=6), st.booleans())
def test_verfaelschte_arbeitsmappe(aenderungen: list[tuple[int, int]], gepackt: bool) -> None:
    """Flipped bytes in the archive itself, or in the XML inside it."""
    inhalt = bytearray(ARBEITSMAPPE)
    if gepackt:
        for stelle, byte in aenderungen:
            inhalt[stelle % len(inhalt)] = byte
        _lies("massnahmen.xlsx", bytes(inhalt))
        return
    neu = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhalt)) as alt, zipfile.ZipFile(neu, "w") as ziel:
        for nummer, teil in enumerate(alt.infolist()):
            text = bytearray(alt.read(teil))
            for stelle, byte in aenderungen:
                if stelle % 3 == nummer % 3:
                    text[stelle % len(text)] = byte
            ziel.writestr(teil.filename, bytes(text))
    _lies("massnahmen.xlsx", neu.getvalue())


def test_tausende_fehler_kosten_nicht_mehr_als_tausende_zeilen(bank: Werkbank) -> None:
    """Nothing grows with the square of the number of findings: the nearest name is sought for shown ones only."""

    def arbeit(anzahl: int) -> int:
        namen = [f"massnahme-{nummer}" for nummer in range(anzahl)]
        massnahmen = "".join(
            f"  - {{id: {n}, name: x, handlungsfeld: x, kostentraeger: stadt, investition_eur: 1, co2_t_a: 1}}\n"
            for n in namen
        )
        falsche = "".join(f"  - {{art: vorgaenger, mitglieder: [{n}x, {n}y]}}\n" for n in namen)
        leere = "  - {}\n" * anzahl
        bank.fall(dazu=massnahmen + "beziehungen:\n" + falsche + "objekte:\n" + leere)
        befunde, aufrufe = mit_aufrufen(bank.befunde)
        assert befunde[-1].text == f"… und {anzahl * 3 + anzahl * 2 - 50} weitere Fehler"
        return aufrufe

    assert waechst_wie_die_laenge(arbeit)
