"""Which plans stay: what is the same, what is worse, and what is worse only within the gap."""

from decimal import Decimal
from typing import Any, cast

import pytest

from massnahmenplan.paretofront.auslese import Auslese, Kandidat, Verhaeltnis
from massnahmenplan.paretofront.knie import knie

GLEICH, DOMINIERT = Verhaeltnis.GLEICH, Verhaeltnis.DOMINIERT
IN_DER_LUECKE, VERSCHIEDEN = Verhaeltnis.IN_DER_LUECKE, Verhaeltnis.VERSCHIEDEN


def kandidat(*werte: str) -> Kandidat:
    return Kandidat(tuple(map(Decimal, werte)), cast(Any, None), {})


# Tonnes, and EUR turned: −1000 is better than −2000. With 1 % the gap is 1 t at 100 t, 10 EUR at 1,000 EUR.
@pytest.mark.parametrize(
    ("werte", "andere", "erwartet"),
    [
        (("100", "-1000"), ("100", "-1000"), GLEICH),
        (("100", "-1000"), ("100.001", "-1001"), GLEICH),  # a kilogram and a euro are no difference
        (("100", "-1000"), ("100.002", "-1000"), IN_DER_LUECKE),
        (("100", "-1000"), ("101", "-991"), IN_DER_LUECKE),
        (("100", "-1000"), ("101.1", "-1000"), DOMINIERT),
        (("100", "-1000"), ("100", "-950"), DOMINIERT),
        (("100", "-1000"), ("101.1", "-1001"), DOMINIERT),  # a euro is no difference, so nothing is worse
        (("100", "-1000"), ("101.1", "-1002"), VERSCHIEDEN),
        (("101.1", "-1000"), ("100", "-1000"), VERSCHIEDEN),  # the other one is worse
    ],
)
def test_verhaeltnis_zweier_plaene(werte: tuple[str, ...], andere: tuple[str, ...], erwartet: Verhaeltnis) -> None:
    auslese = Auslese(("co2", "kosten"), Decimal("0.01"))
    assert auslese.verhaeltnis(kandidat(*werte).werte, kandidat(*andere).werte) is erwartet


def test_ein_besserer_plan_verdraengt_und_alles_wird_gezaehlt() -> None:
    auslese = Auslese(("co2", "kosten"), Decimal("0.01"))
    for werte in (("100", "-1000"), ("50", "-100"), ("80", "-400")):
        assert auslese.bekannter(kandidat(*werte).werte) is None
        auslese.nimm(kandidat(*werte))
    assert auslese.bekannter(kandidat("80", "-400.5").werte) is auslese.kandidaten[2]
    assert auslese.bekannter(kandidat("79.9", "-401.5").werte) is auslese.kandidaten[2]
    assert auslese.bekannter(kandidat("60", "-500").werte) is auslese.kandidaten[2]
    assert (auslese.doppelte, auslese.innerhalb_der_luecke, auslese.dominierte) == (1, 1, 1)
    auslese.nimm(kandidat("100.5", "-300"))  # better than the first and the third one
    assert [k.werte for k in auslese.kandidaten] == [kandidat("50", "-100").werte, kandidat("100.5", "-300").werte]
    assert auslese.dominierte == 3


def test_der_naechste_haelt_alle_grenzen_und_hat_am_meisten() -> None:
    auslese = Auslese(("co2", "kosten"), Decimal(0))
    for werte in (("100", "-1000"), ("80", "-400"), ("50", "-100")):
        auslese.nimm(kandidat(*werte))
    for grenze, erwartet in (("-400", "80"), ("-401", "80"), ("-399", "50"), ("-Infinity", "100")):
        naechster = auslese.naechster((Decimal(grenze),))
        assert naechster is not None
        assert naechster.werte[0] == Decimal(erwartet)
    assert auslese.naechster((Decimal(-99),)) is None


def test_knie_ist_am_weitesten_von_der_geraden() -> None:
    # Stretched: (0, 1), (0.5, 0.9), (0.8, 0.5), (1, 0); sums 1, 1.4, 1.3, 1.
    punkte = [kandidat(*w).werte for w in (("100", "-0"), ("150", "-100"), ("180", "-500"), ("200", "-1000"))]
    assert knie(punkte, [punkte[0], punkte[3]]) == punkte[1]
    hohl = [punkte[0], kandidat("120", "-900").werte, punkte[3]]
    assert knie(hohl, [hohl[0], hohl[2]]) is None
    assert knie(punkte[:1], punkte[:1]) is None
    assert knie([punkte[0], punkte[3]], [punkte[0], punkte[3]]) is None


def test_knie_von_drei_zielen_uebertrifft_jedes_ende() -> None:
    enden = [kandidat(*w).werte for w in (("10", "0", "5"), ("0", "10", "5"), ("0", "0", "10"))]
    mitte = kandidat("8", "8", "4").werte  # 0.8 + 0.8 + 0; of the ends the first two have 1.17 each
    assert knie([*enden, mitte], enden) == mitte
