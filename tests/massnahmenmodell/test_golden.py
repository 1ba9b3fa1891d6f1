"""The formulation as a whole, as an LP file: what no other test notices is noticed here.

Renew on purpose: ``python -m tests.massnahmenmodell.test_golden`` (see golden/README.md).
"""

from pathlib import Path

import numpy as np
import pytest

from massnahmenmodell import Modelldaten, baue_modell
from massnahmenmodell.bewertung import Buendelersparnis, Mengenziel, Nutzwert, Vorrang
from massnahmenmodell.daten import Alternative, Folge, Gruppe, Konto, Kopplung, Schutz, Ziel
from massnahmenmodell.kreditdaten import Kredit, Kreditgrenze
from massnahmenmodell.mietdaten import Kappung, Mietobjekt, OffeneUmlage
from tests.massnahmenmodell.bausteine import (
    abruf,
    daten,
    form,
    haushalt,
    je_periode,
    produkt,
    ueberlappung,
    verbund,
)

ORDNER = Path(__file__).parent / "golden"


def kleiner_fall(zielfunktion: str) -> Modelldaten:
    """Return four measures with seven options over three years, with rows of every family."""
    return daten(
        [(0, 0, 0), (0, 1, 1), (1, 0, 0), (1, 1, 1), (1, 2, 2), (2, 0, 0), (3, 1, 1)],
        perioden=3,
        pflicht=frozenset({0}),
        gruppen=(Gruppe("g", "g", (1, 2, 3), 1, 2),),
        folgen=(
            Folge("vorgaenger", "", 0, 3, True, False, 0, None),
            Folge("anfangsfolge", "", 0, 1, False, False, 1, 1),
            Folge("voraussetzung", "", 2, 3, True, True, 0, None),
        ),
        konten=(
            Konto(
                "topf", "", (2026, 2027), np.array([20.0, 30.0]), je_periode(2, {0: {2: 20.0}, 1: {3: 15.0}}), 1
            ),
            Konto(
                "leitung",
                "",
                (2027, 2028, 2029),
                np.array([1.0, 2.0, 1.5]),
                je_periode(3, {0: {0: 1.0}, 1: {3: 0.5}}),
                2,
            ),
        ),
        haushalte=(
            haushalt(
                [80.0, 70.0, 65.0],
                {0: {0: 60.0, 2: 90.0}, 1: {1: 61.0, 2: -40.0, 3: 92.0}, 2: {3: -40.0, 4: 94.0}},
                forderung={0: {2: 40.0}, 1: {3: 40.0}, 2: {4: 41.0}},
                uebertrag_anteil=0.5,
                uebertrag_jahre=1,
                linie=25.0,
                zins=0.06,
            ),
            haushalt([5.0, 5.0, 5.0], {1: {5: 4.0}, 2: {5: 4.0}}),
        ),
        minderung={0: {5: 1.5}, 1: {0: 12.0, 2: 20.0, 5: 3.0}, 2: {0: 12.0, 1: 12.0, 2: 19.0, 3: 19.0, 5: 3.0}},
        ueberlappungen=(ueberlappung(0, 3, {1: {2: 8.0}, 2: {2: 7.6, 3: 7.6}}, {2: {2: -2.5, 3: -2.5}}),),
        ziele=(Ziel("hart", "", (0, 1, 2), 15.0, None), Ziel("weich", "", (2,), 30.0, 0.3)),
        zielfunktion=zielfunktion,
        kosten=[55.0, 56.0, 48.0, 49.0, 50.0, -3.0, 0.0],
        diskont=[0.95, 0.9, 0.85, 0.8],
    )


def geteilte_foerderung() -> Modelldaten:
    """Return five measures with seven options that share a limit, with a row of every kind that this needs.

    Abrufe 0 to 3 share a limit of 300, threshold 153 (one measure may apply for 200 or for 100); Abruf 4 comes
    when it has fallen to 250 and has a threshold of its own; Abruf 5 has to be the first; Abruf 6 must not be cut.
    """
    tarif = {"schwelle": 153.0, "satz_unten": 0.15, "satz_oben": 0.2}
    return daten(
        [(0, 0, 0), (0, 0, 0), (1, 0, 0), (2, 0, 0), (2, 1, 1), (3, 1, 1), (4, 1, 1)],
        perioden=2,
        abrufe=(
            abruf(0, 200.0, 300.0, **tarif),
            abruf(1, 100.0, 300.0, **tarif),
            abruf(2, 180.0, 300.0, (0, 1), **tarif),
            abruf(3, 350.0, 300.0, (0, 1, 2), mindestens=2.0, **tarif),
            abruf(4, 100.0, 250.0, (0, 1, 2), schwelle=120.0, satz_unten=0.3, satz_oben=0.1),
            abruf(5, 60.0, 300.0, (2, 3, 4), als_erster=True),
            abruf(6, 70.0, 250.0, (0, 1, 2), ungekuerzt=True),
        ),
        abruf_kosten=[-0.95, -0.95, -0.95, -0.95, -0.9, -0.9, -0.9],
        kopplungen=(Kopplung("unterlage", "", form({5: 1.0, 2: -1.0}), 0.0),),
        alternativen=(
            Alternative("netz", "", np.array([3, 4]), ((form({0: 5.0, 2: 30.0}), 17.0), (form({5: 1.0}), 1.0))),
        ),
        konten=(
            Konto("topf", "", (2027,), np.array([50.0]), je_periode(1), 1, je_periode(1, {0: {0: 1.0, 3: 1.0}})),
        ),
        haushalte=(
            haushalt(
                [400.0, 300.0],
                {0: {0: 200.0, 1: 100.0, 2: 180.0, 3: 350.0}, 1: {4: 100.0, 5: 60.0, 6: 70.0}},
                abruf_netto={1: {0: -1.0, 1: -1.0, 2: -0.5}},
                abruf_forderung={0: {0: 1.0, 1: 1.0, 2: 1.0}, 1: {2: 0.5}},
                linie=25.0,
                zins=0.06,
            ),
        ),
        zielfunktion="kosten",
        kosten=[190.0, 95.0, 171.0, 330.0, 95.0, 57.0, 66.0],
        diskont=[0.95, 0.9, 0.85],
    )


def gemeinsame_wirkung() -> Modelldaten:
    """Return three measures with four options over four periods, with products of every sign.

    The first loses beside the second (both of its options, one w from period 2 on), the second and the third gain,
    all three save money and lose tonnes; the second one ends after period 2.
    """
    teile = ([0, 1], [2], [3])
    return daten(
        [(0, 0, 0), (0, 1, 1), (1, 0, 0), (2, 0, 0)],
        perioden=4,
        betrieb_bis=[3, 3, 2, 3],
        minderung={t: {0: 10.0, 2: 8.0, 3: 1.0} for t in (1, 2, 3)},
        produkte=(
            produkt(
                [[[], []], [[0], [2]], [[0, 1], [2]], [[0, 1], []]], [0.0, -4.0, -4.5, -5.0], [0, -1.0, -1.0, 0]
            ),
            produkt([[[2], [3]]] * 4, [0.0, 0.0, 2.0, 2.5]),
            produkt([teile] * 4, [0.0, -1.0, -1.0, -1.0], [0.0, 0.5, 0.5, 0.5]),
        ),
        verbuende=(
            verbund(
                [[[], [], []], [[0], [2], []], *[[[0, 1], [2], [3]]] * 2],
                {
                    (): [0.0] * 4,
                    (0,): [0.0] * 4,
                    (1,): [0.0] * 4,
                    (0, 1): [0.0, -2.0, -2.5, -2.5],
                    (0, 2): [0.0, 0, 1, 1],
                },
                {
                    (): [0.0] * 4,
                    (0,): [0.0] * 4,
                    (1,): [0.0] * 4,
                    (0, 1): [0.0, -0.5, -0.5, -0.5],
                    (0, 2): [0.0] * 4,
                },
            ),
        ),
        ziele=(Ziel("ziel", "", (1, 2), 15.0, None),),
        zielfunktion="kosten",
        kosten=[20.0, 19.0, 15.0, 1.0],
        diskont=[0.95, 0.9, 0.85, 0.8, 0.75],
    )


def mit_vorsorge() -> Modelldaten:
    """Return two measures with three options whose cost can rise, in a purse with carry-over and credit."""
    spannen = (je_periode(3, {0: {0: 20.0}, 1: {1: 21.0}}), je_periode(3, {1: {2: 12.0}, 2: {2: 3.0}}))
    return daten(
        [(0, 0, 0), (0, 1, 1), (1, 1, 2)],
        perioden=3,
        haushalte=(
            haushalt(
                [90.0, 70.0, 40.0],
                {0: {0: 60.0}, 1: {1: 61.0, 2: 50.0}, 2: {0: -30.0, 2: 10.0}},
                forderung={0: {0: 30.0}, 1: {0: 30.0}},
                uebertrag_anteil=0.5,
                uebertrag_jahre=1,
                linie=25.0,
                zins=0.06,
            ),
        ),
        schutz=(Schutz(0, 1.5, (0, 1), spannen),),
        minderung={2: {0: 4.0, 1: 2.0, 2: 5.0}},
    )


def mieten() -> Modelldaten:
    """Return a building with tenants and four measures: an envelope, two heating systems with grants, windows.

    The envelope and the first heating system are done in year 0, the others in year 1; heating is cut to 4 a year,
    all rises of two years to 9; the grant of the second heating system can be more than could be charged.
    """
    return daten(
        [(0, 0, 0), (1, 0, 0), (2, 1, 1), (3, 1, 1)],
        abrufe=(abruf(1, 40.0, 60.0), abruf(2, 50.0, 60.0, [0])),
        abruf_kosten=[-1.0, -1.0],
        kosten=[100.0, 50.0, 30.0, 60.0],
        haushalte=(haushalt([1.0, 1.0, 1.0], {1: {0: 2.0}, 2: {0: 2.0, 3: 4.0}}),),
        ueberlappungen=(ueberlappung(0, 3, verlust_teur={1: {1: 0.5}, 2: {1: 0.5}}),),
        offene_umlagen=(
            OffeneUmlage(1, 5.0, form({0: 0.1}), 2.0),
            OffeneUmlage(2, 2.0, form({1: 0.1}), 2.5),
        ),
        kappungen=(
            Kappung("heizung", je_periode(3), ((), (0,), (1,)), None, 4.0, 2),
            Kappung("gesamt", je_periode(3, {1: {0: 6.0}, 2: {3: 1.0}}), ((), (), ()), 0, 9.0, 2),
            Kappung("ohne", je_periode(3, {2: {3: 1.0}}), ((), (), ()), None, 2.0, 6),
        ),
        mietobjekte=(
            Mietobjekt("haus", "", 0, 1, je_periode(3, {1: {0: 3.0, 1: 1.0}, 2: {0: 3.0}}), (0,), 4.5, None),
            Mietobjekt("weich", "", None, 2, je_periode(3), (), 0.5, np.array([2.0, 1.9, 1.8])),
        ),
        zielfunktion="kosten",
        diskont=[0.95, 0.9, 0.85, 0.8],
    )


def buendel() -> Modelldaten:
    """Return four measures: savings that need one, some or all of the others; limits on two aims."""

    def spart(optionen: list[int], daneben: list[list[int]], mindestens: int, wert: float) -> Buendelersparnis:
        andere = tuple(np.array(o) for o in daneben)
        betrag = np.array([wert, 0.0])
        return Buendelersparnis("buendel:b", "", np.array(optionen), andere, mindestens, betrag, wert / 2)

    return daten(
        [(0, 0, 0), (0, 0, 0), (1, 0, 0), (2, 0, 0), (3, 0, 0)],
        perioden=2,
        buendel=(
            spart([0, 1], [[2], [3]], 1, 12.0),
            spart([2], [[0, 1], [3], [4]], 2, 8.0),
            spart([3], [[0, 1], [2]], 2, 5.0),
        ),
        haushalte=(
            haushalt(
                [100.0, 50.0],
                {0: {0: 60.0, 1: 60.0, 2: 40.0, 3: 30.0, 4: 20.0}},
                ersparnis_netto=(form({0: -12.0, 1: -8.0, 2: -5.0}), form()),
            ),
        ),
        minderung={1: {0: 3.0, 2: 2.0}},
        rangfolge=(Vorrang("co2", 4.0), Vorrang("kosten", 120.0)),
        zielfunktion="kosten",
        kosten=[57.0, 50.0, 38.0, 29.0, 19.0],
    )


def nach_kriterien() -> Modelldaten:
    """Return two measures with three options: points for all that counts, a hard and a soft target, an overlap."""
    return daten(
        [(0, 0, 0), (0, 1, 1), (1, 0, 0)],
        perioden=3,
        minderung={1: {0: 5.0, 2: 3.0}, 2: {0: 5.0, 1: 5.0, 2: 3.0}},
        kosten=[50.0, 48.0, 20.0],
        nutzwert=Nutzwert(np.array([12.5, 12.5, 4.0]), 0.25, -0.125, 7.0),
        mengenziele=(
            Mengenziel("ziel:anteil", "", form({0: -5.0, 1: -5.0, 2: 15.0}), 0.0, None),
            Mengenziel("ziel:mwh", "", form({0: 30.0, 2: 40.0}), 60.0, 0.05, ((0, 2, form({2: 8.0})),)),
        ),
        zielfunktion="nutzwert",
    )


def mit_krediten() -> Modelldaten:
    """Return two measures with loans: under a shared cap, beside a grant, plain, and one of the payer's own."""
    return daten(
        [(0, 0, 0), (1, 0, 0), (1, 1, 1)],
        perioden=2,
        abrufe=(abruf(0, 80.0, 100.0), abruf(1, 60.0, 100.0, (0,)), abruf(1, 60.0, 100.0, (0,))),
        abruf_kosten=[0.0, 0.0, -0.9],
        kredite=(
            Kredit("kredit:a", 80.0, 0, abruf=0),
            Kredit("kredit:b", 60.0, 1, abruf=1, neben=(2,), rest=90.0),
            Kredit("kredit:c", 50.0, 2),
            Kredit("kredit:bank:2027", 40.0),
        ),
        kredit_kosten=[-0.1, -0.05, 0.02, 0.03],
        kreditgrenzen=(
            Kreditgrenze("schulden", "", form({0: 0.7, 1: 1.0, 3: 1.0}), 100.0),
            Kreditgrenze("investition", "", form({3: 1.0}), 0.0, form({0: -90.0, 1: -95.0})),
        ),
        konten=(Konto("topf", "", (2027,), np.array([30.0]), je_periode(1), 1, (), je_periode(1, {0: {0: 0.3}})),),
        haushalte=(
            haushalt(
                [100.0, 60.0],
                {0: {0: 90.0, 1: 95.0}, 1: {2: 95.0}},
                kredit_netto={0: {0: -1.0, 1: -1.0, 3: -1.0}, 1: {0: 0.1, 2: -1.0, 3: 0.2}},
            ),
        ),
        zielfunktion="kosten",
        kosten=[90.0, 95.0, 94.0],
        diskont=[0.95, 0.9, 0.85],
    )


FAELLE = {
    "mieten_kosten": mieten,
    "kriterien_nutzwert": nach_kriterien,
    "kredite_kosten": mit_krediten,
    "vorsorge_co2": mit_vorsorge,
    "buendel_kosten": buendel,
    "klein_co2": lambda: kleiner_fall("co2"),
    "klein_kosten": lambda: kleiner_fall("kosten"),
    "foerderung_kosten": geteilte_foerderung,
    "wirkung_kosten": gemeinsame_wirkung,
}


def schreibe_lp(fall: str, ziel: Path) -> None:
    """Write the model as an LP file with the names of the model."""
    baue_modell(FAELLE[fall]()).write(str(ziel), io_options={"symbolic_solver_labels": True})


def _normalisiert(text: str) -> list[str]:
    """Return the lines without comments, blanks and the generated name of the objective's constant."""
    zeilen = (zeile.strip() for zeile in text.splitlines())
    return [" ".join(zeile.split()) for zeile in zeilen if zeile and not zeile.startswith("\\")]


@pytest.mark.parametrize("fall", FAELLE)
def test_formulierung_ist_unveraendert(fall: str, tmp_path: Path) -> None:
    schreibe_lp(fall, tmp_path / "modell.lp")
    erwartet = (ORDNER / f"{fall}.lp").read_text(encoding="utf-8")
    assert _normalisiert((tmp_path / "modell.lp").read_text(encoding="utf-8")) == _normalisiert(erwartet)


def test_jede_familie_hat_zeilen() -> None:
    """A family without a row in a golden case would not be guarded."""
    from pyomo.environ import Constraint

    leer = [
        {zeile.local_name for zeile in baue_modell(fall()).component_objects(Constraint) if not len(zeile)}
        for fall in FAELLE.values()
    ]
    assert set.intersection(*leer) == {
        "mehremission_entfaellt_nur_im_betrieb"
    }  # its twin for money stands for both


@pytest.mark.parametrize("fall", sorted(FAELLE))
def test_jede_zeile_sagt_auf_deutsch_mit_einheit_was_sie_sichert(fall: str) -> None:
    from pyomo.environ import Constraint, Expression, Objective, Var

    modell = baue_modell(FAELLE[fall]())
    for bestandteil in modell.component_objects((Constraint, Expression, Objective, Var)):
        assert bestandteil.doc is not None, bestandteil.name
        assert bestandteil.doc.endswith("]"), bestandteil.name


if __name__ == "__main__":
    for name in FAELLE:
        schreibe_lp(name, ORDNER / f"{name}.lp")
