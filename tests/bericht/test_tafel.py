"""Tables on a terminal: names give way, columns go, and no figure is ever cut; those of three commands too."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import massnahmenplan as mp
from massnahmenplan.bericht.front import konsole as front_konsole
from massnahmenplan.bericht.portfolio import konsole as portfolio_konsole
from massnahmenplan.bericht.prioritaeten import konsole as liste_konsole
from massnahmenplan.bericht.terminal.tafel import MINDESTENS, Spalte, tafel
from massnahmenplan.bericht.terminal.zeile import spalten_von
from massnahmenplan.cli.umbruch import umbrochen
from massnahmenplan.paretofront.planung import pareto
from massnahmenplan.planung import Vorgaben
from massnahmenplan.prioritaeten.planung import priorisiere
from massnahmenplan.prioritaeten.staffel import Budgetstaffel
from tests.fallbau import ansaetze, baue_fall, massnahme

BREITEN = (60, 80, 100)
LANG = "Umfassende energetische Modernisierung der Grundschule „Am Südring“ mit Turnhalle und Außenanlagen, Teil "
ZIELE = Vorgaben(ziel=["co2"], luecke=0.0)


def _fall():
    """Return three measures with endless names for 2.1 billion EUR; the city has 9 billion in each year."""
    vorhaben = [
        massnahme(f"m{nr}", name=f"{LANG}{nr}", co2_t_a=nr, investition_eur=nr * 2**28) for nr in (1, 2, 5)
    ]
    return baue_fall(vorhaben, haushalt=ansaetze([9_000_000_000] * 4, range(2027, 2031)))


def _tabelle(text: str, erste: str, zahl: int) -> list[str]:
    zeilen = text.splitlines()
    stelle = next(nr for nr, zeile in enumerate(zeilen) if zeile.split()[:1] == [erste])
    return zeilen[stelle : stelle + zahl + 1]


def _verlange_ganz(zeilen: list[str], breite: int) -> None:
    """No row is wider than the terminal, so none is broken there, and every row ends below its heading."""
    assert max(map(spalten_von, zeilen)) <= breite
    assert umbrochen("\n".join(zeilen), breite).splitlines() == zeilen


@given(
    st.lists(st.tuples(st.text("Namen lang漢", max_size=90), st.integers(0, 10**15)), min_size=1, max_size=5),
    st.integers(40, 100),
)
def test_zahlen_bleiben_ganz_und_stehen_rechts(werte: list[tuple[str, int]], breite: int) -> None:
    spalten = (Spalte("Name", ist_name=True), Spalte("Betrag"), Spalte("Nebensache", 1), Spalte("Lücke", 2))
    zeilen = [(name, f"{betrag:,} €", "x" * 30, "1,00 %") for name, betrag in werte]
    text = tafel(spalten, zeilen, breite)
    assert max(map(spalten_von, text)) <= breite
    enden = {spalten_von(zeile[: zeile.index("€") + 1]) for zeile in text[1:]}
    assert len(enden) == 1
    for zeile, (_, betrag, *_) in zip(text[1:], zeilen, strict=True):
        assert betrag in zeile
    if breite >= 4 + MINDESTENS + 22 + 30 + 6:
        assert "Nebensache" in text[0]
    assert ("Lücke" in text[0]) <= ("Nebensache" in text[0])


def test_was_nicht_passt_geht_der_reihe_nach() -> None:
    spalten = (Spalte("Platz"), Spalte("Maßnahme", ist_name=True), Spalte("Betrag"), Spalte("Anteil", 1))
    zeilen = [("1", "Gebäudehülle Nordblock", "12.345 €", "50 %"), ("10", "LED", "5 €", "7,5 %")]
    assert tafel(spalten, zeilen, 60) == [
        "Platz Maßnahme                 Betrag Anteil",
        "    1 Gebäudehülle Nordblock 12.345 €   50 %",
        "   10 LED                         5 €  7,5 %",
    ]
    assert tafel(spalten, zeilen, 35) == [
        "Platz Maßnahme        Betrag Anteil",
        "    1 Gebäudehülle… 12.345 €   50 %",
        "   10 LED                5 €  7,5 %",
    ]
    assert tafel(spalten, zeilen, 30) == [
        "Platz Maßnahme          Betrag",
        "    1 Gebäudehülle N… 12.345 €",
        "   10 LED                  5 €",
    ]


def test_gleichrangige_spalten_gehen_zusammen() -> None:
    spalten = (Spalte("Jahr"), Spalte("Rahmen"), Spalte("nord", 1), Spalte("sued", 1))
    zeilen = [("2027", "180.000", "175.440", "15.606")]
    assert tafel(spalten, zeilen, 40) == ["Jahr  Rahmen    nord   sued", "2027 180.000 175.440 15.606"]
    assert tafel(spalten, zeilen, 26) == ["Jahr  Rahmen", "2027 180.000"]


@pytest.fixture(scope="module")
def liste():
    return priorisiere(_fall(), ZIELE, Budgetstaffel(Decimal("0.5"), Decimal("1.5"), 3))


@pytest.fixture(scope="module")
def front():
    return pareto(_fall(), ("co2", "kosten"), 3, Vorgaben(luecke=0.0))


@pytest.fixture(scope="module")
def verbund():
    beispiel = Path(__file__).parents[2] / "beispiele" / "portfolio" / "portfolio.yaml"
    return mp.plane_portfolio(mp.lies_portfolio(beispiel), Vorgaben(ziel=["co2"]))


@pytest.mark.parametrize("breite", BREITEN)
def test_rangliste_bleibt_tabelle(liste, breite: int) -> None:
    text = liste_konsole.zusammenfassung(liste, None, breite)
    stufen, plaetze = _tabelle(text, "Budget", 3), _tabelle(text, "Platz", 3)
    _verlange_ganz(stufen, breite)
    _verlange_ganz(plaetze, breite)
    assert [zeile.split()[0] for zeile in plaetze[1:]] == ["1", "2", "3"]
    assert "€/t" in plaetze[0]
    assert "nach Liste" in stufen[0]


@pytest.mark.parametrize("breite", BREITEN)
def test_front_bleibt_tabelle(front, breite: int) -> None:
    zeilen = _tabelle(front_konsole.zusammenfassung(front, None, breite), "Punkt", len(front.punkte))
    _verlange_ganz(zeilen, breite)
    assert [zeile.split()[0] for zeile in zeilen[1:]] == [punkt.id for punkt in front.punkte]
    assert "2.147.483.648,00" in zeilen[-1]  # (1 + 2 + 5) · 2^28 EUR


@pytest.mark.parametrize("breite", BREITEN)
def test_quartiere_bleiben_tabelle(verbund, breite: int) -> None:
    text = portfolio_konsole.zusammenfassung(verbund, None, breite)
    _verlange_ganz(_tabelle(text, "Quartier", 3), breite)
    for konto in verbund.konten:
        stelle = next(nr for nr, zeile in enumerate(text.splitlines()) if "Rahmen" in zeile)
        _verlange_ganz(text.splitlines()[stelle : stelle + len(konto.jahre) + 1], breite)
        text = "\n".join(text.splitlines()[stelle + 1 :])


def test_in_der_pipe_wie_auf_hundert_spalten(liste, front, verbund) -> None:
    for modul, ergebnis in ((liste_konsole, liste), (front_konsole, front), (portfolio_konsole, verbund)):
        assert modul.zusammenfassung(ergebnis) == modul.zusammenfassung(ergebnis, None, 200)
