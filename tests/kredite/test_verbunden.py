"""Loans beside bundles and levies: what a repayment grant on the drawn part of a loan does to both."""

from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.teilung.mietfall import am_haus, mietfall

GENAU = Vorgaben(ziel=["kosten"], luecke=0)


def foerderkredit(antragsteller: str) -> dict[str, Any]:
    """Return a loan of up to the whole cost without interest, with a repayment grant of 20 %."""
    konditionen = {"sollzins": "0", "laufzeit_jahre": 10, "tilgungsfrei_jahre": 1, "stelle": "1"}
    wer = {"antragsteller": [antragsteller], "massnahmenarten": ["led"]}
    return programm("p", filter=wer, satz={"grund": "0.2", "stelle": "1"}, kredit=konditionen)


def gebuendelt(schuldengrenze_eur: int) -> Planungsfall:
    """Return A and B that save 30 % together; A could have the loan."""
    return baue_fall(
        [massnahme("A", art="led", pflicht="ja"), massnahme("B", pflicht="ja")],
        stadt={"schuldengrenze_eur": schuldengrenze_eur},
        beziehungen=[{"art": "buendel", "mitglieder": ["A", "B"], "anteil": "0.3"}],
        programme=[foerderkredit("kommune")],
    )


def test_buendel_zaehlt_den_hoechsten_tilgungszuschuss_wie_viel_auch_geliehen_wird() -> None:
    """40,000 EUR of debt left: half the loan, 10,000 EUR grant. Yet A saves 30 % of 80 % of its cost, B 30 %."""
    ergebnis = plane(gebuendelt(40_000), GENAU)
    a, b = ergebnis.bilanz.massnahmen
    assert [antrag.zuschuss_eur for antrag in a.antraege] == [10_000]
    assert [sum(e.eigen_eur for e in m.buendel) for m in (a, b)] == [24_000, 30_000]


@pytest.mark.parametrize(
    ("schuldengrenze_eur", "zuschuss_eur"), [(80_000, 20_000), (40_000, 10_000), (12_345, Decimal("3086.25"))]
)
def test_umlage_zieht_nur_den_tilgungszuschuss_ab_den_es_gibt(
    schuldengrenze_eur: int, zuschuss_eur: Decimal
) -> None:
    """Debt left is 80 % of the loan. § 559 BGB: 8 % · (100,000 − 10,000) = 7,200 EUR a year."""
    ergebnis = plane(_am_haus(schuldengrenze_eur), GENAU)
    (bilanz,) = ergebnis.bilanz.massnahmen
    assert bilanz.zuschuss_eur == zuschuss_eur
    umlage = max(zeile.umlage_eur for zeile in ergebnis.bilanz.mieten)
    assert umlage == Decimal("0.08") * (100_000 - zuschuss_eur)


def _am_haus(schuldengrenze_eur: int) -> Planungsfall:
    return mietfall(
        [am_haus("A", art="led", pflicht="ja", spaetestes_ende=2027)],
        wohn={"schuldengrenze_eur": schuldengrenze_eur},
        programme=[foerderkredit("wohnungsunternehmen")],
    )


def test_was_ein_buendel_spart_wird_nicht_geliehen() -> None:
    """200,000 EUR, 30 % saved: no more than 140,000 EUR of a free loan, as tempting as more would be."""
    bank = {"id": "bank", "name": "Bank", "kostentraeger": "stadt", "sollzins": "0", "laufzeit_jahre": 10}
    fall = baue_fall(
        [massnahme(kennung, pflicht="ja", spaetestes_ende=2027) for kennung in ("A", "B")],
        projekt={"diskontsatz": "0.03"},
        beziehungen=[{"art": "buendel", "mitglieder": ["A", "B"], "anteil": "0.3"}],
        kredite=[bank],
    )
    aufgenommen = [kredit.betrag_eur for kredit in plane(fall, GENAU).bilanz.kredite]
    assert aufgenommen == [140_000]


def test_umlage_folgt_dem_darlehen_das_auf_den_cent_gezogen_wird() -> None:
    """For tonnes any loan from 50,000 EUR on will do: the rent is that of the amount in the plan."""
    fall = mietfall(
        [am_haus("A", art="led", pflicht="ja", spaetestes_ende=2027)],
        haushalt=ansaetze([50_000, 100_000, 100_000, 100_000], range(2027, 2031), "wohn"),
        programme=[foerderkredit("wohnungsunternehmen")],
    )
    bilanz = plane(fall, Vorgaben(ziel=["co2"], luecke=0)).bilanz
    umlage = max(zeile.umlage_eur for zeile in bilanz.mieten)
    assert umlage == Decimal("0.08") * (100_000 - bilanz.massnahmen[0].zuschuss_eur)
