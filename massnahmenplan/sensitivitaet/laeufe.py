"""From a study to its runs: every design gives rows of values, rows that are the same become one run.

A value that changes nothing is left out of a row, so that the same case is one run whichever design asks for it.
Drawn rows keep every value: they are a sample, and as it was drawn an evaluation has to find it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.entwurf import GEZOGEN, Entwurf, Entwurfsart
from massnahmenplan.sensitivitaet.lauf import Lauf
from massnahmenplan.sensitivitaet.punkte import Punkte, ziehe
from massnahmenplan.sensitivitaet.stellgroesse import Stellart, Stellgroesse
from massnahmenplan.sensitivitaet.studie import Studie
from massnahmenplan.sensitivitaet.veraenderung import veraendere

__all__ = ["Lauf", "Stichprobe", "laeufe", "stichproben", "veraendere"]

Werte = dict[str, Wert]
_Schluessel = frozenset[tuple[str, bool, Wert]]


@dataclass(frozen=True, slots=True)
class Stichprobe:
    """The rows of one design, each with its run; what an evaluation of the design needs."""

    entwurf: Entwurf
    groessen: tuple[str, ...]
    """Ids of what varies: the columns of ``punkte``."""
    laeufe: tuple[int, ...]
    """Row -> number of its run; rows with the same values have the same run."""
    punkte: Punkte | None
    """Row -> its point between 0 and 1; None where nothing is drawn."""


def laeufe(studie: Studie, fall: Planungsfall) -> tuple[Lauf, ...]:
    """Return all runs, numbered from 0 on; run 0 is the case as it is.

    Errors: UmgebungsFehler if a design needs SALib and it is missing.
    """
    return _aufgestellt(studie, fall)[0]


def stichproben(studie: Studie, fall: Planungsfall) -> tuple[Stichprobe, ...]:
    """Return what each design is made of, in the order of the study. Errors: as ``laeufe``."""
    return _aufgestellt(studie, fall)[1]


def _aufgestellt(studie: Studie, fall: Planungsfall) -> tuple[tuple[Lauf, ...], tuple[Stichprobe, ...]]:
    nach_werten: dict[_Schluessel, Lauf] = {frozenset(): Lauf(0, {})}
    proben, groessen_nach_id = [], studie.stellgroesse_mit_id
    for nummer, entwurf in enumerate(studie.entwurf):
        groessen = tuple(groesse.id for groesse in studie.groessen(entwurf))
        punkte = ziehe(entwurf, groessen, (studie.saat, nummer)) if entwurf.art in GEZOGEN else None
        zeilen = _zeilen(studie, fall, entwurf, punkte)
        if punkte is None:
            zeilen = ((_wirksame(groessen_nach_id, werte), name) for werte, name in zeilen)
        nummern = tuple(_nimm(nach_werten, werte, name) for werte, name in zeilen)
        proben.append(Stichprobe(entwurf, groessen, nummern, punkte))
    return tuple(nach_werten.values()), tuple(proben)


def _wirksame(groessen: Mapping[str, Stellgroesse], werte: Werte) -> Werte:
    """Return the values that change something, whatever the case says."""
    return {kennung: wert for kennung, wert in werte.items() if not groessen[kennung].aendert_nichts(wert)}


def _nimm(nach_werten: dict[_Schluessel, Lauf], werte: Werte, name: str | None) -> int:
    """Return the number of the run with these values, a new one if there is none; a name is kept."""
    schluessel = frozenset((kennung, isinstance(wert, bool), wert) for kennung, wert in werte.items())
    bisher = nach_werten.setdefault(schluessel, Lauf(len(nach_werten), werte, name))
    if name is not None and bisher.name is None:
        nach_werten[schluessel] = replace(bisher, name=name)
    return bisher.nummer


def _zeilen(
    studie: Studie, fall: Planungsfall, entwurf: Entwurf, punkte: Punkte | None
) -> Iterator[tuple[Werte, str | None]]:
    groessen = studie.groessen(entwurf)
    if entwurf.art is Entwurfsart.SZENARIEN:
        yield from _szenarien(studie, fall, entwurf)
    elif entwurf.art is Entwurfsart.EINZELN:
        yield from ((werte, None) for werte in _einzeln(groessen, fall, entwurf))
    elif punkte is None:
        stufen = (stufen_von(groesse, fall, entwurf) for groesse in groessen)
        yield from ((_zusammen(groessen, werte), None) for werte in product(*stufen))
    else:
        bezogen = tuple(_auf_fall_bezogen(groesse, fall) for groesse in groessen)
        for punkt in punkte:
            werte = (groesse.wert_bei(anteil) for groesse, anteil in zip(bezogen, punkt, strict=True))
            yield _zusammen(groessen, werte), None


def _zusammen(groessen: Iterable[Stellgroesse], werte: Iterable[Wert]) -> Werte:
    return {groesse.id: wert for groesse, wert in zip(groessen, werte, strict=True)}


def _einzeln(groessen: Iterable[Stellgroesse], fall: Planungsfall, entwurf: Entwurf) -> Iterator[Werte]:
    for groesse in groessen:
        for wert in stufen_von(groesse, fall, entwurf):
            yield {groesse.id: wert}


def _szenarien(studie: Studie, fall: Planungsfall, entwurf: Entwurf) -> Iterator[tuple[Werte, str | None]]:
    for satz in studie.saetze(entwurf):
        genannt = {kennung: satz.werte[kennung] for kennung in studie.stellgroesse_mit_id if kennung in satz.werte}
        yield genannt, satz.bezeichnung
    bezeichnung = {szenario.id: szenario.bezeichnung for szenario in fall.szenarien}
    for groesse in studie.groessen(entwurf) if not entwurf.szenarien else ():
        if groesse.art is Stellart.SZENARIO:
            yield from (({groesse.id: s}, bezeichnung.get(str(s))) for s in stufen_von(groesse, fall, entwurf))


def stufen_von(groesse: Stellgroesse, fall: Planungsfall, entwurf: Entwurf) -> tuple[Wert, ...]:
    """Return the values of a Stellgroesse that a design tries one by one."""
    return _auf_fall_bezogen(groesse, fall).stufen(entwurf.quantil)


def _auf_fall_bezogen(groesse: Stellgroesse, fall: Planungsfall) -> Stellgroesse:
    """Return the Stellgroesse with its values; the scenarios of the case are all meant where none is named."""
    if groesse.art is not Stellart.SZENARIO or groesse.werte:
        return groesse
    return groesse.model_copy(update={"werte": tuple(szenario.id for szenario in fall.szenarien)})
