"""The reference cases of ``faelle.yaml``, computed by the engine with the catalogue and a few test programmes."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from massnahmenplan.foerderung.paket import Paket, Vorhaben
from massnahmenplan.foerderung.pakete import bilde_paket, zaehle_alle_pakete_auf
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.kataloge import lade_stammdaten
from tests.foerderung.bausteine import baue_programm, baue_vorhaben

DATEI = yaml.safe_load((Path(__file__).parent / "faelle.yaml").read_text(encoding="utf-8"))
FAELLE: list[dict[str, Any]] = DATEI["faelle"]


def programm(kennung: str, fall: dict[str, Any]) -> Programm:
    """Take it from the catalogue, or from the file's test programmes, open to the case's measure and payer."""
    if kennung not in DATEI["programme"]:
        return lade_stammdaten().programme[kennung]
    offen = {"antragsteller": [fall["traeger"]], "massnahmenarten": [fall["art"]]}
    return baue_programm(kennung, filter=offen, **DATEI["programme"][kennung])


def projekt(fall: dict[str, Any], programme: list[Programm]) -> Vorhaben:
    """Begin as early as the start gates allow, and build for half a year."""
    fassungen = [p.fassung_am(fall["antrag_am"]) for p in programme]
    bewilligt = [f.fristen.bewilligung_am(fall["antrag_am"]) for f in fassungen if f is not None]
    baubeginn = max([fall["antrag_am"] + timedelta(days=1), *bewilligt])
    groesse = {"wohneinheiten": fall.get("wohneinheiten"), "nettogrundflaeche_m2": fall.get("m2")}
    return baue_vorhaben(
        fall["kosten"],
        stichtag=date(2025, 1, 1),
        baubeginn=baubeginn,
        fertig=baubeginn + timedelta(days=180),
        massnahme={
            "art": fall["art"], "menge": fall.get("menge"), "merkmale": fall.get("merkmale", ()),
            "foerderfaehig_anteil": fall.get("anteil", 1),
        },
        traeger={
            "art": fall["traeger"], "finanzschwach": fall.get("finanzschwach", False),
            "merkmale": fall.get("merkmale_traeger", ()),
        },
        objekt={
            "art": "nichtwohngebaeude" if "m2" in fall else "wohngebaeude", "gebiete": fall.get("gebiete", ()),
            **groesse,
        },
    )  # fmt: skip


@pytest.mark.parametrize("fall", FAELLE, ids=[fall["id"] for fall in FAELLE])
def test_referenzfall_auf_den_cent(fall: dict[str, Any]) -> None:
    programme = [programm(kennung, fall) for kennung in fall["programme"]]
    vorhaben = projekt(fall, programme)
    paket = bilde_paket(vorhaben, [(p, fall["antrag_am"]) for p in programme])
    if "grund" in fall:
        assert isinstance(paket, tuple)
        (ablehnung,) = paket
        assert fall["programme"] == {ablehnung.programm: 0}
        assert fall["grund"] in ablehnung.grund
        return
    assert isinstance(paket, Paket), paket
    assert {a.programm: str(a.zuschuss_eur) for a in paket.antraege} == fall["programme"]
    if "foerderfaehig" in fall:
        assert [a.foerderfaehig_eur for a in paket.antraege] == [Decimal(fall["foerderfaehig"])]
    for antrag in paket.antraege:
        assert antrag.rechenweg[-1].betrag_eur == antrag.zuschuss_eur
        assert sum(zahlung.betrag_eur for zahlung in antrag.auszahlungen) == antrag.zuschuss_eur


def test_kennungen_der_faelle_sind_eindeutig() -> None:
    assert len({fall["id"] for fall in FAELLE}) == len(FAELLE)


def test_zwei_wochen_warten_kosten_die_genossenschaft_37050_euro() -> None:
    """F03 through the enumeration: each version within reach is offered, the last day of 2026 is the best."""
    fall = next(fall for fall in FAELLE if fall["id"] == "F03")
    heizung = lade_stammdaten().programme["beg_em_heizung"]
    vorhaben = baue_vorhaben(
        310_000,
        baubeginn=date(2027, 3, 1),
        fertig=date(2027, 12, 31),
        massnahme={"art": fall["art"]},
        traeger={"art": fall["traeger"]},
        objekt={"wohneinheiten": fall["wohneinheiten"]},
    )
    alle = zaehle_alle_pakete_auf(vorhaben, [heizung]).pakete
    assert {p.kennung: str(p.zuschuss_eur) for p in alle} == {
        "ohne": "0",
        "beg_em_heizung@2026-12-31": "74100.00",
        "beg_em_heizung@2027-01-31": "37050.00",
        "beg_em_heizung@2027-02-28": "36937.50",
    }
