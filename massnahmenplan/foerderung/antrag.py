"""Days on which an application may be dated, by window, start gate and Bewilligungszeitraum."""

from collections.abc import Iterator
from datetime import date

from massnahmenplan.foerderung.paket import Hindernis, Vorhaben
from massnahmenplan.foerderung.programm import Fassung
from massnahmenplan.grundlagen.schreibweise import datum


def finde_antragstage(vorhaben: Vorhaben, fassung: Fassung, *, je_bewilligungsjahr: bool) -> tuple[date, ...]:
    """Return the latest feasible day of every year of approval that makes a difference, the last year first.

    These are the last year within reach, and as long as a later approval delays a payment the years before it;
    with ``je_bewilligungsjahr`` all years within reach. Source: docs/methode.md, "Funding".
    """
    spaetester = _spaetester_tag(vorhaben, fassung)
    erster = max(vorhaben.stichtag, fassung.gilt_ab)
    if spaetester < erster or not fassung.fristen.wird_rechtzeitig_fertig(spaetester, vorhaben):
        return ()
    erstes_jahr = fassung.fristen.bewilligung_am(erster).year
    if not je_bewilligungsjahr:
        erstes_jahr = max(erstes_jahr, fassung.auszahlung.erste_faelligkeit(vorhaben))
    return tuple(_je_bewilligungsjahr(vorhaben, fassung, spaetester, erstes_jahr))


def nenne_terminhindernis(vorhaben: Vorhaben, fassung: Fassung) -> Hindernis | None:
    """Return why there is no feasible day under this version; None if there is one."""
    letzter = fassung.fristen.letzter_antragstag(vorhaben)
    if letzter < vorhaben.stichtag:
        return _vor_dem_stichtag(vorhaben, letzter)
    return _ausserhalb_des_fensters(vorhaben, fassung, letzter) or fassung.fristen.pruefe_bewilligungszeitraum(
        _spaetester_tag(vorhaben, fassung), vorhaben
    )


def pruefe_antragstag(vorhaben: Vorhaben, fassung: Fassung, antrag_am: date) -> Hindernis | None:
    """Return why an application under this version cannot be dated on this day, or None."""
    if antrag_am < vorhaben.stichtag:
        return _vor_dem_stichtag(vorhaben, antrag_am)
    fristen = fassung.fristen
    return fristen.pruefe_startsperre(antrag_am, vorhaben) or fristen.pruefe_bewilligungszeitraum(
        antrag_am, vorhaben
    )


def _spaetester_tag(vorhaben: Vorhaben, fassung: Fassung) -> date:
    letzter = fassung.fristen.letzter_antragstag(vorhaben)
    return letzter if fassung.gilt_bis is None else min(letzter, fassung.gilt_bis)


def _vor_dem_stichtag(vorhaben: Vorhaben, antrag_am: date) -> Hindernis:
    grund = (
        f"Ein Antrag am {datum(antrag_am)} läge vor dem Stichtag der Planung am {datum(vorhaben.stichtag)} "
        f"(Baubeginn {datum(vorhaben.baubeginn)})."
    )
    return Hindernis(grund)


def _ausserhalb_des_fensters(vorhaben: Vorhaben, fassung: Fassung, letzter: date) -> Hindernis | None:
    if fassung.gilt_bis is not None and fassung.gilt_bis < vorhaben.stichtag:
        grund = (
            f"Anträge waren nur bis {datum(fassung.gilt_bis)} möglich, Stichtag der Planung ist der "
            f"{datum(vorhaben.stichtag)}."
        )
        return Hindernis(grund)
    if letzter < fassung.gilt_ab:
        grund = (
            f"Anträge sind erst ab {datum(fassung.gilt_ab)} möglich, bei Baubeginn am "
            f"{datum(vorhaben.baubeginn)} wäre aber spätestens am {datum(letzter)} zu beantragen."
        )
        return Hindernis(grund)
    return None


def _je_bewilligungsjahr(
    vorhaben: Vorhaben, fassung: Fassung, spaetester: date, erstes_jahr: int
) -> Iterator[date]:
    """Yield the latest day, then that of every year of approval before it down to ``erstes_jahr``."""
    fristen = fassung.fristen
    yield spaetester
    for jahr in range(fristen.bewilligung_am(spaetester).year - 1, erstes_jahr - 1, -1):
        antrag_am = fristen.letzter_antrag_bewilligt_bis(date(jahr, 12, 31))
        if not fristen.wird_rechtzeitig_fertig(antrag_am, vorhaben):
            return
        yield antrag_am
