"""Seeded small cases with loans, bridging credit and Intracting, updated in the midst of their years."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.fortschreibung import schreibe_fort
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorgaben import Vorgaben
from tests.familien.faelle import erzeuge, wuerfle
from tests.stand.bausteine import bescheid, mit, stand

EXAKT = Vorgaben(luecke=0.0)
GELD = frozenset({"kredit", "linie", "intracting"})
FAELLE = [
    *((saat, "1.5") for saat in (1, 6, 16, 24, 49, 65, 66, 71, 79, 82)),
    *((saat, "1") for saat in (12, 66, 71, 78)),
    *((saat, "0.6") for saat in (7, 12, 78)),
]
"""Loans (6, 65, 66, 78), bridged and overspent (16, 24, 79, 82), savings (1, 71, 79), several purses (7, 65)."""


def gewuerfelt(saat: int) -> Planungsfall:
    """Return the case of a seed with loans, bridging credit or Intracting, two of the three."""
    immer = (("kredit", "linie"), ("linie", "intracting"), ("kredit", "intracting"))[saat % 3]
    return erzeuge(saat, (wuerfle(saat) - GELD) | {*immer, "foerderung"})


def gemeldet(letzter: Ergebnis, bis: int, faktor: str) -> dict[str, Any]:
    """Return state and notices: what began before a year has cost a multiple of what was planned by then."""
    achse = letzter.fall.projekt.zeitachse
    begonnen = [m for m in letzter.bilanz.massnahmen if achse.jahr_von(m.beginn) < bis and not m.buendel]
    staende = [
        stand(
            m.massnahme, "vergeben", variante=m.variante,
            beginn=achse.angabe(m.beginn), fertig=achse.angabe(m.fertig),
            kosten_eur={z.jahr: z.betrag_eur * Decimal(faktor) for z in m.zahlungen if z.jahr < bis},
        )
        for m in begonnen
    ] or [stand(letzter.fall.massnahmen[0].id)]  # fmt: skip
    bescheide = [
        bescheid(
            m.massnahme, a.programm, antrag_am=a.antrag_am, datum=a.bewilligung_am,
            betrag_eur=a.zuschuss_eur, frist=a.fertig_bis,
        )
        for m in begonnen
        for a in m.antraege
        if not a.mit and not a.ohne and a.zuschuss_eur
    ]  # fmt: skip
    return {"staende": staende, "bescheide": bescheide}


def zum(fall: Planungsfall, jahr: int) -> Planungsfall:
    return mit(fall, stichtag=date(jahr, 1, 15))


def gezogen(ergebnis: Ergebnis, bis: int) -> dict[tuple[str, int], Decimal]:
    return {(a.kredit, a.jahr): a.betrag_eur for a in ergebnis.plan.kredite if a.jahr < bis}


@pytest.mark.parametrize(("saat", "faktor"), FAELLE)
def test_was_gezogen_ist_bleibt_und_beide_rechnungen_sind_sich_einig(saat: int, faktor: str) -> None:
    """Where model and recount differ, an error is raised. Past drawings stay, and no news change nothing."""
    letzter = plane(gewuerfelt(saat), EXAKT)
    bis = letzter.fall.projekt.beginn + 2
    neu = schreibe_fort(letzter, zum(letzter.fall, bis), vorgaben=EXAKT, **gemeldet(letzter, bis, faktor))
    assert gezogen(neu, bis) == gezogen(letzter, bis)
    assert all(not z.rest_eur for z in neu.bilanz.haushalt if z.mehrausgabe_eur)
    assert all(not z.mehrausgabe_eur for z in neu.bilanz.haushalt if z.jahr >= bis)
    nochmal = schreibe_fort(neu, neu.fall, vorgaben=EXAKT)
    assert nochmal.plan == neu.plan
    assert nochmal.fall.pruefsumme() == neu.fall.pruefsumme()
