"""Search for the offers of one programme: every version, every day that counts, or the best reason why not."""

from datetime import date
from enum import IntEnum

from massnahmenplan.foerderung.angebot import Angebot, lehne_ab
from massnahmenplan.foerderung.antrag import finde_antragstage, pruefe_antragstag
from massnahmenplan.foerderung.kumulierung import verbinde
from massnahmenplan.foerderung.paket import Ablehnung, Hindernis, Vorhaben
from massnahmenplan.foerderung.programm import Fassung, Programm
from massnahmenplan.foerderung.worte import tag
from massnahmenplan.foerderung.zuschuss import berechne_zuschuss


class _Huerde(IntEnum):
    """What is tested, in this order; the refusal that got furthest tells most."""

    FILTER = 0
    NOCH_NICHT_IN_KRAFT = 1
    TERMIN = 2
    BETRAG = 3


_Absage = tuple[_Huerde, Ablehnung]


def sammle_angebote(
    vorhaben: Vorhaben, programm: Programm, *, je_bewilligungsjahr: bool
) -> tuple[Angebot, ...] | Ablehnung:
    """Return all offers of the programme by day of application.

    If there is none, the refusal of the version that got furthest; of several the last one, except among
    versions not yet in force, where the first one is the nearest.
    """
    angebote: list[Angebot] = []
    weiteste: _Absage | None = None
    for fassung in programm.fassungen:
        ergebnis = _angebote_der_fassung(vorhaben, programm.id, fassung, je_bewilligungsjahr)
        if isinstance(ergebnis, list):
            angebote += ergebnis
        elif weiteste is None or _ist_aussagekraeftiger(ergebnis[0], weiteste[0]):
            weiteste = ergebnis
    if angebote or weiteste is None:
        return tuple(angebote)
    return weiteste[1]


def pruefe_angebot(vorhaben: Vorhaben, programm: Programm, antrag_am: date) -> Angebot | Ablehnung:
    """Return the offer of the programme for an application on exactly this day, or why there is none."""
    fassung = programm.fassung_am(antrag_am)
    if fassung is None:
        return Ablehnung(programm.id, f"Am {tag(antrag_am)} gilt keine Fassung.", programm.name)
    hindernis = fassung.filter.pruefe(vorhaben) or pruefe_antragstag(vorhaben, fassung, antrag_am)
    zuschuss = hindernis or berechne_zuschuss(vorhaben, fassung)
    if isinstance(zuschuss, Hindernis):
        return lehne_ab(programm.id, zuschuss, fassung)
    return Angebot(programm.id, fassung, antrag_am, fassung.fristen.bewilligung_am(antrag_am), zuschuss)


def _ist_aussagekraeftiger(neue: _Huerde, bisherige: _Huerde) -> bool:
    return neue > bisherige or (neue == bisherige and neue is not _Huerde.NOCH_NICHT_IN_KRAFT)


def _angebote_der_fassung(
    vorhaben: Vorhaben, programm: str, fassung: Fassung, je_bewilligungsjahr: bool
) -> list[Angebot] | _Absage:
    if (hindernis := fassung.filter.pruefe(vorhaben)) is not None:
        return _Huerde.FILTER, lehne_ab(programm, hindernis, fassung)
    tage = finde_antragstage(vorhaben, fassung, je_bewilligungsjahr=je_bewilligungsjahr)
    if isinstance(tage, Hindernis):
        zu_frueh = fassung.fristen.letzter_antragstag(vorhaben) < fassung.gilt_ab
        huerde = _Huerde.NOCH_NICHT_IN_KRAFT if zu_frueh else _Huerde.TERMIN
        return huerde, lehne_ab(programm, tage, fassung)
    zuschuss = berechne_zuschuss(vorhaben, fassung)
    if isinstance(zuschuss, Hindernis):
        return _Huerde.BETRAG, lehne_ab(programm, zuschuss, fassung)
    angebote = [
        Angebot(programm, fassung, antrag_am, fassung.fristen.bewilligung_am(antrag_am), zuschuss)
        for antrag_am in tage
    ]
    allein = verbinde(angebote[:1], vorhaben)
    if isinstance(allein, tuple):  # what is too little alone is not more beside others
        return _Huerde.BETRAG, allein[0]
    return angebote
