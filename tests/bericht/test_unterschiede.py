"""Differences of two cases, limits and comparisons as people read them: no ids, no field names, no ISO dates."""

from decimal import Decimal
from typing import get_args

import pytest

from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.bericht import vergleich
from massnahmenplan.bericht.feldnamen import feldname, feldwert
from massnahmenplan.bericht.grenzorte import grenzort, menge
from massnahmenplan.bericht.unterschiede import satz
from massnahmenplan.fallunterschiede import fallunterschiede
from massnahmenplan.fortschreibung import vergleiche
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm

STADT = {"name": "Stadt Muster"}


def test_jedes_feld_eines_falls_hat_einen_namen() -> None:
    felder = set(Projekt.model_fields)
    for liste in Planungsfall.model_fields.values():
        zeile = next(iter(get_args(liste.annotation)), None)
        felder |= set(getattr(zeile, "model_fields", ()))
    assert len(felder) > 200
    assert [feld for feld in sorted(felder) if "_" in feldname(feld)] == []


@pytest.mark.parametrize(
    ("feld", "wert", "text"),
    [
        ("investition_eur.bau", "133000", "133.000 €"),
        ("betriebskosten_eur_a", "-1500.5", "−1.500,5 €/a"),
        ("uebertrag_anteil", "0.5", "50 %"),
        ("sollzins", "0.0325", "3,25 %"),
        ("co2_t_a", "80", "80 t/a"),
        ("jahr", 2030, "2030"),
        ("investition_eur", "2030", "2.030 €"),
        ("nutzungsdauer_a", 20, "20 Jahre"),
        ("name", "LED", None),
    ],
)
def test_zahlen_haben_die_einheit_ihres_felds(feld: str, wert: object, text: str | None) -> None:
    assert feldwert(feld, wert) == text


def test_feldname_nennt_teil_und_jahr() -> None:
    assert [feldname(f) for f in ("investition_eur.bau", "topf_eur.2028", "unbekannt.x")] == [
        "Investition (Bau)", "Topf 2028", "unbekannt (x)",
    ]  # fmt: skip


def test_zeilen_ohne_eigenen_namen_heissen_nach_dem_was_sie_nennen() -> None:
    """Commitments, transfers, relations, pots and notices are named by ids in the case: people read names."""
    gas = {"id": "werk", "name": "Stadtwerke", "art": "unternehmen"}
    zwei = [massnahme("a", art="led"), massnahme("b", art="led")]
    kassen = [*ansaetze(0, range(2027, 2031)), *ansaetze(0, range(2027, 2031), "werk")]
    leer = {"haushalt": kassen, "programme": [programm("led40")], "stadt": STADT, "weitere_traeger": [gas]}
    davor = baue_fall(zwei, **leer, projekt={"stichtag": "2026-11-23"})
    danach = baue_fall(
        zwei,
        **leer,
        projekt={"stichtag": "2028-02-01"},
        verpflichtungen=[{"kostentraeger": "stadt", "jahr": 2028, "betrag_eur": 5000}],
        deckungen=[{"von": "werk", "nach": "stadt"}],
        beziehungen=[{"art": "vorgaenger", "mitglieder": ["a", "b"]}],
        toepfe={"led40": {2028: 7000}},
        bescheide=[{"massnahme": "a", "programm": "led40", "art": "abgelehnt", "datum": "2027-01-31"}],
    )
    assert [satz(u) for u in fallunterschiede(davor, danach)] == [
        "Projekt: Stichtag 23.11.2026 → 01.02.2028",
        "Verpflichtungsermächtigung Stadt Muster 2028: neu",
        "Deckung Stadtwerke an Stadt Muster: neu",
        "Beziehung „Reihenfolge: Maßnahme a, Maßnahme b“: neu",
        "Topf „led40“: Topf nicht angegeben → 1 Eintrag",
        "Bescheid „Maßnahme a, led40, 31.01.2027“: neu",
    ]


@pytest.mark.parametrize(
    ("grenze", "ort"),
    [
        ("haushalt:stadt:investiv:2028", "im Haushalt Stadt Muster (investiv) 2028"),
        ("vorsorge:stadt:2027:2028", "in der Vorsorge von Stadt Muster 2028"),
        ("topf:led40:2028", "im Topf von led40 2028"),
        ("ressource:leute:2028", "bei der Ressource Projektleitung 2028"),
        ("ve:stadt:2030:2028", "bei den Verpflichtungsermächtigungen von Stadt Muster 2028 (fällig 2030)"),
        ("ziel:z", "zum Ziel „Tonnen“"),
        ("vorgaenger:a-b", "die Beziehung „Reihenfolge“"),
        ("foerderung:a", "die Förderung von Maßnahme a"),
        ("kredit:k:2028", "eine gemeinsame Grenze"),
    ],
)
def test_grenzen_heissen_wie_im_fall(grenze: str, ort: str) -> None:
    leute = {"id": "leute", "name": "Projektleitung", "einheit": "Stellen", "menge": 1}
    ziel = {"id": "z", "name": "Tonnen", "art": "minderung_jahr", "wert": 1}
    fall = baue_fall(
        [massnahme("a")], stadt=STADT, programme=[programm("led40")], ressourcen=[leute], ziele=[ziel]
    )
    assert grenzort(fall, grenze) == ort


def test_mengen_von_grenzen() -> None:
    mengen = (("33000", "EUR"), ("0.5", "EUR"), ("8", "t"), ("0.25", "Stellen"))
    texte = [menge(Decimal(wert), einheit) for wert, einheit in mengen]
    assert texte == ["33.000 €", "0,50 €", "8,0 t", "0,25 Stellen"]


def test_vergleich_nennt_traeger_beim_namen_und_hat_ein_minuszeichen() -> None:
    """One measure earns 2,000 EUR a year instead of 1,000: the purse for running cost goes further below 0."""

    def plan(ertrag: int) -> object:
        fall = baue_fall(
            [massnahme("a", ertrag_eur_a=ertrag)], stadt=STADT, haushalt=ansaetze(200_000, range(2027, 2031))
        )
        return plane(fall, Vorgaben(["co2"], luecke=0.0))

    text = vergleich.als_text(vergleiche(plan(1000), plan(2000)), ("alt", "neu"))  # type: ignore[arg-type]
    zeile = next(zeile for zeile in text.splitlines() if "2029" in zeile)
    assert zeile.split() == ["Stadt", "Muster", "(konsumtiv)", "2029", "−1.000", "→", "−2.000", "−1.000", "EUR"]
    assert "stadt" not in text
