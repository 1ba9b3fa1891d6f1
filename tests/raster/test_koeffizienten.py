"""Coefficients of the model by half-years and quarters, against the balance of the plan that is one option."""

from typing import Any

import pytest

from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.planungsfall import Planungsfall
from tests.aufbereitung.test_koeffizienten import bilanz_der_option, koeffizient
from tests.erschoepfend.faelle import kleiner_fall

RASTER = ("halbjahr", "quartal")


def fall(saat: int) -> Planungsfall:
    """Return a seeded case of the enumeration tests whose durations are periods: begins and ends within years."""
    daten: dict[str, Any] = kleiner_fall(saat)
    daten["projekt"]["raster"] = RASTER[saat % 2]
    daten["massnahmen"] = daten["massnahmen"][:3]
    kennungen = {m["id"] for m in daten["massnahmen"]}
    daten["beziehungen"] = [b for b in daten["beziehungen"] if kennungen.issuperset(b["mitglieder"])]
    return Planungsfall.model_validate(daten)


@pytest.mark.parametrize("saat", range(600, 608))
def test_jede_option_kostet_braucht_und_bringt_was_ihre_bilanz_sagt(saat: int) -> None:
    """Every sixth option: money and tonnes by year, staff by period, net present value."""
    aufbereitung = bereite_auf(fall(saat), "kosten")
    daten = aufbereitung.daten
    assert daten.je_jahr in {2, 4}
    for nummer in range(0, len(aufbereitung.optionen), 6):
        bilanz = bilanz_der_option(fall(saat), aufbereitung, nummer)
        kassen = {(z.traeger, z.art, z.jahr): z for z in bilanz.haushalt}
        for haushalt in daten.haushalte:
            _, traeger, art = haushalt.name.split(":")
            for t, jahr in enumerate(daten.jahre):
                zeile = kassen[traeger, art, jahr]
                netto, offen = (1000 * koeffizient(f[t], nummer) for f in (haushalt.netto, haushalt.forderung))
                assert netto == pytest.approx(float(zeile.netto_eur))
                assert offen == pytest.approx(float(zeile.forderungen_eur))
        for t, jahr in enumerate(bilanz.emissionen):
            assert koeffizient(daten.minderung[t], nummer) == pytest.approx(float(jahr.einzelsumme_t))
        (konto,) = (konto for konto in daten.konten if konto.name.startswith("ressource:"))
        staende = [stand for stand in bilanz.konten if stand.konto == konto.name]
        assert [stand.zeit for stand in staende] == list(konto.namen)
        for t, stand in enumerate(staende):
            im_fenster = konto.verbrauch[max(0, t - konto.fenster + 1) : t + 1]
            assert sum(koeffizient(f, nummer) for f in im_fenster) == pytest.approx(float(stand.verbrauch))
        if not any(z.zinsen_eur or z.linie_eur for z in bilanz.haushalt) and not bilanz.ziele:
            assert 1000 * daten.kosten[nummer] == pytest.approx(float(bilanz.zielwerte["kosten"]), abs=1e-5)
