"""What is left to be granted: pots of a programme, accounts of an applicant (De-minimis)."""

from dataclasses import replace

from massnahmenplan.foerderung.paket import Ablehnung, Antrag, Paket
from massnahmenplan.foerderung.planbedingungen import Vorgang
from massnahmenplan.foerderung.planrecht import wende_an
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import euro_knapp
from massnahmenplan.planungsfall import Planungsfall


def pruefe_mittel(fall: Planungsfall, vorhaben: Vorhaben, paket: Paket) -> Paket | tuple[Ablehnung, ...]:
    """Return the package as far as pots and accounts bear it, or why they do not.

    Accounts hold the earlier awards of the case, pots are taken to be full: other measures are not looked at.
    """
    auf_konten = _belaste_konten(fall, vorhaben, paket)
    if not isinstance(auf_konten, Paket):
        return auf_konten
    leer = tuple(
        _topf_zu_klein(fall, antrag)
        for antrag in auf_konten.antraege
        if antrag.programm in fall.toepfe
        and antrag.zuschuss_eur > fall.topf_eur(antrag.programm, antrag.bewilligung_am.year)
    )
    return leer or auf_konten


def _belaste_konten(fall: Planungsfall, vorhaben: Vorhaben, paket: Paket) -> Paket | tuple[Ablehnung, ...]:
    if not any(antrag.konten for antrag in paket.antraege):
        return paket
    programme = {antrag.programm: fall.programm_mit_id[antrag.programm] for antrag in paket.antraege}
    massnahme = vorhaben.massnahme.id
    vorgang = Vorgang(massnahme, vorhaben, tuple(antrag.wahl for antrag in paket.antraege))
    ergebnis = wende_an(replace(fall.recht, programme=programme), [vorgang])
    neu = ergebnis.pakete[massnahme]
    gefallen = set(programme) - {antrag.programm for antrag in neu.antraege}
    if not gefallen:
        return neu
    return tuple(
        Ablehnung(absage.programm, absage.grund, programme[absage.programm].name)
        for absage in ergebnis.absagen
        if absage.programm in gefallen
    )


def _topf_zu_klein(fall: Planungsfall, antrag: Antrag) -> Ablehnung:
    jahr = antrag.bewilligung_am.year
    grund = (
        f"Der Topf für Bewilligungen {jahr} enthält {euro_knapp(fall.topf_eur(antrag.programm, jahr))}, der "
        f"Zuschuss wäre {euro_knapp(antrag.zuschuss_eur)}."
    )
    return Ablehnung(antrag.programm, grund, "Fall: topf_eur")
