"""Findings and errors speak for themselves."""

from massnahmenplan.grundlagen.befund import Befund, Fundstelle, Schwere
from massnahmenplan.grundlagen.fehler import (
    AbweichungsFehler,
    EingabeFehler,
    KeinPlanFehler,
    MassnahmenplanFehler,
    UnerfuellbarFehler,
)


def test_fundstelle_nennt_zeile_und_spalte_oder_zelle() -> None:
    assert str(Fundstelle("fall.yaml", 12, 5)) == "fall.yaml:12:5"
    assert str(Fundstelle("fall.yaml", 12)) == "fall.yaml:12"
    assert str(Fundstelle("fall.yaml")) == "fall.yaml"
    assert str(Fundstelle("fall.xlsx", zelle="Maßnahmen!E7")) == "fall.xlsx:Maßnahmen!E7"


def test_befund_auf_einen_blick() -> None:
    befund = Befund(
        "E051", "ist mehrdeutig", Fundstelle("fall.yaml", 3), "betrag_eur", "250.000", "250000 schreiben"
    )
    assert str(befund) == "E051  fall.yaml:3  betrag_eur: „250.000“ – ist mehrdeutig\n    → 250000 schreiben"
    assert str(Befund("E004", "Datei ist leer")) == "E004  Datei ist leer"
    assert befund.schwere is Schwere.FEHLER


def test_alle_fehler_haben_eine_wurzel_und_tragen_was_man_braucht() -> None:
    befunde = (Befund("E004", "eins"), Befund("E005", "zwei"))
    assert EingabeFehler(befunde).befunde == befunde
    assert str(EingabeFehler(befunde)) == "E004  eins\nE005  zwei"
    assert UnerfuellbarFehler(["zu wenig Geld"]).gruende == ("zu wenig Geld",)
    assert KeinPlanFehler("abgebrochen", 2).signalnummer == 2
    assert AbweichungsFehler(iter(["a", "b"])).abweichungen == ("a", "b")
    for art in (EingabeFehler, UnerfuellbarFehler, KeinPlanFehler, AbweichungsFehler):
        assert issubclass(art, MassnahmenplanFehler)
