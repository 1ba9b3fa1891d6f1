"""Sections Sensitivität and Pareto: there if asked for, with sentences, figures, tables, and what is not equal."""

import re
from dataclasses import replace

import pytest

from massnahmenplan.bericht.beilagen import Beilagen
from massnahmenplan.bericht.html import schreibe
from massnahmenplan.bericht.studie.gliederung import abschnitte
from massnahmenplan.bericht.typografie import gesetzt
from massnahmenplan.grundlagen.fehler import EingabeFehler
from tests.bericht import beilagenbau
from tests.bericht.html.test_bericht import BOESE, _gelesen
from tests.fallbau import ansaetze, baue_fall, massnahme


def _beilagen() -> Beilagen:
    return Beilagen(beilagenbau.antworten(), beilagenbau.front())


def _seite(beilagen: Beilagen) -> str:
    return schreibe(beilagenbau.ergebnis(), beilagen=beilagen).decode()


def _abschnitt(seite: str, name: str) -> str:
    rest = seite[seite.index(f'<section id="{name}"') :]
    return rest[: rest.index("</section>")]


@pytest.fixture(scope="module")
def seite() -> str:
    return _seite(_beilagen())


def test_ohne_beilagen_ist_die_seite_wie_sie_war() -> None:
    ohne = _seite(Beilagen())
    assert ohne == schreibe(beilagenbau.ergebnis()).decode()
    assert "sensitivitaet" not in ohne
    assert "pareto" not in ohne


def test_jede_ist_fuer_sich_zu_haben() -> None:
    nur_front = _seite(replace(_beilagen(), studie=None))
    assert re.findall(r'<section id="(pareto|sensitivitaet)"', nur_front) == ["pareto"]
    nur_studie = _seite(replace(_beilagen(), front=None))
    assert re.findall(r'<section id="(pareto|sensitivitaet)"', nur_studie) == ["sensitivitaet"]


def test_was_die_studie_antwortet_steht_in_saetzen_bildern_und_tabellen(seite: str) -> None:
    teil = _abschnitt(seite, "sensitivitaet")
    gelesen = _gelesen(teil)
    for titel, saetze, _, _ in abschnitte(beilagenbau.antworten()):
        for text in (titel, *saetze):
            assert gesetzt(text).replace("\u202f", " ") in gelesen
    bilder = re.findall(r'id="bild-([^"]+)"', teil)
    assert bilder == [
        "anteile", "tornado-co2_t", "tornado-kosten_eur", "reue", "band-minderung_t", "band-belastung_eur",
        "budgets",
    ]  # fmt: skip
    assert teil.count("Zahlen als Tabelle</summary>") == len(bilder)
    assert 'class="hinweis"' not in teil
    assert "Zieleinheit" not in gelesen


def test_tabelle_hinter_dem_tornado_hat_die_zahlen_der_arbeitsmappe(seite: str) -> None:
    teil = seite[seite.index('id="bild-tornado-kosten_eur"') :]
    zeile = next(z for z in re.findall(r"<tr>.*?</tr>", teil[: teil.index("</figure>")]) if "Baukosten" in z)
    zellen = [_gelesen(zelle) for zelle in re.findall(r"<td.*?</td>", zeile)]
    # twice the cost: 20,000 EUR; half of it: 50,000; the case 100,000
    assert zellen == [
        "Kapitalwert", "€", "Baukosten", "50 %", "50.000,0", "100.000,0", "200 %", "20.000,0", "−50.000,0",
        "−80.000,0", "20.000,0", "100.000,0", "80.000,0", "0",
    ]  # fmt: skip


def test_front_nennt_punkt_knie_und_preise(seite: str) -> None:
    gelesen = _gelesen(_abschnitt(seite, "pareto"))
    assert (
        "Der vorliegende Plan ist punkt-4 der Front: CO2-Minderung 30,0 t CO2e, Kapitalwert 100.000,00 €."
        in gelesen
    )
    assert "Knie: der Punkt, an dem" in gelesen
    assert gelesen.count("kostet jede weitere Tonne") == 3
    assert "Von punkt-1 zu punkt-2 kostet jede weitere Tonne 1.111,11 € Kapitalwert" in gelesen


def test_plan_neben_der_front() -> None:
    front = beilagenbau.front()
    gelesen = _gelesen(_seite(Beilagen(front=replace(front, punkte=front.punkte[:-1], tausch=front.tausch[:-1]))))
    assert "Der vorliegende Plan ist kein Punkt der Front: CO2-Minderung 30,0 t" in gelesen


def test_anderer_stand_und_anderes_ziel_stehen_vorn() -> None:
    anderer = beilagenbau.fall(haushalt=ansaetze(90_000, range(2027, 2031)))
    front = beilagenbau.front()
    punkte = tuple(replace(p, ergebnis=replace(p.ergebnis, fall=anderer)) for p in front.punkte)
    beilagen = Beilagen(
        replace(beilagenbau.antworten(), fall=anderer, ziel="kosten"), replace(front, punkte=punkte)
    )
    seite = _seite(beilagen)
    studie, pareto = (_gelesen(_abschnitt(seite, name)) for name in ("sensitivitaet", "pareto"))
    assert "Hinweis: Die Studie gehört zu einem anderen Stand dieses Falls" in studie
    assert "Die Läufe der Studie planen für das Ziel Kapitalwert, dieser Plan für CO2-Minderung." in studie
    assert "Hinweis: Die Front gehört zu einem anderen Stand dieses Falls" in pareto
    assert "Der vorliegende Plan" not in pareto  # what it is worth there is not known


def test_anderer_fall_gibt_keine_seite() -> None:
    fremd = baue_fall([massnahme("x")])
    with pytest.raises(EingabeFehler):
        _seite(Beilagen(studie=replace(beilagenbau.antworten(), fall=fremd)))


@pytest.mark.parametrize("text", BOESE[:8], ids=lambda text: text[:12])
def test_texte_der_studie_bleiben_text(text: str) -> None:
    a = beilagenbau.antworten()
    massnahmen = tuple(replace(m, name=text) for m in a.massnahmen)
    boese = replace(
        a,
        name=text,
        namen=dict.fromkeys(a.namen, text),
        laufnamen=dict.fromkeys(range(6), text),
        massnahmen=massnahmen,
    )
    seite = _seite(Beilagen(studie=boese))
    assert seite.count("<script") == 1
    assert "<img" not in seite
    assert "\u202e" not in seite
    assert len(seite) < 500_000
