"""The loan of an application: when and how much can be drawn, beside which grants, and which packages stay."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.darlehen import darlehen_am
from massnahmenplan.foerderung.paket import Antrag, Paket
from massnahmenplan.foerderung.pakete import zaehle_alle_pakete_auf, zaehle_pakete_auf
from massnahmenplan.foerderung.regelarten.kredit import Kredit
from tests.foerderung.bausteine import baue_programm, baue_vorhaben

BEDINGUNGEN: dict[str, Any] = {"laufzeit_jahre": 10, "sollzins": "0.02", "stelle": "§"}
ZAHLUNGEN = {2027: 10_000, 2028: 60_000, 2029: 30_000}


def satz(anteil: str) -> dict[str, str]:
    return {"grund": anteil, "stelle": "§"}


@pytest.mark.parametrize(
    ("bewilligung", "monate", "erwartet", "warum"),
    [
        (date(2026, 12, 1), None, ZAHLUNGEN, "wie gebaut wird"),
        (date(2028, 5, 1), None, {2028: 70_000, 2029: 30_000}, "nicht vor der Bewilligung"),
        (date(2026, 12, 1), 24, {2027: 10_000, 2028: 60_000}, "bis zum 1.12.2028; der Rest ist verloren"),
    ],
)
def test_abgerufen_wird_wie_gebaut_wird(
    bewilligung: date, monate: int | None, erwartet: dict[int, int], warum: str
) -> None:
    kredit = Kredit.model_validate(BEDINGUNGEN | {"abruf_monate": monate})
    darlehen = darlehen_am(baue_vorhaben(zahlungen=ZAHLUNGEN), kredit, bewilligung, ())
    assert darlehen is not None
    assert {z.jahr: z.betrag_eur for z in darlehen.abrufbar} == erwartet, warum
    assert darlehen.abrufe(Decimal("10.01")) == pytest.approx(
        {jahr: Decimal("10.01") * betrag / sum(erwartet.values()) for jahr, betrag in erwartet.items()},
        abs=Decimal("0.01"),
    )
    assert sum(darlehen.abrufe(Decimal("10.01")).values()) == Decimal("10.01")


def test_ohne_bekannten_zins_kein_darlehen() -> None:
    kredit = Kredit.model_validate(BEDINGUNGEN | {"sollzins": None})
    assert darlehen_am(baue_vorhaben(), kredit, date(2027, 1, 1), ()) is None


def darlehen_von(paket: Paket) -> tuple[Antrag, Decimal]:
    (antrag,) = (a for a in paket.antraege if a.darlehen is not None)
    return antrag, paket.darlehen_hoechstens_eur(antrag)


@pytest.mark.parametrize(
    ("regeln", "hoechstens", "warum"),
    [
        ({}, 60_000, "100.000 Kosten ohne 40.000 Zuschuss"),
        ({"anteil_kosten": "50 %"}, 50_000, "höchstens die Hälfte der Kosten"),
    ],
)
def test_darlehen_und_zuschuss_uebersteigen_die_kosten_nicht(
    regeln: dict[str, Any], hoechstens: int, warum: str
) -> None:
    zuschuss = baue_programm("a", satz=satz("40 %"))
    kredit = baue_programm("k", satz=satz("0 %"), kredit=BEDINGUNGEN | regeln, kumulierung={"nur_neben": ["a"]})
    pakete = zaehle_alle_pakete_auf(baue_vorhaben(), [zuschuss, kredit]).pakete
    assert [p.kennung.split("@")[0] for p in pakete] == ["ohne", "a", "a"]  # nie der Kredit allein
    assert darlehen_von(pakete[2])[1] == hoechstens, warum


def test_tilgungszuschuss_gilt_nach_der_kuerzung_fuer_jeden_euro() -> None:
    # 50 % auf 100.000 und 40 % Zuschuss daneben, zusammen höchstens 60 %: 20.000 Tilgungszuschuss, also 20 %
    zuschuss = baue_programm("a", satz=satz("40 %"))
    kredit = baue_programm("k", satz=satz("50 %"), kredit=BEDINGUNGEN, kumulierung={"quote": "60 %"})
    alle = zaehle_alle_pakete_auf(baue_vorhaben(), [zuschuss, kredit]).pakete
    antrag, hoechstens = darlehen_von(next(paket for paket in alle if len(paket.antraege) == 2))
    assert (antrag.tilgungszuschuss_satz, hoechstens) == (Decimal("0.2"), 60_000)
    assert antrag.tilgungszuschuss_eur(Decimal(60_000)) == 12_000


@pytest.mark.parametrize(
    ("darlehen", "anteil", "erwartet", "warum"),
    [
        ("100000", "30 %", "30000.00", "auf den ganzen Kredit"),
        ("60606.06", "30 %", "18181.82", "weniger Kredit, weniger Tilgungszuschuss: 18.181,818"),
        ("100000", "0 %", "0.00", "ohne Satz kein Tilgungszuschuss"),
        ("0", "30 %", "0.00", "ohne Kredit auch nicht"),
        ("0.05", "30 %", "0.02", "0,015 € werden aufgerundet"),
    ],
)
def test_tilgungszuschuss_ist_satz_mal_kredit(darlehen: str, anteil: str, erwartet: str, warum: str) -> None:
    kredit = baue_programm("k", satz=satz(anteil), kredit=BEDINGUNGEN)
    antrag, _ = darlehen_von(zaehle_alle_pakete_auf(baue_vorhaben(), [kredit]).pakete[-1])
    assert str(antrag.tilgungszuschuss_eur(Decimal(darlehen))) == erwartet, warum


def test_ein_kredit_vervielfacht_die_pakete_nicht() -> None:
    """Nothing has to be drawn of a loan: each grant beside it makes the grant alone needless."""
    zuschuesse = [baue_programm(k, satz=satz(s)) for k, s in (("a", "10 %"), ("b", "20 %"))]
    kredite = [baue_programm(k, satz=satz("0 %"), kredit=BEDINGUNGEN) for k in ("k", "l")]
    alle = zaehle_alle_pakete_auf(baue_vorhaben(), [*zuschuesse, *kredite]).pakete
    assert len(alle) == 16
    pakete = zaehle_pakete_auf(baue_vorhaben(), [*zuschuesse, *kredite]).pakete
    gebraucht = {frozenset(antrag.programm for antrag in paket.antraege) for paket in pakete}
    # ohne Zuschuss deckt der Kredit 100.000 statt 70.000: auch die Pakete mit weniger Zuschuss bleiben
    assert gebraucht == {frozenset(), frozenset("kl"), frozenset("akl"), frozenset("bkl"), frozenset("abkl")}


@pytest.mark.parametrize(
    "anders", [{"sollzins": "0.03"}, {"laufzeit_jahre": 9}, {"tilgungsfrei_jahre": 1}, {"tilgung": "raten"}]
)
def test_kredite_mit_anderen_bedingungen_ersetzen_einander_nicht(anders: dict[str, Any]) -> None:
    """The second version of the programme has other terms: an application under each stays."""
    regeln = {"satz": satz("0 %"), "filter": {"antragsteller": ["kommune"], "massnahmenarten": ["waermepumpe"]}}
    eine = baue_programm("k", **regeln, kredit=BEDINGUNGEN).fassungen[0]
    alt = eine.model_copy(update={"gilt_bis": date(2027, 6, 30)})
    neu = baue_programm("k", **regeln, kredit=BEDINGUNGEN | anders).fassungen[0]
    neu = neu.model_copy(update={"gilt_ab": date(2027, 7, 1)})
    programm = baue_programm("k", **regeln, kredit=BEDINGUNGEN).model_copy(update={"fassungen": (alt, neu)})
    antragstage = {a.antrag_am for p in zaehle_pakete_auf(baue_vorhaben(), [programm]).pakete for a in p.antraege}
    assert antragstage == {date(2027, 6, 30), date(2027, 12, 31)}
