"""Apply now or wait: the best package over days of application, wherever something changes for the measure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from massnahmenplan.ergebnis.foerderauskunft import Massnahmenauskunft, Verlaufsabschnitt
from massnahmenplan.foerdercheck.berater import Berater
from massnahmenplan.foerdercheck.vorhaben import (
    baubeginne,
    ist_geeignet,
    massgebliche_fassung,
    verschiebe,
)
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.rechenweg import Schritt
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.zeit import EIN_TAG, Zeitachse, plus_monate

MONATE = 24
"""How far the table looks ahead."""


@dataclass(frozen=True, slots=True)
class _Programmstand:
    """What of a programme that is open to the measure can change from one day to the next."""

    fassung_ab: date
    betrieb_eur_a: Decimal | None
    """Operating aid per year, which may fall with the day of commissioning; None means that there is none."""
    frei_eur: tuple[Decimal, ...]
    """What its accounts have left."""


@dataclass(frozen=True, slots=True)
class _Lage:
    """Everything that decides on the packages of a day, apart from prices."""

    merkmale: frozenset[str]
    programme: Mapping[str, _Programmstand]
    """Programmes that are open, by id."""


def zeige_verlauf(berater: Berater, auskunft: Massnahmenauskunft) -> Massnahmenauskunft:
    """Return the same with the table over the days of application of the next 24 months."""
    heute = auskunft.bestes.nettokosten_eur
    abschnitte: list[Verlaufsabschnitt] = []
    for ab, bis, anlaesse in _abschnitte(berater, auskunft):
        bestes = auskunft.bestes
        if ab != auskunft.antrag_am:
            tag = berater.beantworte(auskunft.massnahme, auskunft.variante, ab, auskunft.preisjahr)
            bestes = tag.bestes
            if _zu_spaet(bestes.vorhaben, berater.fall.projekt.zeitachse):
                break
        abschnitte.append(Verlaufsabschnitt(ab, bis, anlaesse, bestes, bestes.nettokosten_eur - heute))
    return replace(auskunft, verlauf=tuple(abschnitte))


def _zu_spaet(vorhaben: Vorhaben, achse: Zeitachse) -> bool:
    """Return True if building would end after the last period that the case allows."""
    spaetestens = vorhaben.massnahme.spaetestes_ende
    if spaetestens is None:
        return False
    return vorhaben.fertigstellung > achse.letzter_tag(achse.perioden_von(spaetestens).stop - 1)


def _abschnitte(berater: Berater, auskunft: Massnahmenauskunft) -> Iterator[tuple[date, date, tuple[str, ...]]]:
    """Yield first and last day of every stretch without a change, and what has changed on its first day."""
    vorhaben = auskunft.bestes.vorhaben
    programme = berater.programme(vorhaben)
    planmerkmale = berater.umfeld(vorhaben).planmerkmale
    ende = plus_monate(auskunft.antrag_am, MONATE)
    ab = tag = auskunft.antrag_am
    lage = _lage(berater, vorhaben, programme, tag, planmerkmale)
    anlaesse: tuple[str, ...] = ()
    while tag < ende:
        tag += EIN_TAG
        neue = _lage(berater, vorhaben, programme, tag, planmerkmale)
        if neue != lage:
            yield ab, tag - EIN_TAG, anlaesse
            ab, anlaesse, lage = tag, tuple(_anlaesse(lage, neue)), neue
    yield ab, ende, anlaesse


def _lage(
    berater: Berater, vorhaben: Vorhaben, programme: Sequence[Programm], tag: date, planmerkmale: frozenset[str]
) -> _Lage:
    beginn = baubeginne(vorhaben, programme, tag, planmerkmale)[0]
    am_tag = verschiebe(vorhaben, beginn).am(tag)
    staende = {}
    for programm in programme:
        fassung = massgebliche_fassung(am_tag, programm, tag)
        if fassung is not None and ist_geeignet(am_tag, fassung, tag, planmerkmale):
            frei = _frei(berater, am_tag, fassung, tag)
            staende[programm.id] = _Programmstand(fassung.gilt_ab, _betrieb(am_tag, fassung), frei)
    return _Lage(vorhaben.traeger.merkmale_am(tag), staende)


def _betrieb(vorhaben: Vorhaben, fassung: Fassung) -> Decimal | None:
    jaehrlich = None if fassung.betrieb is None else fassung.betrieb.im_jahr(vorhaben)
    return jaehrlich.wert if isinstance(jaehrlich, Schritt) else None


def _frei(berater: Berater, vorhaben: Vorhaben, fassung: Fassung, tag: date) -> tuple[Decimal, ...]:
    """Return what earlier awards leave on the accounts on the day of approval."""
    recht, frei = berater.fall.recht, []
    for kennung in fassung.konten:
        konto = recht.konten[kennung]
        vergeben = list(recht.vergeben.get((kennung, konto.inhaber(vorhaben.traeger)), ()))
        frei.append(konto.frei_eur(fassung.fristen.bewilligung_am(tag), vergeben))
    return tuple(frei)


def _anlaesse(vorher: _Lage, nachher: _Lage) -> Iterator[str]:
    for merkmal in sorted(nachher.merkmale - vorher.merkmale):
        yield f"„{merkmal}“ gilt"
    for merkmal in sorted(vorher.merkmale - nachher.merkmale):
        yield f"„{merkmal}“ gilt nicht mehr"
    for programm in sorted(vorher.programme.keys() | nachher.programme.keys()):
        alt, neu = vorher.programme.get(programm), nachher.programme.get(programm)
        if neu is None:
            yield f"{programm} nicht mehr möglich"
        elif alt is None:
            yield f"{programm} möglich"
        elif alt.fassung_ab != neu.fassung_ab:
            yield f"{programm} in neuer Fassung"
        elif alt.betrieb_eur_a != neu.betrieb_eur_a:
            yield f"{programm}: anderer Betrag je Jahr"
        elif alt.frei_eur != neu.frei_eur:
            yield f"{programm}: auf einem Konto ist anderes frei"
