"""``bericht.md``: one column, one number of decimals; shares as percent."""

from dataclasses import replace
from decimal import Decimal

from massnahmenplan.bericht import markdown
from massnahmenplan.foerderung.vorhaben import Zahlung
from tests.bericht import beispiel


def test_eine_spalte_hat_gleich_viele_stellen() -> None:
    eines = beispiel.ergebnis()
    krumm = replace(beispiel.LED, zahlungen=(Zahlung(2027, Decimal("100000.75")),))
    bilanz = replace(eines.bilanz, massnahmen=(krumm, beispiel.PUMPE))
    zeilen = markdown.schreibe(replace(eines, bilanz=bilanz)).splitlines()
    ersten = [zeile for zeile in zeilen if zeile.startswith(("| led | S", "| pumpe | W"))][:2]
    assert [zeile.split(" | ")[9:] for zeile in ersten] == [
        ["100.001", "20.000", "80.001", "40,0", "120,0 |"],
        ["120.000", "0", "120.000", "50,0", "100,0 |"],
    ]


def test_foerdersatz_steht_in_prozent() -> None:
    zeilen = markdown.schreibe(beispiel.ergebnis()).splitlines()
    kopf = next(nr for nr, zeile in enumerate(zeilen) if "| Fördersatz |" in zeile)
    spalte = zeilen[kopf].split(" | ").index("Fördersatz")
    assert zeilen[kopf + 1].split(" | ")[spalte] == "---:"
    assert {zeile.split(" | ")[spalte] for zeile in zeilen[kopf + 2 : kopf + 4]} == {"20\u202f%", "25\u202f%"}
