"""The list of changes in words: sentences with names in the place of ids, and no cause said twice."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart, Aenderungsvorgaben
from massnahmenplan.bericht import aenderungsworte
from massnahmenplan.ergebnis import Aenderung, Fortschreibung, Plan, Ursache, Ursachenart
from massnahmenplan.ergebnis.fortschreibung import Vorgaenger
from tests.fallbau import baue_fall, massnahme, programm

FALL = baue_fall([massnahme("a", art="led")], programme=[programm("krl") | {"name": "Kommunalrichtlinie"}])


def aenderung(art: str, text: str, massnahme: str = "a", um: int | None = None, einheit: str = "") -> Aenderung:
    ursache, unterschied = Ursache(Ursachenart.STICHTAG, text), None if um is None else Decimal(um)
    return Aenderung(massnahme, f"Maßnahme {massnahme}", art, "", "", unterschied, einheit, ursache)


FORT = Fortschreibung(
    kette=(Vorgaenger("0" * 64, "Prüffall", date(2026, 11, 23), "co2", {}, 1),),
    vorgaben=Aenderungsvorgaben({"verschoben": "0.01"}),
    bisher=Plan(()),
    zaehlung={Aenderungsart.VERSCHOBEN: 3, Aenderungsart.ANDERE_VARIANTE: 1, Aenderungsart.ANDERER_ANTRAG: 2},
    aenderungen=(aenderung("verschoben", "spät", um=3, einheit="Jahre"),),
    nicht_zu_halten=(
        "Maßnahme „Maßnahme a“ (a): krl: Ein Antrag läge vor dem Stichtag.",
        "Zwei.",
        "Drei",
        "Vier.",
    ),
)


def test_die_aenderungen_sind_saetze_mit_namen() -> None:
    assert aenderungsworte.zusammen(FORT, FALL, "t CO2e") == (
        "Gegenüber dem Plan vom 23.11.2026 ist anders entschieden: Beginne um zusammen 3 Jahre verschoben, 1 "
        "andere Variante, 2 Anträge an anderen Tagen. Angesetzter Preis dafür: 0,03 t CO2e. Unverändert ginge "
        "der letzte Plan nicht mehr: Maßnahme „Maßnahme a“: Kommunalrichtlinie: Ein Antrag läge vor dem Stichtag. "
        "Zwei. Drei. Und 1 weitere."
    )


def test_ohne_aenderung_steht_das_da() -> None:
    ohne = replace(FORT, zaehlung={Aenderungsart.VERSCHOBEN: 0}, aenderungen=(), nicht_zu_halten=())
    assert aenderungsworte.zusammen(ohne, FALL, "t CO2e") == (
        "Gegenüber dem Plan vom 23.11.2026 ist nichts anders. Der letzte Plan hielte heute alle Vorgaben ein."
    )


def test_dieselbe_ursache_einer_massnahme_steht_einmal_da() -> None:
    """Another measure with the same cause says it in full: its row is read by itself."""
    alle = [
        aenderung("verschoben", "spät"),
        aenderung("anderer_antrag", "spät"),
        aenderung("zuschuss", "folgt"),
        aenderung("verschoben", "spät", "b"),
    ]
    assert aenderungsworte.begruendungen(alle) == ["spät", "wie bei „verschoben“", "folgt", "spät"]
