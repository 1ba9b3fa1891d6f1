"""Runs of a study, a front and a portfolio as data frames: the columns are those of their CSV files."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pandas
import pytest
from pandas.testing import assert_frame_equal

from massnahmenplan.begriffe.ziel import Ziel
from massnahmenplan.bericht import laeufe
from massnahmenplan.bericht.front import daten as frontdaten
from massnahmenplan.bericht.portfolio import daten as portfoliodaten
from massnahmenplan.ergebnis.front import Front
from massnahmenplan.ergebnis.portfolioergebnis import Portfolioergebnis
from massnahmenplan.ergebnis.studienergebnis import Studienergebnis
from massnahmenplan.paretofront.planung import pareto
from massnahmenplan.portfolio.planung import plane_portfolio
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import ansaetze, baue_fall, falldaten, massnahme
from tests.portfolio.faelle import portfolio
from tests.sensitivitaet.studienfall import lauf

JAHRE = range(2027, 2031)
GENAU = Vorgaben(luecke=0.0)


def gelesen(inhalt: bytes) -> pandas.DataFrame:
    return pandas.read_csv(BytesIO(inhalt), sep=";", decimal=",", encoding="utf-8-sig")


@pytest.fixture(scope="module")
def front() -> Front:
    """Nothing; A: 30 t over the years for 100,000 EUR."""
    return pareto(baue_fall([massnahme("A", spaetestes_ende=2027)]), ("co2", "kosten"), 5, GENAU)


@pytest.fixture(scope="module")
def verbund() -> Portfolioergebnis:
    """Two districts, a measure each for 60,000 EUR in a year of 60,000 EUR: the one of 20 t a year, not of 10."""
    je_quartier = [
        falldaten(
            [massnahme("m", investition_eur=60_000, co2_t_a=tonnen, spaetestes_ende=2027)],
            haushalt=ansaetze([0, 0, 0, 0], JAHRE),
        )
        for tonnen in (10, 20)
    ]
    konten = [{"id": "stadt", "art": "haushalt", "betrag_eur": {2027: 60_000, 2028: 0, 2029: 0, 2030: 0}}]
    ziel = Ziel.model_validate({"id": "z", "name": "Genug", "art": "minderung_jahr", "jahr": 2030, "wert": 15})
    return plane_portfolio(portfolio(je_quartier, konten, ziele=(ziel,)), GENAU)


def test_laeufe_sind_die_der_csv_und_zahlen_bleiben_zahlen() -> None:
    ohne = {
        "zielwert": None,
        "schranke": None,
        "plan": None,
        "kennzahlen": {},
        "status": "fehler",
        "grund": "Nein.",
    }
    ergebnis = Studienergebnis(
        "Probe", ("kosten", "programm"), 3, (lauf(0, werte={}), lauf(1, name=None), lauf(2, **ohne)), 1.0
    )
    tabelle = ergebnis.tabelle()
    assert_frame_equal(tabelle, gelesen(laeufe.als_csv(ergebnis)), check_dtype=False)
    assert tabelle["kosten"].tolist()[1:] == [1.2, 1.2]
    assert tabelle["nutzwert"].dtype == tabelle["kosten"].dtype == float  # no run has points
    assert tabelle["lauf"].dtype == int
    leer = replace(ergebnis, laeufe=()).tabelle("laeufe")
    assert (list(leer.columns), len(leer), leer["zielwert"].dtype) == (list(tabelle.columns), 0, float)
    assert "<th>zielwert</th>" in ergebnis._repr_html_()
    with pytest.raises(KeyError, match="„reue“ gibt es nicht; bekannt sind: laeufe"):
        ergebnis.tabelle("reue")


def test_punkte_sind_die_der_csv(front: Front) -> None:
    punkte = front.tabelle()
    assert_frame_equal(punkte, gelesen(frontdaten.tabelle(front)), check_dtype=False)
    assert punkte["CO2-Minderung [t CO2e]"].tolist() == [0.0, 30.0]
    assert punkte["Lücke Kapitalwert"].dtype == float
    assert front.tabelle("massnahmen").to_dict("list") == {
        "Maßnahme": ["A"], "Bezeichnung": ["Maßnahme A"], "punkt-1": [None], "punkt-2": ["2027"],
    }  # fmt: skip
    assert front.tabelle("preise").to_dict("list") == {
        "von Punkt": ["punkt-1"], "zu Punkt": ["punkt-2"], "mehr CO2-Minderung [t CO2e]": [30.0],
        "Preis in Kapitalwert [€]": [100_000.0], "Preis je t CO2e [€]": [3333.3333],
    }  # fmt: skip
    assert "<td>punkt-2</td>" in front._repr_html_()
    with pytest.raises(KeyError, match="bekannt sind: punkte, massnahmen, preise"):
        front.tabelle("reue")


def test_front_aus_einem_punkt_hat_leere_spalten_aus_zahlen(front: Front) -> None:
    einer = replace(front, punkte=front.punkte[:1], tausch=(), knie=None)
    assert einer.tabelle("preise").dtypes.astype(str).tolist()[2:] == ["float64"] * 3
    assert einer.tabelle()["Preis der nächsten Einheit"].isna().all()


def test_konten_sind_die_der_csv_und_jedes_quartier_hat_eine_spalte(verbund: Portfolioergebnis) -> None:
    konten = verbund.tabelle("konten")
    # A year stands as text beside periods of a finer grid; read back from CSV it is a number.
    assert_frame_equal(konten.astype({"Zeit": int}), gelesen(portfoliodaten.tabelle(verbund)), check_dtype=False)
    assert konten.loc[0, ["Zeit", "Rahmen", "genutzt", "frei", "q0", "q1"]].tolist() == [
        "2027", 60_000.0, 60_000.0, 0.0, 0.0, 60_000.0,
    ]  # fmt: skip
    quartiere = verbund.tabelle()
    assert quartiere["Maßnahmen"].tolist() == [0, 1]
    assert quartiere["Minderung [t CO2e]"].sum() == float(verbund.zielwert)
    assert verbund.tabelle("ziele").iloc[0].to_dict() == {
        "Ziel": "z", "Bezeichnung": "Genug", "Satz": "Minderung aller Quartiere 2030 mindestens 15,0 t",
        "Art": "hart", "verlangte Minderung [t CO2e]": 15.0, "Minderung [t CO2e]": 20.0,
        "verfehlt um [t CO2e]": 0.0, "Preis der Verfehlung [€]": 0.0, "Preis der Verfehlung, abgezinst [€]": 0.0,
    }  # fmt: skip
    assert "<td>q1</td>" in verbund._repr_html_()
    with pytest.raises(KeyError, match="bekannt sind: quartiere, konten, ziele"):
        verbund.tabelle("reue")


def test_konto_ohne_grenzwert_bleibt_eine_spalte_aus_zahlen(verbund: Portfolioergebnis) -> None:
    konto = verbund.konten[0]
    ohne = replace(konto, jahre=tuple(replace(jahr, grenzwert=None) for jahr in konto.jahre))
    tabelle = replace(verbund, konten=(ohne,)).tabelle("konten")
    assert tabelle["Grenzwert [t CO2e]"].isna().all()
    assert tabelle["Grenzwert [t CO2e]"].dtype == float
    assert sum(tabelle["Rahmen"].map(Decimal)) == 60_000
