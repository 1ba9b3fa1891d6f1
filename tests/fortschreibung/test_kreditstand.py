"""Loans of past years in an update are facts: as somebody says, else as the last plan draws them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.begriffe.kreditstand import Kreditstand
from massnahmenplan.ergebnis import Ergebnis, Kreditaufnahme, Plan
from massnahmenplan.fortschreibung import schreibe_fort
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.nachrechnung import rechne
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.pruefung import pruefe
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.stand.bausteine import bescheid, mit, stand

EXAKT = Vorgaben(luecke=0.0)
HEUTE = date(2028, 1, 15)
BANK = {
    "id": "bank", "name": "Hausbank", "kostentraeger": "stadt", "sollzins": "0.02", "laufzeit_jahre": 4,
    "tilgung": "raten",
}  # fmt: skip


def fall(**abschnitte: Any) -> Planungsfall:
    """A costs 100,000 EUR in 2027, B as much from 2028 on; 60,000 a year are there, the rest is lent."""
    return baue_fall(
        [massnahme("A", pflicht=True, spaetestes_ende=2027), massnahme("B", fruehester_beginn=2028)],
        haushalt=ansaetze("60000", range(2027, 2031)),
        kredite=[BANK | abschnitte.pop("bank", {})],
        **abschnitte,
    )


def gebaut(**felder: Any) -> list[Any]:
    return [stand("A", "vergeben", datum=date(2027, 6, 30), beginn=2027, **felder)]


def fortgeschrieben(
    letzter: Ergebnis, *kreditstand: Kreditstand, staende: Any = None, **projekt: Any
) -> tuple[Ergebnis, list[Befund]]:
    hinweise: list[Befund] = []
    neu = mit(letzter.fall, stichtag=HEUTE, **projekt)
    staende = gebaut() if staende is None else staende
    ergebnis = schreibe_fort(letzter, neu, staende, (), EXAKT, None, None, None, hinweise.append, kreditstand)
    return ergebnis, [hinweis for hinweis in hinweise if hinweis.kennung == "W311"]


def gezogen(ergebnis: Ergebnis) -> dict[int, Decimal]:
    return {a.jahr: a.betrag_eur for a in ergebnis.plan.kredite}


def kasse(ergebnis: Ergebnis, jahr: int, art: str = "investiv") -> Any:
    return next(z for z in ergebnis.bilanz.haushalt if (z.jahr, z.art) == (jahr, art))


def test_was_niemand_meldet_ist_aufgenommen_wie_geplant() -> None:
    """40,000 EUR were planned for 2027: they stay, with 10,000 principal a year; 2028 borrows what it lacks then.

    2028: 100,000 + 10,000 principal − 60,000 = 50,000 EUR.
    """
    letzter = plane(fall(), EXAKT)
    assert gezogen(letzter) == {2027: 40_000, 2028: 50_000}
    neu, hinweise = fortgeschrieben(letzter)
    assert gezogen(neu) == {2027: 40_000, 2028: 50_000}
    assert [(h.feld, h.wert) for h in hinweise] == [("kreditstand[bank]", "2027")]
    assert neu.fall.kreditstand == (Kreditstand(kredit="bank", jahr=2027, betrag_eur=Decimal(40_000)),)
    assert neu.plan == letzter.plan
    assert "Vor 2028 aufgenommene Kredite, keine Entscheidung mehr: Hausbank 2027 40.000,00 €." in neu.annahmen


def test_gemeldete_aufnahme_gilt() -> None:
    """Only 25,000 EUR were drawn: 15,000 of 2027 came from elsewhere; 2028 lacks 40,000 + 25,000 / 4 EUR."""
    neu, hinweise = fortgeschrieben(plane(fall(), EXAKT), Kreditstand(kredit="bank", jahr=2027, betrag_eur=25_000))
    assert not hinweise
    assert gezogen(neu) == {2027: 25_000, 2028: 46_250}
    assert kasse(neu, 2027).mehrausgabe_eur == 15_000
    assert not kasse(neu, 2028).mehrausgabe_eur


def test_nichts_aufgenommen_und_zu_viel_aufgenommen() -> None:
    """0 EUR: all 40,000 are from elsewhere. 110,000 are 10,000 more than was invested: 2028 borrows beyond that.

    Of 110,000 + 60,000 − 100,000 EUR nothing is carried on; 2028 pays back 27,500 and lacks 67,500 EUR.
    """
    letzter = plane(fall(), EXAKT)
    ohne, _ = fortgeschrieben(letzter, Kreditstand(kredit="bank", jahr=2027, betrag_eur=0))
    assert gezogen(ohne) == {2028: 40_000}
    assert kasse(ohne, 2027).mehrausgabe_eur == 40_000
    viel, _ = fortgeschrieben(letzter, Kreditstand(kredit="bank", jahr=2027, betrag_eur=110_000))
    assert gezogen(viel) == {2027: 110_000, 2028: 67_500}


def test_grenzen_gelten_fuer_das_was_noch_entschieden_wird() -> None:
    """40,000 drawn break no ceiling of today (30,000 in all, debt 20,000), but nothing is left for B."""
    letzter = plane(fall(), EXAKT)
    enger = fall(bank={"hoechstens_eur": 30_000, "bis_jahr": 2028}, stadt={"schuldengrenze_eur": "20000"})
    neu = schreibe_fort(letzter, mit(enger, stichtag=HEUTE), gebaut(), (), EXAKT)
    assert gezogen(neu) == {2027: 40_000}
    assert [s.massnahme for s in neu.plan.schritte] == ["A"]


def test_vergangenes_wird_nicht_mit_neuen_krediten_der_vergangenheit_bezahlt() -> None:
    """2027 lacks 50,000 EUR, 30,000 are bridged; 2028 has 100,000 + 60,000 − 31,500 and a loan of 10,000 at most.

    A loan of 2027 in place of bridging credit would leave more for 2028, but nobody has drawn one.
    """
    assert len(plane(ueberbrueckt("138500"), EXAKT).plan.schritte) == 2
    assert len(plane(ueberbrueckt("138501"), EXAKT).plan.schritte) == 1


def ueberbrueckt(b_kostet: str) -> Planungsfall:
    return baue_fall(
        [massnahme("A", art="led"), massnahme("B", investition_eur=b_kostet, fruehester_beginn=2028)],
        projekt={"ende": 2029, "stichtag": HEUTE},
        haushalt=ansaetze(["100000", "100000", "0"], range(2027, 2030)),
        stadt={"liquiditaetslinie_eur": "30000", "liquiditaetszins": "0.05"},
        kredite=[BANK | {"laufzeit_jahre": 10, "tilgung": "endfaellig", "hoechstens_eur": 10_000}],
        programme=[programm("krl", auszahlung={"art": "nach_nachweis", "verzug_monate": 6})],
        bescheide=[bescheid("A", betrag_eur=60_000)],
        staende=gebaut(kosten_eur={2027: 150_000}),
    )


def test_anderer_plan_der_vergangenheit_ist_ein_fehler() -> None:
    neu, _ = fortgeschrieben(plane(fall(), EXAKT))
    weniger = Kreditaufnahme("bank", 2027, Decimal(39_000))
    anders = Plan(neu.plan.schritte, (weniger, *neu.plan.kredite[1:]))
    texte = [v.text for v in pruefe(neu.fall, anders, rechne(neu.fall, anders).bilanz)]
    assert texte == ["Kredit bank 2027: im Plan 39.000,00 €, nach dem Stand aufgenommen 40.000,00 €."]


def test_aufgenommener_kredit_bleibt_im_fall() -> None:
    letzter = plane(fall(), EXAKT)
    ohne = mit(letzter.fall, stichtag=HEUTE).model_copy(update={"kredite": ()})
    with pytest.raises(EingabeFehler) as fehler:
        schreibe_fort(letzter, ohne, gebaut(), (), EXAKT)
    assert [b.kennung for b in fehler.value.befunde] == ["E321"]


def test_noch_eine_fortschreibung_ohne_neues_aendert_nichts() -> None:
    neu, _ = fortgeschrieben(plane(fall(), EXAKT))
    nochmal, hinweise = fortgeschrieben(neu, staende=())
    assert nochmal.plan == neu.plan
    assert nochmal.fall.pruefsumme() == neu.fall.pruefsumme()
    assert not hinweise
