"""What two plans were asked for, where it differs: another order of aims, other limits on them."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from massnahmenplan.begriffe.planziel import EINHEITEN, Zielname
from massnahmenplan.bericht import worte
from massnahmenplan.ergebnis.nachweis import Zielgrenze
from massnahmenplan.fortschreibung.letzter import Letzter

Grenzen = Mapping[Zielname, Zielgrenze]


def anders_verlangt(
    davor: Letzter,
    ziele: tuple[Zielname, ...],
    grenzen: Iterable[Mapping[str, Any]] = (),
    abwandlungen: tuple[str, ...] = (),
) -> str | None:
    """Return a German clause on what was asked for otherwise; None where aims and limits are the same.

    ``ziele``, ``grenzen`` and ``abwandlungen`` (as in ``plan.json``) are those of the plan after ``davor``.
    """
    alte, neue = _grenzen(davor.grenzen), _grenzen(grenzen)
    teile = [*_ziele(davor.ziele, ziele), *_unterschiede(alte, neue)]
    if davor.abwandlungen != abwandlungen:
        teile.append("das Modell war nicht nur das des Falls")
    if not teile:
        return None
    was = "beide sind Punkte einer Front" if alte and neue else "anderes war verlangt"
    return f"{was}: {'; '.join(teile)}"


def _ziele(davor: tuple[Zielname, ...], danach: tuple[Zielname, ...]) -> Iterator[str]:
    alte, neue = (", dann ".join(map(worte.zielgroesse, ziele)) for ziele in (davor, danach))
    if alte != neue:
        yield f"zuerst {neue} statt zuerst {alte}"


def _unterschiede(alte: Grenzen, neue: Grenzen) -> Iterator[str]:
    for ziel in dict.fromkeys([*alte, *neue]):
        alt, neu = alte.get(ziel), neue.get(ziel)
        if alt is None and neu is not None:
            yield f"{worte.zielgrenzen([neu])} statt ohne Grenze"
        elif neu is None and alt is not None:
            yield f"{worte.zielgroesse(ziel)} ohne Grenze statt {worte.grenzwert(alt)}"
        elif alt is not None and neu is not None and alt.wert != neu.wert:
            yield f"{worte.zielgrenzen([neu])} statt {worte.grenzwert(alt)}"


def _grenzen(genannte: Iterable[Mapping[str, Any]]) -> Grenzen:
    """Return limits of ``plan.json`` by aim."""
    return {g["ziel"]: Zielgrenze(g["ziel"], EINHEITEN[g["ziel"]], Decimal(str(g["wert"]))) for g in genannte}
