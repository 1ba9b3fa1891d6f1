"""Targets bear the name that the case gives them wherever they are listed."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from massnahmenplan.bericht import html, markdown, xlsx
from massnahmenplan.bericht.html.abschnitte import kurzfassung
from massnahmenplan.bericht.konsole import zusammenfassung
from massnahmenplan.bericht.kurzfassung import saetze
from massnahmenplan.ergebnis import Ergebnis, Mengenzielstand
from tests.bericht import beispiel

NAME = "Klimapakt 2030"
DAECHER = Mengenzielstand(
    "daecher", "Solarstadt", "mindestens 5 Dächer", 2031, "Dächer", Decimal(5), Decimal(3), Decimal(2), "Dächer",
    False, Decimal(80),
)  # fmt: skip


@pytest.fixture(scope="module")
def ergebnis() -> Ergebnis:
    """The example with a name for the first of its targets, none for the second, and a third that counts roofs."""
    ergebnis = beispiel.ergebnis()
    erstes, zweites = ergebnis.bilanz.ziele
    ziele = (replace(erstes, name=NAME), replace(zweites, name=zweites.ziel))
    return replace(ergebnis, bilanz=replace(ergebnis.bilanz, ziele=ziele, mengenziele=(DAECHER,)))


def _mappentext(ergebnis: Ergebnis, blatt: str) -> str:
    mappe = openpyxl.load_workbook(BytesIO(xlsx.schreibe(ergebnis)))
    return "\n".join(str(zelle.value) for zeile in mappe[blatt] for zelle in zeile if zelle.value is not None)


def test_jedes_format_nennt_den_namen(ergebnis: Ergebnis) -> None:
    for text in (
        html.schreibe(ergebnis).decode(),
        markdown.schreibe(ergebnis),
        zusammenfassung(ergebnis),
        _mappentext(ergebnis, "CO2-Pfad") + _mappentext(ergebnis, "Kriterien"),
    ):
        assert NAME in text
        assert DAECHER.name in text


def test_seite_und_pdf_zeigen_name_und_vorgabe(ergebnis: Ergebnis) -> None:
    texte = [text for text, _, _ in kurzfassung.daten(ergebnis)["ziele"]]
    assert texte == [
        f"{NAME} (2030 höchstens 900 t CO2e)",
        "2031 mindestens 160 t CO2e Minderung",
        "Solarstadt (mindestens 5 Dächer)",
    ]


def test_die_kurzfassung_zaehlt_alle_vorgaben(ergebnis: Ergebnis) -> None:
    (satz,) = [satz for satz in saetze(ergebnis) if satz.startswith("Zielvorgaben")]
    assert satz == (
        "Zielvorgaben: 1 von 3 eingehalten; verfehlt: 2031 mindestens 160 t CO2e Minderung, um 20,0 t; "
        "Solarstadt (mindestens 5 Dächer), um 2,0 Dächer."
    )


def test_ein_langer_name_laesst_der_vorgabe_ihre_zeile(ergebnis: Ergebnis) -> None:
    erstes, *weitere = ergebnis.bilanz.ziele
    lang = replace(erstes, name="Treibhausgasneutrales Quartier nach dem Beschluss des Rates vom Mai")
    bilanz = replace(ergebnis.bilanz, ziele=(lang, *weitere))
    zeilen = zusammenfassung(replace(ergebnis, bilanz=bilanz)).splitlines()
    stelle = zeilen.index("Zielvorgaben") + 1
    assert zeilen[stelle].startswith(" Treibhausgasneutrales Quartier")
    assert zeilen[stelle].endswith("eingehalten (erreicht: 860,0 t)")
    assert zeilen[stelle + 1] == "   2030 höchstens 900 t CO2e"
    assert max(map(len, zeilen)) <= 100
