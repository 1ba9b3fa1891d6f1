"""Limits that several applications share, case by case; thousand EUR. Every measure has one option."""

import numpy as np
import pytest

from massnahmenmodell import Modelldaten, baue_modell
from massnahmenmodell.daten import Abruf, Konto
from massnahmenplan.loeser import Wuensche, loese, uebersetze
from tests.massnahmenmodell.bausteine import abruf, daten, erlaubt, haushalt, je_periode, loese_mit

# The envelope of a building: at most 300 a year, 15 % up to 153, 20 % above.
TARIF = {"schwelle": 153.0, "satz_unten": 0.15, "satz_oben": 0.2}


def mit_abrufen(*abrufe: Abruf, **rest: object) -> Modelldaten:
    """Return data whose aim is the sum of all awards."""
    massnahmen = max(eintrag.option for eintrag in abrufe) + 1
    vorgaben = {"zielfunktion": "kosten", "abruf_kosten": [1.0] * len(abrufe)}
    return daten([(m, 0, 0) for m in range(massnahmen)], perioden=2, abrufe=abrufe, **vorgaben | rest)


def zuschuss(abrufe: list[Abruf], *wahl: int) -> float | None:
    """Return the sum of awards of a choice; None if it is not allowed."""
    return loese_mit(mit_abrufen(*abrufe), wahl)


ZWEI_AM_GEBAEUDE = [abruf(0, 200.0, 300.0, **TARIF), abruf(1, 280.0, 300.0, (0,), **TARIF)]


@pytest.mark.parametrize(
    ("wahl", "erwartet"),
    [
        ((), 0.0),
        ((0,), 0.15 * 153 + 0.2 * 47),
        ((1,), 0.15 * 153 + 0.2 * 127),
        ((0, 1), 0.15 * 153 + 0.2 * 147),  # 280 wished, 100 left: 300 in all
    ],
)
def test_staffeltarif_gilt_fuer_die_summe(wahl: tuple[int, ...], erwartet: float) -> None:
    assert zuschuss(ZWEI_AM_GEBAEUDE, *wahl) == pytest.approx(erwartet)


@pytest.mark.parametrize(
    ("bisher", "wunsch", "erwartet"),
    [
        (100.0, 40.0, 0.3 * 40),  # 140 of 153: all below
        (100.0, 53.0, 0.3 * 53),  # exactly up to the threshold
        (100.0, 80.0, 0.3 * 53 + 0.1 * 27),
        (153.0, 80.0, 0.1 * 80),  # exactly used up before
        (200.0, 80.0, 0.1 * 80),
        (200.0, 100.0, 0.1 * 100),  # exactly up to the limit
        (200.0, 130.0, 0.1 * 100),
        (100.0, 900.0, 0.3 * 53 + 0.1 * 147),
    ],
)
def test_fallender_satz_ueber_der_schwelle(bisher: float, wunsch: float, erwartet: float) -> None:
    erster = abruf(0, bisher, 300.0)  # its award is half of it
    zweiter = abruf(1, wunsch, 300.0, (0,), schwelle=153.0, satz_unten=0.3, satz_oben=0.1)
    assert zuschuss([erster, zweiter], 0, 1) == pytest.approx(0.5 * bisher + erwartet)


def test_ohne_rest_darf_die_option_nicht_gewaehlt_werden() -> None:
    abrufe = [abruf(0, 300.0, 300.0), abruf(1, 50.0, 300.0, (0,))]
    assert zuschuss(abrufe, 0, 1) is None
    assert zuschuss(abrufe, 1) == pytest.approx(25.0)
    # 2 EUR are left, half of them is the award: 1 EUR, and that is the least.
    assert zuschuss([abruf(0, 299.998, 300.0), abruf(1, 50.0, 300.0, (0,))], 0, 1) == pytest.approx(150.0)
    assert zuschuss([abruf(0, 299.99, 300.0), abruf(1, 50.0, 300.0, (0,))], 0, 1) == pytest.approx(150.0)
    # 1 EUR is left: 0.50 EUR is less than the least award of 1 EUR.
    assert zuschuss([abruf(0, 299.999, 300.0), abruf(1, 50.0, 300.0, (0,))], 0, 1) is None


@pytest.mark.parametrize(
    ("vorher", "erwartet"),
    [
        (249.99, 0.5 * 299.99),  # 50.01 left of 300: more than enough
        (250.0, 0.5 * 300.0),  # exactly enough
        (250.01, None),  # 10 EUR would be cut
        (300.0, None),
    ],
)
def test_ungekuerzt_heisst_ganz_oder_gar_nicht(vorher: float, erwartet: float | None) -> None:
    abrufe = [abruf(0, vorher, 300.0), abruf(1, 50.0, 300.0, (0,), ungekuerzt=True)]
    assert zuschuss(abrufe, 0, 1) == (erwartet if erwartet is None else pytest.approx(erwartet))
    assert zuschuss(abrufe, 0) == pytest.approx(0.5 * vorher)
    assert zuschuss(abrufe, 1) == pytest.approx(25.0)


def test_mindestzuschuss_gilt_fuer_das_was_bleibt() -> None:
    # 260 taken, 40 left: an award of 20.
    genug = [abruf(0, 260.0, 300.0), abruf(1, 50.0, 300.0, (0,), mindestens=20.0)]
    zu_wenig = [abruf(0, 260.0, 300.0), abruf(1, 50.0, 300.0, (0,), mindestens=20.01)]
    assert zuschuss(genug, 0, 1) == pytest.approx(150.0)
    assert zuschuss(zu_wenig, 0, 1) is None
    assert zuschuss(zu_wenig, 1) == pytest.approx(25.0)


def test_gesunkene_grenze_zaehlt_am_tag_des_spaeteren() -> None:
    abrufe = [abruf(0, 100.0, 130.0), abruf(1, 30.0, 130.0, (0,)), abruf(2, 60.0, 110.0, (0, 1))]
    assert zuschuss(abrufe, 0, 2) == pytest.approx(0.5 * 110)  # 10 left of 110
    assert zuschuss(abrufe, 1, 2) == pytest.approx(0.5 * 90)
    assert zuschuss(abrufe, 0, 1, 2) is None  # 130 taken, more than 110
    assert zuschuss(abrufe, 0, 1) == pytest.approx(0.5 * 130)  # who does not apply is not asked


def test_fenster_vergisst_was_lange_her_ist() -> None:
    # De-minimis: the third sees the second only; the second got 100 of its 200.
    abrufe = [abruf(0, 200.0, 300.0), abruf(1, 200.0, 300.0, (0,)), abruf(2, 250.0, 300.0, (1,))]
    assert zuschuss(abrufe, 0, 1, 2) == pytest.approx(0.5 * (200 + 100 + 200))


def test_erster_schliesst_fruehere_aus() -> None:
    abrufe = [abruf(0, 10.0, 300.0), abruf(1, 400.0, 300.0, (0,), als_erster=True), abruf(2, 50.0, 360.0, (0, 1))]
    assert zuschuss(abrufe, 0, 1) is None
    assert zuschuss(abrufe, 1) == pytest.approx(150.0)
    assert zuschuss(abrufe, 1, 2) == pytest.approx(0.5 * (300 + 50))  # those after it are free


def test_eine_option_mit_zwei_abrufen() -> None:
    zweimal = [abruf(0, 200.0, 300.0), abruf(0, 200.0, 300.0, (0,))]
    assert zuschuss(zweimal, 0) == pytest.approx(0.5 * 300)
    nach_anderen = [
        abruf(0, 200.0, 300.0),
        abruf(1, 200.0, 300.0, (0,)),
        *(abruf(2, wunsch, 300.0, (0, 1)) for wunsch in (250.0, 230.0)),
    ]
    assert zuschuss(nach_anderen, 0, 2) == pytest.approx(0.5 * (200 + 100 + 100))  # neither counts the other
    vor_sich_selbst = [abruf(0, 200.0, 300.0), abruf(0, 20.0, 300.0, (0,), als_erster=True)]
    assert zuschuss(vor_sich_selbst, 0) is None


def test_verbrauchte_grenze_sperrt_die_option() -> None:
    assert zuschuss([abruf(0, 10.0, 0.0)], 0) is None
    assert zuschuss([abruf(0, 10.0, -5.0)], 0) is None
    assert zuschuss([abruf(0, 10.0, -5.0)]) == pytest.approx(0.0)


def test_binaere_nur_wo_die_daten_es_offen_lassen() -> None:
    def binaere(*abrufe: Abruf) -> set[str]:
        form = uebersetze(baue_modell(mit_abrufen(*abrufe)))
        return {name for (name, _), ganz in zip(form.spalten, form.ganzzahlig, strict=True) if ganz} - {"x"}

    assert binaere(abruf(0, 100.0, 300.0, **TARIF), abruf(1, 53.0, 300.0, (0,), **TARIF)) == set()
    assert binaere(*ZWEI_AM_GEBAEUDE) == {"ausgeschoepft"}  # 280 > 153: the threshold is reached anyway
    kleinere = [abruf(0, 140.0, 300.0, **TARIF), abruf(1, 150.0, 300.0, (0,), **TARIF)]
    assert binaere(*kleinere) == {"ueber_schwelle"}
    eigene_schwelle = abruf(1, 100.0, 300.0, (0,), schwelle=120.0, satz_unten=0.15, satz_oben=0.2)
    assert binaere(abruf(0, 200.0, 300.0, **TARIF), eigene_schwelle) == {"ueber_schwelle", "schon_ueber_schwelle"}


def test_f01d_zwei_jahre_bringen_mehr_als_eines() -> None:
    # 200 and 280 in one year: 22.95 + 29.40 = 52.35; in two: 22.95 + 9.40 and 22.95 + 25.40, 80.70 in all.
    eingabe = daten(
        [(0, 0, 0), (0, 1, 1), (1, 0, 0), (1, 1, 1)],
        perioden=2,
        pflicht=frozenset({0, 1}),
        abrufe=(
            abruf(0, 200.0, 300.0, **TARIF),
            abruf(2, 280.0, 300.0, (0,), **TARIF),
            abruf(1, 200.0, 300.0, **TARIF),
            abruf(3, 280.0, 300.0, (2,), **TARIF),
        ),
        zielfunktion="kosten",
        abruf_kosten=[-1.0] * 4,
    )
    bestes = loese(uebersetze(baue_modell(eingabe)), Wuensche(luecke=0.0)).zielwert
    assert bestes == pytest.approx(-80.70)
    assert loese_mit(eingabe, [0, 2]) == pytest.approx(-52.35)
    assert loese_mit(eingabe, [1, 3]) == pytest.approx(-52.35)


def test_zuschuss_entlastet_haushalt_und_linie_im_jahr_der_auszahlung() -> None:
    # 100 spent in period 0; the award of 40 comes in period 1, where the credit of 40 is repaid.
    def kann(ansatz: list[float], **rest: object) -> bool:
        stelle = haushalt(ansatz, {0: {0: 100.0}}, abruf_netto={1: {0: -1.0}}, **rest)
        return erlaubt(mit_abrufen(abruf(0, 80.0, 300.0), haushalte=(stelle,)), 0)

    ausstehend = {"abruf_forderung": {0: {0: 1.0}}, "linie": 50.0}
    assert kann([100.0, 0.0])
    assert not kann([99.99, 0.0])
    assert kann([60.0, 0.0], **ausstehend)
    assert not kann([59.99, 0.0], **ausstehend)
    assert not kann([60.0, 0.0], linie=50.0)  # nothing is still to come
    assert not kann([60.0, 0.0], **ausstehend | {"zins": 0.01})  # 40.4 to be repaid


def test_zuschuss_verbraucht_den_topf() -> None:
    def kann(menge: float, *wahl: int) -> bool:
        verbrauch = je_periode(2, {0: {0: 1.0}, 1: {1: 1.0}})
        topf = Konto("topf", "", (2027, 2028), np.array([99.0, menge]), je_periode(2), 2, verbrauch)
        eingabe = mit_abrufen(abruf(0, 80.0, 100.0), abruf(1, 80.0, 100.0, (0,)), konten=(topf,))
        return erlaubt(eingabe, *wahl)

    assert kann(50.0, 0, 1)  # 40, and 10 for the 20 that are left, in a window of two years
    assert not kann(49.99, 0, 1)
    assert kann(49.99, 1)
