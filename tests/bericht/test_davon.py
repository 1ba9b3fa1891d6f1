"""Lines that say "davon" add up to the line above them, and every format says the same sums of a payer's year."""

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from massnahmenplan.bericht import finanzen, massnahmenhaushalt
from massnahmenplan.bericht.xlsx import schreibe
from massnahmenplan.ergebnis import Ergebnis
from tests.bericht.geldplaene import plan_von

_AUFGEGLIEDERT = ("Zuwendungen", "Ausgaben")
_NULL = Decimal(0)


@pytest.fixture(scope="module", params=["wohnquartier", "altchemnitz"])
def ergebnis(request: pytest.FixtureRequest) -> Ergebnis:
    return plan_von(request.param)


def _cent(werte: Sequence[Any]) -> list[int]:
    return [round((wert or 0) * 100) for wert in werte]


def _bloecke(ergebnis: Ergebnis) -> Iterator[tuple[tuple[Any, ...], list[tuple[Any, ...]]]]:
    """Yield lines of the sheet that have parts, each with its lines "davon"."""
    mappe = openpyxl.load_workbook(io.BytesIO(schreibe(ergebnis)), read_only=True)
    oben: tuple[Any, ...] | None = None
    teile: list[tuple[Any, ...]] = []
    for zeile in mappe["Haushalt"].iter_rows(min_row=5, values_only=True):
        if oben is not None and str(zeile[2]).startswith("davon"):
            teile.append(zeile)
            continue
        if oben is not None:
            yield oben, teile
        gegliedert = zeile[2] in _AUFGEGLIEDERT and zeile[0] != "Alle Kostenträger"
        oben, teile = (zeile if gegliedert else None), []


def test_davon_ergibt_die_zeile_darueber(ergebnis: Ergebnis) -> None:
    bloecke = list(_bloecke(ergebnis))
    assert sum(bool(teile) for _, teile in bloecke) >= 6
    for oben, teile in bloecke:
        summen = [sum(spalte) for spalte in zip(*(_cent(teil[3:]) for teil in teile), strict=True)]
        assert (oben[:3], summen or [0] * len(oben[3:])) == (oben[:3], _cent(oben[3:]))


def test_betriebsbeihilfe_steht_im_konsumtiven_haushalt_mit_eigener_zeile() -> None:
    """Tenants' electricity is paid for by the kWh: nothing of it is for the investment."""
    ergebnis = plan_von("wohnquartier")
    beihilfen = [
        bilanz.massnahme
        for bilanz in ergebnis.bilanz.massnahmen
        if any(antrag.auszahlungen and not antrag.in_finanzierung for antrag in bilanz.antraege)
    ]
    assert beihilfen
    genannt = {
        (oben[1], teil[2]) for oben, teile in _bloecke(ergebnis) if oben[2] == "Zuwendungen" for teil in teile
    }
    for massnahme in beihilfen:
        assert ("konsumtiv", f"davon {ergebnis.fall.massnahme_mit_id[massnahme].name}") in genannt


def test_der_plan_hat_alles_was_geld_bewegt() -> None:
    bilanz = plan_von("wohnquartier").bilanz
    assert any(kredit.betrag_eur for kredit in bilanz.kredite)
    assert any(miete.umlage_eur for miete in bilanz.mieten)
    assert any(massnahme.anteile for massnahme in bilanz.massnahmen)


def test_vorlage_und_haushaltstabelle_nennen_dieselben_folgekosten(ergebnis: Ergebnis) -> None:
    """Running cost − revenue − operating aid − levies on rents, whoever adds them up: by purse or by measure."""
    je_kasse = {(j.traeger, j.jahr): j.betrieb_eur for j in finanzen.finanzjahre(ergebnis)}
    je_zeile: dict[tuple[str, int | None], Decimal] = {}
    for traeger, eintraege in massnahmenhaushalt.je_traeger(ergebnis).items():
        for betraege in eintraege.values():
            for jahr, (*_, betrieb) in betraege.items():
                je_zeile[traeger, jahr] = je_zeile.get((traeger, jahr), _NULL) + betrieb
    assert any(je_kasse.values())
    for stelle in {*je_kasse, *je_zeile}:
        assert (stelle, je_zeile.get(stelle, _NULL)) == (stelle, je_kasse.get(stelle, _NULL))


def test_raten_der_massnahmen_ergeben_die_finanztabelle(ergebnis: Ergebnis) -> None:
    """Both tables stand in the draft for the council and, with the same rows, as CSV beside it."""
    jahre = {(j.traeger, j.jahr): (j.investition_eur, j.zuwendungen_eur) for j in finanzen.finanzjahre(ergebnis)}
    summen: dict[tuple[str, int | None], tuple[Decimal, Decimal]] = {}
    for rate in finanzen.jahresraten(ergebnis):
        if rate.jahr <= ergebnis.fall.projekt.ende:
            bisher = summen.get((rate.traeger, rate.jahr), (_NULL, _NULL))
            summen[rate.traeger, rate.jahr] = (bisher[0] + rate.investition_eur, bisher[1] + rate.zuwendungen_eur)
    assert summen
    for stelle in {*jahre, *summen}:
        assert (stelle, summen.get(stelle, (_NULL, _NULL))) == (stelle, jahre.get(stelle, (_NULL, _NULL)))
