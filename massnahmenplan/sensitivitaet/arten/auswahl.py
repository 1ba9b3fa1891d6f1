"""What a Stellgroesse applies to: names of the case, a Handlungsfeld, or everything."""

from collections.abc import Collection, Iterable

from massnahmenplan.begriffe.szenario import ALLE
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.aenderungsfehler import Aenderungsfehler


def gemeinte(fuer: Iterable[str], bekannte: Collection[str], was: str) -> frozenset[str]:
    """Return the known names that are meant, all for ``alle``. Errors: Aenderungsfehler for any other."""
    for name in fuer:
        if name != ALLE and name not in bekannte:
            raise Aenderungsfehler("E403", f"„{name}“ gibt es nicht ({was})", rat(name, [*bekannte, ALLE]))
    return frozenset(bekannte) if ALLE in fuer else frozenset(fuer)


def gemeinte_massnahmen(fall: Planungsfall, fuer: Collection[str]) -> frozenset[str]:
    """Return the measures that are named or belong to a Handlungsfeld that is. Errors: Aenderungsfehler."""
    felder = {massnahme.handlungsfeld for massnahme in fall.massnahmen}
    namen = gemeinte(fuer, {*fall.massnahme_mit_id, *felder}, "Maßnahme oder Handlungsfeld")
    return frozenset(m.id for m in fall.massnahmen if m.id in namen or m.handlungsfeld in namen)
