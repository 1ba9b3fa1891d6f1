"""Values tried on a case before anything is run: what cannot work is found at once, not in run 700."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from massnahmenplan.begriffe.stellwert import Wert, schreibe_stellwert
from massnahmenplan.grundlagen.zahlen import schreibe_deutsch
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.aenderungsfehler import Aenderungsfehler
from massnahmenplan.sensitivitaet.stellgroesse import Stellart, Stellgroesse, Weise
from massnahmenplan.sensitivitaet.veraenderung import geprueft, gesetzt, reihenfolge
from massnahmenplan.sensitivitaet.wertesatz import Wertesatz

HOECHSTENS_PROBEN = 20
OHNE_WERT = frozenset({"E403", "E404"})
"""Codes of what no value is to blame for."""
WEIT = Decimal(10)
"""A factor from here on is rather a percentage whose sign was forgotten."""


def probiere(fall: Planungsfall, groesse: Stellgroesse) -> tuple[bool, list[Aenderungsfehler]]:
    """Return whether any value changes the case, and why each of those that cannot be applied cannot.

    Errors: Aenderungsfehler if no value is to blame.
    """
    werte = proben(fall, groesse)
    if not werte:
        raise Aenderungsfehler("E403", "der Fall hat keine Szenarien", "szenarien im Fall angeben.")
    aendert, gescheitert = False, list[Aenderungsfehler]()
    for wert in werte:
        try:
            aendert = _probiert(fall, groesse, wert) != fall or aendert
        except Aenderungsfehler as fehler:
            if fehler.kennung in OHNE_WERT:
                raise
            text = f"{_deutsch(wert)}: {fehler.text}"
            gescheitert.append(Aenderungsfehler(fehler.kennung, text, fehler.abhilfe))
    return aendert, gescheitert


def _deutsch(wert: Wert) -> str:
    """Return the value as people write it: a number with a comma, a day with its points."""
    return schreibe_deutsch(wert) if isinstance(wert, Decimal) else schreibe_stellwert(wert)


def weite_faktoren(groesse: Stellgroesse, werte: Iterable[Wert]) -> tuple[Decimal, ...]:
    """Return the values that multiply by so much that a percentage may have been meant."""
    if groesse.weise is not Weise.FAKTOR:
        return ()
    return tuple(wert for wert in werte if isinstance(wert, Decimal) and wert >= WEIT)


def pruefe_satz(
    fall: Planungsfall, groessen: tuple[Stellgroesse, ...], satz: Wertesatz
) -> Iterator[tuple[str | None, Aenderungsfehler]]:
    """Yield what of a scenario of the study cannot be applied; without a name if only all together cannot."""
    neu, gesetzte = fall, tuple(reihenfolge(groessen, satz.werte))
    for groesse in gesetzte:
        try:
            neu = gesetzt(neu, groesse, satz.werte[groesse.id])
        except Aenderungsfehler as fehler:
            yield groesse.id, fehler
            return
    try:
        geprueft(neu, fall, gesetzte)
    except Aenderungsfehler as fehler:
        yield None, fehler


def proben(fall: Planungsfall, groesse: Stellgroesse) -> tuple[Wert, ...]:
    """Return the values to be tried: all if they are few, else the first ones and the last; or the two ends."""
    if groesse.art is Stellart.SZENARIO and not groesse.werte:
        return tuple(szenario.id for szenario in fall.szenarien)
    werte = groesse.einzelwerte
    if not werte:
        return groesse.wert_bei(0), groesse.wert_bei(1)
    return werte if len(werte) <= HOECHSTENS_PROBEN else (*werte[: HOECHSTENS_PROBEN - 1], werte[-1])


def _probiert(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> Planungsfall:
    return geprueft(gesetzt(fall, groesse, wert), fall, (groesse,))
