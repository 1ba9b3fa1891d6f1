"""When no plan exists: reasons that are true, and name payer, year and measure."""

from typing import Any

import pytest

from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm

JAHRE = range(2027, 2031)


def gruende(fall: Planungsfall) -> tuple[str, ...]:
    with pytest.raises(UnerfuellbarFehler) as fehler:
        plane(fall, Vorgaben(luecke=0.0))
    return fehler.value.gruende


def test_pflicht_die_allein_zu_teuer_ist_nennt_kasse_jahr_und_betrag() -> None:
    """101 EUR against 100 EUR a year without carry-over: one euro is missing in whatever year."""
    fall = baue_fall([massnahme("A", investition_eur="101", pflicht=True)], haushalt=ansaetze("100", JAHRE))
    assert gruende(fall) == (
        "Pflichtmaßnahme „Maßnahme A“ ist schon für sich allein nicht zu bezahlen: Haushalt Stadt (investiv), "
        "auch auf dem günstigsten Weg fehlen 1 € (2027: 1 €).",
    )


@pytest.mark.parametrize(
    "hilfe",
    [{"stadt": {"uebertrag_anteil": "0.01"}}, {"haushalt": ansaetze(["100", "101", "100", "100"], JAHRE)}],
)
def test_pflicht_die_gerade_bezahlbar_ist(hilfe: dict[str, Any]) -> None:
    """A carry-over of 1 % of 100 EUR is the one euro that is missing, and so is one budget of 101."""
    fall = baue_fall(
        [massnahme("A", investition_eur="101", pflicht=True)], **({"haushalt": ansaetze("100", JAHRE)} | hilfe)
    )
    assert len(plane(fall, Vorgaben(luecke=0.0)).plan.schritte) == 1


def test_hilfe_anderer_massnahmen_zaehlt_mit() -> None:
    """The lone look at the purse of running cost (A: 50 a year, budget 0) is no proof: B earns 60 a year."""
    fall = baue_fall(
        [
            massnahme("A", investition_eur="0", betriebskosten_eur_a="50", pflicht=True, fruehester_beginn=2028),
            massnahme("B", investition_eur="0", ertrag_eur_a="60", co2_t_a=0),
        ],
        haushalt=ansaetze("0", JAHRE, art="konsumtiv"),
    )
    assert {schritt.massnahme for schritt in plane(fall, Vorgaben(luecke=0.0)).plan.schritte} == {"A", "B"}


def test_mehrere_pflichten_zusammen_gegen_alle_ansaetze_und_die_linie() -> None:
    """Three times 100,000 EUR against 2 · 100,000 + 50,000 of bridging credit; each alone fits."""
    fall = baue_fall(
        [massnahme(kennung, pflicht=True) for kennung in "ABC"],
        stadt={"liquiditaetslinie_eur": "50000"},
        haushalt=ansaetze(["100000", "100000", "0", "0"], JAHRE),
    )
    (satz,) = gruende(fall)
    assert "Haushalt Stadt (investiv): die Pflichtmaßnahmen kosten im Planzeitraum mindestens 300.000 €" in satz
    assert "alle Ansätze und Liquiditätslinie zusammen sind 250.000 €" in satz


def test_zuschuss_nach_dem_plan_hilft_nicht() -> None:
    """40 % come after 2030, so all 100,000 EUR are own money in the plan; the budgets sum to 80,000."""
    fall = baue_fall(
        [massnahme("A", art="led", pflicht=True, fruehester_beginn=2030)],
        stadt={"uebertrag_anteil": "1"},
        haushalt=ansaetze("20000", JAHRE),
        programme=[programm("neu", auszahlung={"art": "nach_nachweis", "verzug_monate": 6})],
    )
    (satz,) = gruende(fall)
    assert "fehlen 20.000 € (2030: 20.000 €)" in satz


def test_pflicht_die_in_kein_konto_passt() -> None:
    fall = baue_fall(
        [massnahme("A", pflicht=True, bedarf={"bau": "1.5"})],
        ressourcen=[{"id": "bau", "name": "Bauleitung", "einheit": "Stellen", "menge": 1}],
    )
    (satz,) = gruende(fall)
    assert "„Maßnahme A“ passt schon für sich allein nicht in Bauleitung" in satz
    assert "fehlen 0,5 Stellen" in satz


def test_pflichten_zusammen_brauchen_mehr_als_das_konto_je_hat() -> None:
    fall = baue_fall(
        [massnahme(kennung, pflicht=True, bedarf={"bau": 1}) for kennung in "ABCDE"],
        ressourcen=[{"id": "bau", "name": "Baustelle", "einheit": "Stück", "menge": 1}],
    )
    (satz,) = gruende(fall)
    assert "Baustelle: die Pflichtmaßnahmen brauchen im Planzeitraum mindestens 5 Stück, vorhanden sind 4" in satz


def test_widerspruch_nennt_beteiligte_vorgaben_und_sonst_keine() -> None:
    """A and B, both due in 2027, cost 200,000 of 150,000 EUR; C and later years have no part in it."""
    fall = baue_fall(
        [
            massnahme("A", pflicht=True, spaetestes_ende=2027),
            massnahme("B", pflicht=True, spaetestes_ende=2027),
            massnahme("C"),
        ],
        haushalt=ansaetze("150000", JAHRE),
    )
    assert gruende(fall) == (
        "Diese Vorgaben schließen einander aus: Pflichtmaßnahme „Maßnahme A“; Pflichtmaßnahme „Maßnahme B“; "
        "Haushalt Stadt (investiv) 2027. Mindestens eine davon muss gelockert werden.",
    )


def test_widerspruch_von_ziel_und_haushalt() -> None:
    """30 t in 2030 need all three measures; the money is there for two."""
    fall = baue_fall(
        [massnahme(kennung) for kennung in "ABC"],
        haushalt=ansaetze(["200000", "0", "0", "0"], JAHRE),
        ziele=[{"id": "z", "art": "minderung_jahr", "jahr": 2030, "wert": 30}],
    )
    (satz,) = gruende(fall)
    assert "Ziel z (mindestens 30,0 t Minderung 2030); Haushalt Stadt (investiv) 2027–2029" in satz


def test_widerspruch_von_pflicht_und_reihenfolge() -> None:
    fall = baue_fall(
        [massnahme("A", pflicht=True, spaetestes_ende=2028), massnahme("B", pflicht=True, fruehester_beginn=2029)],
        beziehungen=[{"art": "vorgaenger", "mitglieder": ["B", "A"]}],
    )
    (satz,) = gruende(fall)
    assert "Reihenfolge (erst „Maßnahme B“, dann „Maßnahme A“)" in satz


def test_rein_ganzzahliger_widerspruch_bleibt_allgemein() -> None:
    """Three of 60,000 EUR in two years of 90,000: one and a half a year would go, but there is no half."""
    fall = baue_fall(
        [massnahme(k, investition_eur="60000", pflicht=True, spaetestes_ende=2028) for k in "ABC"],
        haushalt=ansaetze(["90000", "90000", "0", "0"], JAHRE),
    )
    (satz,) = gruende(fall)
    assert satz.startswith("Keine Vorgabe ist für sich allein unerfüllbar")
