"""Brute force: seeded tiny cases with state and notices drawn at random, against every plan there can be.

The plans do not come from the options: every variant and every begin of the years of the plan is tried, with every
application that is offered with or without state and notices. The judge is the recomputation with its checks.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import product

import pytest

from massnahmenplan.aufbereitung.optionen import zaehle_optionen_auf
from massnahmenplan.begriffe.planziel import GENAUIGKEIT
from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.ergebnis import Ergebnis, Foerderwahl, Plan, Planschritt
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorgaben import Vorgaben
from tests.familien.aufzaehlung import Modell, Urteil, beurteile, plan_aus, rangfolge_der_besten, wahlen
from tests.familien.faelle import erzeuge
from tests.stand.bausteine import bescheid, mit, stand

EXAKT = Vorgaben(luecke=0.0)
SAATEN = (
    0,
    1,
    2,
    4,
    10,
    11,
    12,
    13,
    14,
    19,
    23,
    25,
    26,
    27,
    29,
    36,
    40,
    43,
    55,
    56,
    58,
    66,
    79,
    82,
    84,
    91,
    97,
    107,
)
"""Seeds with few plans, most of them with one that is admissible."""
ZINSRUNDUNG = Decimal("0.3")
VON_HAND = 4
"""Plans per case, drawn from all, of which the model is asked."""
PHASEN = ("vergeben", "vergeben", "im_bau", "idee", "vorbereitet")


@cache
def mit_stand(saat: int) -> Planungsfall:
    """Return a case in which some time has gone by."""
    fall, zufall = erzeuge(saat), random.Random(f"{saat}:stand")
    achse = fall.projekt.zeitachse
    heute = zufall.choice(achse.perioden[: max(2, len(achse.perioden) // 2)])
    staende = [s for m in fall.massnahmen if (s := _stand(fall, m.id, heute, zufall)) is not None]
    stichtag = achse.erster_tag(heute) + timedelta(days=10)
    bescheide = [b for m in fall.massnahmen if (b := _bescheid(fall, m.id, stichtag, zufall)) is not None]
    mehr = tuple(a.model_copy(update={"betrag_eur": 2 * a.betrag_eur}) for a in fall.haushalt)
    fall = fall.model_copy(update={"haushalt": mehr}) if zufall.random() < 0.8 else fall
    return mit(fall, staende, bescheide, stichtag=stichtag)


def _stand(fall: Planungsfall, m: str, heute: int, zufall: random.Random) -> Massnahmenstand | None:
    achse, wurf = fall.projekt.zeitachse, zufall.random()
    if wurf < 0.25:
        return None
    if wurf < 0.35:
        return stand(m, lage=zufall.choice(("verworfen", "blockiert")))
    if wurf < 0.45:
        spaeter = zufall.choice(achse.perioden)
        return stand(m, lage="zurueckgestellt", zurueck_bis=achse.angabe(spaeter))
    variante = zufall.choice(list(fall.ausfuehrungen[m]))
    dauer = fall.ausfuehrungen[m][variante].dauer
    beginn = zufall.randrange(achse.perioden.start, max(heute, achse.perioden.start + 1))
    fertig = min(beginn + dauer - 1 + zufall.choice((0, 0, 1)), achse.perioden.stop - 1)
    phase = zufall.choice(PHASEN)
    if phase in {"idee", "vorbereitet"}:
        return stand(m, phase, beginn=achse.angabe(beginn) if phase == "vorbereitet" else None)
    gezahlt = {achse.jahr_von(p): zufall.choice((20_000, 33_333)) for p in range(beginn, fertig + 1)}
    return stand(
        m,
        "vergeben" if beginn + dauer > heute else phase,
        datum=achse.letzter_tag(heute),
        variante=variante,
        beginn=achse.angabe(beginn),
        fertig=achse.angabe(fertig) if zufall.random() < 0.6 else None,
        kosten_eur=gezahlt if zufall.random() < 0.6 else {},
        co2_t_a=zufall.choice((None, None, 3, 11)),
    )


def _bescheid(fall: Planungsfall, m: str, stichtag: date, zufall: random.Random) -> Bescheid | None:
    if not fall.programme or zufall.random() < 0.4:
        return None
    programm = zufall.choice(fall.programme).id
    art = zufall.choice(("bewilligt", "bewilligt", "abgelehnt", "beantragt"))
    return bescheid(
        m,
        programm,
        art,
        datum=stichtag,
        antrag_am=stichtag - timedelta(days=zufall.choice((30, 90))),
        betrag_eur=zufall.choice((7_000, 15_000)) if art == "bewilligt" else None,
        frist=zufall.choice((None, date(stichtag.year + 1, 12, 31))) if art == "bewilligt" else None,
    )


def alle_plaene(fall: Planungsfall, ohne: Planungsfall) -> list[list[Planschritt | None]]:
    """Return, for each measure, all ways to carry it out that its own state and window allow, and not to."""
    angeboten: dict[tuple[str, str], set[tuple[Foerderwahl, ...]]] = {}
    for option in (*zaehle_optionen_auf(fall).optionen, *zaehle_optionen_auf(ohne).optionen):
        wahl = tuple(antrag.wahl for antrag in option.paket.antraege)
        angeboten.setdefault((option.massnahme, option.variante), {()}).add(wahl)
    return [[None, *_wege(fall, m.id, angeboten)] for m in fall.massnahmen]


def _wege(
    fall: Planungsfall, m: str, angeboten: dict[tuple[str, str], set[tuple[Foerderwahl, ...]]]
) -> Iterator[Planschritt]:
    for variante in fall.ausfuehrungen[m]:
        for beginn in fall.projekt.zeitachse.perioden:
            for wahl in sorted(angeboten.get((m, variante), {()})):
                schritt = Planschritt(m, variante, beginn, wahl)
                eigene = {v.grenze for v in beurteile(fall, Plan((schritt,))).verstoesse}
                if eigene.isdisjoint({f"stand:{m}", f"fenster:{m}", f"foerderung:{m}"}):
                    yield schritt


def urteile(fall: Planungsfall, wege: list[list[Planschritt | None]]) -> list[Urteil]:
    plaene = (Plan(tuple(s for s in schritte if s is not None)) for schritte in product(*wege))
    return [beurteile(fall, plan) for plan in plaene]


@cache
def geplant(saat: int) -> Ergebnis | None:
    try:
        return plane(mit_stand(saat), EXAKT)
    except UnerfuellbarFehler:
        return None


@pytest.mark.parametrize("saat", SAATEN)
def test_kein_plan_ist_besser_und_das_modell_sagt_dasselbe(saat: int) -> None:
    """``plane`` itself has compared model and recomputation of its plan, figure by figure (``abgleich``)."""
    fall = mit_stand(saat).geordnet()
    beurteilt, ergebnis = urteile(fall, alle_plaene(fall, erzeuge(saat))), geplant(saat)
    vorgaben = EXAKT.fuer(fall.projekt)
    modell = Modell.von(fall, vorgaben.zielname)
    if not modell.aufbereitung.optionen:  # a case in which nothing is left to do is refused as such
        assert all(not urteil.zulaessig or not urteil.bilanz.massnahmen for urteil in beurteilt)
        return
    assert (ergebnis is None) == (not any(urteil.zulaessig for urteil in beurteilt))
    if ergebnis is not None:
        assert isinstance(vorgaben.toleranz, tuple)
        toleranz, nachweis = Decimal(repr(vorgaben.toleranz[0])), ergebnis.nachweis
        gefunden = {s.ziel: s.bester for s in nachweis.stufen} or {nachweis.ziel: nachweis.zielwert}
        genau, weit = (
            rangfolge_der_besten(beurteilt, vorgaben.ziele, toleranz, rand) for rand in (Decimal(0), ZINSRUNDUNG)
        )
        for ziel, a, b in zip(vorgaben.ziele, genau, weit, strict=True):
            assert min(a, b) - GENAUIGKEIT[ziel] <= gefunden[ziel] <= max(a, b) + GENAUIGKEIT[ziel], ziel
    alle = list(wahlen(modell.aufbereitung))
    for wahl in random.Random(saat).sample(alle, min(VON_HAND, len(alle))):
        plan = plan_aus(modell.aufbereitung, wahl)
        assert modell.widerspruch(wahl, beurteile(fall, plan)) is None, plan


def test_die_faelle_sagen_etwas() -> None:
    """There are plans and none, contracted measures, paid amounts, and grants as approved."""
    plaene = [geplant(saat) for saat in SAATEN]
    gefunden = [ergebnis for ergebnis in plaene if ergebnis is not None]
    gebunden = [s for e in gefunden for s in e.fall.staende if s.gebunden]
    bewilligt = [a for e in gefunden for m in e.bilanz.massnahmen for a in m.antraege if a.aus_bescheid]
    assert len(gefunden) >= 20
    assert len(plaene) - len(gefunden) >= 5
    assert len(gebunden) >= 20
    assert sum(bool(s.kosten_eur) for s in gebunden) >= 12
    assert len(bewilligt) >= 10
