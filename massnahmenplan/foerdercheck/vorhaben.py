"""The project that an application on a given day leads to: when building begins and ends, what falls due when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.foerderung.angebote import antragstag
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.vorhaben import Vorhaben, Zahlung
from massnahmenplan.grundlagen.zeit import EIN_TAG, MONATE_IM_JAHR, plus_monate
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorhabenbau import kostenteile, zahlungen


def baue_vorhaben(fall: Planungsfall, massnahme: Massnahme, baubeginn: date, preisjahr: int) -> Vorhaben:
    """Return the measure as a project, in the prices that hold if building begins in ``preisjahr``.

    What planning costs falls due while building, for it may be done before the application.
    """
    gebaut, spaeter = massnahme.model_copy(update={"dauer_planung": 0}), baubeginn.year - preisjahr
    achse = fall.projekt.zeitachse
    beginn = achse.perioden_im_jahr(preisjahr).start
    gezahlt = zahlungen(gebaut, beginn, fall.projekt)
    return Vorhaben(
        massnahme=massnahme,
        traeger=fall.traeger_mit_id[massnahme.kostentraeger],
        objekt=fall.objekt_mit_id[massnahme.objekt] if massnahme.objekt else None,
        stichtag=fall.projekt.planungstag,
        baubeginn=baubeginn,
        fertigstellung=plus_monate(baubeginn, MONATE_IM_JAHR // achse.je_jahr * massnahme.dauer_bau) - EIN_TAG,
        zahlungen=tuple(Zahlung(zahlung.jahr + spaeter, zahlung.betrag_eur) for zahlung in gezahlt),
        teile=kostenteile(gebaut, beginn, fall.projekt),
        je_jahr=achse.je_jahr,
    )


def verschiebe(vorhaben: Vorhaben, baubeginn: date) -> Vorhaben:
    """Return the project with other dates and, for questions of dates only, the same payments."""
    monate = MONATE_IM_JAHR // vorhaben.je_jahr * vorhaben.massnahme.dauer_bau
    ende = plus_monate(baubeginn, monate) - EIN_TAG
    return replace(vorhaben, baubeginn=baubeginn, fertigstellung=ende)


def baubeginne(
    vorhaben: Vorhaben, programme: Iterable[Programm], antrag_am: date, planmerkmale: frozenset[str]
) -> tuple[date, ...]:
    """Return the days on which building may begin, the latest first.

    The first one suits every programme in question: the first of the month once all has been done that has to lie
    before building. The others are the same for programmes that ask for less, and the day itself: a programme may
    give too little time to wait for another one, or for the next month.
    """
    tage = {
        freigabe(programm, antrag_am)
        for programm in programme
        if _kommt_in_frage(vorhaben, programm, antrag_am, planmerkmale)
    } | {antrag_am + EIN_TAG}
    return tuple(sorted({beginn for tag in tage for beginn in (tag, _monatsanfang(tag))}, reverse=True))


def freigabe(programm: Programm, antrag_am: date) -> date:
    """Return the first day on which a programme lets building begin after an application on this day."""
    fassung = nutzbare_fassung(programm, antrag_am)
    if fassung is None or fassung.fristen.startsperre != "bewilligung":
        return antrag_am + EIN_TAG
    return max(fassung.fristen.bewilligung_am(antrag_am), antrag_am + EIN_TAG)


def nutzbare_fassung(programm: Programm, tag: date) -> Fassung | None:
    """Return the version of a day, if it is sure enough and not only for information."""
    fassung = programm.fassung_am(tag)
    if fassung is None or fassung.nur_auskunft is not None or not fassung.sicherheit.reicht(programm.sicher_ab):
        return None
    return fassung


def massgebliche_fassung(vorhaben: Vorhaben, programm: Programm, antrag_am: date) -> Fassung | None:
    """Return the version that holds for an application on a day, or for the commissioning that follows from it."""
    return nutzbare_fassung(programm, antragstag(vorhaben, programm, antrag_am))


def ist_geeignet(vorhaben: Vorhaben, fassung: Fassung, tag: date, planmerkmale: frozenset[str]) -> bool:
    """Return True if measure, payer and object are eligible on this day, maybe with facts from other measures."""
    moegliche = (vorhaben, vorhaben.mit_angaben(sorted(planmerkmale - vorhaben.merkmale), ()))
    return any(fassung.filter.pruefe(v.am(tag)) is None for v in moegliche)


def _kommt_in_frage(vorhaben: Vorhaben, programm: Programm, tag: date, planmerkmale: frozenset[str]) -> bool:
    fassung = nutzbare_fassung(programm, tag)
    return fassung is not None and ist_geeignet(vorhaben, fassung, tag, planmerkmale)


def _monatsanfang(tag: date) -> date:
    """Return the first of the next month, or the day itself if it is a first."""
    return tag if tag.day == 1 else plus_monate(tag.replace(day=1), 1)
