"""What is said where contracted or built measures leave no plan: by their name, and all of them together."""

from typing import Any

import pytest

from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import ansaetze, baue_fall, massnahme


def grund(fall: Planungsfall) -> str:
    with pytest.raises(UnerfuellbarFehler) as fehler:
        plane(fall, Vorgaben(luecke=0.0))
    return " ".join(fehler.value.gruende)


def vergeben(*kennungen: str, phase: str = "vergeben", **kosten: Any) -> list[dict[str, Any]]:
    return [
        {"massnahme": k, "phase": phase, "datum": "2027-03-01", "beginn": 2027, "kosten_eur": {2027: kosten[k]}}
        for k in kennungen
    ]


def fall(staende: list[dict[str, Any]], **felder: Any) -> Planungsfall:
    """2027 is open, with a budget of 70,000 EUR."""
    return baue_fall(
        [massnahme("A"), massnahme("B"), massnahme("C", **felder)],
        projekt={"stichtag": "2027-04-01"},
        haushalt=ansaetze("70000", range(2027, 2031)),
        staende=staende,
    )


def test_vergebenes_zusammen() -> None:
    """71,000 and 28,000.50 EUR of 70,000: 29,000.50 are missing, not the 1,000 of the first alone."""
    satz = grund(fall(vergeben("A", "B", A="71000", B="28000.50")))
    assert "Was vergeben oder gebaut ist („Maßnahme A“, „Maßnahme B“), ist schon für sich allein" in satz
    assert "auch auf dem günstigsten Weg fehlen 29.001 € (2027: 29.001 €)" in satz
    assert "Pflichtmaßnahme" not in satz


def test_eine_vergebene_heisst_nicht_pflichtmassnahme() -> None:
    satz = grund(fall(vergeben("A", A="71000")))
    assert "Vergebene Maßnahme „Maßnahme A“ ist schon für sich allein nicht zu bezahlen" in satz
    assert "fehlen 1.000 € (2027: 1.000 €)" in satz


def test_pflicht_neben_vergebenem() -> None:
    """A leaves 20,000 EUR of 2027, C needs 60,000 then: neither alone is too much."""
    satz = grund(fall(vergeben("A", A="50000"), pflicht=True, investition_eur="60000", spaetestes_ende=2027))
    assert "Vergebene Maßnahme „Maßnahme A“; Pflichtmaßnahme „Maßnahme C“" in satz


def test_im_ganzen_zu_teuer() -> None:
    """A 70,000 and C 250,000 EUR of 280,000 with all carried on; C alone would fit."""
    teuer = fall(vergeben("A", A="70000"), pflicht=True, investition_eur="250000", fruehester_beginn=2030)
    satz = grund(teuer.model_copy(update={"kostentraeger": (mit_uebertrag(teuer),)}))
    assert "die vergebenen, gebauten und Pflichtmaßnahmen kosten im Planzeitraum mindestens 320.000 €" in satz


def mit_uebertrag(fall: Planungsfall) -> Any:
    return fall.kostentraeger[0].model_copy(update={"uebertrag_anteil": 1})
