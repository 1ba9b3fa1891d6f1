"""Measures that are given up, merged, replaced, held up, or no longer in the plan, with the reason."""

from collections.abc import Iterable, Iterator

from massnahmenplan.begriffe.stand import Massnahmenstand
from massnahmenplan.ergebnis.jahresbericht import Abgang
from massnahmenplan.rueckblick.einzelblick import Einzelblick


def abgaenge(blicke: Iterable[Einzelblick]) -> Iterator[Abgang]:
    """Yield them in order of their ids."""
    for blick in blicke:
        stand = blick.meldung.stand
        begruendung = blick.plaene.nichtwahl.get(blick.kennung)
        if stand is not None and (stand.ausgeschieden or stand.aufgeschoben):
            yield _gemeldet(stand)
        elif blick.soll is not None and blick.neu is None:
            yield Abgang(blick.kennung, None, None, None, begruendung, None)


def _gemeldet(stand: Massnahmenstand) -> Abgang:
    return Abgang(
        massnahme=stand.massnahme,
        lage=stand.lage,
        mit=stand.mit,
        zurueck_bis=None if stand.zurueck_bis is None else str(stand.zurueck_bis),
        grund=stand.grund,
        beschluss=stand.beschluss,
    )
