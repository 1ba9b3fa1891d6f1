"""Money per payer and year; amounts in thousand EUR. Option 0 spends 100 in period 1, or as stated."""

import pytest

from tests.massnahmenmodell.bausteine import daten, erlaubt, haushalt, loese_mit

AUSGABE = {1: {0: 100.0}}
EINE = [(0, 1, 1)]


def kann(**stelle: object) -> bool:
    """Return True if option 0 can be paid from the purse."""
    ansatz = stelle.pop("ansatz")
    netto = stelle.pop("netto", AUSGABE)
    return erlaubt(daten(EINE, haushalte=(haushalt(ansatz, netto, **stelle),), minderung={2: {0: 1}}), 0)


def test_genau_ausgeschoepft_ist_erlaubt_ein_haar_weniger_nicht() -> None:
    assert kann(ansatz=[0, 100, 0])
    assert not kann(ansatz=[0, 99.999, 0])
    assert not kann(ansatz=[100, 0, 100])  # without carry-over other years do not help


def test_zuschuss_im_selben_jahr_entlastet() -> None:
    assert kann(ansatz=[0, 60, 0], netto={1: {0: 100.0 - 40.0}})
    assert not kann(ansatz=[0, 59.999, 0], netto={1: {0: 100.0 - 40.0}})


def test_uebertrag_entlastet_mit_seinem_anteil() -> None:
    # 80 left in period 0, half of it may be carried: 40 + 60 = 100.
    assert kann(ansatz=[80, 60, 0], uebertrag_anteil=0.5)
    assert not kann(ansatz=[80, 59.999, 0], uebertrag_anteil=0.5)
    assert kann(ansatz=[40, 60, 0], uebertrag_anteil=1.0)
    assert not kann(ansatz=[39.999, 60, 0], uebertrag_anteil=1.0)


def test_uebertrag_wirkt_nicht_rueckwaerts() -> None:
    assert not kann(ansatz=[0, 0, 500], uebertrag_anteil=1.0)


def test_rest_verfaellt_nach_seiner_frist() -> None:
    # 100 needed in period 2. The 100 of period 0 pass period 1 only if money lives for two years.
    spaet = {2: {0: 100.0}}
    assert kann(ansatz=[100, 0, 0], netto=spaet, uebertrag_anteil=1.0, uebertrag_jahre=None)
    assert kann(ansatz=[100, 0, 0], netto=spaet, uebertrag_anteil=1.0, uebertrag_jahre=2)
    assert not kann(ansatz=[100, 0, 0], netto=spaet, uebertrag_anteil=1.0, uebertrag_jahre=1)
    # With one year only the budget of period 1 passes: 40 + 60 = 100.
    assert kann(ansatz=[100, 40, 60], netto=spaet, uebertrag_anteil=1.0, uebertrag_jahre=1)
    assert not kann(ansatz=[100, 39.999, 60], netto=spaet, uebertrag_anteil=1.0, uebertrag_jahre=1)


def test_zweimal_uebertragen_kostet_zweimal_den_anteil() -> None:
    # 0.5 · 400 = 200 after period 0; 0.5 · 200 = 100 after period 1.
    spaet = {2: {0: 100.0}}
    assert kann(ansatz=[400, 0, 0], netto=spaet, uebertrag_anteil=0.5)
    assert not kann(ansatz=[399.9, 0, 0], netto=spaet, uebertrag_anteil=0.5)


MIT_ZUSCHUSS = {1: {0: 100.0}, 2: {0: -40.0}}
"""100 paid in period 1, a grant of 40 in period 2: at the end of period 1, 40 are still to come."""


def test_linie_ueberbrueckt_bis_der_zuschuss_kommt() -> None:
    linie = {"netto": MIT_ZUSCHUSS, "forderung": {1: {0: 40.0}}, "zins": 0.05}
    # 60 of the budget + 40 of credit; repaid in period 2 with 40 · 1.05 = 42: the grant of 40 and 2 of the budget.
    assert kann(ansatz=[0, 60, 2], linie=40.0, **linie)
    assert not kann(ansatz=[0, 60, 1.999], linie=40.0, **linie)
    assert not kann(ansatz=[0, 60, 2], linie=39.999, **linie)
    assert not kann(ansatz=[0, 59.999, 2], linie=99.0, **linie)  # not more than the grants to come


def test_linie_steht_nur_fuer_ausstehende_zuschuesse() -> None:
    assert not kann(ansatz=[0, 60, 100], linie=40.0, forderung={}, zins=0.0)
    assert not kann(ansatz=[0, 60, 100], linie=40.0, forderung={1: {0: 39.9}}, zins=0.0)
    assert kann(ansatz=[0, 60, 100], linie=40.0, forderung={1: {0: 40.0}}, zins=0.0)


def test_linie_am_ende_des_plans_wird_danach_zurueckgezahlt() -> None:
    # Paid in the last period, the grant comes after the plan.
    assert kann(ansatz=[0, 0, 60], netto={2: {0: 100.0}}, forderung={2: {0: 40.0}}, linie=40.0, zins=0.05)


def test_linie_laesst_sich_nicht_ansparen() -> None:
    # Money borrowed in period 1 and carried into period 2 has to be repaid there: it pays for nothing.
    netto = {2: {0: 100.0}}
    assert not kann(ansatz=[0, 0, 60], netto=netto, forderung={1: {0: 40.0}}, linie=40.0, uebertrag_anteil=1.0)


def test_kosten_der_linie_sind_ihre_zinsen_im_folgejahr() -> None:
    # 40 · 0.05 = 2 in period 2, discounted with the factor of period 2 (0.8): 1.6; the option itself costs 7.
    eingabe = daten(
        EINE,
        haushalte=(haushalt([0, 60, 2], MIT_ZUSCHUSS, forderung={1: {0: 40.0}}, linie=40.0, zins=0.05),),
        zielfunktion="kosten",
        kosten=[7.0],
        diskont=[1.0, 0.9, 0.8, 0.7],
    )
    assert loese_mit(eingabe, [0]) == pytest.approx(7.0 + 0.8 * 2.0)


def test_zwei_haushalte_helfen_einander_nicht() -> None:
    eine, andere = haushalt([0, 99, 0], AUSGABE, uebertrag_anteil=1.0), haushalt([500, 500, 500], {}, linie=9.0)
    assert not erlaubt(daten(EINE, haushalte=(eine, andere), minderung={2: {0: 1}}), 0)


VIERTE = {3: {0: 10.0}}
"""10 are needed in period 3."""


def kann_spaet(**stelle: object) -> bool:
    """Return True if option 0, which spends in period 3 of 4, can be paid."""
    eingabe = daten([(0, 3, 3)], perioden=4, haushalte=(haushalt(netto=VIERTE, **stelle),), minderung={3: {0: 1}})
    return erlaubt(eingabe, 0)


def test_rest_verfaellt_nach_dem_jahr_aus_dem_er_stammt() -> None:
    # Half is carried on each time, money lives two years more. Of the 40 of period 1 there are left 20 in period 2
    # and 10 in period 3. The 80 of period 0 (20 of them are left in period 2) may not be used in period 3.
    frist = {"uebertrag_anteil": 0.5, "uebertrag_jahre": 2}
    assert kann_spaet(ansatz=[80, 40, 0, 0], **frist)
    assert not kann_spaet(ansatz=[80, 39.999, 0, 0], **frist)
    assert not kann_spaet(ansatz=[1000, 0, 0, 0], **frist)
    assert kann_spaet(ansatz=[80, 0, 0, 0], uebertrag_anteil=0.5, uebertrag_jahre=3)
    assert kann_spaet(ansatz=[80, 0, 0, 0], uebertrag_anteil=0.5, uebertrag_jahre=None)


def test_uebertrag_kann_von_jahr_zu_jahr_verschieden_sein() -> None:
    # Periods 0 and 1 are one budget: all of the 40 passes, then half of it: 20, and half of that: 10.
    doppelt = {"uebertrag_anteil": [1.0, 0.5, 0.5, 0.5]}
    assert kann_spaet(ansatz=[40, 0, 0, 0], **doppelt)
    assert not kann_spaet(ansatz=[39.999, 0, 0, 0], **doppelt)
    # Nothing passes the end of period 1, everything the end of period 2.
    nur_darin = {"uebertrag_anteil": [1.0, 0.0, 1.0, 0.0]}
    assert kann_spaet(ansatz=[0, 0, 10, 0], **nur_darin)
    assert not kann_spaet(ansatz=[99, 99, 9.999, 0], **nur_darin)


def test_linie_kann_von_jahr_zu_jahr_verschieden_hoch_sein() -> None:
    linie = {"netto": MIT_ZUSCHUSS, "forderung": {1: {0: 40.0}}, "ansatz": [0, 60, 0], "zins": 0.0}
    assert kann(linie=[0.0, 40.0, 0.0], **linie)
    assert not kann(linie=[99.0, 39.999, 99.0], **linie)
    assert not kann(linie=[99.0, 0.0, 99.0], **linie)
