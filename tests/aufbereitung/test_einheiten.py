"""The one place where units change."""

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from massnahmenplan.aufbereitung.einheiten import eur, ohne_rauschen, teur
from massnahmenplan.aufbereitung.sammler import Sammler

betraege = st.integers(-(10**12), 10**12).map(lambda cent: Decimal(cent) / 100)


def test_tausend_euro() -> None:
    assert teur(Decimal("1234.56")) == 1.23456
    assert eur(1.23456) == Decimal("1234.56")


@given(betraege)
def test_hin_und_zurueck_stimmt_auf_den_cent(betrag: Decimal) -> None:
    assert eur(teur(betrag)).quantize(Decimal("0.01")) == betrag


def test_rauschen_verschwindet_cent_bleiben() -> None:
    assert ohne_rauschen(np.array([0.3 - 0.2 - 0.1, 0.00001, -1e-12])).tolist() == [0.0, 0.00001, 0.0]


def test_sammler_addiert_und_laesst_weg_was_sich_aufhebt() -> None:
    sammler = Sammler()
    for option, wert in ((3, 0.1), (1, 5.0), (3, 0.2), (1, -5.0), (2, 0.0)):
        sammler.addiere("a", option, wert)
    form = sammler.linearform("a")
    assert dict(zip(form.optionen.tolist(), form.werte.tolist(), strict=True)) == {3: 0.3}
    assert len(sammler.linearform("unbekannt")) == 0
