"""The law on rises of the rent as the catalogue states it, against the text of §§ 559 and 559e BGB."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from massnahmenplan.kataloge.laden import lade_mietrecht, lade_stammdaten
from massnahmenplan.mietrecht import fassung_am


@pytest.mark.parametrize("tag", [date(2024, 1, 1), date(2026, 7, 28), date(2026, 7, 29), date(2045, 12, 31)])
def test_saetze_und_grenzen(tag: date) -> None:
    fassung = fassung_am(lade_mietrecht(), tag)
    assert fassung is not None
    assert fassung.modernisierung.satz == Decimal("0.08")  # § 559 Abs. 1
    assert (fassung.heizung.satz, fassung.heizung.erhaltung_pauschal) == (
        Decimal("0.1"),
        Decimal("0.15"),
    )  # § 559e
    kappung, heizung = fassung.kappung, fassung.kappung_heizung
    assert (kappung.jahre, kappung.eur_m2_monat, kappung.eur_m2_monat_bei_niedrigmiete) == (6, 3, 2)  # Abs. 3a
    assert kappung.niedrigmiete_unter_eur_m2_monat == 7
    assert (heizung.jahre, heizung.eur_m2_monat) == (6, Decimal("0.5"))  # Abs. 3a Satz 3, § 559e Abs. 3
    assert all((fassung.quelle, fassung.rechtsgrundlage, fassung.stand, fassung.sicherheit))


def test_fassungen_folgen_einander_luecken_los() -> None:
    fassungen = lade_mietrecht()
    for frueher, spaeter in pairwise(fassungen):
        assert frueher.gilt_bis is not None
        assert (spaeter.gilt_ab - frueher.gilt_bis).days == 1
    assert fassungen[-1].gilt_bis is None
    assert fassung_am(fassungen, date(2023, 12, 31)) is None
    assert lade_stammdaten().mietrecht == fassungen
