"""Coefficients of the aim ``nutzwert``: points per option, per tonne and per thousand EUR."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from massnahmenmodell.bewertung import Nutzwert
from massnahmenplan.aufbereitung.einheiten import TAUSEND, ohne_rauschen
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.begriffe.kriterium import INVESTITION, PLANWEIT, Grundlage, Kriterium
from massnahmenplan.begriffe.massnahme import Massnahme, gesamtkosten
from massnahmenplan.planungsfall import Planungsfall

HUNDERT = Decimal(100)


def nutzwert(fall: Planungsfall, optionen: Sequence[Option]) -> Nutzwert | None:
    """Return the points as a linear function of the plan; None without criteria."""
    if not fall.kriterien:
        return None
    weisen = _punkte_je_weise(fall)
    je_planwert = {Grundlage.CO2: Decimal(0), Grundlage.KOSTEN: Decimal(0)}
    konstante = Decimal(0)
    for kriterium in (k for k in fall.kriterien if k.grundlage in PLANWEIT):
        schlechtester, bester = kriterium.schlechtester, kriterium.bester
        assert schlechtester is not None  # checked on reading
        assert bester is not None
        je_einheit = HUNDERT * kriterium.gewicht / (bester - schlechtester)
        je_planwert[kriterium.grundlage] += je_einheit
        konstante -= je_einheit * schlechtester
    je_option = [float(weisen[option.massnahme, option.variante]) for option in optionen]
    return Nutzwert(
        je_option=ohne_rauschen(np.array(je_option, dtype=np.float64)),
        je_tonne=float(je_planwert[Grundlage.CO2]),
        je_teur=float(je_planwert[Grundlage.KOSTEN] * TAUSEND),
        konstante=float(konstante),
    )


def _punkte_je_weise(fall: Planungsfall) -> dict[tuple[str, str], Decimal]:
    """Return the points of every measure in every variant, all criteria together."""
    punkte: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    alle = {(k, v): m for k, varianten in fall.ausfuehrungen.items() for v, m in varianten.items()}
    for kriterium in (k for k in fall.kriterien if k.grundlage not in PLANWEIT):
        noten = _noten(kriterium, alle)
        ganze = {k: gesamtkosten(m) for k, m in alle.items()} if kriterium.grundlage in INVESTITION else noten
        je_massnahme: dict[str, Decimal] = {}
        for (kennung, _), note in ganze.items():
            je_massnahme[kennung] = max(note, je_massnahme.get(kennung, note))
        if summe := sum(je_massnahme.values(), Decimal(0)):
            for weise, note in noten.items():
                punkte[weise] += HUNDERT * kriterium.gewicht * note / summe
    return punkte


def _noten(kriterium: Kriterium, alle: dict[tuple[str, str], Massnahme]) -> dict[tuple[str, str], Decimal]:
    """Return how good each way is: 0 to 1 between worst and best, or the investment that counts."""
    if kriterium.grundlage is Grundlage.TAXONOMIE:
        return {k: gesamtkosten(m) if m.ist_taxonomiekonform else Decimal(0) for k, m in alle.items()}
    if kriterium.grundlage is Grundlage.DNSH:
        return {k: gesamtkosten(m) if m.schadet_nicht else Decimal(0) for k, m in alle.items()}
    werte = {k: m.kriterien[kriterium.id] for k, m in alle.items() if kriterium.id in m.kriterien}
    if (grenzen := kriterium.feste_grenzen) is None:
        geordnet = sorted(werte.values(), reverse=kriterium.richtung == "weniger") or [Decimal(0)]
        grenzen = geordnet[0], geordnet[-1]
    schlechtester, bester = grenzen
    if schlechtester == bester:
        return dict.fromkeys(alle, Decimal(0))
    return {k: (werte[k] - schlechtester) / (bester - schlechtester) if k in werte else Decimal(0) for k in alle}
