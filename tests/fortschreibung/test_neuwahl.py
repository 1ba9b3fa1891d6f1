"""What has to be decided anew is decided with an eye to money; what can stay stays, whatever would be cheaper."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import massnahmenplan
from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart, Aenderungsvorgaben
from massnahmenplan.bericht.json import Planinhalt, lies, schreibe
from massnahmenplan.ergebnis import Ergebnis, Ursachenart
from massnahmenplan.fortschreibung import schreibe_fort, vergleiche
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.planung import lies_fall, plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import baue_fall, massnahme, programm
from tests.stand.bausteine import bescheid, mit, stand

EXAKT = Vorgaben(luecke=0.0)
FRUEHER, SPAETER = date(2027, 1, 1), date(2028, 1, 15)
VORLAGE = Path(massnahmenplan.__file__).parent / "vorlagen" / "klein"


def fall(variante_eur: int, **variante: Any) -> Planungsfall:
    """Return a measure of 100,000 EUR that can also be carried out as ``v``."""
    weg = {"massnahme": "a", "id": "v", "investition_eur": variante_eur} | variante
    return baue_fall([massnahme("a"), massnahme("b")], varianten=[weg])


@cache
def letzter() -> Ergebnis:
    """Return the plan of before: ``a`` in 2027, as stated, for the variant cost 20,000 EUR more."""
    ergebnis = plane(fall(120_000), EXAKT)
    assert wie(ergebnis) == ("basis", 2027)
    return ergebnis


def fort(
    neu: Planungsfall,
    stichtag: date = SPAETER,
    aenderung: Aenderungsvorgaben | None = None,
    alt: Planinhalt | None = None,
) -> Ergebnis:
    staende = [stand(kennung, datum=stichtag) for kennung in "ab"]
    return schreibe_fort(alt or letzter(), mit(neu, stichtag=stichtag), staende, (), EXAKT, aenderung)


def wie(ergebnis: Ergebnis) -> tuple[str, int]:
    schritt = ergebnis.plan.schritt("a")
    assert schritt is not None
    return schritt.variante, schritt.beginn


def test_was_verschoben_werden_muss_nimmt_den_besseren_weg() -> None:
    """100,000 less 60,000 EUR without interest: the net present value is 40,000 EUR better at as many tonnes."""
    neu = fort(fall(60_000))
    assert wie(neu) == ("v", 2028)
    assert neu.fortschreibung is not None
    (ursache,) = [a.ursache for a in neu.fortschreibung.aenderungen if a.art == "andere_variante"]
    assert ursache.art is Ursachenart.GELD
    assert "Kapitalwert des Plans so um 40.000 € besser" in ursache.text
    assert not neu.fortschreibung.wenigste_bewiesen
    assert "außer denen für einen besseren Kapitalwert weniger gehen nicht: bewiesen" in neu.protokoll[-1].ergebnis


def test_auch_nachrechnen_und_vergleichen_nennen_den_grund() -> None:
    alt = lies(schreibe(letzter()))
    neu = lies(schreibe(fort(fall(60_000), alt=alt)))
    assert rechne_nach(neu).bestanden
    ursachen = {e.art: e.ursache.art for e in vergleiche(alt, neu).entscheidungen if e.massnahme == "a"}
    assert ursachen["andere_variante"] is Ursachenart.GELD


def test_was_bleiben_kann_bleibt() -> None:
    """Money is no aim: nothing that is not touched anyway is exchanged for it."""
    neu = fort(fall(60_000), FRUEHER)
    assert wie(neu) == ("basis", 2027)
    assert neu.fortschreibung is not None
    assert neu.fortschreibung.wenigste_bewiesen


@pytest.mark.parametrize(
    "vorgabe",
    [
        Aenderungsvorgaben({"andere_variante": Decimal("0.001")}),
        Aenderungsvorgaben(hoechstens={"andere_variante": 0}),
    ],
)
def test_gesagte_preise_und_obergrenzen_gehen_vor(vorgabe: Aenderungsvorgaben) -> None:
    assert wie(fort(fall(60_000), aenderung=vorgabe)) == ("basis", 2028)


@pytest.mark.parametrize(("variante", "gewaehlt"), [({"co2_t_a": "9.99"}, "basis"), ({"co2_t_a": 10}, "v")])
def test_kein_ziel_faellt_zurueck(variante: dict[str, Any], gewaehlt: str) -> None:
    assert wie(fort(fall(60_000, **variante)))[0] == gewaehlt


def test_teurer_ist_kein_grund() -> None:
    neu = fort(fall(120_000))
    assert wie(neu) == ("basis", 2028)
    assert neu.fortschreibung is not None
    assert neu.fortschreibung.zaehlung[Aenderungsart.ANDERE_VARIANTE] == 0


def test_vorlage_verschenkt_keinen_zuschuss() -> None:
    """The tutorial: moved to 2028, the heat pump of European origin gets 92,837 EUR, the other one 44,508 EUR."""
    davor = plane(lies_fall(VORLAGE))
    heute = mit(davor.fall, stichtag=SPAETER)
    staende = [
        stand("schule_pv", "fertig", datum=SPAETER, fertig=2027, kosten_eur={2027: 104_000}),
        stand("schule_huelle", "vergeben", datum=SPAETER),
    ]
    zugesagt = bescheid("schule_huelle", "beg_em_huelle", datum=date(2027, 6, 1), betrag_eur=58_181)
    neu = schreibe_fort(davor, heute, staende, [zugesagt])
    pumpe = neu.bilanz.massnahme("block_waerme")
    assert pumpe is not None
    assert (pumpe.variante, pumpe.beginn, round(pumpe.zuschuss_eur)) == ("eu", 2028, 92_837)
    assert round(neu.bilanz.zielwerte["kosten"]) == -54_069


def _fassung(ab: str, bis: str, satz: str) -> dict[str, Any]:
    (fassung,) = programm("krl")["fassungen"]
    return fassung | {"gilt_ab": ab, "gilt_bis": bis, "satz": {"grund": satz, "stelle": "1"}}


@pytest.mark.parametrize(("frueh", "spaet", "zuschuss"), [("0.2", "0.3", 30_000), ("0.3", "0.2", 30_000)])
def test_versaeumter_antrag_kommt_an_den_tag_der_mehr_bringt(frueh: str, spaet: str, zuschuss: int) -> None:
    """Any other day is one change; which of them is worth more nobody has to say."""
    fassungen = [
        _fassung("2020-01-01", "2027-12-31", "0.4"),
        _fassung("2028-01-01", "2028-06-30", frueh),
        _fassung("2028-07-01", "2030-12-31", spaet),
    ]
    led = massnahme("a", art="led", fruehester_beginn=2029)
    neu = baue_fall([led, massnahme("b")], programme=[programm("krl") | {"fassungen": fassungen}])
    davor = plane(neu, EXAKT)
    assert davor.bilanz.massnahme("a").zuschuss_eur == 40_000  # type: ignore[union-attr]
    heute = schreibe_fort(
        davor, mit(neu, stichtag=SPAETER), [stand("a", datum=SPAETER), stand("b", datum=SPAETER)], (), EXAKT
    )
    assert heute.bilanz.massnahme("a").zuschuss_eur == zuschuss  # type: ignore[union-attr]
