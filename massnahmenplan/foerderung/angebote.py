"""Search for the offers of one programme: every version, every day that counts, or the best reason why not."""

from datetime import date
from enum import IntEnum

from massnahmenplan.foerderung.angebot import Angebot, lehne_ab
from massnahmenplan.foerderung.antrag import finde_antragstage, nenne_terminhindernis, pruefe_antragstag
from massnahmenplan.foerderung.kumulierung import pruefe_allein
from massnahmenplan.foerderung.paket import Ablehnung, Hindernis, Vorhaben
from massnahmenplan.foerderung.programm import Fassung, Programm
from massnahmenplan.foerderung.zuschuss import Zuschuss, berechne_zuschuss
from massnahmenplan.grundlagen.schreibweise import datum


class _Huerde(IntEnum):
    """What is tested, in this order; the refusal that got furthest tells most."""

    FILTER = 0
    NOCH_NICHT_IN_KRAFT = 1
    TERMIN = 2
    BETRAG = 3


def sammle_angebote(
    vorhaben: Vorhaben, programm: Programm, *, je_bewilligungsjahr: bool
) -> tuple[Angebot, ...] | Ablehnung:
    """Return all offers of the programme by day of application, or why there is none."""
    angebote: list[Angebot] = []
    for fassung in programm.fassungen:
        if fassung.filter.gilt_fuer(vorhaben):
            tage = finde_antragstage(vorhaben, fassung, je_bewilligungsjahr=je_bewilligungsjahr)
            if tage and isinstance(zuschuss := _zuschuss(vorhaben, programm.id, fassung), Zuschuss):
                angebote += [_angebot(programm.id, fassung, tag, zuschuss) for tag in tage]
    return tuple(angebote) or _begruende(vorhaben, programm)


def pruefe_angebot(vorhaben: Vorhaben, programm: Programm, antrag_am: date) -> Angebot | Ablehnung:
    """Return the offer of the programme for an application on exactly this day, or why there is none."""
    fassung = programm.fassung_am(antrag_am)
    if fassung is None:
        return Ablehnung(programm.id, f"Am {datum(antrag_am)} gilt keine Fassung.", programm.name)
    hindernis = fassung.filter.pruefe(vorhaben) or pruefe_antragstag(vorhaben, fassung, antrag_am)
    if hindernis is not None:
        return lehne_ab(programm.id, hindernis, fassung)
    zuschuss = berechne_zuschuss(vorhaben, fassung)
    if isinstance(zuschuss, Hindernis):
        return lehne_ab(programm.id, zuschuss, fassung)
    return _angebot(programm.id, fassung, antrag_am, zuschuss)


def _angebot(programm: str, fassung: Fassung, antrag_am: date, zuschuss: Zuschuss) -> Angebot:
    return Angebot(programm, fassung, antrag_am, fassung.fristen.bewilligung_am(antrag_am), zuschuss)


def _zuschuss(vorhaben: Vorhaben, programm: str, fassung: Fassung) -> Zuschuss | Ablehnung:
    """Return the grant, or the refusal where it is too little: other programmes beside it never raise it."""
    zuschuss = berechne_zuschuss(vorhaben, fassung)
    if isinstance(zuschuss, Hindernis):
        return lehne_ab(programm, zuschuss, fassung)
    zu_wenig = pruefe_allein(_angebot(programm, fassung, fassung.gilt_ab, zuschuss), vorhaben)
    return zuschuss if zu_wenig is None else zu_wenig


def _begruende(vorhaben: Vorhaben, programm: Programm) -> Ablehnung:
    """Return the refusal of the version that got furthest.

    Of several the last one, except among versions not yet in force: there the first one is the nearest.
    """
    absagen = [_sage_ab(vorhaben, programm.id, fassung) for fassung in programm.fassungen]
    weiteste = max(huerde for huerde, _ in absagen)
    gleich_weit = [ablehnung for huerde, ablehnung in absagen if huerde is weiteste]
    return gleich_weit[0 if weiteste is _Huerde.NOCH_NICHT_IN_KRAFT else -1]


def _sage_ab(vorhaben: Vorhaben, programm: str, fassung: Fassung) -> tuple[_Huerde, Ablehnung]:
    if (hindernis := fassung.filter.pruefe(vorhaben)) is not None:
        return _Huerde.FILTER, lehne_ab(programm, hindernis, fassung)
    if (hindernis := nenne_terminhindernis(vorhaben, fassung)) is not None:
        zu_frueh = fassung.fristen.letzter_antragstag(vorhaben) < fassung.gilt_ab
        return _Huerde.NOCH_NICHT_IN_KRAFT if zu_frueh else _Huerde.TERMIN, lehne_ab(programm, hindernis, fassung)
    zuschuss = _zuschuss(vorhaben, programm, fassung)
    assert isinstance(zuschuss, Ablehnung)  # otherwise there would be an offer
    return _Huerde.BETRAG, zuschuss
