"""Search for the offers of one programme: every version, every day and set of facts that counts, or why not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import IntEnum
from itertools import chain, combinations

from massnahmenplan.begriffe.stand import Bescheid
from massnahmenplan.foerderung.angebot import Angebot, biete_an, lehne_ab
from massnahmenplan.foerderung.antragstage import finde_antragstage, nenne_terminhindernis, pruefe_antragstag
from massnahmenplan.foerderung.bescheid import OHNE_ZINS, absage, anderer_tag, bewilligtes_angebot, schliesst_aus
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.kumulierung import pruefe_allein
from massnahmenplan.foerderung.paket import Ablehnung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.teilung import geteilte_grenze
from massnahmenplan.foerderung.umfeld import FUER_SICH, Umfeld
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.foerderung.zuschuss import Zuschuss, berechne_zuschuss
from massnahmenplan.grundlagen.schreibweise import datum

NICHTS = Decimal(0)


class _Huerde(IntEnum):
    """What is tested, in this order; the refusal that got furthest tells most."""

    FILTER = 0
    NICHT_IN_GEBRAUCH = 1
    NOCH_NICHT_IN_KRAFT = 2
    TERMIN = 3
    BETRAG = 4


def sammle_angebote(
    vorhaben: Vorhaben, programm: Programm, umfeld: Umfeld = FUER_SICH, *, auch_ohne_zins: bool = False
) -> tuple[Angebot, ...] | Ablehnung:
    """Return all offers of the programme by day of application, or why there is none.

    auch_ohne_zins: loans are offered even if their interest is not known; no plan can reckon with these.
    """
    bescheid = vorhaben.bescheid(programm.id)
    if bescheid is not None and bescheid.art != "abgelehnt":
        return _nach_bescheid(vorhaben, programm, bescheid, umfeld, auch_ohne_zins)
    angebote: list[Angebot] = []
    for fassung in programm.fassungen:
        if bescheid is not None and schliesst_aus(bescheid, programm, fassung):
            continue
        nicht_in_gebrauch = _nicht_in_gebrauch(programm, fassung, auch_ohne_zins)
        if fassung.filter.passt_zur_art(vorhaben) and nicht_in_gebrauch is None:
            angebote += _angebote(vorhaben, programm, fassung, umfeld)
    if not angebote and bescheid is not None:
        return absage(bescheid, programm)
    return tuple(angebote) or _begruende(vorhaben, programm, auch_ohne_zins)


def _nach_bescheid(
    vorhaben: Vorhaben, programm: Programm, bescheid: Bescheid, umfeld: Umfeld, auch_ohne_zins: bool
) -> tuple[Angebot, ...] | Ablehnung:
    """Return the one application that has been made: as approved, or as the law says until it is decided."""
    tag = bescheid.beantragt_am
    if bescheid.bewilligt:
        angebot = pruefe_angebot(vorhaben, programm, tag, auch_ohne_zins=auch_ohne_zins)
        return angebot if isinstance(angebot, Ablehnung) else (angebot,)
    fassung = programm.fassung_am(tag)
    if fassung is not None and (hindernis := _nicht_in_gebrauch(programm, fassung, auch_ohne_zins)) is not None:
        return lehne_ab(programm.id, hindernis, fassung)
    return sammle_angebote_am(vorhaben, programm, tag, umfeld)


def sammle_angebote_am(
    vorhaben: Vorhaben, programm: Programm, antrag_am: date, umfeld: Umfeld = FUER_SICH
) -> tuple[Angebot, ...] | Ablehnung:
    """Return the offers for an application on exactly this day, one per set of facts, or why there is none.

    Loans are offered as well. The day is replaced by ``antragstag`` where another one selects the version.
    """
    tag = antragstag(vorhaben, programm, antrag_am)
    fassung = programm.fassung_am(tag)
    if fassung is None:
        return _ohne_fassung(programm, tag)
    gefunden: list[Angebot] = []
    absagen: list[Ablehnung] = []
    for mit, ohne in angaben(vorhaben, fassung, umfeld):
        mit_angaben = vorhaben.mit_angaben(mit, ohne)
        ergebnis = pruefe_angebot(mit_angaben, programm, tag)
        if isinstance(ergebnis, Angebot):
            zu_wenig = pruefe_allein(ergebnis, mit_angaben, gemeinsam=programm.id in umfeld.sammelantraege)
            ergebnis = zu_wenig or ergebnis
        if isinstance(ergebnis, Ablehnung):
            absagen.append(ergebnis)
        elif not any(_bringt_dasselbe(ergebnis, anderes) for anderes in gefunden):
            gefunden.append(ergebnis)
    return tuple(gefunden) or absagen[0]


def antragstag(vorhaben: Vorhaben, programm: Programm, antrag_am: date) -> date:
    """Return the day that selects the version: this one, or where it is that of commissioning, the latest one."""
    fristen = programm.fassungen[-1].fristen
    return fristen.letzter_antragstag(vorhaben) if fristen.massgeblich == "inbetriebnahme" else antrag_am


def pruefe_angebot(
    vorhaben: Vorhaben,
    programm: Programm,
    antrag_am: date,
    belegt_eur: Decimal = NICHTS,
    *,
    auch_ohne_zins: bool = True,
) -> Angebot | Ablehnung:
    """Return the offer of the programme for an application on exactly this day, or why there is none.

    vorhaben: with the facts that the application rests on. belegt_eur: what earlier applications have taken of
    the shared cap. auch_ohne_zins: loans are accepted even if their interest is not known. The repayment grant is
    that on the highest loan.
    """
    bescheid, fassung = vorhaben.bescheid(programm.id), programm.fassung_am(antrag_am)
    if bescheid is not None and bescheid.art != "abgelehnt":
        if (absage_des_tags := anderer_tag(bescheid, programm, antrag_am)) is not None:
            return absage_des_tags
        if bescheid.bewilligt:
            return bewilligtes_angebot(vorhaben, programm, bescheid, auch_ohne_zins=auch_ohne_zins)
        vorhaben = replace(vorhaben, stichtag=min(vorhaben.stichtag, antrag_am))
    if fassung is None:
        return Ablehnung(programm.id, f"Am {datum(antrag_am)} gilt keine Fassung.", programm.name)
    if bescheid is not None and bescheid.art == "abgelehnt" and schliesst_aus(bescheid, programm, fassung):
        return absage(bescheid, programm)
    am_tag = vorhaben.am(antrag_am)
    hindernis = (
        _nicht_in_gebrauch(programm, fassung, auch_ohne_zins)
        or _unerlaubter_verzicht(vorhaben, fassung)
        or fassung.filter.pruefe(am_tag)
        or pruefe_antragstag(vorhaben, fassung, antrag_am)
    )
    if hindernis is not None:
        return lehne_ab(programm.id, hindernis, fassung)
    zuschuss = berechne_zuschuss(am_tag, fassung, belegt_eur)
    if isinstance(zuschuss, Hindernis):
        return lehne_ab(programm.id, zuschuss, fassung)
    return biete_an(am_tag, programm, fassung, antrag_am, zuschuss)


def _angebote(vorhaben: Vorhaben, programm: Programm, fassung: Fassung, umfeld: Umfeld) -> Iterator[Angebot]:
    tage = finde_antragstage(
        vorhaben,
        fassung,
        je_bewilligungsjahr=_je_bewilligungsjahr(programm, fassung, umfeld),
        je_bewilligungsperiode=not umfeld.konten.isdisjoint(fassung.konten),
        je_antragsjahr=_je_antragsjahr(vorhaben, programm, fassung, umfeld),
        auch_am_vortag=_auch_am_vortag(vorhaben, fassung, umfeld),
        mit_anderen=programm.id in umfeld.sammelantraege,
    )
    wechselhaft = vorhaben.traeger.hat_befristete_merkmale
    nach_alter = bool(fassung.filter.mindestalter_jahre)
    gemeinsam = programm.id in umfeld.sammelantraege
    berechnet: dict[tuple[object, ...], Zuschuss | None] = {}
    for tag in tage:
        gefunden: list[Angebot] = []
        for mit, ohne in angaben(vorhaben, fassung, umfeld):
            mit_angaben = vorhaben.mit_angaben(mit, ohne)
            am_tag = mit_angaben.am(tag) if wechselhaft or nach_alter else mit_angaben
            schluessel = mit, ohne, tag.year if nach_alter else None, tag if wechselhaft else None
            if schluessel not in berechnet:
                berechnet[schluessel] = _zuschuss(am_tag, programm, fassung, gemeinsam)
            zuschuss = berechnet[schluessel]
            if zuschuss is None:
                continue
            angebot = biete_an(am_tag, programm, fassung, tag, zuschuss)
            if not any(_bringt_dasselbe(angebot, anderes) for anderes in gefunden):
                gefunden.append(angebot)
        yield from gefunden


def _je_bewilligungsjahr(programm: Programm, fassung: Fassung, umfeld: Umfeld) -> bool:
    """Years of approval differ where a pot or an account may run out, or applications may be joined."""
    return (
        programm.id in umfeld.toepfe
        or programm.id in umfeld.sammelantraege
        or not umfeld.konten.isdisjoint(fassung.konten)
    )


def _je_antragsjahr(vorhaben: Vorhaben, programm: Programm, fassung: Fassung, umfeld: Umfeld) -> bool:
    """Years of application differ where a cap renews, an exclusion ends, or the plan shuts the programme off."""
    if any(not umfeld.arten_am_ort.isdisjoint(sperre.massnahmenarten) for sperre in fassung.sperren):
        return True
    if programm.id in umfeld.am_objekt_unvereinbar and any(
        regel.wartezeit_monate is not None for regel in fassung.kumulierung.ausgeschlossen_am_objekt
    ):
        return True
    grenze = geteilte_grenze(fassung, vorhaben)
    return grenze is not None and grenze.erneuert_sich and grenze.inhaber(vorhaben) in umfeld.geteilt


def _auch_am_vortag(vorhaben: Vorhaben, fassung: Fassung, umfeld: Umfeld) -> bool:
    """A day counts on accounts with a rolling window, and for who is first to take from a shared cap."""
    grenze = geteilte_grenze(fassung, vorhaben)
    geteilt = grenze is not None and grenze.inhaber(vorhaben) in umfeld.geteilt
    return geteilt or not umfeld.konten.isdisjoint(fassung.konten)


def angaben(
    vorhaben: Vorhaben, fassung: Fassung, umfeld: Umfeld
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield which facts of the plan the application rests on, and which it waives; nothing of both comes first."""
    moegliche = sorted((umfeld.planmerkmale & fassung.genannte_merkmale) - vorhaben.merkmale)
    verzichtbare = sorted(fassung.kontingentierte_merkmale & vorhaben.merkmale)
    for mit in _teilmengen(moegliche):
        for ohne in _teilmengen(verzichtbare):
            yield mit, ohne


def _teilmengen(merkmale: list[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(merkmale, anzahl) for anzahl in range(len(merkmale) + 1))


def _bringt_dasselbe(angebot: Angebot, anderes: Angebot) -> bool:
    """Return True if the facts make no difference to an application of the same day."""
    return (
        angebot.zuschuss == anderes.zuschuss
        and angebot.geteilt == anderes.geteilt
        and angebot.kontingente == anderes.kontingente
    )


def _zuschuss(am_tag: Vorhaben, programm: Programm, fassung: Fassung, gemeinsam: bool) -> Zuschuss | None:
    zuschuss = _zuschuss_oder_absage(am_tag, programm, fassung, gemeinsam)
    return zuschuss if isinstance(zuschuss, Zuschuss) else None


def _zuschuss_oder_absage(
    am_tag: Vorhaben, programm: Programm, fassung: Fassung, gemeinsam: bool
) -> Zuschuss | Ablehnung:
    """Return the grant, or the refusal where it is too little: other programmes beside it never raise it."""
    if (mangel := fassung.filter.pruefe(am_tag)) is not None:
        return lehne_ab(programm.id, mangel, fassung)
    zuschuss = berechne_zuschuss(am_tag, fassung)
    if isinstance(zuschuss, Hindernis):
        return lehne_ab(programm.id, zuschuss, fassung)
    angebot = biete_an(am_tag, programm, fassung, fassung.gilt_ab, zuschuss)
    return pruefe_allein(angebot, am_tag, gemeinsam=gemeinsam) or zuschuss


def _ohne_fassung(programm: Programm, tag: date) -> Ablehnung:
    """Return the refusal for a day without a version, with the nearest days that have one."""
    frueher = [fassung for fassung in programm.fassungen if fassung.gilt_ab <= tag]
    spaeter = [fassung for fassung in programm.fassungen if fassung.gilt_ab > tag]
    saetze = [f"Am {datum(tag)} gilt keine Fassung."]
    if frueher:
        saetze.append(f"Anträge waren bis {datum(frueher[-1].gilt_bis)} möglich.")
    if spaeter:
        saetze.append(f"Anträge sind {'wieder' if frueher else 'erst'} ab {datum(spaeter[0].gilt_ab)} möglich.")
    elif programm.nachfolger:
        saetze.append(f"Nachfolger: {', '.join(programm.nachfolger)}.")
    return Ablehnung(programm.id, " ".join(saetze), (frueher or spaeter)[-1].rechtsgrundlage)


def _nicht_in_gebrauch(programm: Programm, fassung: Fassung, auch_ohne_zins: bool) -> Hindernis | None:
    """Return why the version is not used at all, whatever the project, or None."""
    if fassung.nur_auskunft is not None:
        return Hindernis(f"Nur zur Auskunft im Katalog: {fassung.nur_auskunft}")
    if not fassung.sicherheit.reicht(programm.sicher_ab):
        return Hindernis(
            f"Die Angaben zur Fassung ab {datum(fassung.gilt_ab)} haben nur die Sicherheit "
            f"{fassung.sicherheit.value}, verlangt ist {programm.sicher_ab.value} (mindestsicherheit)."
        )
    if fassung.kredit is not None and fassung.kredit.sollzins is None and not auch_ohne_zins:
        return Hindernis(OHNE_ZINS)
    return None


def _unerlaubter_verzicht(vorhaben: Vorhaben, fassung: Fassung) -> Hindernis | None:
    """Return which fact the applicant cannot do without: only a bonus may be waived of which there are so many."""
    for merkmal in vorhaben.ohne:
        if merkmal not in fassung.kontingentierte_merkmale:
            return Hindernis(f"Auf die Angabe „{merkmal}“ kann nicht verzichtet werden (ohne).")
    return None


def _begruende(vorhaben: Vorhaben, programm: Programm, auch_ohne_zins: bool) -> Ablehnung:
    """Return the refusal of the version that got furthest.

    Of several the last one, except among versions not yet in force: there the first one is the nearest.
    """
    absagen = [_sage_ab(vorhaben, programm, fassung, auch_ohne_zins) for fassung in programm.fassungen]
    weiteste = max(huerde for huerde, _ in absagen)
    gleich_weit = [ablehnung for huerde, ablehnung in absagen if huerde is weiteste]
    return gleich_weit[0 if weiteste is _Huerde.NOCH_NICHT_IN_KRAFT else -1]


def _sage_ab(
    vorhaben: Vorhaben, programm: Programm, fassung: Fassung, auch_ohne_zins: bool
) -> tuple[_Huerde, Ablehnung]:
    if (mangel := fassung.filter.artmangel(vorhaben)) is not None:
        return _Huerde.FILTER, lehne_ab(programm.id, Hindernis(mangel), fassung)
    if (hindernis := _nicht_in_gebrauch(programm, fassung, auch_ohne_zins)) is not None:
        return _Huerde.NICHT_IN_GEBRAUCH, lehne_ab(programm.id, hindernis, fassung)
    if (hindernis := nenne_terminhindernis(vorhaben, fassung)) is not None:
        zu_frueh = fassung.fristen.letzter_antragstag(vorhaben) < fassung.gilt_ab
        return _Huerde.NOCH_NICHT_IN_KRAFT if zu_frueh else _Huerde.TERMIN, lehne_ab(
            programm.id, hindernis, fassung
        )
    tag = next(iter(finde_antragstage(vorhaben, fassung)), fassung.gilt_ab)
    am_tag = vorhaben.am(tag)
    if (hindernis := fassung.filter.pruefe(am_tag)) is not None:
        return _Huerde.FILTER, lehne_ab(programm.id, hindernis, fassung)
    absage = _zuschuss_oder_absage(am_tag, programm, fassung, gemeinsam=False)
    assert isinstance(absage, Ablehnung)  # otherwise there would be an offer
    return _Huerde.BETRAG, absage
