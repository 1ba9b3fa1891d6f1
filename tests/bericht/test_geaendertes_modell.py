"""A plan of a changed model in every format: what is left out, and that the proof is not one of the case."""

import html
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pyomo.environ as pyo
import pypdf
import pytest

import massnahmenplan as mp
from massnahmenplan.bericht.formate import FORMATE
from massnahmenplan.bericht.json import lies, schreibe
from massnahmenplan.bericht.konsole import zusammenfassung
from massnahmenplan.erklaerung import erklaere
from massnahmenplan.fortschreibung.letzter import nimm_auf
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.nachpruefung.wiedergabe import gib_wieder
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import ansaetze, baue_fall, massnahme

Aenderung = Callable[[Any], None]
GEAENDERT = "geänderten Modell"
ALLE = "Alle Maßnahmen des Falls sind im Plan"


def ohne_b(modell: Any) -> None:
    modell.ohne_b = pyo.Constraint(expr=sum(modell.x[o] for o in _von(modell, "B")) == 0)


def a_gebaut(modell: Any) -> None:
    modell.x[_von(modell, "A")[0]].fix(1)


def nichts(modell: Any) -> None:
    """The model of the case."""


SAETZE = {
    ohne_b: ("Der Plan hält Grenzen ein, die nicht im Fall stehen, sondern dem Modell hinzugefügt sind: ohne_b.",),
    a_gebaut: ("Im Modell, nicht im Fall, sind Variablen festgehalten: x[0] = 1 (A, Beginn 2027).",),
    nichts: (),
}


def _von(modell: Any, kennung: str) -> list[int]:
    return [o for o, option in enumerate(modell.optionen) if option.massnahme == kennung]


def _ergebnis(aenderung: Aenderung) -> mp.Ergebnis:
    """A brings 10 t, B 12 t a year for 100,000 each: there is money for one of them, and for C with 1 t."""
    haushalt = ansaetze(["150000", "0", "0", "0"], range(2027, 2031))
    massnahmen = [
        massnahme("A", name="Dach der Schule"),
        massnahme("B", name="Netz im Norden", co2_t_a=12),
        massnahme("C", name="Licht im Park", co2_t_a=1, investition_eur=40000),
    ]
    modell = mp.baue_modell(baue_fall(massnahmen, haushalt=haushalt))
    aenderung(modell)
    return mp.plane_modell(modell, Vorgaben(luecke=0.0))


@pytest.fixture(scope="module", params=[ohne_b, a_gebaut, nichts], ids=lambda aenderung: aenderung.__name__)
def fall(request: pytest.FixtureRequest) -> tuple[mp.Ergebnis, tuple[str, ...], Mapping[str, str]]:
    """Return the result, what was changed in its model, and each report as text without spaces."""
    ergebnis = _ergebnis(request.param)
    inhalte = {name: next(iter(schreiber(ergebnis).values())) for name, schreiber in FORMATE.items()}
    csv = b"".join(FORMATE["csv"](ergebnis).values())
    texte = {
        "html": _ohne_marken(inhalte["html"].decode()),
        "md": inhalte["md"].decode().replace("\\", ""),
        "pdf": "".join(seite.extract_text() for seite in pypdf.PdfReader(io.BytesIO(inhalte["pdf"])).pages),
        "xlsx": _aus_paket(inhalte["xlsx"]),
        "docx": _aus_paket(inhalte["docx"]),
        "csv": csv.decode("utf-8-sig"),
        "konsole": zusammenfassung(ergebnis),
        "notizbuch": _ohne_marken(ergebnis._repr_html_()),
    }
    return ergebnis, SAETZE[request.param], {name: _dicht(text) for name, text in texte.items()}


def _aus_paket(inhalt: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(inhalt)) as paket:
        return " ".join(_ohne_marken(paket.read(n).decode()) for n in paket.namelist() if n.endswith(".xml"))


def _ohne_marken(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def _dicht(text: str) -> str:
    """Return the text without spaces and hyphens of typesetting."""
    return re.sub(r"[\s\u00ad\u200b\u202f\u2060‐]", "", text)


def test_was_fehlt_steht_mit_grund_in_jedem_bericht(fall: Any) -> None:
    ergebnis, _, texte = fall
    im_plan = {schritt.massnahme for schritt in ergebnis.plan.schritte}
    (ausgelassen,) = ergebnis.nicht_gewaehlt  # B, or A if there is no change
    assert {ausgelassen.massnahme, *im_plan} == {"A", "B", "C"}
    for name, text in texte.items():
        assert _dicht(ALLE) not in text, name
        assert "geprüftundnicht" not in text, name  # of a changed model not every reason was looked for
        if name != "notizbuch":  # a list of the measures in the plan, and of how many there are
            assert _dicht(ergebnis.fall.massnahme_mit_id[ausgelassen.massnahme].name) in text, name
            assert _dicht("Neben dem Plan nicht möglich") in text, name
    assert _dicht("Im Plan: 2 von 3 Maßnahmen") in texte["notizbuch"]


def test_beweis_sagt_wovon_er_gilt(fall: Any) -> None:
    ergebnis, saetze, texte = fall
    assert ergebnis.nachweis.abwandlungen == saetze == ergebnis.annahmen[: len(saetze)]
    for name, text in texte.items():
        if name != "csv":  # tables without proof; the assumptions are one of them
            assert (_dicht(GEAENDERT) in text) == bool(saetze), name
        if name != "notizbuch":
            assert all(_dicht(satz) in text for satz in saetze), name


def test_kein_satz_vom_falschen_modell(fall: Any) -> None:
    """The bound of the changed model is none of the case: its best plan has 36 t of B and 3 t of C."""
    ergebnis, saetze, texte = fall
    schranke = ergebnis.nachweis.schranke
    assert schranke == pytest.approx(33 if saetze else 39)
    for text in texte.values():
        assert ("keinPlanliegt" in text) <= (not saetze)
        assert "keinPlanmitihr" not in text


def test_plan_json_behaelt_es(fall: Any) -> None:
    ergebnis, saetze, _ = fall
    inhalt = lies(schreibe(ergebnis))
    wieder = gib_wieder(inhalt)
    assert (wieder.nachweis.abwandlungen, wieder.nicht_gewaehlt) == (saetze, ergebnis.nicht_gewaehlt)
    assert wieder.annahmen == ergebnis.annahmen
    assert any("nachweis.abwandlungen" in satz for satz in rechne_nach(inhalt).nicht_geprueft) == bool(saetze)


def test_fortschreiben_und_erklaeren_nehmen_die_schranke_nicht_fuer_den_fall(fall: Any) -> None:
    ergebnis, saetze, _ = fall
    assert (nimm_auf(ergebnis).schranke_fuer_alle("co2") is None) == bool(saetze)
    erklaerung = erklaere(ergebnis, "C", 5.0)
    assert (erklaerung.offen is None) == bool(saetze)
    assert any("nicht im Fall stehen" in hinweis for hinweis in erklaerung.hinweise) == bool(saetze)


def test_platz_nach_dem_fall_ist_kein_platz_im_modell() -> None:
    """The case has money for C beside B, the changed model forbids it: nothing is proven of why."""

    def ohne_c(modell: Any) -> None:
        modell.ohne_c = pyo.Constraint(expr=sum(modell.x[o] for o in _von(modell, "C")) <= 0)

    gruende = {n.massnahme: (n.grund, n.text) for n in _ergebnis(ohne_c).nicht_gewaehlt}
    assert gruende["C"][0] == "modell"
    assert gruende["C"][1].endswith("ob das geänderte Modell sie zuließe, ist nicht untersucht.")
    assert gruende["A"][0] == "haushalt"
