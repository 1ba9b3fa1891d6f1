"""Payments: as planned and as reported, of the measure and of each of its payers."""

from collections.abc import Mapping
from decimal import Decimal

from massnahmenplan.ergebnis import Massnahmenbilanz
from massnahmenplan.ergebnis.jahresbericht import Sollist
from massnahmenplan.grundlagen.zahlen import verteile_cent
from massnahmenplan.rueckblick.einzelblick import NICHTS, Einzelblick


def kosten(blick: Einzelblick) -> Sollist:
    """Return what the measure costs before grants."""
    return blick.sollist(
        (jahr, blick.vergleich(gezahlt(blick.soll, jahr), blick.meldung.kosten_eur(jahr)))
        for jahr in blick.jahre_bisher
    )


def kosten_je_traeger(blick: Einzelblick) -> Mapping[str, Sollist]:
    """Return payer -> his part of it."""
    traeger = sorted({t for bilanz in (blick.soll, blick.neu) for t in _teile(blick, bilanz)})
    return {t: _kosten_von(blick, t) for t in traeger or [blick.massnahme.kostentraeger]}


def gezahlt(bilanz: Massnahmenbilanz | None, jahr: int) -> Decimal:
    """Return what falls due in a year, less what is saved in bundles."""
    if bilanz is None:
        return NICHTS
    gespart = (z.betrag_eur for ersparnis in bilanz.buendel for z in ersparnis.zahlungen if z.jahr == jahr)
    return sum((z.betrag_eur for z in bilanz.zahlungen if z.jahr == jahr), NICHTS) - sum(gespart, NICHTS)


def _kosten_von(blick: Einzelblick, traeger: str) -> Sollist:
    return blick.sollist(
        (jahr, blick.vergleich(gezahlt(_teile(blick, blick.soll).get(traeger), jahr), _ist(blick, traeger, jahr)))
        for jahr in blick.jahre_bisher
    )


def _ist(blick: Einzelblick, traeger: str, jahr: int) -> Decimal | None:
    """Return a payer's part of what is reported: as the new plan splits it, else by his part of the investment."""
    betrag = blick.meldung.kosten_eur(jahr)
    if betrag is None:
        return None
    neue = {t: gezahlt(teil, jahr) for t, teil in _teile(blick, blick.neu).items()}
    if sum(neue.values(), NICHTS) == betrag:
        return neue.get(traeger, NICHTS)
    teile = _teile(blick, blick.soll or blick.neu)
    gewichte = {t: teil.investition_eur for t, teil in teile.items()}
    if not any(gewichte.values()):
        return betrag if traeger == blick.massnahme.kostentraeger else NICHTS
    verteilt = dict(zip(gewichte, verteile_cent(betrag, tuple(gewichte.values())), strict=True))
    return verteilt.get(traeger, NICHTS)


def _teile(blick: Einzelblick, bilanz: Massnahmenbilanz | None) -> Mapping[str, Massnahmenbilanz]:
    return {} if bilanz is None else bilanz.je_traeger(blick.massnahme.kostentraeger)
